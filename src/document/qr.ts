/** QR codes of a page, at 200 dpi, then at 300 when nothing was found. Only what may hold a code is drawn and decoded. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Box, QrCode } from './document.ts';
import { eachImage } from './pdf-facts.ts';
import type { Engine } from './pdfium.ts';
import { frameOfPage } from './pdf-read.ts';
import { looksLikeCode } from './finder.ts';
import { greyOf, storedGrey, type Grey } from './raster.ts';

const FIRST_SCALE = 200 / 72;
const SECOND_SCALE = 300 / 72;
/** Pictures looked at a page. */
const PICTURES = 8;
/** Points. */
const SMALLEST = 14;
/** Width over height of pictures that may be a code, a card or a page; wider ones are photographs and screens. */
const NARROWEST = 0.5;
const WIDEST = 1.3;
/** Points: a code alone is hardly larger. */
const ALONE = 170;
/** Points of white kept around a picture. */
const MARGIN = 8;
const OBJECTS = 5000;
const PATH = 2;
const FORM = 5;
/** Corners of the shapes of the smallest code: 21 × 21 modules, about half of them dark, joined in rows. */
const CORNERS = 300;

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

/** QR codes of a page. Pictures shaped like a code or like a page are looked at one by one; drawn codes on the page as a whole. */
export async function qrCodesOf(engine: Engine, doc: number, page: number): Promise<QrCode[]> {
  const { pictures, drawn } = candidatesOf(engine, doc, page);
  const codes: Omit<QrCode, 'page'>[] = [];
  const look = async (grey: Grey | null) => {
    if (grey && looksLikeCode(grey)) codes.push(...(await (await (decoder ??= loadDecoder()))(grey)));
  };
  if (drawn) await look(greyOf(engine, doc, page, FIRST_SCALE));
  if (codes.length === 0)
    for (const { box, stored } of pictures) await look(stored ?? greyOf(engine, doc, page, FIRST_SCALE, box));
  if (codes.length === 0)
    for (const { box } of pictures.filter(isSmall)) await look(greyOf(engine, doc, page, SECOND_SCALE, box));
  return distinct(codes).map((code) => ({ page, ...code }));
}

interface Picture {
  /** With its margin: a code needs white around it. */
  box: Box;
  /** Its pixels, when they can be had without drawing. */
  stored: Grey | null;
}

/** Small enough to be a code alone: worth a second look, closer. A code on a larger picture is read at the first. */
function isSmall({ box: [x0, y0, x1, y1] }: Picture): boolean {
  return Math.max(x1 - x0, y1 - y0) <= ALONE;
}

/** Pictures that may hold a code; whether the page has shapes enough to draw one. */
function candidatesOf(engine: Engine, doc: number, number: number): { pictures: Picture[]; drawn: boolean } {
  const page = engine.call['FPDF_LoadPage']!(doc, number - 1);
  if (page === 0) return { pictures: [], drawn: false };
  const frame = frameOfPage(engine, page);
  const pictures: Picture[] = [];
  eachImage(engine, page, frame, (object, whole) => {
    const [x0, y0, x1, y1] = [
      Math.max(0, whole[0]),
      Math.max(0, whole[1]),
      Math.min(frame.width, whole[2]),
      Math.min(frame.height, whole[3]),
    ];
    const ratio = (x1 - x0) / (y1 - y0);
    if (pictures.length >= PICTURES || Math.min(x1 - x0, y1 - y0) < SMALLEST || !(ratio >= NARROWEST && ratio <= WIDEST)) return;
    const stored = storedGrey(engine, page, object, whole);
    pictures.push({ box: [x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN], stored });
  });
  const drawn = hasShapes(engine, page);
  engine.call['FPDF_ClosePage']!(page);
  return { pictures, drawn };
}

/** Whether a page has as many filled shapes, or as many corners in one shape, as a code needs. */
function hasShapes(engine: Engine, page: number): boolean {
  const { call } = engine;
  const objects = Math.min(call['FPDFPage_CountObjects']!(page), OBJECTS);
  let corners = 0;
  for (let index = 0; index < objects && corners < CORNERS; index++) {
    const object = call['FPDFPage_GetObject']!(page, index);
    const type = call['FPDFPageObj_GetType']!(object);
    if (type === PATH) corners += call['FPDFPath_CountSegments']!(object);
    else if (type === FORM) corners += call['FPDFFormObj_CountObjects']!(object) * 4;
  }
  return corners >= CORNERS;
}

/** The same code, seen on the page and on a picture, counts once. */
function distinct(codes: readonly Omit<QrCode, 'page'>[]): Omit<QrCode, 'page'>[] {
  return codes.filter((code, index) => codes.findIndex((other) => other.text === code.text) === index);
}
