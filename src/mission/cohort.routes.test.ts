import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { listCohorts, readCohort } from './cohort.store.ts';

let site: Site;
let who: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  who = await sampleSchool(site);
});
afterAll(() => site.close());

const get = async (path: string, person: string) =>
  site.app.request(path, { headers: { ...(await who.as(person)), accept: 'text/html' } });
async function post(path: string, person: string, fields: Record<string, string>) {
  const headers = { ...(await who.as(person)), accept: 'text/html' };
  return site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
}
const journal = (action: string) =>
  site.database.db.selectFrom('journal').selectAll().where('action', '=', action).orderBy('seq').execute();

const good = { guide: 'digi5/2024-2025', shown: 'digi5/2024-2025', name: 'Digi5 du soir', year: '2026' };

test('a lead sees the cohorts of their programme, the office those of all', async () => {
  const mine = await (await get('/cohorts', who.lead)).text();
  expect(mine).toContain('Vous suivez une promotion');
  expect(mine).toContain('Digi5, promotion 2026');
  expect(mine).toContain('2 étudiants');
  expect(mine).not.toContain('MISL, promotion 2026');
  expect(await (await get('/cohorts', who.office)).text()).toContain('Vous suivez deux promotions');
});

test('an empty list says what a cohort is', async () => {
  await site.database.db.deleteFrom('mission_period').where('mission_id', '=', who.other.mission).execute();
  await site.database.db.deleteFrom('mission').where('mission_id', '=', who.other.mission).execute();
  await site.database.db.deleteFrom('cohort').where('cohort_id', '=', who.other.cohort).execute();
  const page = await (await get('/cohorts', who.other.lead)).text();
  expect(page).toContain('Aucune promotion pour l’instant');
  expect(page).toContain('la promotion y reste liée');
});

test('nobody else sees cohorts: a stranger is sent to enter, others find nothing', async () => {
  expect((await site.app.request('/cohorts')).status).toBe(401);
  for (const person of [who.student, who.companyTutor, who.academicTutor, who.juror]) {
    expect((await get('/cohorts', person)).status).toBe(404);
    expect((await get('/cohorts/new', person)).status).toBe(404);
    expect((await post('/cohorts/new', person, good)).status).toBe(404);
  }
  for (const person of [who.student, who.otherLead, who.other.lead]) {
    expect((await get(`/cohorts/${who.cohort}/calendar`, person)).status).toBe(404);
    expect((await post(`/cohorts/${who.cohort}/calendar`, person, {})).status).toBe(404);
  }
  expect((await get('/cohorts/not-an-identifier/calendar', who.lead)).status).toBe(404);
});

test('the form shows the dates that the guide leaves open, with what the guide says and its clause', async () => {
  const page = await (await get('/cohorts/new', who.lead)).text();
  expect(page).toContain('name="day-memoir-due"');
  expect(page).toContain('29\u00a0mai\u00a02025, 23\u00a0h\u00a059\u00a0min\u00a059\u00a0s');
  expect(page).toContain('/guides/digi5/2024-2025#clause-D-SOU-5');
  expect(page).toContain('Le guide laisse cette date à la promotion.');
  expect(page).toContain('value="2025"');
  // What the product added to several dates is said once, to one date beside it.
  const times = (words: string) => page.split(words).length - 1;
  expect(times('Le document ne donne pas de date\u00a0: la promotion la fixe.')).toBe(1);
  expect([times('Ajouté par le produit à plusieurs dates'), times('Ajouté par le produit\u00a0:')]).toEqual([1, 1]);
});

test('choosing another guide loses nothing that was typed', async () => {
  const query = new URLSearchParams({ ...good, guide: 'misl/2022', year: '2031' });
  const page = await (await get(`/cohorts/new?${query}`, who.office)).text();
  expect(page).toContain('name="day-report-due"');
  expect(page).toContain('value="Digi5 du soir"');
  expect(page).toContain('value="2031"');
});

test('a year that nobody typed follows the guide, by either button', async () => {
  const untouched = { ...good, guide: 'misl/2022', year: '2025' };
  const shown = await (await get(`/cohorts/new?${new URLSearchParams(untouched)}`, who.office)).text();
  const sent = await (await post('/cohorts/new', who.office, untouched)).text();
  for (const page of [shown, sent]) expect(page).toMatch(/name="year"[^>]* value="2022"/);
});

test('dates far from the year of the cohort are said once it is made, those that the guide gave told apart', async () => {
  const made = await post('/cohorts/new', who.office, {
    name: 'MISL 2026',
    guide: 'misl/2022',
    shown: 'misl/2022',
    year: '2026',
    'day-memoir-due': '2062-09-20',
    'day-defence': '2026-10-01',
  });
  const page = await (await get(made.headers.get('location')!, who.office)).text();
  expect(page).toContain('Des dates sont loin de l’année 2026');
  const said = page.split('Des dates sont loin')[1]!.split('</section>')[0]!;
  expect(said).toContain('15\u00a0septembre\u00a02022, la date que donne le guide.');
  expect(said).toContain('20\u00a0septembre\u00a02062.');
  expect(said).not.toContain('2026, la date');
  const near = await (await get(`/cohorts/${who.cohort}/calendar`, who.lead)).text();
  expect(near).not.toContain('sont loin de');
});

