/** What tutors say of a deposit that they validate: only added to, the last word of each counts. */
import { among, type Database } from '../kernel/database.ts';

/** Deposit → what was said of it, oldest first. */
export async function validationsOf(
  db: Database,
  school: string,
  deposits: readonly string[],
): Promise<ReadonlyMap<string, { person: string; valid: boolean }[]>> {
  if (deposits.length === 0) return new Map();
  const rows = await db
    .selectFrom('deposit_validation')
    .select(['deposit_id', 'person_id as person', 'valid'])
    .where('school_id', '=', school)
    .where('deposit_id', '=', among(deposits))
    .orderBy('said_at')
    .orderBy('validation_id')
    .execute();
  return Map.groupBy(rows, (row) => row.deposit_id);
}

/** What one person said of a deposit. */
export interface Word {
  person: string;
  firstName: string;
  lastName: string;
  valid: boolean;
  comment: string;
  /** ISO 8601. */
  at: string;
}

/** What was said of a deposit, by whom, newest first. */
export async function wordsOn(db: Database, school: string, deposit: string): Promise<Word[]> {
  const rows = await db
    .selectFrom('deposit_validation as v')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'v.school_id').onRef('p.person_id', '=', 'v.person_id'))
    .select(['v.person_id', 'v.valid', 'v.comment', 'v.said_at', 'p.first_name', 'p.last_name'])
    .where('v.school_id', '=', school)
    .where('v.deposit_id', '=', deposit)
    .orderBy('v.said_at', 'desc')
    .orderBy('v.validation_id', 'desc')
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    firstName: row.first_name,
    lastName: row.last_name,
    valid: row.valid,
    comment: row.comment,
    at: row.said_at.toISOString(),
  }));
}

/** A word to keep. `at` in milliseconds. */
export interface NewWord {
  school: string;
  deposit: string;
  person: string;
  valid: boolean;
  comment: string;
  at: number;
}

/** Keeps what a tutor says. It bears a later time than what was said before it. */
export async function sayOfDeposit(trx: Database, word: NewWord): Promise<void> {
  const { school, deposit, person, valid, comment, at } = word;
  const [last] = await wordsOn(trx, school, deposit);
  const later = Math.max(at, last ? Date.parse(last.at) + 1 : at);
  await trx
    .insertInto('deposit_validation')
    .values({ school_id: school, deposit_id: deposit, person_id: person, valid, comment, said_at: new Date(later) })
    .execute();
}
