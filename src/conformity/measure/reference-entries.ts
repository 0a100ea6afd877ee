/** Entries of a list of references: its rows cut apart, and what their text tells. Pure. */
import type { Box } from '../../document/document.ts';
import { fold } from './plain.ts';
import type { Row } from './rows.ts';

/** An entry of the list of references, its lines joined. `label` is what it is called by: "12", "OY14"; null when it has none. */
export interface Entry {
  text: string;
  page: number;
  box: Box;
  label: string | null;
}

/** A row and the page that it stands on. */
export interface PlacedRow {
  row: Row;
  page: number;
}

const LABEL = /^\s*(?:\[\s*([^\][]{1,48})\s*\]\s*[:.]?|(\d{1,3})\s?[.)\-–](?=\s*[^\d\s])|[•●▪■❖➢➤►✓*·–-]\s)/u;

/** Cuts the rows of a list into entries: by labels, else by hanging indents, else by gaps, else by short last lines and authors. */
export function cutEntries(rows: readonly PlacedRow[]): Entry[] {
  const kept = rows.filter(({ row }) => row.text.trim().length > 3);
  const starts = startsOf(kept);
  const entries: { text: string; page: number; box: Box }[] = [];
  kept.forEach(({ row, page }, index) => {
    const text = row.text.trim();
    const last = entries.at(-1);
    if (starts[index] || !last) entries.push({ text, page, box: row.box });
    else last.text = /\p{L}-$/u.test(last.text) && /^\p{Ll}/u.test(text) ? last.text.slice(0, -1) + text : `${last.text} ${text}`;
  });
  return entries
    .filter((entry) => entry.text.length > 12 && /\p{L}{2}/u.test(entry.text))
    .map((entry) => {
      const label = LABEL.exec(entry.text);
      const name = label?.[1] ?? label?.[2] ?? null;
      return { ...entry, text: (label ? entry.text.slice(label[0].length) : entry.text).trim(), label: name };
    });
}

function startsOf(rows: readonly PlacedRow[]): boolean[] {
  const labelled = inSequence(rows);
  if (labelled.filter(Boolean).length >= Math.max(2, rows.length * 0.12)) return labelled;
  const hanging = hangingStarts(rows);
  if (hanging) return hanging;
  const gaps = rows.map(({ row, page }, index) => {
    const before = rows[index - 1];
    return before && before.page === page ? row.baseline - before.row.baseline : null;
  });
  const known = gaps.filter((gap): gap is number => gap !== null && gap > 0).sort((a, b) => a - b);
  const tight = known[Math.floor(known.length * 0.2)] ?? 14;
  const open = gaps.map((gap) => gap !== null && gap > tight * 1.22);
  const right = Math.max(0, ...rows.map(({ row }) => row.box[2]));
  return rows.map(({ row }, index) => {
    if (index === 0 || open[index]) return true;
    const short = (rows[index - 1]?.row.box[2] ?? right) < right - 60;
    return (
      open.filter(Boolean).length < rows.length * 0.12 &&
      (short || AUTHOR_START.test(row.text) || /^https?:|^www\./.test(row.text.trim())) &&
      !/^\p{Ll}/u.test(row.text.trim())
    );
  });
}

/** Rows that begin with a label; numbers must go on where the last one stopped, so that "354. https://…" is no entry. */
function inSequence(rows: readonly PlacedRow[]): boolean[] {
  let last = 0;
  return rows.map(({ row }) => {
    const label = LABEL.exec(row.text);
    const number = Number(label?.[1] ?? label?.[2] ?? Number.NaN);
    if (!label || Number.isNaN(number)) return label !== null;
    if (number !== 1 && (number <= last || (last > 0 && number > last + 4))) return false;
    last = number;
    return true;
  });
}

/** "Dupont, J." "DUPONT Jean," "Dupont J. (2020)": what an entry begins with. */
const AUTHOR_START = /^\s*\p{Lu}[\p{L}'’-]+,?\s+(?:\p{Lu}\.|\p{Lu}\p{Ll}+\s*[,(.])/u;

/** Entries hang when their rows stand at two left edges, the second a little to the right, and both often. */
function hangingStarts(rows: readonly PlacedRow[]): boolean[] | null {
  const lefts = rows.map(({ row }) => row.box[0]);
  const left = Math.min(...lefts);
  const at = rows.map(({ row }) => row.box[0] < left + 4);
  const indented = lefts.filter((x) => x >= left + 8 && x < left + 60).length;
  const flush = at.filter(Boolean).length;
  return indented >= rows.length * 0.2 && flush >= 2 && flush + indented >= rows.length * 0.85 ? at : null;
}

/** Year or years of an entry or of a citation. */
export function yearsOf(text: string): string[] {
  return [...text.matchAll(/(?<![\d/-])(1[5-9]\d\d|20\d\d)(?!\d)/g)].map((match) => match[1] ?? '');
}

/** Folded words of the names that an entry begins with: what stands before its first year, 120 characters at most. */
export function authorWords(text: string): string[] {
  const year = text.search(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/);
  const zone = text.slice(0, year > 3 ? Math.min(year, 220) : 120);
  return fold(zone)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
}
