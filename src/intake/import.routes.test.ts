/** A cohort brought in from its file, again, and out: on the whole application and the real database. */
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsTold } from '../../tests/support/account-letters.ts';
import { csv, HEAD, importing, type Importing } from '../../tests/support/importing.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { followChain } from '../kernel/journal.store.ts';
import { createMission } from '../mission/mission.store.ts';

let site: Site;
let school: SampleSchool;
let lead: { cookie: string };
let at: Importing;
let cohort: string;

beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  lead = await school.as(school.lead);
  at = importing(site, school, lead);
  cohort = `/cohorts/${school.cohort}/import`;
});
afterAll(() => site.close());

const ROWS = [
  '22101;Kermadec;Maël;mael@ecole.example;Armor;15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example',
  '22102;"de la Motte d’Almeida";Zoé;zoe@ecole.example;"Chantiers ""Le Goff""";15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example',
];

describe('a file', () => {
  test('is shown before anything is written, then brought in whole, told by a letter and kept in the journal', async () => {
    const before = await at.missions();
    const address = await at.run(csv(...ROWS));
    expect(await at.titleOf(address)).toBe('Prêt : 2 étudiants à créer');
    expect(await at.missions()).toEqual(before);
    await at.choose(address, 'apply');
    expect(await at.titleOf(address)).toBe('Import en cours : 0 %');
    await site.work();
    expect(await at.titleOf(address)).toBe('Import fait : 2 étudiants créés');
    expect(await at.page(address)).toContain('<p>1 tuteur créé.</p>');
    const zoe = await at.find('de la Motte d’Almeida');
    expect(zoe).toMatchObject({
      student: { firstName: 'Zoé', email: 'zoe@ecole.example', number: '22102' },
      periods: [{ name: 'Chantiers "Le Goff"', starts: '2025-09-15', ends: '2026-03-13', placeCountry: 'FR' }],
      companyTutors: [{ lastName: 'Rozec', email: 'j.rozec@armor.example', confirmed: false }],
    });
    expect((await at.find('Kermadec'))!.companyTutors[0]!.id).toBe(zoe!.companyTutors[0]!.id);
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

  test('leaves its company tutors to be confirmed by the students, unless who brings it in vouches for them', async () => {
    const asked = async () => {
      const headers = { accept: 'text/html', 'accept-language': 'fr', ...lead };
      return (await site.app.request(`/missions/${(await at.find('Kermadec'))!.id}/edit`, { headers })).text();
    };
    expect(await asked()).toContain('adresse à confirmer');
    const line = '22106;Le Bihan;Loeiz;loeiz@ecole.example;Armor;15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example';
    const address = await at.run(csv(line));
    expect(await at.page(address)).toContain('Les noms et adresses des tuteurs d’entreprise sont sûrs');
    // What was ticked is kept from one look to the next.
    await at.choose(address, 'preview', { vouched: 'yes' });
    expect(await at.page(address)).toMatch(/<input[^>]*name="vouched"[^>]* checked/);
    await at.choose(address, 'apply', { vouched: 'yes' });
    await site.work();
    expect((await at.find('Le Bihan'))!.companyTutors).toMatchObject([{ lastName: 'Rozec', confirmed: true }]);
    expect(await at.page(await at.run(csv(line)))).not.toContain('name="vouched"');
  });

  test('brought in twice changes nothing, in Windows-1252, in UTF-16, with a mark, with tabs', async () => {
    const text = [HEAD, ...ROWS].join('\r\n');
    const latin = Uint8Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.codePointAt(0)!));
    const wide = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    const marked = new TextEncoder().encode(`\ufeff${text.replaceAll(';', '\t')}`);
    for (const bytes of [latin, wide, marked]) {
      expect(await at.titleOf(await at.run(bytes))).toBe('Rien à changer : tout ce que dit ce fichier est déjà là');
    }
  });

  test('that changes someone changes them, and nobody else', async () => {
    const before = await at.find('Kermadec');
    await school.as(before!.student.id);
    expect(await at.bringIn(csv(ROWS[0]!.replace('mael@', 'mael.kermadec@').replace('13/03/2026', '31/03/2026'), ROWS[1]!))).toBe(
      'Import fait : 1 étudiant mis à jour',
    );
    const after = await at.find('Kermadec');
    expect(after).toMatchObject({
      id: before!.id,
      student: { email: 'mael.kermadec@ecole.example' },
      periods: [{ ends: '2026-03-31' }],
    });
    expect(await accountsTold(site.database.db)).toEqual(['mael.kermadec@ecole.example Soutenir', 'mael@ecole.example Soutenir']);
    const { rows } = await site.database.pool.query('SELECT email FROM auth_user WHERE id = $1', [after!.student.id]);
    expect(rows).toEqual([{ email: 'mael.kermadec@ecole.example' }]);
  });

  test('with one wrong cell writes nothing, and says which', async () => {
    const count = (await at.missions()).length;
    const address = await at.run(csv('22103;Nouveau;Ana;ana@ecole.example;Armor;15/09/2025;31/02/2026;;;', ROWS[0]!));
    expect(await at.titleOf(address)).toBe('1 cellule à corriger avant d’importer');
    expect(await at.page(address)).toContain('n’est pas un jour du calendrier');
    const refused = await at.choose(address, 'apply');
    expect(refused.status).toBe(422);
    await site.work();
    expect(await at.missions()).toHaveLength(count);
  });

  test('with someone of the same name waits for a person to settle who they are', async () => {
    const address = await at.run(csv('22104;Caradec;Inès;i.caradec@ecole.example;;;;;;'));
    expect(await at.titleOf(address)).toBe('1 homonyme à départager avant d’importer');
    expect((await at.choose(address, 'apply')).status).toBe(422);
    expect((await at.choose(address, 'preview', { 'settle-2-student': school.student })).status).toBe(303);
    expect(await at.titleOf(address)).toBe('Prêt : 1 étudiant à mettre à jour');
    expect((await at.choose(address, 'apply', { 'settle-2-student': school.student })).status).toBe(303);
    await site.work();
    expect(await at.find('Caradec')).toMatchObject({
      id: school.mission,
      student: { number: '22104', email: 'i.caradec@ecole.example' },
    });
    expect((await at.missions()).filter((m) => m.student.lastName === 'Caradec')).toHaveLength(1);
  });

  test('whose columns are chosen by hand is remembered for the next one', async () => {
    const odd = new TextEncoder().encode('Qui;Quoi;Où\n22105;Guen, Lena;lena@ecole.example\n');
    const address = await at.run(odd, 'libre.csv');
    expect(await at.titleOf(address)).toBe('2 colonnes à choisir avant d’importer');
    const columns = { 'column-0': 'student.number', 'column-1': 'student.fullName', 'column-2': 'student.email' };
    expect((await at.choose(address, 'preview', { ...columns, 'column-2': 'student.number' })).status).toBe(422);
    await at.choose(address, 'preview', columns);
    expect(await at.titleOf(address)).toBe('Prêt : 1 étudiant à créer');
    await at.choose(address, 'apply');
    await site.work();
    expect(await at.find('Guen')).toMatchObject({ periods: [], student: { firstName: 'Lena' } });
    expect(await at.titleOf(await at.run(odd, 'libre.csv'))).toBe('Rien à changer : tout ce que dit ce fichier est déjà là');
  });

  test('whose preview is older than what it would change is shown anew before anything is written', async () => {
    const address = await at.run(csv('22108;Madec;Yuna;yuna@ecole.example;;;;;;'));
    const seen = await at.choices(address);
    await site.database.pool.query(
      `UPDATE person SET student_number = '22108', email = 'yuna@ecole.example',
      last_name = 'Madec', first_name = 'Yuna' WHERE person_id = $1`,
      [school.engineer],
    );
    seen.set('intent', 'apply');
    const answer = await site.app.request(address, { method: 'POST', body: seen, headers: lead });
    expect([answer.status, (await answer.text()).includes('n’est plus ce que montrait l’aperçu')]).toEqual([422, true]);
    expect(await at.find('Madec')).toBeUndefined();
    expect((await at.choose(address, 'apply')).status).toBe(303);
    await site.work();
    expect((await at.find('Madec'))!.student.id).toBe(school.engineer);
  });

  test('applied twice, by two clicks or two people, is brought in once', async () => {
    const rows = ['22109;Le Roux;Malo;malo@ecole.example;Armor;15/09/2025;13/03/2026;Rozec;Judith;j.rozec@armor.example'];
    const [one, two] = [await at.run(csv(...rows)), await at.run(csv(...rows), 'autre.csv')];
    const [first, second] = [await at.choices(one), await at.choices(two)];
    for (const form of [first, second]) form.set('intent', 'apply');
    const send = (address: string, body: URLSearchParams) => site.app.request(address, { method: 'POST', body, headers: lead });
    const answers = await Promise.all([send(one, first), send(one, first), send(two, second)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    await site.work();
    expect(await at.titleOf(one)).toMatch(/^Import fait/);
    expect(await at.titleOf(two)).toMatch(/^Import fait/);
    expect((await at.missions()).filter((m) => m.student.lastName === 'Le Roux')).toHaveLength(1);
    const letters = `SELECT count(*)::int AS n FROM journal WHERE action = 'mission.created' AND details->>'file' IN ('promotion.csv', 'autre.csv')
      AND subject = $1`;
    const { rows: told } = await site.database.pool.query(letters, [`mission:${(await at.find('Le Roux'))!.id}`]);
    expect(told).toEqual([{ n: 1 }]);
  });

  test('that gives an address of another school of this server is told so, and nobody of that school changes', async () => {
    const address = await at.run(csv('22107;Abiven;Lou;Lou.Abiven@autre.example.org;;;;;;'));
    expect(await at.page(address)).toContain('déjà prise sur ce serveur');
    expect((await at.choose(address, 'apply')).status).toBe(422);
  });

  test.each([
    ['none', null, 'Choisissez un fichier'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), 'Ce n’est pas un tableau'],
    ['an old Excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'ancien fichier Excel'],
    ['a quote left open', new TextEncoder().encode('Nom;Mail\n"Le Goff;a@e.fr\n'), 'Ligne 2\u00a0: Une cellule s’ouvre'],
    ['nothing but separators', new TextEncoder().encode(';;;\n;;\n'), 'Le fichier est vide'],
    ['half a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'Le fichier est endommagé'],
  ])('that is %s is told beside the field', async (_, bytes, words) => {
    const answer = bytes
      ? await at.bring(bytes)
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
      expect(await at.titleOf(await at.run(await take(path, lang), path))).toBe(
        'Rien à changer : tout ce que dit ce fichier est déjà là',
      );
  });

  test('a workbook is written in a thread of its own, not by the one that answers everyone; the thread ends', async () => {
    const threads: Worker[] = [];
    const note = (worker: Worker) => void threads.push(worker);
    process.on('worker', note);
    await Promise.all([take('people.xlsx'), take('import/template.xlsx')]);
    process.off('worker', note);
    expect(threads).toHaveLength(2);
    // A thread that has ended has no number any more.
    await expect.poll(() => threads.map((worker) => worker.threadId)).toEqual([-1, -1]);
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
      expect(await at.titleOf(await at.run(await take(path), path))).toBe(
        'Rien à changer : tout ce que dit ce fichier est déjà là',
      );
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
      expect(await at.titleOf(await at.run(await take(path), path))).toBe(
        'Rien à changer : tout ce que dit ce fichier est déjà là',
      );
  });

  test.each(['fr', 'en'])('the columns of the template are all recognised, in %s', async (lang) => {
    const heading = new TextDecoder().decode(await take('import/template.csv', lang));
    expect(heading).toMatch(lang === 'fr' ? /^Numéro étudiant;Nom;/ : /^Student number,Last name,/);
    for (const path of ['import/template.csv', 'import/template.xlsx']) {
      const address = await at.run(await take(path, lang), path);
      const chosen = [...(await at.choices(address))].flatMap(([name, value]) => (name === 'seen' ? [] : [value]));
      expect(chosen).toHaveLength(28);
      expect(chosen).not.toContain('');
      expect(new Set(chosen).size).toBe(28);
    }
  });
});

test('a file that nobody applied in a month is forgotten when another comes', async () => {
  const old = await at.run(csv(...ROWS));
  await site.database.pool.query(`UPDATE import_run SET created_at = created_at - interval '31 days' WHERE run_id = $1`, [
    old.split('/').at(-1),
  ]);
  expect((await site.app.request(old, { headers: lead })).status).toBe(200);
  await at.run(csv(...ROWS));
  expect((await site.app.request(old, { headers: lead })).status).toBe(404);
});

test('a run is of its cohort, and of its programme', async () => {
  const address = await at.run(csv(...ROWS));
  const id = address.split('/').at(-1)!;
  const other = await school.as(school.otherLead);
  expect((await site.app.request(address, { headers: other })).status).toBe(404);
  expect((await site.app.request(`/cohorts/${school.otherCohort}/import/${id}`, { headers: other })).status).toBe(404);
  const stranger = await school.as(school.other.office);
  expect((await site.app.request(address, { headers: stranger })).status).toBe(404);
});
