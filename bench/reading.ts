/**
 * Where the time of reading goes, a document a line: `node bench/reading.ts FILE.pdf...` (the test corpus when no file is given).
 * `asked` is what the same characters cost when the interface is asked for each; `engine` is PDFium's own parsing and text extraction.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { askChars, CHAR, locateChars } from '../src/document/bulk-chars.ts';
import { closePdf, openPdf, readPages } from '../src/document/pdf-read.ts';
import { loadEngine, type Engine } from '../src/document/pdfium.ts';
import { decodePages, encodePages } from '../src/document/wire.ts';
import type { Page } from '../src/document/document.ts';

const ROUNDS = 9;
const corpus = join(import.meta.dirname, '..', 'tests', 'corpus');
const given = process.argv.slice(2);
const files =
  given.length > 0
    ? given
    : readdirSync(corpus)
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => join(corpus, name));

/** Least of `ROUNDS` runs, milliseconds of processor: what the work costs whatever else runs. */
function least(run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Opens every text page of a document and hands it to `use`. */
function eachTextPage(engine: Engine, doc: number, use: (textPage: number, count: number) => void): void {
  const { call } = engine;
  for (let index = 0; index < call['FPDF_GetPageCount']!(doc); index++) {
    const page = call['FPDF_LoadPage']!(doc, index);
    const text = call['FPDFText_LoadPage']!(page);
    use(text, call['FPDFText_CountChars']!(text));
    call['FPDFText_ClosePage']!(text);
    call['FPDF_ClosePage']!(page);
  }
}

const engine = await loadEngine();
console.log(
  'file                                      pages   chars  ms/page: whole  engine  +bulk  +asked  wire   pages not in bulk',
);
for (const file of files) {
  const held = openPdf(engine, readFileSync(file));
  if (typeof held === 'string') continue;
  let pages: Page[] = [];
  const whole = least(() => {
    pages = [];
    readPages(engine, held, (page) => pages.push(page));
  });
  let chars = 0;
  let slow = 0;
  eachTextPage(engine, held.doc, (text, count) => {
    chars += count;
    if (count > 0 && !locateChars(engine, text, count)) slow++;
  });
  const own = least(() => eachTextPage(engine, held.doc, () => undefined));
  const bulk = least(() => eachTextPage(engine, held.doc, (text, count) => void (count > 0 && locateChars(engine, text, count))));
  const asked = least(() =>
    eachTextPage(engine, held.doc, (text, count) => {
      const buffer = engine.call['malloc']!(count * CHAR.bytes + 4);
      askChars(engine, text, count, buffer);
      engine.call['free']!(buffer);
    }),
  );
  const wire = least(() => void decodePages(encodePages(pages, pages.length)));
  const each = (ms: number) => (ms / pages.length).toFixed(2).padStart(7);
  console.log(
    `${basename(file).slice(0, 40).padEnd(40)} ${String(pages.length).padStart(6)} ${String(chars).padStart(7)}        ${each(whole)} ${each(own)} ${each(bulk - own)} ${each(asked - own)} ${each(wire)} ${slow}`,
  );
  closePdf(engine, held);
}
