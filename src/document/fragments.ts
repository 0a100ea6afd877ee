/**
 * Glyphs to fragments: runs of glyphs of one font and size that touch on one baseline, in the order of the file. Pure.
 * Accents drawn as glyphs of their own (TeX) join their letter here.
 */
import type { FontTable } from './fonts.ts';
import type { Glyphs, Style } from './glyphs.ts';
import { accented, accentOf, isLetter, isRightToLeft, isSpace, textOf } from './letters.ts';

/** Gap that separates two words, in em. */
export const WORD_GAP = 0.14;
/** A glyph may start this far before the end of the one before (kerning, italics), in em. */
const OVERLAP = 0.45;
/** Glyphs of one run share their baseline within this many em. */
const LEVEL = 0.06;

export interface Fragment {
  text: string;
  x0: number;
  x1: number;
  top: number;
  bottom: number;
  base: number;
  /** Baseline of the line that it belongs to: differs from `base` for superscripts. */
  row: number;
  font: number;
  size: number;
  em: number;
  chars: number;
  /** A space glyph comes before it. */
  spaced: boolean;
  rightToLeft: boolean;
}

export interface Fragments {
  fragments: Fragment[];
  rotatedChars: number;
}

/** Cuts the glyphs of a page into fragments, and notes the widths of letters in `fonts`. */
export function fragmentsOf(glyphs: Glyphs, fonts: FontTable): Fragments {
  const marks = attachAccents(glyphs);
  const fragments: Fragment[] = [];
  const { code: codes, x: xs, y: ys, left, right, style: styleOf, styles } = glyphs;
  let current: Fragment | null = null;
  let spaced = false;
  let rotatedChars = 0;
  let end = 0;
  let previous = 0;
  let previousCode = 0;
  for (let index = 0; index < glyphs.count; index++) {
    const code = codes[index] as number;
    const style = styles[styleOf[index] as number] as Style;
    if (isSpace(code)) {
      current = null;
      spaced = true;
      continue;
    }
    const mark = marks?.get(index);
    if (mark === null) continue;
    const text = mark === undefined ? textOf(code) : accented(textOf(code), mark);
    if (text === '') {
      end = right[index] as number;
      continue;
    }
    if (!style.level) {
      rotatedChars++;
      current = null;
      continue;
    }
    fonts.count(style.font, 1);
    const x = xs[index] as number;
    const base = ys[index] as number;
    const x0 = left[index] as number;
    const x1 = right[index] as number;
    if (
      current &&
      style.font === current.font &&
      style.size === current.size &&
      Math.abs(base - current.base) <= LEVEL * style.size
    ) {
      const gap = x0 - end;
      if (gap <= WORD_GAP * style.em && gap >= -OVERLAP * style.em) {
        if (previousCode > 0 && x > (xs[previous] as number))
          fonts.observe(style.font, previousCode, advance(glyphs, previous, x) / style.em);
        grow(current, glyphs, index, text);
        end = x1;
        previous = index;
        previousCode = mark === undefined ? code : 0;
        continue;
      }
      if (isRightToLeft(code) && Math.abs(current.x0 - x1) <= WORD_GAP * style.em) {
        grow(current, glyphs, index, text);
        current.rightToLeft = true;
        continue;
      }
    }
    current = begun(glyphs, index, text, spaced);
    fragments.push(current);
    spaced = false;
    end = x1;
    previous = index;
    previousCode = mark === undefined ? code : 0;
  }
  return { fragments, rotatedChars };
}

/** A fragment that begins with glyph `index`, which reads `text`. */
function begun(glyphs: Glyphs, index: number, text: string, spaced: boolean): Fragment {
  const { font, size, em } = glyphs.styles[glyphs.style[index] as number] as Style;
  const base = glyphs.y[index] as number;
  return {
    text,
    x0: glyphs.left[index] as number,
    x1: glyphs.right[index] as number,
    top: glyphs.top[index] as number,
    bottom: glyphs.bottom[index] as number,
    base,
    row: base,
    font,
    size,
    em,
    chars: 1,
    spaced,
    rightToLeft: isRightToLeft(glyphs.code[index] as number),
  };
}

/** Points that the pen moved after glyph `index`: as the font says when its boxes start at the pen, else up to the next glyph at `next`. */
function advance(glyphs: Glyphs, index: number, next: number): number {
  const x = glyphs.x[index] as number;
  return Math.abs((glyphs.left[index] as number) - x) < 0.001 ? (glyphs.right[index] as number) - x : next - x;
}

function grow(fragment: Fragment, glyphs: Glyphs, index: number, text: string): void {
  fragment.text += text;
  fragment.chars++;
  const x0 = glyphs.left[index] as number;
  const x1 = glyphs.right[index] as number;
  const top = glyphs.top[index] as number;
  const bottom = glyphs.bottom[index] as number;
  if (x0 < fragment.x0) fragment.x0 = x0;
  if (x1 > fragment.x1) fragment.x1 = x1;
  if (top < fragment.top) fragment.top = top;
  if (bottom > fragment.bottom) fragment.bottom = bottom;
}

/**
 * Accents that overlap a letter next to them in the file: letter → mark to add, accent → null (drop it).
 * Null when the page has none.
 */
function attachAccents(glyphs: Glyphs): Map<number, string | null> | null {
  let marks: Map<number, string | null> | null = null;
  for (let index = 0; index < glyphs.count; index++) {
    const code = glyphs.code[index] as number;
    if (code < 0x5e || (code > 0x60 && code < 0x7e) || isLetter(code)) continue;
    const mark = accentOf(code);
    if (mark === null) continue;
    const letter = carries(glyphs, index, index + 1) ? index + 1 : carries(glyphs, index, index - 1) ? index - 1 : -1;
    if (letter < 0 || marks?.has(letter)) continue;
    marks ??= new Map();
    marks.set(letter, mark);
    marks.set(index, null);
  }
  return marks;
}

/** Whether the glyph at `letter` is a letter that stands under (or over) the accent at `accent`. */
function carries(glyphs: Glyphs, accent: number, letter: number): boolean {
  if (letter < 0 || letter >= glyphs.count || !isLetter(glyphs.code[letter] as number)) return false;
  const style = glyphs.styles[glyphs.style[letter] as number] as Style;
  if (Math.abs((glyphs.y[letter] as number) - (glyphs.y[accent] as number)) > 0.5 * style.size) return false;
  const centre = ((glyphs.inkLeft[accent] as number) + (glyphs.inkRight[accent] as number)) / 2;
  const slack = 0.04 * style.em;
  return centre >= (glyphs.inkLeft[letter] as number) - slack && centre <= (glyphs.inkRight[letter] as number) + slack;
}
