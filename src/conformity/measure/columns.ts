/** Edges of the columns of body text, and which lines are full. Pure. */
import type { BodyLine } from './body-lines.ts';
import { modeOf } from './mode.ts';

/** Distance to the edge below which a line reaches it, points. */
export const AT_EDGE = 1.6;
/** Lines that begin further apart than this share of the page's width are in different columns. */
const COLUMN_GAP = 0.2;
/** Lines that end beyond an edge by more than this share of the page's width have an edge of their own. */
const BEYOND = 0.12;

/** Far edge of the column of each line of one page: where most lines of the column end. */
export function columnEdges(lines: readonly BodyLine[]): Map<BodyLine, number> {
  const edges = new Map<BodyLine, number>();
  const sorted = [...lines].sort((a, b) => a.start - b.start);
  let column: BodyLine[] = [];
  for (const line of sorted) {
    const last = column.at(-1);
    if (last && line.start - last.start > COLUMN_GAP * line.page.width) {
      setEdges(column, edges);
      column = [];
    }
    column.push(line);
  }
  setEdges(column, edges);
  return edges;
}

function setEdges(column: readonly BodyLine[], edges: Map<BodyLine, number>): void {
  let left = column;
  while (left.length > 0) {
    const mode = modeOf(
      left.map((line) => line.end),
      AT_EDGE,
    );
    if (mode === null) return;
    const beyond: BodyLine[] = [];
    for (const line of left) {
      if (line.end > mode.value + BEYOND * line.page.width) beyond.push(line);
      else edges.set(line, mode.value);
    }
    if (beyond.length === left.length) return;
    left = beyond;
  }
}

/** Whether the first word of the next line would not have fitted at the end of this one: the line was broken because it was full. */
export function isFull(line: BodyLine, edge: number): boolean {
  if (!line.next) return false;
  const space = Math.min(line.space ?? 0.25, 0.25) * line.line.size;
  return edge - line.end < line.next.opening + space;
}
