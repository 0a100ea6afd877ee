/** Typography in the words of the interface: French no-break spaces, curly apostrophes. Guides are set as they are shown. */
import { expect, test } from 'vitest';
import { sourcesOf, withoutComments } from './sources.ts';

/** The terminal writes plain spaces; messages of rules and notices are set when they are told. */
const ELSEWHERE =
  /^src\/(?:cli|conformity\/(?:messages|measure|rules))\/|^src\/(?:main|cli|identity\/notices|kernel\/settings)\.ts$|\.(?:store|test)\.tsx?$/;
/** What `spaced()` sets when it runs. */
const SET = /\bspaced\(\s*(?:'(?:[^'\\\n]|\\.)*'|`[^`]*`),?\s*\)/g;
const LITERAL = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
/** A plain space where French wants one that does not break, after a letter, a closing sign or a value. */
const BREAKS = /[\p{L}\d)»’…}] (?:[;!?](?= |$)|»|:(?= |$))|« |[\d}] %|\d h \d|\d (?:janvier|février|avril|juillet|septembre)/u;
const STRAIGHT = /\p{L}'\p{L}/u;

/** Strings of `code`, a value in a template read as "}". */
const strings = (code: string): string[] =>
  [...withoutComments(code).replaceAll(SET, "''").matchAll(LITERAL)]
    .map(([literal]) => literal.slice(1, -1).replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '}'))
    .filter((text) => /\p{L} ?\p{L}/u.test(text) && !/[=<>&|]{2}| \? $| \?\? /.test(text));

const wordsOfPages = sourcesOf('src').filter(({ path }) => !ELSEWHERE.test(path));

test('no French sentence breaks before its punctuation or inside its quotes', () => {
  const wrong = wordsOfPages.flatMap(({ path, text }) =>
    strings(text)
      .filter((each) => BREAKS.test(each))
      .map((each) => `${path}: ${each}`),
  );
  expect(wrong).toEqual([]);
});

test('an apostrophe is a curly one', () => {
  const wrong = wordsOfPages.flatMap(({ path, text }) =>
    strings(text)
      .map((each) => each.replaceAll("\\'", "'"))
      .filter((each) => STRAIGHT.test(each))
      .map((each) => `${path}: ${each}`),
  );
  expect(wrong).toEqual([]);
});
