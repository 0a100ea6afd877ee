import { describe, expect, test } from 'vitest';
import { font } from '../../../tests/support/document-builder.ts';
import { FACE_ROWS } from './face-table.ts';
import { FACE_WIDTHS } from './face-widths.ts';
import { type Face, faceById, faceOf, isNameless, isTextFace } from './faces.ts';
import { faceByWidths } from './fingerprint.ts';
import { identifyFonts } from './font-identity.ts';

/** Widths of a row of the reference table, as a reader gives them. */
function advancesOf(face: string, change: (width: number, index: number) => number | null = (width) => width) {
  const row =
    FACE_WIDTHS.find(([id]) => id === face)?.[1]
      .split(' ')
      .map(Number) ?? [];
  const pairs = row.map((width, index) => [String.fromCharCode(97 + index), change(width / 1000, index)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, number] => pair[1] !== null));
}

describe('the face behind a name', () => {
  test.each([
    ['TimesNewRomanPSMT', 'times'],
    ['ABCDEF+TimesNewRomanPS-BoldMT', 'times'],
    ['Times New Roman', 'times'],
    ['Times-Roman', 'times'],
    ['LiberationSerif-Italic', 'times'],
    ['NimbusRomNo9L-Regu', 'times'],
    ['TeXGyreTermes-Regular', 'times'],
    ['Tinos', 'times'],
    ['ArialMT', 'arial'],
    ['Helvetica', 'arial'],
    ['LiberationSans', 'arial'],
    ['ArialNarrow', 'arial-narrow'],
    ['Arial-Black', 'arial-black'],
    ['HelveticaNeue-Light', 'helvetica-neue'],
    ['Calibri-Light', 'calibri'],
    ['Carlito', 'calibri'],
    ['Cambria', 'cambria'],
    ['CambriaMath', 'symbol'],
    ['URWPalladioL-Roma', 'palatino'],
    ['BookAntiqua', 'palatino'],
    ['CenturyGothic', 'century-gothic'],
    ['CenturySchoolbook', 'century-schoolbook'],
    ['CMR12', 'computer-modern'],
    ['SFRM1095', 'computer-modern'],
    ['ECRM1200', 'computer-modern'],
    ['LMRoman12-Regular-Identity-H', 'computer-modern'],
    ['CMBX10', 'computer-modern'],
    ['SFTI1200', 'computer-modern'],
    ['CMSS12', 'computer-modern-sans'],
    ['SFSX1440', 'computer-modern-sans'],
    ['LMSans10-Bold', 'computer-modern-sans'],
    ['SFTT1000', 'computer-modern-mono'],
    ['LMMono10-Regular', 'computer-modern-mono'],
    ['CMMI12', 'symbol'],
    ['LMMathItalic10-Regular', 'symbol'],
    ['SFProText-Regular', 'san-francisco'],
    ['OpenSans', 'open-sans'],
    ['DejaVuSansMono', 'menlo'],
    ['DejaVuSans', 'dejavu-sans'],
    ['ComicSansMS', 'comic-sans'],
  ])('%s is %s', (name, id) => {
    expect(faceOf(name)?.id).toBe(id);
  });

  test.each([[''], ['CIDFont+F1'], ['Zorglub-Regular'], ['R12']])('%j is no face that is known', (name) => {
    expect(faceOf(name)).toBeNull();
  });

  test.each([[''], ['CIDFont+F1'], ['ABCDEF+F12'], ['T3Font_0'], ['F3']])('%j says nothing', (name) => {
    expect(isNameless(name)).toBe(true);
  });

  test.each([['Forte'], ['Futura'], ['Garamond'], ['Fira Sans']])('%j says something', (name) => {
    expect(isNameless(name)).toBe(false);
  });

  test('text faces are made for reading; display, handwriting and typewriter faces are not', () => {
    const readable = (id: string) => isTextFace(faceById(id) as Face);
    expect(['georgia', 'arial', 'computer-modern'].map(readable)).toEqual([true, true, true]);
    expect(['comic-sans', 'script', 'courier', 'symbol'].map(readable)).toEqual([false, false, false, false]);
  });

  test('the table has no face twice, and every line height is plausible', () => {
    expect(new Set(FACE_ROWS.map(([id]) => id)).size).toBe(FACE_ROWS.length);
    expect(FACE_ROWS.filter(([, , , height]) => height < 1 || height > 1.6)).toEqual([]);
  });

  test('no beginning of a name belongs to two faces', () => {
    const all = FACE_ROWS.flatMap((row) => row[4].split(' '));
    expect(all.filter((beginning, index) => all.indexOf(beginning) !== index)).toEqual([]);
  });

  test('every face known by its widths is in the table', () => {
    expect(FACE_WIDTHS.filter(([id]) => faceById(id) === null)).toEqual([]);
  });
});

