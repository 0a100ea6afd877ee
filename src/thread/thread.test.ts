/** The thread: state, date, who it waits for, next action and title, for every situation of a mission. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLibrary } from '../guide/library.store.ts';
import type { Guide } from '../guide/schema.ts';
import { ROOT } from '../kernel/root.ts';
import type { Extension, Mission } from '../mission/mission.ts';
import { remaining, type ThreadDeposit, type ThreadInput } from './thread.ts';
import { threadOf } from './thread-of.ts';

const guides = readLibrary(join(ROOT, 'content')).files.map((file) => file.guide);
const misl = guides.find((g) => g.guide === 'misl')!;
const digi5 = guides.find((g) => g.guide === 'digi5')!;

const person = (id: string, firstName: string, lastName: string) => ({ id, firstName, lastName });
const tutor = (who: ReturnType<typeof person>) => ({
  ...who,
  email: `${who.id}@example.org`,
  lang: 'fr' as const,
  confirmed: true,
});

function missionOf(guide: Guide, dates: Mission['cohort']['dates'], extensions: readonly Extension[] = []): Mission {
  return {
    school: 's',
    id: 'm',
    cohort: { school: 's', id: 'c', name: 'Promotion', guide: guide.guide, version: guide.version, year: 2026, dates },
    homeCountry: 'FR',
    student: { ...person('i', 'Inès', 'Caradec'), email: 'ines@example.org', lang: 'fr' },
    telework: false,
    confidential: false,
    periods: [
      {
        kind: 'company',
        name: 'Armor',
        companyCountry: 'FR',
        place: 'Lorient',
        placeCountry: 'FR',
        starts: '2026-01-05',
        ends: '2026-09-30',
      },
    ],
    companyTutors: [tutor(person('t', 'Sophie', 'Le Goff'))],
    academicTutors: [tutor(person('k', 'Karim', 'Benhaddou'))],
    extensions,
  };
}

const deposit = (deliverable: string, change: Partial<ThreadDeposit> = {}): ThreadDeposit => ({
  id: `d-${deliverable}`,
  deliverable,
  number: 1,
  receivedAt: '2026-06-10T10:00:00.000Z',
  deadline: '2026-06-12T21:59:59.000Z',
  verdict: 'conform',
  toCheck: 0,
  blocking: 0,
  contested: 0,
  ...change,
});

/** Memoir due on 12 June 2026 at 23:59:59 in Paris, slides on the 26th. */
const DATES = { 'memoir-due': { day: '2026-06-12' }, 'slides-due': { day: '2026-06-26' } };
const DUE = Date.parse('2026-06-12T21:59:59.000Z');
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

const thread = (change: Partial<ThreadInput> = {}) =>
  threadOf({
    guide: digi5,
    mission: missionOf(digi5, DATES),
    deposits: [],
    reopened: new Set(),
    viewer: 'student',
    now: DUE - 18 * DAY,
    lang: 'fr',
    ...change,
  });
/** Without the spaces that do not break. */
const said = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ');
const step = (made: ReturnType<typeof threadOf>, id: string) => made.steps.find((each) => each.id === id)!;

test.each([
  [DUE - 18 * DAY, 'Il vous reste 18 jours pour déposer « Mémoire de Mission Professionnelle »', 'now'],
  [DUE - 2 * HOUR - 3 * MINUTE, 'Il vous reste 2 heures et 3 minutes pour déposer « Mémoire de Mission Professionnelle »', 'now'],
  [DUE - 3 * MINUTE, 'Il vous reste 3 minutes pour déposer « Mémoire de Mission Professionnelle »', 'now'],
  [DUE - 30 * SECOND, 'Il vous reste 30 secondes pour déposer « Mémoire de Mission Professionnelle »', 'now'],
  [DUE + 999, 'Il vous reste 0 seconde pour déposer « Mémoire de Mission Professionnelle »', 'now'],
  [DUE + 1000, 'La date limite est passée depuis 1 seconde : déposez « Mémoire de Mission Professionnelle »', 'late'],
  // As reminders count: by the calendar, from two days on.
  [DUE + 9 * HOUR, 'La date limite est passée depuis 9 heures : déposez « Mémoire de Mission Professionnelle »', 'late'],
  [DUE + 67 * DAY + HOUR, 'La date limite est passée depuis 68 jours : déposez « Mémoire de Mission Professionnelle »', 'late'],
])('nothing deposited at %i: %s', (now, title, state) => {
  const made = thread({ now });
  expect(said(made.title)).toBe(title);
  expect(step(made, 'memoir-due').state).toBe(state);
  expect(made.next?.id).toBe('memoir-due');
  expect(made.next?.next?.href).toBe('/missions/m/deposits/memoire');
});

