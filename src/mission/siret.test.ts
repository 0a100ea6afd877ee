import { expect, test } from 'vitest';
import { readSiret, spacedSiret } from './siret.ts';

test.each([
  ['73282932000074', '73282932000074'],
  ['732 829 320 00074', '73282932000074'],
  ['732\u00a0829\u202f320\u00a000074', '73282932000074'],
  ['732.829.320-00074', '73282932000074'],
  // La Poste: its seat follows the common key, another of its establishments its own.
  ['356 000 000 00048', '35600000000048'],
  ['356 000 000 09075', '35600000009075'],
])('a SIRET: %s', (typed, siret) => expect(readSiret(typed)).toEqual({ siret, fault: null }));

test.each([
  ['a figure changed', '73282932000075', 'key'],
  ['two figures swapped', '73282932000704', 'key'],
  ['La Poste’s own key, of another company', '73282932000077', 'key'],
  ['neither key of La Poste', '35600000009076', 'key'],
  ['zeros', '00000000000000', 'key'],
  ['nine figures, the company without the establishment', '732829320', 'length'],
  ['fifteen figures', '732829320000741', 'length'],
  ['a letter O', '7328293200OO74', 'length'],
  ['nothing', '', 'length'],
])('no SIRET: %s', (_why, typed, fault) => expect(readSiret(typed)).toEqual({ siret: null, fault }));

test('a SIRET is shown by groups that stay together', () => {
  expect(spacedSiret('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074');
});
