/** What is looked for in lists of missions, and how the database finds it: whatever the case, the accents, the apostrophes. Pure. */

/** Letters that no mark is taken off. */
const PLAIN: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i' };

/** Letters alone: case and accents are no difference when one looks for a name. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[œæøłđðħı]/g, (letter) => PLAIN[letter]!);
/** Longest search. */
const QUERY_LENGTH = 100;

/** What is looked for, from what an address brings. */
export const queryIn = (typed: string | undefined): string =>
  (typed ?? '')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, QUERY_LENGTH);

/** Words that are looked for: each is sought in every name. */
const MOST_WORDS = 10;

/** The words of a search. */
export const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

/** Letter → its other writings: capital, with accents. */
const WRITINGS = new Map<string, string>();
for (const [from, to] of [
  [0x41, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code);
    const plain = folded(letter);
    if (/^\p{L}$/u.test(plain) && plain !== letter) WRITINGS.set(plain, (WRITINGS.get(plain) ?? '') + letter);
  }
}

/** Two letters that French also writes as one. */
const LIGATURES: Readonly<Record<string, string>> = { oe: '[œŒ]', ae: '[æÆǽǼ]' };

/** Signs that keyboards and files write in several ways: none is told from another of its kind. */
const SIGNS: readonly string[] = ["'’‘ʼ`´", '-\u2010\u2011\u2012\u2013\u00a0 '];

/** A sign for the database: those of its kind, or itself. */
function sign(letter: string): string {
  const kind = SIGNS.find((signs) => signs.includes(letter));
  if (kind !== undefined) return `[${kind.replace('-', '')}${kind.includes('-') ? '-' : ''}]`;
  return letter.replace(/[^\p{L}\p{N}]/u, '\\$&');
}

const spelt = (letters: string): string =>
  [...letters]
    .map((letter) => {
      const writings = WRITINGS.get(letter);
      return writings ? `[${letter}${writings}][\u0300-\u036f]*` : sign(letter);
    })
    .join('');

/** A regular expression of the database for a folded word, whatever the case and the accents of the text: letters need not be taken apart. */
export function patternOf(word: string): string {
  const parts = word.split(/(oe|ae)/);
  return parts.map((part) => (LIGATURES[part] ? `(?:${LIGATURES[part]}|${spelt(part)})` : spelt(part))).join('');
}
