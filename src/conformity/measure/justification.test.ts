import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph, type ParagraphOptions } from '../../../tests/support/document-builder.ts';
import type { Line, Page } from '../../document/document.ts';
import { measureBody } from './body-style.ts';

const WIDTH = 595.3;

/** Paragraphs of 7 lines down a page. */
function pageOf(seed: number, over: ParagraphOptions = {}, count = 4): Line[] {
  return Array.from({ length: count }, (_, index) =>
    paragraph({ y: 80 + index * 160, lines: 7, seed: seed * 9 + index, ...over }),
  ).flat();
}
const pagesOf = (count: number, over: ParagraphOptions = {}) => Array.from({ length: count }, (_, seed) => pageOf(seed, over));

function measured(pages: (readonly Line[] | Partial<Page>)[]) {
  return measureBody(documentOf({ pages }), { first: 1, last: pages.length }, []);
}
const verdict = (pages: Parameters<typeof measured>[0]) => measured(pages).justifiedVerdict;

/** The line as right-to-left text would have it: words in reading order from the right. */
function mirrored(each: Line): Line {
  const flip = (box: Line['box']): Line['box'] => [WIDTH - box[2], box[1], WIDTH - box[0], box[3]];
  const words = each.words.map((word) => ({ ...word, text: word.text.replace(/./gu, 'م'), box: flip(word.box) }));
  return { ...each, words, text: words.map((word) => word.text).join(' '), box: flip(each.box) };
}

describe('justified text', () => {
  test('one column', () => {
    expect(measured(pagesOf(3, { align: 'justify' }))).toMatchObject({ justified: 1, justifiedVerdict: 'yes', ragged: [] });
  });

  test.each<[string, ParagraphOptions]>([
    ['indented first lines', { align: 'justify', indent: 25 }],
    ['narrow columns', { align: 'justify', width: 220 }],
    ['small type', { align: 'justify', size: 9, leading: 11 }],
  ])('%s', (_name, options) => {
    expect(verdict(pagesOf(3, options))).toBe('yes');
  });

  test('two columns', () => {
    const page = (seed: number) => [
      ...pageOf(seed, { align: 'justify', x: 50, width: 235 }),
      ...pageOf(seed + 50, { align: 'justify', x: 310, width: 235 }),
    ];
    expect(verdict([1, 2].map(page))).toBe('yes');
  });

  test('two columns under an abstract over both', () => {
    const page = (seed: number) => [
      ...paragraph({ align: 'justify', x: 50, width: 495, y: 60, lines: 4, seed }),
      ...paragraph({ align: 'justify', x: 50, width: 235, y: 200, lines: 20, seed: seed + 1 }),
      ...paragraph({ align: 'justify', x: 310, width: 235, y: 200, lines: 20, seed: seed + 2 }),
    ];
    expect(measured([1, 2].map(page))).toMatchObject({ justifiedVerdict: 'yes', ragged: [] });
  });

  test('left and right pages with different margins', () => {
    const pages = Array.from({ length: 6 }, (_, index) =>
      pageOf(index, { align: 'justify', x: index % 2 ? 60 : 100, width: 430 }),
    );
    expect(measured(pages)).toMatchObject({ justifiedVerdict: 'yes', justified: 1 });
  });

  test('quotations set in on both sides', () => {
    const page = (seed: number) => [
      ...pageOf(seed, { align: 'justify' }, 3),
      ...paragraph({ align: 'justify', x: 110, width: 375, y: 580, lines: 6, seed }),
    ];
    expect(measured([1, 2, 3].map(page))).toMatchObject({ justifiedVerdict: 'yes', ragged: [] });
  });

  test('some lines that stick out of the column', () => {
    const page = (seed: number) =>
      pageOf(seed, { align: 'justify' }).map((each, index) =>
        index % 8 === 3 ? { ...each, box: [each.box[0], each.box[1], each.box[2] + 7, each.box[3]] as const } : each,
      );
    expect(verdict([1, 2, 3].map(page))).toBe('yes');
  });

  test('ragged lists between paragraphs do not change the verdict', () => {
    const items = (seed: number) =>
      Array.from({ length: 5 }, (_, index) =>
        line(`- un point court numéro ${index} de la liste`, 580 + index * 18, { x: 90 + seed }),
      );
    expect(verdict([1, 2, 3].map((seed) => [...pageOf(seed, { align: 'justify' }, 3), ...items(0)]))).toBe('yes');
  });

  test('right-to-left text', () => {
    expect(verdict(pagesOf(3, { align: 'justify' }).map((lines) => lines.map(mirrored)))).toBe('yes');
  });

  test('wide pages', () => {
    const pages = pagesOf(3, { align: 'justify', width: 690 }).map((lines) => ({ lines, width: 842, height: 595 }));
    expect(verdict(pages)).toBe('yes');
  });
});

describe('ragged text', () => {
  test.each<[string, ParagraphOptions]>([
    ['flush left', { align: 'left' }],
    ['flush left with indents', { align: 'left', indent: 25 }],
    ['centred', { align: 'center' }],
    ['narrow columns', { align: 'left', width: 220 }],
  ])('%s', (_name, options) => {
    expect(verdict(pagesOf(3, options))).toBe('no');
  });

  test('two columns', () => {
    const page = (seed: number) => [...pageOf(seed, { x: 50, width: 235 }), ...pageOf(seed + 50, { x: 310, width: 235 })];
    expect(verdict([1, 2].map(page))).toBe('no');
  });

  test('right-to-left text', () => {
    expect(verdict(pagesOf(3).map((lines) => lines.map(mirrored)))).toBe('no');
  });

  test('each page shows its first ragged block', () => {
    const { ragged } = measured(pagesOf(2));
    expect(ragged.map((place) => place.page)).toEqual([1, 2]);
    expect([71, 231, 391, 551]).toContain(ragged[0]?.box?.[1]);
  });
});

describe('mixed and short documents', () => {
  test('half justified, half not', () => {
    expect(verdict([...pagesOf(5, { align: 'justify' }), ...pagesOf(5)])).toBe('mixed');
  });

  test('a ragged page in a justified document is shown', () => {
    const result = measured([...pagesOf(5, { align: 'justify' }), ...pagesOf(1)]);
    expect(result.justifiedVerdict).toBe('yes');
    expect(result.ragged.map((place) => place.page)).toEqual([6]);
  });

  test('a justified page in a ragged document is not', () => {
    const result = measured([...pagesOf(5), ...pagesOf(1, { align: 'justify' })]);
    expect(result.justifiedVerdict).toBe('no');
    expect(result.ragged.map((place) => place.page)).not.toContain(6);
  });

  test('fewer than ten full lines tell nothing', () => {
    expect(measured([paragraph({ align: 'justify', lines: 10 })])).toMatchObject({
      justified: null,
      justifiedVerdict: null,
      ragged: [],
    });
  });

  test('ends of paragraphs are not full lines', () => {
    const short = Array.from({ length: 20 }, (_, index) =>
      paragraph({ y: 60 + index * 36, lines: 2, seed: index, align: 'justify' }),
    ).flat();
    expect(measured([short])).toMatchObject({ justified: 1, justifiedVerdict: 'yes' });
  });

  test('items of one line each tell nothing', () => {
    const items = Array.from({ length: 30 }, (_, index) => line('un élément de liste tout à fait court', 60 + index * 20));
    expect(verdict([items])).toBeNull();
  });
});
