import { expect, test } from 'vitest';
import { caseWith } from '../../tests/support/case.ts';
import { report } from '../conformity/check.ts';
import type { Finding, Report } from '../conformity/finding.ts';
import { effective, findingKey, type NoteKind, standingOf } from './findings.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'layout',
  clause: 'P-1',
  severity: 'warning',
  status: 'failed',
  code: 'blank-pages',
  params: { pages: [3, 9] },
  place: { page: 3, box: null },
  more: [],
  message: { what: 'What', why: 'Why', todo: 'Do' },
  ...over,
});

test.each([
  ['its page', finding(), 'layout/blank-pages@p3'],
  ['its clause without a page', finding({ place: null }), 'layout/blank-pages@P-1'],
  ['neither', finding({ place: null, clause: null }), 'layout/blank-pages@'],
  [
    'what it is about, where a rule says the same of several things',
    finding({ rule: 'required-parts', code: 'missing', params: { part: 'Introduction', owed: 7 }, place: null }),
    'required-parts/missing/Introduction@P-1',
  ],
])('a finding is known by its rule, its code and %s', (_, found, key) => {
  expect(findingKey(found)).toBe(key);
});

test('the key does not depend on what is measured nor on the words', () => {
  const other = finding({ params: { pages: [3] }, more: [{ page: 5, box: null }], message: { what: 'x', why: 'y', todo: 'z' } });
  expect(findingKey(other)).toBe(findingKey(finding()));
});

test.each<[string, NoteKind[], string]>([
  ['nothing was said', [], 'open'],
  ['contested', ['contest'], 'contested'],
  ['contested, then kept', ['contest', 'keep'], 'kept'],
  ['contested, then waived', ['contest', 'waive'], 'waived'],
  ['kept, contested again', ['contest', 'keep', 'contest'], 'contested'],
  ['waived, contested again: still waived', ['waive', 'contest'], 'waived'],
  ['waived, then kept: the waiver is taken back', ['waive', 'keep'], 'kept'],
  ['waived without being contested', ['waive'], 'waived'],
])('%s', (_, kinds, standing) => {
  const key = findingKey(finding());
  const others = { finding: 'layout/other@p1', kind: 'waive' as const };
  expect(standingOf(key, [others, ...kinds.map((kind) => ({ finding: key, kind })), others])).toBe(standing);
});

const made = (findings: Finding[]): Report => ({
  ...report(caseWith(), 'fr', 0),
  verdict: findings.some((f) => f.severity === 'blocking') ? 'blocked' : 'to-check',
  findings,
  rules: [
    { rule: 'layout', clause: 'P-1', status: 'failed' },
    { rule: 'page-count', clause: 'P-1', status: findings.some((f) => f.rule === 'page-count') ? 'failed' : 'passed' },
  ],
});
const blocking = finding({ rule: 'page-count', code: 'too-short', severity: 'blocking', place: null });
const unsure = finding({ code: 'unsure', status: 'undetermined' });
const waive = (found: Finding) => ({ finding: findingKey(found), kind: 'waive' as const });

test.each([
  ['nothing said', [finding(), blocking], [], { verdict: 'blocked', blocking: 1, toCheck: 1, contested: 0, waived: 0 }],
  ['blocking waived', [finding(), blocking], [blocking], { verdict: 'to-check', blocking: 0, toCheck: 1, waived: 1 }],
  ['all waived', [finding(), blocking], [blocking, finding()], { verdict: 'conform', blocking: 0, toCheck: 0, waived: 2 }],
  ['what cannot be told stays so', [finding(), unsure], [finding()], { verdict: 'undetermined', toCheck: 0, waived: 1 }],
] as const)('a waived finding no longer counts: %s', (_, findings, waived, said) => {
  const { report: left, waived: aside, ...numbers } = effective(made([...findings]), waived.map(waive));
  expect({ ...numbers, verdict: left.verdict, waived: aside.length }).toMatchObject(said);
});

test('a rule whose only finding is waived is neither passed nor failed', () => {
  const { report: left } = effective(made([finding(), blocking]), [waive(blocking)]);
  expect(left.rules).toEqual([{ rule: 'layout', clause: 'P-1', status: 'failed' }]);
  expect(left.findings).toEqual([finding()]);
});

test('a contested finding counts until it is waived', () => {
  const contested = { finding: findingKey(blocking), kind: 'contest' as const };
  expect(effective(made([blocking]), [contested])).toMatchObject({ blocking: 1, contested: 1 });
  expect(effective(made([blocking]), [contested, waive(blocking)])).toMatchObject({ blocking: 0, contested: 0 });
});
