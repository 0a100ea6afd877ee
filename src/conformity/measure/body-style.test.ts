import { describe, expect, test } from 'vitest';
import { documentOf, font, line, paragraph } from '../../../tests/support/document-builder.ts';
import type { DocumentModel, Line } from '../../document/document.ts';
import { measureBody } from './body-style.ts';
import { FACE_WIDTHS } from './face-widths.ts';

const FONTS = ['TimesNewRomanPSMT', 'Arial-BoldMT', 'CourierNewPSMT', 'ArialMT'];
const measure = (document: DocumentModel, contents: number[] = []) =>
  measureBody(document, { first: 1, last: document.pages.length }, contents);
/** Pages of one paragraph each, in one font. */
const plain = (count: number, over: Parameters<typeof paragraph>[0] = {}) =>
  Array.from({ length: count }, (_, seed) => paragraph({ lines: 30, seed, ...over }));

describe('face and size', () => {
  test('are those of the text, not of titles, notes and captions', () => {
    const pages = plain(3).map((text) => [
      line('Première partie', 60, { size: 24, font: 1 }),
      ...text,
      ...paragraph({ y: 700, lines: 6, size: 9, font: 3, leading: 11 }),
    ]);
    const body = measure(documentOf({ pages, fonts: FONTS }));
    expect(body).toMatchObject({ face: 'times', identifiedBy: 'name', size: 12, readable: true });
    expect(body.familyShare).toBeGreaterThan(0.8);
    expect(body.familyShare).toBeLessThan(1);
  });

  test('family is as read from the file', () => {
    expect(measure(documentOf({ pages: plain(2), fonts: ['ABCDEF+LiberationSerif'] })).family).toBe('LiberationSerif');
  });

  test('sizes of TeX are kept as displayed', () => {
    expect(measure(documentOf({ pages: plain(2, { size: 10.909 }), fonts: ['SFRM1095'] })).size).toBe(10.9);
  });

  test('sizes that rounding spreads are one size', () => {
    const pages = [...plain(2, { size: 11.95 }), ...plain(2, { size: 12.05 })];
    expect(measure(documentOf({ pages })).sizeShare).toBe(1);
  });

  test('upright, bold and italic fonts of a face are one family', () => {
    const pages = [...plain(3), ...plain(1, { font: 1 })];
    expect(measure(documentOf({ pages, fonts: ['TimesNewRomanPSMT', 'TimesNewRomanPS-ItalicMT'] })).familyShare).toBe(1);
  });

  test('metric equivalents are one face', () => {
    const pages = [...plain(3), ...plain(1, { font: 1 })];
    const body = measure(documentOf({ pages, fonts: ['TimesNewRomanPSMT', 'LiberationSerif'] }));
    expect(body).toMatchObject({ face: 'times', familyShare: 1, otherPages: [] });
  });

  test('code listings do not count, however many', () => {
    const pages = [...plain(2), ...plain(6, { font: 2, size: 9, leading: 10 })];
    expect(measure(documentOf({ pages, fonts: FONTS }))).toMatchObject({ face: 'times', size: 12, familyShare: 1 });
  });

  test('contents pages do not count', () => {
    const pages = [...plain(3, { font: 3, size: 10 }), ...plain(2)];
    expect(measure(documentOf({ pages, fonts: FONTS }), [1, 2, 3])).toMatchObject({ face: 'times', size: 12 });
  });

  test('pages outside the body do not count', () => {
    const document = documentOf({ pages: [...plain(2), ...plain(4, { font: 3, size: 10 })], fonts: FONTS });
    expect(measureBody(document, { first: 1, last: 2 }, [])).toMatchObject({ face: 'times', size: 12, otherPages: [] });
  });

  test('large and bold titles do not make the body of a short document', () => {
    const title = (y: number, options: object) => line('Un titre qui tient presque toute la ligne ici', y, options);
    const cover = [
      title(90, { size: 20 }),
      title(120, { size: 20 }),
      title(150, { size: 14, font: 1 }),
      title(180, { size: 14, font: 1 }),
    ];
    const bold = font('Arial-BoldMT', { weight: 700 });
    const document = documentOf({ pages: [cover, paragraph({ lines: 3 })], fonts: ['ArialMT', bold] });
    expect(measure(document).size).toBe(12);
  });

  test('a document wholly set large is large', () => {
    expect(measure(documentOf({ pages: plain(3, { size: 16, leading: 20 }) })).size).toBe(16);
  });

  test('a nameless font is told by its widths', () => {
    const widths = FACE_WIDTHS.find(([id]) => id === 'computer-modern')?.[1].split(' ') ?? [];
    const advances = Object.fromEntries(widths.map((width, index) => [String.fromCharCode(97 + index), Number(width) / 1000]));
    const body = measure(documentOf({ pages: plain(2), fonts: [font('', { advances })] }));
    expect(body).toMatchObject({ family: 'Computer Modern', face: 'computer-modern', identifiedBy: 'widths' });
  });

  test('a nameless font with unknown widths has a size and no family', () => {
    const body = measure(documentOf({ pages: plain(2), fonts: ['CIDFont+F1'] }));
    expect(body).toMatchObject({ family: null, face: null, identifiedBy: null, size: 12, readable: null });
  });

  test.each([
    ['Georgia', true],
    ['ComicSansMS', false],
    ['BrushScriptMT', false],
    ['Zorglub', null],
  ])('%s is a readable text face: %s', (name, readable) => {
    expect(measure(documentOf({ pages: plain(2), fonts: [name] })).readable).toBe(readable);
  });

  test('a poster has no body', () => {
    const poster = [line('AFFICHE', 200, { size: 60 }), line('Jeudi 12 mars', 400, { size: 20 })];
    expect(measure(documentOf({ pages: [poster] }))).toMatchObject({
      family: null,
      size: null,
      spacing: null,
      justifiedVerdict: null,
      readable: null,
    });
  });

  test('an empty document has no body', () => {
    expect(measure(documentOf({ pages: [[]] })).family).toBeNull();
    expect(measure(documentOf({ pages: [] })).family).toBeNull();
  });
});

