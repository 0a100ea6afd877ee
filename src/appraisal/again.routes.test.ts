/** Links written again, on the real database: renewed, sent again by staff, passed on. They say what is asked as it stands by then. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type AppraisalSite, appraisalSite, get, post, RUBRIC } from '../../tests/support/appraisals.ts';
import { openLink, secretOf } from '../../tests/support/links.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { addExtension, setDates } from '../mission/cohort.store.ts';

let at: AppraisalSite;
let now = SITE_NOW;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('&#39;', "'");
const read = async (answer: Response | Promise<Response>) => plain(await (await answer).text());

beforeAll(async () => {
  at = await appraisalSite({}, { clock: { now: () => now } });
  const { db } = at.site.database;
  const { school, otherCohort: cohort } = at.school;
  await setDates(db, { school, cohort, dates: { 'report-due': { day: '2026-01-10' }, 'appraisals-due': { day: '2026-02-01' } } });
  await post(at.site, `/missions/${at.mission}/invitations`, at.as.lead, {});
});
afterAll(() => at.site.close());

/** The newest letter to an address, as it is read. */
async function letterTo(address: string) {
  const row = await at.site.database.db
    .selectFrom('outbox')
    .selectAll()
    .where('address', '=', address)
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { ...row, text: plain(row.text) };
}
const linkOf = async (person: string) =>
  (await linksOf(at.site.database.db, at.school.school, [at.mission])).find((link) => link.person === person)!;
/** Karim's newest link, expired and renewed by whoever holds it. */
async function renewed() {
  const { id } = await linkOf(at.people.karim);
  const token = await secretOf(at.site, id);
  await sql`UPDATE link SET expires_at = ${new Date(now - DAY_MS)} WHERE link_id = ${id}`.execute(at.site.database.db);
  await post(at.site, `/l/${token}/renew`, null, { lang: 'fr' });
  return letterTo('karim.bonnard@example.org');
}

test('a fresh link says until when it is asked today: more time granted since, a milestone moved, a date that is over', async () => {
  const { db } = at.site.database;
  const { school, otherCohort: cohort } = at.school;
  expect((await letterTo('karim.bonnard@example.org')).text).toContain('Elle est attendue pour le 1er février 2026 à 23 h 59');
  await setDates(db, { school, cohort, dates: { 'appraisals-due': { day: '2026-02-20' } } });
  now += DAY_MS;
  const moved = await renewed();
  expect(moved).toMatchObject({ kind: 'fresh-link' });
  expect(moved.text).toContain('Votre réponse est attendue pour le 20 février 2026 à 23 h 59');
  const more = { school, cohort, milestone: 'appraisals-due', reason: 'Panne', givenBy: at.people.lead };
  await addExtension(db, { ...more, mission: at.mission, until: '2026-03-10T22:59:59Z', givenAt: now });
  now += DAY_MS;
  const { id } = await linkOf(at.people.karim);
  expect((await post(at.site, `/missions/${at.mission}/links/${id}`, at.as.lead, { intent: 'resend' })).status).toBe(303);
  const again = await letterTo('karim.bonnard@example.org');
  expect(again).toMatchObject({ kind: 'invite-appraisal' });
  expect(again.text).toContain('Elle est attendue pour le 10 mars 2026 à 23 h 59');
  expect(again.text).not.toContain('1er février');
  now = Date.parse('2026-03-12T09:00:00Z');
  const late = await renewed();
  expect(late.text).toContain('Votre réponse était attendue le 10 mars 2026 à 23 h 59 ; elle reste bienvenue.');
  expect(late.text).not.toContain('est attendue pour');
});

test('who takes over an appraisal that was opened again is invited: what is asked, who passes it on, in their language', async () => {
  const { headers: karim } = await openLink(at.site, await secretOf(at.site, (await linkOf(at.people.karim)).id));
  const sent = await post(at.site, at.form, karim as { cookie: string }, { ...answered(at.rubric, 'good'), intent: 'submit' });
  now += DAY_MS;
  const reopening = `${sent.headers.get('location')}/reopening`;
  expect((await post(at.site, reopening, at.as.lead, { reason: 'Un critère oublié' })).status).toBe(303);
  const opened = await letterTo('karim.bonnard@example.org');
  expect(opened.kind).toBe('appraisal-reopened');
  const told = await read(get(at.site, `/l/${await secretOf(at.site, opened.link_id!)}`));
  expect(told).toContain('Maëlle Prigent : votre appréciation est à reprendre');
  expect(told).toContain('Élie Vasseur l’a rouverte, pour ');
  const { headers } = await openLink(at.site, await secretOf(at.site, opened.link_id!));
  now += 1000;
  const colleague = { firstName: 'Lise', lastName: 'Guéguen', email: 'lise.gueguen@armor.example', lang: 'en' };
  const done = await post(at.site, `/missions/${at.mission}/hand-on`, headers as { cookie: string }, colleague);
  expect(done.headers.get('location')).toBe('/l/handed-on');
  const invitation = await letterTo(colleague.email);
  expect(invitation).toMatchObject({ kind: 'invite-appraisal' });
  expect(invitation.subject).toContain('your appraisal in five minutes');
  expect(invitation.text).toContain('Karim Bonnard followed this mission and hands it on to you.');
  expect(invitation.text).toContain('Élie Vasseur asks you to appraise the work of Maëlle Prigent: Tutors');
  expect(invitation.text).toContain('It was due on 10 March 2026');
  expect(invitation.text).not.toMatch(/critère oublié|opened your appraisal/);
  const token = await secretOf(at.site, invitation.link_id!);
  const page = await read(get(at.site, `/l/${token}`));
  expect(page).toContain('Karim Bonnard followed this mission and hands it on to you. Élie Vasseur asks you, for');
  expect(page).toContain('>Begin</button>');
  const { answer, headers: theirs } = await openLink(at.site, token);
  expect(answer.headers.get('location')).toBe(`/missions/${at.mission}/appraisals/${RUBRIC}`);
  const form = await read(get(at.site, at.form, { cookie: `${theirs!.cookie}; lang=en` }));
  expect(form).toContain('Asked by <bdi>Élie Vasseur</bdi>');
  // Sent again by the school, it still says who passed it on.
  now += DAY_MS;
  await post(at.site, `/missions/${at.mission}/links/${invitation.link_id}`, at.as.lead, { intent: 'resend' });
  const resent = await letterTo(colleague.email);
  expect(resent.link_id).not.toBe(invitation.link_id);
  expect(resent.text).toContain('Karim Bonnard followed this mission and hands it on to you.');
});
