/** Who may import what: the order of the slices, no cycle, purity, one file for time, one for the environment. */
import { expect, test } from 'vitest';
import { type Source, sourcesOf, withoutComments } from './sources.ts';

const sources = sourcesOf('src');
const product = sources.filter((s) => s.suffix !== 'test');
const byPath = new Map(sources.map((s) => [s.path, s]));

/** Slice → the slices that it may read. A slice is added here with a decision record. */
/** Those of the school's life, before what gathers them. */
const EVERY_SLICE =
  'kernel ui letter identity guide competency document conformity typesetting mission thread deposit appraisal reminder'.split(
    ' ',
  );
const ORDER: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  ui: ['kernel'],
  letter: ['kernel', 'ui'],
  identity: ['kernel', 'ui', 'letter'],
  guide: ['kernel', 'ui'],
  competency: ['kernel', 'ui', 'guide'],
  document: ['kernel'],
  conformity: ['kernel', 'ui', 'guide', 'document'],
  typesetting: ['kernel', 'guide'],
  mission: ['kernel', 'ui', 'letter', 'identity', 'guide'],
  thread: ['kernel', 'ui', 'identity', 'guide', 'mission'],
  deposit: ['kernel', 'ui', 'letter', 'identity', 'guide', 'document', 'conformity', 'typesetting', 'mission', 'thread'],
  appraisal: ['kernel', 'ui', 'letter', 'identity', 'guide', 'competency', 'typesetting', 'mission', 'thread'],
  reminder: ['kernel', 'ui', 'letter', 'identity', 'guide', 'mission', 'thread', 'deposit', 'appraisal'],
  intake: EVERY_SLICE,
  overview: EVERY_SLICE,
  office: [...EVERY_SLICE, 'overview'],
  home: EVERY_SLICE,
  demo: [...EVERY_SLICE, 'intake'],
  cli: [...EVERY_SLICE, 'intake', 'office'],
};

/** Files without suffix that are not pure: the processes of the reader and of the typesetter, the command line's terminal, the start. Kernel aside. */
const PROCESS_FILES = /^src\/(main|server|app|cli|content|tasks)\.ts$|^src\/(document|kernel|cli|typesetting)\//;
/** Packages that compute and touch nothing. */
const PURE_PACKAGES = /^(zod|yaml|preact|preact-render-to-string)(\/|$)/;

test('every import names a file of the project that exists', () => {
  const broken = product.flatMap((s) =>
    s.imports.filter((i) => i.startsWith('src/') && /\.tsx?$/.test(i) && !byPath.has(i)).map((i) => `${s.path} → ${i}`),
  );
  expect(broken).toEqual([]);
});

test('slices read only the slices before them', () => {
  const wrong = product
    .filter((s) => s.slice !== '')
    .flatMap((s) => {
      const allowed = [s.slice, ...(ORDER[s.slice] ?? [])];
      return s.imports.filter((i) => !allowed.some((slice) => i.startsWith(`src/${slice}/`))).map((i) => `${s.path} → ${i}`);
    });
  expect(wrong).toEqual([]);
  expect(product.map((s) => s.slice).filter((slice) => slice !== '' && !(slice in ORDER))).toEqual([]);
});

/** A cycle of imports through `from`, as a path; null when there is none. */
function cycleFrom(start: Source): string[] | null {
  const seen = new Set<string>();
  const walk = (path: string, trail: string[]): string[] | null => {
    for (const next of byPath.get(path)?.imports ?? []) {
      if (next === start.path) return [...trail, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...trail, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start.path, [start.path]);
}

test('imports have no cycle', () => {
  expect(product.map(cycleFrom).filter(Boolean)).toEqual([]);
});

const isPure = (s: Source) => s.suffix === '' && !PROCESS_FILES.test(s.path);

test('a file without suffix is pure: it imports pure files and pure packages only', () => {
  const wrong = product.filter(isPure).flatMap((s) => [
    ...s.packages.filter((p) => !PURE_PACKAGES.test(p)).map((p) => `${s.path} → ${p}`),
    ...valueImports(s)
      .filter((i) => byPath.has(i) && !isPure(byPath.get(i)!) && !/^src\/(document|kernel|cli|typesetting)\//.test(i))
      .map((i) => `${s.path} → ${i}`),
  ]);
  expect(wrong).toEqual([]);
});

/** Imports of `s` that stay when types are taken away. */
function valueImports(s: Source): string[] {
  const types = new Set(s.imports);
  for (const [, from] of withoutComments(s.text).matchAll(/(?:import|export)\s+(?!type\s)[^;'"]*?from\s*['"](\.[^'"]+)['"]/g)) {
    types.delete(new URL(from!, `file:///${s.path}`).pathname.slice(1));
  }
  return s.imports.filter((i) => !types.has(i));
}

test('only kernel/clock.ts asks what time it is', () => {
  const asks = /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bprocess\.hrtime/;
  const wrong = product.filter(
    (s) => s.path !== 'src/kernel/clock.ts' && s.suffix !== 'island' && asks.test(withoutComments(s.text)),
  );
  expect(wrong.map((s) => s.path)).toEqual([]);
});

test('only kernel/config.ts reads the environment', () => {
  const wrong = product.filter((s) => s.path !== 'src/kernel/config.ts' && /\bprocess\.env\b/.test(withoutComments(s.text)));
  expect(wrong.map((s) => s.path)).toEqual([]);
});

test('only a store names a table', () => {
  const tables = /\b(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\s*\(/;
  const wrong = product.filter((s) => s.suffix !== 'store' && tables.test(withoutComments(s.text)));
  expect(wrong.map((s) => s.path)).toEqual([]);
});

test('a page shows and a policy decides: neither reads a table', () => {
  const readers = product.filter(
    (s) => !['store', 'routes', 'job'].includes(s.suffix) && !['', 'kernel', 'cli'].includes(s.slice),
  );
  const wrong = readers.filter((s) => valueImports(s).some((i) => i.endsWith('.store.ts')));
  expect(wrong.map((s) => s.path)).toEqual([]);
});
