/**
 * The intake as its process sees it: a thread of its own hashes, writes and syncs the files that arrive, so that pages never wait for
 * them. Bytes are moved to it, not copied. Started by the first file; it does not keep a process that has nothing else to do.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMarkedAsUntransferable, Worker } from 'node:worker_threads';
import type { Answer, Order } from './intake-process.ts';
import { BUNDLE, ROOT } from './root.ts';

/** What the thread runs: the source in development and tests, else the bundle. */
function program(): string {
  const source = join(ROOT, 'src', 'kernel', 'intake-process.ts');
  if (import.meta.url.endsWith('.ts')) return source;
  const bundled = join(BUNDLE, 'intake-process.mjs');
  return existsSync(bundled) ? bundled : source;
}

/** The memory under `pieces` that moves with them. Memory that is shared, such as that of small buffers, is copied. */
function movable(pieces: readonly Uint8Array[]): ArrayBuffer[] {
  const memory = pieces
    .filter((piece) => piece.byteLength * 2 >= piece.buffer.byteLength && !isMarkedAsUntransferable(piece.buffer))
    .map((piece) => piece.buffer as ArrayBuffer);
  return [...new Set(memory)];
}

class Intake {
  readonly #worker = new Worker(program());
  readonly #calls = new Map<number, PromiseWithResolvers<Answer>>();
  #called = 0;
  ended = false;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('error', (fault) => this.#end(fault));
    this.#worker.on('exit', () => this.#end(new Error('the intake ended')));
  }

  async ask(order: Order): Promise<Answer['whole']> {
    if (this.ended) throw stopped(new Error('the intake ended'));
    const call = ++this.#called;
    const asked = Promise.withResolvers<Answer>();
    if (this.#calls.size === 0) this.#worker.ref();
    this.#calls.set(call, asked);
    this.#worker.postMessage({ call, order }, order.do === 'write' ? movable(order.pieces) : []);
    const { fault, whole } = await asked.promise;
    if (fault) throw Object.assign(new Error(fault.message), { code: fault.code });
    return whole;
  }

  #settle(answer: Answer): void {
    this.#calls.get(answer.call)?.resolve(answer);
    this.#calls.delete(answer.call);
    if (this.#calls.size === 0) this.#worker.unref();
  }

  #end(fault: unknown): void {
    this.ended = true;
    for (const asked of this.#calls.values()) asked.reject(stopped(fault));
    this.#calls.clear();
  }
}

/** To who sends a file, an intake that ended is a disk that does not write. */
const stopped = (cause: unknown) => Object.assign(new Error('the intake ended', { cause }), { code: 'EIO' });

let running: Intake | null = null;
let begun = 0;

/** A file that the intake writes. */
export interface IntakeFile {
  /** Adds pieces, which are given away: their memory moves. One call at a time, of any of these. */
  write(pieces: readonly Uint8Array[]): Promise<void>;
  end(): Promise<{ sha256: string; bytes: number }>;
  forget(): Promise<void>;
}

/** Begins a file at `path`, in the thread of this process. */
export async function beginInIntake(path: string): Promise<IntakeFile> {
  if (!running || running.ended) running = new Intake();
  const intake = running;
  const file = ++begun;
  await intake.ask({ do: 'begin', file, path });
  return {
    write: async (pieces) => void (await intake.ask({ do: 'write', file, pieces })),
    end: async () => (await intake.ask({ do: 'end', file }))!,
    // What an intake that ended left goes with the leftovers of a stop.
    forget: async () => void (intake.ended || (await intake.ask({ do: 'forget', file }))),
  };
}
