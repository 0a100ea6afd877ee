/** `soutenir guide list|show|lint|diff`: reads the guides of content/, or files given by their path. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diff, sentence } from '../guide/diff.ts';
import { programmes, versions } from '../guide/folder.store.ts';
import { type GuideFile, readGuide, readGuideFile, readLibrary } from '../guide/library.store.ts';
import { lint } from '../guide/lint.ts';
import type { FileProblem } from '../guide/load.ts';
import { outlineText } from '../guide/outline-text.ts';
import { named } from '../guide/walk.ts';
import { type Lang, LANGS, say } from '../guide/text.ts';
import { ROOT } from '../kernel/root.ts';

const CONTENT = join(ROOT, 'content');
const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir guide list                    les guides et leurs versions
soutenir guide show ID[@VERSION]       un guide en clair : parties, consignes, échéances
soutenir guide lint [ID|FICHIER.yaml]  ce qui ne va pas, avec la ligne ; tous les guides si rien n’est nommé
soutenir guide diff A B                ce qui change de A à B (ID@VERSION ou fichier), et qui cela touche

  --lang fr|en   langue     --json   résultat en JSON
Code de sortie : 0 rien à dire, 1 des erreurs (lint) ou des différences (diff), 2 commande mal formée ou fichier illisible.
`,
  en: `soutenir guide list                    the guides and their versions
soutenir guide show ID[@VERSION]       a guide in plain text: parts, prompts, deadlines
soutenir guide lint [ID|FILE.yaml]     what is wrong, with the line; every guide when none is named
soutenir guide diff A B                what changes from A to B (ID@VERSION or a file), and whom it touches

  --lang fr|en   language   --json   result as JSON
Exit code: 0 nothing to say, 1 errors (lint) or differences (diff), 2 bad usage or unreadable file.
`,
};

/** A sentence for the person at the terminal, and exit code 2. */
class Refused extends Error {}

interface Asked {
  lang: Lang;
  json: boolean;
  names: readonly string[];
}

/** Runs `soutenir guide`; `argv` is what follows "guide". Returns the exit code. */
export async function guideCommand(argv: readonly string[]): Promise<number> {
  const lang: Lang = argv[argv.indexOf('--lang') + 1] === 'en' || argv.includes('--lang=en') ? 'en' : 'fr';
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.lang !== undefined && !LANGS.some((each) => each === values.lang))
      throw new Refused(`--lang ${values.lang} (fr, en)`);
    const [verb, ...names] = positionals;
    if (values.help) process.stdout.write(USAGE[lang]);
    return values.help ? 0 : run(verb, { lang, json: values.json ?? false, names });
  } catch (fault) {
    const usage = fault instanceof TypeError && 'code' in fault;
    if (!(fault instanceof Refused) && !usage) throw fault;
    process.stderr.write(`soutenir guide: ${fault.message}\n\n${USAGE[lang]}`);
    return 2;
  }
}

function run(verb: string | undefined, asked: Asked): number {
  switch (verb) {
    case 'list':
      return list(asked);
    case 'show':
      return show(asked);
    case 'lint':
      return lintAll(asked);
    case 'diff':
      return compare(asked);
    default:
      throw new Refused(asked.lang === 'fr' ? `verbe inconnu : ${verb ?? '(aucun)'}` : `unknown verb: ${verb ?? '(none)'}`);
  }
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function list({ lang, json }: Asked): number {
  const { files, problems } = readLibrary(CONTENT);
  const rows = files.map(({ guide }) => ({
    id: guide.guide,
    version: guide.version,
    title: say(guide.title, lang),
    school: say(guide.school, lang),
  }));
  if (json) print(JSON.stringify(rows, null, 2));
  else for (const row of rows) print(`${row.id}@${row.version}  ${row.title}, ${row.school}`);
  for (const each of problems) process.stderr.write(`${problemLine(each)}\n`);
  return problems.length > 0 ? 2 : 0;
}

function show({ lang, json, names }: Asked): number {
  const { guide } = one(names[0], lang);
  print(json ? JSON.stringify(guide, null, 2) : outlineText(guide, lang));
  return 0;
}

function lintAll({ lang, json, names }: Asked): number {
  const frameworks = new Set(readLibrary(CONTENT).frameworks.keys());
  const wanted =
    names.length > 0 ? names : programmes(CONTENT).flatMap((id) => versions(CONTENT, id).map((version) => `${id}@${version}`));
  const found = wanted.flatMap((name) => {
    const read = open(name, lang);
    if ('problems' in read) return read.problems.map((each) => ({ level: 'error' as const, ...each }));
    return lint(read.guide, { frameworks }).map(({ level, path, message, todo }) => ({
      level,
      file: read.file,
      ...read.lines(path),
      path: named(read.guide, path),
      message,
      todo,
    }));
  });
  if (json) print(JSON.stringify(found, null, 2));
  else for (const each of found) print(`${problemLine(each)} [${each.level}]`);
  const errors = found.filter((each) => each.level === 'error').length;
  if (!json) {
    const [files, remarks, faults] =
      lang === 'fr' ? (['fichier', 'remarque', 'erreur'] as const) : (['file', 'remark', 'error'] as const);
    const many = (count: number, word: string) => `${count} ${word}${count > 1 || (count === 0 && lang === 'en') ? 's' : ''}`;
    print([many(wanted.length, files), many(found.length, remarks), many(errors, faults)].join(', '));
  }
  return errors > 0 ? 1 : 0;
}

function compare({ lang, json, names }: Asked): number {
  if (names.length !== 2) throw new Refused(lang === 'fr' ? 'donnez deux guides' : 'give two guides');
  const changes = diff(one(names[0], lang).guide, one(names[1], lang).guide);
  if (json) print(JSON.stringify(changes, null, 2));
  else for (const change of changes) print(sentence(change, lang));
  if (!json && changes.length === 0) print(lang === 'fr' ? 'Aucune différence.' : 'No difference.');
  return changes.length > 0 ? 1 : 0;
}

const problemLine = ({ file, line, column, path, message, todo }: FileProblem): string =>
  `${file}:${line}:${column} ${path ? `${path}: ` : ''}${message}. ${todo}`;

/** The guide called `name`: a file, "id" or "id@version". */
function open(name: string | undefined, lang: Lang): GuideFile | { problems: readonly FileProblem[] } {
  if (name === undefined) throw new Refused(lang === 'fr' ? 'nommez un guide' : 'name a guide');
  if (name.endsWith('.yaml') || name.endsWith('.yml')) {
    if (!existsSync(name)) throw new Refused(lang === 'fr' ? `fichier introuvable : ${name}` : `no such file: ${name}`);
    return readGuideFile(name);
  }
  const [id = '', version] = name.split('@');
  const found = readGuide(CONTENT, id, version);
  if (found) return found;
  const known = programmes(CONTENT).join(', ');
  throw new Refused(lang === 'fr' ? `guide inconnu : ${name} (guides : ${known})` : `unknown guide: ${name} (guides: ${known})`);
}

function one(name: string | undefined, lang: Lang): GuideFile {
  const read = open(name, lang);
  if ('guide' in read) return read;
  throw new Refused(read.problems.map(problemLine).join('\n'));
}
