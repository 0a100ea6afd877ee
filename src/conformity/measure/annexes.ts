/** Where the annexes begin. Pure. */
import type { DocumentModel, Place } from '../../document/document.ts';
import type { Heading } from '../measures.ts';
import { announcedStart } from './announced-annexes.ts';
import { contentsEntry } from './contents.ts';
import { letteredAppendix } from './lettered-appendix.ts';
import { fold, plain, tokens } from './plain.ts';
import type { Row } from './rows.ts';

interface AnnexStart {
  start: number | null;
  place: Place | null;
  /** False when the sign is weak: a heading that does not stand out, a page told only by the table of contents. */
  certain: boolean;
}

const NONE: AnnexStart = { start: null, place: null, certain: true };
const WORD = String.raw`(?:annexes?|appendi(?:x|xes|ces?)|(?:pieces?|documents?) (?:jointe?s?|annexes?))`;
/** A heading of annexes, plain: "annexes", "annexe 1 : questionnaire", "a annexe : …", "bibliographie et annexes". */
const ANNEX = new RegExp(
  String.raw`^(?:(?:[a-z]|les|(?:liste|table|sommaire|cahier|dossier|volume|partie)s? (?:des|d')|bibliographie et|references et) ?)?${WORD}(?:[a-h](?![\p{L}'])|(?![\p{L}']))`,
  'u',
);
/** Nothing but the word, its number and perhaps a title after a separator. */
const ALONE = new RegExp(String.raw`^(?:les )?${WORD}\s*(?:n ?°\s*)?(?:\d{1,2}|[ivx]{1,4}|[a-z])?\s*[:.\-]?$`);
const NUMBERED = new RegExp(
  String.raw`^${WORD}(?!s\b)\s*(?:n ?°\s*)?(?:(\d{1,2})|([ivx]{1,4})|([a-r]))\b\s*(?:[:.\-()/]|$|\p{L})`,
  'u',
);
const CONCLUSION = /^conclusions?(?: (?:generale|finale|et perspectives).*)?$/;
/** Annexes are looked for in the last part of a document only. */
const FIRST_SHARE = 0.35;

interface Candidate {
  page: number;
  place: Place;
  strength: number;
  words: string;
}

/**
 * First page of the annexes: the outline's entry when there is one, else the first heading of annexes after the conclusion, else a
 * LaTeX appendix ("A  Title" after "7  Title"), else what the table of contents announces.
 */
export function findAnnexes(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  headings: readonly Heading[],
  contents: ReadonlySet<number>,
): AnnexStart {
  const after = Math.floor(document.pageCount * FIRST_SHARE);
  const listed = headings
    .filter((each) => each.from === 'outline' && each.page > after && isAnnexTitle(each.plain, each.text))
    .map((each) => fromHeading(each, 5));
  const printed = [
    ...headings
      .filter((each) => each.from === 'page' && each.page > after && isAnnexTitle(each.plain, each.text))
      .map((each) => fromHeading(each, 4)),
    ...weakLines(document, rows, contents, after),
  ];
  const bound = lastConclusion(headings, after);
  const late = printed.filter((each) => each.page >= bound);
  const kept = late.length > 0 ? late : printed.filter((each) => each.strength >= 4 && ALONE.test(each.words));
  const candidates = [...listed, ...kept].sort((a, b) => a.page - b.page || top(a) - top(b));
  const best = choose(candidates, listed);
  if (best) return { start: best.page, place: best.place, certain: best.strength >= 4 };
  const heads = runningHeads(document, rows, contents, Math.max(after, bound - 1));
  if (heads) return { start: heads.page, place: heads.place, certain: false };
  const lettered = letteredAppendix(headings, document.pageCount);
  if (lettered) return { start: lettered.page, place: { page: lettered.page, box: lettered.box }, certain: false };
  const announced = announcedStart(document, rows, headings, contents, after);
  return announced === null ? NONE : { start: announced, place: { page: announced, box: null }, certain: false };
}

