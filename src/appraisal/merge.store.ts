/** What tutors said, when two records of one of them turn out to be one: moved, unless both filled the same form. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Merge } from '../kernel/merge.ts';
import { renamePerson } from '../kernel/merge.store.ts';

type Two = Pick<Merge, 'school' | 'from' | 'into'>;

/** A form that says nothing yet. */
const empty = (form: string) =>
  sql.raw(`${form}.state = 'draft' AND ${form}.answers = '{}' AND ${form}.comment = '' AND NOT EXISTS (
    SELECT FROM appraisal_submission AS s WHERE s.school_id = ${form}.school_id AND s.appraisal_id = ${form}.appraisal_id)`);
const TWINS = sql.raw(`appraisal AS a JOIN appraisal AS b
  ON b.school_id = a.school_id AND b.mission_id = a.mission_id AND b.rubric = a.rubric`);

/** Missions in which both records filled the form of one rubric: which of the two holds is not for a machine to say. */
export async function twoForms(db: Database, { school, from, into }: Two): Promise<string[]> {
  const { rows } = await sql<{ mission: string }>`
    SELECT DISTINCT a.mission_id AS mission FROM ${TWINS}
    WHERE a.school_id = ${school} AND a.author_id = ${from} AND b.author_id = ${into}
      AND NOT (${empty('a')}) AND NOT (${empty('b')})`.execute(db);
  return rows.map((row) => row.mission);
}

/** What both records were writing of the same feedback becomes one text: they are one person, who sends it when they have read it again. */
async function joinDrafts(trx: Database, { school, from, into }: Two): Promise<void> {
  await sql`
    WITH gone AS (
      DELETE FROM feedback_draft AS a USING feedback_draft AS b
      WHERE a.school_id = ${school} AND a.author_id = ${from} AND b.author_id = ${into}
        AND b.school_id = a.school_id AND b.mission_id = a.mission_id AND b.item = a.item
      RETURNING a.*)
    UPDATE feedback_draft AS d SET about = gone.about || d.about, words = concat_ws(E'\\n\\n', nullif(d.words, ''), nullif(gone.words, '')),
      words_in = '', started_at = least(d.started_at, gone.started_at), saved_at = greatest(d.saved_at, gone.saved_at)
    FROM gone WHERE d.school_id = gone.school_id AND d.mission_id = gone.mission_id AND d.item = gone.item
      AND d.author_id = ${into}`.execute(trx);
}

/** Moves it. A form that says nothing gives way to the one that says something. */
export async function movePerson(trx: Database, merge: Merge): Promise<void> {
  const { school, from, into } = merge;
  for (const [giving, staying] of [
    [from, into],
    [into, from],
  ]) {
    await sql`
      DELETE FROM appraisal AS gone USING ${TWINS}
      WHERE gone.school_id = a.school_id AND gone.appraisal_id = a.appraisal_id
        AND a.school_id = ${school} AND a.author_id = ${giving} AND b.author_id = ${staying} AND ${empty('a')}`.execute(trx);
  }
  await joinDrafts(trx, merge);
  await renamePerson(trx, merge, {
    appraisal: ['author_id'],
    appraisal_submission: ['typed_by'],
    appraisal_reopening: ['given_by'],
    appraisal_reply: ['said_by'],
    feedback: ['author_id', 'typed_by'],
    feedback_draft: ['author_id'],
  });
}

/** How much a person said. */
export async function saidBy(db: Database, school: string, person: string): Promise<{ appraisals: number; feedback: number }> {
  const { rows } = await sql<{ appraisals: number; feedback: number }>`
    SELECT (SELECT count(*)::int FROM appraisal WHERE school_id = ${school} AND author_id = ${person}) AS appraisals,
      (SELECT count(*)::int FROM feedback WHERE school_id = ${school} AND author_id = ${person}) AS feedback`.execute(db);
  return rows[0]!;
}
