/** Whether body text is set flush on both sides. Pure. */
import type { Box, Place } from '../../document/document.ts';
import type { BodyMeasure } from '../measures.ts';
import type { BodyLine } from './body-lines.ts';
import { AT_EDGE, continues, isFull } from './columns.ts';
import { modeOf } from './mode.ts';

export interface Justification {
  justified: number | null;
  verdict: BodyMeasure['justifiedVerdict'];
  ragged: readonly Place[];
}

/** Full lines that must be seen to tell. */
const ENOUGH = 10;
/** A word space further from the commonest than this was stretched or shrunk, em. */
const STRETCHED = 0.0125;
/**
 * Limits of the two shares. Measured: ragged documents have 0.19 to 0.47 of their lines at the edge and 0 to 0.36 of them stretched,
 * justified ones 0.76 to 1 and 0.43 to 0.96.
 */
const FLUSH = { most: 0.7, half: 0.5, few: 0.55 };
const STRETCH = { most: 0.6, few: 0.2 };
/** Ragged lines in a row that are worth showing. */
const RUN = 3;

/**
 * Two independent signs: the share of full lines that reach the edge of their column, and the share whose word spaces are not the commonest.
 * Only lines broken because they were full count: ends of paragraphs, titles and lists of short items say nothing.
 * `edges` is the column edge of each line, `leading` the distance between lines when known (a larger gap ends a paragraph).
 */
export function justificationOf(
  lines: readonly BodyLine[],
  edges: ReadonlyMap<BodyLine, number>,
  leading: number | null,
): Justification {
  const runs = runsOf(lines, edges, leading);
  const full = runs.flat();
  const flush = new Set(runs.flatMap((run) => flushLines(run, edges)));
  const ragged = raggedPlaces(runs, flush);
  if (full.length < ENOUGH) return { justified: null, verdict: null, ragged: [] };
  const justified = flush.size / full.length;
  return { justified, verdict: verdictOf(justified, stretchedShare(lines, full)), ragged };
}

/** Where the signs contradict each other (lines of one length, none stretched) nothing is told. */
function verdictOf(flush: number, stretched: number): BodyMeasure['justifiedVerdict'] {
  if (flush >= FLUSH.most) return stretched >= STRETCH.few ? 'yes' : null;
  if (stretched >= STRETCH.most) return flush >= FLUSH.half ? 'yes' : 'mixed';
  return flush <= FLUSH.few ? 'no' : 'mixed';
}

/** Runs of consecutive full lines of one paragraph. */
function runsOf(lines: readonly BodyLine[], edges: ReadonlyMap<BodyLine, number>, leading: number | null): BodyLine[][] {
  const full = new Set(lines.filter((line) => isInside(line, leading) && isFull(line, edges.get(line) ?? line.end)));
  const followers = new Set([...full].map((line) => line.next));
  const runs: BodyLine[][] = [];
  for (const line of full) {
    if (followers.has(line)) continue;
    const run: BodyLine[] = [];
    for (let each: BodyLine | null = line; each && full.has(each); each = each.next) run.push(each);
    runs.push(run);
  }
  return runs;
}

/** Whether the next line continues the paragraph. */
function isInside(line: BodyLine, leading: number | null): boolean {
  if (!line.next || !continues(line)) return false;
  return leading === null || line.next.line.baseline - line.line.baseline < 1.3 * leading;
}

/** Lines of a run that reach the edge of the column, or the edge that most of the run shares (text narrower than the column). */
function flushLines(run: readonly BodyLine[], edges: ReadonlyMap<BodyLine, number>): BodyLine[] {
  const own = modeOf(
    run.map((line) => line.end),
    AT_EDGE,
  );
  const shared = own !== null && own.count >= RUN && own.count >= 0.6 * run.length ? own.value : null;
  return run.filter(
    (line) =>
      Math.abs(line.end - (edges.get(line) ?? 0)) <= AT_EDGE || (shared !== null && Math.abs(line.end - shared) <= AT_EDGE),
  );
}

/** Share of the full lines whose word space is not the commonest of all lines. */
function stretchedShare(lines: readonly BodyLine[], full: readonly BodyLine[]): number {
  const commonest = modeOf(spaces(lines), STRETCHED / 2);
  const seen = spaces(full);
  if (commonest === null || seen.length === 0) return 0;
  return seen.filter((space) => Math.abs(space - commonest.value) > STRETCHED).length / seen.length;
}

const spaces = (lines: readonly BodyLine[]): number[] => lines.flatMap((line) => (line.space === null ? [] : [line.space]));

/** The first run of ragged lines of each page. */
function raggedPlaces(runs: readonly (readonly BodyLine[])[], flush: ReadonlySet<BodyLine>): Place[] {
  const places = new Map<number, Place>();
  for (const run of runs) {
    const page = run[0]?.page.number;
    if (page === undefined || places.has(page)) continue;
    const ragged = run.filter((line) => !flush.has(line));
    if (ragged.length >= RUN && ragged.length * 2 > run.length) places.set(page, { page, box: boxOf(run) });
  }
  return [...places.values()];
}

/** Box around lines. */
export function boxOf(lines: readonly BodyLine[]): Box {
  const boxes = lines.map((each) => each.line.box);
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
