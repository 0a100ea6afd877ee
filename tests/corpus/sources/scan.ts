/** Turns the pages of a PDF into pictures, as a scanner does. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';

const PAGES = 5;

/** Path of a PDF whose pages are grey JPEGs of the first pages of `path`, so many dots an inch. */
export async function imagesOf(path: string, run: (command: string, args: readonly string[]) => string, dots = 50): Promise<string> {
  run('pdftoppm', ['-r', String(dots), '-gray', '-jpeg', '-jpegopt', 'quality=25', '-l', String(PAGES), path, 'scan']);
  const folder = dirname(path);
  const document = await PDFDocument.create();
  for (const name of readdirSync(folder).filter((each) => each.startsWith('scan-')).sort()) {
    const image = await document.embedJpg(readFileSync(join(folder, name)));
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  const out = join(folder, 'scanned.pdf');
  writeFileSync(out, await document.save());
  return out;
}
