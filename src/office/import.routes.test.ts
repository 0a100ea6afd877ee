/** A cohort brought in from its file, again, and out: on the whole application and the real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { followChain } from '../kernel/journal.store.ts';
import { parseSettings } from '../kernel/settings.ts';
import { saveMission } from '../mission/course.store.ts';
import { importRun } from './import-run.job.ts';
import { createMission, listMissions, lockMission } from '../mission/mission.store.ts';

let site: Site;
let school: SampleSchool;
let lead: { cookie: string };

beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  lead = await school.as(school.lead);
});
afterAll(() => site.close());

const HEAD =
  'Numéro étudiant;Nom;Prénom;E-mail;Entreprise;Début;Fin;Nom du tuteur entreprise;Prénom du tuteur entreprise;E-mail du tuteur entreprise';
const ROWS = [
  '22101;Kermadec;Maël;mael@ecole.example;Armor;15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example',
  '22102;"de la Motte d’Almeida";Zoé;zoe@ecole.example;"Chantiers ""Le Goff""";15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example',
];
const csv = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join('\r\n'));

let cohort: string;
beforeEach(async () => {
  cohort = `/cohorts/${school.cohort}/import`;
  await site.database.db.deleteFrom('outbox').execute();
});

/** What brings a file in, without its queue. */
function work() {
  const parsed = parseSettings({});
  if ('problems' in parsed) throw new Error('the settings of this test do not hold');
  return importRun({ db: site.database.db, clock: { now: () => Date.UTC(2026, 0, 15) }, config: parsed.config });
}
/** Letters that say that an import stopped. */
const stopped = () =>
  site.database.db.selectFrom('outbox').select(['person_id', 'subject', 'text']).where('kind', '=', 'import-stopped').execute();

