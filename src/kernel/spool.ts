/** Files that live an hour at most: uploads being checked and pictures of their pages, in a folder of their own, emptied at start. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSink } from './multipart.ts';

/** A file being written. */
export interface Incoming extends FileSink {
  key: string;
  /** Ends the writing; returns the SHA-256 of what was written, in hexadecimal. */
  finish(): Promise<string>;
  /** Ends the writing and forgets the file. */
  discard(): Promise<void>;
}

export class Spool {
  readonly #folder: string;

  /** Empties `folder`, readable by this account alone: what an earlier process left is not kept. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true, recursive: true });
  }

  #path(key: string): string {
    return join(this.#folder, key.replace(/[^\w.-]/g, '_'));
  }

  /** Begins a file under a key that cannot be guessed. */
  async begin(): Promise<Incoming> {
    const key = randomBytes(18).toString('base64url');
    const file = await open(this.#path(key), 'wx', 0o600);
    const hash = createHash('sha256');
    return {
      key,
      write: async (bytes) => {
        hash.update(bytes);
        await file.write(bytes);
      },
      finish: async () => {
        await file.close();
        return hash.digest('hex');
      },
      discard: async () => {
        await file.close().catch(() => undefined);
        await this.remove(key);
      },
    };
  }

  /** Bytes of `key`, null when it is not there. */
  async read(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return readFile(this.#path(key)).then(
      (bytes) => Uint8Array.from(bytes),
      () => null,
    );
  }

  /** Keeps `bytes` under `key`. Who reads it meanwhile has what was there before, or all of it. */
  async write(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(key);
    const part = `${path}.${randomBytes(6).toString('hex')}`;
    await writeFile(part, bytes, { mode: 0o600 });
    await rename(part, path);
  }

  /** Removes `key` and whatever was derived from it ("key.…"). */
  async remove(key: string): Promise<void> {
    const names = readdirSync(this.#folder).filter((name) => name === key || name.startsWith(`${key}.`));
    await Promise.all(names.map((name) => rm(join(this.#folder, name), { force: true })));
  }

  /** Names of the files kept now. */
  list(): string[] {
    return readdirSync(this.#folder);
  }
}
