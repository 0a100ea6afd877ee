/** The steps of the thread that wait for tutors, and missions that broke off. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Deliverable } from '../guide/deliverable.ts';
import { readLibrary } from '../guide/library.store.ts';
import type { Guide } from '../guide/schema.ts';
import { ROOT } from '../kernel/root.ts';
import type { Mission, Tutor } from '../mission/mission.ts';
import { owedBy } from '../mission/owed.ts';
import type { ThreadAppraisal, ThreadDeposit, ThreadInput } from './thread.ts';
import { threadOf } from './thread-of.ts';
import { validationOf, wantedSince } from './validation.ts';

const guides = readLibrary(join(ROOT, 'content')).files.map((file) => file.guide);
const misl = guides.find((g) => g.guide === 'misl')!;
const digi5 = guides.find((g) => g.guide === 'digi5')!;

const tutor = (id: string, firstName: string, lastName: string): Tutor => ({
  id,
  firstName,
  lastName,
  email: `${id}@example.org`,
  lang: 'fr',
  confirmed: true,
});
const sophie = tutor('sophie', 'Sophie', 'Le Goff');
const karim = tutor('karim', 'Karim', 'Benhaddou');
const astrid = tutor('astrid', 'Astrid', 'Sørensen');

/** Appraisals due on 12 June 2026 at 23:59:59 in Paris. */
const DUE = Date.parse('2026-06-12T21:59:59.000Z');
const DAY = 86_400_000;
const dates = { 'appraisals-due': { day: '2026-06-12' }, 'feedback-due': { day: '2026-06-12' } };

function missionOf(guide: Guide, change: Partial<Mission> = {}): Mission {
  return {
    school: 's',
    id: 'm',
    homeCountry: 'FR',
    telework: false,
    confidential: false,
    periods: [],
    declaredAt: '2026-01-05T08:00:00.000Z',
    extensions: [],
    cohort: {
      school: 's',
      id: 'c',
      name: 'Promotion',
      guide: guide.guide,
      version: guide.version,
      year: 2026,
      dates,
    },
    student: {
      id: 'i',
      firstName: 'Inès',
      lastName: 'Caradec',
      email: 'ines@example.org',
      lang: 'fr',
    },
    companyTutors: [sophie],
    academicTutors: [karim],
    ...change,
  };
}

const made = (change: Partial<ThreadInput> = {}) =>
  threadOf({
    guide: misl,
    mission: missionOf(misl),
    deposits: [],
    appraisals: [],
    reopened: new Set(),
    viewer: 'staff',
    now: DUE - DAY,
    lang: 'fr',
    ...change,
  });
const said = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ');
const stepOf = (change: Partial<ThreadInput>, id = 'appraisals-due') => made(change).steps.find((each) => each.id === id)!;
const gave = (author: string, state: ThreadAppraisal['state'] = 'submitted', item = 'tutor-appraisal'): ThreadAppraisal => ({
  item,
  author,
  state,
  at: '2026-06-01T08:00:00.000Z',
});

test.each<[string, Partial<Mission>, string[]]>([
  ['a tutor of each kind', {}, ['sophie company-tutor', 'karim academic-tutor']],
  [
    'two company tutors',
    { companyTutors: [sophie, astrid] },
    ['sophie company-tutor', 'astrid company-tutor', 'karim academic-tutor'],
  ],
  ['one person as both is asked once', { academicTutors: [sophie] }, ['sophie company-tutor']],
  ['nobody yet', { companyTutors: [], academicTutors: [] }, []],
  ['nobody any more once it broke off', { brokenOff: { on: '2026-03-02', reason: 'Faillite' } }, []],
])('[M-EVA-1] each tutor owes the appraisal: %s', (_who, change, expected) => {
  expect(owedBy(misl, missionOf(misl, change)).map((o) => `${o.person} ${o.role}`)).toEqual(expected);
  expect(owedBy(misl, missionOf(misl, change)).every((o) => o.item === 'tutor-appraisal' && o.kind === 'rubric')).toBe(true);
});

test('[D-S4-1] where the guide has no rubric of tutors, they owe feedback', () => {
  expect(owedBy(digi5, missionOf(digi5)).map((o) => `${o.item} ${o.kind} ${o.person}`)).toEqual([
    'tutor-feedback feedback sophie',
    'tutor-feedback feedback karim',
  ]);
});

