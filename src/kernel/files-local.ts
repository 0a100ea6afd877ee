/** Kept files in a folder of this machine: incoming/ while they arrive, then ab/cd/<hash>. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Arriving, FileStore, KeptFile } from './files.ts';
import { Refusal } from './refusal.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Faults of the disk that a person can be told of. */
function refusalOf(fault: unknown): unknown {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('storage-full', {});
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'EIO') return new Refusal('storage-refused', {});
  return fault;
}

const told = <T>(work: Promise<T>): Promise<T> =>
  work.catch((fault: unknown) => {
    throw refusalOf(fault);
  });

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
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  async function begin(): Promise<Arriving> {
    await told(mkdir(incoming, { recursive: true, mode: 0o700 }));
    const path = join(incoming, randomUUID());
    const file = await told(open(path, 'wx', 0o600));
    const hash = createHash('sha256');
    let bytes = 0;
    const discard = async () => {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
    };
    return {
      write: async (piece) => {
        hash.update(piece);
        bytes += piece.byteLength;
        await told(file.writeFile(piece));
      },
      finish: () =>
        told(
          (async () => {
            await file.sync();
            await file.close();
            const sha256 = hash.digest('hex');
            await keep(path, sha256);
            return { sha256, bytes };
          })(),
        ),
      discard,
    };
  }

  /** Puts a whole file in its place. The same bytes kept again take the place of the first: they are the same. */
  async function keep(path: string, sha256: string): Promise<void> {
    const place = pathOf(sha256);
    const [outer, inner] = [join(folder, sha256.slice(0, 2)), join(folder, sha256.slice(0, 2), sha256.slice(2, 4))];
    const fresh = !existsSync(inner);
    await mkdir(inner, { recursive: true, mode: 0o700 });
    await rename(path, place);
    await syncFolder(inner);
    if (fresh) {
      await syncFolder(outer);
      await syncFolder(folder);
    }
  }

  async function* list(): AsyncGenerator<KeptFile> {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names) {
      const sha256 = name.split('/').at(-1)!;
      if (!HASH.test(sha256)) continue;
      const found = await stat(join(folder, name)).catch(() => null);
      if (found?.isFile()) yield { sha256, bytes: found.size, keptAt: found.mtimeMs };
    }
  }

  return {
    begin,
    stream: async (sha256) => {
      const file = await open(pathOf(sha256), 'r').catch(() => null);
      if (!file) return null;
      await file.close();
      return Readable.toWeb(createReadStream(pathOf(sha256))) as ReadableStream<Uint8Array>;
    },
    read: (sha256) =>
      readFile(pathOf(sha256)).then(
        (bytes) => Uint8Array.from(bytes),
        () => null,
      ),
    list,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}
