/** Pictures of the pages of kept files: drawn when they are first asked for, one document at a time, the last ones kept in memory. */
import type { ReaderPool } from '../document/document.ts';
import type { FileStore } from '../kernel/files.ts';
import { Refusal } from '../kernel/refusal.ts';

/** Pixels across a picture. */
const WIDTH = 1100;
/** Bytes of pictures kept. */
const KEPT_BYTES = 50_000_000;
/** Pages that may wait to be drawn; who asks for more is told to come back. */
const MOST_WAITING = 200;
const SECONDS_LATER = 5;

interface Asked {
  page: number;
  answer: PromiseWithResolvers<Uint8Array<ArrayBuffer>>;
}

export class PagePictures {
  readonly #deps: { pool: ReaderPool; files: FileStore; keptBytes?: number };
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #under = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  /** File → pages asked of it, in the order of the first one. */
  readonly #asked = new Map<string, Asked[]>();
  #bytes = 0;
  #drawing = false;

  constructor(deps: { pool: ReaderPool; files: FileStore; keptBytes?: number }) {
    this.#deps = deps;
  }

  /** Page `page` of the file `sha256`, as PNG. Rejects when the file has no such page. */
  picture(sha256: string, page: number): Promise<Uint8Array<ArrayBuffer>> {
    const key = `${sha256} ${page}`;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return Promise.resolve(kept);
    }
    const under = this.#under.get(key);
    if (under) return under;
    if (this.#under.size >= MOST_WAITING) throw new Refusal('queue-full', { seconds: SECONDS_LATER });
    const answer = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    this.#under.set(key, answer.promise);
    const forget = () => void this.#under.delete(key);
    answer.promise.then(forget, forget);
    this.#asked.set(sha256, [...(this.#asked.get(sha256) ?? []), { page, answer }]);
    if (!this.#drawing) void this.#drawAll();
    return answer.promise;
  }

  async #drawAll(): Promise<void> {
    this.#drawing = true;
    for (let sha256 = this.#next(); sha256; sha256 = this.#next()) {
      await this.#drawFile(sha256).catch((fault: unknown) => {
        for (const { answer } of this.#take(sha256!)) answer.reject(fault);
      });
    }
    this.#drawing = false;
  }

  #next(): string | undefined {
    return this.#asked.keys().next().value;
  }

  #take(sha256: string): Asked[] {
    const asked = this.#asked.get(sha256) ?? [];
    this.#asked.delete(sha256);
    return asked;
  }

  /** Draws the pages asked of one file; those that are asked meanwhile find it open. */
  async #drawFile(sha256: string): Promise<void> {
    const bytes = await this.#deps.files.read(sha256);
    if (!bytes) throw new Error(`the bytes ${sha256} are gone`);
    const document = await this.#deps.pool.open(bytes);
    try {
      for (let asked = this.#take(sha256); asked.length > 0; asked = this.#take(sha256)) {
        for (const { page, answer } of asked) {
          await document.render(page, WIDTH).then(
            (png) => answer.resolve(this.#keep(`${sha256} ${page}`, Uint8Array.from(png))),
            (fault: unknown) => answer.reject(fault),
          );
        }
      }
    } finally {
      document.close();
    }
  }

  #keep(key: string, png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#kept.set(key, png);
    this.#bytes += png.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= (this.#deps.keptBytes ?? KEPT_BYTES) || oldest === key) break;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
    return png;
  }
}
