/** Appraisals in the database: saved every few seconds while they are filled, then sent once and for all. */
import { sql } from 'kysely';
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { record } from '../kernel/journal.store.ts';
import { newReceiptCode } from '../kernel/token.ts';
import type { Mission } from '../mission/mission.ts';
import { bodyOf, type SubmissionBody, unanswered } from './answers.ts';
import type { Answers, Appraisal, MissionAppraisal } from './appraisal.ts';

/** Whose form of which mission. */
export interface FormOf {
  school: string;
  mission: string;
  rubric: string;
  author: string;
}

/** What changed in a form since it was last saved. */
export interface Changes {
  answers: Answers;
  /** Null: not touched. */
  comment: string | null;
}

type Row = {
  school_id: string;
  appraisal_id: string;
  mission_id: string;
  rubric: string;
  guide: string;
  guide_version: string;
  author_id: string;
  state: 'draft' | 'submitted';
  answers: Record<string, string>;
  comment: string;
  saved_at: Date;
  submitted_at: Date | null;
};

const toAppraisal = (row: Row): Appraisal => ({
  school: row.school_id,
  id: row.appraisal_id,
  mission: row.mission_id,
  rubric: row.rubric,
  guide: row.guide,
  guideVersion: row.guide_version,
  author: row.author_id,
  state: row.state,
  answers: row.answers,
  comment: row.comment,
  savedAt: row.saved_at.toISOString(),
  submittedAt: row.submitted_at?.toISOString() ?? null,
});

/** The form of one person, null before its first saving. */
export async function formOf(db: Database, { school, mission, rubric, author }: FormOf): Promise<Appraisal | null> {
  const row = await db
    .selectFrom('appraisal')
    .selectAll()
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('rubric', '=', rubric)
    .where('author_id', '=', author)
    .executeTakeFirst();
  return row ? toAppraisal(row) : null;
}

/** The appraisal `id` of `school`; null when there is none. */
export async function readAppraisal(db: Database, school: string, id: string): Promise<Appraisal | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('appraisal')
    .selectAll()
    .where('school_id', '=', school)
    .where('appraisal_id', '=', id)
    .executeTakeFirst();
  return row ? toAppraisal(row) : null;
}

/** Begins a form, unless it was begun. */
export async function startAppraisal(
  db: Database,
  form: FormOf & { guide: string; guideVersion: string; at: number },
): Promise<void> {
  const at = new Date(form.at);
  await db
    .insertInto('appraisal')
    .values({
      school_id: form.school,
      mission_id: form.mission,
      rubric: form.rubric,
      author_id: form.author,
      guide: form.guide,
      guide_version: form.guideVersion,
      started_at: at,
      saved_at: at,
    })
    .onConflict((on) => on.columns(['school_id', 'mission_id', 'rubric', 'author_id']).doNothing())
    .execute();
}

/**
 * Saves what changed in a form: one update, nothing on the journal. What another tab saved of other fields stays.
 *
 * @returns false when there is no form to save: it was not begun, or it was sent
 */
export async function saveAnswers(db: Database, form: FormOf, changes: Changes, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('appraisal')
    .set({
      answers: sql`answers || ${JSON.stringify(changes.answers)}::jsonb`,
      ...(changes.comment !== null && { comment: changes.comment }),
      saved_at: new Date(at),
    })
    .where('school_id', '=', form.school)
    .where('mission_id', '=', form.mission)
    .where('rubric', '=', form.rubric)
    .where('author_id', '=', form.author)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A form to send. */
export interface SubmitOrder {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  author: string;
  /** What the sending itself brings, over what was saved. */
  changes: Changes;
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

/** What became of a form that was sent: on record (`again`: it was already), or criteria still want an answer. */
export type Submitted = { submission: Submission; again: boolean } | { missing: readonly string[] };

/**
 * Sends a form in the transaction `trx`: the words of every question are kept with its answer, it bears a number and a code, and is on the
 * journal, which comes last. Sent twice, it is the same. With criteria that want an answer nothing is sent, and what was typed is saved.
 */
export async function submitAppraisal(trx: Database, order: SubmitOrder, before?: Before): Promise<Submitted> {
  const { mission, guide, rubric, author, changes, at, typed } = order;
  const { school } = mission;
  const form = { school, mission: mission.id, rubric: rubric.id, author };
  await startAppraisal(trx, { ...form, guide: guide.guide, guideVersion: guide.version, at });
  const saved = await saveAnswers(trx, form, changes, at); // holds the row until the end: a second sending waits here
  const appraisal = (await formOf(trx, form))!;
  if (!saved) return { submission: (await lastSubmission(trx, school, appraisal.id))!, again: true };
  const missing = unanswered(rubric, appraisal.answers);
  if (missing.length > 0) return { missing };
  const number = ((await lastSubmission(trx, school, appraisal.id))?.number ?? 0) + 1;
  const body = bodyOf(rubric, guide.language, appraisal.answers, appraisal.comment);
  const row = await trx
    .insertInto('appraisal_submission')
    .values({
      school_id: school,
      appraisal_id: appraisal.id,
      number,
      body: JSON.stringify(body),
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
    .set({ state: 'submitted', submitted_at: new Date(at) })
    .where('school_id', '=', school)
    .where('appraisal_id', '=', appraisal.id)
    .execute();
  const submission = toSubmission(row);
  await before?.(submission);
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
export type Before = (submission: Submission) => Promise<void>;

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
export const toSubmission = (row: SubmissionRow): Submission => ({
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

/**
 * Every appraisal and feedback asked, begun or given for `missions`, one a tutor and item: what is furthest. What a lead reopened is a draft
 * again.
 */
export async function appraisalsOf(db: Database, school: string, missions: readonly string[]): Promise<MissionAppraisal[]> {
  if (missions.length === 0) return [];
  const { rows } = await sql<Omit<MissionAppraisal, 'at'> & { at: Date }>`
    SELECT DISTINCT ON (mission, item, author) mission, item, author, id, state, at FROM (
      SELECT mission_id AS mission, rubric AS item, author_id AS author, appraisal_id AS id, state,
        CASE state WHEN 'submitted' THEN submitted_at ELSE saved_at END AS at, CASE state WHEN 'submitted' THEN 0 ELSE 1 END AS rank
      FROM appraisal WHERE school_id = ${school} AND mission_id = ANY(${missions}::uuid[])
      UNION ALL
      SELECT mission_id, item, author_id, NULL, 'submitted', given_at, 0
      FROM feedback WHERE school_id = ${school} AND mission_id = ANY(${missions}::uuid[])
      UNION ALL
      SELECT mission_id, item, person_id, NULL, 'asked', created_at, 2
      FROM link WHERE school_id = ${school} AND mission_id = ANY(${missions}::uuid[]) AND purpose IN ('appraisal', 'feedback')
        AND revoked_at IS NULL
    ) AS every ORDER BY mission, item, author, rank, at DESC`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
