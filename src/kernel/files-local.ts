/** Kept files in a folder of this machine: incoming/ while they arrive, then ab/<hash>. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileStore, KeptFile } from './files.ts';
import { beginIn, dropLeftoversIn, orNull, type Whole } from './incoming.ts';

const HASH = /^[0-9a-f]{64}$/;
const PAIR = /^[0-9a-f]{2}$/;

/** Makes the entries of `folder` survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps files in `folder`, made when absent, readable by this account alone. */
export function localFiles(folder: string): FileStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (sha256: string) => {
    if (!HASH.test(sha256)) throw new Error('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  /** Makes every folder that a hash may lead to, once, and their entries survive a power cut: no file waits for that later. */
  let laidOut: Promise<void> | null = null;
  async function layOut(): Promise<void> {
    for (let pair = 0; pair < 256; pair++) {
      await mkdir(join(folder, pair.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 });
    }
    for (const level of [folder, dirname(folder)]) await syncFolder(level);
  }

  /** Puts a whole file in its place. The same bytes kept again take the place of the first, which makes it young again. */
  async function keep({ path, sha256 }: Whole): Promise<void> {
    const place = pathOf(sha256);
    laidOut ??= layOut().catch((fault: unknown) => {
      laidOut = null;
      throw fault;
    });
    await laidOut;
    await rename(path, place);
    await syncFolder(dirname(place));
  }

  async function* list(): AsyncGenerator<KeptFile> {
    for (const pair of await pairsIn(folder)) {
      const at = join(folder, pair);
      for (const sha256 of ((await orNull(readdir(at))) ?? []).filter((name) => HASH.test(name))) {
        const found = await orNull(stat(join(at, sha256)));
        if (found?.isFile()) yield { sha256, bytes: found.size, keptAt: found.mtimeMs };
      }
    }
  }

  /** Takes the file aside before it looks at its age: bytes that are kept again meanwhile are in their place, or are put back. */
  async function remove(sha256: string, keptBefore = Infinity): Promise<boolean> {
    const place = pathOf(sha256);
    const aside = join(incoming, randomUUID());
    const found = await orNull(stat(place));
    if (!found || found.mtimeMs >= keptBefore) return false;
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    if ((await orNull(rename(place, aside).then(() => true))) === null) return false;
    if ((await stat(aside)).mtimeMs >= keptBefore) {
      await rename(aside, place);
      await syncFolder(dirname(place));
      return false;
    }
    await rm(aside);
    return true;
  }

  return {
    begin: () => beginIn(incoming, keep),
    stream: async (sha256) => {
      const file = await orNull(open(pathOf(sha256), 'r'));
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>);
    },
    read: async (sha256) => {
      const bytes = await orNull(readFile(pathOf(sha256)));
      return bytes && Uint8Array.from(bytes);
    },
    list,
    remove,
    dropLeftovers: (before) => dropLeftoversIn(incoming, before),
  };
}

/** Names of the folders of two hexadecimal digits in `folder`. */
async function pairsIn(folder: string): Promise<string[]> {
  return ((await orNull(readdir(folder))) ?? []).filter((name) => PAIR.test(name));
}
