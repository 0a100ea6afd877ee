/** `soutenir bounce`: reads one delivery report, as the mail server pipes it, and notes that the letter came back. */
import { createReadStream } from 'node:fs';
import { systemClock } from '../kernel/clock.ts';
import { loadConfig } from '../kernel/config.ts';
import type { Database } from '../kernel/database.ts';
import { readDeliveryReport, REPORT_BYTES } from '../kernel/delivery-report.ts';
import { noteBounce } from '../letter/bounce.store.ts';
import type { Lang } from '../ui/lang.ts';
import { onData, Refused, runCommand } from './on-data.ts';

const USAGE: Readonly<Record<Lang, string>> = {
  fr: `soutenir bounce [FICHIER]   lit un rapport de non-remise (RFC 3464) dans le fichier, sinon sur l’entrée standard,
                            et note que la lettre n’est pas arrivée ; tout autre message est laissé de côté

  --lang fr|en   langue     --json   résultat en JSON
À brancher sur l’adresse de MAIL_BOUNCES : docs/recipes/bounces.md.
Code de sortie : 0 le message a été lu, 2 commande mal formée, 75 à essayer de nouveau plus tard.
`,
  en: `soutenir bounce [FILE]   reads a report of non-delivery (RFC 3464) from the file, else from standard input,
                         and notes that the letter did not arrive; any other message is left alone

  --lang fr|en   language   --json   result as JSON
To be connected to the address of MAIL_BOUNCES: docs/recipes/bounces.md.
Exit code: 0 the message was read, 2 bad usage, 75 to be tried again later.
`,
};

/** What became of the message. */
type Became = 'bounced' | 'known' | 'going' | 'stranger' | 'no-report';

const SAID: Readonly<Record<Lang, Record<Became, string>>> = {
  fr: {
    bounced: 'la lettre n’est pas arrivée, c’est noté',
    known: 'la lettre n’est pas arrivée, c’était déjà noté',
    going: 'la lettre est en retard ou arrivée : rien à noter',
    stranger: 'rapport sur une lettre qui n’est pas d’ici : laissé de côté',
    'no-report': 'ce n’est pas un rapport de non-remise : laissé de côté',
  },
  en: {
    bounced: 'the letter did not arrive, noted',
    known: 'the letter did not arrive, already noted',
    going: 'the letter is late, or arrived: nothing to note',
    stranger: 'report about a letter that is not from here: left alone',
    'no-report': 'no report of non-delivery: left alone',
  },
};
/** "Try again later", as mail servers read it (sysexits.h). */
const LATER = 75;

/** Runs `soutenir bounce`; `argv` is what follows "bounce". Returns the exit code. */
export async function bounceCommand(argv: readonly string[], stdin: AsyncIterable<Buffer> = process.stdin): Promise<number> {
  return runCommand(argv, { name: 'soutenir bounce', usage: USAGE, options: {} }, async ({ values, positionals }, lang) => {
    if (positionals.length > 1) throw new Refused(`${positionals.join(' ')}\n\n${USAGE[lang]}`);
    const bytes = await beginningOf(positionals[0] === undefined ? stdin : createReadStream(positionals[0]));
    try {
      const told = await tell(bytes, lang);
      const words = `${SAID[lang][told.became]}${told.letter ? ` (${told.letter})` : ''}`;
      process.stdout.write(`${values.json ? JSON.stringify(told) : words}\n`);
      return 0;
    } catch (fault) {
      process.stderr.write(`soutenir bounce: ${fault instanceof Error ? fault.message : String(fault)}\n`);
      return LATER;
    }
  });
}

/** What `source` begins with; the rest is read and left, so that who writes is not cut off. */
async function beginningOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    if (length < REPORT_BYTES) pieces.push(piece);
    length += piece.length;
  }
  return Buffer.concat(pieces);
}

async function tell(bytes: Buffer, lang: Lang): Promise<{ became: Became; letter: string | null }> {
  const report = await readDeliveryReport(bytes);
  if (report.said !== 'failed') return { became: report.said, letter: 'letter' in report ? report.letter : null };
  const { letter, reason } = report;
  const note = (db: Database) => noteBounce(db, { letter, reason, at: systemClock.now() });
  return { became: await onData(loadConfig(), { lang, command: 'soutenir bounce' }, note), letter };
}
