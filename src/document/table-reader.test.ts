/** Tables read in their process: encodings, separators, spreadsheets; crafted files ended in time. */
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { workbookOf } from '../../tests/support/workbook.ts';
import { zipOf } from '../../tests/support/zip.ts';
import { delimiterOf } from './table.ts';
import { readTable } from './table-reader.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const lines = async (bytes: Uint8Array) => {
  const table = await readTable(bytes);
  return table.ok ? table.lines : table.reason;
};

describe('CSV', () => {
  const read = [
    ['Nom', 'Prénom'],
    ['d’Almeida', 'Zoé'],
  ];
  test.each([
    ['UTF-8', utf8('Nom;Prénom\nd’Almeida;Zoé\n')],
    ['UTF-8 with its mark, commas, Windows line ends', utf8('\ufeffNom,Prénom\r\nd’Almeida,Zoé\r\n')],
    ['Windows-1252', Uint8Array.from('Nom;Prénom\nd\x92Almeida;Zoé\n', (c) => c.charCodeAt(0))],
    ['"CSV (Macintosh)"', Uint8Array.from('Nom;Pr\x8enom\nd\xd5Almeida;Zo\x8e\n', (c) => c.charCodeAt(0))],
    ['UTF-16 little-endian with its mark', Buffer.from('\ufeffNom\tPrénom\nd’Almeida\tZoé\n', 'utf16le')],
    ['UTF-16 big-endian with its mark', Buffer.from('\ufeffNom;Prénom\nd’Almeida;Zoé\n', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('Nom;Prénom;\nd’Almeida;Zoé;\n', 'utf16le')],
    ['what Excel is told of the separator', utf8('sep=|\nNom|Prénom\nd’Almeida|Zoé\n')],
    ['quotes', utf8('"Nom";"Prénom"\n"d’Almeida";"Zoé"\n')],
  ])('%s', async (_, bytes) => {
    const found = await lines(bytes);
    const filled = Array.isArray(found) ? found.map((line) => line.slice(0, 2)).filter((line) => line.some(Boolean)) : found;
    expect(filled).toEqual(read);
  });

  test('"CSV (MS-DOS)"; dashes and capitals with a caron are of Windows', async () => {
    const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
    expect(await lines(bytes('Nom;Pr\x82nom\nNo\x89lla;Zo\x82\n'))).toEqual([
      ['Nom', 'Prénom'],
      ['Noëlla', 'Zoé'],
    ]);
    expect(await lines(bytes('Nom;Ville\n\x8ai\x9eka;Brest \x96 Lorient\nAndr\xe9;\x8eilina'))).toEqual([
      ['Nom', 'Ville'],
      ['Šižka', 'Brest – Lorient'],
      ['André', 'Žilina'],
    ]);
  });

  test('a quote that nothing closes is told with its line', async () =>
    expect(await readTable(utf8('a;b\n"x\ny";1\n2;"z\n3;4\n'))).toEqual({ ok: false, reason: 'open-quote', line: 4 }));

  test('quotes, separators and line breaks in cells; lines of unequal length; empty lines keep their number', async () =>
    expect(await lines(utf8('a;b\n"x ""y""; z";"1\n2"\n\nc\n'))).toEqual([['a', 'b'], ['x "y"; z', '1\n2'], [''], ['c']]));

  test.each(['\n', '\r\n', '\r'])('line ends %j, alone and among others', async (end) => {
    expect(await lines(utf8(['a;b', 'c;d', 'e;"f', 'g"'].join(end)))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', `f${end}g`],
    ]);
    expect(await lines(utf8(`a;b${end}c;d\ne;f\r\ng;h\ri;j`))).toEqual([...'acegi'].map((one, at) => [one, 'bdfhj'[at]]));
  });

  test('the quote that keeps a cell from being a formula goes; that of a name stays', async () =>
    expect(await lines(utf8("a,b\n'=1+1,'t Hart\n"))).toEqual([
      ['a', 'b'],
      ['=1+1', "'t Hart"],
    ]));

  test('a zero and half a character do not reach the database', async () =>
    expect(await lines(Buffer.from('\ufeffa;b\nx\ud800;y\0z\n', 'utf16le'))).toEqual([
      ['a', 'b'],
      ['x\ufffd', 'yz'],
    ]));
});

