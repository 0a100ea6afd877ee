/** Killed without warning while a file is brought in, again and again: all of it is there in the end or none of it, and once. */
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { addPerson } from '../../src/identity/person-change.store.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { createCohort } from '../../src/mission/cohort.store.ts';
import { liveCookie, withDatabase } from '../support/live.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../support/server.ts';

const ROWS = 2000;
const GUIDE = 'digi5';
/** Hundredths done when the server is killed: people are planned, people are written, missions are written. */
const KILLED_AT = [15, 50, 70] as const;

const DATA_DIR = temporaryFolder();
const start = async () => startServer({ DATA_DIR, DEMO: 'off', JOBS: '2', LOG_LEVEL: 'error', PORT: String(await freePort()) });
let server: RunningServer;
let cohort: string;
let cookie: string;

beforeAll(async () => {
  await build(join(ROOT, 'build'));
  server = await start();
  const person = await withDatabase(server, async (db) => {
    const bound = { guide: GUIDE, version: '2024-2025', year: 2026, dates: {}, createdAt: Date.UTC(2025, 8, 1) };
    cohort = await createCohort(db, { ...bound, school: FIRST_SCHOOL, name: 'Promotion' });
    const lead = {
      school: FIRST_SCHOOL,
      lastName: 'Morvan',
      firstName: 'Soizic',
      email: 's.morvan@ecole.example',
      lang: 'fr' as const,
    };
    return addPerson(db, { ...lead, roles: [{ role: 'lead', programme: GUIDE }] });
  });
  cookie = await liveCookie(server, person);
}, 180_000);
afterAll(async () => {
  await server.stop();
  removeFolder(DATA_DIR);
});

const HEAD =
  'Numéro étudiant;Nom;Prénom;E-mail;Entreprise;Début;Fin;Nom du tuteur entreprise;Prénom du tuteur entreprise;E-mail du tuteur entreprise';
const line = (n: number) =>
  `${30_000 + n};Vidal${n};Anouk;a.${n}@ecole.example;Armor ${n};15/09/2025;13/03/2026;Rozec${n};Judith;j.${n}@armor.example`;
const FILE = [HEAD, ...Array.from({ length: ROWS }, (_, n) => line(n))].join('\r\n');

const send = (path: string, body: FormData | URLSearchParams) =>
  fetch(server.url + path, { method: 'POST', body, redirect: 'manual', headers: { cookie, accept: 'text/html' } });
const page = async (path: string) => (await fetch(server.url + path, { headers: { cookie, accept: 'text/html' } })).text();

/** Sends the file and begins to bring it in, as the form does. @returns where its run is */
async function begin(): Promise<string> {
  const form = new FormData();
  form.set('file', new File([FILE], 'promotion.csv'));
  const sent = await send(`/cohorts/${cohort}/import`, form);
  expect(sent.status).toBe(303);
  const address = sent.headers.get('location')!;
  const html = await page(address);
  const choices = new URLSearchParams({ intent: 'apply', seen: /name="seen" value="([^"]*)"/.exec(html)![1]! });
  for (const [, name, options] of html.matchAll(/<select[^>]*name="(column-\d+)"[^>]*>(.*?)<\/select>/gs)) {
    choices.set(name!, /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '');
  }
  expect((await send(address, choices)).status).toBe(303);
  return address.split('/').at(-1)!;
}

const stateOf = (run: string) =>
  withDatabase(server, (db) =>
    db
      .selectFrom('import_run')
      .select('state')
      .where('run_id', '=', run)
      .executeTakeFirstOrThrow()
      .then((row) => row.state),
  );

/** What is there of the file. */
const brought = () =>
  withDatabase(server, async (db) => {
    const count = async (table: 'mission' | 'mission_period' | 'mission_tutor' | 'person') => {
      const { n } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(n);
    };
    const letters = await db.selectFrom('outbox').select('letter_id').where('kind', '=', 'import-done').execute();
    const told = await db.selectFrom('journal').select('action').where('action', '=', 'cohort.imported').execute();
    return {
      missions: await count('mission'),
      periods: await count('mission_period'),
      tutors: await count('mission_tutor'),
      // The lead is there too.
      people: (await count('person')) - 1,
      letters: letters.length,
      told: told.length,
    };
  });
const NONE = { missions: 0, periods: 0, tutors: 0, people: 0, letters: 0, told: 0 };
const ALL = { missions: ROWS, periods: ROWS, tutors: ROWS, people: 2 * ROWS, letters: 1, told: 1 };

test('killed while it is brought in, a file is taken up again, whole and once; started again beside it, it changes nothing', async () => {
  const run = await begin();
  for (const hundredths of KILLED_AT) {
    await withDatabase(server, async (db) => {
      const progress = () =>
        db
          .selectFrom('import_run')
          .select('progress')
          .where('run_id', '=', run)
          .executeTakeFirstOrThrow()
          .then((row) => row.progress);
      // Half a minute until the tasks of a dead server are taken up again, on a machine that may be busy.
      await expect.poll(progress, { timeout: 90_000, interval: 3 }).toBeGreaterThanOrEqual(hundredths);
      server.child.kill('SIGKILL');
    });
    if (server.child.signalCode === null) await once(server.child, 'exit');
    server = await start();
    expect([NONE, ALL]).toContainEqual(await brought());
  }
  // Whoever does not wait for it sends the same file once more.
  const again = await begin();
  for (const each of [run, again]) {
    await expect.poll(() => stateOf(each), { timeout: 90_000, interval: 200 }).toBe('done');
    expect(await page(`/cohorts/${cohort}/import/${each}`)).toContain('Import fait');
  }
  expect(await brought()).toEqual({ ...ALL, letters: 2, told: 2 });
}, 400_000);
