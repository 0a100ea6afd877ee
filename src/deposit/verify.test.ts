import { expect, test } from 'vitest';
import { receiptFacts } from '../../tests/support/receipt-facts.ts';
import { codeTyped, printTyped, verification } from './verify.ts';

test.each([
  ['Q7K2M9XT4BHA', 'Q7K2M9XT4BHA'],
  ['q7k2-m9xt-4bha', 'Q7K2M9XT4BHA'],
  [' Q7K2 – M9XT — 4BHA ', 'Q7K2M9XT4BHA'],
  ['oOiIlL-000-111', '001111000111'],
  ['Q7K2-M9XT-4BH', null],
  ['Q7K2-M9XT-4BHAA', null],
  ['Q7K2-M9XT-4BHU', null],
  ['Q7K2-M9XT-4BHÉ', null],
  ["' OR 1=1 --", null],
  ['', null],
])('a code typed %j is read as %j', (typed, code) => {
  expect(codeTyped(typed)).toBe(code);
});

const PRINT = receiptFacts().deposit.sha256;
test.each([
  [PRINT, PRINT],
  [PRINT.toUpperCase(), PRINT],
  [`  ${PRINT.replace(/(.{4})/g, '$1 ')}`, PRINT],
  [`sha256:${PRINT}`, PRINT],
  [`SHA-256 = ${PRINT}`, PRINT],
  [PRINT.slice(1), null],
  [`${PRINT}0`, null],
  [`g${PRINT.slice(1)}`, null],
  ['', null],
])('a fingerprint typed %j is read as %j', (typed, print) => {
  expect(printTyped(typed)).toBe(print);
});

test('a file is the one meant, another version of it, or unknown; an unknown code and an unknown file are not told apart', () => {
  const second = receiptFacts().deposit;
  const first = { ...second, id: 'first', number: 1, sha256: '1'.repeat(64) };
  const versions = [second, first];
  expect(verification(second, versions, second.sha256)).toEqual({ result: 'authentic', meant: second });
  expect(verification(second, versions, first.sha256)).toEqual({ result: 'other-version', meant: second, found: first });
  expect(verification(second, versions, '2'.repeat(64))).toEqual({ result: 'unknown' });
  expect(verification(null, [], second.sha256)).toEqual({ result: 'unknown' });
});
