/** `soutenir verify`: whether every deposit and every scan is still there, byte for byte, and the journal as it was written. */
import type { Lang } from '../guide/text.ts';
import { loadConfig } from '../kernel/config.ts';
import { openFiles } from '../kernel/file-store.ts';
import { onData, Refused, runCommand } from './on-data.ts';
import { isSound, type Verified, verifyData } from './verify-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir verify   relit chaque fichier déposé et chaque papier numérisé, en refait l’empreinte, suit la chaîne du journal de chaque école

  --lang fr|en   langue     --json   résultat en JSON
Lit les mêmes variables que le serveur (DATA_DIR, DATABASE_URL, S3_URL), qu’il tourne ou non.
Code de sortie : 0 tout est intact, 1 un fichier ou le journal ne l’est pas, 2 la vérification n’a pas pu se faire.
`,
  en: `soutenir verify   re-reads every file deposited and every scanned paper, hashes it again, follows the chain of the journal of each school

  --lang fr|en   language   --json   result as JSON
Reads the same variables as the server (DATA_DIR, DATABASE_URL, S3_URL), whether it runs or not.
Exit code: 0 all is sound, 1 a file or the journal is not, 2 it could not be verified.
`,
};

/** Runs `soutenir verify`; `argv` is what follows "verify". Returns the exit code. */
export async function verifyCommand(argv: readonly string[]): Promise<number> {
  return runCommand(argv, { name: 'soutenir verify', usage: USAGE, options: {} }, async ({ values, positionals }, lang) => {
    if (positionals.length > 0) throw new Refused(`${positionals.join(' ')}\n\n${USAGE[lang]}`);
    const config = loadConfig();
    const at = { lang, command: 'soutenir verify' };
    const found = await onData(config, at, async (db) => verifyData(db, await openFiles(config)));
    process.stdout.write(
      values.json ? `${JSON.stringify({ sound: isSound(found), ...found }, null, 2)}\n` : summary(found, lang),
    );
    return isSound(found) ? 0 : 1;
  });
}

const NAMES = {
  fr: { missing: 'manquant', altered: 'altéré', unreadable: 'illisible' },
  en: { missing: 'missing', altered: 'altered', unreadable: 'unreadable' },
} as const;

/** What was found, in a few lines. */
function summary({ files, scans, problems, journals }: Verified, lang: Lang): string {
  const fr = lang === 'fr';
  const number = new Intl.NumberFormat(lang);
  const many = (count: number, one: string, more: string) =>
    `${number.format(count)} ${count > 1 || (count === 0 && !fr) ? more : one}`;
  const checked = fr
    ? many(files.checked, 'fichier déposé relu', 'fichiers déposés relus')
    : many(files.checked, 'deposited file read', 'deposited files read');
  const scanned = fr
    ? many(scans.checked, 'papier numérisé relu', 'papiers numérisés relus')
    : many(scans.checked, 'scanned paper read', 'scanned papers read');
  const outcome = (of: Verified['files'], those: Verified['problems']) => {
    const wrong = (['missing', 'altered', 'unreadable'] as const).map((kind) => {
      const count = those.filter(({ problem }) => problem === kind).length;
      return count > 0 ? `${number.format(count)} ${NAMES[lang][kind]}${fr && count > 1 ? 's' : ''}` : '';
    });
    const sound = fr ? many(of.sound, 'intact', 'intacts') : `${number.format(of.sound)} sound`;
    return [sound, ...wrong].filter(Boolean).join(', ');
  };
  const colon = fr ? ' :' : ':';
  const ofDeposits = problems.filter((problem) => 'deposit' in problem);
  const ofScans = problems.filter((problem) => 'appraisal' in problem);
  const lines = [
    `${checked}${colon} ${outcome(files, ofDeposits)}`,
    ...(scans.checked > 0 ? [`${scanned}${colon} ${outcome(scans, ofScans)}`] : []),
    ...problems.map(
      (p) =>
        `  ${NAMES[lang][p.problem]}  ${p.sha256}  ${
          'deposit' in p ? `${fr ? 'dépôt' : 'deposit'} ${p.deposit}` : `${fr ? 'appréciation' : 'appraisal'} ${p.appraisal}`
        }${p.reason ? `  ${p.reason}` : ''}`,
    ),
    ...journals.map(({ school, entries, broken }) => {
      const name = fr ? `journal de l’école ${school} :` : `journal of school ${school}:`;
      if (broken !== null) return `${name} ${fr ? `chaîne rompue à l’entrée ${broken}` : `the chain breaks at entry ${broken}`}`;
      return `${name} ${many(entries, fr ? 'entrée' : 'entry', fr ? 'entrées' : 'entries')}, ${fr ? 'chaîne intacte' : 'the chain holds'}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
