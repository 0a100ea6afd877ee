/** What each role finds in the rail, and the line under their name. */
import { expect, test } from 'vitest';
import { type Actor, ROLES } from './ability.ts';
import { visitorOf } from './visitor.ts';

const holding = (...roles: Actor['roles'][number][]): Actor => ({
  school: 's',
  person: 'p',
  lastName: 'Carvalho',
  firstName: 'Inès',
  lang: 'fr',
  roles,
});
const shown = (actor: Actor, lang: 'fr' | 'en' = 'fr') =>
  visitorOf(actor, { name: 'École', logo: null }, lang, (programme) => (programme === 'digi5' ? 'Digi5' : null));
const words = (actor: Actor) => shown(actor).rail.map((e) => `${e.word} ${e.href}`);

test.each<[string, Actor['roles'], string[]]>([
  ['a student', [{ role: 'student', programme: 'digi5' }], ['thread /', 'guide /guides/digi5', 'check /check']],
  ['a student of no named programme', [{ role: 'student', programme: '' }], ['thread /', 'guides /guides', 'check /check']],
  ['a company tutor', [{ role: 'company-tutor', programme: '' }], ['students /', 'guides /guides', 'check /check']],
  ['an academic tutor', [{ role: 'academic-tutor', programme: 'digi5' }], ['students /', 'guides /guides', 'check /check']],
  ['a juror', [{ role: 'juror', programme: 'digi5' }], ['home /', 'guides /guides', 'check /check']],
  ['a lead', [{ role: 'lead', programme: 'digi5' }], ['cohorts /cohorts', 'guides /guides', 'check /check']],
  [
    'the office',
    [{ role: 'office', programme: '' }],
    ['cohorts /cohorts', 'persons /persons', 'letters /letters', 'guides /guides', 'check /check'],
  ],
  ['the office of a programme', [{ role: 'office', programme: 'digi5' }], ['cohorts /cohorts', 'guides /guides', 'check /check']],
  ['someone without a role', [], ['home /', 'guides /guides', 'check /check']],
  [
    'a lead who is a tutor too',
    [
      { role: 'academic-tutor', programme: 'digi5' },
      { role: 'lead', programme: 'digi5' },
    ],
    ['students /', 'cohorts /cohorts', 'guides /guides', 'check /check'],
  ],
  [
    'a lead who is a company tutor too',
    [
      { role: 'company-tutor', programme: 'digi5' },
      { role: 'lead', programme: 'digi5' },
    ],
    ['cohorts /cohorts', 'students /', 'guides /guides', 'check /check'],
  ],
])('%s', (_, roles, rail) => expect(words(holding(...roles))).toEqual(rail));

test('whoever holds every role has at most five entries, each once: a phone shows them all', () => {
  for (const programme of ['digi5', '']) {
    const rail = shown(holding(...ROLES.map((role) => ({ role, programme })))).rail;
    expect(rail.length).toBeLessThanOrEqual(5);
    expect(new Set(rail.map((e) => e.href)).size).toBe(rail.length);
  }
});

test.each<[Actor['roles'], 'fr' | 'en', string | null]>([
  [[{ role: 'student', programme: 'digi5' }], 'fr', 'Digi5'],
  [[{ role: 'student', programme: 'gone' }], 'en', 'Student'],
  [[{ role: 'lead', programme: 'digi5' }], 'fr', 'Responsabilité du programme, Digi5'],
  [[{ role: 'office', programme: '' }], 'en', 'Registrar’s office'],
  [
    [
      { role: 'company-tutor', programme: 'digi5' },
      { role: 'lead', programme: 'digi5' },
    ],
    'fr',
    'Responsabilité du programme, Digi5',
  ],
  [[], 'fr', null],
])('the line under the name: %j in %s', (roles, lang, line) => expect(shown(holding(...roles), lang).line).toBe(line));
