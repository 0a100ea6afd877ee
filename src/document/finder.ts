/**
 * Whether grey pixels may hold a QR code: looks for its three corner squares, whose dark and light runs are as 1:1:3:1:1 through the
 * centre in any direction (ISO/IEC 18004). Much cheaper than decoding, and lenient: it only spares pictures that cannot be codes. Pure.
 */

interface Pixels {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** A run may differ from its share by this many modules. */
const TOLERANCE = 0.75;
/** Rows between two looks: a corner square has more rows than that when its modules have two pixels. */
const STEP = 2;
/** Rows that must show the pattern, on one corner or several. */
const ENOUGH = 3;

/** True when the pattern shows on some rows, and crosswise at the same places. */
export function looksLikeCode(image: Pixels): boolean {
  const runs = new Int32Array(image.width + 2);
  let found = 0;
  for (let y = 0; y < image.height; y += STEP) {
    const from = y * image.width;
    const middle = threshold(image.pixels, from, image.width);
    if (middle === null) continue;
    const count = runsOf(image.pixels, from, image.width, middle, runs);
    let x = runs[0] as number;
    for (let index = 1; index + 4 < count; index++) {
      if (isPattern(runs, index)) {
        const centre = x + (runs[index] as number) + (runs[index + 1] as number) + ((runs[index + 2] as number) >> 1);
        if (crosses(image, centre, y, middle, runs[index + 2] as number) && ++found >= ENOUGH) return true;
      }
      x += runs[index] as number;
    }
  }
  return false;
}

/** Middle between the darkest and the lightest pixel of a row, null when they hardly differ. */
function threshold(pixels: Uint8Array, from: number, width: number): number | null {
  let low = 255;
  let high = 0;
  for (let at = from; at < from + width; at++) {
    const value = pixels[at] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low < 48 ? null : (low + high) >> 1;
}

/** Lengths of runs of dark and light in turn. */
function runsOf(pixels: Uint8Array, from: number, width: number, middle: number, runs: Int32Array): number {
  let count = 0;
  let start = 0;
  let dark = (pixels[from] as number) < middle;
  for (let x = 1; x < width; x++) {
    const next = (pixels[from + x] as number) < middle;
    if (next === dark) continue;
    runs[count++] = x - start;
    start = x;
    dark = next;
  }
  runs[count++] = width - start;
  return count;
}

/** Five runs from `index` as 1:1:3:1:1, dark or light (codes may be inverted). */
function isPattern(runs: Int32Array, index: number): boolean {
  const [a, b, c, d, e] = [runs[index]!, runs[index + 1]!, runs[index + 2]!, runs[index + 3]!, runs[index + 4]!];
  const module = (a + b + c + d + e) / 7;
  if (module < 1) return false;
  const slack = Math.max(1, TOLERANCE * module);
  return (
    Math.abs(a - module) <= slack &&
    Math.abs(b - module) <= slack &&
    Math.abs(d - module) <= slack &&
    Math.abs(e - module) <= slack &&
    Math.abs(c - 3 * module) <= 2 * slack
  );
}

/** Whether the column through `(x, y)` shows the pattern too; `core` is the width of the middle run. */
function crosses({ pixels, width, height }: Pixels, x: number, y: number, middle: number, core: number): boolean {
  const dark = (pixels[y * width + x] as number) < middle;
  const runs = new Int32Array(5);
  const walk = (step: number, first: number) => {
    let at = y + step;
    for (let run = 0, side = dark; run < 3; run++, side = !side) {
      const slot = first + (step < 0 ? -run : run);
      const limit = core * 3;
      while (at >= 0 && at < height && (pixels[at * width + x] as number) < middle === side && (runs[slot] as number) <= limit) {
        runs[slot] = (runs[slot] as number) + 1;
        at += step;
      }
    }
  };
  runs[2] = 1;
  walk(-1, 2);
  walk(1, 2);
  return isPattern(runs, 0) && (runs[2] as number) <= 2 * core && 2 * (runs[2] as number) >= core;
}
