/** Which reminder is due, for whom, when: the cases of a calendar. */
import { describe, expect, test } from 'vitest';
import { dayAfter, dayIn } from '../guide/calendar.ts';
import { Guide } from '../guide/schema.ts';
import type { Mission, Tutor } from '../mission/mission.ts';
import { APPRAISALS_DUE, SAMPLE } from '../../tests/support/sample-guide.ts';
import { planByHand } from './by-hand.ts';
import { type Missing, missingIn, type ReminderCase } from './missing.ts';
import {
  purposeKey,
  byHandAt,
  callsDue,
  digestsOf,
  isPointless,
  keyOf,
  type Known,
  leftOf,
  mayBeDue,
  momentOf,
  remindersDue,
  type SentReminder,
  worthReminding,
} from './reminder.ts';

const REMINDERS = [30, 7, 1, -3, -10].map((days) => ({ days, default: 'rappel' }));
const guide = Guide.parse({
  ...SAMPLE,
  calendar: [...SAMPLE.calendar, { ...APPRAISALS_DUE, reminders: REMINDERS }],
  deliverables: SAMPLE.deliverables.map((d) => (d.id === 'memoir' ? { ...d, milestone: 'hand-in' } : d)),
});
const person = (id: string) => ({
  id,
  lastName: id.toUpperCase(),
  firstName: id,
  email: `${id}@example.org`,
  lang: 'fr' as const,
});
const tutor = (id: string, confirmed = true): Tutor => ({ ...person(id), confirmed });
const mission = (more: Partial<Mission> = {}): Mission => ({
  school: 's',
  id: 'm1',
  cohort: { school: 's', id: 'c', name: 'c', guide: 'builders', version: '2031', year: 2031, dates: {} },
  homeCountry: 'FR',
  student: person('student'),
  telework: false,
  confidential: false,
  periods: [],
  companyTutors: [tutor('karim')],
  academicTutors: [tutor('helene')],
  extensions: [],
  ...more,
});
const aCase = (more: Partial<ReminderCase> = {}, of: Partial<Mission> = {}): ReminderCase => ({
  mission: mission(of),
  guide,
  filed: [],
  given: [],
  ...more,
});
/** The memoir is handed in. */
const FILED = [{ deliverable: 'memoir', receivedAt: '2031-05-01T08:00:00.000Z', number: 1, validations: [] }];
const NONE: ReadonlySet<string> = new Set();
const at = (iso: string): Known => ({ now: Date.parse(iso), sent: NONE, stopped: NONE, writtenToday: NONE, asked: new Map() });
/** "person days" of the reminders due. */
const due = (cases: readonly ReminderCase[], known: Known) =>
  remindersDue(cases, known)
    .map((each) => `${each.person.id} ${each.days}`)
    .sort();

describe('the calendar', () => {
  test.each([
    ['a month before, in the morning of Paris', '2031-05-16T06:00:00Z', ['helene 30', 'karim 30']],
    ['a minute earlier', '2031-05-16T05:59:00Z', []],
    ['the next night, for whoever was written to on the day', '2031-05-17T00:30:00Z', []],
    ['the next morning', '2031-05-17T06:00:00Z', ['helene 30', 'karim 30']],
    ['between two reminders', '2031-05-25T10:00:00Z', []],
    ['a week before: students too', '2031-06-08T06:00:00Z', ['helene 7', 'karim 7', 'student 7']],
    ['two days after a reminder that could not leave', '2031-06-10T06:00:00Z', ['helene 7', 'karim 7', 'student 7']],
    ['three days after it, it is stale', '2031-06-11T06:00:00Z', []],
    ['the eve', '2031-06-14T06:00:00Z', ['helene 1', 'karim 1']],
    ['just after the deadline, what announced it says nothing', '2031-06-15T22:00:01Z', []],
    ['three days late', '2031-06-18T06:00:00Z', ['helene -3', 'karim -3']],
    ['ten days late', '2031-06-25T06:00:00Z', ['helene -10', 'karim -10']],
    ['a server down for days: the last reminder leaves all the same', '2031-07-08T06:00:00Z', ['helene -10', 'karim -10']],
    ['a fortnight after it, it is stale too', '2031-07-09T06:00:00Z', []],
    ['long after', '2031-08-25T06:00:00Z', []],
  ])('%s', (_, now, expected) => expect(due([aCase()], at(now))).toEqual(expected));

  test('mornings follow the clocks of the guide, summer and winter', () => {
    expect(new Date(momentOf('2031-06-15T21:59:59Z', 7, 'Europe/Paris')).toISOString()).toBe('2031-06-08T06:00:00.000Z');
    expect(new Date(momentOf('2031-11-02T22:59:59Z', 10, 'Europe/Paris')).toISOString()).toBe('2031-10-23T06:00:00.000Z');
    expect(new Date(momentOf('2031-11-02T22:59:59Z', 1, 'Europe/Paris')).toISOString()).toBe('2031-11-01T07:00:00.000Z');
    // Half past midnight in Paris is another day than in London.
    expect(new Date(momentOf('2031-01-09T23:30:00Z', 1, 'Europe/Paris')).toISOString()).toBe('2031-01-09T07:00:00.000Z');
  });

  test('more time given moves the reminders', () => {
    const extensions = [
      { milestone: 'appraisals', until: '2031-07-15T21:59:59Z', reason: 'x', personal: true, givenAt: '2031-06-01T00:00:00Z' },
    ];
    const moved = aCase({ filed: FILED }, { extensions });
    expect(due([moved], at('2031-06-08T06:00:00Z'))).toEqual([]);
    expect(due([moved], at('2031-07-08T06:00:00Z'))).toEqual(['helene 7', 'karim 7']);
  });
});

