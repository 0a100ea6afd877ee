/** `soutenir verify`: whether every deposit is still there, byte for byte, and the journal as it was written. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Lang, LANGS } from '../guide/text.ts';
import { systemClock } from '../kernel/clock.ts';
import { ConfigError, loadConfig } from '../kernel/config.ts';
import { openDatabase, type Reach } from '../kernel/database.ts';
import { openFiles } from '../kernel/file-store.ts';
import { FolderInUse, takeFolder } from '../kernel/lock.ts';
import { createLog } from '../kernel/log.ts';
import { assertUsable, NoPostgres, reachOf, startPostgres } from '../kernel/postgres.ts';
import type { Config } from '../kernel/settings.ts';
import { isSound, type Verified, verifyData } from './verify-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir verify   relit chaque fichier déposé et en refait l’empreinte, suit la chaîne du journal de chaque école

  --lang fr|en   langue     --json   résultat en JSON
Lit les mêmes variables que le serveur (DATA_DIR, DATABASE_URL, S3_URL), qu’il tourne ou non.
Code de sortie : 0 tout est intact, 1 un fichier ou le journal ne l’est pas, 2 la vérification n’a pas pu se faire.
`,
  en: `soutenir verify   re-reads every file deposited and hashes it again, follows the chain of the journal of each school

  --lang fr|en   language   --json   result as JSON
Reads the same variables as the server (DATA_DIR, DATABASE_URL, S3_URL), whether it runs or not.
Exit code: 0 all is sound, 1 a file or the journal is not, 2 it could not be verified.
`,
};

/** A sentence for the person at the terminal, and exit code 2. */
class Refused extends Error {}

/** Runs `soutenir verify`; `argv` is what follows "verify". Returns the exit code. */
export async function verifyCommand(argv: readonly string[]): Promise<number> {
  const lang: Lang = argv[argv.indexOf('--lang') + 1] === 'en' || argv.includes('--lang=en') ? 'en' : 'fr';
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.lang !== undefined && !LANGS.some((each) => each === values.lang))
      throw new Refused(`--lang ${values.lang} (fr, en)`);
    if (values.help) return (process.stdout.write(USAGE[lang]), 0);
    const found = await onData(loadConfig(), lang);
    process.stdout.write(
      values.json ? `${JSON.stringify({ sound: isSound(found), ...found }, null, 2)}\n` : summary(found, lang),
    );
    return isSound(found) ? 0 : 1;
  } catch (fault) {
    const { code = '', message } = fault as { code?: string; message: string };
    const usage = code.startsWith('ERR_PARSE_ARGS');
    const foreseen = fault instanceof Refused || fault instanceof ConfigError || fault instanceof NoPostgres;
    // 42P01: a table is not there yet; 3D000: nor is the database.
    if (!foreseen && !usage && !/^(E[A-Z]+|42P01|3D000)$/.test(code)) throw fault;
    process.stderr.write(`soutenir verify: ${[code.startsWith('E') && !usage ? code : '', message].filter(Boolean).join(' ')}\n`);
    if (usage) process.stderr.write(`\n${USAGE[lang]}`);
    return 2;
  }
}

/** Opens what the settings name, verifies it, gives it back. */
async function onData(config: Config, lang: Lang): Promise<Verified> {
  const { reach, giveBack } =
    config.DATABASE_URL === null ? await embedded(config, lang) : { reach: { url: config.DATABASE_URL }, giveBack: nothing };
  try {
    const { db, pool } = openDatabase(reach, createLog('error', systemClock, process.stderr), { max: 2 });
    try {
      if (config.DATABASE_URL !== null) await assertUsable(pool);
      return await verifyData(db, await openFiles(config));
    } finally {
      await pool.end();
    }
  } finally {
    await giveBack();
  }
}

interface Reached {
  reach: Reach;
  giveBack: () => Promise<void>;
}
const nothing = () => Promise.resolve();

/** The PostgreSQL of DATA_DIR: that of the server that runs, else its own for the time of the command, with the folder taken as a server would. */
async function embedded({ DATA_DIR }: Config, lang: Lang): Promise<Reached> {
  const dataDir = join(DATA_DIR, 'postgres');
  const reach = reachOf(dataDir);
  if (!reach) throw new Refused(lang === 'fr' ? `aucune donnée dans ${DATA_DIR}` : `no data in ${DATA_DIR}`);
  let release: () => void;
  try {
    release = await takeFolder(DATA_DIR, 'soutenir verify', 0);
  } catch (fault) {
    if (fault instanceof FolderInUse) return { reach, giveBack: nothing };
    throw fault;
  }
  try {
    const postgres = await startPostgres({ dataDir, durable: true });
    return { reach: postgres.reach, giveBack: () => postgres.stop().finally(release) };
  } catch (fault) {
    release();
    throw fault;
  }
}

const NAMES = {
  fr: { missing: 'manquant', altered: 'altéré', unreadable: 'illisible' },
  en: { missing: 'missing', altered: 'altered', unreadable: 'unreadable' },
} as const;

/** What was found, in a few lines. */
function summary({ files, problems, journals }: Verified, lang: Lang): string {
  const fr = lang === 'fr';
  const number = new Intl.NumberFormat(lang);
  const many = (count: number, one: string, more: string) =>
    `${number.format(count)} ${count > 1 || (count === 0 && !fr) ? more : one}`;
  const checked = fr
    ? many(files.checked, 'fichier déposé relu', 'fichiers déposés relus')
    : many(files.checked, 'deposited file read', 'deposited files read');
  const wrong = (['missing', 'altered', 'unreadable'] as const).map((kind) => {
    const count = problems.filter(({ problem }) => problem === kind).length;
    return count > 0 ? `${number.format(count)} ${NAMES[lang][kind]}${fr && count > 1 ? 's' : ''}` : '';
  });
  const sound = fr ? many(files.sound, 'intact', 'intacts') : `${number.format(files.sound)} sound`;
  const first = [sound, ...wrong].filter(Boolean).join(', ');
  const lines = [
    `${checked}${fr ? ' :' : ':'} ${first}`,
    ...problems.map(
      (p) =>
        `  ${NAMES[lang][p.problem]}  ${p.sha256}  ${fr ? 'dépôt' : 'deposit'} ${p.deposit}${p.reason ? `  ${p.reason}` : ''}`,
    ),
    ...journals.map(({ school, entries, broken }) => {
      const name = fr ? `journal de l’école ${school} :` : `journal of school ${school}:`;
      if (broken !== null) return `${name} ${fr ? `chaîne rompue à l’entrée ${broken}` : `the chain breaks at entry ${broken}`}`;
      return `${name} ${many(entries, fr ? 'entrée' : 'entry', fr ? 'entrées' : 'entries')}, ${fr ? 'chaîne intacte' : 'the chain holds'}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
