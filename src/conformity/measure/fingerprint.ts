/** Tells a face by the widths of its letters, for fonts whose name says nothing. Pure. */
import { FACE_WIDTHS } from './face-widths.ts';
import { type Face, faceById } from './faces.ts';

/**
 * Limits, from 77 fonts of real documents measured against the tables: the right face was within 0.0027 em, every other face beyond
 * 0.0044 em (16 letters known) or 0.007 em (20 letters).
 */
const SAME = 0.004;
/** The next face must be this many times further. */
const CLEAR = 1.5;
/** Letters of a to z that must be known. */
const ENOUGH = 12;
/** Share of the letters that may be wrong: measured in another font, or overhanging. */
const STRAY = 0.115;
/** Space added or removed between all letters, em, that does not change the face. */
const TRACKING = 0.012;
const A = 97;

const WIDTHS = FACE_WIDTHS.map(
  ([face, widths]) => [face, Array.from(widths.split(' '), (width) => Number(width) / 1000)] as const,
);

/**
 * The face whose lower-case letters are as wide as `advances` (em by letter), but for a tracking common to all letters and for a few stray letters.
 * Null when too few letters are known, when no face is near enough or when two are.
 */
export function faceByWidths(advances: Readonly<Record<string, number>>): Face | null {
  const known: [letter: number, width: number][] = [];
  for (let letter = 0; letter < 26; letter++) {
    const width = advances[String.fromCharCode(A + letter)];
    if (width !== undefined && width > 0) known.push([letter, width]);
  }
  if (known.length < ENOUGH) return null;
  const distances = new Map<string, number>();
  for (const [face, widths] of WIDTHS) {
    const distance = distanceOf(known.map(([letter, width]) => width - (widths[letter] ?? 0)));
    distances.set(face, Math.min(distance, distances.get(face) ?? Infinity));
  }
  const [best, next] = [...distances].sort((a, b) => a[1] - b[1]);
  if (!best || best[1] >= SAME || (next && next[1] < CLEAR * best[1])) return null;
  return faceById(best[0]);
}

/** Mean distance to the median difference (within the tracking allowed) of all but the strayest. */
function distanceOf(differences: readonly number[]): number {
  const sorted = [...differences].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? 0;
  const tracking = Math.max(-TRACKING, Math.min(TRACKING, median));
  const distances = differences.map((each) => Math.abs(each - tracking)).sort((a, b) => a - b);
  const kept = distances.slice(0, distances.length - Math.round(STRAY * distances.length));
  return kept.reduce((sum, each) => sum + each, 0) / kept.length;
}
