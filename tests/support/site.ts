/** The whole application on a database of its own, without a socket: `app.request()`. */
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '../../src/app.ts';
import { Trials } from '../../src/conformity/check-trials.job.ts';
import type { ReaderPool } from '../../src/document/document.ts';
import type { Shelf } from '../../src/guide/shelf.ts';
import { createIdentity } from '../../src/identity/identity.store.ts';
import type { Identity } from '../../src/identity/entry.ts';
import { createTypesetter } from '../../src/typesetting/typesetter.ts';
import { handlersOf } from '../../src/tasks.ts';
import { blockList } from '../../src/kernel/client.ts';
import type { FileStore } from '../../src/kernel/files.ts';
import { localFiles } from '../../src/kernel/files-local.ts';
import type { PartState } from '../../src/kernel/health.ts';
import { doDueJobs } from '../../src/kernel/jobs.ts';
import { parseSettings } from '../../src/kernel/settings.ts';
import { Spool } from '../../src/kernel/spool.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { keptLog } from './log.ts';
import { removeFolder, temporaryFolder } from './server.ts';

export interface Site {
  app: Hono;
  database: TestDatabase;
  trials: Trials;
  spool: Spool;
  files: FileStore;
  /** Folder of its files: "<folder>/files". */
  folder: string;
  identity: Identity;
  /** Does the background tasks that are due. */
  work(): Promise<void>;
  /** What it logged. */
  entries: Record<string, unknown>[];
  close(): Promise<void>;
}

export interface SiteOptions {
  settings?: Readonly<Record<string, string>>;
  shelf?: Shelf;
  pool?: ReaderPool;
  parts?: Readonly<Record<string, () => PartState>>;
  clock?: { now(): number };
  files?: FileStore;
  /** A database made ready; without it, a new one. The site drops it. */
  database?: TestDatabase;
}

/** A pool for sites that check no document. */
const noReaders: ReaderPool = {
  open: () => Promise.reject(new Error('this site has no reader')),
  close: () => Promise.resolve(),
};

/** Builds a site; `close` gives everything back. */
export async function buildSite(options: SiteOptions = {}): Promise<Site> {
  // Clocks of tests jump by months: who has entered stays in.
  const parsed = parseSettings({ SESSION_DAYS: '365', ...options.settings });
  if ('problems' in parsed) throw new Error(parsed.problems.map((p) => p.message).join('\n'));
  const { config } = parsed;
  const database = options.database ?? (await testDatabase());
  const folder = temporaryFolder();
  const { log, entries } = keptLog();
  const clock = options.clock ?? { now: () => Date.UTC(2026, 0, 15, 9, 30) };
  const spool = new Spool(join(folder, 'trials'));
  const pool = options.pool ?? noReaders;
  const trials = new Trials({ pool, spool, clock, log, readers: config.READERS, waiting: config.CHECKS_WAITING });
  const shelf = options.shelf ?? { guides: [], frameworks: new Map() };
  const files = options.files ?? localFiles(join(folder, 'files'));
  const services = { config, clock, log, db: database.db, files };
  const typesetter = createTypesetter();
  const secret = 'a secret for tests, never for people';
  const identity = createIdentity({ ...services, secret });
  const app = createApp({
    ...services,
    assets: { folder, manifest: {} },
    shelf: () => shelf,
    identity,
    secret,
    pool,
    typesetter,
    trials,
    spool,
    trusted: blockList(config.TRUSTED_PROXIES),
    parts: options.parts ?? {},
  });
  const close = async () => {
    await typesetter.close();
    await pool.close();
    await database.drop();
    removeFolder(folder);
  };
  const work = () => doDueJobs(database.pool, handlersOf({ ...services, shelf: () => shelf, pool, typesetter }), log);
  return { app, database, trials, spool, files, folder, identity, work, entries, close };
}
