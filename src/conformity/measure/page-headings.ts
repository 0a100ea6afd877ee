/** What looks like a heading on the pages: size, weight, capitals, isolation, numbering, place. Pure. */
import type { Box, DocumentModel, Font, Page } from '../../document/document.ts';
import { fold, type Numbering, plain, splitNumbering } from './plain.ts';
import { type Row, textSize } from './rows.ts';

export interface PageHeading {
  text: string;
  plain: string;
  level: number;
  page: number;
  box: Box;
  size: number;
  /** How much it looks like a heading; 3 and above is taken for one. */
  score: number;
  numbering: Numbering | null;
}

/** Headings that nearly every report has: their words count as a sign. */
const KNOWN =
  /^(?:introduction|conclusion|remerciements?|resume|abstract|synthese|sommaire|bibliographie|webographie|sitographie|references|glossaire|lexique|annexes?|appendix|appendices|avant[- ]propos|dedicaces?|acknowledg|table of contents|tables? des|liste des|bilan|perspectives)/;
/** Raw beginnings of the words of KNOWN: spares most short rows the rest. */
const MAY_BE_KNOWN =
  /(?:intro|concl|remer|r.{1,2}sum|abst|synth|sommaire|biblio|webo|sito|r.{1,2}f.{1,2}r|gloss|lexi|ann?ex|append|avant|d.{1,2}dic|ackn|table|liste|bilan|persp)/i;
const CAPTION =
  /^(?:figure|fig|tableau|table|image|photo|illustration|schema|graphique|listing|algorithme|source|capture|equation|theoreme|definition|lemme|proposition|preuve|remarque|exemple)s?\b\s*(?:n ?°\s*)?[\divx.]*\s*[:.–-]/;
const ENOUGH = 3;
const MAX_CHARS = 140;

/** Headings printed on the pages, in order; pages of `contents` are not looked at. Levels go by numbering, then by size. */
export function pageHeadings(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  contents: ReadonlySet<number>,
): PageHeading[] {
  const body = textSize(rows);
  const bolds = new Set(document.fonts.flatMap((font, index) => (isBold(font) ? [index] : [])));
  const found = document.pages.flatMap((page, index) =>
    contents.has(page.number)
      ? []
      : joinRows(rows[index] ?? [], bolds).flatMap((block, at, blocks) =>
          headingOf({ block, before: blocks[at - 1], after: blocks[at + 1], page, document, body }),
        ),
  );
  return withLevels(found);
}

interface Block {
  rows: Row[];
  text: string;
  box: Box;
  size: number;
  bold: boolean;
  baseline: number;
}

/** Rows joined when a heading runs over two or three of them: same look, closer than the next text. */
function joinRows(rows: readonly Row[], bolds: ReadonlySet<number>): Block[] {
  const blocks: Block[] = [];
  for (const row of rows) {
    const bold = isAllBold(row, bolds);
    const last = blocks.at(-1);
    const alike = last && Math.abs(last.size - row.size) < 0.6 && last.bold === bold && last.rows.length < 3;
    const close = last && row.baseline - (last.rows.at(-1)?.baseline ?? 0) < 1.65 * row.size && last.rows.length > 0;
    const joinable = last && alike && close && (bold || row.size >= 13) && last.text.length > 18 && last.text.length < MAX_CHARS;
    if (joinable && !splitNumbering(fold(row.text.slice(0, 60))).numbering) {
      last.rows.push(row);
      last.text = `${last.text} ${row.text}`.replace(/(\p{Ll})[-‐] (?=\p{Ll}+$|\p{Ll}+\s)/u, '$1');
      last.box = [Math.min(last.box[0], row.box[0]), last.box[1], Math.max(last.box[2], row.box[2]), row.box[3]];
    } else blocks.push({ rows: [row], text: row.text, box: row.box, size: row.size, bold, baseline: row.baseline });
  }
  return blocks;
}

/** Whether the whole row is bold, not its first words only: a definition in a list begins so. */
function isAllBold(row: Row, bolds: ReadonlySet<number>): boolean {
  if (!row.lines.every((line) => bolds.has(line.font))) return false;
  const light = row.lines.flatMap((line) => line.words.filter((word) => !bolds.has(word.font) && /\p{L}{2}/u.test(word.text)));
  return light.reduce((sum, word) => sum + word.text.length, 0) <= row.text.length * 0.15;
}

