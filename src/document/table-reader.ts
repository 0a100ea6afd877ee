/** Reads a table in a process of its own, ended when it takes too long or too much: a crafted file harms nothing else. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Table, TableFailure } from './table.ts';

interface TableLimits {
  /** Milliseconds. */
  time: number;
  /** Resident bytes. */
  memory: number;
}
const LIMITS: TableLimits = { time: 20_000, memory: 700 * 1024 * 1024 };
const WATCH_EVERY_MS = 20;
const PAGE_BYTES = 4096;
/** Heap of JavaScript, MB. */
const HEAP = '--max-old-space-size=512';
/** Answers at most: what is longer is no list of people. */
const LONGEST_ANSWER = 128 * 1024 * 1024;

/** What the process runs: the source in development and tests, else the bundle beside or above this code. */
function program(): string {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return fileURLToPath(new URL('./table-process.ts', here));
  const places = ['./', '../'].map((folder) => fileURLToPath(new URL(`${folder}table-process.mjs`, here)));
  return places.find((file) => existsSync(file)) ?? places[0]!;
}

function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}

/** Files read at once: the memory of a reader is limited, and so is that of all of them. */
const AT_ONCE = 2;
let reading = 0;
const waiting: (() => void)[] = [];

/** Reads the first sheet of an XLSX, or a CSV in any usual encoding. Never throws on what the file holds. Files wait for their turn. */
export async function readTable(bytes: Uint8Array, limits: TableLimits = LIMITS): Promise<Table> {
  if (reading < AT_ONCE) reading += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await readAlone(bytes, limits);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else reading -= 1;
  }
}

function readAlone(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [HEAP, '--disable-warning=ExperimentalWarning', program()], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
    });
    const pieces: Buffer[] = [];
    let length = 0;
    let reason: TableFailure = 'damaged';
    const kill = (why: TableFailure) => {
      reason = why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => kill('too-slow'), limits.time);
    const watch = setInterval(() => {
      if (child.pid !== undefined && residentBytes(child.pid) > limits.memory) kill('too-large-in-memory');
    }, WATCH_EVERY_MS);
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > LONGEST_ANSWER) kill('too-many');
      else pieces.push(piece);
    });
    // A process that ends early no longer listens; its end says why.
    child.stdin.on('error', () => undefined);
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      clearTimeout(timer);
      clearInterval(watch);
      if (code === 0) return resolve(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Table);
      // Node ends itself with SIGABRT or 134 when its heap is full.
      resolve({ ok: false, reason: signal === 'SIGABRT' || code === 134 ? 'too-large-in-memory' : reason });
    };
    child.once('error', () => end(1, null));
    child.once('close', end);
    child.stdin.end(bytes);
  });
}
