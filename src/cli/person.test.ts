/** `soutenir person` on a database of its own: who is there, and the way back for someone locked out. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TOTP } from 'otpauth';
import { addPasskey, passkeysOf } from '../identity/passkey.store.ts';
import { readFactor, setFactor, takeFactor } from '../identity/second-factor.store.ts';
import { sessionsOf } from '../identity/session.store.ts';
import { linkTo, openLink } from '../../tests/support/links.ts';
import { accountsTold } from '../../tests/support/account-letters.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { personCommand } from './person.ts';

let site: Site;
let school: SampleSchool;
const secret = 'a secret for tests, never for people';
const deps = () => ({ db: site.database.db, clock: { now: () => SITE_NOW }, secret });

beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  const { reach } = site.database;
  if (!('socket' in reach)) throw new Error('tests reach their database by a socket');
  vi.stubEnv('BASE_URL', '');
  vi.stubEnv('DATABASE_URL', `postgres://soutenir@localhost/${reach.database}?host=${encodeURIComponent(reach.socket)}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await site.close();
});

/** Runs the command. @returns its exit code and what it wrote */
async function run(...argv: string[]) {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  try {
    return { code: await personCommand(argv), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const factor = new TOTP().secret.base32;
const token = () => new TOTP({ secret: factor }).generate({ timestamp: SITE_NOW });

test('everyone who is there is listed, with their roles and whether they have a second factor', async () => {
  const all = await run('list', '--json');
  expect(all.code).toBe(0);
  const listed = JSON.parse(all.out) as { email: string; roles: string[]; secondFactor: boolean }[];
  expect(listed.find(({ email }) => email === 'rozenn.tanguy@example.org')).toEqual({
    email: 'rozenn.tanguy@example.org',
    lastName: 'Tanguy',
    firstName: 'Rozenn',
    roles: ['lead digi5'],
    secondFactor: false,
  });
  expect((await run('list', '--role', 'office')).out).toBe('paul.moreau@example.org\tPaul Moreau\toffice\n');
  expect((await run('list', '--role', 'dean')).code).toBe(2);
});

test('reset-2fa takes away the factor, its recovery codes and the passkeys, ends the sessions, and says so in the journal', async () => {
  const { db } = site.database;
  const who = { school: school.school, person: school.office };
  const codes = await db.transaction().execute((trx) => setFactor(trx, deps(), who, { factor, token: token(), replaces: false }));
  await addPasskey(db, who, { id: 'credential', publicKey: new Uint8Array(8), counter: 0 }, { name: 'Clé', at: SITE_NOW });
  const { cookie } = await school.as(school.office);
  const { cookie: other } = await school.as(school.lead);
  expect(await sessionsOf(db, school.office, SITE_NOW, 30)).toHaveLength(1);
  const { code, out } = await run('reset-2fa', 'Paul.Moreau@EXAMPLE.org', '--lang', 'en');
  expect([code, out]).toEqual([
    0,
    expect.stringContaining('Paul Moreau: second factor taken away, 1 passkey(s) removed, 1 session(s) ended'),
  ]);
  expect(await readFactor(db, who)).toEqual({ since: null, recovery: 0 });
  expect(await passkeysOf(db, who)).toEqual([]);
  expect(await takeFactor(deps(), who, codes![0]!)).toEqual({ ok: false, wait: 0 });
  const asked = (headers: { cookie: string }) => site.app.request('/account', { headers: { accept: 'text/html', ...headers } });
  expect((await asked({ cookie })).status).toBe(303);
  expect((await asked({ cookie: other })).status).toBe(200);
  const entry = await db
    .selectFrom('journal')
    .select(['via', 'actor', 'subject'])
    .where('action', '=', 'second-factor.reset')
    .executeTakeFirstOrThrow();
  expect(entry).toEqual({ via: 'command', actor: null, subject: `person:${school.office}` });
  expect(await accountsTold(db)).toEqual(['paul.moreau@example.org Soutenir']);
});

test.each([
  [['reset-2fa', 'nobody@example.org'], 'personne n’a l’adresse nobody@example.org'],
  [['reset-2fa'], 'soutenir person list'],
  [['reset-2fa', 'a@example.org', 'b@example.org'], 'soutenir person list'],
  [['dismiss'], 'soutenir person list'],
  [['list', '--fast'], '--fast'],
])('%j does nothing and says why', async (argv, words) => {
  const { code, out, err } = await run(...argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(words);
});

test('--help says how, in both languages', async () => {
  expect((await run('--help')).out).toContain('efface le second facteur');
  expect((await run('--help', '--lang', 'en')).out).toContain('takes away the second factor');
});

test('set-email corrects an address: what the old one had opened is closed, the journal says so, nobody else’s is taken', async () => {
  const { db } = site.database;
  const [old, fresh] = ['helene.legoff@example.org', 'helene.le-goff@example.org'];
  const headers = await school.as(school.academicTutor);
  expect(await sessionsOf(db, school.academicTutor, SITE_NOW, 30)).not.toEqual([]);
  expect((await run('set-email', old, 'no address')).code).toBe(2);
  expect((await run('set-email', old, 'rozenn.tanguy@example.org', '--lang', 'en')).err).toContain('someone else’s');
  expect((await run('set-email', 'nobody@example.org', fresh)).code).toBe(2);
  expect((await run('set-email', old)).code).toBe(2);
  const done = await run('set-email', old, fresh, '--json');
  expect([done.code, JSON.parse(done.out)]).toEqual([0, { before: old, email: fresh, missions: 1 }]);
  expect(await sessionsOf(db, school.academicTutor, SITE_NOW, 30)).toEqual([]);
  expect((await site.app.request('/account', { headers: { accept: 'text/html', ...headers } })).status).toBe(303);
  const entry = await db
    .selectFrom('journal')
    .select(['action', 'details', 'via'])
    .where('subject', '=', `person:${school.academicTutor}`)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  expect(entry).toEqual({
    action: 'person.changed',
    via: 'command',
    details: { before: { email: old }, after: { email: fresh } },
  });
  expect(await accountsTold(db)).toEqual(expect.arrayContaining([`${fresh} Soutenir`, `${old} Soutenir`]));
  expect((await run('list')).out).toContain(fresh);
});

test('set-email on a tutor is on the journal of the missions that they follow, and says that invitations are to be sent again', async () => {
  const { db } = site.database;
  const { token } = await linkTo(site, { person: school.companyTutor, mission: school.mission });
  const [old, fresh] = ['karim.bonnard@example.org', 'k.bonnard@atelier.example'];
  expect((await run('set-email', old, fresh, '--lang', 'en')).out).toContain(
    'an invitation that awaited an answer is to be sent again',
  );
  expect((await openLink(site, token)).headers).toBeNull();
  const entry = await db
    .selectFrom('journal')
    .select(['action', 'actor', 'via', 'details'])
    .where('subject', '=', `mission:${school.mission}`)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const name = { firstName: 'Karim', lastName: 'Bonnard' };
  expect(entry).toEqual({
    action: 'tutor.corrected',
    actor: null,
    via: 'command',
    details: { person: school.companyTutor, before: { ...name, email: old }, after: { ...name, email: fresh } },
  });
  expect((await run('set-email', 'rozenn.tanguy@example.org', 'r.tanguy@example.org')).out).not.toContain('missions');
});
