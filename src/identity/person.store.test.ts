/** People of a school: added, changed, looked for, given roles; on the real tables. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { personOfEmail, personOfNumber, personOfUser, readPerson } from './person.store.ts';
import { addPerson, type NewPerson, othersInOffice, setRoles, takenIn, updatePerson } from './person-change.store.ts';
import { findPersons, namesakesOf } from './person-search.store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

let made = 0;
const add = (person: Partial<NewPerson> = {}) =>
  addPerson(database.db, {
    school: FIRST_SCHOOL,
    lastName: 'Le Bras',
    firstName: 'Anne',
    email: `anne.${++made}@ecole.example`,
    lang: 'fr',
    roles: [],
    ...person,
  });
const everyone = { query: '', role: null, left: false, page: 1 } as const;
const found = async (query: string, more: Partial<Parameters<typeof findPersons>[2]> = {}) =>
  (await findPersons(database.db, FIRST_SCHOOL, { ...everyone, query, ...more })).persons.map((p) => p.email);
const refused = (work: Promise<unknown>) => work.then(() => 'accepted', takenIn);

test('a person keeps what was said of them; a changed address is the one by which they enter', async () => {
  const id = await add({ lastName: 'Nguyễn', firstName: 'Chi', email: 'Chi@Ecole.example', number: 'E-0042' });
  expect(await readPerson(database.db, FIRST_SCHOOL, id)).toMatchObject({
    number: 'E-0042',
    leftAt: null,
    email: 'Chi@Ecole.example',
  });
  await updatePerson(database.db, FIRST_SCHOOL, id, { email: 'Chi.Nguyen@ecole.example', lang: 'en', number: null });
  expect(await readPerson(database.db, FIRST_SCHOOL, id)).toMatchObject({ number: null, lang: 'en', lastName: 'Nguyễn' });
  expect((await personOfEmail(database.db, 'chi.nguyen@ECOLE.example'))?.id).toBe(id);
  expect(await personOfEmail(database.db, 'chi@ecole.example')).toBeNull();
});

test('an address or a number that is another’s is refused, and said', async () => {
  const id = await add({ email: 'first@ecole.example', number: 'N1' });
  expect(await refused(add({ email: 'FIRST@ecole.example' }))).toBe('email');
  expect(await refused(add({ number: 'N1' }))).toBe('number');
  const other = await add();
  expect(await refused(updatePerson(database.db, FIRST_SCHOOL, other, { email: 'First@Ecole.example' }))).toBe('email');
  expect(await refused(updatePerson(database.db, FIRST_SCHOOL, other, { number: 'N1' }))).toBe('number');
  expect(await refused(updatePerson(database.db, FIRST_SCHOOL, id, { number: 'N1', email: 'first@ecole.example' }))).toBe(
    'accepted',
  );
  expect(takenIn(new Error('else'))).toBeNull();
});

test('who left enters no more, and is looked for apart', async () => {
  const id = await add({ lastName: 'Partie', email: 'gone@ecole.example' });
  expect(await personOfUser(database.db, id)).not.toBeNull();
  await updatePerson(database.db, FIRST_SCHOOL, id, { leftAt: Date.UTC(2026, 0, 1) });
  expect(await personOfUser(database.db, id)).toBeNull();
  expect(await found('partie')).toEqual([]);
  expect(await found('partie', { left: true })).toEqual(['gone@ecole.example']);
  await updatePerson(database.db, FIRST_SCHOOL, id, { leftAt: null });
  expect(await personOfUser(database.db, id)).not.toBeNull();
});

test('people are found by words of their name, address or number, without accents or capitals; a sign is a sign', async () => {
  await add({ lastName: 'd’Aboville', firstName: 'Zoé', email: 'zoe_d@ecole.example', number: 'X100%' });
  await add({ lastName: 'Østergård', firstName: 'Mærsk', email: 'zoeXd@ecole.example' });
  const cases: [query: string, emails: string[]][] = [
    ['ZOE aboville', ['zoe_d@ecole.example']],
    ['zoé', ['zoeXd@ecole.example', 'zoe_d@ecole.example']],
    ['zoe_d', ['zoe_d@ecole.example']],
    ['100%', ['zoe_d@ecole.example']],
    ['ÖSTERGARD', ['zoeXd@ecole.example']],
    ['østergard', ['zoeXd@ecole.example']],
    ['zoé personne', []],
  ];
  const seen = await Promise.all(cases.map(async ([query]) => [query, (await found(query)).sort()]));
  expect(seen).toEqual(cases);
});

test('people of the same name are found, accents and capitals aside; a number is one person’s', async () => {
  const id = await add({ lastName: 'DE LA TOUR', firstName: 'Élodie', number: 'T7' });
  const names = async (lastName: string, firstName: string) =>
    (await namesakesOf(database.db, FIRST_SCHOOL, { lastName, firstName })).map((p) => p.id);
  expect(await names('de La Tour', 'elodie')).toEqual([id]);
  expect(await names('de La', 'elodie')).toEqual([]);
  expect((await personOfNumber(database.db, FIRST_SCHOOL, 'T7'))?.id).toBe(id);
  expect(await personOfNumber(database.db, FIRST_SCHOOL, 't7')).toBeNull();
});

test('roles are replaced; the list of one role holds each person once', async () => {
  const id = await add({ email: 'lead@ecole.example', roles: [{ role: 'lead', programme: 'misl' }] });
  await setRoles(database.db, FIRST_SCHOOL, id, [
    { role: 'lead', programme: 'digi5' },
    { role: 'lead', programme: 'misl' },
    { role: 'lead', programme: 'digi5' },
  ]);
  expect((await readPerson(database.db, FIRST_SCHOOL, id))?.roles).toEqual([
    { role: 'lead', programme: 'digi5' },
    { role: 'lead', programme: 'misl' },
  ]);
  expect(await found('', { role: 'lead' })).toEqual(['lead@ecole.example']);
  expect(await found('', { role: 'juror' })).toEqual([]);
});

test('the office is counted without who leaves it, of the whole school only', async () => {
  const office = (programme: string) => add({ roles: [{ role: 'office', programme }] });
  const paul = await office('');
  const mona = await office('');
  await office('digi5');
  const others = (person: string) => database.db.transaction().execute((trx) => othersInOffice(trx, FIRST_SCHOOL, person));
  expect([await others(paul), await others(mona)]).toEqual([1, 1]);
  await updatePerson(database.db, FIRST_SCHOOL, mona, { leftAt: 1 });
  expect(await others(paul)).toBe(0);
});

test('a page holds a hundred people; a page beyond the last is the last', async () => {
  const { total } = await findPersons(database.db, FIRST_SCHOOL, everyone);
  for (let i = total; i < 101; i++) await add();
  const last = await findPersons(database.db, FIRST_SCHOOL, { ...everyone, page: 7 });
  expect([last.total, last.page, last.pages, last.persons.length]).toEqual([101, 2, 2, 1]);
  for (const page of [-1, 0, Number.NaN])
    expect((await findPersons(database.db, FIRST_SCHOOL, { ...everyone, page })).page).toBe(1);
});
