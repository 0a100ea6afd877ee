import { expect, test } from 'vitest';
import { caseWith } from '../../tests/support/case.ts';
import { report } from './check.ts';
import type { Finding, Report } from './finding.ts';
import { counts, groupsOf, marksOn, shownFirst, stripPages, tonesByPage } from './report-view.ts';

const finding = (over: Partial<Finding>): Finding => ({
  rule: 'layout',
  clause: 'P-1',
  severity: 'warning',
  status: 'failed',
  code: 'x',
  params: {},
  place: null,
  more: [],
  message: { what: 'What', why: 'Why', todo: 'Do' },
  ...over,
});
const made = (findings: Finding[], over: Partial<Report> = {}): Report => ({ ...report(caseWith(), 'fr', 0), findings, ...over });
const box = [10, 20, 30, 40] as const;

test('what blocks comes first, and findings are numbered as they are read', () => {
  const groups = groupsOf(
    made([
      finding({ clause: 'P-2', status: 'undetermined' }),
      finding({ clause: 'P-1' }),
      finding({ clause: null, rule: 'readable', severity: 'blocking' }),
      finding({ clause: 'P-1', severity: 'blocking' }),
    ]),
  );
  expect(groups.map((g) => g.clause)).toEqual(['P-1', null, 'P-2']);
  expect(groups.flatMap((g) => g.findings.map((f) => `${f.number} ${f.tone}`))).toEqual([
    '1 block',
    '2 check',
    '3 block',
    '4 unknown',
  ]);
});

test('a rule that cannot tell is counted as undetermined, with or without a finding', () => {
  const rules = [
    { rule: 'layout', clause: null, status: 'undetermined' },
    { rule: 'body-size', clause: null, status: 'undetermined' },
    { rule: 'scanned', clause: null, status: 'passed' },
  ] as const;
  expect(counts(made([finding({ status: 'undetermined' })], { rules }))).toEqual({ block: 0, check: 0, unknown: 2, conform: 1 });
});

test('marks stand where findings have a box, each with the number of its finding', () => {
  const groups = groupsOf(
    made([
      finding({
        place: { page: 3, box },
        more: [
          { page: 5, box },
          { page: 3, box: null },
        ],
      }),
      finding({ clause: 'P-2', severity: 'blocking', place: { page: 5, box } }),
    ]),
  );
  expect(marksOn(groups, 5).map((m) => [m.number, m.tone])).toEqual([
    [1, 'block'],
    [2, 'check'],
  ]);
  expect(marksOn(groups, 3).map((m) => m.number)).toEqual([2]);
  expect([...tonesByPage(groups)].sort()).toEqual([
    [3, 'check'],
    [5, 'block'],
  ]);
  expect(groups.flatMap((g) => g.findings.map((f) => f.pages))).toEqual([[5], [3, 5]]);
});

test('the strip holds pages with findings, their neighbours, the first and the current one, never more than it can', () => {
  expect(stripPages([12, 31], 23, 40)).toEqual([1, 11, 12, 13, 22, 23, 24, 30, 31, 32]);
  expect(stripPages([], 1, 1)).toEqual([1]);
  const many = Array.from({ length: 200 }, (_, i) => i + 1);
  const strip = stripPages(many, 150, 200);
  expect(strip).toContain(150);
  expect(strip.length).toBeLessThanOrEqual(41);
});

test('pages are drawn in the order in which a reader is likely to open them', () => {
  expect(shownFirst(made([finding({ place: { page: 9, box } }), finding({ place: { page: 99, box: null } })]), 20)).toEqual([
    9, 1,
  ]);
});
