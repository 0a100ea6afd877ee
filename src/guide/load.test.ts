import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../kernel/root.ts';
import { loadFramework, loadGuide } from './load.ts';

const GOOD = readFileSync(join(ROOT, 'tests/support/guides/nursing.yaml'), 'utf8');
const lineOf = (words: string, text = GOOD) => text.split('\n').findIndex((line) => line.includes(words)) + 1;
const problems = (text: string) => {
  const read = loadGuide(text, 'a.yaml');
  return read.ok ? [] : read.problems;
};

test('a guide of another programme, in another language, is read as it stands', () => {
  const read = loadGuide(GOOD, 'a.yaml');
  expect(read.ok && read.value.guide).toBe('nursing');
  expect(read.ok && read.lines(['deliverables', 0, 'format', 'pages', 'min']).line).toBe(lineOf('min: 8'));
});

test.each([
  ['a wrong type', GOOD.replace('min: 8', 'min: eight'), 'deliverables.0.format.pages.min', 'min: eight', 'type number'],
  ['an unknown key', GOOD.replace('main: true', 'mian: true'), 'deliverables.0', '- id: paper', 'Remove "mian"'],
  ['a value outside its list', GOOD.replace('kind: report', 'kind: essay'), 'calendar.0.kind', 'kind: essay', 'Choose one of'],
  ['an identifier in capitals', GOOD.replace('guide: nursing', 'guide: Nursing'), 'guide', 'guide: Nursing', 'Correct the value'],
  [
    'on and before together',
    GOOD.replace('before: 2031-04-02', 'before: 2031-04-02, on: 2031-04-01'),
    'calendar.0',
    'on: 2031',
    'Correct the value',
  ],
  ['a missing part', GOOD.replace('timezone: Europe/Dublin\n', ''), 'timezone', 'guide: nursing', 'type string'],
])('%s is told with its path, its line and what to do', (_, text, path, words, todo) => {
  const [first] = problems(text);
  expect(first).toMatchObject({ file: 'a.yaml', path });
  expect(first?.todo).toContain(todo);
  expect(first?.line).toBe(lineOf(words, text));
});

test.each([
  ['nothing', ''],
  ['a list', '- a\n- b'],
  ['a word', 'guide'],
  ['tabs', 'guide:\n\t- a'],
  ['an open quote', 'guide: "digi'],
  ['a key twice', 'guide: a\nguide: b'],
  [
    'aliases that multiply',
    `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'
      .split('')
      .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['an alias to itself', 'a: &a [*a]'],
  ['a megabyte of brackets', '['.repeat(3_000_000)],
  ['bytes', '\u0000\u0001\uFFFD'],
  ['a prototype key', '__proto__: { polluted: true }\nguide: a'],
])('%s is refused with a sentence, never a crash', (_, text) => {
  const found = problems(text);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((each) => each.line >= 1 && each.message !== '' && each.todo !== '')).toBe(true);
});

test('a framework is read, or its problem told', () => {
  const good = 'framework: f\ncode: F 1\ntitle: F\nblocks:\n  - { id: b, title: B }';
  expect(loadFramework(good, 'f.yaml').ok).toBe(true);
  expect(loadFramework(good.replace('code: F 1\n', ''), 'f.yaml')).toMatchObject({ ok: false, problems: [{ path: 'code' }] });
});