test.each<[string, ThreadAppraisal[], number, string, string]>([
  [
    'nobody sent it',
    [],
    DUE - DAY,
    'expected',
    'Attend Sophie Le Goff et Karim Benhaddou. Invitation pas encore envoyée : Sophie Le Goff',
  ],
  [
    'one was asked, the other began',
    [gave('sophie', 'asked'), gave('karim', 'draft')],
    DUE - DAY,
    'expected',
    'Attend Sophie Le Goff et Karim Benhaddou (commencé)',
  ],
  ['one of two sent it', [gave('sophie')], DUE - DAY, 'expected', 'Reçu de Sophie Le Goff. Attend Karim Benhaddou'],
  ['one of two, past the deadline', [gave('sophie')], DUE + 1000, 'late', 'Reçu de Sophie Le Goff. Attend Karim Benhaddou'],
  ['the last second is in time', [gave('sophie')], DUE + 999, 'expected', 'Reçu de Sophie Le Goff. Attend Karim Benhaddou'],
  ['both sent it', [gave('sophie'), gave('karim')], DUE + DAY, 'done', 'Reçu de Sophie Le Goff et Karim Benhaddou'],
])('[M-EVA-1] the step of an appraisal: %s', (_what, appraisals, now, state, what) => {
  const step = stepOf({ appraisals, now });
  expect([step.state, said(step.what)]).toEqual([state, what]);
});

test('a student is not told that a tutor began; who gives another thing gives nothing here', () => {
  expect(stepOf({ viewer: 'student', appraisals: [gave('sophie', 'asked'), gave('karim', 'draft')] }).what).toBe(
    'Attend Sophie Le Goff et Karim Benhaddou',
  );
  expect(stepOf({ appraisals: [gave('sophie', 'submitted', 'other')] }).state).toBe('expected');
});

test('what a tutor who left gave counts when nobody else owes it; a newcomer owes theirs', () => {
  const alone = { companyTutors: [], academicTutors: [] };
  expect(stepOf({ mission: missionOf(misl, alone), appraisals: [gave('gone')] })).toMatchObject({ state: 'done', what: 'Reçu' });
  expect(stepOf({ mission: missionOf(misl, { ...alone, companyTutors: [astrid] }), appraisals: [gave('gone')] })).toMatchObject({
    state: 'expected',
    what: 'Attend Astrid Sørensen. Invitation pas encore envoyée',
  });
});

test('without any tutor the step says so, and is late all the same', () => {
  const mission = missionOf(misl, { companyTutors: [], academicTutors: [] });
  expect(stepOf({ mission })).toMatchObject({ state: 'expected', what: 'Aucun tuteur n’est encore connu' });
  expect(stepOf({ mission, now: DUE + DAY }).state).toBe('late');
});

test('a tutor who owes it has it as their next action, and only until they sent it', () => {
  const thread = made({ reader: 'karim' });
  expect(thread.next).toMatchObject({
    id: 'appraisals-due',
    next: { href: '/missions/m/appraisals/tutor-appraisal', words: 'Remplir' },
  });
  expect(said(thread.title)).toBe('Inès Caradec : votre appréciation est attendue au plus tard le 12 juin à 23 h 59');
  expect(made({ reader: 'karim', appraisals: [gave('karim', 'draft')] }).next?.next?.words).toBe('Continuer');
  expect(said(made({ reader: 'karim', now: DUE + 3 * DAY + 999 }).title)).toBe(
    'Inès Caradec : votre appréciation est attendue depuis 3 jours',
  );
  expect(made({ reader: 'karim', appraisals: [gave('karim')] }).next).toBeNull();
  expect(made({ reader: 'someone' }).next).toBeNull();
});