test('one action at a time: the earliest of what is missing, then the next one', () => {
  const both = thread();
  expect(both.steps.filter((s) => s.next).map((s) => s.id)).toEqual(['memoir-due']);
  expect(step(both, 'slides-due').state).toBe('expected');
  const one = thread({ deposits: [deposit('memoire')], now: DUE - DAY });
  expect(one.steps.filter((s) => s.next).map((s) => s.id)).toEqual(['slides-due']);
  expect(said(one.title)).toBe('Il vous reste 15 jours pour déposer « Support de présentation »');
});

test('before the deadline a deposit is done and may be replaced; after it, it is only read', () => {
  const before = step(thread({ deposits: [deposit('memoire', { number: 2 })], now: DUE - DAY }), 'memoir-due');
  expect(before.state).toBe('done');
  expect(said(before.what)).toBe('Version 2 déposée le 10 juin à 12 h 00. Vous pouvez la remplacer jusqu’au 12 juin à 23 h 59.');
  expect(before.links.map((l) => l.href)).toEqual(['/deposits/d-memoire', '/missions/m/deposits/memoire']);
  const after = step(thread({ deposits: [deposit('memoire')], now: DUE + DAY }), 'memoir-due');
  expect(after.links.map((l) => l.href)).toEqual(['/deposits/d-memoire']);
});

test.each([
  [{}, 'done', 'conform', 'conforme'],
  [{ verdict: 'to-check', toCheck: 3 }, 'done', 'check', '3 points à vérifier'],
  [{ verdict: 'to-check', toCheck: 1 }, 'done', 'check', '1 point à vérifier'],
  [{ verdict: 'blocked', blocking: 1 }, 'check', 'block', '1 point bloque'],
  [{ verdict: 'undetermined' }, 'done', 'unknown', 'indéterminé'],
  [{ verdict: null }, 'done', 'wait', 'vérification en cours'],
  [{ verdict: 'to-check', toCheck: 2, contested: 1 }, 'check', 'check', '1 constat contesté attend une réponse'],
] as const)('a deposit %o is shown as %s', (change, state, tone, words) => {
  const made = step(thread({ deposits: [deposit('memoire', change)], now: DUE - DAY }), 'memoir-due');
  expect([made.state, made.chip?.tone, said(made.chip?.words ?? '')]).toEqual([state, tone, words]);
});

test('everything handed in: on time, late, blocked', () => {
  const all = (change: Partial<ThreadDeposit>) =>
    said(thread({ deposits: [deposit('memoire', change), deposit('slides')] }).title);
  expect(all({})).toBe('Tout est déposé');
  expect(all({ receivedAt: '2026-06-13T00:05:00.000Z' })).toBe('Tout est déposé, en retard de 2 h 5 min');
  expect(all({ verdict: 'blocked', blocking: 1 })).toBe('Tout est déposé, un point du rapport bloque');
});

test('an extension moves the deadline, and its reason is read', () => {
  const extension = {
    milestone: 'memoir-due',
    until: '2026-06-20T21:59:59.000Z',
    reason: 'Panne du réseau',
    personal: true,
    givenAt: '2026-06-11T08:00:00Z',
  };
  const own = thread({ mission: missionOf(digi5, DATES, [extension]), now: DUE + DAY });
  expect(step(own, 'memoir-due')).toMatchObject({ state: 'now', extension: 'Délai accordé\u00a0: Panne du réseau' });
  expect(said(step(own, 'memoir-due').when)).toContain('20 juin à 23 h 59');
  const all = thread({ mission: missionOf(digi5, DATES, [{ ...extension, personal: false }]) });
  expect(said(step(all, 'memoir-due').extension!)).toBe('Délai accordé à la promotion : Panne du réseau');
});

