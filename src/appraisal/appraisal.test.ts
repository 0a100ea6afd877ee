/** Who reads which appraisal and when, what a form takes, how a page says it: by cases. */
import { describe, expect, test } from 'vitest';
import { shelfWith } from '../../tests/support/appraisals.ts';
import type { Rubric } from '../guide/programme.ts';
import type { Role } from '../identity/ability.ts';
import type { Mission, Tutor } from '../mission/mission.ts';
import { answersIn, answersTo, bodyOf, unanswered } from './answers.ts';
import { mayRead, type MissionAppraisal, shownTo } from './appraisal.ts';
import { quoteOf } from './feedback.ts';
import { changedBy, changesIn, COMMENT_FIELD, fieldsOf, seenForm } from './changes.ts';
import { inBoth, progressOf, savedWords, sizeOf } from './form.ts';
import { scanKind, scanName } from './scan.ts';
import { ofName } from '../ui/typography.ts';

const guides = shelfWith({}).guides;
const guide = guides.find((g) => g.rubrics.length > 0 && g.guide === 'misl')!;
const rubric = guide.rubrics.find(({ id }) => id === 'tutor-appraisal')!;
const tutor = (id: string): Tutor => ({
  id,
  lastName: 'Riou',
  firstName: id,
  email: `${id}@example.org`,
  lang: 'fr',
  confirmed: true,
});
const mission = {
  id: 'm',
  student: { id: 'student', lastName: 'Prigent', firstName: 'Maëlle', email: 'm@example.org', lang: 'fr' },
  companyTutors: [tutor('karim'), tutor('solene')],
  academicTutors: [tutor('helene')],
} as unknown as Mission;
const actor = (person: string, role: Role) => ({ person, roles: [{ role, programme: 'misl' }] });

describe('[M-EVA-1] several tutors of each kind: who reads what, when', () => {
  const cases: [who: string, role: Role, change: Partial<Rubric>, sentTheirs: boolean, reads: boolean][] = [
    ['karim', 'company-tutor', {}, false, true],
    ['solene', 'company-tutor', {}, false, false],
    ['solene', 'company-tutor', {}, true, true],
    ['solene', 'company-tutor', { shared: true }, false, true],
    ['helene', 'academic-tutor', {}, false, false],
    ['helene', 'academic-tutor', {}, true, true],
    ['student', 'student', {}, false, false],
    ['student', 'student', { readBy: ['student'] }, false, true],
    ['lead', 'lead', {}, false, true],
    ['lead', 'lead', { readBy: ['student'] }, false, false],
    ['lead', 'lead', { readBy: ['teaching-team'] }, false, true],
    ['office', 'office', { readBy: [] }, false, true],
    ['helene', 'academic-tutor', { filledBy: ['company-tutor'], readBy: ['teaching-team'] }, false, true],
    ['helene', 'academic-tutor', { filledBy: ['company-tutor'], readBy: ['lead'] }, true, false],
    ['solene', 'company-tutor', { filledBy: ['academic-tutor'], readBy: ['jury'] }, false, false],
    ['solene', 'company-tutor', { filledBy: ['academic-tutor'], readBy: ['company-tutor'] }, false, true],
  ];
  test.each(cases)('%s, %s, rubric %j, theirs sent %s: %s', (who, role, change, sentTheirs, reads) => {
    const reader = { actor: actor(who, role), mission, author: 'karim', sentTheirs };
    expect(mayRead({ ...rubric, ...change }, reader)).toBe(reads);
  });

  test('a lead who is also a tutor of the mission reads no other before theirs', () => {
    const both = { person: 'helene', roles: [...actor('', 'lead').roles, ...actor('', 'academic-tutor').roles] };
    expect(mayRead(rubric, { actor: both, mission, author: 'karim', sentTheirs: false })).toBe(false);
  });

  test('threads lead to what their reader may read, and to nothing else', () => {
    const given = (author: string, state: MissionAppraisal['state']): MissionAppraisal => {
      const at = '2026-01-15T09:30:00.000Z';
      return { mission: 'm', item: rubric.id, author, state, id: `of-${author}`, at };
    };
    const all = [given('karim', 'submitted'), given('helene', 'draft')];
    const hrefs = (who: string, role: Role) =>
      shownTo({ ...actor(who, role), school: 's', lastName: '', firstName: '', lang: 'fr' }, { guide, mission }, all).map(
        (each) => each.href,
      );
    expect(hrefs('karim', 'company-tutor')).toEqual(['/appraisals/of-karim', undefined]);
    expect(hrefs('helene', 'academic-tutor')).toEqual([undefined, undefined]);
    expect(hrefs('student', 'student')).toEqual([undefined, undefined]);
    expect(hrefs('x', 'lead')).toEqual(['/appraisals/of-karim', undefined]);
  });
});