interface Candidate {
  block: Block;
  before: Block | undefined;
  after: Block | undefined;
  page: Page;
  document: DocumentModel;
  body: number;
}

function headingOf({ block, before, after, page, document, body }: Candidate): PageHeading[] {
  const text = block.text.trim();
  if (text.length > MAX_CHARS || text.length < 3 || block.size < body * 0.85) return [];
  const caps = isCaps(text);
  const plainLook = block.size < body * 1.08 && !block.bold && !caps;
  if (plainLook && (text.length > 60 || !MAY_BE_KNOWN.test(text))) return [];
  if (text.replace(/[^\p{L}]+/gu, '').length < 3) return [];
  const folded = fold(text);
  const { numbering } = splitNumbering(folded);
  const words = plain(text);
  if (CAPTION.test(folded) || document.fonts[block.rows[0]?.font ?? 0]?.mono) return [];
  if (/[,;]$/.test(text) || /[=<>{}]|https?:|www\.|@\w/.test(text)) return [];
  const known = KNOWN.test(words) && words.length < 60;
  const score =
    looks(block, body, caps) +
    isolation(block, before, after, page) +
    (known ? 1.5 : 0) +
    (numbering && numbering.kind !== 'letter' ? 1 : 0) -
    prose(text, known);
  if (score < ENOUGH || (plainLook && !(known && words.length < 40))) return [];
  return [{ text, plain: words, level: 0, page: page.number, box: block.box, size: block.size, score, numbering }];
}

const isCaps = (text: string): boolean => text === text.toUpperCase() && text.replace(/[^\p{L}]+/gu, '').length >= 4;

function looks(block: Block, body: number, caps: boolean): number {
  const ratio = block.size / body;
  const large = ratio >= 1.5 ? 3 : ratio >= 1.25 ? 2.5 : ratio >= 1.08 ? 1.5 : 0;
  return large + (block.bold ? 1.5 : 0) + (caps ? 1 : 0);
}

function isolation(block: Block, before: Block | undefined, after: Block | undefined, page: Page): number {
  const gapAbove = before ? block.baseline - (before.rows.at(-1)?.baseline ?? before.baseline) : Infinity;
  const gapBelow = after ? after.baseline - (block.rows.at(-1)?.baseline ?? block.baseline) : Infinity;
  const high = !before || block.box[1] < page.height * 0.2;
  const above = gapAbove > 1.6 * block.size;
  const below = gapBelow > 1.4 * block.size;
  return (above ? 0.5 : 0) + (below ? 0.5 : 0) + (above && below && block.bold ? 0.5 : 0) + (high && !before ? 1 : 0);
}

/** What speaks against: a sentence, several columns (a table), a length. */
function prose(text: string, known: boolean): number {
  const sentence = /[.!]$/.test(text) && !/^\S+$/.test(text) ? 1.5 : 0;
  const lower = /^\p{Ll}/u.test(text) && !known ? 1.5 : 0;
  const bullet = /^[•●▪■❖➢➤►✓✔*–-]\s/u.test(text) ? 1 : 0;
  return sentence + lower + bullet + (text.length > 90 ? 1 : 0) + (/\p{L}{2,}[.;] \p{Lu}/u.test(text) ? 1 : 0);
}

/** Levels by size, largest first; among numbered headings of one size, by the depth of their number. */
function withLevels(found: PageHeading[]): PageHeading[] {
  const depths = found.filter((each) => each.numbering?.kind === 'arabic');
  const sizes = [...new Set(found.filter((each) => each.page > 1).map((each) => Math.round(each.size)))].sort((a, b) => b - a);
  return found.map((each) => {
    const bySize = Math.max(
      0,
      sizes.findIndex((size) => size <= Math.round(each.size)),
    );
    const depth = each.numbering?.kind === 'arabic' && depths.length >= 4 ? each.numbering.depth : null;
    return { ...each, level: depth !== null && depth > 0 ? Math.max(depth, Math.min(bySize, depth + 1)) : Math.min(bySize, 3) };
  });
}

/** Whether a font is heavier than text. */
function isBold(font: Font): boolean {
  return font.weight >= 600 || /bold|black|heavy|semibd|demi|(?:^|\+)(?:cmb|sfb|lmb|ecbx|cmssbx|tibx)|-?bx\d/i.test(font.name);
}