test('a reopened deliverable is the next action, and says why', () => {
  const made = thread({ deposits: [deposit('memoire'), deposit('slides')], reopened: new Set(['memoire']), now: DUE + DAY });
  expect(made.next).toMatchObject({ id: 'memoir-due', next: { words: 'Remplacer' } });
});

test('a step without a date says so, and asks for nothing false', () => {
  const made = thread({ mission: missionOf(digi5, {}) });
  expect(step(made, 'memoir-due').when).toBe('date à fixer par la promotion');
  expect(said(made.title)).toBe('La date de dépôt de « Mémoire de Mission Professionnelle » n’est pas encore fixée');
  expect(made.urgency).toBe(Number.POSITIVE_INFINITY);
});

test('others read the same state, named, without an action', () => {
  const staff = thread({ viewer: 'staff' });
  expect(said(staff.title)).toBe('Inès Caradec : il reste 18 jours pour déposer « Mémoire de Mission Professionnelle »');
  expect(staff.next).toBeNull();
  expect(staff.steps.flatMap((s) => s.links)).toEqual([]);
  expect(said(thread({ viewer: 'list' }).title)).toBe('Il reste 18 jours pour déposer « Mémoire de Mission Professionnelle »');
  expect(step(thread({ guide: misl, mission: missionOf(misl, {}), viewer: 'staff' }), 'appraisals-due').what).toBe(
    'Attend Sophie Le Goff',
  );
});

test('the whole, for lists: late before what asks for attention, done only when nothing is missing', () => {
  const state = (change: Partial<ThreadInput>) => thread({ viewer: 'list', ...change }).state;
  const both = [deposit('memoire'), deposit('slides')];
  expect(state({})).toBe('wait');
  expect(state({ now: DUE + 999 })).toBe('wait');
  expect(state({ now: DUE + 1000 })).toBe('late');
  expect(state({ mission: missionOf(digi5, {}) })).toBe('wait');
  expect(state({ deposits: both })).toBe('done');
  expect(state({ deposits: [deposit('memoire', { contested: 1 }), deposit('slides')] })).toBe('check');
});

test('in English too', () => {
  const made = thread({ lang: 'en' });
  expect(said(made.title)).toBe('You have 18 days left to hand in “Mémoire de Mission Professionnelle”');
  expect(said(step(made, 'memoir-due').when)).toBe('by 12 June, 23:59');
});

test('M-RAP-3: the report is due on 15 September 2022 at the last second of the day in Paris, and lateness is shown from the next one', () => {
  const mission = missionOf(misl, {});
  const at = (now: string, deposits: ThreadDeposit[] = []) => thread({ guide: misl, mission, now: Date.parse(now), deposits });
  expect(said(step(at('2022-09-01T10:00:00Z'), 'report-due').when)).toContain('15 septembre à 23 h 59');
  expect(step(at('2022-09-15T21:59:59.999Z'), 'report-due').state).toBe('now');
  expect(step(at('2022-09-15T22:00:00.000Z'), 'report-due').state).toBe('late');
  const late = deposit('rapport-mission', { receivedAt: '2022-09-15T22:00:07.000Z', deadline: '2022-09-15T21:59:59.000Z' });
  expect(said(step(at('2022-09-16T08:00:00Z', [late]), 'report-due').what)).toContain('en retard de 8 s');
});

test.each([
  [0, '0 seconde'],
  [59_999, '59 secondes'],
  [MINUTE, '1 minute'],
  [HOUR, '1 heure'],
  [HOUR + 5 * MINUTE + 9 * SECOND, '1 heure et 5 minutes'],
  [DAY, '1 jour'],
  [DAY + HOUR, '1 jour et 1 heure'],
  [2 * DAY + 23 * HOUR, '2 jours'],
])('%i ms are said as %s', (ms, words) => expect(said(remaining(ms, 'fr'))).toBe(words));

