import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph } from '../../../tests/support/document-builder.ts';
import { citesWork, notesOf } from './notes.ts';
import { rowsOf } from './rows.ts';

describe('citesWork', () => {
  test.each([
    'Ibid., p. 12.',
    'Vernier, op. cit., p. 4.',
    'Anne Vernier, Conduire un projet, Paris, Phare, 2019.',
    'A. Vernier, « Conduire un projet », Revue des métiers, n° 3, 2019, p. 4.',
    'VERNIER Anne, Conduire un projet, éd. Phare, 2019',
    'Cass. com., 3 mai 2012, n° 11-10.100.',
    'Article L. 110-1 du code de commerce.',
  ])('%s', (text) => expect(citesWork(text)).toBe(true));
  test.each([
    'https://exemple.fr/quai',
    'Le quai est la partie du port où les navires accostent.',
    'Société créée en 1995 à Nantes.',
    'Enterprise Resource Planning',
    'Voir page 12.',
    'Depuis 2019, le port est ouvert.',
  ])('not %s', (text) => expect(citesWork(text)).toBe(false));
});

describe('notesOf', () => {
  const small = (text: string, y: number) => line(text, y, { size: 9 });
  const read = (...lines: Parameters<typeof rowsOf>[0]['lines'][number][]) => {
    const [page] = documentOf({ pages: [[...paragraph({ lines: 10 }), ...lines]] }).pages;
    return notesOf(1, rowsOf(page!), page!.height, 12).map((note) => [note.number, note.text]);
  };
  test('begin with their number and go on', () =>
    expect(
      read(small('3 Anne Vernier, Conduire un projet,', 700), small('Paris, Phare, 2019.', 712), small('4 Ibid.', 724)),
    ).toEqual([
      [3, 'Anne Vernier, Conduire un projet, Paris, Phare, 2019.'],
      [4, 'Ibid.'],
    ]));
  test('stand below the text', () =>
    expect(read(small('1 Une ligne petite au milieu', 400), line('Le texte reprend en dessous', 500))).toEqual([]));
});
