/** Where the annexes of a document stand, and what is recognised in them by words. Pure. */
import type { Box, DocumentModel, Page, Place } from '../document/document.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import { fold } from './measure/plain.ts';
import type { Measures } from './measures.ts';

/** Without known annexes, the end of the document is searched: this share of its pages. */
const END = 0.4;

/** Pages to search: the annexes, or the last pages when nothing says where they begin. */
export function annexPages(document: DocumentModel, measures: Measures): readonly Page[] {
  const from = measures.annexStart ?? Math.floor(document.pages.length * (1 - END)) + 1;
  return document.pages.filter((page) => page.number >= from && !measures.contents.includes(page.number));
}

/** Whether `words` (any case, accents ignored) stand in `text` as whole words. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = ` ${fold(text).replace(/[^\p{L}\p{N}+#]+/gu, ' ')} `;
  return words.some((word) =>
    folded.includes(
      ` ${fold(word)
        .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
        .trim()} `,
    ),
  );
}

/** Lines longer than this are sentences, not the title of an item. */
const TITLE_LENGTH = 70;
const FEW_CHARS = 20;

/** First place where an item is announced: a heading first, then a short line. */
export function announced(pages: readonly Page[], measures: Measures, words: readonly string[]): Place | null {
  const numbers = new Set(pages.map((page) => page.number));
  const heading = measures.headings.find((each) => numbers.has(each.page) && holdsWords(each.text, words));
  if (heading) return { page: heading.page, box: heading.box };
  for (const page of pages) {
    const line = page.lines.find((each) => each.text.length <= TITLE_LENGTH && holdsWords(each.text, words));
    if (line) return { page: page.number, box: line.box };
  }
  return null;
}

/** Text of pages, with the addresses of their links. */
export function textOf(pages: readonly Page[]): string {
  return pages
    .map((page) => [...page.lines.map((line) => line.text), ...page.links.map((link) => link.url ?? '')].join(' '))
    .join(' ');
}

/** Pages that are pictures: what they show cannot be read. */
export function picturePages(pages: readonly Page[]): readonly Page[] {
  return pages.filter(
    (page) => page.images.length > 0 && page.lines.reduce((sum, line) => sum + line.text.length, 0) < FEW_CHARS,
  );
}

/** Smallest side of a picture that can hold a code, points, and the most pages drawn to look for codes. */
const CODE_SIDE = 20;
const MOST_PAGES = 8;
/** Without known annexes, codes are looked for on this many last pages. */
const LAST_PAGES = 6;

/**
 * Pages to read QR codes on, in order: in the annexes, else among the last pages, those that name an item with a code or hold a square
 * picture first (a code may be drawn without a picture), then those with any picture large enough. Null when the guide asks for none.
 */
export function codePages(document: DocumentModel, measures: Measures, deliverable: Deliverable): number[] | null {
  const items = deliverable.annexes?.items.filter((item) => item.parts.some((part) => part.qr)) ?? [];
  if (!items.length) return null;
  const words = ['qr', ...items.flatMap((item) => item.words)];
  const from = measures.annexStart ?? Math.max(1, document.pages.length - LAST_PAGES + 1);
  const likely = (page: Page) => page.images.some(isSquare) || holdsWords(textOf([page]), words);
  const pages = document.pages.filter((page) => page.number >= from);
  const first = pages.filter(likely);
  const then = pages.filter((page) => !first.includes(page) && page.images.some((image) => shortSide(image) >= CODE_SIDE));
  return [...first, ...then]
    .slice(0, MOST_PAGES)
    .map((page) => page.number)
    .sort((a, b) => a - b);
}

const shortSide = ([x0, y0, x1, y1]: Box) => Math.min(x1 - x0, y1 - y0);
const isSquare = (image: Box) =>
  shortSide(image) >= CODE_SIDE && Math.max(image[2] - image[0], image[3] - image[1]) <= 1.25 * shortSide(image);
