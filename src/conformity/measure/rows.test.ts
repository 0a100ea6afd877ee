import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph } from '../../../tests/support/document-builder.ts';
import type { Line } from '../../document/document.ts';
import { bodyRows, rowsOf } from './rows.ts';

const texts = (...pages: Line[][]) => bodyRows(documentOf({ pages })).map((rows) => rows.map((row) => row.text));
const body = (seed: number) => paragraph({ y: 120, lines: 3, seed });

test('rowsOf puts lines of one baseline side by side', () => {
  const [page] = documentOf({ pages: [[line('12', 100, { x: 500 }), line('Introduction', 100), line('Le service', 120)]] }).pages;
  expect(rowsOf(page!).map((row) => row.text)).toEqual(['Introduction 12', 'Le service']);
});

describe('bodyRows leaves out', () => {
  test('heads that return, whatever their number', () =>
    expect(
      texts(...[1, 2, 3, 4].map((at) => [line(`Rapport de mission – page ${at}`, 40, { size: 9 }), ...body(at)]))
        .flat()
        .some((text) => text.startsWith('Rapport')),
    ).toBe(false));
  test('page numbers', () =>
    expect(
      texts([...body(1), line('- 4 -', 800)], [...body(2), line('Page 5 sur 9', 800)])
        .flat()
        .filter((text) => /\d/.test(text)),
    ).toEqual([]));
});

describe('bodyRows keeps', () => {
  test('headings numbered one after the other at one height', () =>
    expect(texts(...[1, 2, 3, 4].map((at) => [line(`Annexe ${at}`, 90), ...body(at)])).map((page) => page[0])).toEqual([
      'Annexe 1',
      'Annexe 2',
      'Annexe 3',
      'Annexe 4',
    ]));
  test('large titles that return now and then', () =>
    expect(
      texts(
        ...Array.from({ length: 12 }, (_, at) => (at % 4 === 0 ? [line('Bilan', 90, { size: 20 }), ...body(at)] : body(at))),
      ).filter((page) => page.includes('Bilan')),
    ).toHaveLength(3));
  test('text near the edge that does not return', () =>
    expect(texts([line('Une seule fois', 60), ...body(1)], body(2))[0]?.[0]).toBe('Une seule fois'));
});
