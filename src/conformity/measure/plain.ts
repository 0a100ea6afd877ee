/** Text made comparable: case, accents, ligatures, apostrophes and the numbering of headings taken away. Pure. */

const ASCII = /^[\x00-\x7f]*$/;

/** Lower case, no accents or ligatures, straight apostrophes, single spaces; punctuation kept. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/`/g, "'").replace(/\s+/g, ' ').trim();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200f\ufeff]/gu, '')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** How a heading is numbered. `depth` counts from 0: "2" and "Chapitre 2" are 0, "2.1" is 1. */
export interface Numbering {
  kind: 'arabic' | 'roman' | 'letter' | 'named';
  value: string;
  depth: number;
}

const NAMED =
  /^(?:(?:la |le )?(premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme|sixieme|1ere?|2e(?:me)?|3e(?:me)?|4e(?:me)?) partie|(?:chapitre|chapter|partie|part|section|titre|etape|axe|theme) (?:(\d+(?:\.\d+)*|[ivxlc]+|[a-z])\b|(premier|un|deux|trois|quatre|cinq|one|two|three)))\s*[.:)\-|]*\s*/;
const ARABIC = /^(?:§ ?)?(\d{1,2}(?: ?\. ?\d{1,2})*)(?:\s*[.)°:/\-–|]+\s*|\s+|(?=\p{L}{3}))/u;
const ROMAN = /^([ivx]{1,5})(?:\s*[.)°:/\-–|]+\s*(?:(\d{1,2}(?:\.\d{1,2})*)\s*[.)°:/\-–|]*\s*)?|\s+(?=\p{L}{2}))/u;
const LETTER = /^([a-z])(?:((?:\.\d{1,2})+)[.)]?\s+|\s*[.)°:/\-–]+\s*)/;
const BULLET = /^[\s•●▪■❖➢➤►✓✔*·»>\-–—_~|.:]+/u;

/** Splits a folded heading into its numbering (null when it has none) and what it says. */
export function splitNumbering(folded: string): { numbering: Numbering | null; rest: string } {
  const text = folded.replace(BULLET, '');
  const named = NAMED.exec(text);
  if (named) {
    const value = named[1] ?? named[2] ?? named[3] ?? '';
    return { numbering: { kind: 'named', value, depth: value.split('.').length - 1 }, rest: clean(text.slice(named[0].length)) };
  }
  const arabic = ARABIC.exec(text);
  if (arabic?.[1]) {
    const parts = arabic[1].replaceAll(' ', '').split('.');
    return {
      numbering: { kind: 'arabic', value: parts.join('.'), depth: parts.length - 1 },
      rest: clean(text.slice(arabic[0].length)),
    };
  }
  const roman = ROMAN.exec(text);
  if (roman?.[1] && /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/.test(roman[1])) {
    const value = roman[2] ? `${roman[1]}.${roman[2]}` : roman[1];
    return { numbering: { kind: 'roman', value, depth: value.split('.').length - 1 }, rest: clean(text.slice(roman[0].length)) };
  }
  const letter = LETTER.exec(text);
  if (letter?.[1]) {
    const value = letter[1] + (letter[2] ?? '');
    return {
      numbering: { kind: 'letter', value, depth: value.split('.').length - 1 },
      rest: clean(text.slice(letter[0].length)),
    };
  }
  return { numbering: null, rest: clean(text) };
}

/** No heading is longer; the patterns are not linear. */
const LONGEST = 300;

/** `Heading.plain`: folded, without numbering, bullets, leaders, page number after leaders, or final punctuation. */
export function plain(text: string): string {
  const folded = fold(text.slice(0, LONGEST));
  const rest = splitNumbering(folded).rest;
  return rest === '' ? clean(folded.replace(BULLET, '')) : rest;
}

/** Words of a plain text, without punctuation. */
export function tokens(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
}

function clean(text: string): string {
  const bare = /[._…·]\s*[._…·]/u.test(text) ? text.replace(/(?:\s*[._…·]){4,}\s*(?:\d+|[ivx]+)?\s*$/u, '') : text;
  return bare
    .replace(/["«»“”]/g, '')
    .replace(BULLET, '')
    .replace(/[\s.:;,-]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
