/** Tells a face by the widths of its letters, for fonts whose name says nothing. Pure. */
import { FACE_WIDTHS } from './face-widths.ts';
import { type Face, faceById } from './faces.ts';

/** Mean difference in em below which widths are those of a face. Other faces are at 0.016 or more. */
const SAME = 0.006;
/** Letters of a to z that must be known. */
const ENOUGH = 12;
const A = 97;

const WIDTHS = FACE_WIDTHS.map(([face, widths]) => [face, Uint16Array.from(widths.split(' '), Number)] as const);

/**
 * The face whose lower-case letters are as wide as `advances` (em by letter): the smallest mean absolute difference over the letters
 * known, null when too few letters are known or no face is near enough.
 */
export function faceByWidths(advances: Readonly<Record<string, number>>): Face | null {
  const known: [letter: number, width: number][] = [];
  for (let letter = 0; letter < 26; letter++) {
    const width = advances[String.fromCharCode(A + letter)];
    if (width !== undefined && width > 0) known.push([letter, 1000 * width]);
  }
  if (known.length < ENOUGH) return null;
  let best: string | null = null;
  let least = 1000 * SAME * known.length;
  for (const [face, widths] of WIDTHS) {
    let sum = 0;
    for (const [letter, width] of known) {
      sum += Math.abs(width - (widths[letter] ?? 0));
      if (sum >= least) break;
    }
    if (sum < least) [least, best] = [sum, face];
  }
  return best === null ? null : faceById(best);
}
