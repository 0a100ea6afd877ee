/** What is read of pages written operator by operator: words, lines, scripts, accents, facts of the file. */
import { describe, expect, it } from 'vitest';
import type { DocumentModel, Line } from '../src/document/document.ts';
import { readPdf } from '../src/document/pdf-read.ts';
import { HELVETICA, manyPages, onePage, rawPdf, stream } from './support/raw-pdf.ts';

const FONTS = '/Font<</F 5 0 R/B 6 0 R>>';
const LATIN = '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>';
const BOLD = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-BoldOblique/Encoding/WinAnsiEncoding>>';

async function read(bytes: Uint8Array): Promise<DocumentModel> {
  const model = await readPdf(bytes);
  if (typeof model === 'string') throw new Error(model);
  return model;
}

/** Lines of a page of which `content` is the stream. */
async function lines(content: string, fonts: readonly (string | Buffer)[] = [LATIN, BOLD]): Promise<readonly Line[]> {
  return (await read(onePage({ content, resources: FONTS, more: fonts }))).pages[0]!.lines;
}
const texts = (found: readonly Line[]) => found.map((line) => line.text);
const words = (line: Line | undefined) => line?.words.map((word) => word.text);

describe('words', () => {
  it('end at space glyphs, and at gaps when there are none', async () => {
    const found = await lines('BT /F 12 Tf 72 700 Td (un deux) Tj 0 -20 Td [(trois)-300(quatre)10(cinq)] TJ ET');
    expect(found.map(words)).toEqual([
      ['un', 'deux'],
      ['trois', 'quatrecinq'],
    ]);
  });

  it('keep together when letters are set apart a little', async () => {
    expect(texts(await lines('BT /F 12 Tf 1 Tc 72 700 Td (large) Tj ET'))).toEqual(['large']);
  });

  it('stay whole where the font changes inside', async () => {
    const [line] = await lines('BT /F 12 Tf 72 700 Td (gra) Tj /B 12 Tf (sse) Tj ET');
    expect(words(line)).toEqual(['grasse']);
  });

  it('have the size that is displayed, text and page matrices applied', async () => {
    const found = await lines(
      'q .5 0 0 .5 0 0 cm BT /F 12 Tf 2 0 0 2 144 1400 Tm (douze) Tj ET Q BT /F 1 Tf 9 0 0 9 72 650 Tm (neuf) Tj ET',
    );
    expect(found.map(({ text, size }) => [text, size])).toEqual([
      ['douze', 12],
      ['neuf', 9],
    ]);
  });

  it('expand ligatures, turn soft hyphens into hyphens, drop zero-width marks', async () => {
    const [line] = await lines('BT /F 12 Tf 72 700 Td <0001000200030004> Tj ET', [
      ...mapped(['FB01', '00AD', '200B', '0065']),
      BOLD,
    ]);
    expect(line?.text).toBe('fi-e');
  });

  it('take back the accents that TeX sets as glyphs of their own', async () => {
    const font =
      '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/acute/circumflex/dotlessi]>>>>';
    const [line] = await lines('BT /F 12 Tf 72 700 Td [(d)-55(\\001)388(eja) -300 (\\002) 305 (\\003le)] TJ ET', [font, BOLD]);
    expect(line?.text.normalize('NFC')).toBe('déja île');
  });
});

