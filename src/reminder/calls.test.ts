/** The call list: who is called, noted, called again; on paper. */
import { beforeEach, describe, expect, test } from 'vitest';
import { reminding } from '../../tests/support/reminding.ts';
import { addPerson } from '../identity/person-change.store.ts';

const here = reminding();
const { clock, db, follow, schedule, runAt } = here;

describe('the call list', () => {
  const at = () => `/cohorts/${here.who.otherCohort}/calls`;
  const as = async (person: string) => ({ accept: 'text/html', 'accept-language': 'fr', ...(await here.who.as(person)) });
  const read = async (person = here.who.otherLead) =>
    (await (await here.site.app.request(at(), { headers: await as(person) })).text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  const post = async (fields: Record<string, string>, person = here.who.otherLead) =>
    here.site.app.request(at(), {
      method: 'POST',
      headers: { ...(await as(person)), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    });
  const noted = (on: string, note = '') => ({
    person: here.who.companyTutor,
    [`on-${here.who.companyTutor}`]: on,
    [`note-${here.who.companyTutor}`]: note,
  });
  const journal = () => db().selectFrom('journal').select(['action', 'details']).where('action', 'like', 'call.%').execute();
  beforeEach(async () => {
    await follow(1);
    await schedule();
    await runAt('2026-03-25T07:00:00Z');
    clock.time = Date.parse('2026-03-27T09:00:00Z');
  });

  test('who was called leaves the list for as long as the guide leaves between its last reminders, then comes back', async () => {
    expect(await read()).toContain('Deux personnes sont à appeler');
    const answer = await post(noted('2026-03-27', '<b>Répondra</b> lundi'));
    expect(answer.headers.get('location')).toBe(`${at()}?noted=${here.who.companyTutor}`);
    const text = await read();
    expect(text).toContain('Une personne est à appeler');
    expect(text).toContain('Une personne a été appelée');
    expect(text).toContain('À rappeler le 3 avril 2026');
    expect(text).toContain('Appel du 27 mars 2026, par Élie Vasseur');
    expect(text).toContain('&lt;b>Répondra&lt;/b> lundi');
    clock.time = Date.parse('2026-04-02T21:00:00Z');
    expect(await read()).toContain('Une personne est à appeler');
    clock.time = Date.parse('2026-04-02T22:30:00Z');
    expect(await read()).toContain('Deux personnes sont à appeler');
    expect((await journal()).map(({ action }) => action)).toEqual(['call.made']);
    expect(JSON.stringify(await journal())).not.toContain('Répondra');
  });

  test('who joined after the last reminder is no call: they are reminded first, then called the day after', async () => {
    clock.time = Date.parse('2026-04-20T09:00:00Z');
    const { school } = here.who;
    const named = { lastName: 'Tanguy', firstName: 'Rozenn', email: 'rozenn@blavet.example', lang: 'fr' as const };
    const roles = [{ role: 'company-tutor' as const, programme: 'misl' }];
    const late = await addPerson(db(), { school, ...named, roles });
    const mission = await follow(2, { companyTutors: [late], academicTutors: [] });
    await runAt('2026-04-20T10:00:00Z');
    const told = async () =>
      (await db().selectFrom('outbox').selectAll().where('kind', '=', 'remind-staff').execute()).at(-1)!.text;
    expect(await told()).not.toContain('Rozenn Tanguy');
    const text = await read();
    expect(text).toContain('Deux personnes sont à appeler');
    expect(text).not.toContain('Aucun rappel n’est parti');
    expect(text).toMatch(/Une personne est d’abord à relancer.*Rozenn Tanguy/s);
    const link = /href="(\/cohorts\/[^"]*bulk\?act=remind[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    expect(link).toContain(mission);
    const shown = await (await here.site.app.request(link, { headers: await as(here.who.otherLead) })).text();
    expect(shown).toContain('rozenn@blavet.example');
    await here.site.app.request(`/cohorts/${here.who.otherCohort}/bulk/remind`, {
      method: 'POST',
      headers: { ...(await as(here.who.otherLead)), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ m: mission }),
    });
    expect(await read()).not.toContain('Rozenn Tanguy');
    clock.time += 25 * 3_600_000;
    expect(await read()).toMatch(/Trois personnes sont à appeler.*Rozenn Tanguy/s);
  });

  test('a call is taken back, once; who gives what was missing is on no list', async () => {
    await post(noted('27/03/2026'));
    const { call_id } = await db().selectFrom('call').select('call_id').executeTakeFirstOrThrow();
    for (const _ of [1, 2]) expect((await post({ undo: call_id })).status).toBe(303);
    expect(await read()).toContain('Deux personnes sont à appeler');
    expect((await journal()).map(({ action }) => action)).toEqual(['call.made', 'call.undone']);
    expect((await post({ undo: "x'; --" })).status).toBe(303);
    await db().updateTable('mission').set({ broken_off_on: '2026-03-01', broken_off_reason: 'x' }).execute();
    expect(await read()).toContain('Personne n’est à appeler');
  });

  test.each([
    ['a day that does not exist', '2026-02-31', '', 'Ce jour n’existe pas'],
    ['tomorrow', '2026-03-28', '', 'pas encore venu'],
    ['years ago', '2020-01-01', '', 'trop ancien'],
    ['a note without end', '2026-03-27', 'x'.repeat(501), 'trop long'],
  ])('%s is said beside the field, what was typed is kept', async (_, on, note, said) => {
    const answer = await post(noted(on, note));
    const text = (await answer.text()).replaceAll('\u00a0', ' ');
    expect(answer.status).toBe(422);
    expect(text).toContain(said);
    expect(text).toContain(`value="${on}"`);
    expect(text).toContain('<details class="more" open');
  });

  test('nobody, someone who is not on the list, another lead, a student: nothing is noted', async () => {
    expect((await post({})).status).toBe(422);
    expect((await post({ person: here.who.student, [`on-${here.who.student}`]: '2026-03-27' })).status).toBe(422);
    expect((await post(noted('2026-03-27'), here.who.lead)).status).toBe(404);
    expect((await post(noted('2026-03-27'), here.who.student)).status).toBe(404);
    expect(await db().selectFrom('call').selectAll().execute()).toEqual([]);
  });

  test('on paper: a table that no spreadsheet takes for formulas', async () => {
    await post(noted('2026-03-27', '=HYPERLINK("https://mal.example")'));
    const answer = await here.site.app.request(`${at()}.csv`, { headers: await as(here.who.otherLead) });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = await answer.text();
    expect(text).toContain('Bonnard;Karim;tuteur en entreprise;karim.bonnard@example.org;Anna Kerros1');
    expect(text).toContain('2026-04-03');
    expect(text).not.toMatch(/(^|;)"?=/m);
    expect((await here.site.app.request(`${at()}.csv`, { headers: await as(here.who.lead) })).status).toBe(404);
  });

  test('an address that refuses letters is shown, with the way to correct it', async () => {
    await db()
      .updateTable('outbox')
      .set({ dead_at: new Date(clock.time), problem: '5.1.1, 550 no such user' })
      .where('person_id', '=', here.who.companyTutor)
      .execute();
    const text = await read();
    expect(text).toContain('Son adresse refuse les lettres');
    expect(text).toContain('550 no such user');
    expect(text).toMatch(/href="\/missions\/[^"]+\/address">Corriger l’adresse/);
  });
});
