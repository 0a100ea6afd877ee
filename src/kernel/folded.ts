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

/** Each word of `query`, folded by the database once a statement rather than once a row; a sign alone is no word. */
export const wordsOf = (query: string): RawBuilder<string>[] =>
  query
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, WORDS)
    .map((word) => sql<string>`(SELECT folded(${word}))`);
