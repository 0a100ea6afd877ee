/** Rows of a page: lines on one baseline put side by side again, and what repeats from page to page. Pure. */
import type { Box, DocumentModel, Line, Page } from '../../document/document.ts';
import { fold } from './plain.ts';

/** Lines of a page that share a baseline, left to right: a heading and its number, an entry of a table of contents. */
export interface Row {
  text: string;
  box: Box;
  baseline: number;
  /** Font (index) and size of most characters. */
  font: number;
  size: number;
  lines: readonly Line[];
}

/** Rows of a page, top to bottom. */
export function rowsOf(page: Page): Row[] {
  const sorted = page.lines
    .filter((line) => line.text.trim() !== '')
    .sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
  const groups: Line[][] = [];
  for (const line of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && line.baseline - first.baseline < 0.25 * Math.min(line.size, first.size)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(rowOf);
}

function rowOf(lines: Line[]): Row {
  const parts = lines.sort((a, b) => a.box[0] - b.box[0]);
  const main = parts.reduce((best, each) => (each.text.length > best.text.length ? each : best));
  const box: Box = [
    Math.min(...parts.map((each) => each.box[0])),
    Math.min(...parts.map((each) => each.box[1])),
    Math.max(...parts.map((each) => each.box[2])),
    Math.max(...parts.map((each) => each.box[3])),
  ];
  const text = parts.map((each) => each.text.trim()).join(' ');
  return { text, box, baseline: main.baseline, font: main.font, size: main.size, lines: parts };
}

/** Share of the height of a page, at its top and at its foot, where running heads stand. */
const ZONE = 0.13;
const FOLIO = /^[\s\-–—|/]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|sur|of|de)\s*\d+)?[\s\-–—|.]*$/i;
/** Headings that differ by their number only: "Annexe 2", "Chapitre 3". */
const NUMBERED_HEADING = /^(?:annexe|appendi|chapitre|partie|section|chapter|part)\S* ?\S{0,4}$/;
/** Footnotes that return word for word. */
const NOTE = /^\d{1,3}\W{0,3}(?:ibid|idem|id\.|op\.|voir|cf)/;

interface Edge {
  row: Row;
  page: number;
  /** Place and words, numbers aside. */
  key: string;
  height: number;
}

/**
 * Rows of every page without running heads and feet: rows near an edge whose words (numbers aside) return at the same height
 * on three pages, other rows at that height when they stand apart, and bare page numbers. Large rows must return on a third of the pages.
 */
export function bodyRows(document: DocumentModel): readonly (readonly Row[])[] {
  const known = ROWS.get(document);
  if (known) return known;
  const rows = findBodyRows(document);
  ROWS.set(document, rows);
  return rows;
}

/** Measures and rules ask for the rows of one document several times. */
const ROWS = new WeakMap<DocumentModel, readonly (readonly Row[])[]>();

function findBodyRows(document: DocumentModel): Row[][] {
  const all = document.pages.map(rowsOf);
  const large = 1.2 * textSize(all);
  const edges = all.flatMap((rows, index) => {
    const page = document.pages[index];
    return page
      ? rows
          .filter((row) => nearEdge(row, page))
          .map((row): Edge => ({ row, page: page.number, key: keyOf(row), height: Math.round(row.baseline / 2) }))
      : [];
  });
  const texts = counted(edges.flatMap((edge) => [-1, 0, 1].map((shift) => `${edge.height + shift}|${edge.key}`)));
  const least = (row: Row): number => (row.size > large ? Math.max(3, document.pageCount / 3) : 3);
  const repeated = edges.filter((edge) => (texts.get(`${edge.height}|${edge.key}`) ?? 0) >= least(edge.row));
  const heights = counted(repeated.map((edge) => edge.height));
  const running = new Set(repeated.map((edge) => edge.row));
  for (const { row, page, height } of edges) {
    const apart =
      (heights.get(height) ?? 0) >= 5 && row.text.length <= 90 && row.size <= large && outermost(all[page - 1] ?? [], row);
    if (apart || FOLIO.test(row.text)) running.add(row);
  }
  return all.map((rows) => rows.filter((row) => !running.has(row)));
}

function keyOf(row: Row): string {
  const folded = fold(row.text.slice(0, 120));
  return NUMBERED_HEADING.test(folded) || NOTE.test(folded) ? folded : folded.replace(/\d+|\b[ivx]+\b/g, '#');
}

function counted<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Size of most characters of the rows, in half points. */
export function textSize(rows: readonly (readonly Row[])[]): number {
  const sizes = new Map<number, number>();
  for (const row of rows.flat()) {
    const size = Math.round(row.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + row.text.length);
  }
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

function nearEdge(row: Row, page: Page): boolean {
  return row.baseline < page.height * ZONE || row.baseline > page.height * (1 - ZONE);
}

/** Whether a row is the first or the last of its page, and apart from its neighbour. */
function outermost(rows: readonly Row[], row: Row): boolean {
  const at = rows.indexOf(row);
  const gap = (other: Row | undefined): number => (other ? Math.abs(other.baseline - row.baseline) : Infinity);
  return (at === 0 && gap(rows[1]) > 1.7 * row.size) || (at === rows.length - 1 && gap(rows[at - 1]) > 1.7 * row.size);
}
