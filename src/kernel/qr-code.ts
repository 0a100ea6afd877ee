/** QR codes as shapes, drawn by a package's own file: nothing is fetched. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The dark squares of a code as one path, in a square whose side is `size` modules, its white margin included. */
export interface QrShape {
  size: number;
  path: string;
}

let ready: ReturnType<typeof loadWriter> | null = null;

async function loadWriter() {
  const writer = await import('zxing-wasm/writer');
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  await writer.prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  return writer;
}

/** The code that holds `text`; about a seventh of it may be hidden or worn. */
export async function qrShape(text: string): Promise<QrShape> {
  const { writeBarcode } = await (ready ??= loadWriter());
  const { svg, error } = await writeBarcode(text, { format: 'QRCode', options: 'ecLevel=M' });
  const size = Number(/<svg width="(\d+)"/.exec(svg)?.[1]);
  const path = /<path d="([^"]+)"/.exec(svg)?.[1];
  if (!size || !path) throw new Error(`the QR code could not be drawn: ${error}`);
  return { size, path };
}

/** Modules of white around a code. */
const MARGIN = 4;

/** The code as an SVG file without its margin: for a page that leaves white around it. */
export function qrSvg({ size, path }: QrShape): string {
  const side = size - 2 * MARGIN;
  const box = `width="${side}" height="${side}" viewBox="${MARGIN} ${MARGIN} ${side} ${side}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path d="${path}"/></svg>`;
}
