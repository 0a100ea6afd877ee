/** Appraisals in the database: saved every few seconds while they are filled. What is sent of them: submission.store.ts. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { refuseMerged } from '../kernel/journal.store.ts';
import type { Appraisal, Changes, MissionAppraisal, Saved } from './appraisal.ts';

/** Whose form of which mission. */
export interface FormOf {
  school: string;
  mission: string;
  rubric: string;
  author: string;
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

const selectForm = (db: Database, { school, mission, rubric, author }: FormOf) =>
  db
    .selectFrom('appraisal')
    .selectAll()
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('rubric', '=', rubric)
    .where('author_id', '=', author);

/** The form of one person, null before its first saving. */
export async function formOf(db: Database, form: FormOf): Promise<Appraisal | null> {
  const row = await selectForm(db, form).executeTakeFirst();
  return row ? toAppraisal(row) : null;
}

/** The form of one person, held until the end of `trx`; null before its first saving, and once it is sent. */
export async function holdDraft(trx: Database, form: FormOf): Promise<Appraisal | null> {
  const row = await selectForm(trx, form).where('state', '=', 'draft').forUpdate().executeTakeFirst();
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

/** Begins a form, unless it was begun. Refused to a record that is being merged into another one: the form would stay behind. */
export async function startAppraisal(
  db: Database,
  form: FormOf & { guide: string; guideVersion: string; at: number },
): Promise<void> {
  const at = new Date(form.at);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('appraisal')
    .columns(['school_id', 'mission_id', 'rubric', 'author_id', 'guide', 'guide_version', 'started_at', 'saved_at'])
    .expression(
      notMerged(db, form).select([
        'school_id',
        sql<string>`${form.mission}::uuid`.as('mission_id'),
        sql<string>`${form.rubric}::text`.as('rubric'),
        'person_id',
        sql<string>`${form.guide}::text`.as('guide'),
        sql<string>`${form.guideVersion}::text`.as('guide_version'),
        sql<Date>`${at}::timestamptz`.as('started_at'),
        sql<Date>`${at}::timestamptz`.as('saved_at'),
      ]),
    )
    .onConflict((on) => on.columns(['school_id', 'mission_id', 'rubric', 'author_id']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) await refuseMerged(db, form.school, [form.author]);
}

/** The record of an author, held for the statement that begins something of theirs: it waits for a merge, and finds nobody after it. */
export const notMerged = (db: Database, { school, author }: Pick<FormOf, 'school' | 'author'>) =>
  db
    .selectFrom('person')
    .where('school_id', '=', school)
    .where('person_id', '=', author)
    .where('merged_into', 'is', null)
    .forKeyShare();

/** A text unless another page wrote it since `known`, and the page that wrote it last. */
export function textOver(text: 'comment' | 'words', { comment, known }: Changes) {
  if (comment === null) return {};
  const by = `${text}_in` as const;
  if (!known) return { [text]: comment, [by]: '' };
  const free = sql`${sql.ref(by)} = ${known.page} OR ${sql.ref(text)} IN (${known.comment}, ${comment})`;
  const over = (column: string, value: string) => sql<string>`CASE WHEN ${free} THEN ${value} ELSE ${sql.ref(column)} END`;
  return { [text]: over(text, comment), [by]: over(by, known.page) };
}

/** What became of a saving that left `text`. */
export const savedAs = (text: string, { comment }: Changes): Saved =>
  comment === null || comment === text ? 'saved' : 'elsewhere';

/**
 * Saves what changed in a form: one update, nothing on the journal. What another tab saved of other fields stays.
 *
 * @returns null when there is no form to save: it was not begun, or it was sent
 */
export async function saveAnswers(db: Database, form: FormOf, changes: Changes, at: number): Promise<Saved | null> {
  const row = await db
    .updateTable('appraisal')
    .set({
      answers: sql`answers || ${JSON.stringify(changes.answers)}::jsonb`,
      ...textOver('comment', changes),
      saved_at: new Date(at),
    })
    .where('school_id', '=', form.school)
    .where('mission_id', '=', form.mission)
    .where('rubric', '=', form.rubric)
    .where('author_id', '=', form.author)
    .where('state', '=', 'draft')
    .returning('comment')
    .executeTakeFirst();
  return row ? savedAs(row.comment, changes) : null;
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
      SELECT mission_id, item, author_id, NULL, 'draft', saved_at, 1
      FROM feedback_draft WHERE school_id = ${school} AND mission_id = ANY(${missions}::uuid[])
      UNION ALL
      SELECT mission_id, item, person_id, NULL, 'asked', created_at, 2
      FROM link WHERE school_id = ${school} AND mission_id = ANY(${missions}::uuid[]) AND purpose IN ('appraisal', 'feedback')
        AND revoked_at IS NULL
    ) AS every ORDER BY mission, item, author, rank, at DESC`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
