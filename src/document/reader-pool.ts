/**
 * A pool of reader processes: one document at a time each, in order of arrival; a process that takes too long or too much is ended and
 * replaced, as is one that has served many documents. Whatever the bytes, `open` answers.
 */
import type { DocumentModel, OpenDocument, Page, QrCode, ReaderPool, ReadFailure, ReadOutcome } from './document.ts';
import { FRAME } from './frames.ts';
import { ReaderChild, ReaderError, type Limits } from './reader-child.ts';
import type { Ask } from './reader-process.ts';
import { sniff, type Sniffed } from './sniff.ts';
import { decodePages } from './wire.ts';

export { ReaderError };

export interface PoolOptions extends Limits {
  /** Processes. */
  size: number;
  /** Documents that a process reads before it is replaced. */
  documents: number;
  /** Resident bytes above which a process is replaced after a document. */
  creep: number;
  /** Milliseconds without a request after which an open document is closed. */
  idle: number;
}

const MB = 1024 * 1024;
const DEFAULTS: PoolOptions = {
  size: 1,
  time: 20_000,
  memory: 250 * MB,
  niceness: 0,
  documents: 100,
  creep: 170 * MB,
  idle: 15_000,
};

type OpenOptions = NonNullable<Parameters<ReaderPool['open']>[1]>;

interface Waiting {
  options: OpenOptions;
  start: (child: ReaderChild) => void;
  fail: (error: ReaderError) => void;
}

/** Starts the processes at once. */
export function createReaderPool(options: Partial<PoolOptions> = {}): ReaderPool {
  return new Pool({ ...DEFAULTS, ...options });
}

class Pool implements ReaderPool {
  readonly #options: PoolOptions;
  readonly #idle: ReaderChild[] = [];
  readonly #all = new Set<ReaderChild>();
  readonly #queue: Waiting[] = [];
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let count = 0; count < options.size; count++) this.#spawn();
  }

  async open(bytes: Uint8Array, options: OpenOptions = {}): Promise<OpenDocument> {
    const sniffed = sniff(bytes);
    if (sniffed.empty || !sniffed.pdf) {
      options.onQueue?.(0);
      return unread(sniffed.empty ? 'empty' : 'not-pdf', sniffed);
    }
    const child = await this.#acquire(options);
    try {
      const outcome = await read(child, bytes, sniffed, options);
      if (outcome.ok) return new Held(child, outcome, this.#options.idle, () => this.#giveBack(child));
      this.#giveBack(child);
      return unread(outcome.failure.reason, sniffed);
    } catch (error) {
      this.#giveBack(child);
      if (error instanceof ReaderError && error.reason !== 'closed' && error.reason !== 'cancelled')
        return unread(error.reason, sniffed);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#queue.splice(0)) waiting.fail(new ReaderError('closed'));
    const children = [...this.#all];
    for (const child of children) child.kill('closed');
    await Promise.all(children.map((child) => child.ended));
  }

  #acquire(options: OpenOptions): Promise<ReaderChild> {
    if (this.#closed) return Promise.reject(new ReaderError('closed'));
    if (options.signal?.aborted) return Promise.reject(new ReaderError('cancelled'));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { options, start: resolve, fail: reject };
      this.#queue.push(waiting);
      options.signal?.addEventListener('abort', () => this.#leave(waiting), { once: true });
      this.#next();
      const place = this.#queue.indexOf(waiting) + 1;
      if (place > 0) options.onQueue?.(place);
    });
  }

  #leave(waiting: Waiting): void {
    const place = this.#queue.indexOf(waiting);
    if (place < 0) return;
    this.#queue.splice(place, 1);
    waiting.fail(new ReaderError('cancelled'));
    this.#tellPlaces();
  }

  /** Gives free processes to those who wait, first come first served. */
  #next(): void {
    let served = false;
    while (this.#queue.length > 0) {
      const child = this.#idle.pop();
      if (!child) break;
      const first = this.#queue.shift() as Waiting;
      first.options.onQueue?.(0);
      first.start(child);
      served = true;
    }
    if (served) this.#tellPlaces();
  }

  #tellPlaces(): void {
    this.#queue.forEach((waiting, index) => waiting.options.onQueue?.(index + 1));
  }

  #giveBack(child: ReaderChild): void {
    if (!child.alive) return;
    child.release();
    if (child.documents >= this.#options.documents || child.memory() > this.#options.creep) child.kill('closed');
    else {
      this.#idle.push(child);
      this.#next();
    }
  }

  #spawn(): void {
    const child = new ReaderChild(this.#options);
    this.#all.add(child);
    this.#idle.push(child);
    void child.ended.then(() => {
      this.#all.delete(child);
      const place = this.#idle.indexOf(child);
      if (place >= 0) this.#idle.splice(place, 1);
      if (this.#closed) return;
      this.#spawn();
      this.#next();
    });
  }
}