test('a cohort is created with what was typed, bound to its guide, and the journal says so', async () => {
  const answer = await post('/cohorts/new', who.lead, { ...good, 'day-memoir-due': '2026-06-01', 'time-memoir-due': '18:00' });
  expect(answer.status).toBe(303);
  const id = answer.headers.get('location')?.split('/')[2] ?? '';
  const dates = { 'memoir-due': { day: '2026-06-01', time: '18:00:00' } };
  const made = { name: 'Digi5 du soir', guide: 'digi5', version: '2024-2025', year: 2026, dates };
  expect(await readCohort(site.database.db, who.school, id)).toMatchObject(made);
  const entry = (await journal('cohort.created')).at(-1);
  expect(entry).toMatchObject({ actor: who.lead, subject: `cohort:${id}`, details: made });
});

test('a cohort that nobody is in says every way to fill it, each with its link', async () => {
  const made = await post('/cohorts/new', who.lead, { ...good, name: 'Digi5 à remplir' });
  const at = made.headers.get('location')!.replace('/calendar?saved', '');
  const page = await (await get(at, who.lead)).text();
  expect(page).toContain('Trois façons de la remplir');
  expect(page.split('Trois façons')[1]!.match(/<li>/g)).toHaveLength(3);
  for (const way of ['import', 'invitation', 'missions/new']) expect(page).toContain(`href="${at}/${way}"`);
});

test('what is wrong is said beside its field, nothing is created, nothing typed is lost', async () => {
  const before = (await listCohorts(site.database.db, who.school)).length;
  const answer = await post('/cohorts/new', who.lead, {
    ...good,
    name: '<b>Été</b>',
    year: '26',
    'day-memoir-due': '2026-02-31',
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('La promotion n’est pas créée');
  expect(page).toMatch(/href="#day-memoir-due">Dépôt du mémoire[^<:]*\u00a0: ce jour n’existe pas\./);
  expect(page).toMatch(/id="day-memoir-due-error">(?:<[^>]*>)*Ce jour/);
  expect(page).toContain('id="day-memoir-due-error"');
  expect(page).toContain('id="year-error"');
  expect(page).toContain('value="2026-02-31"');
  expect(page).toContain('value="&lt;b>Été&lt;/b>"');
  expect((await listCohorts(site.database.db, who.school)).length).toBe(before);
});

test('a lead cannot create a cohort of another programme, nor under dates of another guide', async () => {
  const foreign = await post('/cohorts/new', who.lead, { ...good, guide: 'misl/2022', shown: 'misl/2022' });
  expect(foreign.status).toBe(422);
  expect(await foreign.text()).toContain('Choisissez un guide de vos programmes.');
  const moved = await post('/cohorts/new', who.office, { ...good, guide: 'misl/2022' });
  expect(moved.status).toBe(422);
  expect(await moved.text()).toContain('Les dates ci-dessous sont maintenant celles de ce guide');
});

test('dates are changed with their before and after; less time only knowingly', async () => {
  const path = `/cohorts/${who.cohort}/calendar`;
  const dates = { 'day-self-evaluation-frozen': '2026-01-29', 'day-memoir-due': '2026-02-02', 'day-slides-due': '2026-02-16' };
  const later = await post(path, who.lead, { ...dates, 'day-memoir-due': '2026-02-04' });
  expect(later.status).toBe(303);
  const sooner = { ...dates, 'day-memoir-due': '2026-01-30' };
  const asked = await post(path, who.lead, sooner);
  expect(asked.status).toBe(422);
  const page = await asked.text();
  expect(page).toContain('Ces dates retirent du temps aux étudiants');
  expect(page).toContain('Rien n’est encore déposé pour cette étape.');
  expect(page).toContain('value="2026-01-30"');
  expect((await readCohort(site.database.db, who.school, who.cohort))?.dates['memoir-due']).toEqual({ day: '2026-02-04' });
  expect((await post(path, who.lead, { ...sooner, shorten: 'yes' })).status).toBe(303);
  const entries = await journal('cohort.scheduled');
  expect(entries.at(-1)?.details).toMatchObject({
    before: { 'memoir-due': { day: '2026-02-04' } },
    after: { 'memoir-due': { day: '2026-01-30' } },
    shortened: ['memoir-due'],
  });
});

test('steps in an unusual order are said, not refused', async () => {
  const path = `/cohorts/${who.otherCohort}/calendar`;
  expect((await post(path, who.otherLead, { 'day-report-due': '2026-06-10', 'day-memoir-due': '2026-06-01' })).status).toBe(303);
  const page = await (await get(path, who.otherLead)).text();
  expect(page).toContain('Des étapes se suivent dans un ordre inhabituel');
  expect(page).toContain('Trois étapes n’ont pas encore de date');
});
