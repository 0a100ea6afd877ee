/** Background tasks, kept in the database: written in the transaction that needs them, done once it is committed, tried again when they fail. */
import { EventEmitter } from 'node:events';
import {
  type JobHelpers,
  Logger,
  run,
  runMigrations,
  runOnce,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Database } from './database.ts';
import { KILLED, livingWorkers } from './dead-workers.ts';
import { faultFields, type Log } from './log.ts';

/** Every task and what it is told. */
export interface JobPayloads {
  'check-document': { school: string; check: string };
  /** `again`: a person sends it, whatever is known of its address. */
  'send-letter': { school: string; letter: string; again?: true };
  'collect-orphans': Record<string, never>;
  'send-reminders': Record<string, never>;
  'import-run': { school: string; run: string };
}
export type JobName = keyof JobPayloads;
/** How far the tries of a task are. */
export interface JobTry {
  /** No try comes after this one. */
  last: boolean;
  /** Which try this is, from 1: those that ended with their server aside. */
  nth: number;
  /** Too many tries ended with their server: a task that may be why says so instead of being done. */
  doomed: boolean;
}

/** Tries that end with their server before a task is doomed: more than someone who restarts a server a few times in a row. */
const MOST_KILLED = 4;
/** What does each task. A handler that throws is tried again later. */
export type JobHandlers = { [J in JobName]: (payload: JobPayloads[J], tried: JobTry) => Promise<void> };

/** Tries of a task, unless said otherwise: with growing pauses, about a day in all. */
const TRIES = 14;

/** Writes a task in the transaction `trx`: it begins once that is committed. Among those that wait, the smallest `priority` goes first. A task takes the place of one that waits under the same `key`. */
export async function enqueue<J extends JobName>(
  trx: Database,
  job: J,
  payload: JobPayloads[J],
  { tries = TRIES, priority = 0, key = null }: { tries?: number; priority?: number; key?: string | null } = {},
): Promise<void> {
  const told = JSON.stringify(payload);
  await sql`SELECT graphile_worker.add_job(${job}, ${told}::json, max_attempts => ${tries}, priority => ${priority},
    job_key => ${key}::text)`.execute(trx);
}

/** The tasks of `keys` that wait after a failure are tried at once, one after the other in their order. */
export async function hasten(db: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    SELECT graphile_worker.reschedule_jobs(ARRAY[j.id], run_at => now() + k.place * interval '1 millisecond')
    FROM unnest(${keys}::text[]) WITH ORDINALITY AS k (key, place) JOIN graphile_worker.jobs AS j ON j.key = k.key
    WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts AND j.run_at > now() + interval '1 minute'
    ORDER BY k.place`.execute(db);
}

/** Brings the tables of the tasks up to date. */
export async function prepareJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet });
}

const quiet = new Logger(() => () => {});

const tasksOf = (handlers: JobHandlers, log: Log): TaskList =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (told: unknown, { job }: JobHelpers) => {
        try {
          const { [KILLED]: killed = 0, ...payload } = told as Partial<Record<typeof KILLED, number>>;
          const tried = { last: job.attempts >= job.max_attempts, nth: job.attempts, doomed: killed >= MOST_KILLED };
          await (handle as (payload: unknown, tried: JobTry) => Promise<void>)(payload, tried);
        } catch (fault) {
          log.error('a task failed', { task: name, ...faultFields(fault) });
          throw fault;
        }
      },
    ]),
  );

/** Orphan files are looked for every night, reminders every hour. */
const CRONTAB = '17 3 * * * collect-orphans\n7 * * * * send-reminders';

export interface Jobs {
  /** Ends once the tasks under way are done. */
  stop(): Promise<void>;
}

/** Does the tasks as they come, `concurrency` at once. */
export async function startJobs(pool: Pool, handlers: JobHandlers, concurrency: number, log: Log): Promise<Jobs> {
  const living = await livingWorkers(pool, log);
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => living.add(worker.workerId));
  const runner: Runner = await run({
    pgPool: pool,
    events,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList: tasksOf(handlers, log),
    crontab: CRONTAB,
    logger: quiet,
  });
  runner.promise.catch((fault: unknown) => log.error('the tasks stopped', faultFields(fault)));
  await living.watch();
  return { stop: () => runner.stop().finally(() => living.stop()) };
}

/** Does the tasks that are due now, then returns: for tests and for commands. */
export async function doDueJobs(pool: Pool, handlers: JobHandlers, log: Log): Promise<void> {
  await runOnce({ pgPool: pool, noHandleSignals: true, taskList: tasksOf(handlers, log), logger: quiet });
}
