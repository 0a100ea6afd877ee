/** What a workbook shows beside its values, read as the import reads it. */
import { expect, test } from 'vitest';
import { sheetOfCells, workbookOf } from '../../tests/support/workbook.ts';
import { readTable } from './table-reader.ts';

const HEAD = ['Nom', 'Prénom', 'Entreprise', 'Mail'];
const anne = ['Le Goff', 'Anne', 'Armor', 'anne@ecole.example'];
const lena = ['Guen', 'Lena', 'Armor', 'lena@ecole.example'];
const read = async (sheets: readonly string[], hidden: readonly number[] = []) => {
  const table = await readTable(workbookOf(sheets, hidden));
  return table.ok ? table : table.reason;
};

test('a hidden sheet is not the one that is read; of several that are seen, the one that was read is named', async () => {
  const [one, two] = [sheetOfCells([HEAD, anne]), sheetOfCells([HEAD, lena])];
  expect(await read([one, two], [0])).toEqual({ ok: true, lines: [HEAD, lena], sheet: null });
  expect(await read([one, two])).toEqual({ ok: true, lines: [HEAD, anne], sheet: 'F0' });
  expect(await read([one], [0])).toMatchObject({ lines: [HEAD, anne] });
});

test('what stands in cells merged downwards is in each of their lines; a title merged across stays one cell', async () => {
  const merges = '<mergeCells count="3"><mergeCell ref="C3:C5"/><mergeCell ref="A1:D1"/><mergeCell ref="B90:B99"/></mergeCells>';
  const lines = [['Promotion'], HEAD, anne, ['Guen', 'Lena', '', 'lena@ecole.example'], ['Le Bras', 'Tom', '', 't@e.example']];
  expect(await read([sheetOfCells(lines, merges)])).toMatchObject({
    lines: [['Promotion', '', '', ''], HEAD, anne, lena, ['Le Bras', 'Tom', 'Armor', 't@e.example']],
  });
});

test('a formula without a result is not an empty cell; one that has a result says it', async () => {
  const faults = [
    'Le Goff',
    't="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v>',
    '><f>A1&amp;B1</f>',
    't="str"><f>LOWER(D9)</f><v>a@e.fr</v>',
  ];
  const written = ['Guen', 'Lena', 't="str"><f>IF(1,"","x")</f><v></v>', '><f>C1</f><v/>'];
  expect(await read([sheetOfCells([HEAD, faults, written])])).toMatchObject({
    lines: [HEAD, ['Le Goff', '#N/A', '#CALC!', 'a@e.fr'], ['Guen', 'Lena', '', '']],
  });
});
