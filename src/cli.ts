/** The command line: finds the command, loads only what that command needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './kernel/root.ts';

const HELP = `soutenir, du guide de l’école à la décision du jury · from the school's guide to the jury's decision

  soutenir check FILE --guide ID        vérifie un PDF selon un guide · checks a PDF against a guide
  soutenir guide list|show|lint|diff    lit les guides · reads the guides
  soutenir person list|reset-2fa|…      les personnes, qui ne peut plus entrer · people, who is locked out
  soutenir import FILE --cohort ID      fait entrer une promotion · brings a cohort in
  soutenir reminders [--at INSTANT]     les rappels qui partent ensuite · the reminders that leave next
  soutenir bounce [FILE]                note qu’une lettre est revenue · notes that a letter came back
  soutenir verify                       relit les fichiers reçus, suit le journal · re-reads what was received
  soutenir COMMAND --help               l’aide d’une commande · help on a command
  soutenir --version
`;

type Command = (argv: readonly string[]) => Promise<number>;
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./cli/check.ts')).checkCommand,
  guide: async () => (await import('./cli/guide.ts')).guideCommand,
  person: async () => (await import('./cli/person.ts')).personCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  reminders: async () => (await import('./cli/reminders.ts')).remindersCommand,
  bounce: async () => (await import('./cli/bounce.ts')).bounceCommand,
  verify: async () => (await import('./cli/verify.ts')).verifyCommand,
};

/**
 * Runs the command line `argv` (without node and script).
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--version') {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return (await command())(rest);
  process.stderr.write(`soutenir: commande inconnue, unknown command: ${name}\n\n${HELP}`);
  return 2;
}
