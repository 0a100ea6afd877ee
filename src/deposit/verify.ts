/** What a verification is asked and what it answers: codes and prints as people type them. Pure. */
import type { Lang } from '../ui/lang.ts';
import type { Deposit } from './deposit.ts';

/** A code as it is kept, from how it was typed: case, dashes and spaces aside, O is 0, I and L are 1. Null when it cannot be one. */
export function codeTyped(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? code : null;
}

/** A SHA-256 from how it was typed: capitals, spaces, a "sha256:" before it. Null when it cannot be one. */
export function printTyped(typed: string): string | null {
  const print = typed
    .toLowerCase()
    .replace(/^\s*sha-?256\s*[:=]?/, '')
    .replace(/[\s:-]+/g, '');
  return /^[0-9a-f]{64}$/.test(print) ? print : null;
}

/** What is known of a file beside a code. `meant` is the deposit that the code names. */
export type Verification =
  | { result: 'authentic'; meant: Deposit }
  /** Another version of the same deliverable. */
  | { result: 'other-version'; meant: Deposit; found: Deposit }
  /** The code names nothing, or the file is none of its versions: not told apart. */
  | { result: 'unknown' };

/** What another slice files under a code, as it is told to whoever holds its receipt. */
export interface FiledReceipt {
  /** What kind of document it is. */
  kind: string;
  facts: readonly { term: string; value: string; name: boolean }[];
}

/** Finds what another slice files under a code. */
export type FindReceipt = (code: string, lang: Lang) => Promise<FiledReceipt | null>;

/** Compares the SHA-256 `print` with the deposit that a code names and the versions of the same deliverable. */
export function verification(meant: Deposit | null, versions: readonly Deposit[], print: string): Verification {
  if (!meant) return { result: 'unknown' };
  if (meant.sha256 === print) return { result: 'authentic', meant };
  const found = versions.find((version) => version.sha256 === print);
  return found ? { result: 'other-version', meant, found } : { result: 'unknown' };
}
