/**
 * Makes the test documents from their sources and writes manifest.tsv: `node tests/corpus/make.ts [NAME…]`.
 * Run once, by hand, when a source changes: it needs LibreOffice, pdfLaTeX (with bitmap fonts), Chromium, qpdf and poppler; the tests
 * need only what is committed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentsLine } from './sources/blocks.ts';
import { FILES, type CorpusFile } from './sources/files.ts';
import { finish } from './sources/finish.ts';
import { fodt } from './sources/fodt.ts';
import { lightFonts } from './sources/fonts.ts';
import { html } from './sources/html.ts';
import { latex } from './sources/latex.ts';
import { drawCodes } from './sources/pictures.ts';
import { imagesOf } from './sources/scan.ts';

const HERE = import.meta.dirname;
const WORK = mkdtempSync(join(tmpdir(), 'corpus-'));
const run = (command: string, args: readonly string[]) => execFileSync(command, args, { cwd: WORK, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
const LIBRE = (tagged: boolean) => `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"${tagged}"}}`;
process.env.FONTCONFIG_FILE = lightFonts(WORK);

const pictures = await drawCodes();
for (const [name, png] of Object.entries(pictures)) writeFileSync(join(WORK, `${name}.png`), Buffer.from(png, 'base64'));

/** Writes the PDF of a source, with the contents given, and returns its path. */
function draw(file: CorpusFile, contents: readonly ContentsLine[]): string {
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
function contentsOf(file: CorpusFile, path: string): ContentsLine[] {
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

async function make(file: CorpusFile): Promise<void> {
  const first = draw(file, []);
  const again = file.by === 'pdflatex' ? first : draw(file, contentsOf(file, first));
  const drawn = file.by === 'scanner' ? await imagesOf(again, run) : again;
  await finish(drawn, join(HERE, file.file), file.finish);
}

const HEAD = 'file producer creator pages tagged body_family body_size_pt spacing_class justified citation_style annex_first_page guide verdict rules'.split(' ');
function row(file: CorpusFile): string {
  const path = join(HERE, file.file);
  const { expected } = file;
  const password = file.finish.password ? ['-upw', file.finish.password] : [];
  const info = run('pdfinfo', [...password, path]);
  const said = (key: string) => new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
  const annexes = textOfPages(path, password).findIndex((page) => /^[\s\d]*(Annexes|Appendices)\s*$/m.test(page.split('\n').slice(0, 6).join('\n')));
  const unread = file.finish.password !== undefined || file.by === 'scanner';
  const shown = (value: string | number) => (unread ? '' : String(value));
  const cells = [file.file, said('Producer'), said('Creator'), said('Pages'), said('Tagged'), shown(expected.family), shown(expected.size), shown(expected.spacing), shown(expected.justified), shown(expected.citations)];
  return [...cells, shown(annexes + 1), expected.guide, expected.verdict, expected.rules].join('\t');
}
const textOfPages = (path: string, password: readonly string[]) => run('pdftotext', ['-layout', ...password, path, '-']).split('\f').slice(0, -1);

const wanted = process.argv.slice(2);
for (const file of FILES) {
  if (wanted.length > 0 && !wanted.some((each) => file.file.includes(each))) continue;
  await make(file);
  process.stdout.write(`${file.file}: ${(readFileSync(join(HERE, file.file)).length / 1024).toFixed(0)} kB\n`);
}
writeFileSync(join(HERE, 'manifest.tsv'), `${[HEAD.join('\t'), ...FILES.filter((file) => existsSync(join(HERE, file.file))).map(row)].join('\n')}\n`);
rmSync(WORK, { recursive: true });
