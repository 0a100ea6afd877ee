/** What a reader sees go wrong in a layout, found on the document model. Pure. */
import type { DocumentModel, Page, Place, Word } from '../document/document.ts';
import { fold } from './measure/plain.ts';
import { bodyRows } from './measure/rows.ts';
import type { Measures } from './measures.ts';

export interface Seen {
  text: string;
  place: Place;
}

/** Shares of the height of a page where page numbers stand. */
const HEAD = 0.12;
const FOOT = 0.86;
/** Documents shorter than this need no page numbers. */
const FEW_PAGES = 4;

/**
 * How many pages print their number, and which do not (the first two, often a cover and its back, are let off). `numbered` is null for
 * a document of a few pages. A number counts when it differs from the page's rank by the same amount on most pages.
 */
export function pageNumbers(document: DocumentModel, bodyPages: number): { numbered: number | null; missing: readonly number[] } {
  if (document.pages.length < FEW_PAGES) return { numbered: null, missing: [] };
  const offsets = new Map<number, Set<number>>();
  for (const page of document.pages) {
    for (const printed of printedNumbers(page)) {
      const offset = printed - page.number;
      offsets.set(offset, (offsets.get(offset) ?? new Set()).add(page.number));
    }
  }
  const body = document.pages.filter((page) => page.number <= bodyPages);
  const usual = new Set<number>();
  for (const pages of offsets.values())
    if (pages.size >= Math.max(2, body.length * 0.1)) for (const page of pages) usual.add(page);
  const owed = body.filter((page) => page.number > 2);
  const missing = owed.filter((page) => !usual.has(page.number)).map((page) => page.number);
  const numbered = owed.length - missing.length;
  if (numbered < owed.length * 0.1) return { numbered: 0, missing };
  return { numbered, missing: missing.length > owed.length * 0.25 ? missing : [] };
}

function printedNumbers(page: Page): Set<number> {
  const found = new Set<number>();
  for (const line of page.lines) {
    if (line.baseline > page.height * HEAD && line.baseline < page.height * FOOT) continue;
    for (const match of line.text.matchAll(/(?<![\p{L}\d.,])\d{1,4}(?![\d.,]*\d)/gu)) found.add(Number(match[0]));
    const roman = /^\W*([ivxl]{1,7})\W*$/i.exec(line.text);
    if (roman?.[1]) found.add(romanValue(roman[1].toLowerCase()));
  }
  return found;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50 };

function romanValue(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = ROMAN[text[i] ?? ''] ?? 0;
    sum += value < (ROMAN[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** Pages without picture whose only text, if any, is a running head or foot. */
export function blankPages(document: DocumentModel): number[] {
  const rows = bodyRows(document);
  return document.pages
    .filter((page, index) => page.images.length === 0 && page.rotatedChars === 0 && rows[index]?.length === 0 && onlyEdges(page))
    .map((page) => page.number);
}

const onlyEdges = (page: Page) =>
  page.lines.every((line) => line.baseline < page.height * HEAD || line.baseline > page.height * FOOT);

/** What Word, LibreOffice and LaTeX print in the place of a reference that leads nowhere; compared folded. */
const BROKEN = [
  /err(?:eur|or) ?[!:] ?(?:signet non defini|source du renvoi (?:introuvable|non trouvee)|source de la reference non trouvee|reference non valide|il n'y a pas de texte repondant a ce style|bookmark not defined|reference source not found|no text of specified style)[^.]*\.?/,
  /(?:fig(?:ure|\.)?|tab(?:leau|le|\.)?|section|chapitre|chapter|annexe|appendix|page|p\.|partie|equation|eq\.|listing|algorithme?) ?~?\(?\?\?(?:\)|\b|$|[\s.,;:])/,
  /\[\?\]/,
];

/** References that lead nowhere, as printed; code listings left out. */
export function brokenReferences(document: DocumentModel): Seen[] {
  const found: Seen[] = [];
  for (const page of document.pages) {
    for (const line of page.lines) {
      if (!/[?!]|rreu|rror/.test(line.text) || document.fonts[line.font]?.mono) continue;
      const folded = fold(line.text);
      const match = BROKEN.map((pattern) => pattern.exec(folded)).find(Boolean);
      if (match) found.push({ text: printed(line.text, folded, match), place: { page: page.number, box: line.box } });
    }
  }
  return found;
}

function printed(text: string, folded: string, match: RegExpExecArray): string {
  return text.length === folded.length ? text.slice(match.index, match.index + match[0].length).trim() : match[0].trim();
}

/** Points by which a word may pass the edge: italics and accents overhang. */
const OVERHANG = 3;

/** Words cut by the edge of the page, or lost beyond it by a line that begins on the page; lines that nobody sees are left out. */
export function textOutside(document: DocumentModel): Seen[] {
  return document.pages.flatMap((page) => {
    const cut = page.lines.flatMap(({ words, box }) => {
      if (box[0] >= 0 && box[1] >= 0 && box[2] <= page.width && box[3] <= page.height) return [];
      const seen = words.some((word) => sharesOf(word, page).inside);
      return words.filter((word) => seen && /[\p{L}\p{N}]/u.test(word.text) && sharesOf(word, page).beyond);
    });
    return cut.slice(0, 3).map((word) => ({ text: word.text, place: { page: page.number, box: word.box } }));
  });
}

/** Whether a word lies on the page, and whether it passes its edge, in whole or in part. */
function sharesOf(word: Word, page: Page): { inside: boolean; beyond: boolean } {
  const [x0, y0, x1, y1] = word.box;
  const over = OVERHANG + word.size / 4;
  const beyond = x0 < -OVERHANG || x1 > page.width + OVERHANG || y0 < -over || y1 > page.height + over;
  return { inside: x1 > 0 && x0 < page.width && y1 > 0 && y0 < page.height, beyond };
}

/** A heading above this share of the height of its page is not at its foot. */
const LOW = 0.7;
/** A page with fewer rows is a title page: what stands at its foot is no heading. */
const FEW_ROWS = 8;

/** Headings of the body that are the last words of their page, near its foot, while the text goes on overleaf. */
export function loneHeadings(document: DocumentModel, measures: Measures): Seen[] {
  const rows = bodyRows(document);
  const found: Seen[] = [];
  for (const heading of measures.headings) {
    const page = document.pages[heading.page - 1];
    const next = document.pages[heading.page];
    const { box } = heading;
    if (!page || !next || !box || heading.page > measures.bodyPages || measures.contents.includes(heading.page)) continue;
    const own = rows[heading.page - 1] ?? [];
    const last = own.at(-1);
    if (!last || own.length < FEW_ROWS || last.size < (measures.body.size ?? 0) - 0.5) continue;
    if (last.baseline < page.height * LOW || last.box[1] > box[3] || last.box[3] < box[1]) continue;
    if (page.images.some((image) => image[3] > box[3] + 2)) continue;
    if ((rows[heading.page]?.length ?? 0) < 2) continue;
    found.push({ text: heading.text, place: { page: heading.page, box } });
  }
  return found;
}
