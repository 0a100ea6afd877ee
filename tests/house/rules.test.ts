/** Three files for each rule: what it does, its page, its cases both ways. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../../src/conformity/finding.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { filesUnder } from './sources.ts';

const FOLDER = 'src/conformity/rules';
const files = filesUnder(FOLDER);
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test('each rule has its file, its page and its test; nothing else is in the folder', () => {
  const wanted = RULES.flatMap((rule) => ['ts', 'md', 'test.ts'].map((end) => `${FOLDER}/${rule}.${end}`)).sort();
  expect(files).toEqual(wanted);
});

test.each(RULES)(
  '%s: the file exports the rule of that name, the page explains it, the test shows what passes and what does not',
  (rule) => {
    expect(read(`${FOLDER}/${rule}.ts`)).toContain(`'${rule}'`);
    expect(read(`${FOLDER}/${rule}.ts`)).toMatch(/^export default/m);
    expect(read(`${FOLDER}/${rule}.md`).length).toBeGreaterThan(200);
    expect(read(`${FOLDER}/${rule}.test.ts`).match(/\b(test|it)(\.each)?\b/g)?.length ?? 0).toBeGreaterThan(1);
  },
);
