import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ROOT } from '../kernel/root.ts';
import { coverageOf, settable, settableData } from './coverage.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

let typesetter: Typesetter;
afterEach(() => typesetter?.close());

const tinos = () => coverageOf(readFileSync(join(ROOT, 'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')));

/** The least that the template wants. */
const data = (title: string) => ({
  lang: 'fr',
  title,
  heading: 'Mémoire',
  school: 'École',
  standing: { tone: 'conform', sentence: 'Reçu' },
  facts: [],
  verification: { code: 'A', address: 'http://a.example' },
  verdict: { tone: 'wait', sentence: 'En cours', rules: [] },
  qr: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  words: { code: '', verdict: 'V', rule: '', result: '', clause: '', never: '', hint: '', qr: 'QR', page: '{n}/{of}' },
});
const head = (pdf: Uint8Array) => Buffer.from(pdf.subarray(0, 5)).toString('latin1');

test('documents asked for at once are set one after the other', async () => {
  typesetter = createTypesetter();
  const pdfs = await Promise.all(['un', 'deux', 'trois'].map((title) => typesetter.pdf('receipt', data(title))));
  expect(pdfs.map(head)).toEqual(['%PDF-', '%PDF-', '%PDF-']);
  expect(new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('latin1'))).size).toBe(3);
});

test('data that a template cannot use is refused with what it said, and the next document is set', async () => {
  typesetter = createTypesetter();
  await expect(typesetter.pdf('receipt', { title: 'seul' })).rejects.toMatchObject({ reason: 'refused' });
  expect(head(await typesetter.pdf('receipt', data('après')))).toBe('%PDF-');
});

test('a document that takes too long is given up, and the next one has a thread of its own', async () => {
  typesetter = createTypesetter({ time: 2000 });
  const facts = Array.from({ length: 60_000 }, () => ({ id: 'file', term: 'Fichier', value: [], notes: [] }));
  await expect(typesetter.pdf('receipt', { ...data('lent'), facts })).rejects.toMatchObject({ reason: 'too-slow' });
  expect(head(await typesetter.pdf('receipt', data('après')))).toBe('%PDF-');
});

test('once closed it sets nothing: what is under way and what comes after are rejected', async () => {
  typesetter = createTypesetter();
  const under = typesetter.pdf('receipt', data('un'));
  const waiting = typesetter.pdf('receipt', data('deux'));
  const outcome = Promise.allSettled([under, waiting]);
  await typesetter.close();
  const reasons = (await outcome).map((o) => (o.status === 'rejected' ? (o.reason as { reason: string }).reason : 'set'));
  expect(reasons).toEqual(['closed', 'closed']);
  await expect(typesetter.pdf('receipt', data('trois'))).rejects.toMatchObject({ reason: 'closed' });
});

test('the font tells what it can set; the rest is named, marks that turn the text included', () => {
  const covers = tinos();
  expect([...'aéœŒ€–’«»‹›Ωжאש\u00a0\u202f'].filter((c) => settable(c, covers) !== c)).toEqual([]);
  expect(settable('王 🎓 \u202eabc\u0000', covers)).toBe('‹U+738B› ‹U+1F393› ‹U+202E›abc‹U+0000›');
  expect(settable('e\u0301', covers)).toBe('é');
  expect(settableData({ a: ['🎓', 1, null], b: { c: true } }, covers)).toEqual({ a: ['‹U+1F393›', 1, null], b: { c: true } });
});