test('[D-S4-1] feedback is the next action of a tutor where the guide asks for it', () => {
  const thread = made({ guide: digi5, mission: missionOf(digi5), reader: 'sophie' });
  expect(thread.next).toMatchObject({ id: 'feedback-due', next: { href: '/missions/m/feedback', words: 'Donner un retour' } });
  const begun = {
    guide: digi5,
    mission: missionOf(digi5),
    reader: 'sophie',
    appraisals: [gave('sophie', 'draft', 'tutor-feedback')],
  };
  expect(made(begun).next?.next?.words).toBe('Continuer');
  expect(said(made({ guide: digi5, mission: missionOf(digi5), reader: 'sophie', lang: 'en' }).title)).toBe(
    'Inès Caradec: your feedback is expected by 12 June, 23:59',
  );
});

test('what was given is read where the reader may', () => {
  const appraisals = [{ ...gave('sophie'), href: '/appraisals/1' }, gave('karim')];
  expect(stepOf({ appraisals }).links).toEqual([{ href: '/appraisals/1', words: 'Lire' }]);
  const both = [appraisals[0]!, { ...gave('karim'), href: '/appraisals/2' }];
  expect(stepOf({ appraisals: both }).links.map(({ words }) => said(words))).toEqual([
    'Lire : Sophie Le Goff',
    'Lire : Karim Benhaddou',
  ]);
});

const deposit = (deliverable: string, change: Partial<ThreadDeposit> = {}): ThreadDeposit => ({
  id: `d-${deliverable}`,
  deliverable,
  number: 1,
  receivedAt: '2022-06-10T10:00:00.000Z',
  deadline: null,
  verdict: 'conform',
  toCheck: 0,
  blocking: 0,
  contested: 0,
  ...change,
});
const everything = misl.deliverables.map((d) => deposit(d.id));

test('when everything is in but an appraisal, the title says whom it waits for, and the whole is late with it', () => {
  const waiting = { deposits: everything, appraisals: [gave('sophie')] };
  expect(said(made({ ...waiting, viewer: 'list' }).title)).toBe('« Appréciations des tuteurs » attend Karim Benhaddou');
  expect(made(waiting)).toMatchObject({ state: 'wait', urgency: DAY + 999 });
  expect(said(made({ ...waiting, now: DUE + 2 * DAY, viewer: 'student' }).title)).toBe(
    'Rien ne vous est demandé : « Appréciations des tuteurs » attend Karim Benhaddou depuis 2 jours',
  );
  expect(made({ ...waiting, now: DUE + 2 * DAY }).state).toBe('late');
  expect(made({ deposits: everything, appraisals: [gave('sophie'), gave('karim')] }).state).toBe('done');
});

test('a mission that broke off is late for nothing and asks for nothing; what was handed in stays', () => {
  const mission = missionOf(misl, { brokenOff: { on: '2026-03-02', reason: 'Faillite' } });
  const thread = made({ mission, deposits: [deposit('rapport-mission')], now: DUE + DAY, reader: 'karim' });
  expect(said(thread.title)).toBe('Inès Caradec : la mission s’est interrompue le 2 mars 2026');
  expect(thread).toMatchObject({ state: 'wait', next: null, urgency: Number.POSITIVE_INFINITY });
  expect(thread.steps.map((s) => s.state)).toEqual(['done', 'off', 'off', 'off', 'off']);
  expect(made({ mission, viewer: 'student' }).title).toBe('Votre mission s’est interrompue le 2\u00a0mars\u00a02026');
});

/** The guide with a framing note, which a mission may do without and both tutors validate. */
const framed: Guide = {
  ...digi5,
  calendar: [
    {
      id: 'note-due',
      title: 'Note de cadrage',
      kind: 'framing',
      on: '2026-06-12',
      freezes: false,
      reminders: [],
      waits: 'student',
      default: 'Essai.',
    },
    ...digi5.calendar,
  ],
  deliverables: [
    {
      ...(digi5.deliverables.find((d) => d.id === 'slides') as Deliverable),
      id: 'note',
      title: 'Note de cadrage',
      milestone: 'note-due',
      optional: true,
      validatedBy: ['company-tutor', 'academic-tutor'],
    },
    ...digi5.deliverables,
  ],
};
const note = (validations: NonNullable<ThreadDeposit['validations']>, change: Partial<ThreadInput> = {}) =>
  made({
    guide: framed,
    mission: missionOf(framed, { companyTutors: [sophie, astrid] }),
    deposits: [deposit('note', { validations })],
    ...change,
  });