test.each([
  ['Nom;Prénom\nLe Goff, dit Jo;Anne\n', ';'],
  ['Nom,Prénom\n"a;b;c;d",Anne\n', ','],
  ['Nom\tPrénom\nx\ty\n', '\t'],
  ['Nom\nAnne\n', ';'],
])('separator of %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

describe('XLSX', () => {
  test('text, numbers, days, yes and no; a formula is not computed', async () => {
    const row = [
      { value: 'd’Almeida', type: String },
      { value: 22_001, type: Number },
      { value: 73_282_932_000_074, type: Number },
      { value: new Date('2025-09-15T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
      { value: true, type: Boolean },
      { value: '=1+1', type: 'Formula' as const },
      { value: '=1+1', type: String },
    ];
    const bytes = await writeExcelFile([[...'abcdefg'].map((value) => ({ value })), row]).toBuffer();
    expect(await lines(bytes)).toEqual([
      [...'abcdefg'],
      ['d’Almeida', '22001', '73282932000074', '2025-09-15', 'oui', '#CALC!', '=1+1'],
    ]);
  });

  test('the first sheet that is a table is read: not the advice before it, nor those after', async () => {
    const text = (lines: string[][]) => lines.map((line) => line.map((value) => ({ value, type: String })));
    const advice = text([['Mode d’emploi'], ['Une ligne par étudiant', '2026'], []]);
    const table = text([
      ['Nom', 'Prénom', 'Mail'],
      ['Le Goff', 'Anne', 'anne@ecole.example'],
    ]);
    const other = text([
      ['Code', 'Groupe', 'Salle'],
      ['1', '2', '3'],
    ]);
    const sheets = (list: ReturnType<typeof text>[]) =>
      writeExcelFile(list.map((data, at) => ({ data, sheet: `F${at}` }))).toBuffer();
    expect(await lines(await sheets([advice, table, other]))).toEqual(table.map((line) => line.map(({ value }) => value)));
    expect(await lines(await sheets([advice, []]))).toEqual(
      [['Mode d’emploi'], ['Une ligne par étudiant', '2026']].map((l) => [...l, ''].slice(0, 2)),
    );
  });

  test('a bomb is ended before it fills the memory', async () => {
    const bomb = workbookOf([new Uint8Array(300 * 1024 * 1024).fill(0x20)]);
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await readTable(bomb, { time: 20_000, memory: 256 * 1024 * 1024 })).toEqual({
      ok: false,
      reason: 'too-large-in-memory',
    });
  });
});

test.each([
  ['empty', new Uint8Array()],
  ['empty', utf8(' ; ;\n;;\n')],
  ['not-a-table', utf8('%PDF-1.7 …')],
  ['not-a-table', Uint8Array.of(0, 1, 2, 3, 0, 0, 7)],
  ['old-excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  [
    'protected',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  ['damaged', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3, 4)],
  ['other-format', zipOf({ mimetype: utf8('application/vnd.oasis.opendocument.spreadsheet') })],
  [
    'other-format',
    utf8('\ufeff\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>Nom</td></tr></table>'),
  ],
  ['other-format', utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')],
  ['too-many', utf8('x\n'.repeat(50_001))],
  ['too-many', utf8('x;'.repeat(251) + 'x')],
])('%s', async (reason, bytes) => expect(await readTable(bytes)).toEqual({ ok: false, reason }));

test('what takes too long is ended', async () =>
  expect(await readTable(utf8('a;b\n'), { time: 1, memory: 1e9 })).toEqual({ ok: false, reason: 'too-slow' }));

test('more files than are read at once are all read', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, (_, at) => lines(utf8(`a;b\n${at};x\n`))));
  expect(all).toEqual(
    Array.from({ length: 5 }, (_, at) => [
      ['a', 'b'],
      [String(at), 'x'],
    ]),
  );
});