describe('who', () => {
  const week = at('2031-06-08T06:00:00Z');
  const given = [{ item: 'tutor', author: 'karim', state: 'submitted' as const }];
  test('served: no reminder. A draft or an invitation is not an answer', () => {
    expect(due([aCase({ given, filed: FILED })], week)).toEqual(['helene 7']);
    const begun = given.map((each) => ({ ...each, state: 'draft' as const }));
    expect(due([aCase({ given: begun })], week)).toContain('karim 7');
  });
  test('never twice', () => {
    const [first] = remindersDue([aCase()], week);
    expect(due([aCase()], { ...week, sent: new Set([keyOf(first!, first!.days)]) })).not.toContain(`${first!.person.id} 7`);
  });
  test('who stopped the digest, who is not confirmed, who was written to today: nothing', () => {
    expect(due([aCase()], { ...week, stopped: new Set(['karim remind-tutor', 'student remind-tutor']) })).toEqual([
      'helene 7',
      'student 7',
    ]);
    expect(due([aCase({}, { companyTutors: [tutor('karim', false)] })], week)).toEqual(['helene 7', 'student 7']);
    expect(due([aCase()], { ...week, writtenToday: new Set(['helene', 'student']) })).toEqual(['karim 7']);
  });
  test('what was asked on the day of its reminder or since is not reminded of; the last reminder only waits for the next day', () => {
    const key = purposeKey({ mission: 'm1', person: 'karim', purpose: 'appraisal', item: 'tutor' });
    const askedAt = (iso: string) => ({ asked: new Map([[key, Date.parse(iso)]]) });
    const day = (days: number, hour = '10') => `${dayAfter(dayIn(week.now, guide.timezone), days)}T${hour}:00:00Z`;
    const karim = (known: Known) => due([aCase()], known).filter((each) => each.startsWith('karim'));
    expect(karim({ ...week, ...askedAt(day(-1)) })).toEqual(['karim 7']);
    expect(karim({ ...week, ...askedAt(day(0, '04')) })).toEqual([]);
    expect(karim({ ...at(day(1)), ...askedAt(day(0, '18')) })).toEqual([]);
    expect(karim({ ...at(day(6)), ...askedAt(day(0, '18')) })).toEqual(['karim 1']);
    expect(karim({ ...at(day(18)), ...askedAt(day(18, '06')) })).toEqual([]);
    expect(karim({ ...at(day(19)), ...askedAt(day(18, '06')) })).toEqual(['karim -10']);
  });
  test('who left the school: nothing, though they are still named in the mission; they are to call all the same', () => {
    const gone = aCase({ left: new Set(['helene', 'student']) });
    expect(due([gone], week)).toEqual(['karim 7']);
    expect(worthReminding(missingIn(gone), week.now).map((each) => each.person.id)).toEqual(['karim']);
    expect(callsAt('2031-06-27T06:00:00Z', [gone]).calls.filter(({ left }) => left)).toHaveLength(2);
  });
  test('a tutor who left the mission owes nothing any more', () => {
    expect(due([aCase({}, { academicTutors: [] })], week)).toEqual(['karim 7', 'student 7']);
  });
  test('a mission that broke off owes nothing', () => {
    expect(missingIn(aCase({}, { brokenOff: { on: '2031-02-01', reason: 'x' } }))).toEqual([]);
  });
  test('a tutor of twelve students gets one letter with twelve lines', () => {
    const cases = Array.from({ length: 12 }, (_, n) => aCase({}, { id: `m${n}`, student: person(`s${n}`), academicTutors: [] }));
    const digests = digestsOf(remindersDue(cases, week));
    expect(digests.filter(({ kind }) => kind === 'remind-student')).toHaveLength(12);
    const [karim, ...others] = digests.filter(({ kind }) => kind === 'remind-tutor');
    expect(others).toEqual([]);
    expect(karim!.items).toHaveLength(12);
  });
});

