/** Pages that hold a table of contents or a list of figures. Pure. */
import type { DocumentModel, Page } from '../../document/document.ts';
import { plain } from './plain.ts';
import type { Row } from './rows.ts';

const LEADER = /(?:[._…·]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?(?:\s*-\s*\d{1,4})?\s*[.…·\s]*[ivxlc]*$/i;
/** Characters of a row that are looked at: the patterns are not linear. */
const TAIL = 160;
/** What dot leaders are made of: spares other rows the pattern. */
const MARKS = ['..', '. .', '…', '__', '··', '· ·'];
const NUMBER_AT_END = /(?:\s|[^\d\s])\s*(\d{1,4}|[ivxlc]{1,6})$/i;
/** Titles of such pages, plain. */
const CONTENTS_TITLE =
  /^(?:sommaire(?: general)?|tables? ?des? ?mati?eres?|tables? des .{1,4}eres|plan(?: du (?:rapport|memoire))?|(?:table of )?contents|list of (?:figures|tables)|(?:listes?|tables?|index) des? (?:\S+ et )?(?:figures?|tableaux|illustrations|images|photos|graphiques|schemas|annexes|abreviations|sigles|acronymes|algorithmes|notations|symboles)(?: et .{3,30})?)$/;
/** Characters that an entry without page number has at most. */
const SHORT = 64;
const LIST_OF_WORDS = /(?:abreviations|sigles|acronymes|notations|symboles)$/;

/** What an entry of a table of contents looks like: dot leaders, or a number at the right end of its row. */
export function contentsEntry(row: Row): { number: string | null; leader: boolean } | null {
  const text = row.text.slice(-TAIL).trim();
  if (MARKS.some((mark) => text.includes(mark)) && LEADER.test(text))
    return { number: /(\d{1,4}|[ivxlc]{1,7})\s*$/i.exec(text)?.[1] ?? null, leader: true };
  if (!/[\divxlc]$/i.test(text)) return null;
  const number = NUMBER_AT_END.exec(text.slice(-12))?.[1];
  return number && text.length > number.length + 3 && !/[=+*/%€$]/.test(text) ? { number, leader: false } : null;
}

/**
 * Numbers of the pages that hold a table of contents, of figures or of tables.
 * A page is one when it has at least four dot leaders that make a quarter of its rows, when its title says so and three entries or internal
 * links follow, or when it follows one and most of its rows are entries.
 */
export function contentsPages(document: DocumentModel, rows: readonly (readonly Row[])[]): number[] {
  const found: number[] = [];
  let later: Map<string, number> | null = null;
  const echoes = (row: Row, page: number): boolean => ((later ??= lastPages(rows)).get(plain(row.text)) ?? 0) > page;
  document.pages.forEach((page, index) => {
    const body = rows[index] ?? [];
    if (body.length === 0) return;
    const title = body.slice(0, 6).some((row) => titled(row));
    const follows = found.at(-1) === page.number - 1;
    if (byNumbers(page, body, title, follows)) found.push(page.number);
    else if ((title || follows) && body.length <= 60) {
      const echoed = body.filter((row) => row.text.length < SHORT && echoes(row, page.number)).length;
      if (echoed >= (title ? 4 : 3) && echoed / body.length > (title ? 0.45 : 0.6)) found.push(page.number);
    }
  });
  return found;
}

function byNumbers(page: Page, body: readonly Row[], title: boolean, follows: boolean): boolean {
  const entries = body.map(contentsEntry);
  const leaders = entries.filter((entry) => entry?.leader).length;
  if (leaders >= 4 && leaders / body.length > 0.25) return true;
  if (!title && !follows) return false;
  const rising = risingEntries(entries.map((entry) => (entry?.number ? Number(entry.number) : Number.NaN)));
  const links = linkedRows(page, body);
  const share = Math.max(leaders, rising, links) / body.length;
  return (
    (title && (leaders >= 2 || rising >= 3 || links >= 3) && share > 0.3) ||
    (title && body.length <= 40 && shortRows(body) && rising + links + leaders >= 2) ||
    (follows && share > 0.5 && (leaders >= 2 || rising >= 2 || links >= 2))
  );
}

/** Last page on which each short row stands, by its plain words: an entry without page number returns later as a heading. */
function lastPages(rows: readonly (readonly Row[])[]): Map<string, number> {
  const last = new Map<string, number>();
  rows.forEach((body, index) => {
    for (const row of body) if (row.text.length < SHORT) last.set(plain(row.text), index + 1);
  });
  return last;
}

function titled(row: Row): boolean {
  if (row.text.length > 60 || row.lines.length > 2) return false;
  const words = plain(row.text);
  return CONTENTS_TITLE.test(words) && !LIST_OF_WORDS.test(words);
}

/** Length of the longest run of entries whose numbers never go down. */
function risingEntries(numbers: readonly number[]): number {
  let best = 0;
  let run = 0;
  let last = 0;
  for (const value of numbers) {
    if (Number.isNaN(value)) continue;
    run = value >= last ? run + 1 : 1;
    last = value;
    best = Math.max(best, run);
  }
  return best;
}

function linkedRows(page: Page, rows: readonly Row[]): number {
  const links = page.links.filter((link) => link.page !== null && link.page !== page.number);
  if (links.length < 3) return 0;
  return rows.filter((row) =>
    links.some(
      (link) =>
        link.box[1] < row.baseline &&
        link.box[3] > row.baseline - row.size * 0.6 &&
        link.box[0] < row.box[2] &&
        wide(link.box, row),
    ),
  ).length;
}

/** Whether a link spans most of its row, as the links of a table of contents do and a citation does not. */
function wide(box: readonly number[], row: Row): boolean {
  const [x0 = 0, , x1 = 0] = box;
  return x1 - x0 > 0.5 * (row.box[2] - row.box[0]) || x1 > row.box[2] - 3;
}

const shortRows = (rows: readonly Row[]): boolean => rows.filter((row) => row.text.length > 95).length <= rows.length * 0.1;
