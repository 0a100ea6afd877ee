/** The matrix of a cohort at its address: the order of its columns, and what its rows say of tutors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';

const DAY = 86_400_000;
let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => SITE_NOW } });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const read = async (path: string, person = school.lead) => {
  const headers = { accept: 'text/html', 'accept-language': 'fr', ...(await school.as(person)) };
  return (await (await site.app.request(path, { headers })).text()).replaceAll(/[\u00a0\u202f]/g, ' ');
};

test('columns stand in the order of the dates of the cohort, on the page and in the file', async () => {
  const dates = {
    'self-evaluation-frozen': { day: '2026-01-29' },
    'feedback-due': { day: '2026-02-10' },
    'memoir-due': { day: '2026-02-02' },
    'slides-due': { day: '2026-02-16' },
  };
  await site.database.db
    .updateTable('cohort')
    .set({ dates: JSON.stringify(dates) })
    .where('cohort_id', '=', school.cohort)
    .execute();
  const order = [
    'Plan de compétences final',
    'Dépôt du mémoire',
    'Retours des tuteurs',
    'Dépôt du support',
    'Soutenance',
    'Résultat',
  ];
  const page = await read(`/cohorts/${school.cohort}`);
  const heads = [...page.matchAll(/<th scope="col" class="step" title="([^"]*)"/g)].map(([, title]) => title!);
  expect(heads.map((title, at) => title.startsWith(order[at]!))).toEqual(order.map(() => true));
  const [head] = (await read(`/cohorts/${school.cohort}/matrix.csv`)).split('\r\n');
  const columns = head!.split(';').slice(8, -1);
  expect(columns.map((title, at) => title.startsWith(order[at]!))).toEqual(order.map(() => true));
});

test('a row says which tutor was reminded, and which one came later and was not invited', async () => {
  const { db } = site.database;
  const remind = (person: string, days: number) =>
    db
      .insertInto('reminder')
      .values({
        school_id: school.school,
        mission_id: school.mission,
        milestone: 'feedback-due',
        person_id: person,
        days,
        sent_at: new Date(SITE_NOW - days * DAY),
        due: new Date(0),
        letter_id: null,
      })
      .execute();
  const notes = async () =>
    /caradec.*?<td class="small notes">(.*?)<\/td>/is.exec(await read(`/cohorts/${school.cohort}`))?.[1] ?? '';
  expect(await notes()).toContain('Tuteur entreprise pas encore invité');
  await remind(school.academicTutor, 3);
  expect(await notes()).toContain('Tuteur école relancé le 12 janv.');
  await remind(school.academicTutor, 7);
  expect(await notes()).toContain('Tuteur école silencieux, 2 relances');
  const form = new URLSearchParams({
    't1-firstName': 'Ami',
    't1-lastName': 'Complice',
    't1-email': 'ami@perso.example',
    't1-lang': 'fr',
    intent: 'save',
    periods: '1',
    tutors: '1',
    confidentiality: '',
    confirm: 'yes',
    'p1-kind': 'company',
    'p1-name': 'Atelier',
    'p1-companyCountry': 'FR',
    'p1-place': 'Rennes',
    'p1-placeCountry': 'FR',
    'p1-starts': '2025-09-15',
    'p1-ends': '2026-03-13',
  });
  const headers = await school.as(school.student);
  const sent = await site.app.request(`/missions/${school.mission}/declare`, { method: 'POST', body: form, headers });
  expect(sent.status).toBe(303);
  const added = 'Tuteur entreprise ajouté, pas encore invité';
  expect(await notes()).toContain(added);
  expect(await read(`/missions/${school.mission}`)).toContain(added);
  await site.app.request(`/missions/${school.mission}/invitations`, { method: 'POST', headers: await school.as(school.lead) });
  expect(await notes()).not.toContain('pas encore invité');
});
