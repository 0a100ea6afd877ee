/** Two records of one person: found, compared, merged or told apart, on the whole application and the real database. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUBRIC, typedAppraisal } from '../../tests/support/appraisals.ts';
import { linkTo } from '../../tests/support/links.ts';
import { accountLetters, accountsTold } from '../../tests/support/account-letters.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { findOrAddPerson } from '../identity/enrol.store.ts';
import { personOfEmail, readPerson } from '../identity/person.store.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { followChain, record } from '../kernel/journal.store.ts';
import { addTutor } from '../mission/course.store.ts';
import { createMission, listMissions } from '../mission/mission.store.ts';
import { bringIn } from '../intake/import-apply.store.ts';
import { guessColumns, sheetOf } from '../intake/import-columns.ts';
import { headersOfContent } from '../intake/import-known.store.ts';
import { mergePeople, personJournal } from './merge-person.store.ts';
import { seenAs } from './person-form.ts';

let site: Site;
let school: SampleSchool;
let office: { cookie: string };
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  office = await school.as(school.office);
});
afterAll(() => site.close());

const headers = { accept: 'text/html', 'accept-language': 'fr' };
const get = async (path: string, who = office) => {
  const answer = await site.app.request(path, { headers: { ...headers, ...who } });
  const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  return { status: answer.status, html, to: answer.headers.get('location') };
};
const post = async (path: string, fields: Record<string, string>, who = office) => {
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded', ...who };
  const answer = await site.app.request(path, { method: 'POST', headers: form, body: new URLSearchParams(fields).toString() });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
};
const db = () => site.database.db;
const read = (id: string) => readPerson(db(), school.school, id);

type Added = Partial<Parameters<typeof addPerson>[1]>;
let made = 0;
const add = (more: Added = {}) =>
  addPerson(db(), {
    school: school.school,
    lastName: `Personne${(made += 1)}`,
    firstName: 'Anne',
    email: `personne${made}@ailleurs.example`,
    lang: 'fr',
    roles: [],
    ...more,
  });
const merge = (from: string, into: string, email = into) =>
  post(`/persons/${from}/merge/${into}`, { intent: 'merge', keep: into, email });
const missionOf = (student: string) =>
  createMission(db(), {
    school: school.school,
    cohort: school.cohort,
    student,
    telework: false,
    confidential: false,
    createdAt: SITE_NOW,
    companyTutors: [],
    academicTutors: [],
    periods: [],
  });

describe('who may be enrolled twice', () => {
  test('is told on the list, two by two, until someone says that they are two people', async () => {
    const twin = await add({ lastName: 'LE-GOFF', firstName: 'Helene' });
    const swapped = await add({ lastName: 'Karim', firstName: 'BONNARD' });
    expect((await get('/persons')).html).toContain('2 personnes sont peut-être inscrites deux fois');
    const page = await get('/persons/duplicates');
    expect(page.html).toContain('<h1>2 personnes sont peut-être inscrites deux fois</h1>');
    for (const id of [twin, swapped, school.academicTutor, school.companyTutor]) expect(page.html).toContain(id);
    expect((await post(`/persons/${school.academicTutor}/merge/${twin}`, { intent: 'apart' })).to).toBe('/persons/duplicates');
    expect((await get('/persons/duplicates')).html).not.toContain(twin);
    expect((await post(`/persons/${swapped}/merge/${school.companyTutor}`, { intent: 'apart' })).status).toBe(303);
    expect((await get('/persons/duplicates')).html).toContain('<h1>Personne n’est inscrit deux fois</h1>');
    expect((await get(`/persons/${twin}`)).html).toContain('Distincte de helene.legoff@example.org');
  });

  test('is not someone whose number is another, nor who left with the other, nor of another school', async () => {
    await add({ lastName: 'Jumeau', firstName: 'Luc', number: '1' });
    await add({ lastName: 'Jumeau', firstName: 'Luc', number: '2' });
    const gone = [await add({ lastName: 'Parti', firstName: 'Jo' }), await add({ lastName: 'Parti', firstName: 'Jo' })];
    await db().updateTable('person').set({ left_at: new Date() }).where('person_id', 'in', gone).execute();
    await add({ lastName: 'Abiven', firstName: 'Lou' });
    expect((await get('/persons/duplicates')).html).toContain('<h1>Personne n’est inscrit deux fois</h1>');
  });

  test('is looked for by any word when the names differ', async () => {
    const married = await add({ lastName: 'Kervella', firstName: 'Astrid' });
    const page = await get(`/persons/${married}/merge?q=sorensen`);
    expect(page.html).toContain(`/persons/${married}/merge/${school.juror}`);
    expect((await get(`/persons/${married}/merge?q=personne-de-ce-nom`)).html).toContain('Aucune autre fiche ne correspond');
  });
});

describe('two records', () => {
  test('become one: missions, tutoring, roles, number, what was written; the other address stays known', async () => {
    const { companyTutor, mission } = school;
    const other = await add({
      lastName: 'Bonnard',
      firstName: 'K.',
      email: 'K.Bonnard@gmail.example',
      roles: [{ role: 'juror', programme: 'misl' }],
    });
    await addTutor(db(), {
      school: school.school,
      mission: school.engineerMission,
      person: other,
      kind: 'company',
      confirmedAt: null,
      at: 1,
    });
    await addTutor(db(), { school: school.school, mission, person: other, kind: 'company', confirmedAt: null, at: 1 });
    const link = await linkTo(site, { person: other, mission });
    const theirs = await school.as(other);
    expect((await get('/account', theirs)).status).toBe(200);

    const page = await get(`/persons/${other}/merge/${companyTutor}`);
    expect(page.html).toContain('Ces deux fiches sont-elles une seule personne ?');
    expect(page.html).toContain('K.Bonnard@gmail.example');
    const done = await merge(other, companyTutor);
    expect(done.to).toBe(`/persons/${companyTutor}?merged`);

    const kept = (await read(companyTutor))!;
    expect(kept).toMatchObject({ email: 'karim.bonnard@example.org', leftAt: null, mergedInto: null });
    expect(kept.roles).toEqual([
      { role: 'company-tutor', programme: 'digi5' },
      { role: 'juror', programme: 'misl' },
    ]);
    expect((await read(other))!).toMatchObject({ mergedInto: companyTutor, roles: [] });
    const followed = await listMissions(db(), school.school, { tutor: companyTutor });
    expect(followed.map((m) => m.id).sort()).toEqual([mission, school.engineerMission].sort());
    expect(followed.find((m) => m.id === mission)!.companyTutors).toHaveLength(1);

    expect((await get('/account', theirs)).status).toBe(303);
    const row = await db()
      .selectFrom('link')
      .select(['person_id', 'revoked_at'])
      .where('link_id', '=', link.id)
      .executeTakeFirst();
    expect(row).toMatchObject({ person_id: companyTutor, revoked_at: expect.any(Date) });

    expect((await get(`/persons/${other}`)).to).toBe(`/persons/${companyTutor}`);
    expect((await post(`/persons/${other}`, { lastName: 'Revenant' })).to).toBe(`/persons/${companyTutor}`);
    expect((await get('/persons?q=gmail')).html).toContain('Personne ne correspond');
    expect((await get(`/persons/${companyTutor}`)).html).toContain('autre adresse : K.Bonnard@gmail.example');
    expect((await get(`/missions/${mission}/journal`)).html).toContain('Deux fiches de la même personne réunies');
    expect((await followChain(db(), school.school)).broken).toBeNull();
  });

  test('the old address means the one who was kept: in a form, in a file, at the door', async () => {
    const { companyTutor } = school;
    expect((await personOfEmail(db(), 'k.bonnard@GMAIL.example'))!.id).toBe(companyTutor);
    const again = { lastName: 'Bonnard', firstName: 'Karim', email: 'k.bonnard@gmail.example', lang: 'fr' as const };
    const found = await db()
      .transaction()
      .execute((trx) => findOrAddPerson(trx, { ...again, school: school.school, role: 'company-tutor', programme: 'digi5' }));
    expect(found).toMatchObject({ id: companyTutor, created: false, email: 'karim.bonnard@example.org' });

    const lines = [
      ['N° étudiant', 'Nom', 'Prénom', 'Mail', 'Nom tuteur entreprise', 'Prénom tuteur entreprise', 'Mail tuteur entreprise'],
      ['', 'Caradec', 'Inès', 'ines.caradec@example.org', 'Bonnard', 'Karim', 'karim.bonnard@example.org'],
      ['', 'd’Almeida', 'Noé', 'noe.dalmeida@example.org', 'Bonnard', 'Karim', 'k.bonnard@gmail.example'],
    ];
    const sheet = sheetOf(lines, { known: headersOfContent(), remembered: new Map() });
    const mapping = guessColumns(sheet.headers, { known: headersOfContent(), remembered: new Map() });
    const cohort = (await listMissions(db(), school.school, { ids: [school.mission] }))[0]!.cohort;
    const order = {
      cohort,
      sheet,
      mapping,
      settled: {},
      vouched: false,
      lang: 'fr' as const,
      file: { name: 'f', sha256: '0'.repeat(64) },
    };
    const plan = await db()
      .transaction()
      .execute((trx) => bringIn(accountLetters(), trx, { ...order, actor: school.office, via: 'session', at: SITE_NOW }));
    expect({ ...plan, errors: plan.errors.map((e) => e.code) }).toMatchObject({ errors: [], updated: 1, unchanged: 1 });
    expect((await read(companyTutor))!.email).toBe('karim.bonnard@example.org');
  });

  test('the other address is the one that lets in when the office chooses it, then and later', async () => {
    const [old, kept] = [
      await add({ email: 'ancienne@ecole.example', number: 'N-1' }),
      await add({ email: 'neuve@ecole.example' }),
    ];
    const entered = {
      action: 'person.entered',
      subject: `person:${kept}`,
      at: SITE_NOW,
      actor: kept,
      via: 'session',
      details: {},
    };
    await db()
      .transaction()
      .execute((trx) => record(trx, { school: school.school, ...entered }));
    expect((await merge(old, kept, old)).status).toBe(303);
    const by = 'Paul Moreau';
    expect(await accountsTold(db())).toEqual([`ancienne@ecole.example ${by}`, `neuve@ecole.example ${by}`]);
    expect(await read(kept)).toMatchObject({ email: 'ancienne@ecole.example', number: 'N-1' });
    expect((await personOfEmail(db(), 'neuve@ecole.example'))!.id).toBe(kept);
    const { lastName, firstName } = (await read(kept))!;
    const known = { lastName, firstName, email: 'ancienne@ecole.example', number: 'N-1', lang: 'fr' as const };
    const seen = seenAs({ ...known, left: false, roles: [] });
    const back = await post(`/persons/${kept}`, { ...known, email: 'Neuve@ecole.example', seen });
    expect(back.status).toBe(303);
    expect((await read(kept))!.email).toBe('Neuve@ecole.example');
    expect((await personOfEmail(db(), 'ancienne@ecole.example'))!.id).toBe(kept);
  });

  test('the record of a record leads to the last one; who was there stays there', async () => {
    const [a, b, c] = [await add({ email: 'a@x.example' }), await add(), await add()];
    await db().updateTable('person').set({ left_at: new Date() }).where('person_id', 'in', [b, c]).execute();
    await merge(a, b);
    expect((await read(b))!.leftAt).toBeNull();
    await merge(b, c);
    expect((await personOfEmail(db(), 'a@x.example'))!).toMatchObject({ id: c, leftAt: null });
    expect((await get(`/persons/${a}/merge/${b}`)).to).toBe(`/persons/${c}`);
  });

  test('are not merged over one student of two numbers, two missions in one cohort, a tutor of themselves, two forms of one appraisal', async () => {
    const numbers = [await add({ number: 'A' }), await add({ number: 'B' })] as const;
    const students = [await add(), await add()] as const;
    const doubled = [await missionOf(students[0]), await missionOf(students[1])];
    const own = [school.student, school.companyTutor] as const;
    const author = await add({ roles: [{ role: 'company-tutor', programme: 'digi5' }] });
    await typedAppraisal(site, school.school, school.classmateMission, author, school.office);
    const second = await add({ roles: [{ role: 'company-tutor', programme: 'digi5' }] });
    await typedAppraisal(site, school.school, school.classmateMission, second, school.office);
    const before = await db().selectFrom('person').selectAll().orderBy('person_id').execute();
    const cases = [
      [numbers, 'chacune leur numéro'],
      [students, 'en cours dans la même promotion'],
      [own, 'personne n’est son propre tuteur'],
      [[author, second], 'rempli la même appréciation'],
    ] as const;
    for (const [[one, two], words] of cases) {
      expect((await get(`/persons/${one}/merge/${two}`)).html).not.toContain('value="merge"');
      const refused = await merge(one!, two!);
      expect([refused.status, refused.html.includes(words)]).toEqual([422, true]);
    }
    expect(await db().selectFrom('person').selectAll().orderBy('person_id').execute()).toEqual(before);
    await db()
      .updateTable('mission')
      .set({ broken_off_on: '2026-01-10', broken_off_reason: 'en double' })
      .where('mission_id', '=', doubled[1]!)
      .execute();
    expect((await merge(students[1], students[0])).status).toBe(303);
  });

  test('a form that says nothing gives way to the one that says something', async () => {
    const [said, silent] = [await add(), await add()];
    await typedAppraisal(site, school.school, school.mission, said, school.office);
    const blank = { guide: 'digi5', guide_version: '2024-2025', started_at: new Date(), saved_at: new Date() };
    await db()
      .insertInto('appraisal')
      .values({ ...blank, school_id: school.school, mission_id: school.mission, rubric: RUBRIC, author_id: silent })
      .execute();
    expect((await merge(said, silent)).status).toBe(303);
    const forms = await db()
      .selectFrom('appraisal')
      .select(['author_id', 'state'])
      .where('author_id', 'in', [said, silent])
      .execute();
    expect(forms).toEqual([{ author_id: silent, state: 'submitted' }]);
  });

  test('a choice that is missing or that would end one’s own session is told beside it; nobody else may', async () => {
    const one = await add();
    const path = `/persons/${one}/merge/${school.office}`;
    const empty = await post(path, { intent: 'merge' });
    expect([empty.status, empty.html.includes('href="#keep"')]).toEqual([422, true]);
    const self = await post(path, { intent: 'merge', keep: one, email: one });
    expect([self.status, self.html.includes('Vous êtes entré avec la fiche')]).toEqual([422, true]);
    for (const who of [school.lead, school.student, school.other.office]) {
      const cookie = await school.as(who);
      expect((await get(path, cookie)).status).toBe(404);
      expect((await post(path, { intent: 'merge', keep: one, email: one }, cookie)).status).toBe(404);
    }
    expect((await get(`/persons/${one}/merge/${school.other.student}`)).status).toBe(404);
    expect((await get(`/persons/${one}/merge/${one}`)).status).toBe(404);
  });

  test('merged by two people at once are merged once', async () => {
    const [one, two] = [await add(), await add()];
    const answers = await Promise.all([merge(one, two), merge(two, one)]);
    expect(answers.filter((a) => a.to?.endsWith('?merged'))).toHaveLength(1);
    const both = [(await read(one))!, (await read(two))!];
    expect(both.filter((p) => p.mergedInto !== null)).toHaveLength(1);
  });
});

/** Every column that names a person: by a reference, or by how it is called. */
async function namingColumns(): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT r.conrelid::regclass::text AS table, a.attname AS column FROM pg_constraint AS r
    JOIN pg_attribute AS a ON a.attrelid = r.conrelid AND a.attnum = ANY(r.conkey) AND a.attname <> 'school_id'
    WHERE r.contype = 'f' AND r.confrelid = 'person'::regclass
    UNION
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND (column_name = 'userId' OR (data_type = 'uuid' AND (column_name LIKE '%\\_by'
      OR column_name IN ('person_id', 'other_id', 'author_id', 'student_id', 'actor'))))
    ORDER BY 1, 2`.execute(db());
  // The record itself, and the journal, which says what was true.
  return rows.filter(({ table, column }) => !(table === 'person' && column === 'person_id') && table !== 'journal');
}

/** A row of `table` whose `column` names `person`; anything fits elsewhere. */
async function addRow(table: string, column: string, person: string): Promise<void> {
  const { rows } = await sql<{ name: string; type: string }>`
    SELECT column_name AS name, data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ${table} AND is_generated = 'NEVER'
      AND ((is_nullable = 'NO' AND column_default IS NULL) OR column_name = ${column})`.execute(db());
  const values = rows.map(({ name, type }) => {
    if (name === column) return person;
    if (name === 'school_id') return school.school;
    if (type === 'uuid') return crypto.randomUUID();
    if (type === 'text') return crypto.randomUUID().replaceAll('-', '').repeat(2);
    if (type === 'jsonb') return '{}';
    if (type === 'boolean') return 'false';
    if (type === 'bytea') return '\\x00';
    if (/time|date/.test(type)) return '2026-01-01';
    return '1';
  });
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
  const cells = sql.join(values.map((value) => sql.lit(value)));
  await sql`INSERT INTO ${sql.table(table)} (${columns}) VALUES (${cells})`.execute(db());
}

test('nothing that names a person stays with the record that goes: no table is forgotten, those that are kept for ever follow', async () => {
  const [from, into] = [await add(), await add()];
  const columns = await namingColumns();
  expect(columns.length).toBeGreaterThan(35);
  const { rows } = await sql<{ table: string; name: string }>`
    SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
    WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace`.execute(db());
  for (const { table, name } of rows) await sql`ALTER TABLE ${sql.table(table)} DROP CONSTRAINT ${sql.ref(name)}`.execute(db());
  for (const { table, column } of columns) await addRow(table, column, from);

  const order = { school: school.school, from, into, at: SITE_NOW, actor: school.office, email: into };
  expect(
    await db()
      .transaction()
      .execute((trx) => mergePeople(trx, order)),
  ).toEqual([]);

  const left = [];
  for (const { table, column } of columns) {
    const { rows: found } = await sql`SELECT FROM ${sql.table(table)} WHERE ${sql.ref(column)}::text = ${from}`.execute(db());
    if (found.length > 0 && !(table === 'person' && column === 'merged_into')) left.push(`${table}.${column}`);
  }
  expect(left).toEqual([]);
  expect((await personJournal(db(), school.school, into, 5))[0]).toMatchObject({ action: 'person.merged', details: { from } });
});

test('what is kept for ever follows a merge, and nothing else changes it', async () => {
  const [one, two] = [await add(), await add()];
  const extension = sql`INSERT INTO extension (school_id, cohort_id, milestone, until, reason, given_by, given_at)
    VALUES (${school.school}, ${school.cohort}, 'memoir-due', now(), 'r', ${one}, now()) RETURNING extension_id`;
  const { rows } = await sql<{ extension_id: string }>`${extension}`.execute(db());
  const set = (what: ReturnType<typeof sql>) =>
    sql`UPDATE extension SET ${what} WHERE extension_id = ${rows[0]!.extension_id}`.execute(db());
  await expect(set(sql`given_by = ${two}`)).rejects.toThrow('only added to');
  await db().updateTable('person').set({ merged_into: two, left_at: new Date() }).where('person_id', '=', one).execute();
  await expect(set(sql`given_by = ${two}, reason = 'other'`)).rejects.toThrow('only added to');
  await expect(set(sql`reason = reason`)).rejects.toThrow('only added to');
  await set(sql`given_by = ${two}`);
  await db().updateTable('person').set({ merged_into: one, left_at: new Date() }).where('person_id', '=', two).execute();
  const journal = sql`UPDATE journal SET actor = ${one} WHERE actor = ${two}`;
  await sql`INSERT INTO journal (school_id, seq, at, actor, via, action, subject, details, previous, hash)
    VALUES (${school.school}, 999999, now(), ${two}, 'v', 'a', 's', '{}', ${'0'.repeat(64)}, ${'0'.repeat(64)})`.execute(db());
  await expect(journal.execute(db())).rejects.toThrow('only added to');
});
