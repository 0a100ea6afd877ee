/** Headings of a document: its outline first, then what looks like one on the pages. Pure. */
import type { Box, DocumentModel, OutlineItem } from '../../document/document.ts';
import type { Heading } from '../measures.ts';
import { likeness } from './edit-distance.ts';
import { plain, tokens } from './plain.ts';
import { pageHeadings, type PageHeading } from './page-headings.ts';
import type { Row } from './rows.ts';

const MAX_TITLE = 160;

/**
 * Headings in order of reading. Entries of the outline come with their level (0 is the top) and the box of the row that prints them
 * when it is found; headings of the pages that the outline leaves out are added. `contents` pages are not looked at.
 */
export function findHeadings(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  contents: ReadonlySet<number>,
): Heading[] {
  const printed = pageHeadings(document, rows, contents);
  const outline = usableOutline(document);
  if (outline.length < 3) return printed.map(fromPage);
  const taken = new Set<PageHeading>();
  const listed = outline.map((item) => {
    const match = printed.find((each) => !taken.has(each) && each.page === item.page && sameWords(each.plain, plain(item.title)));
    if (match) taken.add(match);
    return match
      ? { ...fromOutline(item, match.box), text: match.text.length >= item.title.trim().length ? match.text : item.title.trim() }
      : fromOutline(item, boxOf(item, rows));
  });
  const level = levelsOfOutline(outline, printed);
  const added = printed
    .filter((each) => !taken.has(each) && each.score >= 4)
    .map((each) => ({ ...fromPage(each), level: level(each) }));
  return [...listed, ...added].sort((a, b) => a.page - b.page || top(a) - top(b));
}

const top = (heading: Heading): number => heading.box?.[1] ?? 0;

function usableOutline(document: DocumentModel): (OutlineItem & { page: number })[] {
  const good = document.outline.filter((item): item is OutlineItem & { page: number } => {
    const title = item.title.trim();
    return (
      item.page !== null &&
      title !== '' &&
      title.length <= MAX_TITLE &&
      !/\.(?:pdf|docx?|pptx?|png|jpe?g)$/i.test(title) &&
      !/^(?:page|diapositive|slide|_goback)\s*\d*$/i.test(title)
    );
  });
  return good;
}

function fromOutline(item: OutlineItem & { page: number }, box: Box | null): Heading {
  return { text: item.title.trim(), plain: plain(item.title), level: item.level, page: item.page, box, from: 'outline' };
}

function fromPage({ text, plain: words, level, page, box }: PageHeading): Heading {
  return { text, plain: words, level, page, box, from: 'page' };
}

/** The row of the page that prints an outline entry. */
function boxOf(item: OutlineItem & { page: number }, rows: readonly (readonly Row[])[]): Box | null {
  const wanted = plain(item.title);
  const row = rows[item.page - 1]?.find((each) => sameWords(plain(each.text), wanted));
  return row?.box ?? null;
}

/** Ligatures that the file does not map are lost from the page, not from the outline. */
const LOST_LETTERS = 0.86;

/** Whether two plain texts are the same heading: equal, or one begins with the other, three quarters of its words at least. */
export function sameWords(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [tokens(a), tokens(b)];
  if (left.length === 0 || right.length === 0) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const held = short.filter((token) => long.includes(token)).length;
  if (held === short.length && short.length / long.length >= 0.6) return true;
  return a.length >= 8 && likeness(a, b) >= LOST_LETTERS;
}

/** Level of a heading that the outline leaves out: that of the outline's headings printed in the same size. */
function levelsOfOutline(
  outline: readonly (OutlineItem & { page: number })[],
  printed: readonly PageHeading[],
): (heading: PageHeading) => number {
  const sizes = new Map<number, number[]>();
  for (const item of outline) {
    const match = printed.find((each) => each.page === item.page && sameWords(each.plain, plain(item.title)));
    if (match) sizes.set(Math.round(match.size), [...(sizes.get(Math.round(match.size)) ?? []), item.level]);
  }
  return (heading) => {
    const near = [0, 1, -1].map((shift) => sizes.get(Math.round(heading.size) + shift)).find((levels) => levels !== undefined);
    if (near) return near.sort((a, b) => a - b)[Math.floor(near.length / 2)] ?? heading.level;
    const largest = Math.max(0, ...sizes.keys());
    return heading.size > largest ? 0 : heading.level;
  };
}
