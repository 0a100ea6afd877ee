/** Makes the file of machine code that reader processes start from: reads some documents until the engine is optimised. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { keepCode } from './engine-code.ts';
import { closePdf, openPdf, readPages } from './pdf-read.ts';
import { loadEngine } from './pdfium.ts';
import { qrCodesOf } from './qr.ts';

const ROUNDS = 4;
/** Milliseconds left to the threads that optimise. */
const SETTLE = 1000;

/** Reads `files` and writes the code to `out`. */
export async function prime(out: string, files: readonly string[]): Promise<boolean> {
  const engine = await loadEngine();
  for (let round = 0; round < ROUNDS; round++) {
    for (const file of files) {
      const held = openPdf(engine, readFileSync(file));
      if (typeof held === 'string') continue;
      const pages: number[] = [];
      readPages(engine, held, (page) => page.images.length > 0 && pages.push(page.number));
      if (round === 0) for (const page of pages) await qrCodesOf(engine, held.doc, page);
      closePdf(engine, held);
    }
  }
  await setTimeout(SETTLE);
  return keepCode(engine.module, out);
}
