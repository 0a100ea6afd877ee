/** Distance between lines, and what it is called. Pure. */
import type { BodyMeasure } from '../measures.ts';
import type { BodyLine } from './body-lines.ts';
import { continues, isFull } from './columns.ts';
import type { Face } from './faces.ts';
import { modeOf } from './mode.ts';

/** Pairs of lines that must be seen to tell the spacing. */
const ENOUGH = 10;
/** Half width of the window in which gaps are the same, points. */
const WINDOW = 0.3;

/** Limits of 1.5 as a multiple of the face's single spacing, and as baselines against the type size. */
const LOWEST = { multiple: 1.42, ratio: 1.45, ratioInTex: 1.475 };
const HIGHEST = { multiple: 1.6, ratio: 1.6 };
/** Line height taken for a face that is not known, em. */
const USUAL = 1.2;
const TEX_POINT = 72 / 72.27;

/**
 * Commonest distance between the baselines of a full line and of the next line of its paragraph, points: the gap after a line that is not full
 * may be one between paragraphs. Where fewer than ten such gaps agree (lists, short paragraphs), the distance that most neighbouring lines
 * keep; null when fewer than ten keep it.
 */
export function leadingOf(lines: readonly BodyLine[], edges: ReadonlyMap<BodyLine, number>): number | null {
  const full = modeOf(gaps(lines.filter((line) => continues(line) && isFull(line, edges.get(line) ?? line.end))), WINDOW);
  if (full && full.count >= ENOUGH) return full.value;
  const all = gaps(lines);
  const common = modeOf(all, WINDOW);
  return common && common.count >= ENOUGH && common.count * 2 > all.length ? common.value : null;
}

const gaps = (lines: readonly BodyLine[]): number[] =>
  lines.flatMap((line) => (line.next ? [line.next.line.baseline - line.line.baseline] : []));

/**
 * Line height of single spacing, em. A word processor's is the face's own. TeX's is \normalbaselineskip: 12 pt for 10 pt, 13.6 for 10.95,
 * 14.5 for 12 (size10.clo, size11.clo, size12.clo), else taken as 1.2.
 */
export function singleSpacing(face: Face | null, size: number, tex: boolean): number | null {
  if (!tex) return face?.lineHeight ?? null;
  const inTex = size / TEX_POINT;
  if (Math.abs(inTex - 10.95) < 0.1) return 13.6 / 10.95;
  if (Math.abs(inTex - 12) < 0.1) return 14.5 / 12;
  return 1.2;
}

/**
 * Class of a leading (points). "1.5" has two usages and both pass: one and a half times single spacing as word processors count, and baselines
 * one and a half type sizes apart (LaTeX's \onehalfspacing; the rule of typographers). What lies between the two passes too.
 */
export function spacingClass(
  leading: number,
  size: number,
  single: number | null,
  tex: boolean,
): NonNullable<BodyMeasure['spacing']> {
  const ratio = leading / size;
  const multiple = ratio / (single ?? USUAL);
  if (multiple < LOWEST.multiple && ratio < (tex ? LOWEST.ratioInTex : LOWEST.ratio)) return '<1.5';
  return multiple > HIGHEST.multiple && ratio > HIGHEST.ratio ? '>1.5' : '1.5';
}
