/** Every route of the site, walked as each role, as a stranger and as people of another school, against the table of abilities. */
import { findTargetHandler } from 'hono/utils/handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyAbility } from '../../scripts/abilities-text.ts';
import { checksOf } from '../../src/deposit/check.store.ts';
import { addAlert } from '../../src/mission/alert.store.ts';
import type { Ability, Role } from '../../src/identity/ability.ts';
import { beginAct } from '../../src/overview/bulk-act.store.ts';
import { addRun } from '../../src/intake/import.store.ts';
import { type GuardNote, guardOf } from '../../src/kernel/guard.ts';
import { fakeReaders } from '../support/fake-readers.ts';
import { RUBRIC, shelfOfRubrics, typedAppraisal } from '../support/appraisals.ts';
import { SITE_NOW } from '../support/school.ts';
import { linkTo } from '../support/links.ts';
import { pdf, type StudentSite, studentSite } from '../support/sending.ts';

/** Routes for everyone. A route is added here knowingly. */
const OPEN = [
  'GET /',
  'GET /assets/:name',
  'GET /calendar/:token',
  'GET /check',
  'GET /demo',
  'GET /demo/documents/:file',
  'GET /demo/mail',
  'GET /demo/mail/:letter',
  'GET /enter',
  'GET /enter/code',
  'GET /enter/school',
  'GET /enter/school/callback',
  'GET /enter/school/code',
  'GET /enter/second-factor',
  'GET /favicon.svg',
  'GET /guides',
  'GET /guides/:id/:version?',
  'GET /healthz',
  'GET /join/:token',
  'GET /join/:token/code',
  'GET /l/:token',
  'GET /l/handed-on',
  'GET /l/renewed',
  'GET /leave/school',
  'GET /letters/stop/:letter',
  'GET /notices/:notice',
  'GET /school/logo',
  'GET /setup',
  'GET /setup/done',
  'GET /verify',
  'GET /verify/:code',
  'POST /demo/enter',
  'POST /enter',
  'POST /enter/code',
  'POST /enter/passkey',
  'POST /enter/passkey/options',
  'POST /enter/school/code',
  'POST /enter/second-factor',
  'POST /join/:token',
  'POST /join/:token/code',
  'POST /l/:token',
  'POST /l/:token/hand-on',
  'POST /l/:token/renew',
  'POST /l/again',
  'POST /leave',
  'POST /letters/stop/:letter',
  'POST /setup',
  'POST /verify/:code',
];
/** What a school may open to visitors: it has no role. */
const VISITORS = 'check a document';

interface Route {
  method: string;
  path: string;
  note: GuardNote;
  /** What is sent, '' unless the ability depends on it. */
  form?: string;
}
/** Routes whose guard lets in who may do one thing or another: what is sent says which. */
const BY_FORM: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /deposits/:deposit/notes': { 'finding.contest': 'kind=contest', 'finding.answer': 'kind=keep' },
};
let at: StudentSite;
let routes: Route[];
let abilities: Map<string, Ability>;
/** Value of each parameter, in the mission of the student, in the first school. */
let values: Record<string, string>;
/** Headers of each person. */
let people: Map<string, { cookie: string }>;

/** Who follows the mission, by their role. */
const TIED: Readonly<Record<string, Role>> = {
  student: 'student',
  companyTutor: 'company-tutor',
  academicTutor: 'academic-tutor',
  lead: 'lead',
  office: 'office',
};
/** People of the school whom the mission does not concern. */
const APART: Readonly<Record<string, Role>> = { classmate: 'student', engineer: 'student', juror: 'juror', otherLead: 'lead' };
const ELSEWHERE: Readonly<Record<string, Role>> = { 'other student': 'student', 'other lead': 'lead', 'other office': 'office' };

