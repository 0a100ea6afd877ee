/** PDF bytes to DocumentModel, in this process. Bad bytes give a failure, never an exception; a file that breaks the engine throws. */
import type { Box, DocumentModel, OutlineItem, Page, ReadFailure } from './document.ts';
import { GlyphReader } from './engine-page.ts';
import { FontTable } from './fonts.ts';
import { fragmentsOf } from './fragments.ts';
import { frameOf, type Frame } from './glyphs.ts';
import { linesOf } from './line-model.ts';
import { factsOf, imagesOf, linksOf, outlineOf } from './pdf-facts.ts';
import { allow, loadEngine, type Engine } from './pdfium.ts';
import { sniff } from './sniff.ts';

/** Pages beyond are counted, not read. */
export const PAGE_LIMIT = 1000;
/** Characters read a page. */
const GLYPH_LIMIT = 200_000;
const PASSWORD = 4;

/** A document that the engine holds. */
export interface Held {
  doc: number;
  buffer: number;
}

/** Opens bytes; the reason when the engine refuses them. */
export function openPdf(engine: Engine, bytes: Uint8Array): Held | ReadFailure['reason'] {
  allow(bytes.length);
  const buffer = engine.call['malloc']!(bytes.length || 1);
  if (buffer === 0) return 'too-large-in-memory';
  engine.u8().set(bytes, buffer);
  const doc = engine.call['FPDF_LoadMemDocument']!(buffer, bytes.length, 0);
  // A cut file may still open, with the pages that were left: what it says of the document is not to be trusted.
  const cut = doc !== 0 && sniff(bytes).cut && engine.call['FPDF_DocumentHasValidCrossReferenceTable']!(doc) === 0;
  if (doc !== 0 && !cut) return { doc, buffer };
  if (cut) engine.call['FPDF_CloseDocument']!(doc);
  const error = engine.call['FPDF_GetLastError']!();
  engine.call['free']!(buffer);
  return !cut && error === PASSWORD ? 'password' : 'damaged';
}

export function closePdf(engine: Engine, held: Held): void {
  engine.call['FPDF_CloseDocument']!(held.doc);
  engine.call['free']!(held.buffer);
}

/** The model but its pages, which are handed out one by one. */
export type Closing = Omit<DocumentModel, 'pages'>;

/** Reads an open document page by page; null when none of its pages can be loaded. */
export function readPages(engine: Engine, { doc }: Held, onPage: (page: Page, pages: number) => void): Closing | null {
  const { call } = engine;
  const pageCount = call['FPDF_GetPageCount']!(doc);
  const readable = Math.min(pageCount, PAGE_LIMIT);
  const fonts = new FontTable();
  const reader = new GlyphReader(engine, fonts);
  const scan = new ScanSign();
  const frames: Frame[] = [];
  let loaded = 0;
  for (let index = 0; index < readable; index++) {
    const handle = call['FPDF_LoadPage']!(doc, index);
    const frame = handle === 0 ? frameOf(0, 0, 595, 842, 0) : frameOfPage(engine, handle);
    const page = handle === 0 ? blankPage(index + 1, frame) : pageOf(engine, doc, handle, index + 1, frame, reader, fonts);
    if (handle !== 0) {
      loaded++;
      call['FPDF_ClosePage']!(handle);
    }
    frames.push(frame);
    scan.see(page);
    onPage(page, readable);
  }
  if (loaded === 0) return null;
  const outline = outlineOf(engine, doc).map((item) => inFrame(item, frames));
  return { ...factsOf(engine, doc), pageCount, fonts: fonts.fonts(), outline, scanned: scan.verdict() };
}

/** Frame of an open page. */
export function frameOfPage(engine: Engine, page: number): Frame {
  const { call, scratch } = engine;
  call['FPDF_GetPageBoundingBox']!(page, scratch);
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.f32().slice(scratch >> 2, (scratch >> 2) + 4);
  return frameOf(left, bottom, right, top, call['FPDFPage_GetRotation']!(page));
}

function blankPage(number: number, frame: Frame): Page {
  return { number, label: null, width: frame.width, height: frame.height, lines: [], rotatedChars: 0, images: [], links: [] };
}

function pageOf(
  engine: Engine,
  doc: number,
  page: number,
  number: number,
  frame: Frame,
  reader: GlyphReader,
  fonts: FontTable,
): Page {
  const { call } = engine;
  const textPage = call['FPDFText_LoadPage']!(page);
  const { fragments, rotatedChars } = fragmentsOf(reader.read(textPage, frame, GLYPH_LIMIT), fonts);
  call['FPDFText_ClosePage']!(textPage);
  const label = engine.utf16((buffer, size) => call['FPDF_GetPageLabel']!(doc, number - 1, buffer, size));
  return {
    number,
    label: label === '' ? null : label,
    width: Math.round(frame.width * 100) / 100,
    height: Math.round(frame.height * 100) / 100,
    lines: linesOf(fragments),
    rotatedChars,
    images: imagesOf(engine, page, frame),
    links: linksOf(engine, doc, page, frame),
  };
}

function inFrame(item: OutlineItem, frames: readonly Frame[]): OutlineItem {
  const frame = item.page === null ? undefined : frames[item.page - 1];
  if (!frame || item.y === null) return { ...item, y: null };
  return { ...item, y: Math.min(frame.height, Math.max(0, frame.b === 0 ? frame.d * item.y + frame.f : frame.f)) };
}

const LITTLE_TEXT = 20;

/** Scanned: text on less than a fifth of the pages, and pictures that fill half of at least half of them. */
class ScanSign {
  #pages = 0;
  #withText = 0;
  #pictures = 0;

  see(page: Page): void {
    this.#pages++;
    const chars = page.lines.reduce((sum, line) => sum + line.text.length, 0);
    if (chars >= LITTLE_TEXT) this.#withText++;
    else if (page.images.reduce((sum, image) => sum + area(image, page), 0) > 0.5 * page.width * page.height) this.#pictures++;
  }

  verdict(): boolean {
    return this.#withText < 0.2 * this.#pages && this.#pictures >= 0.5 * this.#pages;
  }
}

function area([x0, y0, x1, y1]: Box, page: Page): number {
  return Math.max(0, Math.min(x1, page.width) - Math.max(x0, 0)) * Math.max(0, Math.min(y1, page.height) - Math.max(y0, 0));
}

let engineReady: Promise<Engine> | null = null;

/** Reads bytes in this process: for tests and benches; the product reads in a child process (`reader-pool.ts`). */
export async function readPdf(bytes: Uint8Array): Promise<DocumentModel | ReadFailure['reason']> {
  const engine = await (engineReady ??= loadEngine());
  const held = openPdf(engine, bytes);
  if (typeof held === 'string') return held;
  try {
    const pages: Page[] = [];
    const rest = readPages(engine, held, (page) => pages.push(page));
    return rest ? { ...rest, pages } : 'damaged';
  } finally {
    closePdf(engine, held);
  }
}
