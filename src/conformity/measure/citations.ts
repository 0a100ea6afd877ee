/** Citations of a document, its references, which answer which, and the style that they make. Pure. */
import type { DocumentModel } from '../../document/document.ts';
import type { Citation, CitationMeasure, Heading, Reference } from '../measures.ts';
import { type AuthorDate, authorDates } from './author-date.ts';
import { findBibliography } from './bibliography.ts';
import { indexEntries, surnames } from './citation-match.ts';
import { decideStyle, type Found, type Kind } from './citation-style.ts';
import { bracketKeys, bracketNumbers, type LabelHit, namedLabels, parenthesisNumbers } from './labels.ts';
import { type Note, noteCalls, notesOf } from './notes.ts';
import { type PageText, pageText } from './page-text.ts';
import { fold } from './plain.ts';
import type { Entry } from './reference-entries.ts';
import { entryStyle } from './reference-style.ts';
import { type Row, textSize } from './rows.ts';

/**
 * Measures the citations of the pages before `bodyPages`' end; contents pages, code, the list of references and the annexes are left out.
 */
export function measureCitations(
  document: DocumentModel,
  rows: readonly (readonly Row[])[],
  headings: readonly Heading[],
  contents: ReadonlySet<number>,
  bodyPages: number,
): CitationMeasure {
  const list = findBibliography(document, rows, headings, contents);
  const body = document.pages
    .filter((page) => page.number <= bodyPages && !contents.has(page.number))
    .map((page) => ({ page, rows: (rows[page.number - 1] ?? []).filter((row) => !list.holds(page.number, row)) }));
  const texts = body.map(({ page, rows: kept }) => pageText(page.number, kept, document));
  const size = textSize(rows);
  const notes = body.flatMap(({ page, rows: kept }) => notesOf(page.number, kept, page.height, size));
  const index = indexEntries(list.entries);
  const cites = notes.filter((note) => note.cites);
  const entryWords = cites.length === 0 ? [] : list.entries.map((entry) => longWords(entry.text));
  const found: Record<Kind, Found[]> = {
    numeric: texts.flatMap((text) => labelled(text, bracketNumbers(text.text), 'numeric', index.byLabel)),
    parenthesis: texts.flatMap((text) => labelled(text, parenthesisNumbers(text.text), 'numeric', index.byLabel)),
    raised: body
      .flatMap(({ page, rows: kept }) => noteCalls(page.number, kept))
      .map(({ page, number, box }) => ({
        citation: { text: String(number), page, box, kind: 'numeric', reference: index.byLabel(String(number)) },
        work: String(number),
        strong: true,
      })),
    alpha: texts.flatMap((text) => labelled(text, keysOf(text.text, list.entries), 'alpha', index.byLabel)),
    'author-date': texts.flatMap((text) => authorDates(text.text).map((hit) => authored(text, hit, index.byAuthor))),
    notes: cites.map((note) => noted(note, entryWords)),
  };
  const decision = decideStyle(found, { entries: list.entries, notes: notes.length });
  const citations = decision.kinds
    .flatMap((kind) => found[kind].filter((each) => each.strong || each.citation.reference !== null))
    .map((each) => each.citation);
  const cited = new Set(citations.map((citation) => citation.reference));
  const references = list.entries.map((entry, at): Reference => ({
    text: entry.text,
    page: entry.page,
    box: entry.box,
    style: styleOf(entry, decision.style === 'numeric'),
    cited: cited.has(at),
  }));
  return {
    style: decision.style,
    certain: decision.certain,
    citations: citations.sort((a, b) => a.page - b.page),
    references,
    bibliography: list.place,
  };
}

function styleOf(entry: Entry, numeric: boolean): Reference['style'] {
  return numeric && entry.label !== null ? 'numeric' : entryStyle(entry.text);
}

function labelled(
  text: PageText,
  hits: readonly LabelHit[],
  kind: 'numeric' | 'alpha',
  look: (label: string) => number | null,
): Found[] {
  return hits.flatMap((hit) =>
    hit.labels.map((label) => ({
      citation: {
        text: hit.labels.length === 1 ? hit.text : `[${label}]`,
        page: text.page,
        box: text.boxAt(hit.start),
        kind,
        reference: look(label),
      },
      work: label,
      strong: !text.startsRow(hit.start),
    })),
  );
}

function keysOf(text: string, entries: readonly Entry[]): LabelHit[] {
  const hits = bracketKeys(text);
  const named = new Set(
    entries.flatMap((entry) =>
      entry.label && !/^\d+$/.test(entry.label) && !/(?:1[5-9]|20)\d\d/.test(entry.label) ? [entry.label] : [],
    ),
  );
  const more = named.size < 2 ? [] : namedLabels(text, named).filter((hit) => !hits.some((other) => other.start === hit.start));
  return [...hits, ...more];
}

function authored(text: PageText, hit: AuthorDate, look: (names: string, years: readonly string[]) => number | null): Found {
  const reference = look(hit.names, hit.years);
  return {
    citation: { text: hit.text, page: text.page, box: text.boxAt(hit.start), kind: 'author-date', reference },
    work: `${surnames(hit.names)[0] ?? fold(hit.names)} ${hit.years[0] ?? ''}`,
    strong: hit.strong,
  };
}

/** A note answers to the entry whose first name it gives, with two more of its words. */
function noted(note: Note, entries: readonly (readonly string[])[]): Found {
  const words = new Set(longWords(note.text));
  const reference = entries.findIndex(
    (all) => all.slice(0, 2).some((word) => words.has(word)) && all.filter((word) => words.has(word)).length >= 3,
  );
  const citation: Citation = {
    text: note.text.slice(0, 160),
    page: note.page,
    box: note.box,
    kind: 'note',
    reference: reference < 0 ? null : reference,
  };
  return { citation, work: note.text.slice(0, 40), strong: true };
}

const longWords = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 3);
