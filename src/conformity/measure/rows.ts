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

const keyOf = (row: Row): string => fold(row.text).replace(/\d+|\b[ivx]+\b/g, '#');
const place = (row: Row): string => String(Math.round(row.baseline / 2));

/**
 * Rows of every page without running heads and feet: rows near an edge whose words (numbers aside) return at the same height
 * on three pages, other rows at that height when they stand apart, and bare page numbers.
 */
export function bodyRows(document: DocumentModel): Row[][] {
  const all = document.pages.map(rowsOf);
  const texts = new Map<string, number>();
  all.forEach((rows, index) => {
    const page = document.pages[index];
    for (const row of rows) {
      if (!page || !nearEdge(row, page)) continue;
      for (const shift of [-1, 0, 1]) {
        const key = `${Number(place(row)) + shift}|${keyOf(row)}`;
        texts.set(key, (texts.get(key) ?? 0) + 1);
      }
    }
  });
  const heights = new Map<string, number>();
  const repeats = (row: Row): boolean => (texts.get(`${place(row)}|${keyOf(row)}`) ?? 0) >= 3;
  all.forEach((rows, index) => {
    const page = document.pages[index];
    for (const row of rows)
      if (page && nearEdge(row, page) && repeats(row)) heights.set(place(row), (heights.get(place(row)) ?? 0) + 1);
  });
  return all.map((rows, index) => {
    const page = document.pages[index];
    return rows.filter((row, at) => {
      if (!page || !nearEdge(row, page)) return true;
      if (
        repeats(row) ||
        /^[\s\-–—|/]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|sur|of|de)\s*\d+)?[\s\-–—|.]*$/i.test(row.text)
      )
        return false;
      return (heights.get(place(row)) ?? 0) < 5 || !outermost(rows, at) || row.text.length > 90;
    });
  });
}

function nearEdge(row: Row, page: Page): boolean {
  return row.baseline < page.height * ZONE || row.baseline > page.height * (1 - ZONE);
}

/** Whether a row is the first or the last of its page, and apart from its neighbour. */
function outermost(rows: readonly Row[], at: number): boolean {
  const row = rows[at];
  if (!row) return false;
  const gap = (other: Row | undefined): number => (other ? Math.abs(other.baseline - row.baseline) : Infinity);
  return (at === 0 && gap(rows[1]) > 1.7 * row.size) || (at === rows.length - 1 && gap(rows[at - 1]) > 1.7 * row.size);
}
