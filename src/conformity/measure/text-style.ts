/** Face and size of running text: of the whole body, and of pages that differ from it. Pure. */
import type { Line, Page, Place } from '../../document/document.ts';
import { isProse, type RunningText } from './body-lines.ts';
import type { FontIdentity } from './font-identity.ts';

export interface TextStyle {
  identity: FontIdentity;
  /** Mean of the sizes taken together, points. */
  size: number;
  familyShare: number;
  sizeShare: number;
}

/**
 * Which lines are looked at: the share of the page's width that they fill at least, and the characters that make it needless to look at
 * shorter ones. One column first, then narrower ones, then whatever there is.
 */
const ROUNDS = [
  { share: 0.4, enough: 1500 },
  { share: 0.25, enough: 400 },
  { share: 0, enough: 0 },
] as const;
const [WIDE] = ROUNDS;
/** Characters below which a document has no body. */
const ENOUGH_AT_ALL = 80;
/** Characters of prose on a page that say something of its style. */
const ENOUGH_ON_PAGE = 500;
/** What a bold or large character counts for: such lines are titles more often than text. */
const TITLE = 0.25;
/** Size from which text is large, points. */
const LARGE = 17;
/** Sizes of pages further apart than this are different, points. */
const OTHER_SIZE = 0.6;
/** Sizes nearer than this are one size, points. */
export const SAME_SIZE = 0.3;

interface Cell {
  font: number;
  size: number;
  chars: number;
}

/** Characters by font and size (tenths of a point). */
class Histogram {
  readonly #cells = new Map<number, Cell>();
  readonly #fonts: readonly FontIdentity[];
  total = 0;

  constructor(fonts: readonly FontIdentity[]) {
    this.#fonts = fonts;
  }

  add(font: number, size: number, chars: number): void {
    const key = font * 16384 + Math.round(size * 10);
    const cell = this.#cells.get(key);
    if (cell) cell.chars += chars;
    else this.#cells.set(key, { font, size, chars });
    this.total += chars;
  }

  addWords(line: Line): void {
    for (const { font, size, text } of line.words) {
      const identity = this.#fonts[font];
      if (identity) this.add(font, size, text.length * (identity.bold || size > LARGE ? TITLE : 1));
    }
  }

  addAll(other: Histogram): void {
    for (const { font, size, chars } of other.#cells.values()) this.add(font, size, chars);
  }

  /** The face and size that most characters share; null when empty. */
  style(): TextStyle | null {
    const all = [...this.#cells.values()].sort((a, b) => b.chars - a.chars);
    const key = (cell: Cell) => this.#fonts[cell.font]?.key;
    const near = (cell: Cell, size: number) => Math.abs(cell.size - size) <= SAME_SIZE;
    let [best, most] = [all[0], 0];
    for (const cell of all) {
      const chars = sum(all.filter((other) => key(other) === key(cell) && near(other, cell.size)));
      if (chars > most) [best, most] = [cell, chars];
    }
    const identity = best && this.#fonts[best.font];
    if (!best || !identity) return null;
    const { size } = best;
    const inFamily = all.filter((cell) => key(cell) === identity.key);
    const both = inFamily.filter((cell) => near(cell, size));
    const mean = both.reduce((total, cell) => total + cell.size * cell.chars, 0) / sum(both);
    const sizeShare = sum(all.filter((cell) => near(cell, size))) / this.total;
    return {
      identity: this.#fonts[both[0]?.font ?? best.font] ?? identity,
      size: mean,
      familyShare: sum(inFamily) / this.total,
      sizeShare,
    };
  }
}

/** The style most of the running text is set in, null without text; and pages with much text in another face or size. */
export function styleOf(text: RunningText): { style: TextStyle; otherPages: Place[] } | null {
  const wide = text.pages.map(({ page, lines }) => histogramOf(text, page, lines, WIDE.share));
  let all = merged(text, wide);
  for (const { share, enough } of ROUNDS) {
    if (share !== WIDE.share)
      all = merged(
        text,
        text.pages.map(({ page, lines }) => histogramOf(text, page, lines, share)),
      );
    if (all.total >= enough) break;
  }
  const style = all.total < ENOUGH_AT_ALL ? null : all.style();
  return style && { style, otherPages: pagesInOtherStyle(text, wide, style) };
}

function histogramOf(text: RunningText, page: Page, lines: readonly Line[], share: number): Histogram {
  const histogram = new Histogram(text.fonts);
  for (const line of lines) if (share === 0 || isProse(line, page, share)) histogram.addWords(line);
  return histogram;
}

function merged(text: RunningText, histograms: readonly Histogram[]): Histogram {
  const all = new Histogram(text.fonts);
  for (const histogram of histograms) all.addAll(histogram);
  return all;
}

function pagesInOtherStyle(text: RunningText, histograms: readonly Histogram[], style: TextStyle): Place[] {
  return text.pages.flatMap(({ page, lines }, index) => {
    const histogram = histograms[index];
    const own = histogram && histogram.total >= ENOUGH_ON_PAGE ? histogram.style() : null;
    if (!own || (own.identity.key === style.identity.key && Math.abs(own.size - style.size) < OTHER_SIZE)) return [];
    const first = lines.find((line) => isProse(line, page, WIDE.share) && isInStyle(line, own, text));
    return [{ page: page.number, box: first?.box ?? null }];
  });
}

/** Whether most of a line is in a style. */
export function isInStyle(line: Line, style: TextStyle, text: RunningText): boolean {
  return Math.abs(line.size - style.size) <= SAME_SIZE && text.fonts[line.font]?.key === style.identity.key;
}

const sum = (cells: readonly Cell[]): number => cells.reduce((total, cell) => total + cell.chars, 0);
