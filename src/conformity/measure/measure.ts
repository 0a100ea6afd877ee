/** All measures of a document. Pure. */
import type { DocumentModel } from '../../document/document.ts';
import type { Measures } from '../measures.ts';
import { findAnnexes } from './annexes.ts';
import { measureBody } from './body-style.ts';
import { measureCitations } from './citations.ts';
import { contentsPages } from './contents.ts';
import { findHeadings } from './headings.ts';
import { bodyRows } from './rows.ts';

/** Whether annexes may begin on `page` of a document: a body comes before them. */
export function canBeginAt(page: number, pageCount: number): boolean {
  return Number.isInteger(page) && page > 1 && page <= pageCount;
}

/**
 * What rules are told about a document; pages that were not read (above the limit) are counted in `total` and `bodyPages` only.
 * `declared`: page where the student says that annexes begin, which is then believed; ignored when the document has no such page.
 */
export function measure(document: DocumentModel, declared: number | null = null): Measures {
  const rows = bodyRows(document);
  const contents = contentsPages(document, rows);
  const skipped = new Set(contents);
  const headings = findHeadings(document, rows, skipped);
  const believed = declared !== null && canBeginAt(declared, document.pageCount);
  const annexes = believed
    ? { start: declared, place: { page: declared, box: null }, certain: true }
    : findAnnexes(document, rows, headings, skipped);
  const bodyPages = annexes.start === null ? document.pageCount : annexes.start - 1;
  return {
    total: document.pageCount,
    bodyPages,
    annexStart: annexes.start,
    annexPlace: annexes.place,
    annexCertain: annexes.certain,
    ...(believed && { annexDeclared: true as const }),
    body: measureBody(document, { first: 1, last: Math.max(1, bodyPages) }, contents),
    headings,
    contents,
    citations: measureCitations(document, rows, headings, skipped, annexes.start === null ? document.pageCount : bodyPages),
  };
}
