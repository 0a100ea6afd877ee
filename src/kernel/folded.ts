/** Words looked for in columns that the database folds: small letters, no accents, no signs (function `folded` of the migrations). */
import { sql, type RawBuilder } from 'kysely';

/** Longest search, and most words of it. */
const LENGTH = 100;
const WORDS = 10;

/** What is looked for, from what an address brings. */
export const queryIn = (typed: string | undefined): string =>
  (typed ?? '')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LENGTH);

/** Letters and figures that are left once folded: the marks of Latin-1 that look like them ("ª", "²") are not. */
const WORD = /[a-z0-9]|[[\p{L}\p{N}]--[\x80-\xbf]]/iv;

/**
 * For each word of `query`, whether `told` holds it; a sign alone among words is no word, signs alone are found nowhere. Words are folded
 * by the database once a statement rather than once a row. Empty when nothing is looked for.
 */
export function holdsWords(query: string, told: RawBuilder<unknown>): RawBuilder<boolean>[] {
  const typed = query.split(/\s+/).filter((each) => each !== '');
  const words = typed.filter((each) => WORD.test(each)).slice(0, WORDS);
  if (typed.length > 0 && words.length === 0) return [sql<boolean>`false`];
  return words.map((word) => sql<boolean>`strpos(${told}, (SELECT folded(${word}))) > 0`);
}
