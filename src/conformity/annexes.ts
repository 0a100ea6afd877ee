/** Where the annexes of a document stand, and what is recognised in them by words. Pure. */
import type { DocumentModel, Page, Place } from '../document/document.ts';
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
