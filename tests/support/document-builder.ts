/**
 * Builds DocumentModels for tests: text is set on an imaginary typewriter face (every letter 0.5 em, the space 0.25 em), so
 * that widths, gaps and edges are known exactly. Lengths are points, y grows downwards, as in the model.
 */
import type { Box, DocumentModel, Font, Line, Page, Word } from '../../src/document/document.ts';

export const LETTER = 0.5;
export const SPACE = 0.25;
const A4 = { width: 595.3, height: 841.9 };
const FILLER =
  'la mission menée au sein du service achats a permis de comparer plusieurs fournisseurs selon des critères stables et de proposer une démarche claire aux équipes concernées par ce changement';

/** A font; its family is its name without subset prefix and what follows the first hyphen or comma. */
export function font(name: string, over: Partial<Font> = {}): Font {
  const family = name.replace(/^[A-Z]{6}\+/, '').replace(/[-,].*$/, '');
  return { name, family, weight: 400, italic: false, mono: false, embedded: true, chars: 0, advances: {}, ...over };
}

export interface TextOptions {
  x?: number;
  size?: number;
  font?: number;
  /** Width of a space in em: more than SPACE stretches the line. */
  space?: number;
}

/** One line of text on a baseline. */
export function line(text: string, baseline: number, { x = 72, size = 12, font = 0, space = SPACE }: TextOptions = {}): Line {
  const words: Word[] = [];
  let left = x;
  for (const part of text.split(' ')) {
    const right = left + part.length * LETTER * size;
    words.push({ text: part, box: boxAt(left, right, baseline, size), font, size });
    left = right + space * size;
  }
  const right = words.at(-1)?.box[2] ?? x;
  return { text, box: boxAt(x, right, baseline, size), baseline, words, font, size };
}

export interface ParagraphOptions extends TextOptions {
  /** Baseline of the first line. */
  y?: number;
  width?: number;
  leading?: number;
  align?: 'justify' | 'left' | 'center' | 'right';
  /** Text to set; when absent, `lines` lines of filler words, the last of them half full. */
  text?: string;
  lines?: number;
  /** Shifts the filler, so that paragraphs differ. */
  seed?: number;
  /** Indent of the first line. */
  indent?: number;
}

/** Lines of a paragraph, broken greedily. The last line of a justified paragraph is not stretched. */
export function paragraph(options: ParagraphOptions = {}): Line[] {
  const { x = 72, y = 90, width = 451, size = 12, leading = 18, align = 'left', font = 0, indent = 0 } = options;
  const rows = options.text === undefined ? fill(options) : breakWords(options.text.split(' '), width / size, indent / size);
  return rows.map((row, index) => {
    const shift = index === 0 ? indent : 0;
    const room = width - shift;
    const natural = naturalWidth(row) * size;
    const stretched = align === 'justify' && index < rows.length - 1 && row.length > 1;
    const space = stretched ? SPACE + (room - natural) / size / (row.length - 1) : SPACE;
    const left = align === 'center' ? x + (width - natural) / 2 : align === 'right' ? x + width - natural : x + shift;
    return line(row.join(' '), y + index * leading, { x: left, size, font, space });
  });
}

export type PageOptions = Partial<Page> | readonly Line[];

export interface DocumentOptions extends Omit<Partial<DocumentModel>, 'pages' | 'fonts'> {
  pages: readonly PageOptions[];
  fonts?: readonly (Font | string)[];
}

/** A document of A4 pages, numbered from 1; `chars` of each font is counted when it is 0. */
export function documentOf({ pages, fonts = ['TimesNewRomanPSMT'], ...rest }: DocumentOptions): DocumentModel {
  const built = pages.map((options, index) => pageOf(options, index + 1));
  const counts = new Map<number, number>();
  for (const word of built.flatMap((page) => page.lines.flatMap((each) => each.words)))
    counts.set(word.font, (counts.get(word.font) ?? 0) + word.text.length);
  return {
    version: '1.7',
    producer: null,
    creator: null,
    title: null,
    author: null,
    language: null,
    tagged: false,
    encrypted: false,
    pageCount: built.length,
    pages: built,
    fonts: fonts
      .map((each) => (typeof each === 'string' ? font(each) : each))
      .map((each, index) => ({ ...each, chars: each.chars || (counts.get(index) ?? 0) })),
    outline: [],
    scanned: false,
    ...rest,
  };
}

function pageOf(options: PageOptions, number: number): Page {
  const given: Partial<Page> = isLines(options) ? { lines: options } : options;
  const page: Page = { number, label: null, ...A4, lines: [], rotatedChars: 0, images: [], links: [], ...given };
  return { ...page, lines: [...page.lines].sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]) };
}

const isLines = (options: PageOptions): options is readonly Line[] => Array.isArray(options);

function boxAt(left: number, right: number, baseline: number, size: number): Box {
  return [left, baseline - 0.75 * size, right, baseline + 0.25 * size];
}

/** Width in em of words one normal space apart. */
function naturalWidth(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length * LETTER, 0) + (words.length - 1) * SPACE;
}

function fill({ lines = 8, seed = 0, width = 451, size = 12, indent = 0 }: ParagraphOptions): string[][] {
  const words = FILLER.split(' ');
  const enough = Math.ceil((lines * width) / size) + words.length;
  const stream = Array.from({ length: enough }, (_, index) => words[(index * 7 + seed * 5) % words.length] ?? '');
  const rows = breakWords(stream, width / size, indent / size).slice(0, lines);
  const last = rows.at(-1);
  if (last && rows.length > 1) rows[rows.length - 1] = last.slice(0, Math.ceil(last.length / 2));
  return rows;
}

function breakWords(words: readonly string[], width: number, indent: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const word of words) {
    const room = width - (rows.length === 0 ? indent : 0);
    if (row.length > 0 && naturalWidth([...row, word]) > room) {
      rows.push(row);
      row = [];
    }
    row.push(word);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
