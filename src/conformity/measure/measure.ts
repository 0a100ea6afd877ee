/** All measures of a document. Pure. */
import type { DocumentModel } from '../../document/document.ts';
import type { Measures } from '../measures.ts';
import { findAnnexes } from './annexes.ts';
import { measureBody } from './body-style.ts';
import { measureCitations } from './citations.ts';
import { contentsPages } from './contents.ts';
import { findHeadings } from './headings.ts';
import { bodyRows } from './rows.ts';

/** What rules are told about a document; pages that were not read (above the limit) are counted in `total` and `bodyPages` only. */
export function measure(document: DocumentModel): Measures {
  const rows = bodyRows(document);
  const contents = contentsPages(document, rows);
  const skipped = new Set(contents);
  const headings = findHeadings(document, rows, skipped);
  const annexes = findAnnexes(document, rows, headings, skipped);
  const bodyPages = annexes.start === null ? document.pageCount : annexes.start - 1;
  return {
    total: document.pageCount,
    bodyPages,
    annexStart: annexes.start,
    annexPlace: annexes.place,
    annexCertain: annexes.certain,
    body: measureBody(document, { first: 1, last: Math.max(1, bodyPages) }, contents),
    headings,
    contents,
    citations: measureCitations(document, rows, headings, skipped, annexes.start === null ? document.pageCount : bodyPages),
  };
}
