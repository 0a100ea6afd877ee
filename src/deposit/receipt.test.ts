import { expect, test } from 'vitest';
import { guideWith } from '../../tests/support/case.ts';
import { doneCheck, receiptFacts } from '../../tests/support/receipt-facts.ts';
import type { Extension } from '../mission/mission.ts';
import { type Fact, grouped, type Receipt, receiptOf, spokenCode, spokenLine, standingOf } from './receipt.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
/** Value and notes of a fact, as a person reads them. */
function said(receipt: Receipt, id: Fact['id']): string[] {
  const fact = receipt.facts.find((f) => f.id === id);
  return fact ? [fact.value, ...fact.notes].map((line) => plain(spokenLine(line))) : [];
}

const DEADLINE = '2026-11-22T22:59:59.000Z';
test.each([
  ['2026-11-22T22:59:59.999Z', 'Reçu à temps, dans la dernière seconde', 'Received in time, within the last second', 'conform'],
  ['2026-11-22T22:59:59.000Z', 'Reçu à temps, dans la dernière seconde', 'Received in time, within the last second', 'conform'],
  ['2026-11-22T22:59:58.999Z', 'Reçu à temps, en avance de 1 s', 'Received in time, 1 s early', 'conform'],
  ['2026-11-22T22:41:07.300Z', 'Reçu à temps, en avance de 18 min 52 s', 'Received in time, 18 min 52 s early', 'conform'],
  ['2026-11-22T20:56:59.500Z', 'Reçu à temps, en avance de 2 h 3 min', 'Received in time, 2 h 3 min early', 'conform'],
  ['2026-11-04T22:59:59.000Z', 'Reçu à temps, en avance de 18 jours', 'Received in time, 18 days early', 'conform'],
  ['2026-11-22T23:00:00.000Z', 'Reçu en retard de 1 s', 'Received 1 s late', 'check'],
  ['2026-11-22T23:00:00.999Z', 'Reçu en retard de 1 s', 'Received 1 s late', 'check'],
  ['2026-11-22T23:00:01.000Z', 'Reçu en retard de 2 s', 'Received 2 s late', 'check'],
  ['2026-11-25T02:00:00.000Z', 'Reçu en retard de 2 jours 3 h', 'Received 2 days 3 h late', 'check'],
])('M-RAP-3: received at %s for 23:59:59 in Paris: %s', (receivedAt, french, english, tone) => {
  const deposit = { receivedAt, deadline: DEADLINE };
  expect([standingOf(deposit, 'fr'), standingOf(deposit, 'en')].map((s) => plain(s.sentence))).toEqual([french, english]);
  expect(standingOf(deposit, 'fr').tone).toBe(tone);
});

test.each([
  // The spring night has no 2 h 30: a deadline at 23:59:59 the evening before is an hour nearer than the clocks say.
  ['2026-03-29T01:00:01.000Z', '2026-03-29T21:59:59.000Z', 'Reçu à temps, en avance de 20 h 59 min'],
  // The autumn night has two: sent at the first 2 h 30, due at the second.
  ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', 'Reçu à temps, en avance de 1 h'],
])('summer-time nights count hours that pass, not hours that clocks show: %s for %s', (receivedAt, deadline, sentence) => {
  expect(plain(standingOf({ receivedAt, deadline }, 'fr').sentence)).toBe(sentence);
});

test('the two 2 h 30 of an autumn night are told apart', () => {
  const deposit = { receivedAt: '2026-10-25T00:30:07.000Z', deadline: '2026-10-25T01:30:00.000Z' };
  const receipt = receiptOf(receiptFacts({ deposit }), 'fr');
  expect(said(receipt, 'received')[0]).toBe('25 octobre 2026 à 2 h 30 min 07 s, heure de Paris (UTC+2)');
  expect(said(receipt, 'deadline')[0]).toBe('25 octobre 2026 à 2 h 30 min 00 s, heure de Paris (UTC+1)');
});

test('without a deadline nothing is early or late', () => {
  const receipt = receiptOf(receiptFacts({ deposit: { deadline: null } }), 'fr');
  expect(receipt.standing.sentence).toBe('Reçu, sans échéance fixée');
  expect(said(receipt, 'deadline')).toEqual(['aucune date n’était fixée']);
});

test('who, what, when, which file and which guide', () => {
  const receipt = receiptOf(receiptFacts(), 'fr');
  expect(receipt).toMatchObject({ heading: 'Mémoire, version 2', school: 'École des métiers de la terre' });
  expect(said(receipt, 'student')).toEqual(['Inès CARADEC']);
  expect(said(receipt, 'file')).toEqual([
    'CARADEC Inès mémoire mission 2026.pdf',
    '2,4 Mo (2 412 345 octets)',
    'Envoyé sous le nom : memoire_final_v7 (2).pdf',
  ]);
  expect(said(receipt, 'received')).toEqual(['22 novembre 2026 à 21 h 56 min 59 s, heure de Paris (UTC+1)']);
  expect(said(receipt, 'deadline')).toEqual([
    '22 novembre 2026 à 23 h 59 min 59 s, heure de Paris (UTC+1)',
    'Date fixée par le guide',
  ]);
  expect(said(receipt, 'print')[0]!.replaceAll(' ', '')).toMatch(/^9f3c51aa[0-9a-f]{48}3d47b81e$/);
  expect(said(receipt, 'guide')).toEqual(['Mission de poterie, version 1']);
  expect(said(receipt, 'declared')).toEqual(['Ce mémoire est mon travail ; mes sources y sont citées.']);
  expect(receipt.verification).toEqual({
    code: 'Q7K2-M9XT-4BHA',
    address: 'https://soutenir.example.org/verify/Q7K2M9XT4BHA',
  });
});

