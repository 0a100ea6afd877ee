/** PNG of 8-bit RGB pixels. Source: PNG specification, second edition. */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGB = 2;
const UP = 2;

/** `bgrx`: four bytes a pixel, blue first, rows of `stride` bytes. */
export function encodePng(bgrx: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const row = 1 + width * 3;
  const raw = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    let at = y * row;
    raw[at++] = UP;
    for (let x = 0, from = y * stride; x < width; x++, from += 4) {
      for (let channel = 2; channel >= 0; channel--) {
        const above = y > 0 ? (bgrx[from - stride + channel] as number) : 0;
        raw[at++] = (bgrx[from + channel] as number) - above;
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, RGB, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
