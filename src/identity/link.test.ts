/** Links: what each opens, where it stands, what staff see of it. */
import { describe, expect, test } from 'vitest';
import { type Actor, may, type Subject } from './ability.ts';
import { gathered, type LinkState, progressOf, PURPOSES, standingOf } from './link.ts';

const NOW = Date.UTC(2026, 0, 15, 9, 30);
const later = new Date(NOW + 1000);
const before = new Date(NOW - 1000);
const live = { address: 'karim@example.org', email: 'karim@example.org', expiresAt: later, revokedAt: null, servedAt: null };

test.each([
  ['live', {}],
  ['live', { email: 'KARIM@example.org' }],
  ['expired', { expiresAt: new Date(NOW) }],
  ['expired', { expiresAt: before }],
  ['revoked', { revokedAt: before }],
  ['revoked', { revokedAt: before, expiresAt: before }],
  ['moved', { email: 'k.bonnard@example.org' }],
  ['moved', { email: 'k.bonnard@example.org', revokedAt: before }],
  ['served', { servedAt: before, revokedAt: before, expiresAt: before, email: 'k.bonnard@example.org' }],
] as const)('a link is %s with %j', (standing, dates) => expect(standingOf({ ...live, ...dates }, NOW)).toBe(standing));

describe('what staff see of an invitation', () => {
  const at = '2026-01-15T09:30:00.000Z';
  const link: Omit<LinkState, 'progress'> = {
    by: 'link',
    id: 'l',
    mission: 'm',
    person: 'p',
    lastName: 'Bonnard',
    firstName: 'Karim',
    purpose: 'appraisal',
    item: 'grid',
    address: 'karim@example.org',
    createdAt: at,
    sentAt: null,
    bouncedAt: null,
    openedAt: null,
    startedAt: null,
    servedAt: null,
    revokedAt: null,
    expiresAt: at,
    problem: null,
  };
  test.each([
    ['waiting', {}],
    ['sent', { sentAt: at }],
    ['bounced', { bouncedAt: at }],
    ['bounced', { sentAt: at, bouncedAt: at }],
    ['opened', { sentAt: at, openedAt: at }],
    ['opened', { bouncedAt: at, openedAt: at }],
    ['started', { sentAt: at, openedAt: at, startedAt: at }],
    ['submitted', { sentAt: at, openedAt: at, startedAt: at, servedAt: at }],
    ['revoked', { sentAt: at, openedAt: at, revokedAt: at }],
    ['submitted', { servedAt: at, revokedAt: at }],
  ] as const)('%s with %j', (progress, dates) => expect(progressOf({ ...link, ...dates })).toBe(progress));

  const sent = (id: string, over: Partial<LinkState>): LinkState => {
    const dated = { ...link, id, ...over };
    return { ...dated, progress: progressOf(dated) };
  };
  const shown = (...links: LinkState[]) => gathered(links).map((each) => [each.id, each.progress, each.links]);

  test('several links for one thing are one line: the newest is acted upon, the furthest says what was done', () => {
    const opened = sent('old', { sentAt: at, openedAt: at });
    expect(shown(sent('new', { sentAt: at }), opened)).toEqual([['new', 'opened', 2]]);
    expect(shown(sent('new', { bouncedAt: at }), sent('old', { sentAt: at }))).toEqual([['new', 'bounced', 2]]);
    expect(shown(sent('new', { sentAt: at }), sent('old', { servedAt: at }))).toEqual([['new', 'submitted', 2]]);
  });

  test('a link taken back counts only where all of them were; other people, rubrics and missions are other lines', () => {
    const back = sent('old', { openedAt: at, revokedAt: at });
    expect(shown(sent('new', { sentAt: at }), back)).toEqual([['new', 'sent', 2]]);
    expect(shown(back)).toEqual([['old', 'revoked', 1]]);
    const others = [
      sent('b', { person: 'q' }),
      sent('c', { item: 'h' }),
      sent('d', { mission: 'n' }),
      sent('e', { purpose: 'feedback' }),
    ];
    expect(shown(sent('a', {}), ...others).map(([id]) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('a link opens its abilities over its mission and its rubric', () => {
  const subject: Subject = { school: 's', programme: 'g', mission: 'm', companyTutors: ['p'] };
  const by = (over: Partial<NonNullable<Actor['only']>> = {}): Actor => ({
    school: 's',
    person: 'p',
    lastName: 'Bonnard',
    firstName: 'Karim',
    lang: 'fr',
    roles: [{ role: 'company-tutor', programme: '' }],
    only: { link: 'l', abilities: PURPOSES.appraisal.abilities, mission: 'm', item: 'grid', goesTo: '/', ...over },
  });
  const fill = { id: 'appraisal.fill', what: '', roles: ['company-tutor'] as const };
  test.each<[string, boolean, Actor, Subject]>([
    ['what it is for', true, by(), { ...subject, item: 'grid' }],
    ['another rubric of the mission', false, by(), { ...subject, item: 'other' }],
    ['another mission that they follow', false, by(), { ...subject, mission: 'n' }],
    ['a subject that names no mission', false, by(), { school: 's', programme: 'g', companyTutors: ['p'] }],
    ['their own account', false, by(), { school: 's', programme: '', self: 'p' }],
    ['a mission that they no longer follow', false, by(), { ...subject, companyTutors: [] }],
    ['another school', false, by(), { ...subject, school: 't' }],
    ['something that it is not for', false, by({ abilities: PURPOSES.feedback.abilities }), subject],
  ])('%s: %s', (_, may_, actor, over) => expect(may(actor, fill, over)).toBe(may_));
});