/** Has a process read a document. */
async function read(child: ReaderChild, bytes: Uint8Array, sniffed: Sniffed, options: OpenOptions): Promise<ReadOutcome> {
  child.documents++;
  const pages: Page[] = [];
  const cancel = () => child.kill('cancelled');
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const last = await child.request(FRAME.open, bytes, (payload) => {
      const batch = decodePages(payload);
      pages.push(...batch.pages);
      options.onProgress?.(pages.length, batch.total);
    });
    const done = parse(last) as
      | { ok: true; closing: Omit<DocumentModel, 'pages'> }
      | { ok: false; reason: ReadFailure['reason'] };
    if (!done.ok) return { ok: false, failure: { reason: done.reason, detected: null, truncated: sniffed.cut } };
    return { ok: true, document: { ...done.closing, pages } };
  } finally {
    options.signal?.removeEventListener('abort', cancel);
  }
}

function parse(payload: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(payload));
}

/** What stands for a document that could not be read: it holds no process. */
function unread(reason: ReadFailure['reason'], { detected, cut }: Sniffed): OpenDocument {
  const closed = () => Promise.reject(new ReaderError('closed'));
  return {
    outcome: { ok: false, failure: { reason, detected, truncated: cut } },
    qrCodes: closed,
    render: closed,
    close: () => undefined,
  };
}

class Held implements OpenDocument {
  readonly outcome: ReadOutcome;
  readonly #child: ReaderChild;
  readonly #idle: number;
  readonly #giveBack: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #waiting = 0;
  #closed = false;

  constructor(child: ReaderChild, outcome: ReadOutcome, idle: number, giveBack: () => void) {
    this.#child = child;
    this.outcome = outcome;
    this.#idle = idle;
    this.#giveBack = giveBack;
    this.#wait();
  }

  /** A request a page: the limit of time is for each. */
  async qrCodes(pages: readonly number[]): Promise<QrCode[]> {
    const codes: QrCode[] = [];
    for (const page of pages) codes.push(...(parse(await this.#ask({ what: 'qr', page })) as QrCode[]));
    return codes;
  }

  render(page: number, width: number): Promise<Uint8Array> {
    return this.#ask({ what: 'render', page, width: Math.max(1, Math.min(4000, Math.round(width))) });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    void this.#last.then(this.#giveBack, this.#giveBack);
  }

  /** One request at a time, in order. */
  #ask(ask: Ask): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(new ReaderError('closed'));
    if (this.#timer) clearTimeout(this.#timer);
    this.#waiting++;
    const before = this.#last;
    const answer = (async () => {
      await before.catch(() => undefined);
      try {
        return await this.#child.request(FRAME.ask, new TextEncoder().encode(JSON.stringify(ask)));
      } finally {
        this.#waiting--;
        this.#wait();
      }
    })();
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  #wait(): void {
    if (this.#closed || this.#waiting > 0) return;
    this.#timer = setTimeout(() => this.close(), this.#idle);
    this.#timer.unref();
  }
}
