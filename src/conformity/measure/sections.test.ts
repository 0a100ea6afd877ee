import { describe, expect, test } from 'vitest';
import type { Heading } from '../measures.ts';
import { plain } from './plain.ts';
import { findSections, headingLikeness } from './sections.ts';

const headings = (...texts: string[]): Heading[] =>
  texts.map((text, at) => ({ text, plain: plain(text), level: 0, page: at + 1, box: null, from: 'page' }));
const WANTED = [
  { id: 'introduction', headings: ['Introduction'] },
  { id: 'mission', headings: ['Description de la mission', 'Présentation de la mission'] },
  { id: 'skills', headings: ['Analyse des compétences'] },
  { id: 'conclusion', headings: ['Conclusion'] },
];
const pages = (...texts: string[]) => findSections(headings(...texts), WANTED).map((match) => match.heading?.page ?? null);

describe('findSections', () => {
  test('whatever the numbering, the case, the accents', () =>
    expect(pages('INTRODUCTION', 'I. Description de la mission', 'II – ANALYSE DES COMPETENCES', '3 Conclusion')).toEqual([
      1, 2, 3, 4,
    ]));
  test('wording close to the wanted', () =>
    expect(
      pages('Introduction générale', 'Description de ma mission', 'Analyse de mes compétences', 'Conclusion et perspectives'),
    ).toEqual([1, 2, 3, 4]));
  test('other headings of the same part', () =>
    expect(pages('Introduction', 'Présentation de la mission')).toEqual([1, 2, null, null]));
  test('what is not there is missing', () =>
    expect(pages('Introduction', 'Le secteur', 'Les concurrents', 'Conclusion')).toEqual([1, null, null, 4]));
  test('one heading serves once', () =>
    expect(
      findSections(headings('Conclusion'), [
        { id: 'a', headings: ['Conclusion'] },
        { id: 'b', headings: ['Conclusion'] },
      ]).map((match) => match.heading !== null),
    ).toEqual([true, false]));
});

test('out of order are the fewest that would have to move', () => {
  const found = findSections(
    headings('Analyse des compétences', 'Introduction', 'Description de la mission', 'Conclusion'),
    WANTED,
  );
  expect(found.filter((match) => match.outOfOrder).map((match) => match.id)).toEqual(['skills']);
  expect(findSections(headings('Introduction', 'Conclusion'), WANTED).some((match) => match.outOfOrder)).toBe(false);
});

describe('headingLikeness', () => {
  test.each<[string, string, boolean]>([
    ['Évaluation de la performance', 'Évaluation des performances', true],
    ['Analyse des compétences', 'Analyse des besoins', false],
    ['Description de la mission', 'Description de l’entreprise', false],
    ['Le modèle économique', 'Modèle économique de l’entreprise', true],
    ['Conclusion', 'Introduction', false],
  ])('%s / %s', (wanted, found, same) => expect(headingLikeness(wanted, plain(found)) >= 0.72).toBe(same));
});
