import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph } from '../../../tests/support/document-builder.ts';
import type { Line } from '../../document/document.ts';
import { contentsPages } from './contents.ts';
import { bodyRows } from './rows.ts';

const title = (text: string) => line(text, 90, { size: 18 });
const prose = (seed: number): Line[] => [
  ...paragraph({ y: 90, lines: 10, seed }),
  ...paragraph({ y: 320, lines: 10, seed: seed + 3 }),
];
const entries = (texts: readonly string[], numbers: readonly (number | null)[] = []): Line[] =>
  texts.flatMap((text, at) => {
    const y = 130 + at * 20;
    const number = numbers[at];
    return number === null || number === undefined ? [line(text, y)] : [line(text, y), line(String(number), y, { x: 500 })];
  });
const of = (...pages: Line[][]) => {
  const document = documentOf({ pages });
  return contentsPages(document, bodyRows(document));
};
const PARTS = ['Introduction', 'Le service', 'Les essais', 'Le bilan', 'Conclusion'];

describe('contents pages', () => {
  test('a title and numbers at the right', () =>
    expect(of([title('Sommaire'), ...entries(PARTS, [3, 4, 9, 15, 20])], prose(1), prose(2))).toEqual([1]));
  test('dot leaders without a title', () =>
    expect(of(entries(PARTS.map((text, at) => `${text} .................. ${at + 3}`)), prose(1))).toEqual([1]));
  test('a second page follows', () =>
    expect(
      of([title('Table des matières'), ...entries(PARTS, [3, 4, 9, 15, 20])], entries(PARTS, [21, 24, 29, 35, 40]), prose(1)),
    ).toEqual([1, 2]));
  test('a list of figures', () =>
    expect(
      of(prose(1), [
        title('Liste des figures'),
        ...entries(['Figure 1 : le quai', 'Figure 2 : la grue', 'Figure 3 : le hangar'], [3, 5, 8]),
      ]),
    ).toEqual([2]));
  test('entries without numbers that return as headings', () =>
    expect(
      of(
        [title('Sommaire'), ...entries(PARTS)],
        ...PARTS.map((part, at) => [title(part), ...paragraph({ y: 130, lines: 9, seed: at })]),
      ),
    ).toEqual([1]));
  test('links to other pages', () => {
    const lines = [title('Sommaire'), ...entries(PARTS)];
    const links = lines.slice(1).map((each, at) => ({ box: each.box, url: null, page: at + 2 }));
    const document = documentOf({ pages: [{ lines, links }, prose(1), prose(2), prose(3), prose(4), prose(5)] });
    expect(contentsPages(document, bodyRows(document))).toEqual([1]);
  });
});

describe('other pages', () => {
  test('prose', () => expect(of(prose(1), prose(2))).toEqual([]));
  test('a table of figures is not contents', () =>
    expect(of([title('Résultats'), ...entries(['Janvier', 'Février', 'Mars', 'Avril'], [12, 18, 7, 22])], prose(1))).toEqual([]));
  test('a list of abbreviations is read as text', () =>
    expect(
      of([title('Liste des abréviations'), ...entries(['RH : ressources humaines', 'SI : système d’information'])], prose(1)),
    ).toEqual([]));
});