/** Sends a file. @returns where its run is */
async function bring(bytes: Uint8Array<ArrayBuffer>, name = 'promotion.csv', headers = lead) {
  const body = new FormData();
  body.set('file', new File([bytes], name));
  return site.app.request(cohort, { method: 'POST', body, headers });
}
async function run(bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<string> {
  const answer = await bring(bytes, name);
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}
const page = async (address: string) => (await site.app.request(address, { headers: lead })).text();
const titleOf = async (address: string) => /<h1[^>]*>([^<]*)</.exec(await page(address))![1]!.replaceAll(/[\u00a0\u202f]/g, ' ');

/** The choices that the page of a run shows. */
async function choices(address: string): Promise<URLSearchParams> {
  const html = await page(address);
  const form = new URLSearchParams({ seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' });
  for (const [, name, options] of html.matchAll(/<select[^>]*name="(column-\d+)"[^>]*>(.*?)<\/select>/gs)) {
    form.set(name!, /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '');
  }
  return form;
}
async function choose(address: string, intent: string, more: Record<string, string> = {}) {
  const body = await choices(address);
  for (const [name, value] of Object.entries({ intent, ...more })) body.set(name, value);
  return site.app.request(address, { method: 'POST', body, headers: lead });
}
/** Brings a file in to its end. */
async function bringIn(bytes: Uint8Array<ArrayBuffer>, name?: string): Promise<string> {
  const address = await run(bytes, name);
  expect((await choose(address, 'apply')).status).toBe(303);
  await site.work();
  return titleOf(address);
}
const missions = () => listMissions(site.database.db, school.school, { cohort: school.cohort });
const find = async (lastName: string) => (await missions()).find((m) => m.student.lastName === lastName);

describe('a file', () => {
  test('is shown before anything is written, then brought in whole, told by a letter and kept in the journal', async () => {
    const before = await missions();
    const address = await run(csv(...ROWS));
    expect(await titleOf(address)).toBe('Prêt : 2 étudiants à créer');
    expect(await missions()).toEqual(before);
    await choose(address, 'apply');
    expect(await titleOf(address)).toBe('Import en cours : 0 %');
    await site.work();
    expect(await titleOf(address)).toBe('Import fait : 2 étudiants créés');
    const zoe = await find('de la Motte d’Almeida');
    expect(zoe).toMatchObject({
      student: { firstName: 'Zoé', email: 'zoe@ecole.example', number: '22102' },
      periods: [{ name: 'Chantiers "Le Goff"', starts: '2025-09-15', ends: '2026-03-13', placeCountry: 'FR' }],
      companyTutors: [{ lastName: 'Rozec', email: 'j.rozec@armor.example', confirmed: true }],
    });
    expect((await find('Kermadec'))!.companyTutors[0]!.id).toBe(zoe!.companyTutors[0]!.id);
    const { rows } = await site.database.pool.query(
      `SELECT action, actor, details FROM journal WHERE action IN ('cohort.imported', 'mission.created') ORDER BY seq DESC LIMIT 3`,
    );
    expect(rows.map((r) => r.action)).toEqual(['cohort.imported', 'mission.created', 'mission.created']);
    expect(rows[0]).toMatchObject({ actor: school.lead, details: { file: 'promotion.csv', rows: 2, created: 2 } });
    expect((await followChain(site.database.db, school.school)).broken).toBeNull();
    const letters = await site.database.pool.query(`SELECT 1 FROM outbox WHERE kind = 'import-done' AND person_id = $1`, [
      school.lead,
    ]);
    expect(letters.rowCount).toBe(1);
    // Its rows are people now: the file is not kept.
    expect((await site.database.pool.query('SELECT rows FROM import_run WHERE rows IS NOT NULL')).rowCount).toBe(0);
  });

  test('brought in twice changes nothing, in Windows-1252, in UTF-16, with a mark, with tabs', async () => {
    const text = [HEAD, ...ROWS].join('\r\n');
    const latin = Uint8Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.codePointAt(0)!));
    const wide = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    const marked = new TextEncoder().encode(`\ufeff${text.replaceAll(';', '\t')}`);
    for (const bytes of [latin, wide, marked]) {
      expect(await titleOf(await run(bytes))).toBe('Rien à changer : tout ce que dit ce fichier est déjà là');
    }
  });

  test('that changes someone changes them, and nobody else', async () => {
    const before = await find('Kermadec');
    expect(await bringIn(csv(ROWS[0]!.replace('mael@', 'mael.kermadec@').replace('13/03/2026', '31/03/2026'), ROWS[1]!))).toBe(
      'Import fait : 1 étudiant mis à jour',
    );
    const after = await find('Kermadec');
    expect(after).toMatchObject({
      id: before!.id,
      student: { email: 'mael.kermadec@ecole.example' },
      periods: [{ ends: '2026-03-31' }],
    });
    const { rows } = await site.database.pool.query('SELECT email FROM auth_user WHERE id = $1', [after!.student.id]);
    expect(rows).toEqual([{ email: 'mael.kermadec@ecole.example' }]);
  });

  test('with one wrong cell writes nothing, and says which', async () => {
    const count = (await missions()).length;
    const address = await run(csv('22103;Nouveau;Ana;ana@ecole.example;Armor;15/09/2025;31/02/2026;;;', ROWS[0]!));
    expect(await titleOf(address)).toBe('1 cellule à corriger avant d’importer');
    expect(await page(address)).toContain('n’est pas un jour du calendrier');
    const refused = await choose(address, 'apply');
    expect(refused.status).toBe(422);
    await site.work();
    expect(await missions()).toHaveLength(count);
  });

  test('with someone of the same name waits for a person to settle who they are', async () => {
    const address = await run(csv('22104;Caradec;Inès;i.caradec@ecole.example;;;;;;'));
    expect(await titleOf(address)).toBe('1 homonyme à départager avant d’importer');
    expect((await choose(address, 'apply')).status).toBe(422);
    expect((await choose(address, 'preview', { 'settle-2-student': school.student })).status).toBe(303);
    expect(await titleOf(address)).toBe('Prêt : 1 étudiant à mettre à jour');
    expect((await choose(address, 'apply', { 'settle-2-student': school.student })).status).toBe(303);
    await site.work();
    expect(await find('Caradec')).toMatchObject({
      id: school.mission,
      student: { number: '22104', email: 'i.caradec@ecole.example' },
    });
    expect((await missions()).filter((m) => m.student.lastName === 'Caradec')).toHaveLength(1);
  });

  test('whose columns are chosen by hand is remembered for the next one', async () => {
    const odd = new TextEncoder().encode('Qui;Quoi;Où\n22105;Guen, Lena;lena@ecole.example\n');
    const address = await run(odd, 'libre.csv');
    expect(await titleOf(address)).toBe('2 cellules à corriger avant d’importer');
    const columns = { 'column-0': 'student.number', 'column-1': 'student.fullName', 'column-2': 'student.email' };
    expect((await choose(address, 'preview', { ...columns, 'column-2': 'student.number' })).status).toBe(422);
    await choose(address, 'preview', columns);
    expect(await titleOf(address)).toBe('Prêt : 1 étudiant à créer');
    await choose(address, 'apply');
    await site.work();
    expect(await find('Guen')).toMatchObject({ periods: [], student: { firstName: 'Lena' } });
    expect(await titleOf(await run(odd, 'libre.csv'))).toBe('Rien à changer : tout ce que dit ce fichier est déjà là');
  });

  test('that what was changed meanwhile stands in the way of goes back to its preview', async () => {
    const address = await run(csv('22106;Le Bras;Tom;tom@ecole.example;;;;;;'));
    expect((await choose(address, 'apply')).status).toBe(303);
    await site.database.pool.query(`UPDATE person SET student_number = '999', email = 'tom@ecole.example' WHERE person_id = $1`, [
      school.engineer,
    ]);
    await site.work();
    expect(await titleOf(address)).toBe('1 cellule à corriger avant d’importer');
    expect(await find('Le Bras')).toBeUndefined();
    // Its person was told that they could leave the page.
    expect((await stopped()).map((letter) => letter.text)).toEqual([expect.stringContaining('Relisez l’aperçu')]);
  });

  test('whose preview is older than what it would change is shown anew before anything is written', async () => {
    const address = await run(csv('22108;Madec;Yuna;yuna@ecole.example;;;;;;'));
    const seen = await choices(address);
    await site.database.pool.query(
      `UPDATE person SET student_number = '22108', email = 'yuna@ecole.example',
      last_name = 'Madec', first_name = 'Yuna' WHERE person_id = $1`,
      [school.engineer],
    );
    seen.set('intent', 'apply');
    const answer = await site.app.request(address, { method: 'POST', body: seen, headers: lead });
    expect([answer.status, (await answer.text()).includes('n’est plus ce que montrait l’aperçu')]).toEqual([422, true]);
    expect(await find('Madec')).toBeUndefined();
    expect((await choose(address, 'apply')).status).toBe(303);
    await site.work();
    expect((await find('Madec'))!.student.id).toBe(school.engineer);
  });

  test('applied twice, by two clicks or two people, is brought in once', async () => {
    const rows = ['22109;Le Roux;Malo;malo@ecole.example;Armor;15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example'];
    const [one, two] = [await run(csv(...rows)), await run(csv(...rows), 'autre.csv')];
    const [first, second] = [await choices(one), await choices(two)];
    for (const form of [first, second]) form.set('intent', 'apply');
    const send = (address: string, body: URLSearchParams) => site.app.request(address, { method: 'POST', body, headers: lead });
    const answers = await Promise.all([send(one, first), send(one, first), send(two, second)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    await site.work();
    expect(await titleOf(one)).toMatch(/^Import fait/);
    expect(await titleOf(two)).toMatch(/^Import fait/);
    expect((await missions()).filter((m) => m.student.lastName === 'Le Roux')).toHaveLength(1);
    const letters = `SELECT count(*)::int AS n FROM journal WHERE action = 'mission.created' AND details->>'file' IN ('promotion.csv', 'autre.csv')
      AND subject = $1`;
    const { rows: told } = await site.database.pool.query(letters, [`mission:${(await find('Le Roux'))!.id}`]);
    expect(told).toEqual([{ n: 1 }]);
  });

  test('that fails for good says so, keeps nothing of itself, and is applied again once', async () => {
    const address = await run(csv('22111;Quéré;Enora;enora@ecole.example;Armor;15/09/2025;13/03/2026;;;'));
    await choose(address, 'apply');
    const { pool } = site.database;
    // Its last table refuses, when people and missions are written already.
    await pool.query('ALTER TABLE mission_period ADD CONSTRAINT refused CHECK (false) NOT VALID');
    const task = { school: school.school, run: address.split('/').at(-1)! };
    await expect(work()(task, { last: false, nth: 1, doomed: false })).rejects.toThrow('refused');
    expect(await titleOf(address)).toMatch(/^Import en cours/);
    expect(await stopped()).toEqual([]);
    // What failed cannot even be written: it is tried again.
    await pool.query('ALTER TABLE outbox ADD CONSTRAINT filled CHECK (false) NOT VALID');
    await expect(work()(task, { last: false, nth: 2, doomed: false })).rejects.toThrow('filled');
    await pool.query('ALTER TABLE outbox DROP CONSTRAINT filled');
    expect(await titleOf(address)).toMatch(/^Import en cours/);
    for (const nth of [3, 4]) await work()(task, { last: false, nth, doomed: false }).catch(() => undefined);
    await pool.query('ALTER TABLE mission_period DROP CONSTRAINT refused');
    const [letter, ...more] = await stopped();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ person_id: school.lead, subject: expect.stringContaining('rien n’est entré') });
    expect(letter!.text).toContain('La faute est la nôtre');
    expect(letter!.text).toContain(address);
    expect(await page(address)).toContain('L’import s’est arrêté');
    expect(await titleOf(address)).toBe('Prêt : 1 étudiant à créer');
    expect(await find('Quéré')).toBeUndefined();
    await choose(address, 'apply');
    await site.work();
    expect(await titleOf(address)).toBe('Import fait : 1 étudiant créé');
    expect((await missions()).filter((m) => m.student.lastName === 'Quéré')).toHaveLength(1);
  });

  test('that ends its server each time it is brought in stops, says so by a letter, and is not brought in', async () => {
    const address = await run(csv('22112;Cadiou;Gwen;gwen@ecole.example;Armor;15/09/2025;13/03/2026;;;'));
    await choose(address, 'apply');
    const task = { school: school.school, run: address.split('/').at(-1)! };
    await expect(work()(task, { last: false, nth: 1, doomed: true })).rejects.toThrow('ended each time');
    expect(await page(address)).toContain('L’import s’est arrêté');
    expect(await stopped()).toHaveLength(1);
    await site.work();
    expect(await stopped()).toHaveLength(1);
    expect(await find('Cadiou')).toBeUndefined();
  });

  test('waits for what a student declares at the same time, and takes nothing of it away', async () => {
    const address = await run(csv('22110;Morin;Ana;ana.morin@ecole.example;Armor;15/09/2025;13/03/2026;;;'));
    await choose(address, 'apply');
    await site.work();
    const { id } = (await find('Morin'))!;
    const again = await run(csv('22110;Morin;Ana;;Armor;15/09/2025;31/03/2026;;;'));
    await choose(again, 'apply');
    let working: Promise<unknown> | null = null;
    await site.database.db.transaction().execute(async (trx) => {
      const mission = (await lockMission(trx, school.school, id))!;
      working = site.work();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { subject = '', telework, confidentiality = '', confidentialUntil = null, closedDoor = false } = mission;
      const periods = mission.periods.map((period) => ({ ...period, address: '1 quai des Indes, Lorient', service: 'Coques' }));
      const details = { subject: `${subject}Carènes`, telework, confidentiality, confidentialUntil, closedDoor, periods };
      await saveMission(trx, { school: school.school, mission: id, details });
    });
    await working;
    expect(await find('Morin')).toMatchObject({
      subject: 'Carènes',
      periods: [{ ends: '2026-03-31', address: '1 quai des Indes, Lorient', service: 'Coques' }],
    });
  });

  test('that gives an address of another school of this server is told so, and nobody of that school changes', async () => {
    const address = await run(csv('22107;Abiven;Lou;Lou.Abiven@autre.example.org;;;;;;'));
    expect(await page(address)).toContain('déjà prise sur ce serveur');
    expect((await choose(address, 'apply')).status).toBe(422);
  });

  test.each([
    ['none', null, 'Choisissez un fichier'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), 'Ce n’est pas un tableau'],
    ['an old Excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'ancien fichier Excel'],
    ['nothing but separators', new TextEncoder().encode(';;;\n;;\n'), 'Le fichier est vide'],
    ['half a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'Le fichier est endommagé'],
  ])('that is %s is told beside the field', async (_, bytes, words) => {
    const answer = bytes
      ? await bring(bytes)
      : await site.app.request(cohort, { method: 'POST', body: new FormData(), headers: lead });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });
});

describe('the cohort as a file', () => {
  const take = async (path: string, lang = 'fr') => {
    const answer = await site.app.request(`/cohorts/${school.cohort}/${path}`, {
      headers: { cookie: `${lead.cookie}; lang=${lang}` },
    });
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };

  test.each(['people.xlsx', 'people.csv'])('%s comes in again without change, in either language', async (path) => {
    for (const lang of ['fr', 'en'])
      expect(await titleOf(await run(await take(path, lang), path))).toBe(
        'Rien à changer : tout ce que dit ce fichier est déjà là',
      );
  });

  test('a student whose first mission broke off leaves with the one that goes on, and comes in again without change', async () => {
    const { db } = site.database;
    const student = school.classmate;
    const { cohort } = school;
    await createMission(db, {
      school: school.school,
      cohort,
      student,
      telework: false,
      confidential: false,
      createdAt: 1,
      companyTutors: [],
      academicTutors: [],
      subject: 'Ancien sujet',
      periods: [],
    });
    await db
      .updateTable('mission')
      .set({ broken_off_on: '2026-01-05', broken_off_reason: 'liquidation', subject: 'Ancien sujet' })
      .where('mission_id', '=', school.classmateMission)
      .execute();
    for (const path of ['people.xlsx', 'people.csv'])
      expect(await titleOf(await run(await take(path), path))).toBe('Rien à changer : tout ce que dit ce fichier est déjà là');
  });

  test.each(['\t=1+1', '\r=1+1', '＝1+1', '＋1', '－1', '＠SUM(A1)', '+33 6', '-2', '@x'])(
    '%j is no formula, and comes in again',
    async (subject) => {
      await site.database.pool.query('UPDATE mission SET subject = $1 WHERE mission_id = $2', [subject, school.mission]);
      const text = new TextDecoder().decode(await take('people.csv'));
      expect(text).toContain(`'${subject}`);
      expect(text).not.toContain(`;${subject}`);
      expect(text).not.toContain(`;"${subject}`);
    },
  );

  test('a cell that would be a formula is text, and comes in again as it was', async () => {
    const name = '=HYPERLINK("https://evil.example")';
    await site.database.pool.query('UPDATE mission SET subject = $1 WHERE mission_id = $2', [name, school.mission]);
    const text = new TextDecoder().decode(await take('people.csv'));
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    for (const path of ['people.xlsx', 'people.csv'])
      expect(await titleOf(await run(await take(path), path))).toBe('Rien à changer : tout ce que dit ce fichier est déjà là');
  });

  test.each(['fr', 'en'])('the columns of the template are all recognised, in %s', async (lang) => {
    const heading = new TextDecoder().decode(await take('import/template.csv', lang));
    expect(heading).toMatch(lang === 'fr' ? /^Numéro étudiant;Nom;/ : /^Student number,Last name,/);
    for (const path of ['import/template.csv', 'import/template.xlsx']) {
      const address = await run(await take(path, lang), path);
      const chosen = [...(await choices(address))].flatMap(([name, value]) => (name === 'seen' ? [] : [value]));
      expect(chosen).toHaveLength(28);
      expect(chosen).not.toContain('');
      expect(new Set(chosen).size).toBe(28);
    }
  });
});

test('a file that nobody applied in a month is forgotten when another comes', async () => {
  const old = await run(csv(...ROWS));
  await site.database.pool.query(`UPDATE import_run SET created_at = created_at - interval '31 days' WHERE run_id = $1`, [
    old.split('/').at(-1),
  ]);
  expect((await site.app.request(old, { headers: lead })).status).toBe(200);
  await run(csv(...ROWS));
  expect((await site.app.request(old, { headers: lead })).status).toBe(404);
});

test('a run is of its cohort, and of its programme', async () => {
  const address = await run(csv(...ROWS));
  const id = address.split('/').at(-1)!;
  const other = await school.as(school.otherLead);
  expect((await site.app.request(address, { headers: other })).status).toBe(404);
  expect((await site.app.request(`/cohorts/${school.otherCohort}/import/${id}`, { headers: other })).status).toBe(404);
  const stranger = await school.as(school.other.office);
  expect((await site.app.request(address, { headers: stranger })).status).toBe(404);
});
