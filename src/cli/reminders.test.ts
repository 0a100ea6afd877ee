/** `soutenir reminders` on a database of its own: what leaves next, and nothing written. */
import { beforeAll, afterAll, expect, test, vi } from 'vitest';
import { reminding } from '../../tests/support/reminding.ts';
import { dayAfter, dayIn, instantOf } from '../guide/calendar.ts';
import { remindersCommand } from './reminders.ts';

const here = reminding();
const { db, follow, schedule, runAt } = here;

beforeAll(() => {
  const { reach } = here.site.database;
  if (!('socket' in reach)) throw new Error('tests reach their database by a socket');
  vi.stubEnv('BASE_URL', '');
  vi.stubEnv('DATABASE_URL', `postgres://soutenir@localhost/${reach.database}?host=${encodeURIComponent(reach.socket)}`);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

async function run(...argv: string[]) {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  try {
    return { code: await remindersCommand(argv), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
const written = async () =>
  Promise.all(
    (['outbox', 'reminder', 'link', 'journal'] as const).map(async (table) => {
      const { n } = await db()
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(n);
    }),
  );

test('lists what the task then writes, to the letter, and writes nothing', async () => {
  const mission = await follow(1);
  await schedule();
  const before = await written();
  const { code, out } = await run('--at', '2026-03-08T08:00:00+01:00', '--json');
  expect([code, await written()]).toEqual([0, before]);
  const letters = JSON.parse(out) as { kind: string; at: string; to: { email: string }; about: Record<string, string>[] }[];
  expect(letters.map(({ to }) => to.email).toSorted()).toEqual(['helene.legoff@example.org', 'karim.bonnard@example.org']);
  for (const { kind, at, about } of letters) {
    expect([kind, at]).toEqual(['remind-tutor', '2026-03-08T07:00:00.000Z']);
    expect(about).toMatchObject([{ mission, step: 'appraisals-due', student: 'Anna Kerros1' }]);
  }
  await runAt('2026-03-08T07:00:00Z');
  const sent = await db().selectFrom('outbox').select(['address', 'text']).where('kind', '=', 'remind-tutor').execute();
  expect(sent.map(({ address }) => address).toSorted()).toEqual(letters.map(({ to }) => to.email).toSorted());
  for (const { to, about } of letters)
    expect(sent.find(({ address }) => address === to.email)!.text).toContain(about[0]!['line']);
  expect((await run('--at', '2026-03-08T09:00:00+01:00')).out).toContain('Aucun rappel ne partirait à cet instant');
});

test('after the last reminder: whom the lead is told to call, in words', async () => {
  await follow(1);
  await schedule();
  await runAt('2026-03-25T07:00:00Z');
  const { out } = await run('--at', '2026-03-26T09:00:00+01:00');
  expect(out.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('Lettres du 26 mars 2026 à 9 h 00 (1)');
  expect(out).toMatch(/elie\.vasseur@example\.org\tÉlie Vasseur\tListe d’appels\n {2}/);
  expect(out).toContain('Karim Bonnard');
});

test('without an instant: the first morning to come on which some leave', async () => {
  await follow(1);
  const zone = 'Europe/Paris';
  const day = dayAfter(dayIn(Date.now(), zone), 20);
  await schedule({ 'appraisals-due': { day } });
  const letters = JSON.parse((await run('--json')).out) as { at: string; zone: string }[];
  const at = instantOf(dayAfter(day, -7), '08:00:00', zone);
  expect(letters.map((letter) => [letter.at, letter.zone])).toEqual([
    [at, zone],
    [at, zone],
  ]);
  await schedule({});
  expect((await run('--lang', 'en')).out).toContain('No reminder leaves in the 30 days to come');
});

test('what is asked badly is said, with the usage', async () => {
  for (const argv of [['--at', 'demain'], ['--at', '2026-03-08T08:00:00'], ['more'], ['--nothing'], ['--lang', 'de']])
    expect((await run(...argv)).code).toBe(2);
  expect((await run('--at', '2026-03-08T08:00:00')).err).toContain('2026-03-08T08:00:00+01:00');
  const { code, out } = await run('--help', '--lang', 'en');
  expect([code, out]).toEqual([0, expect.stringContaining('soutenir reminders [--at INSTANT]')]);
});
