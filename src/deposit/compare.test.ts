import { expect, test } from 'vitest';
import { caseWith, measuresWith } from '../../tests/support/case.ts';
import { report } from '../conformity/check.ts';
import type { Finding } from '../conformity/finding.ts';
import { compareFindings, compareValues } from './compare.ts';
import { COMPARE_WORDS } from './compare-words.ts';

/** "rule/code p3", "rule/code [part]" → a finding. */
function finding(words: string): Finding {
  const [, rule, code, page, part] = /^([\w-]+)\/([\w-]+)(?: p(\d+))?(?: \[(.+)\])?$/.exec(words)!;
  return {
    rule: rule as Finding['rule'],
    code: code!,
    clause: 'P-1',
    severity: 'warning',
    status: 'failed',
    params: part ? { part } : {},
    place: page ? { page: Number(page), box: null } : null,
    more: [],
    message: { what: words, why: '', todo: '' },
  };
}
const findings = (words: string) => (words ? words.split(', ').map(finding) : []);

test.each([
  ['nothing before, nothing after', '', '', '', '', ''],
  ['one gone', 'layout/blank-pages p3', '', 'layout/blank-pages p3', '', ''],
  ['one new', '', 'layout/blank-pages p3', '', 'layout/blank-pages p3', ''],
  ['the same on another page stays', 'layout/blank-pages p3', 'layout/blank-pages p9', '', '', 'layout/blank-pages p9'],
  [
    'another code of the same rule is another finding',
    'page-count/too-short',
    'page-count/annexes-unsure',
    'page-count/too-short',
    'page-count/annexes-unsure',
    '',
  ],
  [
    'two of three remain: the first two, in order',
    'layout/x p1, layout/x p2, layout/x p3',
    'layout/x p2, layout/x p7',
    'layout/x p3',
    '',
    'layout/x p2, layout/x p7',
  ],
  [
    'a part that is missing is not another part that is missing',
    'required-parts/missing [Introduction]',
    'required-parts/missing [Conclusion]',
    'required-parts/missing [Introduction]',
    'required-parts/missing [Conclusion]',
    '',
  ],
])('%s', (_, before, after, gone, added, stayed) => {
  const compared = compareFindings(findings(before), findings(after));
  const said = (list: readonly Finding[]) => list.map((f) => f.message.what).join(', ');
  expect([said(compared.gone), said(compared.added), said(compared.stayed.map((s) => s.after))]).toEqual([gone, added, stayed]);
});

test('every finding is gone, new or there twice, once', () => {
  const before = findings('layout/x p1, layout/x p2, layout/y, scanned/z');
  const after = findings('layout/y, layout/x p4, cover-page/w');
  const { gone, added, stayed } = compareFindings(before, after);
  expect(gone.length + stayed.length).toBe(before.length);
  expect(added.length + stayed.length).toBe(after.length);
});

test.each([
  [3, 1, 2, '3 constats levés, 1 nouveau, 2 restent', '3 findings resolved, 1 new, 2 remain'],
  [1, 0, 1, '1 constat levé, aucun nouveau, 1 reste', '1 finding resolved, none new, 1 remains'],
  [0, 0, 0, 'Aucun constat, ni avant ni après', 'No finding, neither before nor after'],
  [0, 2, 0, 'Aucun constat levé, 2 nouveaux, aucun ne reste', 'No finding resolved, 2 new, none remains'],
])('%i gone, %i new, %i stayed: a sentence', (gone, added, stayed, fr, en) => {
  expect([COMPARE_WORDS.fr.title(gone, added, stayed), COMPARE_WORDS.en.title(gone, added, stayed)]).toEqual([fr, en]);
});

test('what was measured, before and after; nothing for what neither report tells', () => {
  const of = (bytes: number, measures: Parameters<typeof measuresWith>[0]) =>
    report(caseWith({ file: { name: 'a.pdf', bytes, sha256: 'f'.repeat(64) }, measures: measuresWith(measures) }), 'fr', 0);
  const [before, after] = [
    of(1_500_000, { body: { size: null } }),
    of(900_000, { total: 41, bodyPages: 33, body: { size: null } }),
  ];
  const changes = compareValues(before, after, 'fr');
  expect(changes.find((c) => c.value === 'bytes')).toEqual({ value: 'bytes', before: '1,5\u00a0Mo', after: '900\u00a0ko' });
  expect(changes.find((c) => c.value === 'pages')).toEqual({ value: 'pages', before: '40', after: '41' });
  expect(changes.map((c) => c.value)).not.toContain('size');
});