beforeAll(async () => {
  at = await studentSite({ pool: fakeReaders().pool, shelf: shelfOfRubrics() });
  const { site, school } = at;
  await at.hand({ bytes: pdf('first version') });
  await at.hand({ bytes: pdf('second version') });
  await site.work();
  const [deposit] = await at.versions();
  const [check] = await checksOf(site.database.db, school.school, deposit!.id);
  if (check?.state !== 'done') throw new Error('the deposit of this test was not checked');
  values = {
    mission: school.mission,
    deliverable: 'memoire',
    deposit: deposit!.id,
    check: check.id,
    cohort: school.cohort,
    run: await addRun(site.database.db, {
      school: school.school,
      cohort: school.cohort,
      file: { name: 'promotion.csv', sha256: '0'.repeat(64) },
      sheet: { headers: ['Nom'], headerLine: 1, rows: [['Le Goff']] },
      mapping: ['student.lastName'],
      createdBy: school.office,
      createdAt: 0,
    }),
    person: school.classmate,
    act: await bulkAct(),
    other: school.engineer,
    who: school.companyTutor,
    rubric: RUBRIC,
    appraisal: await typedAppraisal(site, school.school, school.mission, school.companyTutor, school.office),
    notice: 'privacy',
    file: '1.png',
    upload: await freshUpload(),
    kind: 'entry-code',
    letter: await aLetter(),
    link: (await linkTo(site, { person: school.companyTutor, mission: school.mission })).id,
    alert: (await addAlert(site.database.db, {
      school: school.school,
      mission: school.mission,
      saidBy: school.student,
      words: 'Je suis sans nouvelles de mon tuteur.',
      saidAt: SITE_NOW,
    }))!,
  };
  const ids = Object.entries(school).filter(([name]) => name in TIED || name in APART) as [string, string][];
  const { other } = school;
  const others = [
    ['other student', other.student],
    ['other lead', other.lead],
    ['other office', other.office],
  ] as const;
  people = new Map();
  for (const [name, id] of [...ids, ...others]) people.set(name, await school.as(id));
  abilities = new Map([...(await everyAbility()).values()].flat().map((ability) => [ability.id, ability]));
  routes = routesOf();
});
afterAll(() => at.site.close());

function routesOf(): Route[] {
  const found = new Map<string, Route>();
  for (const { method, path, handler } of at.site.app.routes) {
    const note = guardOf(findTargetHandler(handler));
    if (note) found.set(`${method} ${path}`, { method, path, note });
  }
  return [...found.values()];
}

/** Something done to many missions. */
async function bulkAct(): Promise<string> {
  const { school } = at;
  const id = '5b0c1a52-6d1f-4b7e-8f58-2f0f3b9d6c11';
  const own = { school: school.school, cohort: school.cohort, by: school.lead, act: 'remind' as const, at: SITE_NOW };
  await beginAct(at.site.database.db, { ...own, id });
  return id;
}

/** A letter of the outbox. */
async function aLetter(): Promise<string> {
  const row = await at.site.database.db.selectFrom('outbox').select('letter_id').executeTakeFirstOrThrow();
  return row.letter_id;
}

let uploads = 0;
/** An upload of the student that was tried, like no other. */
async function freshUpload(): Promise<string> {
  const answer = await at.hand({ intent: 'check', bytes: pdf(`upload ${uploads++}`) });
  await at.site.work();
  return /\/uploads\/([^/?]+)/.exec(answer.headers.get('location') ?? '')![1]!;
}

