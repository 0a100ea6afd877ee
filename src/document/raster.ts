/** Pages drawn by the engine: as pictures to look at, or as grey pixels to read codes on. */
import type { Box } from './document.ts';
import type { Engine } from './pdfium.ts';
import { encodePng } from './png.ts';

/** Pixels drawn at most: an A4 page at 200 dpi has 3.9 million. */
const PIXELS = 6_000_000;
const MAX_SIDE = 8000;
const WITH_ANNOTATIONS = 1;
const WHITE = 0xffffffff;

/** Formats of the engine's bitmaps, and their bytes a pixel. */
const GREY = 1;
const BGRX = 3;

interface Raster {
  pixels: Uint8Array;
  width: number;
  height: number;
  stride: number;
}

/** What to draw: the page `number` or the part `box` of it, with `scale` pixels a point or less. */
interface Order {
  number: number;
  scale: number;
  format: number;
  box?: Box;
}

/** Draws, and hands the pixels and the scale to `use` while they last; null when the page cannot be drawn. */
function draw<T>(
  engine: Engine,
  doc: number,
  order: Order,
  use: (raster: Raster, scale: number, origin: [number, number]) => T,
): T | null {
  const { call } = engine;
  const page = call['FPDF_LoadPage']!(doc, order.number - 1);
  if (page === 0) return null;
  try {
    const whole = { width: call['FPDF_GetPageWidthF']!(page), height: call['FPDF_GetPageHeightF']!(page) };
    const [x0, y0, x1, y1] = order.box ?? [0, 0, whole.width, whole.height];
    const [wide, high] = [x1 - x0, y1 - y0];
    if (!(wide > 0 && high > 0)) return null;
    const scale = Math.min(order.scale, Math.sqrt(PIXELS / (wide * high)), MAX_SIDE / Math.max(wide, high));
    const width = Math.max(1, Math.floor(wide * scale));
    const height = Math.max(1, Math.floor(high * scale));
    const bitmap = call['FPDFBitmap_CreateEx']!(width, height, order.format, 0, 0);
    if (bitmap === 0) return null;
    try {
      call['FPDFBitmap_FillRect']!(bitmap, 0, 0, width, height, WHITE);
      const size = [Math.ceil(whole.width * scale), Math.ceil(whole.height * scale)] as const;
      call['FPDF_RenderPageBitmap']!(
        bitmap,
        page,
        -Math.round(x0 * scale),
        -Math.round(y0 * scale),
        ...size,
        0,
        WITH_ANNOTATIONS,
      );
      const stride = call['FPDFBitmap_GetStride']!(bitmap);
      const from = call['FPDFBitmap_GetBuffer']!(bitmap);
      return use({ pixels: engine.u8().subarray(from, from + stride * height), width, height, stride }, scale, [x0, y0]);
    } finally {
      call['FPDFBitmap_Destroy']!(bitmap);
    }
  } finally {
    call['FPDF_ClosePage']!(page);
  }
}

/** PNG of a page, `width` pixels wide or less; null when the page cannot be drawn. */
export function renderPage(engine: Engine, doc: number, number: number, width: number): Uint8Array | null {
  if (engine.call['FPDF_GetPageSizeByIndexF']!(doc, number - 1, engine.scratch) === 0) return null;
  const scale = width / (engine.f32()[engine.scratch >> 2] as number);
  return draw(engine, doc, { number, scale, format: BGRX }, (raster) =>
    encodePng(raster.pixels, raster.width, raster.height, raster.stride),
  );
}

/** A part of a page in grey, as a PGM file (a quarter of the memory of colours), with what leads from its pixels back to points. */
export interface Grey {
  file: Uint8Array;
  /** The pixels of `file`, row by row. */
  pixels: Uint8Array;
  width: number;
  height: number;
  toPoints: (x: number, y: number) => [number, number];
}

/** Draws a page, or a part of it, in grey. */
export function greyOf(engine: Engine, doc: number, number: number, scale: number, box?: Box): Grey | null {
  return draw(
    engine,
    doc,
    { number, scale, format: GREY, ...(box && { box }) },
    ({ pixels, width, height, stride }, drawn, [x0, y0]) => {
      const grey = greyFile(width, height, (x, y) => [x / drawn + x0, y / drawn + y0]);
      for (let y = 0; y < height; y++) grey.pixels.set(pixels.subarray(y * stride, y * stride + width), y * width);
      return grey;
    },
  );
}

function greyFile(width: number, height: number, toPoints: Grey['toPoints']): Grey {
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(header.length + width * height);
  file.set(header);
  return { file, pixels: file.subarray(header.length), width, height, toPoints };
}

/** Colour spaces whose samples are what is seen: grey, RGB, calibrated or by profile. */
const PLAIN = new Set([1, 2, 4, 5, 7]);
/** Pixels an inch between which a picture is good to read as it is stored. */
const COARSEST = 90;
const FINEST = 450;
/** Samples that differ less tell nothing: what is seen is in a mask. */
const FLAT = 48;

/**
 * A picture in grey as the file stores it, without drawing it: several times quicker. Null when what is stored may not be what is seen
 * (palettes, masks, resolutions far from the page's): it has to be drawn.
 */
export function storedGrey(engine: Engine, page: number, object: number, [x0, y0, x1, y1]: Box): Grey | null {
  const { call, scratch } = engine;
  if (call['FPDFImageObj_GetImageMetadata']!(object, page, scratch) === 0) return null;
  const [width = 0, height = 0, , , bits = 0, space = 0] = engine.u32().slice(scratch >> 2, (scratch >> 2) + 6);
  const finest = Math.max(width / (x1 - x0), height / (y1 - y0)) * 72;
  const coarsest = Math.min(width / (x1 - x0), height / (y1 - y0)) * 72;
  if (!PLAIN.has(space) || bits < 8 || width * height > PIXELS || coarsest < COARSEST || finest > FINEST) return null;
  const bitmap = call['FPDFImageObj_GetBitmap']!(object);
  if (bitmap === 0) return null;
  const [wide, high] = [call['FPDFBitmap_GetWidth']!(bitmap), call['FPDFBitmap_GetHeight']!(bitmap)];
  const grey = greyFile(wide, high, (x, y) => [x0 + (x / wide) * (x1 - x0), y0 + (y / high) * (y1 - y0)]);
  const format = call['FPDFBitmap_GetFormat']!(bitmap);
  const from = call['FPDFBitmap_GetBuffer']!(bitmap);
  const contrast = toGrey(
    grey,
    engine.u8().subarray(from),
    call['FPDFBitmap_GetStride']!(bitmap),
    format === GREY ? 1 : Math.max(3, Math.min(4, format + 1)),
  );
  call['FPDFBitmap_Destroy']!(bitmap);
  return contrast < FLAT ? null : grey;
}

/** Fills `grey` from rows of `step` bytes a pixel (blue, green, red); the difference between its lightest and darkest pixels. */
function toGrey(grey: Grey, source: Uint8Array, stride: number, step: number): number {
  let low = 255;
  let high = 0;
  for (let y = 0, to = 0; y < grey.height; y++) {
    for (let x = 0, at = y * stride; x < grey.width; x++, at += step) {
      const value = step === 1 ? source[at]! : (source[at]! + 2 * source[at + 1]! + source[at + 2]!) >> 2;
      if (value < low) low = value;
      if (value > high) high = value;
      grey.pixels[to++] = value;
    }
  }
  return high - low;
}
