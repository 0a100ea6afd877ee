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

/** Shares of the page's width that a line of prose fills: one column, then narrower ones when one column is not enough. */
const WIDTHS = [0.4, 0.25];
/** Characters of prose that must be seen in wide lines before narrow ones are not needed. */
const ENOUGH = 1500;
/** Characters of prose on a page that say something of its style. */
const ENOUGH_ON_PAGE = 500;
/** What a bold or large character counts for: such lines are titles more often than text. */
const TITLE = 0.25;
/** Size from which text is large, points. */
const LARGE = 15;
/** Sizes of pages further apart than this are different, points. */
const OTHER_SIZE = 0.6;
/** Sizes nearer than this are one size, points. */
export const SAME_SIZE = 0.3;

/** Characters by face and by size (tenths of a point). */
interface Histogram {
  total: number;
  cells: Map<string, { identity: FontIdentity; size: number; chars: number }>;
}

/** The style most of the running text is set in; null without running text. */
export function styleOf(text: RunningText): TextStyle | null {
  let found: Histogram | null = null;
  for (const share of WIDTHS) {
    const histogram = count(
      text.pages.flatMap(({ page, lines }) => prose(page, lines, share)),
      text.fonts,
    );
    if (!found || histogram.total > found.total) found = histogram;
    if (found.total >= ENOUGH) break;
  }
  return found && styleIn(found);
}

/** Pages whose running text is mostly in another face or size. */
export function pagesInOtherStyle(text: RunningText, style: TextStyle): Place[] {
  const places: Place[] = [];
  for (const { page, lines } of text.pages) {
    const wide = prose(page, lines, WIDTHS[0] ?? 0);
    const histogram = count(wide, text.fonts);
    if (histogram.total < ENOUGH_ON_PAGE) continue;
    const own = styleIn(histogram);
    if (!own || (own.identity.key === style.identity.key && Math.abs(own.size - style.size) < OTHER_SIZE)) continue;
    const first = wide.find(
      (line) => text.fonts[line.font]?.key === own.identity.key && Math.abs(line.size - own.size) <= SAME_SIZE,
    );
    places.push({ page: page.number, box: first?.box ?? null });
  }
  return places;
}

function prose(page: Page, lines: readonly Line[], share: number): Line[] {
  return lines.filter((line) => isProse(line, page, share));
}

function count(lines: readonly Line[], fonts: readonly FontIdentity[]): Histogram {
  const cells: Histogram['cells'] = new Map();
  let total = 0;
  for (const line of lines)
    for (const word of line.words) {
      const identity = fonts[word.font];
      if (!identity) continue;
      const chars = word.text.length * (identity.bold || word.size > LARGE ? TITLE : 1);
      const key = `${word.font} ${Math.round(word.size * 10)}`;
      const cell = cells.get(key);
      if (cell) cell.chars += chars;
      else cells.set(key, { identity, size: word.size, chars });
      total += chars;
    }
  return { total, cells };
}

function styleIn({ total, cells }: Histogram): TextStyle | null {
  const all = [...cells.values()].sort((a, b) => b.chars - a.chars);
  let best: { chars: number; key: string; size: number } | null = null;
  for (const { identity, size } of all) {
    const chars = sum(all.filter((cell) => cell.identity.key === identity.key && Math.abs(cell.size - size) <= SAME_SIZE));
    if (!best || chars > best.chars) best = { chars, key: identity.key, size };
  }
  if (!best) return null;
  const { key, size } = best;
  const inFamily = all.filter((cell) => cell.identity.key === key);
  const inSize = all.filter((cell) => Math.abs(cell.size - size) <= SAME_SIZE);
  const both = inFamily.filter((cell) => Math.abs(cell.size - size) <= SAME_SIZE);
  const identity = both[0]?.identity;
  const mean = both.reduce((total, cell) => total + cell.size * cell.chars, 0) / sum(both);
  return identity ? { identity, size: mean, familyShare: sum(inFamily) / total, sizeShare: sum(inSize) / total } : null;
}

const sum = (cells: readonly { chars: number }[]): number => cells.reduce((total, cell) => total + cell.chars, 0);
