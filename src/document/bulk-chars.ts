/**
 * Characters of a page read straight from the engine's memory.
 *
 * Asking PDFium for one character takes five calls (code, origin, box, matrix, object), each with two bound checks and a copy: on a page of
 * 3 000 characters that is most of the reading time. The engine keeps them in one `std::deque<CharInfo>` of its `CPDF_TextPage`, whose
 * layout is fixed for one build of the library (@embedpdf/pdfium 2.15.1, 32-bit little endian):
 *
 *   CPDF_TextPage  +20 first block of the deque's map, +32 index of the first element, +36 number of elements
 *   block          51 elements of 80 bytes (libc++: 4 096 bytes a block)
 *   CharInfo       +0 type (byte), +4 unicode, +8 char code, +12 origin x y, +20 ink box (left, bottom, right, top),
 *                  +36 loose box (same order), +52 matrix a b c d e f, +76 text object
 *
 * Nothing is trusted: addresses are checked against the memory's size, and on every page some characters are compared with what
 * the interface answers. When they differ, `locate` says null and the caller asks character by character.
 */
import type { Engine } from './pdfium.ts';

export const CHAR = {
  bytes: 80,
  type: 0,
  unicode: 4,
  code: 8,
  x: 12,
  y: 16,
  ink: 20,
  loose: 36,
  matrix: 52,
  object: 76,
} as const;
const BLOCK = 51;
const MAP_BEGIN = 20;
const START = 32;
const SIZE = 36;
/** Characters compared a page. */
const SAMPLES = 6;

/** Address of character `index`; valid until the text page is closed. */
export type Locate = (index: number) => number;

/** Where the characters of a text page lie, null when memory does not look as described. */
export function locateChars(engine: Engine, textPage: number, count: number): Locate | null {
  const u32 = engine.u32();
  const limit = u32.length * 4;
  const map = u32[(textPage + MAP_BEGIN) >> 2] ?? 0;
  const start = u32[(textPage + START) >> 2] ?? 0;
  if (u32[(textPage + SIZE) >> 2] !== count || (map & 3) !== 0) return null;
  const blocks = Math.ceil((start + count) / BLOCK);
  if (map === 0 || map + blocks * 4 > limit) return null;
  for (let block = 0; block < blocks; block++) {
    const address = u32[(map >> 2) + block] ?? 0;
    if (address === 0 || (address & 3) !== 0 || address + BLOCK * CHAR.bytes > limit) return null;
  }
  const locate: Locate = (index) => {
    const at = start + index;
    const block = (at / BLOCK) | 0;
    return (u32[(map >> 2) + block] as number) + (at - block * BLOCK) * CHAR.bytes;
  };
  return agrees(engine, textPage, count, locate) ? locate : null;
}

/** Whether memory and interface say the same of a few characters spread over the page. */
function agrees(engine: Engine, textPage: number, count: number, locate: Locate): boolean {
  const { call, scratch } = engine;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const index = Math.floor(((count - 1) * sample) / (SAMPLES - 1));
    const at = locate(index) >> 2;
    const u32 = engine.u32();
    const f32 = engine.f32();
    if (u32[at + (CHAR.unicode >> 2)] !== call['FPDFText_GetUnicode']!(textPage, index) >>> 0) return false;
    if (u32[at + (CHAR.object >> 2)] !== call['FPDFText_GetTextObject']!(textPage, index)) return false;
    call['FPDFText_GetCharOrigin']!(textPage, index, scratch, scratch + 8);
    const f64 = engine.f64();
    if (f64[scratch >> 3] !== f32[at + (CHAR.x >> 2)] || f64[(scratch >> 3) + 1] !== f32[at + (CHAR.y >> 2)]) return false;
    call['FPDFText_GetLooseCharBox']!(textPage, index, scratch);
    const box = at + (CHAR.loose >> 2);
    const [left, top, right, bottom] = engine.f32().subarray(scratch >> 2, (scratch >> 2) + 4);
    if (left !== f32[box] || bottom !== f32[box + 1] || right !== f32[box + 2] || top !== f32[box + 3]) return false;
  }
  return true;
}

/**
 * The same records, filled character by character through the interface into memory of the engine at `buffer`
 * (`count` × `CHAR.bytes` bytes): what `locateChars` falls back on.
 */
export function askChars(engine: Engine, textPage: number, count: number, buffer: number): Locate {
  const { call, scratch } = engine;
  for (let index = 0; index < count; index++) {
    const at = (buffer + index * CHAR.bytes) >> 2;
    const u32 = engine.u32();
    const f32 = engine.f32();
    const f64 = engine.f64();
    u32[at] =
      call['FPDFText_IsGenerated']!(textPage, index) === 1 ? 1 : call['FPDFText_IsHyphen']!(textPage, index) === 1 ? 3 : 0;
    u32[at + (CHAR.unicode >> 2)] = call['FPDFText_GetUnicode']!(textPage, index);
    u32[at + (CHAR.object >> 2)] = call['FPDFText_GetTextObject']!(textPage, index);
    call['FPDFText_GetCharOrigin']!(textPage, index, scratch, scratch + 8);
    f32[at + (CHAR.x >> 2)] = f64[scratch >> 3] as number;
    f32[at + (CHAR.y >> 2)] = f64[(scratch >> 3) + 1] as number;
    call['FPDFText_GetCharBox']!(textPage, index, scratch, scratch + 16, scratch + 8, scratch + 24);
    for (let side = 0; side < 4; side++) f32[at + (CHAR.ink >> 2) + side] = f64[(scratch >> 3) + side] as number;
    call['FPDFText_GetLooseCharBox']!(textPage, index, scratch);
    const [left, top, right, bottom] = f32.subarray(scratch >> 2, (scratch >> 2) + 4);
    f32.set([left!, bottom!, right!, top!], at + (CHAR.loose >> 2));
    call['FPDFText_GetMatrix']!(textPage, index, scratch);
    f32.copyWithin(at + (CHAR.matrix >> 2), scratch >> 2, (scratch >> 2) + 6);
  }
  return (index) => buffer + index * CHAR.bytes;
}
