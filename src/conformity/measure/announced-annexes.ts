/** Annexes without a heading, told by the table of contents. Pure. */
import type { DocumentModel, Page } from '../../document/document.ts';
import type { Heading } from '../measures.ts';
import { contentsEntry } from './contents.ts';
import { plain } from './plain.ts';
import type { Row } from './rows.ts';

/** The page after the last part, when the table of contents announces annexes that no heading prints and only pictures follow. */
export function announcedStart(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  headings: readonly Heading[],
  contents: ReadonlySet<number>,
  after: number,
): number | null {
  const entries = [...contents].flatMap((page) =>
    (rows[page - 1] ?? []).map((row) => ({
      words: plain(row.text.replace(/[\s._…·]+(?:\d+|[ivxIVX]+)?\s*$/u, '')),
      number: contentsEntry(row)?.number ?? null,
    })),
  );
  const entry = entries.find((each) => /^(?:[a-z] )?(?:annexes?|appendi(?:x|ces?))(?!\p{L})/u.test(each.words));
  if (!entry?.number) return null;
  const printed = Number(entry.number);
  const shift = Number.isNaN(printed) ? null : offset(entries, headings);

  const closing = headings
    .filter((each) => each.page > after && /^(?:conclusion|biblio|webo|sito|references|sources)/.test(each.plain))
    .at(-1);
  if (!closing) return null;
  const told = shift === null ? closing.page + 1 : Math.max(closing.page + 1, printed + shift);
  const rest = document.pages.filter((page) => page.number >= told && !contents.has(page.number));
  return rest[0]?.number === told && rest.every((page) => isSparse(page)) ? told : null;
}

/** A page of pictures, forms or nothing: hardly a hundred words. */
function isSparse(page: Page): boolean {
  return page.lines.reduce((sum, line) => sum + line.words.length, 0) < 120;
}

/** Most frequent difference between a heading's page and the number that the table of contents prints for it. */
function offset(entries: readonly { words: string; number: string | null }[], headings: readonly Heading[]): number | null {
  const counts = new Map<number, number>();
  for (const entry of entries) {
    const number = Number(entry.number ?? Number.NaN);
    const heading = headings.find((each) => each.plain === entry.words && each.plain.length > 4);
    if (heading && !Number.isNaN(number)) counts.set(heading.page - number, (counts.get(heading.page - number) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : null;
}
