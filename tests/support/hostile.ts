/** Hostile files, made in memory, each with what the reader must say of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { ReadFailure } from '../../src/document/document.ts';
import { deflatedRepeat, deflatedStream, HELVETICA, manyPages, onePage, rawPdf, stream } from './raw-pdf.ts';

const CORPUS = join(import.meta.dirname, '..', 'corpus');
export const corpusFile = (name: string): Buffer => readFileSync(join(CORPUS, name));

export interface Hostile {
  name: string;
  bytes: () => Buffer;
  /** Reasons of which one must be given, or the pages that must be counted. */
  expected: { reasons: readonly ReadFailure['reason'][]; detected?: string; truncated?: boolean } | { pages: number };
}

const SPACES = Buffer.alloc(1_000_000, ' ');
const LETTERS = Buffer.from('BT /F 9 Tf 10 10 Td (a) Tj ET\n'.repeat(30_000));
const refused = (...reasons: ReadFailure['reason'][]) => ({ reasons });
/** Too much for a reader: which limit is met first depends on the machine. */
const TOO_MUCH = refused('too-slow', 'too-large-in-memory', 'crashed');
const form = (content: string, resources: string) =>
  stream(content, `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<${resources}>>>>`);

/** A zip whose first entry names what it is, as Word and others write it. */
function zipOf(entry: string): Buffer {
  const name = Buffer.from(entry);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, Buffer.alloc(400)]);
}

export const WRONG_TYPES: readonly Hostile[] = [
  { name: 'empty file', bytes: () => Buffer.alloc(0), expected: refused('empty') },
  { name: 'plain text', bytes: () => Buffer.from('bonjour '.repeat(100)), expected: refused('not-pdf') },
  {
    name: 'Word document renamed',
    bytes: () => zipOf('word/document.xml'),
    expected: { ...refused('not-pdf'), detected: 'docx' },
  },
  {
    name: 'picture renamed',
    bytes: () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500)]),
    expected: { ...refused('not-pdf'), detected: 'png' },
  },
  {
    name: 'web page renamed',
    bytes: () => Buffer.from('<!DOCTYPE html><html><body>404</body></html>'),
    expected: { ...refused('not-pdf'), detected: 'html' },
  },
];

export const DAMAGED: readonly Hostile[] = [
  { name: 'header alone', bytes: () => Buffer.from('%PDF-1.7\n'), expected: refused('damaged') },
  { name: 'cut after a fifth', bytes: () => cut('word-conform.pdf', 0.2), expected: { ...refused('damaged'), truncated: true } },
  { name: 'password', bytes: () => corpusFile('word-password.pdf'), expected: refused('password') },
  {
    name: 'page tree that holds itself',
    bytes: () => rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>']),
    expected: refused('damaged'),
  },
  {
    name: 'arrays in arrays',
    bytes: () => Buffer.from(`%PDF-1.4\n1 0 obj\n${'['.repeat(300_000)}\nendobj\ntrailer<</Root 1 0 R>>`),
    expected: refused('damaged'),
  },
  {
    name: 'dictionaries in dictionaries',
    bytes: () => Buffer.from(`%PDF-1.4\n1 0 obj\n${'<</A '.repeat(200_000)}\nendobj\ntrailer<</Root 1 0 R>>`),
    expected: refused('damaged'),
  },
];

export const ODD: readonly Hostile[] = [
  {
    name: 'cross-reference table off by 37',
    bytes: () =>
      rawPdf(
        [
          '<</Type/Catalog/Pages 2 0 R>>',
          '<</Type/Pages/Kids[3 0 R]/Count 1>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
        ],
        { shift: 37 },
      ),
    expected: { pages: 1 },
  },
  {
    name: 'page of ten metres',
    bytes: () => onePage({ box: '[0 0 28346 28346]', content: '0 0 1 1 re f' }),
    expected: { pages: 1 },
  },
  {
    name: 'page of a hundred million points',
    bytes: () => onePage({ box: '[0 0 100000000 100000000]', content: '0 0 1 1 re f' }),
    expected: { pages: 1 },
  },
  { name: 'page without area', bytes: () => onePage({ box: '[10 10 10 10]', content: '0 0 1 1 re f' }), expected: { pages: 1 } },
  { name: 'fonts without Unicode', bytes: withoutUnicode, expected: { pages: 1 } },
  { name: 'right to left', bytes: () => corpusFile('word-right-to-left-line.pdf'), expected: { pages: 35 } },
  {
    name: 'form that draws itself',
    bytes: () => onePage({ content: '/X Do', resources: '/XObject<</X 5 0 R>>', more: [form('/X Do', '/X 5 0 R')] }),
    expected: { pages: 1 },
  },
  { name: 'ten thousand pages', bytes: () => tenThousand(), expected: { pages: 10_000 } },
  { name: 'picture of ten thousand million points', bytes: hugePicture, expected: { pages: 1 } },
];

export const GREEDY: readonly Hostile[] = [
  { name: 'bomb of spaces', bytes: () => onePage({ contents: deflatedStream(deflatedRepeat(SPACES, 900)) }), expected: TOO_MUCH },
  {
    name: 'bomb in a bomb',
    bytes: () => onePage({ contents: deflatedStream(deflateSync(deflatedRepeat(SPACES, 1500)), '', 2) }),
    expected: TOO_MUCH,
  },
  {
    name: 'bomb of text',
    bytes: () =>
      onePage({ contents: deflatedStream(deflatedRepeat(LETTERS, 100)), resources: '/Font<</F 5 0 R>>', more: [HELVETICA] }),
    expected: TOO_MUCH,
  },
  { name: 'forms in forms', bytes: formsInForms, expected: TOO_MUCH },
];

function cut(name: string, share: number): Buffer {
  const whole = corpusFile(name);
  return whole.subarray(0, Math.floor(whole.length * share));
}

function tenThousand(): Buffer {
  const kids = '3 0 R '.repeat(10_000);
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count 10000>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    stream(''),
  ]);
}

/** Glyph numbers without a table that says which letters they are. */
function withoutUnicode(): Buffer {
  return onePage({
    content: 'BT /F 12 Tf 72 700 Td <00010002000300040005> Tj ET',
    resources: '/Font<</F 5 0 R>>',
    more: [
      '<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Inconnue/Encoding/Identity-H/DescendantFonts[6 0 R]>>',
      '<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Inconnue/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 7 0 R>>',
      '<</Type/FontDescriptor/FontName/ABCDEF+Inconnue/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    ],
  });
}

function hugePicture(): Buffer {
  const picture = stream(
    Buffer.alloc(1000),
    '/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB',
  );
  return onePage({ content: 'q 595 0 0 842 0 0 cm /I Do Q', resources: '/XObject<</I 5 0 R>>', more: [picture] });
}

/** Twelve forms, each of which draws the next one eight times. */
function formsInForms(): Buffer {
  const depth = 12;
  const forms = Array.from({ length: depth }, (_, level) =>
    form(level < depth - 1 ? '/X Do '.repeat(8) : '0 0 1 1 re f', `/X ${6 + level} 0 R`),
  );
  return onePage({ content: '/X Do', resources: '/XObject<</X 5 0 R>>', more: forms });
}

/** A file of ordinary text, to prove that the reader still works. */
export const ordinary = (pages = 2): Buffer =>
  manyPages(pages, (page, row) => `Ligne ${row} de la page ${page}, au sujet des livraisons du matin`);
