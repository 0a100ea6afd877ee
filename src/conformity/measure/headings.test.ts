import { describe, expect, test } from 'vitest';
import { documentOf, font, line, paragraph, type DocumentOptions } from '../../../tests/support/document-builder.ts';
import type { Line } from '../../document/document.ts';
import { findHeadings, sameWords } from './headings.ts';
import { bodyRows } from './rows.ts';

const FONTS = [font('TimesNewRomanPSMT'), font('TimesNewRomanPS-BoldMT', { weight: 700 }), font('Courier', { mono: true })];
const prose = (seed: number, y = 200): Line[] => paragraph({ y, lines: 14, seed });
function read(pages: Line[][], rest: Omit<DocumentOptions, 'pages'> = {}, contents: readonly number[] = []) {
  const document = documentOf({ pages, fonts: FONTS, ...rest });
  return findHeadings(document, bodyRows(document), new Set(contents));
}
/** A row whose first word alone is bold. */
function boldStart(text: string, y: number): Line {
  const whole = line(text, y, { font: 1 });
  return { ...whole, words: whole.words.map((word, at) => (at === 0 ? word : { ...word, font: 0 })) };
}
const texts = (...pages: Line[][]) => read(pages).map((heading) => heading.text);

describe('signs of a heading', () => {
  test.each<[string, Line]>([
    ['size', line('Le service achats', 100, { size: 16 })],
    ['weight and isolation', line('Le service achats', 100, { font: 1 })],
    ['weight and a number', line('2.1 Le service achats', 176, { font: 1 })],
    ['known words alone at the top of a page', line('CONCLUSION', 100)],
  ])('%s', (_, heading) => expect(texts([heading, ...prose(1)], prose(2))).toEqual([heading.text]));

  test.each<[string, Line]>([
    ['a sentence', line('Le service a reçu trois fournisseurs.', 100)],
    ['a caption', line('Figure 3 : le service achats', 100, { font: 1, size: 13 })],
    ['a bold word in a row of text', line('service', 200, { font: 1, x: 300 })],
    ['code', line('Introduction', 100, { font: 2, size: 16 })],
    ['an item that begins in bold', boldStart('Délai : le temps que met une commande', 176)],
    ['an address', line('https://exemple.fr/service', 100, { size: 16 })],
    ['small print', line('Le service achats', 100, { font: 1, size: 8 })],
  ])('not %s', (_, other) => expect(texts([other, ...prose(1)], prose(2))).toEqual([]));

  test('not a running head', () =>
    expect(texts(...[1, 2, 3, 4].map((at) => [line('Le service achats', 50, { font: 1 }), ...prose(at)]))).toEqual([]));
  test('not an entry of the table of contents', () =>
    expect(read([[line('Introduction', 100, { size: 16 })], prose(1)], {}, [1])).toEqual([]));
  test('a heading on two rows is one', () =>
    expect(
      texts(
        [
          line('Comparer les fournisseurs du service', 100, { size: 18 }),
          line('achats selon des critères', 122, { size: 18 }),
          ...prose(1),
        ],
        prose(2),
      ),
    ).toEqual(['Comparer les fournisseurs du service achats selon des critères']));
});

describe('levels', () => {
  test('by size', () => {
    const pages = [
      [line('Page de garde', 100, { size: 30 })],
      [line('La mission', 100, { size: 20 }), line('Les projets', 150, { size: 15 }), ...prose(1)],
      prose(2),
    ];
    expect(
      read(pages)
        .slice(1)
        .map((heading) => heading.level),
    ).toEqual([0, 1]);
  });
  test('by the depth of the number at one size', () => {
    const bold = (text: string, y: number) => line(text, y, { font: 1 });
    const pages = [
      prose(1),
      [
        bold('1. Le service', 100),
        bold('1.1 Les achats', 140),
        bold('1.1.1 Les critères', 180),
        bold('2. Le bilan', 260),
        ...prose(1, 300),
      ],
    ];
    expect(read(pages).map((heading) => heading.level)).toEqual([0, 1, 2, 0]);
  });
});

describe('with an outline', () => {
  const outline = [
    ['Introduction', 0, 1],
    ['La mission', 0, 2],
    ['Les projets', 1, 2],
  ].map(([title, level, page]) => ({ title: String(title), level: Number(level), page: Number(page), y: null }));
  const pages = [
    [line('Introduction', 100, { size: 18 }), ...prose(1)],
    [line('1 La mission', 100, { size: 18 }), line('Les projets', 150, { size: 15 }), ...prose(2)],
    [line('Bibliographie', 100, { size: 18 }), ...prose(3)],
  ];
  test('its entries come with the text and box of the page, and what it leaves out is added', () => {
    const found = read(pages, { outline });
    expect(found.map(({ text, level, from }) => [text, level, from])).toEqual([
      ['Introduction', 0, 'outline'],
      ['1 La mission', 0, 'outline'],
      ['Les projets', 1, 'outline'],
      ['Bibliographie', 0, 'page'],
    ]);
    expect(found.every((heading) => heading.box !== null)).toBe(true);
  });
  test('an outline of file names or pages is not one', () => {
    const junk = ['rapport.pdf', 'Page 2', 'Page 3'].map((title, at) => ({ title, level: 0, page: at + 1, y: null }));
    expect(read(pages, { outline: junk }).every((heading) => heading.from === 'page')).toBe(true);
  });
});

test('sameWords bears a few more words, not other ones', () => {
  expect(sameWords('la mission confiee', 'la mission')).toBe(true);
  expect(sameWords('la mission', 'le bilan')).toBe(false);
  expect(sameWords('la mission confiee par le service achats', 'la mission')).toBe(false);
});

test('sameWords bears letters that the file lost', () => {
  expect(sameWords('de nition du besoin', 'definition du besoin')).toBe(true);
  expect(sameWords('l ntroduc on', 'la conclusion')).toBe(false);
});
