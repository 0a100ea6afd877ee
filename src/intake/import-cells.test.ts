/** What cells say: days, yes and no, levels, addresses, names as people write them. */
import { describe, expect, test } from 'vitest';
import { clean, confidentialityIn, dayIn, emailIn, longerNumber, nameIn, yesIn } from './import-cells.ts';

describe('days', () => {
  test.each([
    ['2026-02-28', '2026-02-28'],
    ['28/02/2026', '2026-02-28'],
    ['1/9/2025', '2025-09-01'],
    ['28.02.2026', '2026-02-28'],
    ['28-02-2026', '2026-02-28'],
    ['28/02/2026 00:00', '2026-02-28'],
    ['2026-02-28T00:00:00', '2026-02-28'],
    ['45915', '2025-09-15'],
    ['2028-02-29', '2028-02-29'],
    ['31/02/2026', null],
    ['2026-02-31', null],
    ['29/02/2026', null],
    ['15/09/25', '2025-09-15'],
    ['45915.75', '2025-09-15'],
    ['2025/09/15', '2025-09-15'],
    ['15 septembre 2025', '2025-09-15'],
    ['lundi 15 sept. 2025', '2025-09-15'],
    ['1er août 2025', '2025-08-01'],
    ['September 15, 2025', '2025-09-15'],
    ['31 février 2026', null],
    ['15 brumaire 2025', null],
    ['15/09/2025-16/09/2025', null],
    ['09/15/2025', null],
    ['septembre', null],
    ['1', null],
  ])('%s', (text, day) => expect(dayIn(text)).toBe(day));
});

test.each([
  ['Oui', true],
  ['x', true],
  ['TRUE', true],
  ['non', false],
  ['0', false],
  ['peut-être', null],
])('yes or no: %s', (text, said) => expect(yesIn(text)).toBe(said));

test.each([
  ['Confidentiel', 'confidential'],
  ['oui', 'confidential'],
  ['restreinte', 'restricted'],
  ['secret', 'secret'],
  ['non', ''],
  ['un peu', null],
])('level: %s', (text, level) => expect(confidentialityIn(text)).toBe(level));

test.each([
  ['anne.le-goff@armor.example', 'anne.le-goff@armor.example'],
  ['mailto:a@b.example', 'a@b.example'],
  ['Anne Le Goff <anne@armor.example>', 'anne@armor.example'],
  ['a@b.example; c@d.example', null],
  ['anne@armor', null],
  ['anne at armor.example', null],
  ['@armor.example', null],
])('address: %s', (text, address) => expect(emailIn(text)).toBe(address));

describe('whole names', () => {
  test.each([
    ['LE GOFF Hélène', 'LE GOFF', 'Hélène'],
    ['Hélène LE GOFF', 'LE GOFF', 'Hélène'],
    ['D’ALMEIDA Noé', 'D’ALMEIDA', 'Noé'],
    ['de la Motte, Jean-Pierre', 'de la Motte', 'Jean-Pierre'],
    ['Mme Karima Bonnard', 'Bonnard', 'Karima'],
    ['M. BONNARD Karim', 'BONNARD', 'Karim'],
    ['Jean-Baptiste ÉVRARD', 'ÉVRARD', 'Jean-Baptiste'],
  ])('%s', (text, lastName, firstName) => expect(nameIn(text)).toEqual({ lastName, firstName }));
  test.each(['Jean Le Goff', 'BONNARD KARIM SAÏD', 'Bonnard', 'LE Goff MARTIN'])(
    '%s could be cut in more than one place',
    (text) => expect(nameIn(text)).toBeNull(),
  );
});

test('a cell is one line, as it is written', () => expect(clean('  d’Almeida\u00a0\r\n  Le\tGoff ')).toBe('d’Almeida Le Goff'));
test('what does not show is no part of a cell', () =>
  expect(clean('\u200eines\u200b@ecole.\u00adexample\u2069')).toBe('ines@ecole.example'));

test.each([
  ['0042', '42', '0042'],
  ['42', '0042', '0042'],
  ['42', '43', '42'],
  [null, '42', '42'],
  ['A-01', 'A-1', 'A-01'],
])('number %s over %s', (said, known, kept) => expect(longerNumber(said, known)).toBe(kept));
