/** QR codes of a page: the page at 200 dpi, then its pictures one by one at 300 when nothing was found. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Box, QrCode } from './document.ts';
import { imagesOf } from './pdf-facts.ts';
import type { Engine } from './pdfium.ts';
import { frameOfPage } from './pdf-read.ts';
import { greyOf, type Grey } from './raster.ts';

const PAGE_SCALE = 200 / 72;
const PICTURE_SCALE = 300 / 72;
/** Pictures looked at a page; smaller or longer ones hold no code. */
const PICTURES = 8;
const SMALLEST = 14;
const LONGEST = 3;
/** White kept around a picture: a code needs a quiet zone. */
const MARGIN = 8;

type Decode = (grey: Grey) => Promise<Omit<QrCode, 'page'>[]>;

let decoder: Promise<Decode> | null = null;

/** The reader of codes, loaded once from its package's own file (nothing is fetched). */
async function loadDecoder(): Promise<Decode> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  return async ({ file, toPoints }) => {
    const found = await readBarcodes(file, { formats: ['QRCode', 'MicroQRCode', 'RMQRCode'], tryHarder: true, tryRotate: false });
    return found.map(({ text, position: { topLeft, topRight, bottomLeft, bottomRight } }) => {
      const corners = [topLeft, topRight, bottomLeft, bottomRight].map(({ x, y }) => toPoints(x, y));
      const xs = corners.map(([x]) => x);
      const ys = corners.map(([, y]) => y);
      return { text, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
    });
  };
}

export async function qrCodesOf(engine: Engine, doc: number, page: number): Promise<QrCode[]> {
  const decode = await (decoder ??= loadDecoder());
  const whole = greyOf(engine, doc, page, PAGE_SCALE);
  const codes = whole ? await decode(whole) : [];
  if (codes.length === 0) {
    for (const box of picturesOf(engine, doc, page)) {
      const picture = greyOf(engine, doc, page, PICTURE_SCALE, box);
      if (picture) codes.push(...(await decode(picture)));
    }
  }
  return codes.map((code) => ({ page, ...code }));
}

/** Pictures that may hold a code, with their margin, on the page. */
function picturesOf(engine: Engine, doc: number, number: number): Box[] {
  const page = engine.call['FPDF_LoadPage']!(doc, number - 1);
  if (page === 0) return [];
  const frame = frameOfPage(engine, page);
  const boxes = imagesOf(engine, page, frame);
  engine.call['FPDF_ClosePage']!(page);
  return boxes
    .map(([x0, y0, x1, y1]): Box => [Math.max(0, x0), Math.max(0, y0), Math.min(frame.width, x1), Math.min(frame.height, y1)])
    .filter(([x0, y0, x1, y1]) => {
      const [wide, high] = [x1 - x0, y1 - y0];
      return Math.min(wide, high) >= SMALLEST && Math.max(wide, high) <= LONGEST * Math.min(wide, high);
    })
    .slice(0, PICTURES)
    .map(([x0, y0, x1, y1]): Box => [x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN]);
}
