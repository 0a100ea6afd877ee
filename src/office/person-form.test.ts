/** The form of a person, by cases. */
import { expect, test } from 'vitest';
import {
  changesOf,
  keepsOffice,
  NOBODY,
  offeredRoles,
  type PersonFaults,
  type PersonFields,
  personFaults,
  typedPerson,
} from './person-form.ts';

const anne: PersonFields = {
  ...NOBODY,
  lastName: 'd’Aboville-Nguyễn',
  firstName: 'Zoé',
  email: 'zoe@ecole.example',
  roles: [{ role: 'lead', programme: 'misl' }],
};

test.each<[changes: Partial<PersonFields>, faults: PersonFaults]>([
  [{}, {}],
  [{ number: 'N'.repeat(50) }, {}],
  [{ lastName: '' }, { lastName: 'name-missing' }],
  [{ firstName: '' }, { firstName: 'first-name-missing' }],
  [{ firstName: 'z'.repeat(101) }, { firstName: 'name-long' }],
  [{ number: 'N'.repeat(51) }, { number: 'number-long' }],
  [{ email: '' }, { email: 'email' }],
  [{ email: 'zoe' }, { email: 'email' }],
  [{ email: 'a@b.fr, c@d.fr' }, { email: 'email' }],
  [{ email: 'zoe@ecole.example\nbcc: x@y.fr' }, { email: 'email' }],
  [{ email: `${'z'.repeat(250)}@ecole.example` }, { email: 'email' }],
])('%j: %j', (changes, faults) => expect(personFaults({ ...anne, ...changes })).toEqual(faults));

test('every role is offered in a programme, leading and keeping in the whole school, and what is held already', () => {
  const offered = offeredRoles(
    ['digi5', 'misl'],
    [
      { role: 'juror', programme: '' },
      { role: 'student', programme: 'gone' },
    ],
  );
  expect([...offered.keys()]).toEqual(['', 'digi5', 'misl', 'gone']);
  expect(offered.get('')).toEqual(['juror', 'lead', 'office']);
  expect(offered.get('gone')).toHaveLength(6);
});

test('a box that was not offered gives nothing', () => {
  const sent: Record<string, string> = {
    'role-office@': 'yes',
    'role-student@': 'yes',
    'role-lead@elsewhere': 'yes',
    'role-juror@misl': 'yes',
    lang: 'xx',
  };
  const typed = typedPerson((name) => sent[name] ?? '', offeredRoles(['misl'], []));
  expect(typed.roles).toEqual([
    { role: 'office', programme: '' },
    { role: 'juror', programme: 'misl' },
  ]);
  expect(typed.lang).toBe('fr');
});

test('what changes is told field by field; the order of roles changes nothing', () => {
  const two = { ...anne, roles: [...anne.roles, { role: 'juror' as const, programme: 'misl' }] };
  expect(changesOf(two, { ...two, roles: two.roles.toReversed() })).toBeNull();
  expect(changesOf(two, { ...anne, email: 'new@ecole.example' })).toEqual({
    before: { email: 'zoe@ecole.example', roles: two.roles },
    after: { email: 'new@ecole.example', roles: anne.roles },
  });
});

test('the office is kept by who is there and holds it for the whole school', () => {
  const office = [{ role: 'office' as const, programme: '' }];
  expect(keepsOffice({ roles: office, left: false })).toBe(true);
  expect(keepsOffice({ roles: office, left: true })).toBe(false);
  expect(keepsOffice({ roles: [{ role: 'office', programme: 'misl' }], left: false })).toBe(false);
});
