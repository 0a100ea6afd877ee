/** Every route of the site, walked with the session of a link: it does what the link is for, in its mission, and nothing else. */
import { findTargetHandler } from 'hono/utils/handler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyAbility } from '../../scripts/abilities-text.ts';
import { startAppraisal } from '../../src/appraisal/appraisal.store.ts';
import { checksOf } from '../../src/deposit/check.store.ts';
import type { Role } from '../../src/identity/ability.ts';
import { type Purpose, PURPOSES } from '../../src/identity/link.ts';
import { guardOf } from '../../src/kernel/guard.ts';
import { addAlert } from '../../src/mission/alert.store.ts';
import { addTutor } from '../../src/mission/course.store.ts';
import { fakeReaders } from '../support/fake-readers.ts';
import { linkTo, openLink } from '../support/links.ts';
import { SITE_NOW } from '../support/school.ts';
import { pdf, type StudentSite, studentSite } from '../support/sending.ts';

interface Route {
  method: string;
  path: string;
  ability: string;
}
/** What a link is for, and the identifiers of what its mission holds. */
interface Walker {
  purpose: Purpose;
  role: Role;
  headers: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
}

let at: StudentSite;
let routes: Route[];
let granted: Map<string, readonly Role[]>;
let walkers: Map<Purpose, Walker>;
const NOBODY = '00000000-0000-4000-8000-00000000dead';

/** Values of parameters in the two missions: the student's, with a deposit, and the engineer's, whose guide has a rubric. */
async function valuesOf() {
  const { site, school } = at;
  const { db } = site.database;
  await at.hand({ bytes: pdf('a version') });
  await site.work();
  const [deposit] = await at.versions();
  const [check] = await checksOf(db, school.school, deposit!.id);
  const alert = (await addAlert(db, {
    school: school.school,
    mission: school.mission,
    saidBy: school.student,
    words: 'Je suis sans nouvelles.',
    saidAt: SITE_NOW,
  }))!;
  const form = { school: school.school, mission: school.engineerMission, rubric: 'tutor-appraisal', author: school.companyTutor };
  await startAppraisal(db, { ...form, guide: 'misl', guideVersion: '2022', at: SITE_NOW });
  const appraisal = await db.selectFrom('appraisal').select('appraisal_id').executeTakeFirstOrThrow();
  const letter = await db.selectFrom('outbox').select('letter_id').executeTakeFirstOrThrow();
  const link = await linkTo(site, { person: school.juror, mission: school.mission, purpose: 'jury', item: '' });
  const shared = { cohort: school.cohort, person: school.classmate, letter: letter.letter_id, kind: 'entry-code', file: '1.png' };
  const own = { mission: school.mission, deliverable: 'memoire', deposit: deposit!.id, check: check!.id, alert, link: link.id };
  const rubric = { mission: school.engineerMission, rubric: 'tutor-appraisal', appraisal: appraisal.appraisal_id };
  return { mission: { ...shared, ...own }, engineer: { ...shared, ...rubric, cohort: school.otherCohort } };
}

async function walkerOf(purpose: Purpose, role: Role, values: Readonly<Record<string, string>>, item: string): Promise<Walker> {
  const person = role === 'juror' ? at.school.juror : at.school.companyTutor;
  const { token } = await linkTo(at.site, { person, mission: values['mission']!, purpose, item });
  const { headers } = await openLink(at.site, token);
  return { purpose, role, headers: headers!, values };
}

beforeAll(async () => {
  at = await studentSite({ pool: fakeReaders().pool });
  const { site, school } = at;
  const tutor = { school: school.school, person: school.companyTutor, kind: 'company' as const, confirmedAt: SITE_NOW };
  await addTutor(site.database.db, { ...tutor, mission: school.engineerMission });
  const values = await valuesOf();
  walkers = new Map([
    ['appraisal', await walkerOf('appraisal', 'company-tutor', values.engineer, 'tutor-appraisal')],
    ['feedback', await walkerOf('feedback', 'company-tutor', values.mission, 'tutor-feedback')],
    ['jury', await walkerOf('jury', 'juror', values.mission, '')],
  ]);
  granted = new Map([...(await everyAbility()).values()].flat().map(({ id, roles }) => [id, roles]));
  routes = site.app.routes.flatMap(({ method, path, handler }) => {
    const note = guardOf(findTargetHandler(handler));
    return note && 'ability' in note && granted.has(note.ability) ? [{ method, path, ability: note.ability }] : [];
  });
});
afterAll(() => at.site.close());

/** Asks for a route with an empty form. @returns the status */
async function ask({ method, path }: Route, { headers }: Walker, values: Readonly<Record<string, string>>): Promise<number> {
  const address = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => values[name] ?? NOBODY);
  const form = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  const sent = method === 'POST' ? { body: '' } : {};
  const answer = await at.site.app.request(address, {
    method,
    headers: { accept: 'application/json', ...form, ...headers },
    ...sent,
  });
  return answer.status;
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const isFor = ({ purpose, role }: Walker, { ability }: Route) =>
  (PURPOSES[purpose].abilities as readonly string[]).includes(ability) && granted.get(ability)!.includes(role);

test('every ability of a link exists, and is granted to who it is sent to', () => {
  for (const [purpose, { abilities }] of Object.entries(PURPOSES)) {
    const role = purpose === 'jury' ? 'juror' : 'company-tutor';
    expect([purpose, abilities.filter((id) => !granted.get(id)?.includes(role))]).toEqual([purpose, []]);
  }
});

describe.each<Purpose>(['appraisal', 'feedback', 'jury'])('a link for %s', (purpose) => {
  test('does nothing that it is not for', async () => {
    const walker = walkers.get(purpose)!;
    const through: string[] = [];
    let walked = 0;
    for (const route of routes.filter((each) => !isFor(walker, each))) {
      walked++;
      const status = await ask(route, walker, walker.values);
      if (status !== 404 && status !== 403) through.push(`${nameOf(route)}: ${status}`);
    }
    expect(through).toEqual([]);
    expect(walked).toBeGreaterThan(40);
  });

  test('does what it is for', async () => {
    const walker = walkers.get(purpose)!;
    const outcomes: [string, number][] = [];
    for (const route of routes.filter((each) => isFor(walker, each))) {
      outcomes.push([nameOf(route), await ask(route, walker, walker.values)]);
    }
    const page = PURPOSES[purpose].goesTo(walker.values['mission']!, walker.values['rubric'] ?? '');
    expect((await at.site.app.request(page, { headers: { accept: 'text/html', ...walker.headers } })).status).toBe(200);
    expect(outcomes.length).toBeGreaterThan(1);
    expect(outcomes.filter(([, status]) => status >= 500)).toEqual([]);
  });

  test('is nothing in another mission, whatever it is for there', async () => {
    const walker = walkers.get(purpose)!;
    const other = walkers.get(purpose === 'appraisal' ? 'feedback' : 'appraisal')!.values;
    const through: string[] = [];
    for (const route of routes.filter((each) => each.path.includes(':'))) {
      const status = await ask(route, walker, other);
      if (status !== 404 && status !== 403) through.push(`${nameOf(route)}: ${status}`);
    }
    expect(through).toEqual([]);
  });
});

test('the pages that are open to everyone show nothing of the person behind a link', async () => {
  const { headers } = walkers.get('feedback')!;
  for (const path of ['/', '/enter', '/guides', '/check', '/verify']) {
    const answer = await at.site.app.request(path, { headers: { accept: 'text/html', ...headers } });
    const text = await answer.text();
    expect([path, text.includes('Prigent'), text.includes('Caradec')]).toEqual([path, false, false]);
  }
});
