/** Two ways of writing a name: one person, or two. */
import { expect, test } from 'vitest';
import { couldBeOne } from './import-people.ts';

test.each([
  ['Karim Bonnard', 'K. Bonnard', true],
  ['Anne Goff', 'Anne Martin', true],
  ['Bonnard Karim', 'Karim Bonnard', true],
  ['Jean Bonnard', 'Jean Pierre Bonnard', true],
  ['Karim Bonnard', 'Lucie Bonnard', false],
  ['Karim Bonnard', 'Anne Le Goff', false],
])('%s and %s: one person? %s', (one, other, is) => {
  const named = (text: string) => ({ firstName: text.replace(/ \S+$/, ''), lastName: text.split(' ').at(-1)! });
  expect(couldBeOne(named(one), named(other))).toBe(is);
});
