/** The layout that bulk-chars.ts describes is the one of the engine installed: what it reads is what the interface answers. */
import { expect, it } from 'vitest';
import { askChars, CHAR, locateChars } from '../src/document/bulk-chars.ts';
import { closePdf, openPdf, type Held } from '../src/document/pdf-read.ts';
import { loadEngine } from '../src/document/pdfium.ts';
import { corpusFile } from './support/hostile.ts';
import { manyPages } from './support/raw-pdf.ts';

it.each([
  ['plain text', () => manyPages(1, (_page, row) => `rang ${row}, avec assez de lettres pour plusieurs blocs`)],
  ['a page of Word', () => corpusFile('word-conform.pdf')],
  ['Type 3 fonts', () => corpusFile('latex-type3-single.pdf')],
])('reads %s as the interface does, character by character', async (_name, bytes) => {
  const engine = await loadEngine();
  const held = openPdf(engine, bytes()) as Held;
  const page = engine.call['FPDF_LoadPage']!(held.doc, 0);
  const text = engine.call['FPDFText_LoadPage']!(page);
  const count = engine.call['FPDFText_CountChars']!(text);
  expect(count).toBeGreaterThan(20);
  const bulk = locateChars(engine, text, count);
  expect(bulk).not.toBeNull();
  const asked = askChars(engine, text, count, engine.call['malloc']!(count * CHAR.bytes));
  const u32 = engine.u32();
  const differing = [];
  for (let index = 0; index < count; index++) {
    const generated = (u32[bulk!(index) >> 2]! & 255) === 1;
    const fields = generated
      ? [CHAR.unicode]
      : [CHAR.unicode, CHAR.x, CHAR.y, CHAR.ink, CHAR.loose, CHAR.loose + 8, CHAR.matrix, CHAR.object];
    for (const field of fields)
      if (u32[(bulk!(index) + field) >> 2] !== u32[(asked(index) + field) >> 2]) differing.push([index, field]);
  }
  expect(differing).toEqual([]);
  engine.call['FPDFText_ClosePage']!(text);
  engine.call['FPDF_ClosePage']!(page);
  closePdf(engine, held);
});

it('refuses to read where the page does not lie', async () => {
  const engine = await loadEngine();
  const nowhere = engine.call['malloc']!(4096);
  engine.u8().fill(0, nowhere, nowhere + 4096);
  expect(locateChars(engine, nowhere, 10)).toBeNull();
  engine.u32().set([nowhere + 64, 0, 0, 0, 10], (nowhere + 20) >> 2);
  expect(locateChars(engine, nowhere, 10)).toBeNull();
  engine.u32()[(nowhere + 20) >> 2] = 0xfffffff0;
  expect(locateChars(engine, nowhere, 10)).toBeNull();
});
