/** Edges of the columns of body text, and which lines are full. Pure. */
import type { BodyLine } from './body-lines.ts';
import { modeOf } from './mode.ts';

/** Distance to the edge below which a line reaches it, points. */
export const AT_EDGE = 1.6;
/** A first line may be indented by this much, points. */
const INDENT = 60;
/** Lines that begin further apart than this share of the page's width are in different columns. */
const COLUMN_GAP = 0.2;
/** Lines that end beyond an edge by more than this share of the page's width have an edge of their own. */
const BEYOND = 0.12;
/** Lines, and share of the column's lines, that make an edge certain without looking at other pages. */
const CERTAIN = { lines: 3, share: 0.35 };

/** Lines of one column of one page, and where most of them end. */
interface Column {
  lines: readonly BodyLine[];
  start: number;
  edge: number;
  certain: boolean;
  /** Lines at the edge. */
  count: number;
}

/**
 * Far edge of the column of each line. On a page where few lines agree (ragged text, a short page) the edge is that of the same column on
 * other pages, when there is one: left and right pages apart, for their margins may differ.
 */
export function columnEdges(pages: readonly (readonly BodyLine[])[]): Map<BodyLine, number> {
  const columns = pages.flatMap(columnsOf);
  const certain = columns.filter((column) => column.certain).sort((a, b) => b.count - a.count);
  const edges = new Map<BodyLine, number>();
  for (const column of columns) {
    const model = column.certain ? column : (certain.find((other) => isSameColumn(column, other)) ?? column);
    for (const line of column.lines) edges.set(line, model.edge);
  }
  return edges;
}

/** Whether the first word of the next line would not have fitted at the end of this one: the line was broken because it was full. */
export function isFull(line: BodyLine, edge: number): boolean {
  if (!line.next) return false;
  const space = Math.min(line.space ?? 0.25, 0.25) * line.line.size;
  return edge - line.end < line.next.opening + space;
}

/** Whether the next line begins where a line of the same paragraph would: under this one, or to its left by the indent of a first line. */
export function continues(line: BodyLine): boolean {
  if (!line.next) return false;
  const indent = line.start - line.next.start;
  return indent >= -AT_EDGE && indent <= INDENT;
}

/** Columns of one page. */
function columnsOf(lines: readonly BodyLine[]): Column[] {
  const columns: Column[] = [];
  const sorted = [...lines].sort((a, b) => a.start - b.start);
  let from = 0;
  sorted.forEach((line, index) => {
    const next = sorted[index + 1];
    if (next && next.start - line.start <= COLUMN_GAP * line.page.width) return;
    columns.push(...byEdge(sorted.slice(from, index + 1)));
    from = index + 1;
  });
  return columns;
}

/** Lines that begin in one column, by the edge that they aim at: a title over two columns goes beyond the first. */
function byEdge(lines: readonly BodyLine[]): Column[] {
  const columns: Column[] = [];
  let left = lines;
  for (;;) {
    const mode = modeOf(
      left.map((line) => line.end),
      AT_EDGE,
    );
    const first = left[0];
    if (mode === null || !first) return columns;
    const limit = mode.value + BEYOND * first.page.width;
    const own = left.filter((line) => line.end <= limit);
    const certain = mode.count >= CERTAIN.lines && mode.count >= CERTAIN.share * own.length;
    columns.push({ lines: own, start: first.start, edge: mode.value, count: mode.count, certain });
    left = left.filter((line) => line.end > limit);
  }
}

function isSameColumn(column: Column, other: Column): boolean {
  const [mine, theirs] = [column.lines[0]?.page, other.lines[0]?.page];
  if (!mine || !theirs || mine.width !== theirs.width || (mine.number - theirs.number) % 2 !== 0) return false;
  const slack = COLUMN_GAP * mine.width;
  return (
    Math.abs(column.start - other.start) <= slack && other.edge >= column.edge - AT_EDGE && other.edge <= column.edge + slack
  );
}