/** The address of `path` with real identifiers in place of its parameters. */
function addressOf(path: string): string {
  const filled = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for :${name} of ${path}`);
    return value;
  });
  return path.endsWith('/compare') ? `${filled}?with=1` : filled;
}

type Outcome = 'through' | 'hidden' | 'refused' | 'asked to enter' | `fault: ${string}`;

/** What became of a request. A form is sent empty: who may pass is told what is missing. */
async function ask({ method, path, form: body = '' }: Route, who: { cookie: string } | null): Promise<Outcome> {
  const form = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  const headers = { accept: 'application/json', ...form, ...who };
  const sent = method === 'POST' ? { body } : {};
  const answer = await at.site.app.request(addressOf(path), { method, headers, ...sent });
  if (answer.status === 401 || (answer.status === 303 && answer.headers.get('location')!.startsWith('/enter')))
    return 'asked to enter';
  if (answer.status >= 500) return `fault: ${String(at.site.entries.at(-1)?.fault)}`;
  if (answer.status !== 403 && answer.status !== 404) {
    // What was handed in is no longer an upload.
    if (method === 'POST' && path.includes(':upload')) values.upload = await freshUpload();
    return 'through';
  }
  const { error } = (await answer.json()) as { error: { code: string } };
  return error.code === 'not-found' ? 'hidden' : error.code === 'not-allowed' ? 'refused' : 'through';
}

/** Guarded routes with the ability that each asks for. */
function guarded(): { route: Route; id: string }[] {
  return routes.flatMap((route) => {
    if (!('ability' in route.note) || route.note.ability === VISITORS) return [];
    const forms = BY_FORM[`${route.method} ${route.path}`];
    const others = Object.entries(forms ?? {}).map(([id, form]) => ({ route: { ...route, form }, id }));
    return [{ route, id: route.note.ability }, ...others];
  });
}
const nameOf = ({ method, path, form }: Route) => [method, path, form].filter(Boolean).join(' ');

/** Walks every guarded route as each of `who`; returns where it did not go as `expected` says. */
async function walk(
  who: Readonly<Record<string, Role>>,
  expected: (role: Role, ability: Ability, route: Route) => readonly Outcome[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { route, id } of guarded()) {
    for (const [person, role] of Object.entries(who)) {
      const right = expected(role, abilities.get(id)!, route);
      const outcome = await ask(route, people.get(person)!);
      if (!right.includes(outcome)) wrong.push(`${nameOf(route)} as ${person}: ${outcome}, not ${right.join(' or ')}`);
    }
  }
  return wrong;
}
const grants = (ability: Ability, role: Role) => ability.roles.includes(role);
/** Kinds of letters and notices are the same in every school. */
const hasSubject = ({ path }: Route) => path.replace(/:(kind|notice)\b/, '').includes(':');

test('open routes are those of the list', () => {
  const open = routes.filter(({ note }) => 'open' in note).map(nameOf);
  expect(open.sort()).toEqual(OPEN.toSorted());
});

test('every guard names an ability of the table, and every ability guards a route', () => {
  const named = guarded().map(({ id }) => id);
  expect(named.filter((id) => !abilities.has(id))).toEqual([]);
  expect([...abilities.keys()].filter((id) => !named.includes(id))).toEqual([]);
});

test('who follows the mission may do what their role grants, and nothing else', { timeout: 120_000 }, async () => {
  expect(await walk(TIED, (role, ability) => (grants(ability, role) ? ['through'] : ['refused', 'hidden']))).toEqual([]);
});

test('who does not follow the mission does not see it; what is about no mission, they may do as their role grants', async () => {
  const wrong = await walk(APART, (role, ability, route) =>
    !hasSubject(route) && grants(ability, role) ? ['through'] : ['hidden'],
  );
  expect(wrong).toEqual([]);
});

test('nothing of a school exists for people of another', async () => {
  const wrong = await walk(ELSEWHERE, (role, ability, route) =>
    !hasSubject(route) && grants(ability, role) ? ['through'] : ['hidden'],
  );
  expect(wrong).toEqual([]);
});

test('a stranger is asked to enter, everywhere', async () => {
  const wrong: string[] = [];
  for (const { route } of guarded()) {
    const outcome = await ask(route, null);
    if (outcome !== 'asked to enter') wrong.push(`${nameOf(route)}: ${outcome}`);
  }
  expect(wrong).toEqual([]);
});

test('a stranger who asks for a page is led to the way in, and back from there', async () => {
  const wrong: string[] = [];
  for (const { route } of guarded().filter((each) => each.route.method === 'GET')) {
    const address = addressOf(route.path);
    const answer = await at.site.app.request(address, { headers: { accept: 'text/html' } });
    const way = `/enter?next=${encodeURIComponent(address)}`;
    if (answer.headers.get('location') !== way)
      wrong.push(`${nameOf(route)}: ${answer.status} ${answer.headers.get('location')}`);
  }
  expect(wrong).toEqual([]);
});

test('a forged cookie is a stranger’s', async () => {
  const { route } = guarded()[0]!;
  const [name] = people.get('student')!.cookie.split('=');
  expect(await ask(route, { cookie: `${name}=forged.forged` })).toBe('asked to enter');
});
