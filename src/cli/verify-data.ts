/** Re-reads every file that a deposit names and every scan of an appraisal, and follows every journal. */
import { createHash } from 'node:crypto';
import { scansOfAppraisals } from '../appraisal/kept.store.ts';
import { filesOfDeposits } from '../deposit/kept.store.ts';
import type { Database } from '../kernel/database.ts';
import type { FileStore } from '../kernel/files.ts';
import { followChains } from '../kernel/journal.store.ts';

type Problem = 'missing' | 'altered' | 'unreadable';

interface Counted {
  checked: number;
  sound: number;
}

/** What was found. `problems` is in the order of the hashes, deposits first. */
export interface Verified {
  /** Those that deposits name. */
  files: Counted;
  /** Those of appraisals typed from paper. */
  scans: Counted;
  problems: ({ problem: Problem; sha256: string; school: string; reason?: string } & (
    | { deposit: string }
    | { appraisal: string }
  ))[];
  journals: { school: string; entries: number; broken: number | null }[];
}

/** True when everything is as it was recorded. */
export const isSound = ({ problems, journals }: Verified): boolean =>
  problems.length === 0 && journals.every(({ broken }) => broken === null);

/** A file as it is on record. The hash of a scan says its size. */
interface Recorded {
  sha256: string;
  bytes?: number;
}

/** What is wrong with a file, null when it holds the bytes that were received. */
async function problemOf(files: FileStore, { sha256, bytes }: Recorded): Promise<{ problem: Problem; reason?: string } | null> {
  try {
    const stream = await files.stream(sha256);
    if (!stream) return { problem: 'missing' };
    const hash = createHash('sha256');
    let read = 0;
    for await (const piece of stream) {
      hash.update(piece);
      read += piece.byteLength;
    }
    return (bytes === undefined || read === bytes) && hash.digest('hex') === sha256 ? null : { problem: 'altered' };
  } catch (fault) {
    return { problem: 'unreadable', reason: (fault as Error).message };
  }
}

/** Verifies all that a database and its files hold. */
export async function verifyData(db: Database, files: FileStore): Promise<Verified> {
  const found: Verified = { files: { checked: 0, sound: 0 }, scans: { checked: 0, sound: 0 }, problems: [], journals: [] };
  for await (const { bytes, ...named } of filesOfDeposits(db)) {
    const problem = await problemOf(files, { ...named, bytes });
    found.files.checked += 1;
    if (problem) found.problems.push({ ...problem, ...named });
    else found.files.sound += 1;
  }
  for await (const named of scansOfAppraisals(db)) {
    const problem = await problemOf(files, named);
    found.scans.checked += 1;
    if (problem) found.problems.push({ ...problem, ...named });
    else found.scans.sound += 1;
  }
  found.journals = await followChains(db);
  return found;
}
