/** Draws a test document with the program that it names, then gives it the finish asked for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentsLine } from './blocks.ts';
import type { CorpusFile } from './files.ts';
import { finish } from './finish.ts';
import { fodt } from './fodt.ts';
import { lightFonts } from './fonts.ts';
import { html } from './html.ts';
import { latex } from './latex.ts';
import { imagesOf } from './scan.ts';

/** Folder where files are drawn; the caller removes it. */
export const WORK = mkdtempSync(join(tmpdir(), 'corpus-'));
export const run = (command: string, args: readonly string[]) => execFileSync(command, args, { cwd: WORK, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
const LIBRE = (tagged: boolean) => `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"${tagged}"}}`;
process.env.FONTCONFIG_FILE = lightFonts(WORK);

/** What is drawn: `CorpusFile` without what is expected of it. */
type Drawing = Omit<CorpusFile, 'expected'>;
type Pictures = Readonly<Record<string, string>>;

/** Writes the PDF of a source, with the contents given, and returns its path. */
function draw(file: Drawing, contents: readonly ContentsLine[], pictures: Pictures): string {
  const put = (extension: string, text: string) => writeFileSync(join(WORK, `work.${extension}`), text);
  if (file.by === 'pdflatex' && file.tex) {
    put('tex', latex(file.source, file.tex, WORK));
    for (let pass = 0; pass < 3; pass++) run('pdflatex', ['-interaction=batchmode', 'work.tex']);
  } else if (file.by === 'chromium') {
    put('html', html(file.source, contents, pictures));
    run('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${join(WORK, 'work.pdf')}`, join(WORK, 'work.html')]);
  } else {
    put('fodt', fodt(file.source, contents, pictures));
    run('soffice', ['--headless', `-env:UserInstallation=file://${WORK}/profile`, '--convert-to', LIBRE(file.tagged), 'work.fodt']);
  }
  return join(WORK, 'work.pdf');
}

const textOf = (path: string): string[] => run('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1);

/** Page of each heading, from the text of a first drawing. */
function contentsOf(file: Drawing, path: string): ContentsLine[] {
  const pages = textOf(path);
  const blocks = file.source.blocks.flatMap((block) => (block.kind === 'columns' ? block.blocks : [block]));
  let at = 2;
  return blocks.flatMap((block) => {
    if (block.kind !== 'h1' && block.kind !== 'h2') return [];
    const found = pages.findIndex((page, index) => index >= at && page.includes(block.text));
    if (found >= 0) at = found;
    return [{ text: block.text, page: at + 1 }];
  });
}

/** Makes `file` under `folder`, with the codes of `pictures` (name → PNG in base64). */
export async function make(file: Drawing, folder: string, pictures: Pictures): Promise<void> {
  for (const [name, png] of Object.entries(pictures)) writeFileSync(join(WORK, `${name}.png`), Buffer.from(png, 'base64'));
  const first = draw(file, [], pictures);
  const again = file.by === 'pdflatex' ? first : draw(file, contentsOf(file, first), pictures);
  const drawn = file.by === 'scanner' ? await imagesOf(again, run) : again;
  await finish(drawn, join(folder, file.file), file.finish);
}
