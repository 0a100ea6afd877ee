import { expect, test } from 'vitest';
import { distance, likeness, likenessAbove } from './edit-distance.ts';

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['conclusion', 'conclusion', 0],
  ['conclusion', 'conclusions', 1],
  ['annexe', 'anexe', 1],
  ['chat', 'chien', 3],
])('%s to %s: %i changes', (a, b, changes) => {
  expect(distance(a, b)).toBe(changes);
  expect(distance(b, a)).toBe(changes);
});

const WORDS = [
  'conclusion',
  'conclusions',
  'conclusion generale',
  'introduction',
  'bilan personnel',
  'bilan',
  'noisulcnoc',
  'évaluation',
  'evaluation',
  '',
];

test.each(WORDS.flatMap((a) => WORDS.map((b) => [a, b] as const)))(
  '%s / %s: the short cut never changes what is above the limit',
  (a, b) => {
    const kept = (value: number, least: number) => (value >= least ? value : null);
    const limits = [0.5, 0.72, 0.83];
    expect(limits.map((least) => kept(likenessAbove(least, a, b), least))).toEqual(
      limits.map((least) => kept(likeness(a, b), least)),
    );
  },
);
