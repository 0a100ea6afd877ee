import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseWith, failure, guideWith, measuresWith, textDocument } from '../../tests/support/case.ts';
import { check, inLanguage, report } from './check.ts';
import { RULES, type Params } from './finding.ts';
import { REGISTRY } from './registry.ts';
import { TITLES } from './titles.ts';

const formal = guideWith({
  format: {
    clause: 'P-1',
    pages: { min: 20, without: 'annexes', clause: 'P-1' },
    body: { size: { pt: 12, clause: 'P-1' }, justified: { value: true, clause: 'P-1' } },
  },
});
const statusOf = (made: ReturnType<typeof check>, rule: string) => made.rules.find((each) => each.rule === rule)?.status;

/** Params of every message: a plausible value under any key. */
const ANY: Params = new Proxy({} as Params, {
  get(_, key: string) {
    if (key === 'zone') return 'Europe/Paris';
    if (key === 'at' || key === 'deadline') return '2031-01-01T00:00:00Z';
    if (key === 'pages') return [3];
    return /^(?:texts|parts|items|words|styles|headings)(?:En)?$/.test(key) ? ['un', 'deux'] : 2;
  },
});

test('every rule is registered, in the order of the report, with its title', () => {
  expect([...REGISTRY.keys()]).toEqual([...RULES]);
  for (const [id, { rule }] of REGISTRY) {
    expect(rule.id).toBe(id);
    expect(TITLES[id].fr.name && TITLES[id].fr.met && TITLES[id].en.name && TITLES[id].en.met).toBeTruthy();
  }
});

test('every rule has its page and its cases, every message its file', () => {
  const rules = readdirSync(join(import.meta.dirname, 'rules'));
  expect(rules.toSorted()).toEqual(RULES.flatMap((id) => [`${id}.md`, `${id}.test.ts`, `${id}.ts`]).toSorted());
  expect(readdirSync(join(import.meta.dirname, 'messages')).toSorted()).toEqual(RULES.map((id) => `${id}.ts`).toSorted());
});

const SAID = [...REGISTRY].flatMap(([id, { messages }]) =>
  Object.entries(messages).flatMap(([code, words]) =>
    (['fr', 'en'] as const).map((lang) => [id, code, lang, words[lang](ANY)] as const),
  ),
);

test.each(SAID)('message %s %s in %s: three parts, with the spaces of its language', (_id, _code, lang, said) => {
  for (const part of [said.what, said.why, said.todo]) {
    expect(part.length).toBeGreaterThan(10);
    expect(part).not.toMatch(/\b(?:undefined|NaN|null)\b|\[object/);
    expect(lang === 'fr' ? part : '').not.toMatch(/ [:;!?»%]|« /);
  }
});

test('conform: nothing failed, nothing undetermined; what the guide does not ask is skipped', () => {
  const made = check(caseWith({ guide: formal }), 'fr');
  expect(made.verdict).toBe('conform');
  expect(made.findings).toEqual([]);
  expect([
    statusOf(made, 'page-count'),
    statusOf(made, 'line-spacing'),
    statusOf(made, 'file-name'),
    statusOf(made, 'deadline'),
  ]).toEqual(['passed', 'skipped', 'skipped', 'skipped']);
});

test.each([
  [
    'blocked wins over the rest',
    { total: 10, bodyPages: 10, annexStart: null, body: { size: 9, justifiedVerdict: null } },
    'blocked',
  ],
  ['to check wins over undetermined', { body: { size: 9, justifiedVerdict: null } }, 'to-check'],
  ['undetermined is never conform', { body: { justifiedVerdict: null } }, 'undetermined'],
])('%s', (_, measures, verdict) => {
  expect(check(caseWith({ guide: formal, measures: measuresWith(measures) }), 'fr').verdict).toBe(verdict);
});

test('a document read in part is undetermined without a finding a rule', () => {
  const made = check(
    caseWith({ guide: formal, document: textDocument(30, { pageCount: 4000 }), measures: measuresWith({ total: 4000 }) }),
    'fr',
  );
  expect(made.verdict).toBe('undetermined');
  expect(made.findings.map((each) => each.rule)).toEqual(['readable']);
  expect(statusOf(made, 'body-size')).toBe('undetermined');
});

test('what cannot be read is blocked, and every number of the report is there', () => {
  const made = report(caseWith({ guide: formal, outcome: failure('password') }), 'en', 12.6);
  expect(made).toMatchObject({
    verdict: 'blocked',
    guide: { id: 'potters', version: '1' },
    deliverable: 'memoir',
    measured: {
      pages: { total: 0, body: 0, annexStart: null },
      body: { spacing: null, justifiedVerdict: null },
      sections: [],
      qrCodes: [],
      pdf: { encrypted: true },
    },
    findings: [
      {
        rule: 'readable',
        code: 'password',
        severity: 'blocking',
        status: 'failed',
        place: null,
        message: { what: 'The PDF is locked by a password.' },
      },
    ],
    timing: { ms: 13, pages: 0 },
  });
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

test('the same report in the other language, nothing read again', () => {
  const subject = caseWith({ guide: formal, measures: measuresWith({ body: { size: 9 } }) });
  expect(inLanguage(report(subject, 'fr', 5), 'en')).toEqual(report(subject, 'en', 5));
});

test('what was measured: pages, body, sections found and owed, citations, codes, health', () => {
  const guide = guideWith({
    outline: [
      { id: 'introduction', heading: 'Introduction', clause: 'P-1' },
      { id: 'end', heading: 'Conclusion', clause: 'P-1' },
    ],
  });
  const measures = measuresWith({
    headings: [{ text: '1. Introduction', plain: 'introduction', level: 0, page: 3, box: null, from: 'page' }],
    body: { lineSpacing: 1.50021 },
    citations: {
      style: 'apa',
      citations: [
        { text: '(A, 2020)', page: 4, box: null, kind: 'author-date', reference: null },
        { text: '1', page: 4, box: null, kind: 'note', reference: null },
      ],
      references: [{ text: 'B (2021)', page: 30, box: null, style: 'apa', cited: false }],
    },
  });
  expect(
    report(caseWith({ guide, measures, qrCodes: [{ page: 34, text: 'https://a.example', box: null }] }), 'fr', 1).measured,
  ).toMatchObject({
    pages: { total: 40, body: 32, annexStart: 33 },
    body: { family: 'TimesNewRoman', size: 12, lineSpacing: 1.5, spacing: '1.5', justified: 0.99, justifiedVerdict: 'yes' },
    sections: [
      { id: 'introduction', title: 'Introduction', page: 3 },
      { id: 'end', missing: true },
    ],
    citations: { style: 'apa', inText: 2, references: 1, unresolved: 1, uncited: 1 },
    qrCodes: [{ page: 34, text: 'https://a.example' }],
    pdf: { version: '1.7', scanned: false, fontsEmbedded: true },
  });
});
