/** Everything that a running server holds, started in order and given back in the reverse order, also when a start fails midway. */
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from './app.ts';
import { Trials } from './conformity/check-trials.job.ts';
import { loadShelf } from './content.ts';
import { bindDemoGuides, seedDemo } from './demo/demo.store.ts';
import { createReaderPool } from './document/reader-pool.ts';
import { createIdentity } from './identity/identity.store.ts';
import { blockList } from './kernel/client.ts';
import type { Clock } from './kernel/clock.ts';
import { openDatabase, type Reach } from './kernel/database.ts';
import { openFiles } from './kernel/file-store.ts';
import { prepareJobs, startJobs } from './kernel/jobs.ts';
import { takeFolder } from './kernel/lock.ts';
import type { Log } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { assertUsable, startPostgres } from './kernel/postgres.ts';
import { BUNDLE, ROOT } from './kernel/root.ts';
import { FIRST_SCHOOL } from './kernel/school.ts';
import type { Config } from './kernel/settings.ts';
import { keptSecret } from './kernel/secret.ts';
import { Spool } from './kernel/spool.ts';
import { newSetupToken } from './office/setup.store.ts';
import { handlersOf } from './tasks.ts';
import { createTypesetter } from './typesetting/typesetter.ts';
import { loadAssets } from './ui/shell.routes.ts';

/** Requests under way get this long to end. */
const GRACE_MS = 5000;
/**
 * An idle connection is kept this long: longer than proxies keep theirs (nginx: 60 s), which would else send a request into one that is
 * just being closed, and longer than what a form that saves itself lets pass.
 */
const IDLE_MS = 75_000;
/** How often what visitors sent an hour ago is forgotten. */
const SWEEP_MS = 60_000;

/** Pages and deposits come before the reading of documents when the machine is busy. */
const READERS_YIELD = 10;
/** Connections that tasks need beside one each: one listens, one ends tasks. */
const TASK_CONNECTIONS = 3;

export interface Server {
  /** Where the server is set up; null for one that has people. */
  setup: string | null;
  stop(): Promise<void>;
}

/** Things to give back, last taken first. */
class Held {
  readonly #returns: (() => unknown)[] = [];
  add(giveBack: () => unknown): void {
    this.#returns.push(giveBack);
  }
  async release(): Promise<void> {
    for (const giveBack of this.#returns.splice(0).reverse()) await giveBack();
  }
}

function listen(app: ReturnType<typeof createApp>, { HOST, PORT }: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const how = { overrideGlobalObjects: false, serverOptions: { keepAliveTimeout: IDLE_MS } };
    const server = serve({ fetch: app.fetch, hostname: HOST, port: PORT, ...how }, () => resolve(server));
    server.on('error', reject);
  });
}

function close(server: ServerType): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  if ('closeIdleConnections' in server) {
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  }
  return promise;
}

/** @returns where the server is set up, when it has nobody yet */
async function start(config: Config, clock: Clock, log: Log, held: Held): Promise<string | null> {
  held.add(await takeFolder(config.DATA_DIR, config.BASE_URL));
  const reach = config.DATABASE_URL === null ? await embedded(config, log, held) : { url: config.DATABASE_URL };
  const { db, pool } = openDatabase(reach, log);
  held.add(() => pool.end());
  await assertUsable(pool);
  const applied = await migrate(pool, join(ROOT, 'migrations'));
  if (applied.length > 0) log.info('database brought up to date', { migrations: applied.join(' ') });
  await prepareJobs(pool);
  if (config.DEMO) await bindDemoGuides(db);
  const { shelf, refused } = await loadShelf(join(ROOT, 'content'), db, FIRST_SCHOOL);
  for (const reason of refused) log.error('a guide file is not followed', { reason });
  const checks = startChecks(config, clock, log, held);
  const trusted = blockList(config.TRUSTED_PROXIES);
  const files = await openFiles(config);
  const typesetter = createTypesetter();
  held.add(() => typesetter.close());
  const services = { config, clock, log, db, files };
  if (config.DEMO) await seedDemo({ ...services, shelf: () => shelf });
  const secret = config.SECRET ?? keptSecret(config.DATA_DIR);
  const app = createApp({
    ...services,
    secret,
    identity: createIdentity({ ...services, secret }),
    assets: loadAssets(BUNDLE),
    shelf: () => shelf,
    ...checks,
    typesetter,
    trusted,
    parts: { readers: () => ({ ok: true, processes: config.READERS, ...checks.trials.load() }) },
  });
  if (config.JOBS > 0) {
    const own = openTaskPool(config, reach, log, held);
    const handlers = handlersOf({ ...services, db: own.db, shelf: () => shelf, pool: checks.pool, typesetter });
    const jobs = await startJobs(own.pool, handlers, config.JOBS, log);
    held.add(() => jobs.stop());
  }
  const server = await listen(app, config);
  held.add(() => close(server));
  const token = await newSetupToken(db, clock.now());
  return token && `${config.BASE_URL}/setup?token=${token}`;
}

/** Connections of the tasks: their own, so that neither people nor tasks wait for the other's. */
function openTaskPool({ JOBS }: Config, reach: Reach, log: Log, held: Held) {
  const own = openDatabase(reach, log, { max: JOBS + TASK_CONNECTIONS, patienceMs: 60_000 });
  held.add(() => own.pool.end());
  return own;
}

/** The readers, what visitors sent, and the broom that forgets it. */
function startChecks(config: Config, clock: Clock, log: Log, held: Held) {
  const pool = createReaderPool({ size: config.READERS, niceness: READERS_YIELD });
  held.add(() => pool.close());
  const spool = new Spool(join(config.DATA_DIR, 'trials'));
  const trials = new Trials({ pool, spool, clock, log, readers: config.READERS, waiting: config.CHECKS_WAITING });
  const broom = setInterval(() => void trials.sweep(), SWEEP_MS);
  held.add(() => clearInterval(broom));
  return { pool, trials, spool };
}

async function embedded(config: Config, log: Log, held: Held) {
  const postgres = await startPostgres({ dataDir: join(config.DATA_DIR, 'postgres'), durable: true });
  held.add(() => postgres.stop());
  log.debug('embedded PostgreSQL is up', { pid: postgres.pid, adopted: postgres.adopted });
  return postgres.reach;
}

/** Starts everything and listens. What was taken is given back when something fails. */
export async function createServer(config: Config, clock: Clock, log: Log): Promise<Server> {
  const held = new Held();
  let setup: string | null;
  try {
    setup = await start(config, clock, log, held);
  } catch (fault) {
    await held.release();
    throw fault;
  }
  return { setup, stop: () => held.release() };
}