test('a name that was kept is said once, a small file in bytes only, no declaration is no line', () => {
  const deposit = { originalName: 'a.pdf', fileName: 'a.pdf', bytes: 812, declarations: [] };
  const receipt = receiptOf(receiptFacts({ deposit }), 'en');
  expect(said(receipt, 'file')).toEqual(['a.pdf', '812 bytes']);
  expect(said(receipt, 'declared')).toEqual([]);
});

test.each([
  ['2026-11-22T22:55:00.000Z', '2026-11-22T23:00:04.000Z', true],
  ['2026-11-22T22:59:59.999Z', '2026-11-22T23:00:00.000Z', true],
  ['2026-11-22T23:00:00.000Z', '2026-11-22T23:00:04.000Z', false],
  ['2026-11-22T22:55:00.000Z', '2026-11-22T22:59:59.999Z', false],
])('M-RAP-3: begun at %s, ended at %s: both instants are said: %s', (begunAt, receivedAt, both) => {
  const lines = said(receiptOf(receiptFacts({ deposit: { begunAt, receivedAt } }), 'fr'), 'received');
  expect(lines.length).toBe(both ? 3 : 1);
  if (both) expect(lines[1]).toMatch(/^Envoi commencé : 22 novembre 2026 à 23 h 5\d min \d\d s, heure de Paris \(UTC\+1\)$/);
  if (both) expect(lines[2]).toContain('c’est le dernier octet reçu qui compte');
});

const extension = (over: Partial<Extension> = {}): Extension => ({
  milestone: 'memoir-due',
  until: '2026-11-24T22:59:59.000Z',
  reason: 'Hospitalisation',
  personal: true,
  givenAt: '2026-11-20T08:00:00.000Z',
  ...over,
});
const cohort = receiptFacts().mission.cohort;

test.each([
  [
    'an extension for one',
    { extensions: [extension()] },
    '2026-11-24T22:59:59.000Z',
    'Délai accordé à cet étudiant, raison : Hospitalisation',
  ],
  [
    'an extension for all',
    { extensions: [extension({ personal: false, reason: 'Panne du réseau' })] },
    '2026-11-24T22:59:59.000Z',
    'Délai accordé à toute la promotion, raison : Panne du réseau',
  ],
  [
    'a date of the cohort',
    { cohort: { ...cohort, dates: { 'memoir-due': { day: '2026-11-23' } } } },
    '2026-11-23T22:59:59.000Z',
    'Date fixée pour la promotion Potiers 2026',
  ],
  [
    'an extension given after the deposit, which was not in force',
    { extensions: [extension({ givenAt: '2026-11-23T08:00:00.000Z' })] },
    DEADLINE,
    'Date fixée par le guide',
  ],
  [
    'a date that the cohort changed since',
    { cohort: { ...cohort, dates: { 'memoir-due': { day: '2026-12-01' } } } },
    '2026-11-18T22:59:59.000Z',
    'Date fixée pour la promotion Potiers 2026',
  ],
])('the deadline says where it comes from: %s', (_what, mission, deadline, source) => {
  expect(said(receiptOf(receiptFacts({ mission, deposit: { deadline } }), 'fr'), 'deadline')[1]).toBe(source);
});

test('the verdict goes rule by rule, each with a word; before the check it says that it is under way', () => {
  const { verdict } = receiptOf(receiptFacts(), 'fr');
  expect(verdict).toMatchObject({ tone: 'block', sentence: 'Un point bloque, un est à vérifier.' });
  const words = Object.fromEntries(verdict.rules.map((r) => [r.rule, `${r.name}: ${r.word}`]));
  expect(words).toMatchObject({
    'file-type': 'Type du fichier: Respecté',
    'qr-codes': 'QR codes: Bloque',
    justification: 'Justification: À vérifier',
    'citation-style': 'Style des citations: Indéterminé',
    scanned: 'Texte des pages: Non vérifié',
  });
  expect(verdict.rules).toHaveLength(19);
  for (const check of [null, { ...doneCheck, state: 'reading', report: null, verdict: null } as const]) {
    const waiting = receiptOf(receiptFacts({ check }), 'fr').verdict;
    expect(waiting).toMatchObject({ tone: 'wait', rules: [] });
    expect(waiting.sentence).toMatch(/^Vérification en cours/);
  }
  const failed = receiptOf(receiptFacts({ check: { ...doneCheck, state: 'failed', report: null, verdict: null } }), 'en').verdict;
  expect(failed.sentence).toBe('The check could not be completed. The deposit itself is made.');
});

test('what people wrote is told apart from our words, and is never altered', () => {
  const hostile = '\u202efdp.exe <b>#1</b> 🎓 « ? » : ';
  const receipt = receiptOf(
    receiptFacts({
      deposit: { deadline: '2026-11-24T22:59:59.000Z', originalName: hostile, declarations: [{ id: 'x', text: hostile }] },
      mission: { extensions: [extension({ reason: hostile })] },
    }),
    'fr',
  );
  const names = receipt.facts.flatMap((f) => [f.value, ...f.notes].flat()).filter((p) => p.as === 'name' && p.text === hostile);
  expect(names).toHaveLength(3);
});

test('a deliverable that the guide does not know is named by its identifier', () => {
  expect(receiptOf(receiptFacts({ guide: guideWith({ id: 'other' }) }), 'fr').heading).toBe('memoir, version 2');
});

test('hashes and codes are grouped for the eye, whole', () => {
  expect(grouped('abcdef0123')).toBe('abcd ef01 23');
  expect(spokenCode('Q7K2M9XT4BHA')).toBe('Q7K2-M9XT-4BHA');
});
