/** French sentences around names: "d’Élise", never "de Élise"; the name of a school follows no preposition, which its article would change. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/kernel/root.ts';
import { KINDS, placeholdersOf } from '../../src/letter/kinds.ts';
import { renderLetter } from '../../src/letter/letter.ts';
import { givenWords } from '../../src/letter/wording.store.ts';
import { filesUnder } from './sources.ts';

const NAME = 'Élise Aubry';
const SCHOOL = 'Le Relais';
/** What stands where a name does not: an instant, a length, a title between quotes, a number. */
const NOT_NAMES =
  /^(?:at|until|on|day|days|when|time|far|remaining|late|lasting|length|how|start|zone|last|made|since|due|date|deadline|what|instant|seconds?|minutes)$/;
const BAG = /^(?:|p|t|d|told|facts|counts)$/;
const COUNTS = /^(?:n|count|of|number|open|own|total|left|size|rows|version)$/;
const WRONG = new RegExp(
  `(?<!\\p{L})(?:d|qu|jusqu|lorsqu|puisqu)e\\s${NAME}|(?<!\\p{L})(?:à|de|pour|par|chez|en|dans|d’|que)\\s?${SCHOOL}`,
  'iu',
);

const valueOf = (name: string) => (name === 'school' ? SCHOOL : NOT_NAMES.test(name) ? '12 mai' : NAME);

test.each(KINDS)('the letter %s is right around every name', (kind) => {
  const values = Object.fromEntries(placeholdersOf(kind).map((name) => [name, name === 'at' ? '12 mai' : valueOf(name)]));
  const { subject, text } = renderLetter({ lang: 'fr', words: givenWords(kind).fr, values, action: 'https://s.example/' });
  expect(`${subject}\n${text}`.match(WRONG)?.[0]).toBeUndefined();
});

/** Something of which every property is what a word function may look for. */
const facts = (deep: boolean): unknown =>
  new Proxy(
    {},
    {
      get: (_, key) => {
        if (typeof key === 'symbol') return undefined;
        if (COUNTS.test(key)) return 2;
        return deep ? facts(false) : valueOf(key);
      },
    },
  );

/** Ways to call what says something: each gives its arguments by their names. */
const WAYS: readonly ((name: string) => unknown)[] = [
  (name) => (COUNTS.test(name) ? 1 : valueOf(name)),
  (name) => (COUNTS.test(name) ? 3 : valueOf(name)),
  (name) => (COUNTS.test(name) ? 2 : [valueOf(name)]),
  (name) => (BAG.test(name) ? facts(false) : valueOf(name)),
  (name) => (BAG.test(name) ? facts(true) : valueOf(name)),
];

/** Names of the parameters of `of`, '' for one that is taken apart. */
function parametersOf(of: { length: number; toString: () => string }): string[] {
  const [, list = ''] = /^(?:async )?(?:\w+\s*)?\(([^)]*)\)/.exec(of.toString()) ?? /^()(\w+) =>/.exec(of.toString()) ?? [];
  const names = list.startsWith('{') ? [''] : list.split(',').map((each) => each.replace(/=.*/, '').trim());
  return Array.from({ length: Math.max(of.length, names.length) }, (_, at) => (/^\w+$/.test(names[at] ?? '') ? names[at]! : ''));
}

/** All that `said` can say, in French where it has both languages. */
function* sentences(said: unknown, path: string): Generator<readonly [path: string, sentence: string]> {
  if (typeof said === 'string') yield [path, said];
  else if (typeof said === 'function') {
    for (const way of WAYS) {
      let found: unknown;
      try {
        found = said(...parametersOf(said as (...args: unknown[]) => unknown).map(way));
      } catch {
        continue;
      }
      for (const each of Array.isArray(found) ? found : [found]) if (typeof each === 'string') yield [`${path}()`, each];
    }
  } else if (typeof said === 'object' && said !== null) {
    const words = said as Readonly<Record<string, unknown>>;
    const inFrench = 'fr' in words && 'en' in words ? { fr: words['fr'] } : words;
    for (const [key, value] of Object.entries(inFrench)) yield* sentences(value, `${path}.${key}`);
  }
}

const PAGES = filesUnder('src').filter((path) => /(?:[-/]words|-messages|-journal)\.ts$/.test(path));

test('the words of pages are right around every name', async () => {
  const all: (readonly [string, string])[] = [];
  for (const path of PAGES) all.push(...sentences(await import(join(ROOT, path)), path));
  expect(all.filter(([, sentence]) => sentence.includes(NAME)).length).toBeGreaterThan(100);
  expect([...new Set(all.filter(([, s]) => WRONG.test(s)).map(([path, s]) => `${path}: ${s}`))]).toEqual([]);
});