const top = (candidate: Candidate): number => candidate.place.box?.[1] ?? 0;

function fromHeading(heading: Heading, strength: number): Candidate {
  return { page: heading.page, place: { page: heading.page, box: heading.box }, strength, words: heading.plain };
}

/** Whether a heading is one of annexes: short, beginning with the word, and not a sentence about an annex. */
export function isAnnexTitle(words: string, text: string): boolean {
  if (!/ann?exe|append|pieces?/.test(words) || (!ANNEX.test(words) && !ANNEX.test(fold(text)))) return false;
  return (
    !/^annexé/iu.test(text.normalize('NFC')) &&
    !/\b(?:presente|montre|contient|est|sont|ci-dessous|suivante?s?|voir|cf|page \d+)\b/.test(words) &&
    tokens(words).length <= 20 &&
    !/[\])]\.?$/.test(text.replace(/\([^()]*\)/g, ''))
  );
}

/** Lines that say nothing but "Annexe", "Annexe 2 :", in text as plain as the rest. */
function weakLines(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  contents: ReadonlySet<number>,
  after: number,
): Candidate[] {
  return document.pages.flatMap((page, index) => {
    if (page.number <= after || contents.has(page.number)) return [];
    const body = rows[index] ?? [];
    return body.flatMap((row, at) => {
      if (!/ann?exe|append|pi[eè]ce/i.test(row.text)) return [];
      const words = fold(row.text);
      const first =
        at === 0 &&
        NUMBERED.test(words) &&
        /^\p{Lu}/u.test(row.text.trim()) &&
        row.text.length < 90 &&
        isAnnexTitle(words, row.text);
      const above = body[at - 1];
      const starts = at === 0 || (above !== undefined && row.baseline - above.baseline > 1.25 * row.size);
      const alone = starts && /^\p{Lu}/u.test(row.text.trim()) && ALONE.test(plain(row.text)) && !contentsEntry(row)?.leader;
      return first || alone
        ? [{ page: page.number, place: { page: page.number, box: row.box }, strength: at === 0 ? 3 : 2, words: plain(row.text) }]
        : [];
    });
  });
}

/** First page whose head says "Annexe…" alone, when the same head on every page made it a running head. */
function runningHeads(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  contents: ReadonlySet<number>,
  after: number,
): Candidate | null {
  for (const page of document.pages) {
    if (page.number <= after || contents.has(page.number)) continue;
    const kept = new Set((rows[page.number - 1] ?? []).flatMap((row) => row.lines));
    const head = page.lines.find(
      (line) =>
        !kept.has(line) && line.baseline < page.height * 0.15 && /^\p{Lu}/u.test(line.text) && ALONE.test(plain(line.text)),
    );
    if (head) return { page: page.number, place: { page: page.number, box: head.box }, strength: 2, words: plain(head.text) };
  }
  return null;
}

/** Page of the last general conclusion: what stands before it is not the annexes. */
function lastConclusion(headings: readonly Heading[], after: number): number {
  const found = headings.filter((each) => CONCLUSION.test(each.plain) && each.page > after);
  const level = Math.min(...found.map((each) => each.level));
  return found.filter((each) => each.level === level).at(-1)?.page ?? 0;
}

/** The earliest candidate; an "Annexe 2" alone, with no first annex before or after it, is a form and no annex part. */
function choose(candidates: readonly Candidate[], listed: readonly Candidate[]): Candidate | null {
  const [first] = listed;
  if (first) {
    const cover = candidates.find((each) => each.page < first.page && first.page - each.page <= 2 && each.strength >= 3);
    return cover ?? first;
  }
  const [start] = candidates;
  if (!start) return null;
  const number = NUMBERED.exec(start.words);
  const later = number && !(number[1] === '1' || number[1] === '0' || number[2] === 'i' || number[3] === 'a');
  return later && candidates.every((each) => each.page === start.page) ? null : start;
}
