/** One server a data folder: a file that names who runs, taken whole or not at all, and worth nothing once its process is dead. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Holder {
  pid: number;
  /** Start of the process as the system counts it, so that a number given again to another process is not taken for it; '' unknown. */
  started: string;
  address: string;
}

/** The folder is in use; `holder` says by whom. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
  readonly holder: Holder;
  constructor(folder: string, holder: Holder) {
    super(
      `Soutenir already runs on ${folder}: process ${holder.pid}, ${holder.address}. Stop it first, or set another DATA_DIR and PORT.`,
    );
    this.holder = holder;
  }
}

/** When process `pid` started, '' where the system does not say, null when it does not run. */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? '');
  } catch {
    return '';
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  const started = startOf(holder.pid);
  return started !== null && (started === '' || holder.started === '' || started === holder.started);
}

/** Takes `file` for `own` unless a living process holds it; returns that holder, or null when taken. */
function tryTake(file: string, own: Holder): Holder | null {
  const mine = `${file}.${own.pid}`;
  writeFileSync(mine, JSON.stringify(own));
  try {
    linkSync(mine, file);
    return null;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    const holder = readHolder(file);
    if (holder && isAlive(holder)) return holder;
    renameSync(mine, file);
    return null;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Takes the lock of `folder` (made when absent) for the server at `address`. Waits up to `patienceMs` for one that is stopping,
 * then throws `FolderInUse`. Returns what gives it back.
 */
export async function takeFolder(folder: string, address: string, patienceMs = 3000): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'running.json');
  const own: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', address };
  for (let waited = 0; ; waited += 100) {
    const holder = tryTake(file, own);
    if (!holder && readHolder(file)?.pid === own.pid)
      return () => readHolder(file)?.pid === own.pid && rmSync(file, { force: true });
    if (holder && waited >= patienceMs) throw new FolderInUse(folder, holder);
    await sleep(100);
  }
}
