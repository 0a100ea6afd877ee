/** Re-reads every file that a deposit names and follows every journal. */
import { createHash } from 'node:crypto';
import { filesOfDeposits, type NamedFile } from '../deposit/kept.store.ts';
import type { Database } from '../kernel/database.ts';
import type { FileStore } from '../kernel/files.ts';
import { followChains } from '../kernel/journal.store.ts';

type Problem = 'missing' | 'altered' | 'unreadable';

/** What was found. `problems` is in the order of the hashes. */
export interface Verified {
  files: { checked: number; sound: number };
  problems: { problem: Problem; sha256: string; school: string; deposit: string; reason?: string }[];
  journals: { school: string; entries: number; broken: number | null }[];
}

/** True when everything is as it was recorded. */
export const isSound = ({ problems, journals }: Verified): boolean =>
  problems.length === 0 && journals.every(({ broken }) => broken === null);

/** What is wrong with a file, null when it holds the bytes that were deposited. */
async function problemOf(files: FileStore, { sha256, bytes }: NamedFile): Promise<{ problem: Problem; reason?: string } | null> {
  try {
    const stream = await files.stream(sha256);
    if (!stream) return { problem: 'missing' };
    const hash = createHash('sha256');
    let read = 0;
    for await (const piece of stream) {
      hash.update(piece);
      read += piece.byteLength;
    }
    return read === bytes && hash.digest('hex') === sha256 ? null : { problem: 'altered' };
  } catch (fault) {
    return { problem: 'unreadable', reason: (fault as Error).message };
  }
}

/** Verifies all that a database and its files hold. */
export async function verifyData(db: Database, files: FileStore): Promise<Verified> {
  const found: Verified = { files: { checked: 0, sound: 0 }, problems: [], journals: [] };
  for await (const named of filesOfDeposits(db)) {
    const problem = await problemOf(files, named);
    found.files.checked += 1;
    if (problem) found.problems.push({ ...problem, sha256: named.sha256, school: named.school, deposit: named.deposit });
    else found.files.sound += 1;
  }
  found.journals = await followChains(db);
  return found;
}
