import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ROOT } from '../kernel/root.ts';
import { guideCommand } from './guide.ts';

afterEach(() => vi.restoreAllMocks());

/** Runs the command and keeps what it writes. */
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true));
  const code = await guideCommand(argv);
  vi.restoreAllMocks();
  return { code, ...written };
}
const nursing = join(ROOT, 'tests/support/guides/nursing.yaml');

test('list names every guide with its version', async () => {
  const { code, out } = await run('list');
  expect(code).toBe(0);
  expect(out).toMatch(/^digi5@2024-2025 /m);
  expect(out).toMatch(/^misl@2022 /m);
});

test('show prints parts, prompts and last instants; as JSON, the guide itself', async () => {
  const { out } = await run('show', 'misl', '--lang', 'en');
  expect(out).toContain('15\u00a0September\u00a02022, 23:59:59');
  expect(out).toContain('[company-abroad | place-abroad]');
  expect((JSON.parse((await run('show', 'digi5@2024-2025', '--json')).out) as { guide: string }).guide).toBe('digi5');
});

test('lint counts, and tells the line of a file given by its path', async () => {
  expect(await run('lint')).toMatchObject({ code: 0, out: '2 fichiers, 0 remarque, 0 erreur\n' });
  expect(await run('lint', nursing, '--lang', 'en')).toMatchObject({ code: 0, out: '1 file, 0 remarks, 0 errors\n' });
  const broken = await run('lint', join(ROOT, 'content/frameworks/rncp-35284.yaml'));
  expect(broken.code).toBe(1);
  expect(broken.out).toMatch(/rncp-35284\.yaml:1:1 .*\[error\]/);
});

test('diff says what differs, and nothing between a guide and itself', async () => {
  expect(await run('diff', 'digi5', 'digi5')).toMatchObject({ code: 0, out: 'Aucune différence.\n' });
  const { code, out } = await run('diff', nursing, 'digi5', '--lang', 'en');
  expect(code).toBe(1);
  expect(out).toContain('guide: “nursing” becomes “digi5”');
});

test.each([
  ['no verb', [], /verbe inconnu/],
  ['an unknown guide', ['show', 'nowhere'], /guide inconnu : nowhere/],
  ['a path that climbs', ['show', '../../etc'], /guide inconnu/],
  ['a file that is not there', ['lint', 'nowhere.yaml', '--lang', 'en'], /no such file/],
  ['one guide to compare', ['diff', 'digi5'], /donnez deux guides/],
  ['an unknown option', ['list', '--colour'], /--colour/],
  ['an unknown language', ['list', '--lang', 'de'], /--lang de/],
])('%s is bad usage: a sentence and the help, code 2', async (_, argv, said) => {
  const { code, err } = await run(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(said);
  expect(err).toContain('soutenir guide list');
});
