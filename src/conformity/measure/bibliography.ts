/** Where the bibliography stands and what its entries are. Pure. */
import type { Box, DocumentModel, Place } from '../../document/document.ts';
import type { Heading } from '../measures.ts';
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

export interface Bibliography {
  place: Place | null;
  entries: readonly Entry[];
  /** Whether a row belongs to the list (and not to the body). */
  holds(page: number, row: Row): boolean;
}

/** Entries that are kept: more are no student's list. */
const MOST_ENTRIES = 1000;

/** Titles of lists of references, plain. */
export const BIBLIOGRAPHY =
  /^(?:(?:les |mes |nos )?(?:(?:neto|net|web|siti?|sito|biblio|media|filmo|disco|info) ?-?o?graphies?|webliographies?|references?(?: ?bibliographiques?| ?utilisees?| ?webographiques?| ?documentaires?| et sources| cited| list)?|(?:liste|table) des references.*|sources(?: utilisees?| documentaires?| bibliographiques?| et references?| consultees?| d'information)?|bibliography|works cited|ouvrages(?: cites| consultes| de reference)?|sites? (?:web|internet)(?: consultes?)?|liens (?:web|utiles|internet))\b(?:\s*(?:et|and|&|\/|,|-|:)\s*[\p{L} /&,-]{3,40}|\s+(?:selective|generale|indicative|sommaire|commentee))?)$/u;
const STRONG = /(?:biblio|webo|weblio|sito|neto ?|siti?o?)graph|^references|^works cited/;
const ENDS =
  /^(?:annexe|appendi|tables? des? |sommaire|conclusion|remerciement|resume|abstract|summary|glossaire|lexique|liste des (?!ref)|index|introduction|quatrieme|chapitre|declaration|attestation)/;

/** The bibliography: rows from its heading to the next part, cut into entries; a numbered list at the end stands in for one without heading. */
export function findBibliography(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  headings: readonly Heading[],
  contents: ReadonlySet<number>,
): Bibliography {
  const regions = regionsOf(document, headings).map((region) => rowsIn(region, rows, contents));
  const found = regions.filter((region) => region.rows.length > 0);
  if (found.length === 0) return numberedTail(document, rows, contents);
  const inside = new Set(found.flatMap((region) => region.rows.map((each) => each.row)));
  const entries = found.flatMap((region) => cutEntries(region.rows)).slice(0, MOST_ENTRIES);
  const [first] = found;
  return { place: first ? first.place : null, entries, holds: (_page, row) => inside.has(row) };
}

interface Region {
  place: Place;
  from: { page: number; y: number };
  to: { page: number; y: number };
}

/** Between each bibliography heading and the heading that closes it. Those of the first 40 % count only if none comes later. */
function regionsOf(document: DocumentModel, headings: readonly Heading[]): Region[] {
  const all = headings.map((heading, index) => ({ heading, index })).filter(({ heading }) => BIBLIOGRAPHY.test(heading.plain));
  const late = all.filter(({ heading }) => heading.page > document.pageCount * 0.4);
  const strong = late.filter(({ heading }) => STRONG.test(heading.plain));
  const first = strong[0] ?? late.at(-1);
  if (!first) return [];
  return late
    .filter((each) => each.index >= first.index || strong.length === 0)
    .map(({ heading, index }) => {
      const end = headings
        .slice(index + 1)
        .find(
          (next) =>
            BIBLIOGRAPHY.test(next.plain) || ENDS.test(next.plain) || (next.level < heading.level && next.from === 'outline'),
        );
      return {
        place: { page: heading.page, box: heading.box },
        from: { page: heading.page, y: heading.box?.[3] ?? 0 },
        to: end ? { page: end.page, y: end.box?.[1] ?? 0 } : { page: document.pageCount, y: Infinity },
      };
    });
}

function rowsIn(
  region: Region,
  rows: readonly (readonly Row[])[],
  contents: ReadonlySet<number>,
): { place: Place; rows: PlacedRow[] } {
  const held: PlacedRow[] = [];
  for (let page = region.from.page; page <= region.to.page; page++) {
    if (contents.has(page)) continue;
    for (const row of rows[page - 1] ?? []) {
      const below = page > region.from.page || row.baseline > region.from.y;
      const above = page < region.to.page || row.baseline < region.to.y;
      if (below && above) held.push({ row, page });
    }
  }
  return { place: region.place, rows: held };
}

const LABEL = /^\s*(?:\[\s*([^\][]{1,48})\s*\]\s*[:.]?|(\d{1,3})\s?[.)\-–](?=\s*[^\d\s])|[•●▪■❖➢➤►✓*·–-]\s)/u;

/** A list numbered [1], [2], [3]… in the last third of a document whose bibliography has no heading. */
function numberedTail(document: DocumentModel, rows: readonly (readonly Row[])[], contents: ReadonlySet<number>): Bibliography {
  const tail = rows.flatMap((body, index) =>
    index + 1 > document.pageCount * 0.6 && !contents.has(index + 1) ? body.map((row) => ({ row, page: index + 1 })) : [],
  );
  const start = tail.findIndex(
    ({ row }, at) => /^\s*\[1\]/.test(row.text) && tail.slice(at + 1, at + 8).some((next) => /^\s*\[2\]/.test(next.row.text)),
  );
  if (start < 0) return { place: null, entries: [], holds: () => false };
  const wide = tail.slice(start);
  const last = wide.findLastIndex(({ row }) => /^\s*\[\d{1,3}\]/.test(row.text));
  const held = wide.slice(0, last + 2);
  const inside = new Set(held.map((each) => each.row));
  const place = held[0] ? { page: held[0].page, box: held[0].row.box } : null;
  return { place, entries: cutEntries(held).slice(0, MOST_ENTRIES), holds: (_page, row) => inside.has(row) };
}

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