/** A guide whose student has something of their own to do before the memoir. */
const OWN = { ...DATES, 'self-evaluation-frozen': { day: '2026-06-05' } };

test('steps are read in the order of their dates in force; those without one keep their place', () => {
  const order = (mission: Mission) => thread({ mission }).steps.map(({ id }) => id);
  const dates = { ...OWN, 'feedback-due': { day: '2026-06-19' } };
  const first = ['self-evaluation-frozen', 'memoir-due', 'feedback-due', 'slides-due', 'defence', 'result'];
  expect(order(missionOf(digi5, dates))).toEqual(first);
  const until = '2026-06-22T21:59:59.000Z';
  const extension = { milestone: 'memoir-due', until, reason: 'Panne', personal: true, givenAt: '2026-06-01T08:00:00Z' };
  expect(order(missionOf(digi5, dates, [extension]))).toEqual([
    'self-evaluation-frozen',
    'feedback-due',
    'memoir-due',
    ...first.slice(3),
  ]);
  expect(order(missionOf(digi5, { 'self-evaluation-frozen': { day: '2026-06-05' } }))).toEqual(
    digi5.calendar.map(({ id }) => id),
  );
});

test('a date that is past is never to come', () => {
  const mission = missionOf(digi5, { ...OWN, defence: { day: '2026-06-20' } });
  const states = (now: number) => thread({ mission, now }).steps.map(({ id, state }) => `${id} ${state}`);
  expect(states(Date.parse('2026-06-05T21:59:59.999Z'))).toContain('self-evaluation-frozen wait');
  expect(states(Date.parse('2026-06-05T22:00:00.000Z'))).toContain('self-evaluation-frozen past');
  expect(states(Date.parse('2026-07-01T08:00:00Z'))).toEqual(
    expect.arrayContaining(['self-evaluation-frozen past', 'memoir-due late', 'slides-due late', 'defence past']),
  );
});

test('the nearest date of a student leads, even of a step that is no deposit; others read what is handed in', () => {
  const mission = missionOf(digi5, OWN);
  const title = (change: Partial<ThreadInput>) => said(thread({ mission, ...change }).title);
  const before = DUE - 17 * DAY;
  expect(title({ now: before })).toBe('Il vous reste 10 jours pour « Plan de compétences final saisi en auto-évaluation »');
  expect(title({ now: before, deposits: [deposit('memoire'), deposit('slides')] })).toContain(
    'Il vous reste 10 jours pour « Plan',
  );
  expect(title({ now: before, viewer: 'staff' })).toContain('17 jours pour déposer « Mémoire');
  expect(title({ now: DUE - 2 * DAY })).toContain('pour déposer « Mémoire');
  expect(thread({ mission, now: before }).next?.id).toBe('memoir-due');
});

test('a mission that nobody declared is to declare first: that is the title and the only action, unless a deposit is late', () => {
  const known = missionOf(digi5, OWN);
  const missions = [
    { ...known, periods: [], companyTutors: [] },
    { ...known, companyTutors: [{ ...known.companyTutors[0]!, confirmed: false }] },
  ];
  for (const mission of missions) {
    const made = thread({ mission });
    expect([made.title, made.declares, made.next]).toEqual(['Déclarez votre mission', true, null]);
    const links = step(made, 'memoir-due').links.map(({ href }) => href);
    expect(links).toEqual(['/missions/m/deposits/memoire']);
    const late = thread({ mission, now: DUE + DAY });
    expect([late.declares, late.next?.id]).toEqual([false, 'memoir-due']);
    expect(thread({ mission, viewer: 'staff' }).declares).toBe(false);
    expect(thread({ mission: { ...mission, declaredAt: '2026-01-05T08:00:00Z' } }).declares).toBe(false);
  }
  expect(thread({ mission: known }).declares).toBe(false);
});