describe('lines', () => {
  it('split where columns are far apart, and not at the wide gaps of justified text', async () => {
    const found = await lines(
      'BT /F 10 Tf 72 700 Td (gauche) Tj 200 0 Td (droite) Tj ET BT /F 10 Tf 12 Tw 72 650 Td (mots bien distants) Tj ET',
    );
    expect(texts(found)).toEqual(['gauche', 'droite', 'mots bien distants']);
  });

  it('go from top to bottom, then from left to right, whatever the order of the file', async () => {
    const found = await lines('BT /F 10 Tf 1 0 0 1 300 500 Tm (c) Tj 1 0 0 1 72 500 Tm (b) Tj 1 0 0 1 72 700 Tm (a) Tj ET');
    expect(texts(found)).toEqual(['a', 'b', 'c']);
  });

  it('keep the call of a note as a small word of its own', async () => {
    const [line, next] = await lines(
      'BT /F 12 Tf 72 700 Td (source) Tj /F 7 Tf 5 Ts (3) Tj 0 Ts /F 12 Tf ( puis) Tj 0 -18 Td (suite) Tj ET',
    );
    expect(line?.words.map(({ text, size }) => [text, size])).toEqual([
      ['source', 12],
      ['3', 7],
      ['puis', 12],
    ]);
    expect(line).toMatchObject({ size: 12, baseline: 142 });
    expect(next?.text).toBe('suite');
  });

  it('give boxes and baselines from the top left', async () => {
    const [line] = await lines('BT /F 12 Tf 72 742 Td (AB) Tj ET');
    expect(line?.baseline).toBe(100);
    expect(line?.box[0]).toBe(72);
    expect(line?.box[2]).toBeCloseTo(72 + 12 * (0.722 + 0.667), 1);
    expect(line!.box[1]).toBeLessThan(92);
    expect(line!.box[3]).toBeGreaterThan(100);
  });

  it('leave rotated text out, and count it', async () => {
    const { pages } = await read(
      onePage({
        content: 'BT /F 12 Tf 0 1 -1 0 300 300 Tm (marge) Tj 1 0 0 1 72 700 Tm (droit) Tj ET',
        resources: FONTS,
        more: [LATIN, BOLD],
      }),
    );
    expect(pages[0]).toMatchObject({ rotatedChars: 5 });
    expect(texts(pages[0]!.lines)).toEqual(['droit']);
  });

  it('read Arabic in the order of reading, whichever way it was written', async () => {
    const font = mapped(['0633', '0644', '0627', '0645']);
    const [line] = await lines('BT /F 12 Tf 72 700 Td <0004000300020001> Tj ET', [...font, BOLD]);
    expect(line?.text).toBe('سلام');
  });

  it('mark glyphs that the file does not map to letters', async () => {
    const [line] = await lines('BT /F 12 Tf 72 700 Td <00010002> Tj ET', [...mapped(['0061']), BOLD]);
    expect(line?.text).toMatch(/^a.?$/u);
  });
});

