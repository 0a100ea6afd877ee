/** The style sheets: nothing that no page wears, colours from the tokens only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/kernel/root.ts';
import { filesUnder, sourcesOf } from './sources.ts';

const sheets = filesUnder('src/ui/styles')
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, css: readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '') }));
const source = sourcesOf('src')
  .filter(({ suffix }) => suffix !== 'test')
  .map(({ text }) => text)
  .join('\n');

test('every class of a style sheet is worn by a page', () => {
  const words = new Set(source.match(/[\w-]+/g));
  const unused = sheets.flatMap(({ file, css }) => {
    const selectors = [...css.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector!).filter((each) => !each.includes('@'));
    const classes = new Set(selectors.join(' ').match(/(?<=\.)[a-z][\w-]*/gi));
    return [...classes].filter((name) => !words.has(name)).map((name) => `${file}: .${name}`);
  });
  expect(unused).toEqual([]);
});

/** The page of a document stays paper white, its marks keep their ink in the dark; print is black on white. */
const OWN_COLOURS = /\/(?:tokens|report|print)\.css$/;

test('colours come from the tokens', () => {
  const own = sheets
    .filter(({ file }) => !OWN_COLOURS.test(file))
    .flatMap(({ file, css }) =>
      (css.match(/#[0-9a-f]{3,8}\b(?=[^{}]*;)|\b(?:rgb|hsl|oklch)a?\(/gi) ?? []).map((colour) => `${file}: ${colour}`),
    );
  expect(own).toEqual([]);
});
