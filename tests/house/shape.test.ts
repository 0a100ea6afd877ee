/** Shape of the files: suffixes, sizes, exports, words that have no place in the tree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/kernel/root.ts';
import { filesUnder, sourcesOf, SUFFIXES, withoutComments } from './sources.ts';

const sources = sourcesOf('src');
const lines = (text: string) => text.split('\n').length - 1;

test('the suffixes are a closed list', () => {
  const allowed = new Set(['', ...SUFFIXES]);
  expect(sources.filter((s) => !allowed.has(s.suffix)).map((s) => s.path)).toEqual([]);
});

test('no file is above 400 lines, nine in ten are under 200', () => {
  const sizes = sources.map((s) => ({ path: s.path, lines: lines(s.text) })).sort((a, b) => a.lines - b.lines);
  expect(sizes.filter((s) => s.lines > 400)).toEqual([]);
  expect(sizes[Math.floor(sizes.length * 0.9)]!.lines).toBeLessThan(200);
});

test('every island is loaded by a page: the build makes an asset of each', () => {
  const named = sources.flatMap((s) => [...s.text.matchAll(/islands=\{[^}]*\}/g)].join());
  const islands = sources.filter((s) => s.suffix === 'island').map((s) => s.path);
  const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.island\.tsx?$/, '');
  expect(islands.filter((path) => !named.join().includes(`'${nameOf(path)}'`))).toEqual([]);
});

test('no default export but a rule’s', () => {
  const wrong = sources.filter((s) => /^export default/m.test(s.text) && !/^src\/conformity\/rules\/[a-z-]+\.ts$/.test(s.path));
  expect(wrong.map((s) => s.path)).toEqual([]);
});

test('no barrel: a file does not only hand on what others export', () => {
  const wrong = sources.filter((s) => {
    const code = withoutComments(s.text)
      .split(';')
      .map((statement) => statement.trim())
      .filter(Boolean);
    return code.length > 0 && code.every((statement) => /^export\b[\s\S]*\bfrom\s*['"]/.test(statement));
  });
  expect(wrong.map((s) => s.path)).toEqual([]);
});

test('every file of src begins by saying what it is', () => {
  expect(sources.filter((s) => s.suffix !== 'test' && !s.text.startsWith('/**')).map((s) => s.path)).toEqual([]);
});

test('no programme is named in the sources', () => {
  const names = /digi5|\bmisl\b|epitech|mines paris/i;
  expect(sources.filter((s) => s.suffix !== 'test' && names.test(s.text)).map((s) => s.path)).toEqual([]);
});

test('nothing outside the project is named', () => {
  const outside = new RegExp(['\\.\\./', 'shared/'].join(''));
  const folders = ['src', 'tests', 'scripts', 'bin', 'bench', 'docs', 'content', 'migrations'];
  const roots = ['package.json', 'README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md', '.ci/run'];
  const text = /\.(tsx?|mjs|md|ya?ml|json|css|sql|txt|html|py|typ|tex)$|\/run$/;
  const files = [...folders.flatMap((folder) => present(folder)), ...roots].filter((file) => text.test(file));
  expect(files.filter((file) => outside.test(read(file)))).toEqual([]);
});

test('nothing is left to do in a comment', () => {
  const marks = new RegExp(`\\b(${['TO', 'DO'].join('')}|FIX${'ME'}|XX${'X'})\\b`);
  expect(sources.filter((s) => marks.test(s.text)).map((s) => s.path)).toEqual([]);
});

function present(folder: string): string[] {
  try {
    return filesUnder(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(join(ROOT, file), 'utf8');
  } catch {
    return '';
  }
}
