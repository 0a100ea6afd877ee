/** The journal of a person in words: each thing that is written of people has its sentence, in both languages. */
import { expect, test } from 'vitest';
import { sourcesOf } from '../../tests/house/sources.ts';
import { LANGS } from '../ui/lang.ts';
import { PERSON_ACTIONS, personSentence } from './person-journal.ts';

test('everything that the code writes of a person is told in words', () => {
  const written = sourcesOf('src')
    .filter(({ suffix, path }) => suffix !== 'test' && !path.endsWith('person-journal.ts'))
    .flatMap(({ text }) => [
      ...text.matchAll(/'((?:person|account|passkey|second-factor|calendar|digest|session)\.[a-z-]*(?:ed|set|made|apart))'/g),
    ])
    .map(([, action]) => action!);
  expect(written.length).toBeGreaterThan(10);
  expect([...new Set(written)].filter((action) => !PERSON_ACTIONS.includes(action))).toEqual([]);
  for (const lang of LANGS)
    for (const action of PERSON_ACTIONS) expect(personSentence({ action, details: {} }, lang)).not.toBe(action);
});

test('a changed address and a merge tell both addresses', () => {
  const details = { before: { email: 'a@x.example' }, after: { email: 'b@x.example' } };
  expect(personSentence({ action: 'person.changed', details }, 'en')).toBe('Record changed: a@x.example → b@x.example');
  const merged = { firstName: 'Inès', lastName: 'Caradec', otherEmail: 'old@x.example' };
  expect(personSentence({ action: 'person.merged', details: merged }, 'en')).toContain('old@x.example');
});