describe('what a form takes', () => {
  const all = (level: string) => answersIn(rubric, () => level);
  test('levels of the rubric and "not observed", nothing else', () => {
    expect(Object.keys(all('good'))).toHaveLength(13);
    expect(Object.keys(all('not-observed'))).toHaveLength(13);
    expect(all('superb')).toEqual({});
    expect(answersIn({ ...rubric, notObserved: false }, () => 'not-observed')).toEqual({});
  });

  test.each([
    [null, null],
    ['x', null],
    [{ answers: 3 }, null],
    [{}, { answers: {}, comment: null }],
    [
      { answers: { attitude: 'good', __proto__: 'good' }, comment: 'a\u0000b\r\nc' },
      { answers: { attitude: 'good' }, comment: 'ab\nc' },
    ],
    [{ comment: 3 }, { answers: {}, comment: null }],
  ])('a saving of %j is %j', (body, changes) => expect(changesIn(fieldsOf(rubric), body)).toEqual(changes));

  test('a comment longer than what is kept is refused, never cut', () => {
    expect(changesIn(fieldsOf(rubric), { comment: 'a'.repeat(8000) })?.comment).toHaveLength(8000);
    expect(changesIn(fieldsOf(rubric), { answers: { attitude: 'good' }, comment: 'a'.repeat(50_000) })).toBeNull();
  });

  test('a level or a criterion that the guide took away since is no answer: it is asked for again', () => {
    const saved = { ...all('good'), attitude: 'superb', gone: 'good' };
    const answers = answersTo(rubric, saved);
    expect(answers).not.toHaveProperty('gone');
    expect(unanswered(rubric, answers)).toEqual(['attitude']);
  });

  describe('a page sends every field; what another tab or device answered since stays', () => {
    const filled = (answers: Record<string, string>, comment = '') => ({ answers, comment });
    const cases: [what: string, typed: object, seen: object | null, stored: object, changes: object, elsewhere: string[]][] = [
      [
        'changed here',
        filled({ attitude: 'poor' }),
        filled({ attitude: 'good' }),
        filled({ attitude: 'good' }),
        filled({ attitude: 'poor' }),
        [],
      ],
      [
        'changed elsewhere',
        filled({ attitude: 'good' }),
        filled({ attitude: 'good' }),
        filled({ attitude: 'poor' }),
        filled({}),
        ['attitude'],
      ],
      ['answered elsewhere, blank here', filled({}), filled({}), filled({ attitude: 'poor' }), filled({}), ['attitude']],
      [
        'changed on both: who sends sees theirs',
        filled({ attitude: 'fair' }),
        filled({ attitude: 'good' }),
        filled({ attitude: 'poor' }),
        filled({ attitude: 'fair' }),
        [],
      ],
      [
        'saved by its own script',
        filled({ attitude: 'fair' }),
        filled({}),
        filled({ attitude: 'fair' }),
        filled({ attitude: 'fair' }),
        [],
      ],
      [
        'a comment written elsewhere',
        filled({}, 'a'),
        filled({}, 'a '),
        filled({}, 'b'),
        { answers: {}, comment: null },
        [COMMENT_FIELD],
      ],
      ['a comment written here', filled({}, 'c'), filled({}, 'a'), filled({}, 'a'), filled({}, 'c'), []],
      [
        'a comment written on both sides',
        filled({}, 'c'),
        filled({}, 'a'),
        filled({}, 'b'),
        { answers: {}, comment: null },
        [COMMENT_FIELD],
      ],
      ['the same comment on both sides', filled({}, 'b'), filled({}, 'a'), filled({}, 'b'), filled({}, 'b'), []],
      [
        'a page that does not say',
        filled({ attitude: 'good' }),
        null,
        filled({ attitude: 'poor' }),
        filled({ attitude: 'good' }),
        [],
      ],
    ];
    test.each(cases)('%s', (_what, typed, seen, stored, changes, elsewhere) => {
      expect(changedBy({ typed, seen, stored } as Parameters<typeof changedBy>[0], fieldsOf(rubric))).toMatchObject({
        changes,
        elsewhere,
      });
    });

    test.each(['', '{', 'null', '3'])('what it had shown, said as %j, is not known', (words) =>
      expect(seenForm(fieldsOf(rubric), words)).toBeNull(),
    );
  });

  test('a comment where the rubric asks for none is not kept', () => {
    const { comment: _none, ...without } = rubric;
    expect(changesIn(fieldsOf(without), { comment: 'mot' })).toEqual({ answers: {}, comment: null });
    expect(bodyOf(without, 'fr', all('good'), 'mot').comment).toBeNull();
  });

  test('points are kept where the guide sets some', () => {
    const levels = rubric.levels.map((level, at) => ({ ...level, points: 4 - at }));
    const body = bodyOf({ ...rubric, levels }, 'fr', all('fair'), '');
    expect(new Set(body.groups.flatMap((g) => g.criteria.map((c) => c.points)))).toEqual(new Set([2]));
  });

  test('progress counts group by group and names the first left', () => {
    const { attitude: _a, ...most } = all('good');
    expect(progressOf(rubric, most)).toMatchObject({ answered: 12, of: 13, next: 'attitude' });
    expect(progressOf(rubric, most).groups.get('general-behaviour')).toBe(5);
    expect(unanswered(rubric, all('good'))).toEqual([]);
    expect(sizeOf(rubric)).toEqual({ criteria: 13, minutes: 5 });
  });
});