/** A reminder of someone that left. */
const sent = (each: Missing, days: number, iso: string, arrived = true): SentReminder => ({
  key: keyOf(each, days),
  days,
  mission: each.mission.id,
  milestone: each.milestone.id,
  person: each.person.id,
  due: Date.parse(each.deadline!),
  sentAt: new Date(iso),
  arrived,
});
/** Those to call, and to remind first, when `left` left. */
const callsAt = (now: string, cases: readonly ReminderCase[], left: readonly SentReminder[] = [], stopped = NONE) =>
  callsDue(cases, { left: leftOf(left), stopped, now: Date.parse(now) });
const idsOf = (missing: readonly Missing[]) => missing.map(({ person: { id } }) => id);
/** The last reminder left to everyone. */
const LAST = missingIn(aCase()).map((each) => sent(each, Math.min(...each.reminders), '2031-06-25T06:00:00Z'));

test('a call follows the last reminder by a day, and ends when it is given', () => {
  const calls = (now: string, more = {}) => idsOf(callsAt(now, [aCase(more)], LAST).calls);
  expect(calls('2031-06-25T06:00:00Z')).not.toContain('karim');
  expect(calls('2031-06-26T06:00:00Z')).toEqual(['student', 'karim', 'helene']);
  expect(calls('2031-06-26T06:00:00Z', { filed: FILED })).toEqual(['karim', 'helene']);
  const unconfirmed = aCase({}, { companyTutors: [tutor('karim', false)] });
  expect(callsAt('2031-07-01T06:00:00Z', [unconfirmed]).calls.map((c) => c.reachable)).toContain(false);
});

test('whom no reminder reached, though one may, is reminded first; whom none can reach is called', () => {
  const now = '2031-08-01T06:00:00Z';
  const both = (cases: readonly ReminderCase[], left: readonly SentReminder[] = [], stopped = NONE, at = now) => {
    const { calls, first } = callsAt(at, cases, left, stopped);
    return [idsOf(calls), idsOf(first)];
  };
  expect(both([aCase()])).toEqual([[], ['student', 'karim', 'helene']]);
  expect(both([aCase()], LAST)).toEqual([['student', 'karim', 'helene'], []]);
  // Their letter came back, or they want none: nobody else will tell them.
  expect(both([aCase({ refused: new Set(['karim']) })])).toEqual([['karim'], ['student', 'helene']]);
  expect(both([aCase()], [], new Set(['karim remind-tutor']))).toEqual([['karim'], ['student', 'helene']]);
  // What did not arrive reminded nobody; by hand is a reminder, a day is left to answer it.
  const back = LAST.map((each) => ({ ...each, arrived: false }));
  expect(both([aCase()], back)).toEqual([[], ['student', 'karim', 'helene']]);
  const hand = missingIn(aCase({ filed: FILED })).map((each) => sent(each, byHandAt(Date.parse(now)), now));
  expect(both([aCase({ filed: FILED })], hand)).toEqual([[], []]);
  expect(both([aCase({ filed: FILED })], hand, NONE, '2031-08-02T06:00:00Z')).toEqual([['karim', 'helene'], []]);
  // Who is called about one thing is called about all of it.
  const twice = [aCase({ filed: FILED }), aCase({ filed: FILED }, { id: 'm2' })];
  const one = LAST.filter(({ person: id }) => id === 'karim');
  expect(both(twice, one)).toEqual([
    ['karim', 'karim'],
    ['helene', 'helene'],
  ]);
});

