/**
 * Lines of running text: those wide enough to be prose, without code, contents and comments in the margin; then the lines of the body's own
 * style, each linked to the line that follows it in its column. Pure.
 */
import type { DocumentModel, Line, Page } from '../../document/document.ts';
import { type FontIdentity, identifyFonts } from './font-identity.ts';

/** Pages of the body, both ends included. */
export interface PageRange {
  first: number;
  last: number;
}

/** Running text of a document and what its fonts are. */
export interface RunningText {
  /** Identity of each font of the document, by index. */
  fonts: readonly FontIdentity[];
  pages: readonly { page: Page; lines: readonly Line[] }[];
}

/** A line of the body. Edges are distances along the reading direction: for right-to-left text they are mirrored. */
export interface BodyLine {
  page: Page;
  line: Line;
  start: number;
  end: number;
  /** Median word space, em; null for a line of few words. */
  space: number | null;
  /** Width of the first word. */
  opening: number;
  /** The next line of the column when it is a body line at a plausible distance. */
  next: BodyLine | null;
}

const COMMENT = /^(comment(é|ed|aire|s)?|mis en forme|a mis en forme|formatted)\s*\[[^\]]{1,12}\]\s*:/i;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Lines of the pages given, without those of listings, and without pages shrunk to show comments when others are enough. */
export function runningText(document: DocumentModel, range: PageRange, contents: readonly number[]): RunningText {
  const fonts = identifyFonts(document.fonts);
  const skipped = new Set(contents);
  const inRange = document.pages.filter(
    (page) => page.number >= range.first && page.number <= range.last && !skipped.has(page.number),
  );
  const plain = inRange.filter((page) => !page.lines.some((line) => line.box[0] > 0.5 * page.width && COMMENT.test(line.text)));
  const kept = plain.length * 2 >= inRange.length ? plain : inRange;
  return {
    fonts,
    pages: kept.map((page) => ({ page, lines: page.lines.filter((line) => fonts[line.font]?.prose !== false) })),
  };
}

/** Whether a line is long enough to be prose: `share` of the page's width, four words. */
export function isProse(line: Line, page: Page, share: number): boolean {
  return line.box[2] - line.box[0] >= share * page.width && line.words.length >= 4;
}

/** Lines of a page that satisfy `isBody`, each linked to the one below. `lines` are all lines of the page: any of them breaks a link. */
export function linkLines(page: Page, lines: readonly Line[], isBody: (line: Line) => boolean): BodyLine[] {
  const sorted = [...lines].sort((a, b) => a.baseline - b.baseline);
  const made = new Map<Line, BodyLine>();
  for (const line of sorted) if (isBody(line)) made.set(line, bodyLine(page, line));
  sorted.forEach((line, index) => {
    const body = made.get(line);
    if (body) body.next = made.get(below(sorted, index) ?? line) ?? null;
    if (body?.next === body && body) body.next = null;
  });
  return [...made.values()];
}

/** The nearest line under a line that shares half of the narrower one's width. */
function below(sorted: readonly Line[], index: number): Line | null {
  const line = sorted[index];
  if (!line) return null;
  const [left, , right] = line.box;
  for (let at = index + 1; at < sorted.length; at++) {
    const other = sorted[at];
    if (!other || other.baseline - line.baseline > 3.5 * line.size) return null;
    if (other.baseline - line.baseline < 0.5 * line.size) continue;
    const shared = Math.min(right, other.box[2]) - Math.max(left, other.box[0]);
    if (shared > 0.5 * Math.min(right - left, other.box[2] - other.box[0])) return other;
  }
  return null;
}

function bodyLine(page: Page, line: Line): BodyLine {
  const { words, box, size } = line;
  const mirrored = isRightToLeft(line);
  const first = words[0]?.box;
  return {
    page,
    line,
    start: mirrored ? page.width - box[2] : box[0],
    end: mirrored ? page.width - box[0] : box[2],
    space: wordSpace(words, size),
    opening: first ? first[2] - first[0] : 0,
    next: null,
  };
}

/** Words come in reading order. The median is not moved by the words that touch their neighbour: superscripts, changes of face. */
function wordSpace(words: Line['words'], size: number): number | null {
  if (words.length < 4) return null;
  const gaps = new Float64Array(words.length - 1);
  let before = words[0]!.box;
  for (let index = 1; index < words.length; index++) {
    const { box } = words[index]!;
    gaps[index - 1] = Math.max(box[0] - before[2], before[0] - box[2]);
    before = box;
  }
  return gaps.sort()[gaps.length >> 1]! / size;
}

function isRightToLeft(line: Line): boolean {
  if (!RIGHT_TO_LEFT.test(line.text)) return false;
  const letters = line.text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length * 2 > letters.length;
}
