import { describe, expect, test } from 'vitest';
import { entryStyle, listStyle } from './reference-style.ts';

const APA = [
  'Vernier, A., et Salou, P. (2019). Conduire un projet en équipe. Éditions du Phare.',
  'Vernier, A. (2020, 12 mai). Le télétravail en question. Le Quotidien. https://exemple.fr/teletravail',
  'Institut des métiers. (2018). Rapport annuel. https://exemple.fr/rapport',
  'de Kermarec, J.-Y., & Salou, P. (s. d.). Carnet de bord. https://exemple.fr',
  'Salou, P. (2021a). L’atelier. Revue des métiers, 12(3), 45-67. https://doi.org/10.1000/xyz',
  'Salou, P. (dir.). (2011). Le chantier. Éditions du Phare.',
];
const HARVARD = [
  'Vernier, A. and Salou, P. (2019) Leading a team. London: Lantern Press.',
  'Vernier, A. (2020) ‘Remote work’, Journal of Trades, 12(3), pp. 45–67.',
  'Institut des métiers (2018) Rapport annuel. Disponible sur : https://exemple.fr (Consulté le 3 mai 2021).',
  'Vernier, A., 2019. Conduire un projet. Paris : Éditions du Phare.',
  'VERNIER Anne, 2019. Conduire un projet. Paris : Phare. ISBN 978-0-00-000000-0.',
  'Salou P. (2017), Le chantier, Phare, Paris.',
];
const NEITHER = [
  'https://exemple.fr/outils',
  'SALOU Pierre, Le chantier, Paris, Phare, 2017.',
  'P. Salou. Le chantier. Phare, 2017.',
  'Documentation en ligne de l’atelier (consultée le 3 mai 2021).',
];

describe('entryStyle', () => {
  test.each(APA)('APA: %s', (text) => expect(entryStyle(text)).toBe('apa'));
  test.each(HARVARD)('Harvard: %s', (text) => expect(entryStyle(text)).toBe('harvard'));
  test.each(NEITHER)('neither: %s', (text) => expect(entryStyle(text)).toBeNull());
});

describe('listStyle', () => {
  test('agrees with its entries', () => {
    expect(listStyle(APA)).toEqual({ style: 'apa', certain: true });
    expect(listStyle(HARVARD)).toEqual({ style: 'harvard', certain: true });
  });
  test('is mixed when both are common, unknown without a telling entry', () => {
    expect(listStyle([...APA, ...HARVARD]).style).toBe('mixed');
    expect(listStyle(NEITHER)).toEqual({ style: null, certain: false });
  });
  test('bears one stray entry', () => expect(listStyle([...APA, ...HARVARD.slice(0, 1)]).style).toBe('apa'));
});
