/**
 * `npm run trace`: each clause of each guide → the data that states it → the tests that name it. Ends with 1 when a clause declared by a
 * guide is stated by no item, when an item cites a clause that is not declared, or when no test names a clause.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { clausesOf, named, visit } from '../src/guide/walk.ts';
import { ROOT } from '../src/kernel/root.ts';

interface Traced {
  clause: string;
  guide: string;
  /** Places of the guide that cite it: "deliverables.memoire.format.pages". */
  items: string[];
  /** Test files that name it. */
  tests: string[];
}

const filesOf = (folder: string, end: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => end.test(file))
    .map((file) => join(folder, file))
    .sort();

/** Where the clauses of the guide in `file` are cited and tested. */
function traceGuide(file: string, tests: readonly { file: string; text: string }[]): { traced: Traced[]; undeclared: string[] } {
  const guide = parse(readFileSync(join(ROOT, file), 'utf8')) as {
    guide: string;
    version: string;
    clauses: Record<string, unknown>;
  };
  const items = new Map<string, string[]>(Object.keys(guide.clauses).map((clause) => [clause, []]));
  const undeclared: string[] = [];
  for (const { path, node } of visit(guide)) {
    for (const clause of clausesOf(node)) {
      const list = items.get(clause);
      if (list) list.push(named(guide, path));
      else undeclared.push(`${clause} (${file}: ${named(guide, path)})`);
    }
  }
  const testsOf = (clause: string) => tests.filter(({ text }) => new RegExp(`${clause}(?![\\w-])`).test(text)).map((t) => t.file);
  const traced = [...items].map(([clause, places]) => ({
    clause,
    guide: `${guide.guide} ${guide.version}`,
    items: places,
    tests: testsOf(clause),
  }));
  return { traced, undeclared };
}

function line({ clause, guide, items, tests }: Traced): string {
  const more = (list: string[]) => (list.length === 0 ? 'NONE' : `${list.length} · ${list[0]}${list.length > 1 ? ' …' : ''}`);
  return `| ${clause} | ${guide} | ${more(items)} | ${more(tests)} |`;
}

function main(): number {
  const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm;
  const tests = ['src', 'tests']
    .flatMap((folder) => filesOf(folder, /\.test\.tsx?$/))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8').replaceAll(comments, '') }));
  const guides = filesOf('content/guides', /\.ya?ml$/).map((file) => traceGuide(file, tests));
  const traced = guides.flatMap((g) => g.traced);
  process.stdout.write(`| clause | guide | data | tests |\n|---|---|---|---|\n${traced.map(line).join('\n')}\n\n`);
  const gaps = [
    ...(traced.length === 0 ? ['no guide under content/guides'] : []),
    ...guides.flatMap((g) => g.undeclared.map((where) => `cited and not declared: ${where}`)),
    ...traced.filter((t) => t.items.length === 0).map((t) => `declared and stated by no item: ${t.clause} (${t.guide})`),
    ...traced.filter((t) => t.tests.length === 0).map((t) => `named by no test: ${t.clause} (${t.guide})`),
  ];
  process.stdout.write(`${traced.length} clauses, ${gaps.length} gaps\n${gaps.map((gap) => `  ${gap}\n`).join('')}`);
  return gaps.length === 0 ? 0 : 1;
}

process.exitCode = main();
