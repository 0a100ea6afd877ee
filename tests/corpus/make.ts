/**
 * Makes the test documents from their sources and writes manifest.tsv: `node tests/corpus/make.ts [NAME…]`.
 * Run once, by hand, when a source changes: it needs LibreOffice, pdfLaTeX (with bitmap fonts), Chromium, qpdf and poppler; the tests
 * need only what is committed.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { make, run, WORK } from './sources/draw.ts';
import { FILES, type CorpusFile } from './sources/files.ts';
import { QR_TEXTS } from './sources/memoir.ts';
import { drawCodes } from './sources/pictures.ts';

const HERE = import.meta.dirname;
const pictures = await drawCodes(QR_TEXTS);

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
  await make(file, HERE, pictures);
  process.stdout.write(`${file.file}: ${(readFileSync(join(HERE, file.file)).length / 1024).toFixed(0)} kB\n`);
}
writeFileSync(join(HERE, 'manifest.tsv'), `${[HEAD.join('\t'), ...FILES.filter((file) => existsSync(join(HERE, file.file))).map(row)].join('\n')}\n`);
rmSync(WORK, { recursive: true });
