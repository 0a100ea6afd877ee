/** Where the bibliography stands and what its entries are. Pure. */
import type { DocumentModel, Place } from '../../document/document.ts';
import type { Heading } from '../measures.ts';
import { cutEntries, type Entry, type PlacedRow } from './reference-entries.ts';
import type { Row } from './rows.ts';

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
