/**
 * Glyphs of one page, as flat arrays in the coordinates of the displayed page (origin top left, y down, points). Pure.
 * The arrays are reused from page to page: only the first `count` entries hold.
 */

/** What the glyphs of one text object share. */
export interface Style {
  /** Index of the font in the document. */
  font: number;
  /** Displayed size in points. */
  size: number;
  /** Displayed width of one em in points: differs from `size` when text is stretched. */
  em: number;
  /** False when the text does not run from left to right on a level line. */
  level: boolean;
}

export interface Glyphs {
  count: number;
  code: Uint32Array;
  kind: Uint8Array;
  /** Origin: pen position on the baseline. */
  x: Float32Array;
  y: Float32Array;
  /** Edges that include side bearings: from pen position to pen position. */
  left: Float32Array;
  right: Float32Array;
  top: Float32Array;
  bottom: Float32Array;
  /** Horizontal edges of the ink. */
  inkLeft: Float32Array;
  inkRight: Float32Array;
  /** Index into `styles`. */
  style: Uint32Array;
  styles: Style[];
}

export function emptyGlyphs(capacity: number): Glyphs {
  const floats = () => new Float32Array(capacity);
  return {
    count: 0,
    code: new Uint32Array(capacity),
    kind: new Uint8Array(capacity),
    x: floats(),
    y: floats(),
    left: floats(),
    right: floats(),
    top: floats(),
    bottom: floats(),
    inkLeft: floats(),
    inkRight: floats(),
    style: new Uint32Array(capacity),
    styles: [],
  };
}

/** User space of a page to displayed page: X = a·x + c·y + e, Y = b·x + d·y + f. */
export interface Frame {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  width: number;
  height: number;
}

/** Frame of a page whose visible box is `left bottom right top`, turned clockwise by `quarters` quarter turns. */
export function frameOf(left: number, bottom: number, right: number, top: number, quarters: number): Frame {
  const width = right - left;
  const height = top - bottom;
  switch (quarters & 3) {
    case 1:
      return { a: 0, b: 1, c: 1, d: 0, e: -bottom, f: -left, width: height, height: width };
    case 2:
      return { a: -1, b: 0, c: 0, d: 1, e: right, f: -bottom, width, height };
    case 3:
      return { a: 0, b: -1, c: -1, d: 0, e: top, f: right, width: height, height: width };
    default:
      return { a: 1, b: 0, c: 0, d: -1, e: -left, f: top, width, height };
  }
}

/** A rectangle of user space as displayed: left, top, right, bottom. */
export function toDisplay(
  frame: Frame,
  left: number,
  bottom: number,
  right: number,
  top: number,
): [number, number, number, number] {
  const x0 = frame.a * left + frame.c * bottom + frame.e;
  const y0 = frame.b * left + frame.d * bottom + frame.f;
  const x1 = frame.a * right + frame.c * top + frame.e;
  const y1 = frame.b * right + frame.d * top + frame.f;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
