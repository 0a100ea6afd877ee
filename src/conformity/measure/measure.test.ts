import { expect, test } from 'vitest';
import { caseWith, textDocument } from '../../../tests/support/case.ts';
import { report } from '../check.ts';
import { measure } from './measure.ts';

test.each([
  ['none', null, 40, null],
  ['page 31', 31, 30, 31],
  ['the last page', 40, 39, 40],
  ['the second page', 2, 1, 2],
  ['the first page: nothing would come before them', 1, 40, null],
  ['a page that is not there', 41, 40, null],
  ['half a page', 2.5, 40, null],
])('D-S7-1: annexes declared: %s', (_, declared, body, start) => {
  const measures = measure(textDocument(40), declared);
  expect(measures).toMatchObject({ total: 40, bodyPages: body, annexStart: start });
  expect(measures.annexDeclared).toBe(start === null ? undefined : true);
});

test('the report says that annexes were declared, and nothing otherwise', () => {
  const pages = (declared: number | null) => {
    const document = textDocument(40);
    return report(caseWith({ document, measures: measure(document, declared) }), 'fr', 0).measured.pages;
  };
  expect(pages(31)).toEqual({ total: 40, body: 30, annexStart: 31, annexDeclared: true });
  expect(pages(null)).toEqual({ total: 40, body: 40, annexStart: null });
});
