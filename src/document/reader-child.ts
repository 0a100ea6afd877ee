/** One reader process as its parent sees it: requests one after the other, each under a limit of time and of memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ReadFailure } from './document.ts';
import { FRAME, frameHeader, FrameReader } from './frames.ts';

export interface Limits {
  /** Milliseconds a request may take. */
  time: number;
  /** Resident bytes a process may have. */
  memory: number;
  /** By how much it yields to other processes when there is not enough for all, 0 to 19. */
  niceness: number;
}

export type Reason = Extract<ReadFailure['reason'], 'too-slow' | 'too-large-in-memory' | 'crashed'>;

/** The process had to be ended, or ended by itself, before it answered. */
export class ReaderError extends Error {
  readonly reason: Reason | 'closed' | 'cancelled';

  constructor(reason: Reason | 'closed' | 'cancelled') {
    super(`document reader: ${reason}`);
    this.name = 'ReaderError';
    this.reason = reason;
  }
}

/** Milliseconds between two looks at the memory of a busy process. */
const WATCH_EVERY = 25;
const PAGE_BYTES = 4096;
const SETPRIV = '/usr/bin/setpriv';
/** Heap of JavaScript, MB: the engine's own memory is capped by pdfium.ts. */
const HEAP = '--max-old-space-size=160';

/** What a reader process runs: source in development and tests; else the bundle beside (or above) this code, and its machine code. */
function program(): string[] {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return [fileURLToPath(new URL('./reader-process.ts', here))];
  const [entry = ''] = ['./', '../']
    .map((folder) => fileURLToPath(new URL(`${folder}reader-process.mjs`, here)))
    .filter((file) => existsSync(file));
  const code = entry.replace(/reader-process\.mjs$/, 'reader.code');
  return existsSync(code) ? [entry, code] : [entry];
}

interface Pending {
  resolve: (payload: Uint8Array) => void;
  reject: (error: ReaderError) => void;
  onPages: ((payload: Uint8Array) => void) | null;
}

export class ReaderChild {
  readonly #process: ChildProcess;
  readonly #limits: Limits;
  #pending: Pending | null = null;
  #timer: NodeJS.Timeout | null = null;
  #watch: NodeJS.Timeout | null = null;
  #reason: ReaderError['reason'] = 'crashed';
  /** Documents that it opened. */
  documents = 0;
  alive = true;
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;

  constructor(limits: Limits) {
    this.#limits = limits;
    const command = [process.execPath, HEAP, '--disable-warning=ExperimentalWarning', ...program()];
    // The kernel ends the reader with its parent, even a parent killed in the middle of a document.
    if (existsSync(SETPRIV)) command.unshift(SETPRIV, '--pdeathsig', 'KILL');
    this.#process = spawn(command[0] as string, command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
    if (this.#process.pid !== undefined && limits.niceness > 0) setPriority(this.#process.pid, limits.niceness);
    const reader = new FrameReader((kind, payload) => this.#receive(kind, payload));
    this.#process.stdout?.on('data', (chunk: Buffer) => reader.push(chunk));
    this.#process.stdin?.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.alive = false;
        this.#settle((pending) => pending.reject(new ReaderError(this.#reason)));
        resolve();
      };
      this.#process.once('error', end);
      this.#process.once('close', end);
    });
    this.#hold(false);
  }

  /** Sends a request; its answer, or a `ReaderError` when the process ended before. One at a time. */
  request(kind: number, payload: Uint8Array, onPages: ((payload: Uint8Array) => void) | null = null): Promise<Uint8Array> {
    if (!this.alive) return Promise.reject(new ReaderError('crashed'));
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject, onPages };
      this.#hold(true);
      this.#timer = setTimeout(() => this.kill('too-slow'), this.#limits.time);
      this.#watch = setInterval(() => this.memory() > this.#limits.memory && this.kill('too-large-in-memory'), WATCH_EVERY);
      this.#send(kind, payload);
    });
  }

  /** Releases the document that it holds. */
  release(): void {
    if (this.alive) this.#send(FRAME.close, new Uint8Array());
  }

  /** Ends the process; a request under way is rejected with `reason`. */
  kill(reason: ReaderError['reason']): void {
    this.#reason = reason;
    this.#process.ref();
    this.#process.kill('SIGKILL');
  }

  /** Resident bytes, 0 where the system does not tell. */
  memory(): number {
    try {
      return Number(readFileSync(`/proc/${this.#process.pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES;
    } catch {
      return 0;
    }
  }

  #send(kind: number, payload: Uint8Array): void {
    this.#process.stdin?.write(frameHeader(kind, payload.length));
    if (payload.length > 0) this.#process.stdin?.write(payload);
  }

  #receive(kind: number, payload: Uint8Array): void {
    if (kind === FRAME.pages) this.#pending?.onPages?.(payload);
    else if (kind === FRAME.fault) this.#reason = (JSON.parse(new TextDecoder().decode(payload)) as { reason: Reason }).reason;
    else if (kind !== FRAME.ready) this.#settle((pending) => pending.resolve(payload));
  }

  #settle(use: (pending: Pending) => void): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#watch) clearInterval(this.#watch);
    const pending = this.#pending;
    this.#pending = null;
    this.#hold(false);
    if (pending) use(pending);
  }

  /** An idle process does not keep its parent from ending. */
  #hold(busy: boolean): void {
    const method = busy ? 'ref' : 'unref';
    this.#process[method]();
    for (const pipe of [this.#process.stdin, this.#process.stdout])
      (pipe as unknown as { ref?(): void; unref?(): void } | null)?.[method]?.();
  }
}