describe('how it is said', () => {
  test.each([
    [{ fr: 'Bonne', en: 'Good' }, 'fr', { words: 'Bonne', lang: 'fr', other: 'Good' }],
    [{ fr: 'Bonne', en: 'Good' }, 'en', { words: 'Good', lang: 'en', other: 'Bonne' }],
    [{ fr: 'Impeccable', en: 'Impeccable' }, 'fr', { words: 'Impeccable', lang: 'fr', other: null }],
    [{ fr: 'Bonne' }, 'en', { words: 'Bonne', lang: 'fr', other: null }],
    ['Bonne', 'en', { words: 'Bonne', lang: 'fr', other: null }],
  ] as const)('%j in %s', (text, lang, said) => expect(inBoth(text, lang, 'fr')).toEqual(said));

  test.each([
    ['Hugo', 'de\u00a0Hugo'],
    ['Inès', 'd’Inès'],
    ['Élie', 'd’Élie'],
    ['Yves', 'd’Yves'],
    ['Yann', 'de\u00a0Yann'],
  ])('of %s', (name, said) => expect(ofName(name)).toBe(said));

  const NOON = Date.UTC(2026, 5, 1, 10);
  test.each([
    [NOON, 'fr', 'Enregistré à\u00a012\u00a0h\u00a000'],
    [NOON, 'en', 'Saved at 12:00'],
    [NOON - 86_400_000, 'fr', 'Enregistré le 31\u00a0mai\u00a02026 à\u00a012\u00a0h\u00a000'],
  ] as const)('saved at %s in %s', (at, lang, said) => expect(savedWords(at, NOON, lang, 'Europe/Paris')).toBe(said));

  test('[D-S4-1] a quotation holds the words as they were written, who wrote them and when', () => {
    const feedback = {
      id: 'f',
      author: 'karim',
      authorName: 'Karim Bonnard',
      question: '',
      about: [],
      words: '  Très  "fiable".\nUn vrai moteur.  ',
      at: '2026-01-12T23:30:00.000Z',
      typedBy: null,
    };
    expect(quoteOf(feedback, mission, 'fr', 'Europe/Paris')).toBe(
      '«\u00a0Très  "fiable".\nUn vrai moteur.\u00a0» (Karim Bonnard, tuteur entreprise, le 13\u00a0janvier\u00a02026)',
    );
    expect(quoteOf({ ...feedback, author: 'gone' }, mission, 'en', 'Europe/Paris')).toContain('former tutor');
  });
});

describe('scans', () => {
  const bytes = (...start: number[]) => new Uint8Array([...start, 0, 0, 0]);
  test.each([
    [bytes(0x25, 0x50, 0x44, 0x46, 0x2d), 'pdf'],
    [bytes(0xff, 0xd8, 0xff), 'jpg'],
    [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'png'],
    [bytes(0x3c, 0x73, 0x76, 0x67), null],
    [new Uint8Array(), null],
  ])('%s is %s', (file, kind) => expect(scanKind(file)).toBe(kind));
  test.each([
    ['fiche.exe', 'fiche.pdf'],
    ['../../etc/passwd', '.. .. etc passwd.pdf'],
    ['', 'scan.pdf'],
    ['Fiche d’Inès.PDF', 'Fiche d’Inès.pdf'],
  ])('%s is kept as %s', (name, kept) => expect(scanName(name, 'pdf')).toBe(kept));
});
