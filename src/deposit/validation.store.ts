/** What tutors say of a deposit that they validate: only added to, the last word of each counts. */
import { among, type Database } from '../kernel/database.ts';
import type { TutorKind } from '../mission/mission.ts';
import type { ValidationWord } from '../thread/validation.ts';

/** Deposit → what was said of it, oldest first; by whom, when they follow the mission no more. */
export async function validationsOf(
  db: Database,
  school: string,
  deposits: readonly string[],
): Promise<ReadonlyMap<string, ValidationWord[]>> {
  if (deposits.length === 0) return new Map();
  const rows = await db
    .selectFrom('deposit_validation as v')
    .innerJoin('deposit as d', (j) => j.onRef('d.school_id', '=', 'v.school_id').onRef('d.deposit_id', '=', 'v.deposit_id'))
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'v.school_id').onRef('p.person_id', '=', 'v.person_id'))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('mission_tutor as t')
          .select(['t.kind', 't.left_at'])
          .whereRef('t.school_id', '=', 'v.school_id')
          .whereRef('t.mission_id', '=', 'd.mission_id')
          .whereRef('t.person_id', '=', 'v.person_id')
          .orderBy((q) => q('t.left_at', 'is', null), 'desc')
          .orderBy('t.left_at', 'desc')
          .limit(1)
          .as('t'),
      (j) => j.onTrue(),
    )
    .select([
      'v.deposit_id',
      'v.person_id',
      'v.valid',
      'v.comment',
      'v.said_at',
      't.kind',
      't.left_at',
      'p.first_name',
      'p.last_name',
    ])
    .where('v.school_id', '=', school)
    .where('v.deposit_id', '=', among(deposits))
    .orderBy('v.said_at')
    .orderBy('v.validation_id')
    .execute();
  const words = Map.groupBy(rows, (row) => row.deposit_id);
  return new Map(Array.from(words, ([deposit, said]) => [deposit, said.map(wordOf)]));
}

interface SaidRow {
  person_id: string;
  valid: boolean;
  comment: string;
  said_at: Date;
  kind: TutorKind | null;
  left_at: Date | null;
  first_name: string;
  last_name: string;
}

function wordOf({ person_id: person, valid, comment, said_at, kind, left_at, first_name, last_name }: SaidRow): ValidationWord {
  const word = { person, valid, comment, at: said_at.toISOString() };
  return kind === null || left_at === null ? word : { ...word, former: { kind, firstName: first_name, lastName: last_name } };
}

/** Who last wanted another version of a deposit, and why; null when nobody does. */
export async function refusalOf(db: Database, school: string, deposit: string): Promise<Word | null> {
  const words = await wordsOn(db, school, deposit);
  const last = words.filter((word, at) => words.findIndex(({ person }) => person === word.person) === at);
  return last.find(({ valid }) => !valid) ?? null;
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
