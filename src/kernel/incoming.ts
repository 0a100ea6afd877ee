/** Files while they arrive, in a folder of this machine: written and hashed piece by piece, then handed to who keeps them, or forgotten. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arriving } from './files.ts';
import { Refusal } from './refusal.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const REFUSED = new Set(['EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EMFILE', 'ENFILE']);

/** The refusal that a person is told, for what befell a disk or a store; the fault stays with it, for the log. */
export function storageRefusal(code: 'storage-full' | 'storage-refused', cause: unknown): Refusal {
  return Object.assign(new Refusal(code, {}), { cause });
}

/** `work`, whose faults of the disk become refusals. */
export function told<T>(work: Promise<T>): Promise<T> {
  return work.catch((fault: unknown) => {
    const code = String((fault as NodeJS.ErrnoException).code);
    if (FULL.has(code)) throw storageRefusal('storage-full', fault);
    if (REFUSED.has(code)) throw storageRefusal('storage-refused', fault);
    throw fault;
  });
}

/** Null in place of the fault that says that nothing is there; any other fault stays one. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((fault: unknown) => {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  });
}

/** A whole file, synced, that is to be kept: moved from `path` or copied. */
export interface Whole {
  path: string;
  sha256: string;
  bytes: number;
}

/** Bytes held before they are written. */
const WRITTEN_AT_ONCE = 1_048_576;

/** Begins a file in `folder`, made when absent; once it is whole, `keep` keeps it. */
export async function beginIn(folder: string, keep: (whole: Whole) => Promise<void>): Promise<Arriving> {
  const path = join(folder, randomUUID());
  const file = await told(mkdir(folder, { recursive: true, mode: 0o700 }).then(() => open(path, 'wx', 0o600)));
  const hash = createHash('sha256');
  let bytes = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  /** Writes what is held: pieces come by the thousand, and each write has its price. */
  const flush = async (): Promise<void> => {
    const pieces = held;
    held = [];
    heldBytes = 0;
    if (pieces.length > 0) await told(writeWhole(file, pieces));
  };
  const discard = () => forget(file, path);
  return {
    write: async (piece) => {
      hash.update(piece);
      held.push(piece);
      heldBytes += piece.byteLength;
      bytes += piece.byteLength;
      if (heldBytes >= WRITTEN_AT_ONCE) await flush();
    },
    finish: async () => {
      try {
        await flush();
        // The bytes and the length of the file; its times may be lost.
        await told(file.datasync().then(() => file.close()));
        const whole = { path, sha256: hash.digest('hex'), bytes };
        await told(keep(whole));
        return { sha256: whole.sha256, bytes };
      } finally {
        await discard();
      }
    },
    discard,
  };
}

/** Writes all of `pieces` at the end of `file`. */
async function writeWhole(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  const bytes = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  const { bytesWritten } = await file.writev(pieces);
  // A disk may take a part only: the rest is written piece by piece, which says why when it cannot.
  if (bytesWritten < bytes) await file.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
}

/** Nothing stays at `path`; a file kept is no longer there. */
async function forget(file: FileHandle, path: string): Promise<void> {
  await file.close().catch(() => undefined);
  await rm(path, { force: true }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EROFS') throw fault;
  });
}

/** Removes what a stop left in `folder` and nobody wrote to since `before` (milliseconds); returns how many files. */
export async function dropLeftoversIn(folder: string, before: number): Promise<number> {
  let dropped = 0;
  for (const name of (await orNull(readdir(folder))) ?? []) {
    const path = join(folder, name);
    const found = await orNull(stat(path));
    if (!found || found.mtimeMs >= before) continue;
    await rm(path, { force: true });
    dropped += 1;
  }
  return dropped;
}
