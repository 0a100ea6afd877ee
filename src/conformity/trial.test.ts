import { expect, test } from 'vitest';
import { cleanFileName, isOver, KEPT_MS, move, type Trial } from './trial.ts';

test('a trial goes one way only', () => {
  const trial = { state: 'waiting' } as Trial;
  move(trial, 'reading');
  move(trial, 'done');
  expect(() => move(trial, 'reading')).toThrow('from done to reading');
  expect(() => move({ state: 'waiting' } as Trial, 'done')).toThrow();
});

test('its hour ends to the millisecond', () => {
  const trial = { receivedAt: 1000 } as Trial;
  expect([isOver(trial, 999 + KEPT_MS), isOver(trial, 1000 + KEPT_MS)]).toEqual([false, true]);
});

test.each([
  ['NOM Prénom mémoire.pdf', 'NOM Prénom mémoire.pdf'],
  ['C:\\Users\\x\\a.pdf', 'a.pdf'],
  ['../../a.pdf', 'a.pdf'],
  ['\u202efdp.exe', 'fdp.exe'],
  ['a\u0000\n.pdf', 'a.pdf'],
  ['عربي.pdf', 'عربي.pdf'],
  ['', 'document.pdf'],
  ['/', 'document.pdf'],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});

test('a long name is cut between characters and keeps its extension', () => {
  const kept = cleanFileName(`${'😀'.repeat(400)}.pdf`);
  expect([...kept].length).toBe(255);
  expect(kept.endsWith('😀….pdf')).toBe(true);
});
