/** Three hundred errors, told so that someone corrects them. */
import { expect, test } from 'vitest';
import type { CellError } from './import-entries.ts';
import { groupErrors, obstacleTitle, spansOf } from './import-told.ts';
import { IMPORT_WORDS } from './import-words.ts';

const error = (row: number, column: string, code: CellError['code'] = 'day-wrong'): CellError => ({
  row,
  column,
  code,
  message: `m${row}`,
});

test.each<[CellError['code'][], number, string | null, string | null]>([
  [['column-missing'], 0, '1 colonne à choisir avant d’importer', '1 column to choose before importing'],
  [
    ['column-missing', 'column-missing', 'day-wrong'],
    1,
    '2 colonnes à choisir, 1 cellule à corriger avant d’importer',
    '2 columns to choose, 1 cell to correct before importing',
  ],
  [['day-wrong', 'day-wrong'], 0, '2 cellules à corriger avant d’importer', '2 cells to correct before importing'],
  [['empty'], 0, 'Aucune ligne à importer sous les en-têtes', 'No line to import under the headers'],
  [['too-many-rows'], 0, 'Trop de lignes pour un seul fichier', 'Too many lines for one file'],
  [[], 1, '1 homonyme à départager avant d’importer', '1 possible duplicate to settle before importing'],
  [[], 0, null, null],
])('what stands in the way, %j and %i namesakes, is called what it is', (codes, possibleDuplicates, fr, en) => {
  const plan = { errors: codes.map((code, at) => error(at + 2, '', code)), possibleDuplicates };
  expect(obstacleTitle(plan, IMPORT_WORDS.fr)?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null).toBe(fr);
  expect(obstacleTitle(plan, IMPORT_WORDS.en)?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null).toBe(en);
});

test('errors of one kind in one column are one thing to correct, with all their lines', () => {
  const errors = [
    error(2, 'Début'),
    error(2, 'Fin'),
    ...Array.from({ length: 300 }, (_, at) => error(at + 3, 'Début')),
    error(7, 'Mail', 'email-wrong'),
  ];
  const groups = groupErrors(errors);
  expect(groups.map(({ column, rows, examples }) => [column, rows.length, examples.map((e) => e.row)])).toEqual([
    ['Début', 301, [2, 3, 4]],
    ['Fin', 1, [2]],
    ['Mail', 1, [7]],
  ]);
  expect(spansOf(groups[0]!.rows, ' à ')).toBe('2 à 302');
});

test.each([
  [[], ''],
  [[2], '2'],
  [[2, 3], '2, 3'],
  [[2, 3, 4, 9, 11, 12], '2–4, 9, 11, 12'],
])('lines %j', (rows, words) => expect(spansOf(rows, '–')).toBe(words));

test('lines far apart are not all written out', () =>
  expect(
    spansOf(
      Array.from({ length: 300 }, (_, at) => 2 * at),
      '–',
    ),
  ).toMatch(/^0, 2, 4, .*38…$/));
