/**
 * Gives the reader processes of a bundle the machine code of their engine (src/document/engine-code.ts), so that the first document of
 * a process is read twice as fast. It costs about two seconds:
 * code of the same engine under the same Node is taken from the bundle before.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { modernNode, ROOT } from './runtime.mjs';

/** Documents that take the engine through fonts and pictures of every kind. */
const SAMPLES = /^(word-conform|word-printed-to-pdf|latex-.*|google-docs-ragged|libreoffice-conform|scanned)\.pdf$/;

/**
 * @param {string} old bundle before, maybe absent
 * @param {string} work bundle being made
 */
export function primeReader(old, work) {
  const node = modernNode();
  const samples = join(ROOT, 'tests', 'corpus');
  if (!node || !existsSync(samples) || !existsSync(join(work, 'reader-process.mjs'))) return;
  const wasm = statSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const key = `${node} ${statSync(node).mtimeMs} ${wasm.size} ${wasm.mtimeMs}`;
  const isKept = (file) => existsSync(file) && existsSync(`${file}.key`) && readFileSync(`${file}.key`, 'utf8') === key;
  const kept = [old, join(ROOT, 'build')].map((folder) => join(folder, 'reader.code')).find(isKept);
  if (kept) copyFileSync(kept, join(work, 'reader.code'));
  else {
    const files = readdirSync(samples).filter((name) => SAMPLES.test(name));
    const args = [
      join(work, 'reader-process.mjs'),
      '--prime',
      join(work, 'reader.code'),
      ...files.map((name) => join(samples, name)),
    ];
    spawnSync(node, args, { stdio: 'ignore', timeout: 60_000 });
  }
  writeFileSync(join(work, 'reader.code.key'), key);
}
