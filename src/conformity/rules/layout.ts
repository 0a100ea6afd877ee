/** A clean layout: page numbers, no blank page, no broken reference, nothing off the page, no heading left alone. It warns. Pure. */
import type { DocumentModel } from '../../document/document.ts';
import { blankPages, brokenReferences, loneHeadings, pageNumbers, textOutside } from '../layout.ts';
import type { Found, Rule } from '../finding.ts';
import type { Measures } from '../measures.ts';
import { clauseOf, legible, places } from '../reading.ts';

type Check = 'page-numbers' | 'blank-pages' | 'broken-references' | 'text-outside' | 'lone-heading';

const rule: Rule<{ checks: readonly Check[] }> = {
  id: 'layout',
  params: ({ format }) =>
    format?.layout ? { clause: clauseOf(format.layout, format), value: { checks: format.layout.checks } } : null,
  check(subject, { checks }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    return checks.flatMap((check) => CHECKS[check](read.document, read.measures));
  },
};
export default rule;

const warning = { severity: 'warning', status: 'failed' } as const;
const pagesOf = (numbers: readonly number[]) => places(numbers.map((page) => ({ page, box: null })));

const CHECKS: Record<Check, (document: DocumentModel, measures: Measures) => Found[]> = {
  'page-numbers'(document, measures) {
    const { numbered, missing } = pageNumbers(document, measures.bodyPages);
    if (numbered === null || missing.length === 0) return [];
    if (numbered === 0) return [{ ...warning, code: 'no-page-numbers', params: { pages: document.pageCount }, place: null }];
    return [{ ...warning, code: 'some-page-numbers', params: { pages: missing }, ...pagesOf(missing) }];
  },
  'blank-pages'(document) {
    const pages = blankPages(document);
    if (!pages.length) return [];
    // Versos left blank before chapters: a layout for two-sided printing, not an oversight.
    const versos = pages.length > 1 && pages.every((page) => page % 2 === 0);
    return [{ ...warning, severity: versos ? 'advice' : 'warning', code: 'blank-pages', params: { pages }, ...pagesOf(pages) }];
  },
  'broken-references'(document) {
    const found = brokenReferences(document);
    if (!found.length) return [];
    const params = { texts: [...new Set(found.map((each) => each.text))].slice(0, 5), pages: unique(found), count: found.length };
    return [{ ...warning, code: 'broken-references', params, ...places(found.map((each) => each.place)) }];
  },
  'text-outside'(document) {
    const found = textOutside(document);
    return found.length
      ? [{ ...warning, code: 'text-outside', params: { pages: unique(found) }, ...places(found.map((each) => each.place)) }]
      : [];
  },
  'lone-heading'(document, measures) {
    const found = loneHeadings(document, measures);
    if (!found.length) return [];
    const params = { headings: found.slice(0, 5).map((each) => each.text), pages: unique(found), count: found.length };
    return [{ ...warning, code: 'lone-heading', params, ...places(found.map((each) => each.place)) }];
  },
};

function unique(found: readonly { place: { page: number } }[]): number[] {
  return [...new Set(found.map((each) => each.place.page))];
}
