/** Sets documents in type: a template and its data in, a PDF out. One at a time, in a thread of its own, under a limit of time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BUNDLE, ROOT } from '../kernel/root.ts';
import type { Answer, Order } from './typst-process.ts';

/** Files of src/typesetting/templates, without ".typ". */
export type Template = 'receipt' | 'appraisal';

export interface Typesetter {
  /** The PDF (PDF/A-2a, tagged) of `data`, set by `template`. Throws a `TypesettingError`. */
  pdf(template: Template, data: unknown): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the thread; what waits is rejected. */
  close(): Promise<void>;
}

/** The document could not be set: the template refused its data, it took too long, or the typesetter was closed. */
export class TypesettingError extends Error {
  override name = 'TypesettingError';
  readonly reason: 'refused' | 'too-slow' | 'crashed' | 'closed';
  constructor(reason: TypesettingError['reason'], detail = '') {
    super(`typesetting: ${reason}${detail && ` (${detail})`}`);
    this.reason = reason;
  }
}

export interface TypesetterOptions {
  /** Milliseconds that a document may take, the start of the thread included. */
  time: number;
}

const TIME_MS = 20_000;

/** What the thread runs: the source in development and tests, else the bundle. */
function program(): string {
  const source = join(ROOT, 'src', 'typesetting', 'typst-process.ts');
  if (import.meta.url.endsWith('.ts')) return source;
  const bundled = join(BUNDLE, 'typst-process.mjs');
  return existsSync(bundled) ? bundled : source;
}

/** Starts nothing until the first document. */
export function createTypesetter(options: Partial<TypesetterOptions> = {}): Typesetter {
  return new Thread(options.time ?? TIME_MS);
}

class Thread implements Typesetter {
  readonly #time: number;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #fail: ((error: TypesettingError) => void) | null = null;

  constructor(time: number) {
    this.#time = time;
  }

  pdf(template: Template, data: unknown): Promise<Uint8Array<ArrayBuffer>> {
    const order: Order = { template, data: JSON.stringify(data) };
    const answer = this.#last.then(() => this.#set(order));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#fail?.(new TypesettingError('closed'));
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #set(order: Order): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#closed) return Promise.reject(new TypesettingError('closed'));
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const timer = setTimeout(() => this.#fail?.(new TypesettingError('too-slow')), this.#time);
    this.#fail = (error) => {
      this.#drop(worker);
      reject(error);
    };
    worker.once('message', (answer: Answer) => {
      if ('pdf' in answer) resolve(answer.pdf);
      else reject(new TypesettingError('refused', answer.problem));
    });
    worker.ref();
    worker.postMessage(order, []);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#fail = null;
      worker.removeAllListeners('message');
      worker.unref();
    });
  }

  /** A thread that is idle does not keep the process from ending. */
  #start(): Worker {
    const worker = new Worker(program(), { execArgv: ['--disable-warning=ExperimentalWarning'], env: {} });
    worker.on('error', (fault) => this.#ended(worker, fault.message));
    worker.on('exit', () => this.#ended(worker, 'ended'));
    return worker;
  }

  #ended(worker: Worker, detail: string): void {
    if (this.#worker === worker) this.#fail?.(new TypesettingError('crashed', detail));
    this.#drop(worker);
  }

  #drop(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    void worker.terminate();
  }
}
