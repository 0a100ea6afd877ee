/**
 * Tasks of workers that were killed go back to the queue within half a minute instead of four hours: each worker that lives holds an advisory
 * lock of the database, which dies with it.
 */
import type { Pool, PoolClient } from 'pg';
import { faultFields, type Log } from './log.ts';

const EVERY_MS = 15_000;
/** A task taken a moment ago may be of a worker that is about to take its lock. */
const SURE_AFTER = '10 seconds';
const LOCK = `hashtextextended('worker ' || $1, 0)`;

/** Where the payload of a task says how many of its tries ended with their server. */
export const KILLED = 'killed';

/** The workers of this process that live. */
export interface Living {
  /** Says that worker `id` lives. */
  add(id: string): void;
  /** Gives the tasks of dead workers back to the queue, now and regularly. */
  watch(): Promise<void>;
  stop(): Promise<void>;
}

/** Holds one connection of `pool` until `stop`. */
export async function livingWorkers(pool: Pool, log: Log): Promise<Living> {
  const client = await pool.connect();
  const own = new Set<string>();
  let work: Promise<unknown> = Promise.resolve();
  const warn = (fault: unknown) => log.warn('the tasks of dead workers were not looked for', faultFields(fault));
  client.on('error', warn);
  const inTurn = (step: () => Promise<unknown>) => (work = work.then(step).catch(warn));
  const look = () => inTurn(() => giveBack(client, own, log)).then(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  return {
    add: (id) => {
      own.add(id);
      void inTurn(() => client.query(`SELECT pg_advisory_lock(${LOCK})`, [id]));
    },
    watch: () => {
      timer = setInterval(() => void look(), EVERY_MS);
      return look();
    },
    stop: async () => {
      clearInterval(timer);
      await work;
      client.release(true);
    },
  };
}

async function giveBack(client: PoolClient, own: ReadonlySet<string>, log: Log): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL AND locked_at < now() - interval '${SURE_AFTER}'`,
  );
  for (const { id } of rows.filter((row) => !own.has(row.id))) {
    const tried = await client.query<{ dead: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS dead`, [id]);
    if (!tried.rows[0]?.dead) continue;
    // A try that was killed is not one that failed: it is counted apart.
    await client.query(
      `UPDATE graphile_worker._private_jobs SET attempts = greatest(attempts - 1, 0),
        payload = jsonb_set(payload::jsonb, '{${KILLED}}', to_jsonb(coalesce((payload->>'${KILLED}')::int, 0) + 1))::json
      WHERE locked_by = $1`,
      [id],
    );
    await client.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1])', [id]);
    await client.query(`SELECT pg_advisory_unlock(${LOCK})`, [id]);
    log.warn('the tasks of a worker that died are done again', { worker: id });
  }
}
