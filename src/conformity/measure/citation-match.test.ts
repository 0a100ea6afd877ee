import { describe, expect, test } from 'vitest';
import type { Entry } from './reference-entries.ts';
import { indexEntries } from './citation-match.ts';

const entry = (text: string, label: string | null = null): Entry => ({ text, label, page: 1, box: [0, 0, 1, 1] });
const index = indexEntries([
  entry('Vernier, A., et Salou, P. (2019). Conduire un projet. Phare.'),
  entry('Vernier, A. (2020a). Le chantier. Phare.'),
  entry('Vernier, A. (2020b). L’atelier. Phare.'),
  entry('de Kermarec, J.-Y. (1998). Le port (édition originale 1952). Phare.'),
  entry('Institut des métiers. (2018). Rapport annuel.'),
  entry('Müller-Öztürk, K. (2015). Die Werkstatt. Verlag.'),
  entry('Salou, P. (s. d.). Carnet de bord.'),
  entry('Un titre sans auteur ni année', '12'),
]);

describe('byAuthor', () => {
  test.each<[string, string[], number | null]>([
    ['Vernier et Salou', ['2019'], 0],
    ['Vernier et al.', ['2019'], 0],
    ['Salou', ['2019'], 0],
    ['Vernier', ['2020a'], 1],
    ['Vernier', ['2020b'], 2],
    ['Kermarec', ['1952'], 3],
    ['de Kermarec', ['1952', '1998'], 3],
    ['Institut des métiers', ['2018'], 4],
    ['Muller-Ozturk', ['2015'], 5],
    ['Salou', ['s. d.'], 6],
    ['Verneau', ['2019'], null],
    ['Vernierr', ['2019'], 0],
    ['Vernier', ['2017'], null],
    ['Lagarde', ['2019'], null],
    ['Werkstatt', ['2015'], null],
  ])('%s %j', (names, years, expected) => expect(index.byAuthor(names, years)).toBe(expected));
});

test('byLabel', () => {
  expect(index.byLabel('12')).toBe(7);
  expect(index.byLabel('13')).toBeNull();
});