describe('pages in another style', () => {
  const other = (pages: Line[][]) => measure(documentOf({ pages, fonts: FONTS })).otherPages.map((place) => place.page);

  test('none when all pages agree', () => expect(other(plain(4))).toEqual([]));
  test('another face', () => expect(other([...plain(3), ...plain(1, { font: 3 })])).toEqual([4]));
  test('another size', () => expect(other([...plain(3), ...plain(1, { size: 10, leading: 12 })])).toEqual([4]));
  test('half a point is not another size', () => expect(other([...plain(3), ...plain(1, { size: 11.6 })])).toEqual([]));
  test('a short passage on a page is not a page', () =>
    expect(other([...plain(2), [...paragraph({ lines: 20 }), ...paragraph({ y: 500, lines: 5, font: 3 })]])).toEqual([]));
  test('a page with little text is not judged', () => expect(other([...plain(2), paragraph({ lines: 3, font: 3 })])).toEqual([]));

  test('the place is the first line in the other style', () => {
    const pages = [...plain(3), [...paragraph({ lines: 2 }), ...paragraph({ y: 200, lines: 20, font: 3 })]];
    expect(measure(documentOf({ pages, fonts: FONTS })).otherPages[0]?.box?.[1]).toBe(191);
  });
});

describe('pages shrunk to show comments', () => {
  const shrunk = (seed: number) => [
    ...paragraph({ lines: 30, seed, size: 9, leading: 13.5, width: 330 }),
    line('Commenté [AB1]: à revoir', 100, { x: 430, size: 7 }),
  ];

  test('are left out when other pages are enough', () => {
    expect(measure(documentOf({ pages: [...plain(3), shrunk(1), shrunk(2)] }))).toMatchObject({ size: 12, otherPages: [] });
  });

  test('are measured as displayed when there is nothing else', () => {
    expect(measure(documentOf({ pages: [shrunk(1), shrunk(2), shrunk(3)] })).size).toBe(9);
  });
});