const noteStep = (...all: Parameters<typeof note>) => note(...all).steps.find((s) => s.id === 'note-due')!;
const yes = (person: string) => ({ person, valid: true, comment: '', at: '2022-06-11T10:00:00.000Z' });
const no = (person: string, at = '2022-06-11T10:00:00.000Z') => ({ person, valid: false, comment: 'Revoir', at });

test('an optional deliverable is never late and never asked for', () => {
  const without = made({ guide: framed, mission: missionOf(framed), viewer: 'student', now: DUE + DAY });
  const step = without.steps.find(({ id }) => id === 'note-due')!;
  expect(step).toMatchObject({ state: 'past', what: 'Facultatif', next: null });
  expect(step.links.map((l) => l.href)).toEqual(['/missions/m/deposits/note']);
  expect(without.title).not.toContain('Note de cadrage');
});

test.each<[string, NonNullable<ThreadDeposit['validations']>, string, string]>([
  ['nobody spoke', [], 'expected', 'Attend la validation de Sophie Le Goff, Astrid Sørensen et Karim Benhaddou'],
  [
    'one company tutor is enough, the school is waited for',
    [yes('astrid')],
    'expected',
    'Validé par Astrid Sørensen. Attend la validation de Karim Benhaddou',
  ],
  ['one of each kind', [yes('sophie'), yes('karim')], 'done', 'Validé par Sophie Le Goff et Karim Benhaddou'],
  [
    'one wants another version',
    [yes('sophie'), no('karim')],
    'check',
    'Validé par Sophie Le Goff. Une nouvelle version est demandée par Karim Benhaddou. Attend Inès Caradec',
  ],
  [
    'one wants another version, which the others wait for too',
    [no('karim')],
    'check',
    'Une nouvelle version est demandée par Karim Benhaddou. Attend Inès Caradec',
  ],
  ['who changed their mind', [no('karim'), yes('sophie'), yes('karim')], 'done', 'Validé par Sophie Le Goff et Karim Benhaddou'],
  [
    'the word of somebody else is none',
    [yes('sophie'), yes('stranger')],
    'expected',
    'Validé par Sophie Le Goff. Attend la validation de Karim Benhaddou',
  ],
])('a framing note validated by both tutors: %s', (_what, validations, state, words) => {
  const step = noteStep(validations);
  expect(step.state).toBe(state);
  expect(said(step.what)).toContain(words);
});

test('a tutor whose validation is waited for is led to it, whose colleague validated is not', () => {
  expect(noteStep([], { reader: 'karim', appraisals: [gave('karim', 'submitted', 'tutor-feedback')] }).next?.href).toBe(
    '/deposits/d-note#validation',
  );
  expect(noteStep([yes('sophie')], { reader: 'astrid' }).next).toBeNull();
  expect(noteStep([no('karim')], { reader: 'sophie' }).next).toBeNull();
});

test('a version that a tutor refused is what its student does next, whether or not its step has a date', () => {
  const undated: Guide = { ...framed, calendar: framed.calendar.map((m) => (m.id === 'note-due' ? { ...m, on: undefined } : m)) };
  for (const guide of [framed, undated]) {
    const own = note([yes('sophie'), no('karim')], { guide, viewer: 'student', now: DUE - DAY });
    expect(said(own.title)).toBe('Une nouvelle version de « Note de cadrage » vous est demandée');
    expect(own.next).toMatchObject({ id: 'note-due', state: 'check', next: { words: 'Déposer une nouvelle version' } });
    const again = note([], {
      guide,
      viewer: 'student',
      now: DUE - DAY,
      deposits: [deposit('note', { number: 2, validations: [] })],
    });
    expect(again.next?.id).not.toBe('note-due');
  }
});

test('another version is wanted since the first tutor who still wants one', () => {
  const since = (all: readonly ReturnType<typeof no>[]) =>
    wantedSince(validationOf(framed.deliverables[0]!, all, missionOf(framed, { companyTutors: [sophie, astrid] }))!);
  expect(since([no('karim', '2026-03-01'), no('sophie', '2026-03-05')])).toBe('2026-03-01');
  expect(since([no('karim', '2026-03-01'), no('sophie', '2026-03-05'), yes('karim')])).toBe('2026-03-05');
  expect(since([yes('karim')])).toBeNull();
});