test('an address that refuses letters: nothing leaves by itself or by hand, and that is said; a letter sent again is not pointless', () => {
  const back = aCase({ refused: new Set(['karim']) });
  const now = Date.parse('2031-06-08T06:00:00Z');
  expect(due([back], at('2031-06-08T06:00:00Z'))).toEqual(['helene 7', 'student 7']);
  const plan = planByHand([back], NONE, now);
  expect(plan.letters.map((letter) => letter.person.id).toSorted()).toEqual(['helene', 'student']);
  expect(plan.left).toEqual([{ mission: 'm1', why: 'refused', who: 'karim KARIM' }]);
  const own = missingIn(back).filter(({ person: { id } }) => id === 'karim');
  expect(isPointless([{ key: keyOf(own[0]!, 7), days: 7 }], [back], now)).toBe(false);
});

test('by hand: what is late or near, else what comes first', () => {
  const ids = (now: string) => worthReminding(missingIn(aCase()), Date.parse(now)).map(({ person: { id } }) => id);
  expect(ids('2031-06-10T00:00:00Z')).toHaveLength(3);
  expect(ids('2031-01-10T00:00:00Z')).toHaveLength(1);
  expect(ids('2032-01-10T00:00:00Z')).toHaveLength(3);
});

test('cohorts without a date near are not read', () => {
  expect(mayBeDue(guide, {}, Date.parse('2031-04-01T00:00:00Z'))).toBe(false);
  expect(mayBeDue(guide, {}, Date.parse('2031-05-16T06:00:00Z'))).toBe(true);
  expect(mayBeDue(guide, {}, Date.parse('2033-05-16T06:00:00Z'))).toBe(false);
  expect(mayBeDue(guide, { appraisals: { day: '2033-06-01' } }, Date.parse('2033-05-16T06:00:00Z'))).toBe(true);
  const deliverables = guide.deliverables.map((d) => ({
    ...d,
    validatedBy: ['academic-tutor' as const],
    validationReminders: [{ days: -3 }],
  }));
  const validated = { ...guide, deliverables };
  expect(mayBeDue(validated, {}, Date.parse('2031-04-01T00:00:00Z'))).toBe(true);
  expect(mayBeDue(validated, {}, Date.parse('2033-05-16T06:00:00Z'))).toBe(false);
  expect(mayBeDue({ ...validated, calendar: [] }, {}, Date.parse('2033-05-16T06:00:00Z'))).toBe(true);
});

test('a deadline at midnight, and one of a night when clocks change, are announced on the days that are meant', () => {
  const moved = (until: string) =>
    aCase({}, { extensions: [{ milestone: 'appraisals', until, reason: 'x', personal: true, givenAt: until }] });
  // Midnight begins 20 June in Paris: the eve is 19 June.
  const midnight = moved('2031-06-19T22:00:00.000Z');
  expect(due([midnight], at('2031-06-19T05:59:00Z'))).toEqual([]);
  expect(due([midnight], at('2031-06-19T06:00:00Z'))).toEqual(['helene 1', 'karim 1']);
  // Summer time ends on 26 October 2031: three days later, eight o'clock is an hour later in UTC.
  const autumn = moved('2031-10-25T21:59:59.000Z');
  expect(due([autumn], at('2031-10-28T06:59:00Z')).filter((each) => each.endsWith('-3'))).toEqual([]);
  expect(due([autumn], at('2031-10-28T07:00:00Z'))).toEqual(['helene -3', 'karim -3']);
});

test('the whole last second of a deadline is in time', () => {
  const last = Date.parse('2031-06-15T21:59:59Z');
  const eve = missingIn(aCase())
    .filter(({ person: { id } }) => id === 'karim')
    .map((each) => ({ key: keyOf(each, 1), days: 1 }));
  expect(isPointless(eve, [aCase()], last + 999)).toBe(false);
  expect(isPointless(eve, [aCase()], last + 1000)).toBe(true);
});

test('a letter that waits has nothing true to say once its date has moved, or its tutor left', () => {
  const now = Date.parse('2031-06-08T06:00:00Z');
  const [week] = missingIn(aCase()).filter(({ person: { id } }) => id === 'helene');
  const left = [{ key: keyOf(week!, 7), days: 7 }];
  const extensions = [
    { milestone: 'appraisals', until: '2031-07-15T21:59:59Z', reason: 'x', personal: true, givenAt: '2031-06-08T05:00:00Z' },
  ];
  expect(isPointless(left, [aCase()], now)).toBe(false);
  expect(isPointless(left, [aCase({}, { extensions })], now)).toBe(true);
  expect(isPointless(left, [aCase({}, { academicTutors: [] })], now)).toBe(true);
  expect(isPointless(left, [aCase({ left: new Set(['helene']) })], now)).toBe(true);
});
