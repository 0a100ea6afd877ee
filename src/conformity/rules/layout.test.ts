import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, textDocument, verdictOf } from '../../../tests/support/case.ts';
import { documentOf, font, line, paragraph } from '../../../tests/support/document-builder.ts';
import type { Line } from '../../document/document.ts';
import type { Heading } from '../measures.ts';
import rule from './layout.ts';

const asking = (...checks: string[]) => guideWith({ format: { clause: 'P-1', layout: { checks, clause: 'P-1' } } });

/** Twelve pages of text, `foot(n)` at their foot, `more(n)` besides; null: a page without text. */
const pagesWith = (
  check: string,
  foot: (n: number) => string | null,
  more: (n: number) => Line[] | null = () => [],
  headings: Heading[] = [],
) =>
  caseWith({
    guide: asking(check),
    document: documentOf({
      fonts: ['TimesNewRomanPSMT', font('Courier', { mono: true })],
      pages: Array.from({ length: 12 }, (_, i) => {
        const said = more(i + 1);
        const footer = foot(i + 1);
        return [
          ...(said === null ? [] : [...paragraph({ seed: i, lines: 20 }), ...said]),
          ...(footer ? [line(footer, 800, { x: 290, size: 10 })] : []),
        ];
      }),
    }),
    measures: measuresWith({ total: 12, bodyPages: 12, headings }),
  });

test.each<[string, (n: number) => string | null, string]>([
  ['a number on each page', (n) => String(n), 'passed'],
  ['numbers from the third page on', (n) => (n > 2 ? String(n) : null), 'passed'],
  ['numbers that start at 1 after a cover', (n) => (n > 1 ? String(n - 1) : null), 'passed'],
  ['"Page 3 sur 12"', (n) => `Page ${n} sur 12`, 'passed'],
  ['"3/12"', (n) => `${n}/12`, 'passed'],
  ['"- 3 -"', (n) => `- ${n} -`, 'passed'],
  ['roman, then arabic', (n) => (n < 5 ? ['', 'i', 'ii', 'iii', 'iv'][n]! : String(n - 4)), 'passed'],
  ['two pages without among twelve', (n) => (n === 5 || n === 8 ? null : String(n)), 'passed'],
  ['no number', () => null, 'no-page-numbers'],
  ['a footer with the same year everywhere', () => 'Promotion 2031', 'no-page-numbers'],
  ['no number on half of the pages', (n) => (n % 2 ? String(n) : null), 'some-page-numbers'],
])('D-FMT-4: page numbers: %s', (_, foot, said) => {
  expect(verdictOf(rule, pagesWith('page-numbers', foot))).toBe(said);
});

test('D-FMT-4: a document of three pages needs no numbers', () => {
  expect(
    verdictOf(
      rule,
      caseWith({ guide: asking('page-numbers'), document: textDocument(3), measures: measuresWith({ total: 3, bodyPages: 3 }) }),
    ),
  ).toBe('passed');
});

test('D-FMT-4: blank pages, with a footer or without, but not pictures', () => {
  expect(
    apply(
      rule,
      pagesWith(
        'blank-pages',
        (n) => String(n),
        (n) => (n === 6 ? null : []),
      ),
    ),
  ).toMatchObject([{ code: 'blank-pages', params: { pages: [6] } }]);
  expect(
    apply(
      rule,
      pagesWith(
        'blank-pages',
        () => null,
        (n) => (n === 6 || n === 12 ? null : []),
      ),
    ),
  ).toMatchObject([{ params: { pages: [6, 12] } }]);
  const blank = (...pages: number[]) =>
    apply(
      rule,
      pagesWith('blank-pages', String, (n) => (pages.includes(n) ? null : [])),
    );
  expect(blank(4, 8)).toMatchObject([{ severity: 'advice' }]);
  expect(blank(4, 9)).toMatchObject([{ severity: 'warning' }]);
  const figure = documentOf({ pages: [paragraph(), { images: [[50, 50, 500, 700]] }, paragraph()] });
  expect(verdictOf(rule, caseWith({ guide: asking('blank-pages'), document: figure }))).toBe('passed');
});

test.each([
  ['Voir la section Erreur ! Signet non défini.', 'broken-references'],
  ['Voir Erreur\u00a0! Source du renvoi introuvable. pour la suite', 'broken-references'],
  ['see Error! Bookmark not defined.', 'broken-references'],
  ['see Error! Reference source not found.', 'broken-references'],
  ['voir Erreur : source de la référence non trouvée', 'broken-references'],
  ['comme le montre la figure ?? ci-dessous', 'broken-references'],
  ['selon [?], la méthode', 'broken-references'],
  ['Que faire ?? dit le client', 'passed'],
  ['Erreur ! Le serveur ne répond pas.', 'passed'],
  ['une erreur de jeunesse, rien de plus', 'passed'],
])('D-FMT-4: broken references: "%s"', (text, said) => {
  expect(
    verdictOf(
      rule,
      pagesWith(
        'broken-references',
        () => null,
        (n) => (n === 3 ? [line(text, 600)] : []),
      ),
    ),
  ).toBe(said);
});

test('D-FMT-4: a listing may hold anything, and a place is given', () => {
  const typed = (fontIndex: number) =>
    pagesWith(
      'broken-references',
      () => null,
      (n) => (n === 3 ? [line('figure ?? here', 600, { font: fontIndex })] : []),
    );
  expect(verdictOf(rule, typed(1))).toBe('passed');
  expect(apply(rule, typed(0))).toMatchObject([
    { place: { page: 3, box: line('figure ?? here', 600).box }, params: { pages: [3], texts: ['figure ??'] } },
  ]);
});

test.each([
  ['within', 'débordement', 72, 'passed'],
  ['cut by the right edge', 'débordement', 560, 'text-outside'],
  ['cut by the left edge', 'débordement', -20, 'text-outside'],
  ['that goes on beyond the edge between two words', 'fin débordement', 575, 'text-outside'],
  ['wholly outside, which nobody sees', 'débordement', 700, 'passed'],
])('D-FMT-4: text %s', (_, text, x, said) => {
  expect(
    verdictOf(
      rule,
      pagesWith(
        'text-outside',
        () => null,
        (n) => (n === 3 ? [line(text, 600, { x })] : []),
      ),
    ),
  ).toBe(said);
});

const heading = (page: number, y: number): Heading => ({
  text: 'Bilan',
  plain: 'bilan',
  level: 1,
  page,
  box: line('Bilan', y, { size: 14 }).box,
  from: 'page',
});
const titled = (y: number, after: Line[] = []) =>
  pagesWith(
    'lone-heading',
    (n) => String(n),
    (n) => (n === 5 ? [line('Bilan', y, { size: 14 }), ...after] : []),
    [heading(5, y)],
  );

test.each([
  ['at the foot, alone', titled(740), 'lone-heading'],
  ['followed by text', titled(700, [line('Ce bilan montre que', 730)]), 'passed'],
  ['in the middle of a page cut short', titled(500), 'passed'],
])('D-FMT-4: a heading %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('D-FMT-4: the foot of a title page is no heading', () => {
  const document = documentOf({
    pages: [[line('Mémoire', 300, { size: 24 }), line('Promotion 2031', 740, { size: 14 })], paragraph({ lines: 20 })],
  });
  const measures = measuresWith({ total: 2, bodyPages: 2, headings: [heading(1, 740)] });
  expect(verdictOf(rule, caseWith({ guide: asking('lone-heading'), document, measures }))).toBe('passed');
});

test('D-FMT-4: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide: asking('blank-pages'), outcome: failure('damaged') }))).toBe('undetermined');
});