describe('the face behind widths', () => {
  test.each(FACE_WIDTHS.map(([id], index) => [id, index] as const))(
    '%s (row %i) is told from the others by exact widths',
    (id, index) => {
      const row = FACE_WIDTHS[index]?.[1].split(' ') ?? [];
      const advances = Object.fromEntries(row.map((width, letter) => [String.fromCharCode(97 + letter), Number(width) / 1000]));
      expect(faceByWidths(advances)?.id).toBe(id);
    },
  );

  test('rounded positions do not hide the face', () => {
    expect(faceByWidths(advancesOf('times', (width, index) => width + (index % 2 ? 0.004 : -0.004)))?.id).toBe('times');
  });

  test('a little space added between all letters does not hide the face', () => {
    expect(faceByWidths(advancesOf('calibri', (width) => width + 0.008))?.id).toBe('calibri');
  });

  test('a few letters measured in another font do not hide the face', () => {
    expect(faceByWidths(advancesOf('computer-modern', (width, index) => (index % 13 === 0 ? width + 0.1 : width)))?.id).toBe(
      'computer-modern',
    );
  });

  test('widths that are of no known face tell nothing', () => {
    expect(faceByWidths(advancesOf('times', (width, index) => width * (index % 2 ? 1.1 : 0.95)))).toBeNull();
  });

  test('a condensed face is not taken for the plain one', () => {
    expect(faceByWidths(advancesOf('times', (width) => width * 0.9))).toBeNull();
  });

  test('too few letters tell nothing', () => {
    expect(faceByWidths(advancesOf('times', (width, index) => (index < 11 ? width : null)))).toBeNull();
  });
});

describe('the identity of a font', () => {
  const only = (...fonts: Parameters<typeof identifyFonts>[0]) => identifyFonts(fonts)[0];

  test('a name that is known is believed, and reported as read', () => {
    const named = font('SFRM1200', { family: 'SFRM', advances: advancesOf('arial') });
    expect(only(named)).toMatchObject({ family: 'SFRM', key: 'computer-modern', by: 'name', prose: true });
  });

  test('a nameless font is named by its widths', () => {
    expect(only(font('CIDFont+F1', { advances: advancesOf('calibri') }))).toMatchObject({
      family: 'Calibri',
      key: 'calibri',
      by: 'widths',
    });
  });

  test('an unknown name with known widths keeps its name and gets the face', () => {
    const clone = font('Zorglub-Regular', { advances: advancesOf('times') });
    expect(only(clone)).toMatchObject({ family: 'Zorglub', key: 'times', by: 'widths' });
  });

  test('an unknown name with unknown widths is a family, of no known face', () => {
    expect(only(font('Zorglub-Regular'))).toMatchObject({ family: 'Zorglub', face: null, by: 'name' });
  });

  test('a nameless font with unknown widths has no family', () => {
    expect(only(font('CIDFont+F1'))).toMatchObject({ family: null, face: null, by: null });
  });

  test('typewriter and symbol fonts set no prose', () => {
    expect(only(font('CourierNewPSMT'))).toMatchObject({ prose: false });
    expect(only(font('Zorglub', { mono: true }))).toMatchObject({ prose: false });
    expect(only(font('SymbolMT'))).toMatchObject({ prose: false });
  });
});
