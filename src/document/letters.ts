/** Characters as PDF files give them, made into plain text. Pure. */

/** Nothing to print: controls, marks of direction, joiners. */
export const NOTHING = '';
/** A glyph that the file does not map to a character. */
export const UNKNOWN = '\uFFFD';

const LIGATURES: Readonly<Record<number, string>> = {
  0xfb00: 'ff',
  0xfb01: 'fi',
  0xfb02: 'fl',
  0xfb03: 'ffi',
  0xfb04: 'ffl',
  0xfb05: 'ft',
  0xfb06: 'st',
  0xf001: 'fi',
  0xf002: 'fl',
  0xf0b7: '•',
  0xf0a7: '▪',
  0xf0d8: '➢',
  0xf0fc: '✓',
  0xf0e0: '→',
  0x00ad: '-',
  0x2010: '-',
  0x2011: '-',
  0x0002: '-',
  0xfffe: '-',
};

/** Spacing accents and the combining mark that each stands for. */
const ACCENTS: Readonly<Record<number, string>> = {
  0x60: '\u0300',
  0x02cb: '\u0300',
  0xb4: '\u0301',
  0x02ca: '\u0301',
  0x5e: '\u0302',
  0x02c6: '\u0302',
  0x7e: '\u0303',
  0x02dc: '\u0303',
  0xaf: '\u0304',
  0x02c9: '\u0304',
  0x02d8: '\u0306',
  0x02d9: '\u0307',
  0xa8: '\u0308',
  0x02da: '\u030a',
  0x02dd: '\u030b',
  0x02c7: '\u030c',
  0xb8: '\u0327',
  0x02db: '\u0328',
};

const cache = new Map<number, string>();

/** Text of one code point: ligatures expanded, presentation forms made plain, controls dropped. */
export function textOf(code: number): string {
  let text = cache.get(code);
  if (text === undefined) cache.set(code, (text = plain(code)));
  return text;
}

function plain(code: number): string {
  const known = LIGATURES[code];
  if (known !== undefined) return known;
  if (code < 32) return UNKNOWN;
  if ((code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return NOTHING;
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f))
    return NOTHING;
  if (code === 0xfeff || code === 0xffff) return NOTHING;
  const text = String.fromCodePoint(code);
  return code >= 0xfb00 && code <= 0xfeff ? text.normalize('NFKC') : text;
}

/** Spaces of any width: they end a word. */
export function isSpace(code: number): boolean {
  if (code === 32) return true;
  if (code < 0xa0) return code >= 9 && code <= 13;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Combining mark of an accent drawn as a glyph of its own, null when `code` is none. */
export function accentOf(code: number): string | null {
  if (code < 0x5e) return null;
  if (code >= 0x300 && code <= 0x36f) return String.fromCharCode(code);
  return ACCENTS[code] ?? null;
}

/** `letter` under `mark`: dotless letters take their dot back first. */
export function accented(letter: string, mark: string): string {
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  return (base + mark).normalize('NFC');
}

/** Hebrew, Arabic and other scripts written from right to left. */
export function isRightToLeft(code: number): boolean {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc);
}

export function isLetter(code: number): boolean {
  return (
    (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}
