import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, textDocument, verdictOf } from '../../../tests/support/case.ts';
import type { Case, Found } from '../finding.ts';
import { messages } from '../messages/page-count.ts';
import rule from './page-count.ts';

const asking = (pages: Record<string, unknown>) => guideWith({ format: { clause: 'P-1', pages: { clause: 'P-1', ...pages } } });
const least = asking({ min: 20, without: 'annexes' });

interface Count {
  total: number;
  body?: number;
  certain?: boolean;
}
const counting = (guide: ReturnType<typeof guideWith>, { total, body, certain = true }: Count) =>
  caseWith({
    guide,
    document: textDocument(total),
    measures: measuresWith({
      total,
      bodyPages: body ?? total,
      annexStart: body === undefined ? null : body + 1,
      annexCertain: certain,
    }),
  });

test.each([
  ['20 pages before the annexes', { total: 30, body: 20 }, 'passed'],
  ['no annexes', { total: 20 }, 'passed'],
  ['19 pages before the annexes', { total: 30, body: 19 }, 'too-short-without-annexes'],
  ['19 pages in all', { total: 19 }, 'too-short'],
  ['19 pages in all, annexes among them', { total: 19, body: 10, certain: false }, 'too-short'],
  ['annexes perhaps too early, which decides', { total: 30, body: 19, certain: false }, 'annexes-unsure?'],
  ['annexes perhaps, which cannot decide', { total: 30, body: 25, certain: false }, 'passed'],
  ['annexes somewhere, nobody knows where', { total: 30, certain: false }, 'annexes-unsure?'],
])('D-FMT-1: at least 20 pages without annexes: %s', (_, count, said) => {
  expect(verdictOf(rule, counting(least, count))).toBe(said);
});

test('D-FMT-1: only a whole file too short blocks', () => {
  expect(apply(rule, counting(least, { total: 19 }))).toMatchObject([{ severity: 'blocking' }]);
  expect(apply(rule, counting(least, { total: 30, body: 19 }))).toMatchObject([{ severity: 'warning', place: { page: 33 } }]);
});

test.each([
  ['all pages counted', asking({ min: 20, without: 'nothing' }), { total: 30, body: 10 }, 'passed'],
  ['too long', asking({ max: 20, without: 'nothing' }), { total: 21 }, 'too-long'],
  ['too long before the annexes', asking({ max: 20, without: 'annexes' }), { total: 30, body: 21 }, 'too-long'],
  [
    'too long or not, as the annexes are unsure',
    asking({ max: 20, without: 'annexes' }),
    { total: 30, body: 21, certain: false },
    'annexes-unsure?',
  ],
  ['long enough for both', asking({ min: 5, max: 20, without: 'annexes' }), { total: 30, body: 20 }, 'passed'],
  ['nothing asked', guideWith(), { total: 1 }, 'skipped'],
])('D-FMT-1: %s', (_, guide, count, said) => {
  expect(verdictOf(rule, counting(guide, count))).toBe(said);
});

const applied = (subject: Case) => apply(rule, subject) as readonly Found[];
const declaring = (page: number) => measuresWith({ total: 40, bodyPages: page - 1, annexStart: page, annexDeclared: true });

test('D-S7-1: annexes declared by the student: the finding says that they were', () => {
  const [found] = applied(caseWith({ guide: least, document: textDocument(40), measures: declaring(18) }));
  expect(found).toMatchObject({ code: 'too-short-without-annexes', params: { declared: 18, pages: 17 } });
  expect(messages['too-short-without-annexes'].fr(found!.params).what).toBe(
    'Le document compte 17 pages sans les annexes, déclarées à partir de la page\u00a018.',
  );
  expect(messages['too-short-without-annexes'].en(found!.params).what).toContain('declared from page');
  const [long] = applied(caseWith({ guide: asking({ max: 10, without: 'annexes' }), measures: declaring(18) }));
  expect(messages['too-long'].fr(long!.params).what).toContain('déclarées à partir de la page');
});

test('annexes that were detected: nothing says that they were declared', () => {
  const [found] = applied(counting(least, { total: 40, body: 17 }));
  expect(Object.keys(found!.params)).not.toContain('declared');
});

test('D-FMT-1: a scan and a document read in part cannot be told, unless too short in all', () => {
  const scan = caseWith({ guide: least, document: textDocument(40, { scanned: true }), measures: measuresWith({ total: 40 }) });
  expect(verdictOf(rule, scan)).toBe('undetermined');
  const long = caseWith({
    guide: least,
    document: textDocument(5, { pageCount: 5000 }),
    measures: measuresWith({ total: 5000 }),
  });
  expect(verdictOf(rule, long)).toBe('undetermined');
  expect(verdictOf(rule, caseWith({ guide: least, outcome: failure('damaged') }))).toBe('undetermined');
});
