/** Sessions of links in one browser: several of one person, never of two. */
import { type Context, Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkTo, openLink } from '../../tests/support/links.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { addTutor } from '../mission/course.store.ts';
import { revokeLinks } from './link.store.ts';

let site: Site;
let school: SampleSchool;
const now = SITE_NOW;
const page = { accept: 'text/html' };

beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, { headers: { ...page, ...headers } });
const post = (path: string, headers: Readonly<Record<string, string>> = {}, body?: URLSearchParams) =>
  site.app.request(path, { method: 'POST', headers: { ...page, ...headers }, ...(body && { body }) });
const tutorLink = (over: Partial<Parameters<typeof linkTo>[1]> = {}) =>
  linkTo(site, { person: school.companyTutor, mission: school.mission, ...over });

/** Who is there, for a browser that brings `headers`. */
async function actorWith(headers: Readonly<Record<string, string>>) {
  let found: Context | null = null;
  const app = new Hono().get('/', (c) => {
    found = c;
    return c.body(null, 204);
  });
  await app.request('/', { headers });
  return site.identity.actorOf(found!);
}

describe('several links in one browser', () => {
  /** The cookies of a browser after it opened links one after the other. */
  async function openAll(tokens: readonly string[]) {
    let headers: Record<string, string> = {};
    for (const token of tokens) headers = (await openLink(site, token, headers)).headers!;
    return headers;
  }
  const handOn = (mission: string) => `/missions/${mission}/hand-on`;
  const follow = (mission: string) =>
    addTutor(site.database.db, {
      school: school.school,
      mission,
      person: school.companyTutor,
      kind: 'company',
      confirmedAt: now,
    });

  test('of one person: each tab does what its link is for, in any order, and the journal says which', async () => {
    await follow(school.classmateMission);
    const one = await tutorLink({ item: 'tabs' });
    const other = await tutorLink({ item: 'tabs', mission: school.classmateMission });
    const headers = await openAll([one.token, other.token]);
    expect((await get(handOn(school.mission), headers)).status).toBe(200);
    expect((await get(handOn(school.classmateMission), headers)).status).toBe(200);
    expect((await get(handOn(school.engineerMission), headers)).status).toBe(404);
    const raised = (mission: string) =>
      post(`/missions/${mission}/alert`, headers, new URLSearchParams({ words: 'Sans nouvelles.' }));
    expect((await raised(school.mission)).status).toBe(303);
    const [entry] = await site.database.db
      .selectFrom('journal')
      .select('via')
      .where('subject', '=', `mission:${school.mission}`)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(entry).toEqual({ via: `link:${one.id}` });
    // opening the first again leaves the other open; taking one back leaves the other
    const again = await openAll([one.token, other.token, one.token]);
    expect((await get(handOn(school.classmateMission), again)).status).toBe(200);
    await revokeLinks(site.database.db, { school: school.school, link: other.id, at: now });
    expect((await get(handOn(school.classmateMission), again)).status).toBe(404);
    expect((await get(handOn(school.mission), again)).status).toBe(200);
    // leaving ends them all
    const left = await post('/leave', again);
    expect(left.headers.getSetCookie().join()).toMatch(/soutenir\.link=;/);
    expect(await actorWith(again)).toBeNull();
  });

  test('of two people: the last one opened ends the other', async () => {
    const tutor = await openLink(site, (await tutorLink({ item: 'shared' })).token);
    const juror = await linkTo(site, { person: school.lead, mission: school.mission, purpose: 'jury', item: '' });
    const { headers } = await openLink(site, juror.token, tutor.headers!);
    expect((await actorWith(headers!))?.person).toBe(school.lead);
    expect(await actorWith(tutor.headers!)).toBeNull();
  });

  test('a cookie holds twenty of them, no more', async () => {
    let headers: Record<string, string> = {};
    for (let n = 0; n < 22; n++) headers = (await openLink(site, (await tutorLink({ item: `n${n}` })).token, headers)).headers!;
    expect(headers['cookie']!.split('=')[1]!.split('.')).toHaveLength(20);
  });
});
