/** Three hundred errors, told so that someone corrects them. */
import { expect, test } from 'vitest';
import type { CellError } from './import-entries.ts';
import { groupErrors, spansOf } from './import-told.ts';

const error = (row: number, column: string, code: CellError['code'] = 'day-wrong'): CellError => ({
  row,
  column,
  code,
  message: `m${row}`,
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
