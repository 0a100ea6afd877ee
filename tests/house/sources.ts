/** The sources of the project, as the tests of the house look at them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT } from '../../src/kernel/root.ts';

export interface Source {
  /** From the folder of the project: "src/guide/words.ts". */
  path: string;
  text: string;
  /** Slice ("guide"), '' for the files directly in src/. */
  slice: string;
  /** "", "store", "routes", "test", … */
  suffix: string;
  /** Files of the project that it imports, types included. */
  imports: string[];
  /** Packages and node: modules that it imports as values. */
  packages: string[];
}

export const SUFFIXES = ['policy', 'store', 'routes', 'page', 'view', 'job', 'island', 'browser', 'test'];

/** Every file under `folder` of the project, from that folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .sort();
}

/** Text without comments, good enough to look for words of code. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/ .*$/gm, '$1');
}

const STATEMENT = /(?:^|[;\s])(?:import|export)\s+(type\s)?[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const found = [...withoutComments(text).matchAll(STATEMENT)].map(([, type, from, direct]) => ({
    type: type !== undefined,
    from: from ?? direct!,
  }));
  const parts = path.split('/');
  const name = parts
    .at(-1)!
    .replace(/\.tsx?$/, '')
    .split('.');
  return {
    path,
    text,
    slice: parts.length > 2 ? parts[1]! : '',
    suffix: name.at(-1) === 'test' ? 'test' : name.slice(1).join('.'),
    imports: found.filter(({ from }) => from.startsWith('.')).map(({ from }) => normalize(join(dirname(path), from))),
    packages: found.filter(({ from, type }) => !from.startsWith('.') && !type).map(({ from }) => from),
  };
}

/** TypeScript of `folder`. */
export function sourcesOf(folder: string): Source[] {
  return filesUnder(folder)
    .filter((file) => /\.tsx?$/.test(file))
    .map(readSource);
}
