/** QR codes of the annexes, drawn by zxing as PNG. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** Name → PNG in base64. */
export async function drawCodes(texts: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).buffer as ArrayBuffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  const pictures: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    const { image, error } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
    if (!image) throw new Error(`no code for ${text}: ${error}`);
    pictures[name] = Buffer.from(await image.arrayBuffer()).toString('base64');
  }
  return pictures;
}
