/** `soutenir import` on the folder of a real server, while it runs: what it prints, what it writes, what it refuses. */
import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { createCohort } from '../../src/mission/cohort.store.ts';
import { listMissions } from '../../src/mission/mission.store.ts';
import { withDatabase } from '../support/live.ts';
import { removeFolder, type RunningServer, startServer, temporaryFolder } from '../support/server.ts';

const DATA_DIR = temporaryFolder();
let server: RunningServer;
let cohort: string;

beforeAll(async () => {
  await build(join(ROOT, 'build'));
  server = await startServer({ DATA_DIR, DEMO: 'off', JOBS: '0', LOG_LEVEL: 'error' });
  const bound = { guide: 'digi5', version: '2024-2025', year: 2026, dates: {}, createdAt: Date.UTC(2025, 8, 1) };
  cohort = await withDatabase(server, (db) => createCohort(db, { ...bound, school: FIRST_SCHOOL, name: 'Promotion' }));
}, 180_000);
afterAll(async () => {
  await server.stop();
  removeFolder(DATA_DIR);
});

function run(lines: readonly string[], ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(DATA_DIR, 'promotion.csv');
  writeFileSync(file, lines.join('\n'));
  const command = [join(ROOT, 'bin', 'soutenir.mjs'), 'import', file, ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { env: { PATH: process.env.PATH, DATA_DIR } }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}
const missions = () => withDatabase(server, (db) => listMissions(db, FIRST_SCHOOL, { cohort }));

const HEAD = 'Numéro étudiant;Nom;Prénom;E-mail;Début;Fin;Entreprise;Couleur';
const INES = '22001;Caradec;Inès;ines@ecole.example;15/09/2025;13/03/2026;Armor;bleu';
const nothing = { created: 0, updated: 0, unchanged: 0, possibleDuplicates: 0, errors: [] };

test('a dry run says what would be done and writes nothing; the command then does it, once', async () => {
  const asked = ['--cohort', cohort, '--json'];
  const dry = await run([HEAD, INES], ...asked, '--dry-run');
  expect([dry.code, JSON.parse(dry.out)]).toEqual([0, { ...nothing, rows: 1, created: 1 }]);
  expect(await missions()).toEqual([]);
  const done = await run([HEAD, INES], ...asked);
  expect([done.code, JSON.parse(done.out)]).toEqual([0, { ...nothing, rows: 1, created: 1 }]);
  expect(await missions()).toMatchObject([{ student: { number: '22001', firstName: 'Inès' }, periods: [{ name: 'Armor' }] }]);
  const again = await run([HEAD, INES], ...asked);
  expect([again.code, JSON.parse(again.out)]).toEqual([0, { ...nothing, rows: 1, unchanged: 1 }]);
});

test('one wrong cell, and nothing is written: each error has its line, its column and its words', async () => {
  const wrong = '22002;Prigent;Noé;noe@ecole.example;15/09/2025;31/02/2026;Armor;';
  const { code, out } = await run([HEAD, INES.replace('13/03', '14/03'), wrong], '--cohort', cohort, '--json', '--lang', 'en');
  expect([code, JSON.parse(out)]).toEqual([
    1,
    {
      ...nothing,
      rows: 2,
      errors: [
        {
          row: 3,
          column: 'Fin',
          code: 'day-wrong',
          message: '“31/02/2026” is no day of the calendar. Example: 2025-09-15 or 15/09/2025.',
        },
      ],
    },
  ]);
  expect(await missions()).toMatchObject([{ periods: [{ ends: '2026-03-13' }] }]);
});

test('company tutors are confirmed by their students, unless who runs the command vouches for them', async () => {
  const head = `${HEAD};Nom du tuteur entreprise;Prénom du tuteur entreprise;E-mail du tuteur entreprise`;
  const line = (n: number) =>
    `2201${n};Quéré;Enora${n};enora${n}@ecole.example;15/09/2025;13/03/2026;Armor;;Rozec;Judith;j.rozec@armor.example`;
  await run([head, line(1)], '--cohort', cohort);
  await run([head, line(2)], '--cohort', cohort, '--vouch');
  const tutors = (await missions()).flatMap((m) => m.companyTutors.map((t) => [m.student.number, t.confirmed]));
  expect(tutors.toSorted()).toEqual([
    ['22011', false],
    ['22012', true],
  ]);
});

test('a possible duplicate is settled by who runs the command', async () => {
  const namesake = '22003;Caradec;Inès;i.caradec@ecole.example;;;;';
  // The known one has another number: two people. Without a number, nothing tells them apart.
  expect((await run([HEAD, namesake.replace('22003', '')], '--cohort', cohort)).out).toContain('--settle "2 student=…"');
  const settled = await run([HEAD, namesake.replace('22003', '')], '--cohort', cohort, '--settle', '2 student=new', '--json');
  expect([settled.code, JSON.parse(settled.out)]).toEqual([0, { ...nothing, rows: 1, created: 1 }]);
  expect((await missions()).filter((m) => m.student.lastName === 'Caradec')).toHaveLength(2);
});

test('a file that is not there, or that no reader can follow, is told with the code of a bad request', async () => {
  const command = [join(ROOT, 'bin', 'soutenir.mjs'), 'import', join(DATA_DIR, 'none.csv'), '--cohort', cohort];
  const missing = spawnSync(process.execPath, command, { env: { PATH: process.env.PATH, DATA_DIR }, encoding: 'utf8' });
  expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('ne peut pas être lu (ENOENT)')]);
  const open = await run([HEAD, '"22009;Caradec'], '--cohort', cohort, '--json');
  expect([open.code, open.out, open.err]).toEqual([2, '', expect.stringContaining('Ligne 2')]);
});

test('columns that nothing names are said, and left out', async () => {
  expect((await run([HEAD, INES], '--cohort', cohort, '--dry-run')).out).toContain('n’entre pas: Couleur');
});

test.each([
  [['--cohort', '00000000-0000-4000-8000-00000000dead'], 'il n’y a pas de promotion'],
  [[], 'soutenir import FICHIER'],
  [['--cohort', 'x', '--what'], '--what'],
])('%j is refused with its reason', async (args, words) => {
  const { code, err } = await run([HEAD, INES], ...args);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
