/** Distance between lines, and what it is called. Pure. */
import type { BodyMeasure } from '../measures.ts';
import type { BodyLine } from './body-lines.ts';
import type { Face } from './faces.ts';
import { modeOf } from './mode.ts';

/** Pairs of lines that must be seen to tell the spacing. */
const ENOUGH = 10;
/** Half width of the window in which gaps are the same, points. */
const WINDOW = 0.3;
const ALIGNED = 1.5;

/** Limits of 1.5 as a multiple of the face's single spacing, and as baselines against the type size. */
const LOWEST = { multiple: 1.42, ratio: 1.45, ratioInTex: 1.475 };
const HIGHEST = { multiple: 1.6, ratio: 1.6 };
/** Line height taken for a face that is not known, em. */
const USUAL = 1.2;
const TEX_POINT = 72 / 72.27;

/**
 * Commonest distance between the baselines of a full line and of the line that follows it in the same paragraph, points; null when fewer than
 * ten such pairs agree. The gap after a line that is not full may be a gap between paragraphs: it does not count.
 */
export function leadingOf(lines: readonly BodyLine[], isFull: (line: BodyLine) => boolean): number | null {
  const gaps: number[] = [];
  for (const line of lines)
    if (line.next && Math.abs(line.next.start - line.start) <= ALIGNED && isFull(line))
      gaps.push(line.next.line.baseline - line.line.baseline);
  const mode = modeOf(gaps, WINDOW);
  return mode === null || mode.count < ENOUGH ? null : mode.value;
}

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
