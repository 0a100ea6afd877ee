/** What was sent of appraisals, in the database: kept with the words of every question, never changed, found again by its code. */
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { newReceiptCode } from '../kernel/token.ts';
import type { Mission } from '../mission/mission.ts';
import { answersTo, begunOf, bodyOf, type SubmissionBody, unanswered } from './answers.ts';
import type { Appraisal, Changes } from './appraisal.ts';
import { type FormOf, formOf, holdDraft, saveAnswers, startAppraisal } from './appraisal.store.ts';
import { lateIn } from './late.ts';

/** A form to send. */
interface SubmitOrder {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  author: string;
  /** What the sending itself brings, over what was saved. */
  changes: Changes;
  /** When the form was last saved as `changes` were compared with it (ISO 8601), null before the first saving; undefined: they were not. */
  asOf?: string | null;
  /** Milliseconds. */
  at: number;
  /** Who sends, and through what. */
  actor: string | null;
  via: string;
  /** Staff who typed a paper form, and its scan. */
  typed?: { by: string; scan: string | null; scanName: string | null };
}

/** What was sent. `number` counts how many times its author sent it. */
export interface Submission {
  id: string;
  appraisal: string;
  number: number;
  body: SubmissionBody;
  code: string;
  /** ISO 8601. */
  submittedAt: string;
  typedBy: string | null;
  scan: string | null;
  scanName: string | null;
}

/**
 * What became of a form that was sent: on record (`again`: it was already), or criteria still want an answer, or it was saved from another page
 * while this one was compared with it, and is to be compared again.
 */
type Submitted = { submission: Submission; again: boolean } | { missing: readonly string[] } | { moved: true };

/** Whether the form was saved since `asOf`. Holds its row until the end of `trx`. */
async function hasMoved(trx: Database, form: FormOf, asOf: string | null): Promise<boolean> {
  const draft = await holdDraft(trx, form);
  return draft !== null && draft.savedAt !== asOf;
}

/**
 * What `draft` says and neither `body`, typed in its place, nor what was sent before does: kept beside it, since nobody read it. Undefined when
 * nothing is lost.
 */
function leftAside(draft: Appraisal | null, body: SubmissionBody, before: Submission | null, rubric: Rubric) {
  const said = draft && { typed: { answers: answersTo(rubric, draft.answers), comment: draft.comment }, seen: null };
  const isLost = said !== null && [body, ...(before ? [before.body] : [])].every((kept) => lateIn(said, kept) !== null);
  return isLost ? begunOf(rubric, body.language, draft!) : undefined;
}

/**
 * Sends a form in the transaction `trx`: the words of every question are kept with its answer, it bears a number and a code, and is on the
 * journal, which comes last. Sent twice, it is the same. With criteria that want an answer nothing is sent, and what was typed is saved.
 */
export async function submitAppraisal(trx: Database, order: SubmitOrder, within?: Within): Promise<Submitted> {
  const { mission, guide, rubric, author, changes, at, typed } = order;
  const { school } = mission;
  const form = { school, mission: mission.id, rubric: rubric.id, author };
  if (order.asOf !== undefined && (await hasMoved(trx, form, order.asOf))) return { moved: true };
  await startAppraisal(trx, { ...form, guide: guide.guide, guideVersion: guide.version, at });
  const draft = typed ? await holdDraft(trx, form) : null;
  const saved = await saveAnswers(trx, form, changes, at); // holds the row until the end: a second sending waits here
  const appraisal = (await formOf(trx, form))!;
  if (!saved) return { submission: (await lastSubmission(trx, school, appraisal.id))!, again: true };
  const answers = answersTo(rubric, appraisal.answers);
  const missing = unanswered(rubric, answers);
  if (missing.length > 0) return { missing };
  const before = await lastSubmission(trx, school, appraisal.id);
  const number = (before?.number ?? 0) + 1;
  const body = bodyOf(rubric, guide.language, answers, appraisal.comment);
  const begun = leftAside(draft, body, before, rubric);
  const row = await trx
    .insertInto('appraisal_submission')
    .values({
      school_id: school,
      appraisal_id: appraisal.id,
      number,
      body: JSON.stringify({ ...body, begun }),
      code: newReceiptCode(),
      submitted_at: new Date(at),
      typed_by: typed?.by ?? null,
      scan: typed?.scan ?? null,
      scan_name: typed?.scanName ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('appraisal')
    .set({ state: 'submitted', submitted_at: new Date(at), guide: guide.guide, guide_version: guide.version })
    .where('school_id', '=', school)
    .where('appraisal_id', '=', appraisal.id)
    .execute();
  const submission = toSubmission(row);
  await within?.(submission);
  await record(trx, {
    school,
    at,
    actor: order.actor,
    via: order.via,
    action: typed ? 'appraisal.typed' : 'appraisal.submitted',
    subject: `mission:${mission.id}`,
    details: {
      appraisal: appraisal.id,
      rubric: rubric.id,
      author,
      number,
      code: submission.code,
      scan: typed?.scan ?? undefined,
    },
  });
  return { submission, again: false };
}

/** What is written with a sending, before the journal: its letter, its link. */
type Within = (submission: Submission) => Promise<void>;

interface SubmissionRow {
  submission_id: string;
  appraisal_id: string;
  number: number;
  body: unknown;
  code: string;
  submitted_at: Date;
  typed_by: string | null;
  scan: string | null;
  scan_name: string | null;
}

/** A row as it is read. */
const toSubmission = (row: SubmissionRow): Submission => ({
  id: row.submission_id,
  appraisal: row.appraisal_id,
  number: row.number,
  body: row.body as SubmissionBody,
  code: row.code,
  submittedAt: row.submitted_at.toISOString(),
  typedBy: row.typed_by,
  scan: row.scan,
  scanName: row.scan_name,
});

/** What was last sent of an appraisal; null before. */
export async function lastSubmission(db: Database, school: string, appraisal: string): Promise<Submission | null> {
  const row = await db
    .selectFrom('appraisal_submission')
    .selectAll()
    .where('school_id', '=', school)
    .where('appraisal_id', '=', appraisal)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toSubmission(row) : null;
}

/** Everything that was sent of an appraisal, newest first. */
export async function submissionsOf(db: Database, school: string, appraisal: string): Promise<Submission[]> {
  const rows = await db
    .selectFrom('appraisal_submission')
    .selectAll()
    .where('school_id', '=', school)
    .where('appraisal_id', '=', appraisal)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(toSubmission);
}

/** The sending `id` of `school`; null when there is none. */
export async function readSubmission(db: Database, school: string, id: string): Promise<Submission | null> {
  const row = await db
    .selectFrom('appraisal_submission')
    .selectAll()
    .where('school_id', '=', school)
    .where('submission_id', '=', id)
    .executeTakeFirst();
  return row ? toSubmission(row) : null;
}

/** The sending that bears `code`, whatever its school, and whether a newer one replaced it; null when there is none. */
export async function submissionByCode(
  db: Database,
  code: string,
): Promise<{ school: string; submission: Submission; replaced: boolean } | null> {
  const row = await db.selectFrom('appraisal_submission').selectAll().where('code', '=', code).executeTakeFirst();
  if (!row) return null;
  const last = await lastSubmission(db, row.school_id, row.appraisal_id);
  return { school: row.school_id, submission: toSubmission(row), replaced: last?.id !== row.submission_id };
}
