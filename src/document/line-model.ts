/**
 * Fragments to lines. Pure. Rows by baseline (0.22 em), split at gaps wider than max(2.6 em, 22 pt), words at gaps of `WORD_GAP` em or at spaces.
 * A superscript stays in the line of its neighbour as a word of its own, with its own size. `text` is the words joined by one space.
 */
import type { Box, Line, Word } from './document.ts';
import { WORD_GAP, type Fragment } from './fragments.ts';

const ROW = 0.22;
const SEGMENT_EM = 2.6;
const SEGMENT_POINTS = 22;
/** A superscript is at most this part of the size of its neighbour. */
const SMALL = 0.85;

/** Lines of a page, top to bottom then left to right. */
export function linesOf(fragments: readonly Fragment[]): Line[] {
  anchorScripts(fragments);
  const sorted = fragments.toSorted((one, other) => one.row - other.row || one.x0 - other.x0);
  const lines: Line[] = [];
  let from = 0;
  for (let index = 1; index <= sorted.length; index++) {
    const next = sorted[index];
    const first = sorted[from] as Fragment;
    if (next && next.row - first.row <= ROW * Math.min(first.size, next.size)) continue;
    splitRow(sorted.slice(from, index), lines);
    from = index;
  }
  return lines;
}

/** Raised or lowered small fragments take the row of the larger one that they touch, before or after them in the file. */
function anchorScripts(fragments: readonly Fragment[]): void {
  for (let index = 1; index < fragments.length; index++) {
    const before = fragments[index - 1] as Fragment;
    const here = fragments[index] as Fragment;
    if (before.base === here.base) continue;
    if (here.size <= SMALL * before.size && near(before, here)) here.row = before.row;
    else if (before.size <= SMALL * here.size && before.row === before.base && near(here, before)) before.row = here.row;
  }
}

function near(large: Fragment, small: Fragment): boolean {
  const lift = large.row - small.base;
  if (lift > 0.65 * large.size || lift < -0.35 * large.size) return false;
  const gap = Math.max(small.x0 - large.x1, large.x0 - small.x1);
  return gap < 0.5 * large.em && gap > -0.6 * large.em;
}

function splitRow(row: Fragment[], lines: Line[]): void {
  row.sort((one, other) => one.x0 - other.x0);
  let from = 0;
  let edge = (row[0] as Fragment).x1;
  for (let index = 1; index <= row.length; index++) {
    const next = row[index];
    if (next && next.x0 - edge <= Math.max(SEGMENT_EM * Math.max(next.size, (row[index - 1] as Fragment).size), SEGMENT_POINTS)) {
      edge = Math.max(edge, next.x1);
      continue;
    }
    lines.push(lineOf(row.slice(from, index)));
    from = index;
    if (next) edge = next.x1;
  }
}

function lineOf(parts: Fragment[]): Line {
  const words: Word[] = [];
  let group: Fragment[] = [];
  let rightToLeft = 0;
  for (const part of parts) {
    const last = group.at(-1);
    if (last && !joins(last, part)) {
      words.push(wordOf(group));
      group = [];
    }
    group.push(part);
    rightToLeft += part.rightToLeft ? part.chars : -part.chars;
  }
  words.push(wordOf(group));
  if (rightToLeft > 0) words.reverse();
  const { font, size, base } = majority(parts);
  const box = union(words);
  return { text: words.map((word) => word.text).join(' '), box, baseline: round(base), words, font, size: round(size) };
}

function joins(last: Fragment, part: Fragment): boolean {
  if (part.spaced && part.x0 - last.x1 > 0.02 * part.em) return false;
  if (Math.abs(last.base - part.base) > 0.1 * Math.max(last.size, part.size)) return false;
  if (Math.min(last.size, part.size) < SMALL * Math.max(last.size, part.size) && last.row !== last.base) return false;
  return part.x0 - last.x1 <= WORD_GAP * Math.max(last.em, part.em);
}

function wordOf(parts: readonly Fragment[]): Word {
  const first = parts[0] as Fragment;
  if (parts.length === 1) {
    return { text: first.text, box: box(first.x0, first.top, first.x1, first.bottom), font: first.font, size: round(first.size) };
  }
  const { font, size } = majority(parts);
  const ordered = first.rightToLeft ? parts.toReversed() : parts;
  let { x0, x1, top, bottom } = first;
  for (const part of parts) {
    x0 = Math.min(x0, part.x0);
    x1 = Math.max(x1, part.x1);
    top = Math.min(top, part.top);
    bottom = Math.max(bottom, part.bottom);
  }
  return { text: ordered.map((part) => part.text).join(''), box: box(x0, top, x1, bottom), font, size: round(size) };
}

/** Font, size and baseline of most characters. */
function majority(parts: readonly Fragment[]): { font: number; size: number; base: number } {
  let best = parts[0] as Fragment;
  let most = 0;
  for (const candidate of parts) {
    if (candidate !== parts[0] && candidate.font === best.font && candidate.size === best.size && candidate.row === best.row)
      continue;
    let chars = 0;
    for (const part of parts) if (part.font === candidate.font && part.size === candidate.size) chars += part.chars;
    if (chars > most) {
      most = chars;
      best = candidate;
    }
  }
  return { font: best.font, size: best.size, base: best.row };
}

function union(words: readonly Word[]): Box {
  let [x0, y0, x1, y1] = (words[0] as Word).box;
  for (const { box: other } of words) {
    x0 = Math.min(x0, other[0]);
    y0 = Math.min(y0, other[1]);
    x1 = Math.max(x1, other[2]);
    y1 = Math.max(y1, other[3]);
  }
  return [x0, y0, x1, y1];
}

function box(x0: number, y0: number, x1: number, y1: number): Box {
  return [round(x0), round(y0), round(x1), round(y1)];
}

/** To a hundredth of a point. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
