/** People outside the school at their addresses: a mission passed on, its links followed, its jurors invited. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { corpus, handIn } from '../../tests/support/handed.ts';
import { formOfLink, linkTo, openLink, secretOf } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { addTutor, tutorsOfMission } from './course.store.ts';

let site: Site;
let school: SampleSchool;
const html = { accept: 'text/html' };

beforeAll(async () => {
  let now = SITE_NOW;
  site = await buildSchoolSite({ clock: { now: () => (now += 1000) } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, { headers: { ...html, ...headers } });
const post = (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, { method: 'POST', body: new URLSearchParams(form), headers: { ...html, ...headers } });
const said = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const links = () => linksOf(site.database.db, school.school, [school.mission]);
const lastOf = async (action: string) =>
  site.database.db.selectFrom('journal').selectAll().where('action', '=', action).orderBy('seq', 'desc').executeTakeFirst();
const letters = async (kind: string) =>
  site.database.db
    .selectFrom('outbox')
    .select(['address', 'text', 'link_id'])
    .where('kind', '=', kind)
    .orderBy('address')
    .execute();

describe('a company tutor whose mission is a colleague’s', () => {
  const colleague = { firstName: 'Lise', lastName: 'Guéguen', email: 'lise.gueguen@armor.example', lang: 'en' };
  const page = () => `/missions/${school.mission}/hand-on`;

  test('passes it on by their link: the colleague is asked the same, the old link is dead, school and student are told', async () => {
    const asked = await linkTo(site, { person: school.companyTutor, mission: school.mission, item: 'grid' });
    const answered = await post(`/l/${asked.token}/hand-on`, Object.fromEntries(await formOfLink(site, asked.token)));
    expect(answered.headers.get('location')).toBe(page());
    const { headers } = await openLink(site, asked.token);
    expect(await (await get(page(), headers!)).text()).toContain('Inès Caradec');

    const own = await post(page(), { ...colleague, email: 'karim.bonnard@example.org' }, headers!);
    expect(own.status).toBe(422);
    expect(await own.text()).toContain('votre propre adresse');
    const student = await post(page(), { ...colleague, email: 'ines.caradec@example.org' }, headers!);
    expect(await student.text()).toContain('ne peut pas servir ici');
    expect(await links()).toHaveLength(1);

    const done = await post(page(), colleague, headers!);
    expect(done.headers.get('location')).toBe('/l/handed-on');
    expect((await get('/l/handed-on')).status).toBe(200);
    const [tutor, former] = (await tutorsOfMission(site.database.db, school.school, school.mission)).filter(
      ({ kind }) => kind === 'company',
    );
    expect(tutor).toMatchObject({ email: colleague.email, lastName: 'Guéguen', left: null });
    expect(tutor!.confirmedAt).not.toBeNull();
    expect(former).toMatchObject({ person: school.companyTutor, left: { reason: 'A passé la main à Lise Guéguen' } });

    const [fresh, dead] = await links();
    expect(dead).toMatchObject({ id: asked.id, progress: 'revoked' });
    expect(fresh).toMatchObject({ person: tutor!.person, address: colleague.email, item: 'grid', progress: 'waiting' });
    expect((await openLink(site, asked.token)).headers).toBeNull();
    expect((await get(page(), headers!)).status).not.toBe(200);
    const theirs = await get(`/l/${await secretOf(site, fresh!.id)}`);
    expect(await theirs.text()).toContain('This link is for Lise Guéguen');

    const written = (await letters('invite-appraisal')).find(({ address }) => address === colleague.email)!;
    expect(written.text).toContain('Karim Bonnard followed this mission and hands it on to you.');
    expect((await letters('invite-appraisal')).filter(({ text }) => text.includes('hands it on'))).toEqual([written]);

    const told = await letters('tutor-handed-on');
    expect(told.map(({ address }) => address)).toEqual(['ines.caradec@example.org', 'rozenn.tanguy@example.org']);
    expect(told[0]!.text).toContain('Lise Guéguen suit désormais votre mission, à la place de Karim Bonnard');
    expect(told[1]!.text).toContain('Lise Guéguen suit désormais la mission d’Inès Caradec');
    expect(await lastOf('tutor.handed-on')).toMatchObject({
      actor: school.companyTutor,
      via: `link:${asked.id}`,
      subject: `mission:${school.mission}`,
      details: { from: school.companyTutor, to: tutor!.person },
    });
  });

  test('has nothing more to do with it, nor with any other', async () => {
    const account = await school.as(school.companyTutor);
    expect((await get(page(), account)).status).toBe(404);
    expect((await post(page(), colleague, account)).status).toBe(404);
  });
});

describe('staff follow links', () => {
  let link: Awaited<ReturnType<typeof linkTo>>;
  beforeEach(async () => {
    link = await linkTo(site, { person: school.juror, mission: school.mission, purpose: 'jury', item: '' });
  });
  const page = () => `/missions/${school.mission}/links`;
  const act = async (intent: string, who = school.lead) => post(`${page()}/${link.id}`, { intent }, await school.as(who));
  const state = async () => (await links()).find(({ id }) => id === link.id)!;

  test('each link is there with its person, its address and where it stands', async () => {
    const text = await (await get(page(), await school.as(school.office))).text();
    expect(text).toContain('astrid.srensen@example.org');
    expect(text).toContain('Pas encore parti');
    await openLink(site, link.token);
    expect(await (await get(page(), await school.as(school.lead))).text()).toContain('Ouvert');
    expect((await state()).progress).toBe('opened');
  });

  test('one is sent again: a fresh link to the same address, and the first one still works', async () => {
    const before = (await links()).length;
    expect((await act('resend')).headers.get('location')).toBe(`${page()}?done=resend`);
    const now = await links();
    expect(now).toHaveLength(before + 1);
    expect((await openLink(site, link.token)).headers).not.toBeNull();
    const fresh = (await letters('invite-jury')).filter(({ link_id }) => link_id !== link.id);
    expect(fresh.map(({ address }) => address)).toContain('astrid.srensen@example.org');
    expect(await lastOf('link.sent-again')).toMatchObject({ actor: school.lead, subject: `mission:${school.mission}` });
  });

  test('one is taken back: it opens nothing', async () => {
    await act('revoke', school.office);
    expect((await state()).progress).toBe('revoked');
    expect((await openLink(site, link.token)).headers).toBeNull();
    expect(await lastOf('link.revoked')).toMatchObject({ actor: school.office, via: 'session' });
  });

  test('a letter that brought several links says of each of them where it is', async () => {
    const { db } = site.database;
    const at = SITE_NOW - 7_777_777;
    const first = await linkTo(site, { person: school.juror, mission: school.mission, item: 'one', at });
    const other = await linkTo(site, { person: school.juror, mission: school.mission, item: 'two', at });
    // the digest names the first of its links
    await db.deleteFrom('outbox').where('link_id', '=', other.id).execute();
    await db
      .updateTable('outbox')
      .set({ sent_at: new Date(at) })
      .where('link_id', '=', first.id)
      .execute();
    const progress = async () => (await links()).filter(({ item }) => ['one', 'two'].includes(item)).map((each) => each.progress);
    expect(await progress()).toEqual(['sent', 'sent']);
    await post(`${page()}/${other.id}`, { intent: 'bounced' }, await school.as(school.lead));
    expect(await progress()).toEqual(['bounced', 'bounced']);
    await post(`${page()}/${other.id}`, { intent: 'revoke' }, await school.as(school.lead));
    expect((await progress()).toSorted()).toEqual(['bounced', 'revoked']);
  });

  test('a letter that came back is noted', async () => {
    await act('bounced');
    expect((await state()).progress).toBe('bounced');
    expect(await (await get(page(), await school.as(school.lead))).text()).toMatch(
      /lettre n’est pas arrivée|lettres ne sont pas arrivées/,
    );
  });

  test('sent again to an address that was corrected, the letter goes there and the link of before is dead', async () => {
    const { db } = site.database;
    const address = (email: string) => db.updateTable('person').set({ email }).where('person_id', '=', school.juror).execute();
    await address('astrid@sorensen.example.org');
    await act('resend');
    const [fresh] = await links();
    expect(fresh).toMatchObject({ address: 'astrid@sorensen.example.org', progress: 'waiting' });
    await address('astrid.srensen@example.org');
    expect((await openLink(site, link.token)).headers).toBeNull();
  });

  test('nothing else is done: an intent that is none, a link of another mission', async () => {
    expect((await act('steal')).status).toBe(422);
    const other = await linkTo(site, { person: school.juror, mission: school.classmateMission, purpose: 'jury', item: '' });
    const lead = await school.as(school.lead);
    expect((await post(`${page()}/${other.id}`, { intent: 'revoke' }, lead)).status).toBe(404);
    expect((await post(`${page()}/not-an-id`, { intent: 'revoke' }, lead)).status).toBe(404);
  });
});

describe('a juror by a link', () => {
  const page = () => `/missions/${school.mission}/jury`;

  test('[D-SOU-2] the lead sees who sits, the company tutor first, and invites a professional', async () => {
    const lead = await school.as(school.lead);
    const before = await (await get(page(), lead)).text();
    expect(before.indexOf('Lise Guéguen')).toBeGreaterThan(-1);
    expect(before.indexOf('Lise Guéguen')).toBeLessThan(before.indexOf('Hélène Le Goff'));
    const wrong = await post(page(), { firstName: 'Noor', lastName: '', email: 'noor', lang: 'en' }, lead);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="noor"');
    const sent = await post(page(), { firstName: 'Noor', lastName: 'Haddad', email: 'noor@conseil.example', lang: 'en' }, lead);
    expect(sent.headers.get('location')).toBe(`${page()}?sent`);
    const after = await (await get(page(), lead)).text();
    expect(after).toContain('Noor Haddad');
    expect(await lastOf('juror.invited')).toMatchObject({ actor: school.lead, subject: `mission:${school.mission}` });
  });

  test('[D-SOU-2] the lead is told who is not invited yet, in words to them, and finds the form filled for a tutor', async () => {
    const lead = await school.as(school.lead);
    const text = said(await (await get(page(), lead)).text());
    expect(text).toMatch(/<h1>Chaque siège a un nom, deux invitations restent à envoyer</);
    expect(text).not.toContain('Votre tuteur de stage');
    expect(text.match(/pas encore d’invitation au jury/g)).toHaveLength(2);
    const [, person] = /\?for=([0-9a-f-]{36})#invite/.exec(text)!;
    const filled = await (await get(`${page()}?for=${person}`, lead)).text();
    expect(filled).toContain('value="lise.gueguen@armor.example"');
    const tutor = { firstName: 'Lise', lastName: 'Guéguen', email: 'lise.gueguen@armor.example', lang: 'en' };
    expect((await post(page(), tutor, lead)).headers.get('location')).toBe(`${page()}?sent`);
    expect(said(await (await get(page(), lead)).text())).toMatch(/<h1>Chaque siège a un nom, une invitation reste à envoyer</);
  });

  test('finds what a juror is asked for, when, and that nothing is there to read yet', async () => {
    const [link] = (await links()).filter(({ address }) => address === 'noor@conseil.example');
    const { headers } = await openLink(site, await secretOf(site, link!.id));
    const text = said(
      await (await get(`/missions/${school.mission}`, { ...headers!, cookie: `${headers!['cookie']}; lang=fr` })).text(),
    );
    expect(text).toContain('Inès Caradec : vous êtes du jury, rien n’est encore à lire');
    expect(text).toContain('lire le dossier avant la soutenance');
    expect(text).toContain('pas encore déposé, attendu au plus tard le 2 février à 23 h 59');
    expect(text).toContain('Les deux listes de dix');
    for (const others of ['À faire maintenant', 'Il reste', 'href="/"']) expect(text.split('<main')[1]).not.toContain(others);
    const { id } = await handIn(site, school, { bytes: corpus('word-ragged.pdf') });
    const after = said(
      await (await get(`/missions/${school.mission}`, { ...headers!, cookie: `${headers!['cookie']}; lang=fr` })).text(),
    );
    expect(after).toContain('Inès Caradec : vous êtes du jury, un document est à lire');
    expect(after).toContain(`<a class="button" href="/deposits/${id}">Lire « Mémoire de Mission Professionnelle »</a>`);
  });

  test('reads the mission and what was handed in, and nothing of others', async () => {
    const [link] = (await links()).filter(({ address }) => address === 'noor@conseil.example');
    const { answer, headers } = await openLink(site, await secretOf(site, link!.id));
    expect(answer.headers.get('location')).toBe(`/missions/${school.mission}`);
    const mission = await get(`/missions/${school.mission}`, headers!);
    expect(mission.status).toBe(200);
    expect((await get(`/missions/${school.classmateMission}`, headers!)).status).toBe(404);
    for (const path of ['links', 'jury', 'hand-on', 'alert', 'edit', 'declare']) {
      expect([path, (await get(`/missions/${school.mission}/${path}`, headers!)).status >= 400]).toEqual([path, true]);
    }
    expect((await get('/cohorts', headers!)).status).toBe(404);
  });
});

describe('addresses that a company tutor may not pass a mission on to', () => {
  const page = () => `/missions/${school.classmateMission}/hand-on`;
  const named = (email: string) => ({ firstName: 'Lise', lastName: 'Guéguen', email, lang: 'fr' });
  const forget = () => site.database.db.deleteFrom('rate_limit').where('key', 'like', 'hand-on:%').execute();
  const roles = () =>
    site.database.db.selectFrom('person_role').select(['person_id', 'role']).orderBy('person_id').orderBy('role').execute();
  let headers: Readonly<Record<string, string>>;
  beforeEach(async () => {
    await forget();
    const [{ db }, mission, person] = [site.database, school.classmateMission, school.companyTutor];
    await addTutor(db, { school: school.school, mission, person, kind: 'company', confirmedAt: SITE_NOW });
    headers = (await openLink(site, (await linkTo(site, { person, mission, item: 'grid' })).token)).headers!;
  });

  test('those of the school, of its students and of another school: one answer for all, and nobody changes', async () => {
    const before = await roles();
    const said = new Set<string>();
    for (const name of ['rozenn.tanguy', 'paul.moreau', 'helene.legoff', 'noe.dalmeida', 'ines.caradec', 'iris.morvan@autre']) {
      await forget();
      const email = name.includes('@') ? `${name}.example.org` : `${name[0]!.toUpperCase()}${name.slice(1)}@example.org`;
      const answer = await post(page(), named(email), headers);
      said.add(`${answer.status} ${(await answer.text()).replaceAll(email, '')}`);
    }
    expect([...said].map((each) => each.slice(0, 3))).toEqual(['422']);
    expect([...said][0]).toContain('Cette adresse ne peut pas servir ici');
    expect(await roles()).toEqual(before);
  });

  test('they are not tried one after the other: each takes a turn', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await post(page(), named('paul.moreau@example.org'), headers)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });
});
