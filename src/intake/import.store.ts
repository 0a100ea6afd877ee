/** Imports in the database: each file brought in, and what was chosen for each header. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { DAY_MS } from '../kernel/span.ts';
import { headerKeys, type Sheet } from './import-columns.ts';
import type { Mapping } from './import-fields.ts';
import type { Settled } from './import-people.ts';
import type { Done } from './import-plan.ts';
import { RUN_STATES, type RunState } from './import-states.ts';

/** A file brought in. */
export interface Run {
  school: string;
  id: string;
  cohort: string;
  file: { name: string; sha256: string };
  state: RunState;
  /** Hundredths done. */
  progress: number;
  mapping: Mapping;
  settled: Settled;
  /** Who brings it in vouches for its company tutors: their students need not confirm them. */
  vouched: boolean;
  result: Done | null;
  createdBy: string;
  /** Milliseconds. */
  createdAt: number;
}

/** How long a file waits to be applied before it is forgotten. */
const WAITS_MS = 30 * DAY_MS;

/** Keeps a file that was read, its columns guessed; forgets those of the school that nobody applied in a month. @returns its identifier */
export async function addRun(
  db: Database,
  run: Pick<Run, 'school' | 'cohort' | 'file' | 'mapping' | 'createdBy' | 'createdAt'> & { sheet: Sheet },
): Promise<string> {
  await db
    .deleteFrom('import_run')
    .where('school_id', '=', run.school)
    .where('state', 'in', ['mapping', 'failed'])
    .where('created_at', '<', new Date(run.createdAt - WAITS_MS))
    .execute();
  const { run_id } = await db
    .insertInto('import_run')
    .values({
      school_id: run.school,
      cohort_id: run.cohort,
      file_name: run.file.name,
      sha256: run.file.sha256,
      state: 'mapping',
      total: 100,
      headers: JSON.stringify(run.sheet.headers),
      header_line: run.sheet.headerLine,
      rows: JSON.stringify(run.sheet.rows),
      mapping: JSON.stringify(run.mapping),
      created_by: run.createdBy,
      created_at: new Date(run.createdAt),
    })
    .returning('run_id')
    .executeTakeFirstOrThrow();
  return run_id;
}

/** A run of `school`, null when there is none. */
export async function readRun(db: Database, school: string, id: string): Promise<Run | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('import_run')
    .select([
      'cohort_id',
      'file_name',
      'sha256',
      'state',
      'progress',
      'mapping',
      'settled',
      'vouched',
      'result',
      'created_by',
      'created_at',
    ])
    .where('school_id', '=', school)
    .where('run_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    school,
    id,
    cohort: row.cohort_id,
    file: { name: row.file_name, sha256: row.sha256 },
    state: row.state === 'reading' ? 'mapping' : row.state,
    progress: row.progress,
    mapping: (row.mapping ?? []) as unknown as Mapping,
    settled: row.settled,
    vouched: row.vouched,
    result: row.result as Done | null,
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
  };
}

/** The lines of a run: read apart, there may be many. */
export async function sheetOfRun(db: Database, { school, id }: Pick<Run, 'school' | 'id'>): Promise<Sheet> {
  const row = await db
    .selectFrom('import_run')
    .select(['headers', 'header_line', 'rows'])
    .where('school_id', '=', school)
    .where('run_id', '=', id)
    .executeTakeFirstOrThrow();
  return { headers: row.headers ?? [], headerLine: row.header_line, rows: row.rows ?? [] };
}

/** A run as lists show it. */
export type RunLine = Pick<Run, 'id' | 'file' | 'state' | 'result' | 'createdAt'>;

/** The last runs of a cohort, newest first. */
export async function lastRuns(db: Database, school: string, cohort: string): Promise<RunLine[]> {
  const rows = await db
    .selectFrom('import_run')
    .select(['run_id', 'file_name', 'sha256', 'state', 'result', 'created_at'])
    .where('school_id', '=', school)
    .where('cohort_id', '=', cohort)
    .orderBy('created_at', 'desc')
    .orderBy('run_id')
    .limit(10)
    .execute();
  return rows.map((row) => ({
    id: row.run_id,
    file: { name: row.file_name, sha256: row.sha256 },
    state: row.state === 'reading' ? 'mapping' : row.state,
    result: row.result as Done | null,
    createdAt: row.created_at.getTime(),
  }));
}

/** Keeps what was chosen for the columns and the doubts of a run that is not applied. @returns false when it is */
export async function keepChoices(
  trx: Database,
  { school, id }: Pick<Run, 'school' | 'id'>,
  { mapping, settled, vouched }: Pick<Run, 'mapping' | 'settled' | 'vouched'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_run')
    .set({ mapping: JSON.stringify(mapping), settled: JSON.stringify(settled), vouched })
    .where('school_id', '=', school)
    .where('run_id', '=', id)
    .where('state', 'in', ['mapping', 'failed'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Moves a run to `state`, from a state that it may follow. @returns false when it could not */
export async function moveRun(
  trx: Database,
  { school, id }: Pick<Run, 'school' | 'id'>,
  state: RunState,
  more: { result?: Done; doneAt?: number } = {},
): Promise<boolean> {
  const before = (Object.keys(RUN_STATES) as RunState[]).filter((from) =>
    (RUN_STATES[from] as readonly RunState[]).includes(state),
  );
  const { numUpdatedRows } = await trx
    .updateTable('import_run')
    .set({
      state,
      progress: state === 'done' ? 100 : 0,
      ...(more.result && { result: JSON.stringify(more.result) }),
      ...(more.doneAt !== undefined && { done_at: new Date(more.doneAt) }),
      // What was brought in is among people and missions now: the file itself is not kept.
      ...(state === 'done' && { rows: null }),
    })
    .where('school_id', '=', school)
    .where('run_id', '=', id)
    .where('state', 'in', before)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Writes how far a run is, in hundredths. */
export async function tellRun(db: Database, { school, id }: Pick<Run, 'school' | 'id'>, progress: number): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ progress })
    .where('school_id', '=', school)
    .where('run_id', '=', id)
    .where('state', '=', 'applying')
    .execute();
}

/** Header → what was chosen for it last in this school. */
export async function rememberedHeaders(db: Database, school: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('import_header').select(['header', 'field']).where('school_id', '=', school).execute();
  return new Map(rows.map((row) => [row.header, row.field]));
}

/** Remembers what was chosen for each header. */
export async function rememberHeaders(
  trx: Database,
  school: string,
  headers: readonly string[],
  mapping: Mapping,
): Promise<void> {
  const chosen = headerKeys(headers).flatMap((header, at) => (header === '' ? [] : [{ header, field: mapping[at] ?? '' }]));
  if (chosen.length === 0) return;
  await trx
    .insertInto('import_header')
    .values(chosen.map((each) => ({ school_id: school, ...each })))
    .onConflict((c) => c.columns(['school_id', 'header']).doUpdateSet({ field: sql`excluded.field` }))
    .execute();
}
