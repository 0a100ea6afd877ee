/** Errors of a file told together: those of one kind in one column are one thing to correct. Pure. */
import type { CellError } from './import-entries.ts';
import type { Plan } from './import-plan.ts';
import type { ImportWords } from './import-words.ts';

/** What stands in the way of a file, as its page is titled; null when nothing does. */
export function obstacleTitle({ errors, possibleDuplicates }: Pick<Plan, 'errors' | 'possibleDuplicates'>, w: ImportWords) {
  const whole = errors.map(({ code }) => code).find((code) => code === 'empty' || code === 'too-many-rows');
  if (whole) return w.runTitles[whole];
  const columns = errors.filter(({ code }) => code === 'column-missing').length;
  if (errors.length > 0) return w.runTitles.errors({ columns, cells: errors.length - columns });
  return possibleDuplicates > 0 ? w.runTitles.doubts(possibleDuplicates) : null;
}

/** Longest name of a file that is kept. */
const LONGEST_NAME = 255;

/** How a file is called: with its sheet, where others of it could have been read. */
export const fileName = (name: string, sheet: string | null): string =>
  (sheet === null ? name : `${name} (${sheet})`).slice(0, LONGEST_NAME).toWellFormed();

/** Errors of one kind in one column. */
export interface ErrorGroup {
  column: string;
  /** The first ones, in the order of their lines. */
  examples: readonly CellError[];
  /** Lines of all of them, in order. */
  rows: readonly number[];
}

/** Examples that a group gives. */
const EXAMPLES = 3;

/** Groups in the order of their first lines. */
export function groupErrors(errors: readonly CellError[]): ErrorGroup[] {
  const groups = Map.groupBy(errors, ({ column, code, message }) => `${code} ${column || message}`);
  return [...groups.values()].map((group) => ({
    column: group[0]!.column,
    examples: group.slice(0, EXAMPLES),
    rows: [...new Set(group.map(({ row }) => row))].toSorted((a, b) => a - b),
  }));
}

/** Spans of lines that are written out. */
const SPANS = 20;

/** Lines as people write them: "2 to 281, 290". */
export function spansOf(rows: readonly number[], to: string): string {
  const spans: [number, number][] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  const told = spans
    .slice(0, SPANS)
    .flatMap(([from, until]) =>
      from === until ? [`${from}`] : until === from + 1 ? [`${from}`, `${until}`] : [`${from}${to}${until}`],
    )
    .join(', ');
  return spans.length > SPANS ? `${told}…` : told;
}
