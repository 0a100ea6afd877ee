import { expect, test } from 'vitest';
import { caseWith, failure, guideWith, measuresWith } from '../../tests/support/case.ts';
import { report } from '../conformity/check.ts';
import { reportText, wrap } from './report-text.ts';

const guide = guideWith({
  format: { clause: 'P-1', body: { size: { pt: 12, clause: 'P-1' } }, pages: { min: 20, without: 'annexes', clause: 'P-1' } },
});
const shown = (subject: ReturnType<typeof caseWith>, lang: 'fr' | 'en' = 'fr') =>
  reportText(report(subject, lang, 1234), { guide, deliverable: subject.deliverable, lang, width: 80, paint: (_, text) => text });

test('a conform document: verdict, measures, what is met', () => {
  const text = shown(caseWith({ guide }));
  expect(text).toContain('✓ Conforme · aucun constat');
  expect(text).toMatch(/Pages +40, dont 32 avant les annexes \(p\. 33\)/);
  expect(text).toContain('✓ La taille du texte convient');
  expect(text).toMatch(/Non vérifié .*Intitulé/);
  expect(text).toMatch(/1,23 s\n$/);
});

test('findings stand under their clause, with their pages, within the width', () => {
  const body = { size: 9, sizeShare: 0.5, otherPages: [3, 4, 5].map((page) => ({ page, box: null })) };
  const text = shown(caseWith({ guide, measures: measuresWith({ body }) }), 'en');
  expect(text).toContain('▲ To check · 1 finding');
  expect(text).toContain('La forme du document P-1');
  expect(text).toContain('(p. 3 to 5)');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
});

test('what cannot be read is blocked, and what could not be told is named', () => {
  const text = shown(caseWith({ guide, outcome: failure('password') }));
  expect(text).toContain('■ Bloqué · 1 constat');
  expect(text).toMatch(/Non tranché\u00a0: .*Nombre de pages/);
});

test('a name of file cannot act on the terminal', () => {
  expect(shown(caseWith({ guide, file: { name: 'a\u001b[2Jb.pdf', bytes: 10, sha256: '' } }))).toContain('a [2Jb.pdf');
});

test('lines break at spaces, never at no-break ones', () => {
  expect(wrap('un deux\u00a0: trois quatre', 10, '')).toEqual(['un deux\u00a0:', 'trois', 'quatre']);
  expect(wrap('', 10, '')).toEqual([]);
});
