/** Pages drawn by the engine, and the QR codes read on them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { QrCode } from './document.ts';
import { imagesOf } from './pdf-facts.ts';
import { frameOf } from './glyphs.ts';
import type { Engine } from './pdfium.ts';
import { encodePng } from './png.ts';

/** Pixels drawn at most: an A4 page at 300 dpi has 8.7 million. Four bytes each. */
const PIXELS = 9_000_000;
const MAX_SIDE = 8000;
const BGRX = 3;
const WHITE = 0xffffffff;
const WITH_ANNOTATIONS = 1;
const POINTS_AN_INCH = 72;

interface Raster {
  pixels: Uint8Array;
  width: number;
  height: number;
  stride: number;
}

/** Draws page `number` with `scale` pixels a point or less, and hands the pixels to `use` while they last. */
function withPage<T>(engine: Engine, doc: number, number: number, scale: number, use: (raster: Raster, page: number, scale: number) => T): T | null {
  const { call } = engine;
  const page = call['FPDF_LoadPage']!(doc, number - 1);
  if (page === 0) return null;
  try {
    const points = { width: call['FPDF_GetPageWidthF']!(page), height: call['FPDF_GetPageHeightF']!(page) };
    if (!(points.width > 0 && points.height > 0)) return null;
    const fits = Math.min(scale, Math.sqrt(PIXELS / (points.width * points.height)), MAX_SIDE / Math.max(points.width, points.height));
    const width = Math.max(1, Math.floor(points.width * fits));
    const height = Math.max(1, Math.floor(points.height * fits));
    const bitmap = call['FPDFBitmap_CreateEx']!(width, height, BGRX, 0, 0);
    if (bitmap === 0) return null;
    try {
      call['FPDFBitmap_FillRect']!(bitmap, 0, 0, width, height, WHITE);
      call['FPDF_RenderPageBitmap']!(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
      const stride = call['FPDFBitmap_GetStride']!(bitmap);
      const from = call['FPDFBitmap_GetBuffer']!(bitmap);
      return use({ pixels: engine.u8().subarray(from, from + stride * height), width, height, stride }, page, fits);
    } finally {
      call['FPDFBitmap_Destroy']!(bitmap);
    }
  } finally {
    call['FPDF_ClosePage']!(page);
  }
}

/** PNG of a page, `width` pixels wide or less; null when the page cannot be drawn. */
export function renderPage(engine: Engine, doc: number, number: number, width: number): Uint8Array | null {
  const { call, scratch } = engine;
  if (call['FPDF_GetPageSizeByIndexF']!(doc, number - 1, scratch) === 0) return null;
  const points = engine.f32()[scratch >> 2] as number;
  return withPage(engine, doc, number, width / points, ({ pixels, width: wide, height, stride }) => encodePng(pixels, wide, height, stride));
}

type Decode = (luma: Uint8ClampedArray, width: number, height: number) => Promise<{ text: string; box: [number, number, number, number] }[]>;

/** Loads the reader of codes, from the package's own file. */
export async function loadDecoder(): Promise<Decode> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  return async (data, width, height) => {
    const image = { data, width, height, colorSpace: 'srgb' } as unknown as ImageData;
    const found = await readBarcodes(image, { formats: ['QRCode', 'MicroQRCode', 'RMQRCode'], tryHarder: true });
    return found.map(({ text, position: { topLeft, topRight, bottomLeft, bottomRight } }) => {
      const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
      const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
      return { text, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
    });
  };
}

/** QR codes of a page, at 200 dpi, then at 300 when there are pictures and nothing was found. Boxes in points. */
export async function qrCodesOf(engine: Engine, doc: number, number: number, decode: Decode): Promise<QrCode[]> {
  for (const dpi of [200, 300]) {
    const drawn = withPage(engine, doc, number, dpi / POINTS_AN_INCH, ({ pixels, width, height, stride }, page, scale) => ({
      data: opaque(pixels, width, height, stride), width, height, scale, pictures: imagesOf(engine, page, frameOf(0, 0, 1, 1, 0)).length,
    }));
    if (!drawn) return [];
    const codes = await decode(drawn.data, drawn.width, drawn.height);
    if (codes.length > 0) {
      return codes.map(({ text, box: [x0, y0, x1, y1] }) => ({
        page: number, text, box: [x0 / drawn.scale, y0 / drawn.scale, x1 / drawn.scale, y1 / drawn.scale],
      }));
    }
    if (drawn.pictures === 0) return [];
  }
  return [];
}

/** A copy without gaps between rows, opaque: what a decoder of images expects (the order of colours does not matter to it). */
function opaque(pixels: Uint8Array, width: number, height: number, stride: number): Uint8ClampedArray {
  const copy = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) copy.set(pixels.subarray(y * stride, y * stride + width * 4), y * width * 4);
  for (let at = 3; at < copy.length; at += 4) copy[at] = 255;
  return copy;
}
