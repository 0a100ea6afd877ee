/** The command line: finds the command, loads only what that command needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './kernel/root.ts';

const HELP = `soutenir, from the school's guide to the jury's decision

  soutenir --version   the version
  soutenir --help      this page
`;

/**
 * Runs the command line `argv` (without node and script).
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [command] = argv;
  if (command === '--version') {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (command === undefined || command === '--help' || command === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  process.stderr.write(`soutenir: unknown command "${command}"\n${HELP}`);
  return 2;
}
