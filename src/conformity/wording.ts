/** Template tags that put messages into words: numbers, lists and spaces as each language writes them. Pure. */

type Value = string | number | readonly string[] | readonly number[] | null | undefined;

const NBSP = '\u00a0';
const THIN = '\u202f';

/** French spacing of the words of a message: never applied to what a file or a student wrote. */
function spaced(words: string): string {
  return words
    .replace(/« ?/g, `«${NBSP}`)
    .replace(/ ?»/g, `${NBSP}»`)
    .replace(/ ([;!?])/g, `${THIN}$1`)
    .replace(/ (:|%|pt\b|Mo\b|ko\b|cm\b)/g, `${NBSP}$1`)
    .replace(/\b([Pp]ages?|de|à|et) $/g, (all, word: string) => (/^p/i.test(word) ? `${word}${NBSP}` : all));
}

/** "3 à 5, 9 et 12" from sorted or unsorted page numbers; runs of three or more are drawn together. */
export function pageList(pages: readonly number[], lang: 'fr' | 'en'): string {
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const runs: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let j = i;
    while (sorted[j + 1] === sorted[j]! + 1) j++;
    if (j - i >= 2) runs.push(lang === 'fr' ? `${sorted[i]} à ${sorted[j]}` : `${sorted[i]} to ${sorted[j]}`);
    else for (let k = i; k <= j; k++) runs.push(String(sorted[k]));
    i = j + 1;
  }
  return series(runs, lang);
}

/** "a, b et c" or "a, b and c". */
export function series(items: readonly string[], lang: 'fr' | 'en'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${lang === 'fr' ? 'et' : 'and'} ${items.at(-1)}`;
}

function shown(value: Value, lang: 'fr' | 'en'): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(/\p{Cc}+/gu, ' ');
  if (typeof value === 'number') return number(value, lang);
  if (value.every((item) => typeof item === 'number')) return pageList(value as readonly number[], lang);
  return series(
    (value as readonly string[]).map((item) => item.replace(/\p{Cc}+/gu, ' ')),
    lang,
  );
}

/** "1 234,5" or "1,234.5", at most two decimals. */
export function number(value: number, lang: 'fr' | 'en'): string {
  const [whole = '', decimals] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? THIN : ',');
  return `${value < 0 ? '−' : ''}${grouped}${decimals ? `${lang === 'fr' ? ',' : '.'}${decimals}` : ''}`;
}

/** French words: typographic spaces in the literal parts, numbers with a comma, lists with "et". Values of files are left alone. */
export function fr(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  return parts.map((part, i) => spaced(part) + (i < values.length ? shown(values[i], 'fr') : '')).join('');
}

/** English words: curly apostrophes and quotation marks in the literal parts, numbers with a point, lists with "and". */
export function en(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  let marks = 0;
  const mark = () => (marks++ % 2 === 0 ? '“' : '”');
  const set = (words: string) => words.replaceAll(/(\p{L})'(?=\p{L})/gu, '$1’').replaceAll('"', mark);
  return parts.map((part, i) => set(part) + (i < values.length ? shown(values[i], 'en') : '')).join('');
}

/** `one` when `count` takes the singular (below 2 in French, 1 in English), else `several`. */
export function many(count: Value, one: string, several: string): string {
  const n = Array.isArray(count) ? count.length : Number(count);
  return n > 1 || n < -1 ? several : one;
}
