/** Files while they arrive, in a folder of this machine: handed to the intake piece by piece, then to who keeps them, or forgotten. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arriving } from './files.ts';
import { beginInIntake } from './intake.ts';
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

/** Bytes held before they are handed to the intake: pieces come by the thousand, and each order has its price. */
const AT_ONCE = 1_048_576;

/** Begins a file in `folder`, made when absent; once it is whole, `keep` keeps it. */
export async function beginIn(folder: string, keep: (whole: Whole) => Promise<void>): Promise<Arriving> {
  const path = join(folder, randomUUID());
  const file = await told(mkdir(folder, { recursive: true, mode: 0o700 }).then(() => beginInIntake(path)));
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  /** What the intake is writing, while the next pieces come. */
  let under: Promise<void> = Promise.resolve();
  const handOver = async (): Promise<void> => {
    await under;
    if (heldBytes === 0) return;
    under = told(file.write(held));
    under.catch(() => undefined); // told to whom waits for it next
    held = [];
    heldBytes = 0;
  };
  const discard = async (): Promise<void> => {
    await under.catch(() => undefined);
    await file.forget();
  };
  return {
    write: async (piece) => {
      held.push(piece);
      heldBytes += piece.byteLength;
      if (heldBytes >= AT_ONCE) await handOver();
    },
    finish: async () => {
      try {
        await handOver();
        await under;
        const { sha256, bytes } = await told(file.end());
        await told(keep({ path, sha256, bytes }));
        return { sha256, bytes };
      } finally {
        await discard();
      }
    },
    discard,
  };
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
