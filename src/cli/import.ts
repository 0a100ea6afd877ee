/** `soutenir import`: brings a cohort in from a file, as the page does. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readTable } from '../document/table-reader.ts';
import type { Lang } from '../guide/text.ts';
import { systemClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/database.ts';
import { findCohortAnywhere } from '../mission/bring-in.store.ts';
import { bringIn, type ImportOrder } from '../intake/import-apply.store.ts';
import { guessColumns, sheetOf } from '../intake/import-columns.ts';
import { IGNORED } from '../intake/import-fields.ts';
import { headersOfContent, readKnown } from '../intake/import-known.store.ts';
import { isReady, type Plan, planImport, reportOf } from '../intake/import-plan.ts';
import { fileName, obstacleTitle } from '../intake/import-told.ts';
import { IMPORT_WORDS } from '../intake/import-words.ts';
import { rememberedHeaders } from '../intake/import.store.ts';
import { accountLetters } from './account-letters.ts';
import { onData, Refused, runCommand } from './on-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir import FICHIER --cohort ID   fait entrer une promotion depuis un fichier CSV ou XLSX, tout ou rien

  --dry-run        dit ce qui serait fait, n’écrit rien
  --settle "LIGNE QUI=RÉPONSE"   tranche un homonyme possible : "12 student=new", ou l’identifiant de la personne ; se répète
  --vouch          les noms et adresses des tuteurs d’entreprise sont sûrs : les étudiants n’ont pas à les confirmer
  --lang fr|en     langue       --json   résultat en JSON : rows, created, updated, unchanged, possibleDuplicates, errors
L’identifiant d’une promotion est dans l’adresse de sa page. Lit les mêmes variables que le serveur, qu’il tourne ou non.
Code de sortie : 0 c’est fait (ou ce serait fait), 1 une cellule est fausse ou un homonyme est à départager : rien n’est écrit, 2 fichier illisible ou commande mal formée.
`,
  en: `soutenir import FILE --cohort ID   brings a cohort in from a CSV or XLSX file, all or nothing

  --dry-run       says what would be done, writes nothing
  --settle "LINE WHO=ANSWER"   settles a possible duplicate: "12 student=new", or the identifier of the person; may be repeated
  --vouch         the names and addresses of the company tutors are right: students need not confirm them
  --lang fr|en    language     --json   result as JSON: rows, created, updated, unchanged, possibleDuplicates, errors
The identifier of a cohort is in the address of its page. Reads the same variables as the server, whether it runs or not.
Exit code: 0 done (or would be), 1 a cell is wrong or a possible duplicate is to settle: nothing is written, 2 unreadable file or bad usage.
`,
};

interface Asked {
  file: string;
  cohort: string;
  dryRun: boolean;
  settled: Readonly<Record<string, string>>;
  vouched: boolean;
  lang: Lang;
}

/** Runs `soutenir import`; `argv` is what follows "import". Returns the exit code. */
export async function importCommand(argv: readonly string[]): Promise<number> {
  const options = {
    cohort: { type: 'string' },
    'dry-run': { type: 'boolean' },
    settle: { type: 'string', multiple: true },
    vouch: { type: 'boolean' },
  } as const;
  return runCommand(argv, { name: 'soutenir import', usage: USAGE, options }, async ({ values, positionals }, lang) => {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.cohort === undefined) return (process.stderr.write(USAGE[lang]), 2);
    const settled = Object.fromEntries((values.settle ?? []).map((each) => each.split('=') as [string, string]));
    const asked = {
      file,
      cohort: values.cohort,
      dryRun: values['dry-run'] ?? false,
      settled,
      vouched: values.vouch ?? false,
      lang,
    };
    const done = await onData(loadConfig(), { lang, command: 'soutenir import' }, (db) => importFile(db, asked));
    process.stdout.write(values.json ? `${JSON.stringify(reportOf(done.plan), null, 2)}\n` : summary(done, asked));
    return isReady(done.plan) ? 0 : 1;
  });
}

function bytesOf(file: string, lang: Lang): Buffer {
  try {
    return readFileSync(file);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new Refused(lang === 'fr' ? `${file} ne peut pas être lu (${code})` : `${file} cannot be read (${code})`);
  }
}

/** What became of a file. */
interface Brought {
  plan: Plan;
  /** Headers of columns that are left out. */
  ignored: string[];
  /** The sheet that was read, where several could have been. */
  sheet: string | null;
}

/** Reads the file, guesses its columns as the school remembers them, and follows the plan unless only asked about it. */
export async function importFile(db: Database, asked: Asked): Promise<Brought> {
  const { file, lang, settled, dryRun } = asked;
  const cohort = await findCohortAnywhere(db, asked.cohort);
  if (!cohort)
    throw new Refused(lang === 'fr' ? `il n’y a pas de promotion ${asked.cohort}` : `there is no cohort ${asked.cohort}`);
  const bytes = bytesOf(file, lang);
  const table = await readTable(bytes);
  if (!table.ok)
    throw new Refused(`${file}: ${IMPORT_WORDS[lang].faultAt(IMPORT_WORDS[lang].fileFaults[table.reason], table.line)}`);
  const words = { known: headersOfContent(), remembered: await rememberedHeaders(db, cohort.school) };
  const sheet = sheetOf(table.lines, words);
  const mapping = guessColumns(sheet.headers, words);
  const ignored = sheet.headers.filter((header, at) => header !== '' && mapping[at] === IGNORED);
  const about = { ignored, sheet: table.sheet };
  if (dryRun) return { plan: planImport(sheet, mapping, await readKnown(db, cohort, sheet, mapping), lang, settled), ...about };
  const order: ImportOrder = {
    cohort,
    sheet,
    mapping,
    settled,
    vouched: asked.vouched,
    lang,
    actor: null,
    via: 'command',
    at: systemClock.now(),
    file: { name: fileName(basename(file), table.sheet), sha256: createHash('sha256').update(bytes).digest('hex') },
  };
  const letters = await accountLetters(db);
  return { plan: await db.transaction().execute((trx) => bringIn(letters, trx, order)), ...about };
}

/** What was found, in a few lines. */
function summary({ plan, ignored, sheet }: Brought, { file, lang, dryRun }: Asked): string {
  const w = IMPORT_WORDS[lang];
  const counts = reportOf(plan);
  const { tutors } = plan;
  const title = obstacleTitle(plan, w) ?? (dryRun ? w.counted(plan.rows, counts) : w.runTitles.done(counts));
  const ofTutors = isReady(plan) && tutors.created + tutors.updated > 0;
  const doubts = plan.doubts
    .filter((doubt) => !doubt.settled)
    .map((doubt) => {
      const who = doubt.candidates.map((p) => `${p.firstName} ${p.lastName} <${p.email}> ${p.id}`).join(', ');
      return `  --settle "${doubt.key}=…"  ${doubt.firstName} ${doubt.lastName}: ${who || w.twins}`;
    });
  const lines = [
    ...(sheet === null ? [] : [fileName(basename(file), sheet)]),
    title,
    ...(ofTutors ? [dryRun ? w.tutors(tutors) : w.tutorsDone(tutors)] : []),
    ...(ignored.length > 0 ? [`${w.ignored}: ${ignored.join(', ')}`] : []),
    ...plan.errors.map(({ row, column, message }) => `  ${w.row} ${row}${column ? `, ${column}` : ''}: ${message}`),
    ...doubts,
  ];
  return `${lines.join('\n')}\n`;
}