describe('pages', () => {
  const turned = (rotate: number) =>
    rawPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/Rotate ${rotate}/MediaBox[0 0 600 900]/CropBox[50 100 550 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>`,
      stream(rotate === 90 ? 'BT /F 12 Tf 0 1 -1 0 100 200 Tm (vu droit) Tj ET' : 'BT /F 12 Tf 72 700 Td (vu droit) Tj ET'),
      LATIN,
    ]);

  it('are seen through their crop box', async () => {
    const [page] = (await read(turned(0))).pages;
    expect(page).toMatchObject({ width: 500, height: 700 });
    expect(page!.lines[0]).toMatchObject({ text: 'vu droit', baseline: 100 });
    expect(page!.lines[0]!.box[0]).toBe(22);
  });

  it('are seen turned as the reader turns them', async () => {
    const [page] = (await read(turned(90))).pages;
    expect(page).toMatchObject({ width: 700, height: 500, rotatedChars: 0 });
    expect(page!.lines[0]).toMatchObject({ text: 'vu droit', baseline: 50 });
    expect(page!.lines[0]!.box[0]).toBe(100);
  });

  it('are all read, and the characters of a font counted', async () => {
    const { pages, fonts } = await read(manyPages(3, (page, row) => `page ${page} rang ${row}`));
    expect(pages.map((page) => page.lines.length)).toEqual([40, 40, 40]);
    expect(pages[2]!.lines[39]!.text).toBe('page 3 rang 39');
    expect(fonts[0]).toMatchObject({
      name: 'Times-Roman',
      embedded: false,
      chars: pages
        .flatMap((page) => page.lines)
        .map((line) => line.text.replaceAll(' ', '').length)
        .reduce((a, b) => a + b),
    });
  });
});

describe('fonts', () => {
  it('tell name, family, weight, slope, and the widths of their letters', async () => {
    const { fonts } = await read(
      onePage({
        content: 'BT /F 12 Tf 72 700 Td (aeaeaeae) Tj /B 12 Tf 0 -20 Td (gras) Tj ET',
        resources: FONTS,
        more: [LATIN, BOLD],
      }),
    );
    expect(fonts[0]).toMatchObject({ family: 'Times', weight: 400, italic: false, embedded: false, chars: 8 });
    expect(fonts[0]!.advances).toEqual({ a: 0.444, e: 0.444 });
    expect(fonts[1]).toMatchObject({ family: 'Helvetica', weight: 700, italic: true });
  });
});

describe('facts', () => {
  it('are those of the catalog, the information, the outline and the links', async () => {
    const model = await read(
      rawPdf(
        [
          '<</Type/Catalog/Pages 2 0 R/Lang(fr-FR)/MarkInfo<</Marked true>>/Outlines 5 0 R/PageLabels<</Nums[0<</S/r>>]>>>>',
          '<</Type/Pages/Kids[3 0 R]/Count 1>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</I 10 0 R/G 11 0 R>>>>/Contents 4 0 R/Annots[7 0 R 8 0 R]>>',
          stream('q 100 0 0 50 20 700 cm /I Do Q q 1 0 0 1 200 300 cm /G Do Q'),
          '<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 1>>',
          '<</Title(Introduction)/Parent 5 0 R/Dest[3 0 R/XYZ 0 650 0]>>',
          '<</Type/Annot/Subtype/Link/Rect[10 10 110 30]/A<</S/URI/URI(https://example.org/)>>>>',
          '<</Type/Annot/Subtype/Link/Rect[10 40 110 60]/Dest[3 0 R/Fit]>>',
          '<</Title(Titre)/Author(Auteur)/Producer(Atelier)/Creator(Plume)>>',
          stream(Buffer.alloc(12), '/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB'),
          stream('q 30 0 0 30 0 0 cm /I Do Q', '/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</I 10 0 R>>>>'),
        ],
        { trailer: '/Info 9 0 R' },
      ),
    );
    expect(model).toMatchObject({
      version: '1.7',
      title: 'Titre',
      author: 'Auteur',
      producer: 'Atelier',
      creator: 'Plume',
      language: 'fr-FR',
      tagged: true,
      encrypted: false,
      pageCount: 1,
      scanned: false,
      outline: [{ title: 'Introduction', level: 0, page: 1, y: 150 }],
    });
    expect(model.pages[0]).toMatchObject({
      label: 'i',
      images: [
        [20, 50, 120, 100],
        [200, 470, 230, 500],
      ],
      links: [
        { box: [10, 770, 110, 790], url: 'https://example.org/', page: null },
        { box: [10, 740, 110, 760], url: null, page: 1 },
      ],
    });
  });

  it('are sane when there is nothing', async () => {
    const model = await read(onePage({ more: [HELVETICA] }));
    expect(model).toMatchObject({ title: null, language: null, tagged: false, outline: [], fonts: [], scanned: false });
  });

  it('say that pages are pictures', async () => {
    const picture = stream(
      Buffer.alloc(12),
      '/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB',
    );
    const model = await read(
      onePage({ content: 'q 595 0 0 842 0 0 cm /I Do Q', resources: '/XObject<</I 5 0 R>>', more: [picture] }),
    );
    expect(model.scanned).toBe(true);
  });
});

/** A font of two-byte codes from 1, each mapped to a character: font, descendant, descriptor and map, from object 5. */
function mapped(characters: readonly string[]): (string | Buffer)[] {
  const rows = characters.map((hex, index) => `<${String(index + 1).padStart(4, '0')}> <${hex}>`).join('\n');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${characters.length} beginbfchar\n${rows}\nendbfchar endcmap end end`;
  return [
    `<</Type/Font/Subtype/Type0/BaseFont/Essai/Encoding/Identity-H/ToUnicode 9 0 R/DescendantFonts[7 0 R]>>`,
    BOLD,
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Essai/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>',
    '<</Type/FontDescriptor/FontName/Essai/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    stream(map),
  ];
}
