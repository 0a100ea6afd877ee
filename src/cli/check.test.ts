import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Report } from '../conformity/finding.ts';
import { ROOT } from '../kernel/root.ts';
import { checkCommand } from './check.ts';

const corpus = (name: string) => join(ROOT, 'tests', 'corpus', name);

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs the command; what it wrote, and its exit code. */
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((written.out += String(text))));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((written.err += String(text))));
  const code = await checkCommand(argv);
  vi.restoreAllMocks();
  return { code, ...written };
}

test('a conform document: exit 0, a report to read', async () => {
  const { code, out, err } = await run(corpus('word-conform.pdf'), '--guide', 'digi5');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('✓ Conforme');
});

test('a finding: exit 1, JSON and nothing else on standard output', async () => {
  const { code, out, err } = await run(corpus('word-too-short.pdf'), '--guide', 'digi5', '--json', '--lang', 'en');
  const report = JSON.parse(out) as Report;
  expect([code, err]).toEqual([1, '']);
  expect(report).toMatchObject({
    verdict: 'blocked',
    deliverable: 'memoire',
    file: { name: 'word-too-short.pdf' },
    guide: { id: 'digi5' },
  });
  expect(report.findings[0]?.message.what).toContain('pages');
});

test('M-RAP-5, M-RAP-3: student and time of arrival are checked when they are given', async () => {
  const file = corpus('CARADEC Inès rapport mission 2022.pdf');
  const { out } = await run(file, '--guide', 'misl', '--student', 'CARADEC Inès', '--at', '2022-09-16T00:00:00+02:00', '--json');
  const statuses = Object.fromEntries((JSON.parse(out) as Report).rules.map(({ rule, status }) => [rule, status]));
  expect(statuses).toMatchObject({ 'file-name': 'passed', deadline: 'failed' });
});

test('bytes that are no PDF: exit 2, and the JSON all the same', async () => {
  const { code, out } = await run(join(ROOT, 'package.json'), '--guide', 'digi5', '--json');
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ verdict: 'blocked', findings: [{ rule: 'file-type' }] });
});

test.each([
  [['nowhere.pdf', '--guide', 'digi5'], 'fichier introuvable'],
  [['.', '--guide', 'digi5'], 'ce n’est pas un fichier'],
  [['package.json', '--guide', 'nothing'], 'guides\u00a0: digi5, misl'],
  [['package.json', '--guide', '../secrets'], 'guide inconnu'],
  [['package.json', '--guide', 'digi5', '--version', '1999'], 'guide inconnu\u00a0: digi5 1999'],
  [['package.json', '--guide', 'digi5', '--deliverable', 'novel'], 'livrables du guide\u00a0: memoire'],
  [['package.json'], 'donnez le guide'],
])('%j: exit 2 with a sentence: %s', async (argv, sentence) => {
  const { code, out, err } = await run(...argv.map((each) => (each === 'package.json' ? join(ROOT, each) : each)));
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(sentence);
});
