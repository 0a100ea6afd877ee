/** The form that names someone outside the school. */
import { expect, test } from 'vitest';
import { readOutsider } from './outsider-form.ts';

const right = { firstName: 'Lise', lastName: 'Guéguen', email: 'lise@armor.example', lang: 'fr' };
const taken = { own: 'Karim@example.org', student: 'ines@example.org' };

test.each([
  [{}, {}],
  [{ firstName: '' }, { firstName: 'first-name' }],
  [{ lastName: '' }, { lastName: 'last-name' }],
  [{ lastName: 'x'.repeat(101) }, { lastName: 'long' }],
  [{ email: '' }, { email: 'email' }],
  [{ email: 'lise@armor' }, { email: 'email' }],
  [{ email: 'lise@armor.example\nbcc: all@example.org' }, { email: 'email' }],
  [{ email: 'karim@EXAMPLE.org' }, { email: 'email-own' }],
  [{ email: 'Ines@example.org' }, { email: 'email-student' }],
] as const)('%j is wrong in %j', (typed, faults) => expect(readOutsider({ ...right, ...typed }, taken).faults).toEqual(faults));

test('names are kept as they were written; an unknown language is the school’s', () => {
  const typed = { firstName: 'Jean-Noël', lastName: 'd’Almeida', email: 'JN@armor.example', lang: 'br' };
  expect(readOutsider(typed, taken).who).toEqual({ ...typed, lang: 'fr' });
});
