/** The data that the settings name, for the time of a command: those of the server that runs, or opened by the command itself. */
import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { systemClock } from '../kernel/clock.ts';
import { ConfigError } from '../kernel/config.ts';
import { type Database, openDatabase, type Reach } from '../kernel/database.ts';
import { FolderInUse, takeFolder } from '../kernel/lock.ts';
import { createLog } from '../kernel/log.ts';
import { assertUsable, NoPostgres, reachOf, startPostgres } from '../kernel/postgres.ts';
import type { Config } from '../kernel/settings.ts';
import { type Lang, LANGS } from '../ui/lang.ts';

/** A sentence for the person at the terminal, and exit code 2. */
export class Refused extends Error {}

/** What people wrote, on one line and without orders to the terminal. */
export const printable = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

interface Reached {
  reach: Reach;
  giveBack: () => Promise<void>;
}
const nothing = () => Promise.resolve();

/** The language that `argv` asks for, French unless it is English. */
const langIn = (argv: readonly string[]): Lang =>
  argv[argv.indexOf('--lang') + 1] === 'en' || argv.includes('--lang=en') ? 'en' : 'fr';

/** What every command of this kind understands. */
const COMMON = { lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** Refuses a language that the product does not speak. */
function assertSpoken(lang: string | undefined): void {
  if (lang !== undefined && !LANGS.some((each) => each === lang)) throw new Refused(`--lang ${lang} (${LANGS.join(', ')})`);
}

/** A command as the terminal knows it, with what it understands beside what all do. */
interface Command<T extends Options> {
  name: string;
  usage: Readonly<Record<Lang, string>>;
  options: T;
}
type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: typeof COMMON & T; allowPositionals: true }>>;

/** Reads `argv` and does the `work` of a command, or says how to ask for it, or why it was not done. @returns the exit code */
export async function runCommand<T extends Options>(
  argv: readonly string[],
  { name, usage, options }: Command<T>,
  work: (asked: Parsed<T>, lang: Lang) => Promise<number>,
): Promise<number> {
  const lang = langIn(argv);
  try {
    const asked = parseArgs({ args: [...argv], options: { ...COMMON, ...options }, allowPositionals: true });
    const { lang: spoken, help } = asked.values as { lang?: string; help?: boolean };
    assertSpoken(spoken);
    if (help) return (process.stdout.write(usage[lang]), 0);
    return await work(asked as Parsed<T>, lang);
  } catch (fault) {
    return notDone(fault, name, usage[lang]);
  }
}

/** Opens the database that `config` names, uses it, gives it back. `command` is what others are told holds the folder. */
export async function onData<T>(
  config: Config,
  { lang, command }: { lang: Lang; command: string },
  use: (db: Database) => Promise<T>,
): Promise<T> {
  const { reach, giveBack } =
    config.DATABASE_URL === null
      ? await embedded(config, lang, command)
      : { reach: { url: config.DATABASE_URL }, giveBack: nothing };
  try {
    const { db, pool } = openDatabase(reach, createLog('error', systemClock, process.stderr), { max: 2 });
    try {
      if (config.DATABASE_URL !== null) await assertUsable(pool);
      return await use(db);
    } finally {
      await pool.end();
    }
  } finally {
    await giveBack();
  }
}

/** The PostgreSQL of DATA_DIR: that of the server that runs, else its own for the time of the command, with the folder taken as a server would. */
async function embedded({ DATA_DIR }: Config, lang: Lang, command: string): Promise<Reached> {
  const dataDir = join(DATA_DIR, 'postgres');
  const reach = reachOf(dataDir);
  if (!reach) throw new Refused(lang === 'fr' ? `aucune donnée dans ${DATA_DIR}` : `no data in ${DATA_DIR}`);
  let release: () => void;
  try {
    release = await takeFolder(DATA_DIR, command, 0);
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

/** Says why `command` could not do its work, with its usage when it was asked badly; throws a fault that nobody foresaw. @returns exit code 2 */
function notDone(fault: unknown, command: string, usage: string): number {
  const { code = '', message } = fault as { code?: string; message: string };
  const badly = code.startsWith('ERR_PARSE_ARGS');
  const foreseen = fault instanceof Refused || fault instanceof ConfigError || fault instanceof NoPostgres;
  // 42P01: a table is not there yet; 3D000: nor is the database.
  if (!foreseen && !badly && !/^(E[A-Z]+|42P01|3D000)$/.test(code)) throw fault;
  process.stderr.write(`${command}: ${[code.startsWith('E') && !badly ? code : '', message].filter(Boolean).join(' ')}\n`);
  if (badly) process.stderr.write(`\n${usage}`);
  return 2;
}
