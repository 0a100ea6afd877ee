import { expect, test } from 'vitest';
import { Refusal, retryAfter, statusOf, wordsOf } from './refusal.ts';

test('a refusal has a status and words in both languages', () => {
  const refusal = new Refusal('too-large', { maxMegabytes: 50 });
  expect(statusOf(refusal)).toBe(413);
  expect(wordsOf(refusal, 'fr')).toBe('Le fichier dépasse 50\u00A0Mo. Réduisez ses images, puis envoyez-le de nouveau.');
  expect(wordsOf(refusal, 'en')).toBe('The file is larger than 50\u00A0MB. Make its pictures smaller, then send it again.');
});

test('French words keep their no-break spaces', () => {
  expect(wordsOf(new Refusal('guide-unknown', { guide: 'x' }), 'fr')).toContain('«\u00A0x\u00A0»');
  expect(wordsOf(new Refusal('report-gone', {}), 'fr')).toContain('plus\u00A0: un essai');
});

test('a limit says when to come back', () => {
  expect(retryAfter(new Refusal('too-many-requests', { seconds: 12 }))).toBe(12);
  expect(retryAfter(new Refusal('not-found', {}))).toBeNull();
});
