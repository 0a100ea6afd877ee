import { expect, test } from 'vitest';
import { apply, caseWith, failure, textDocument, verdictOf } from '../../../tests/support/case.ts';
import rule from './readable.ts';

test.each([
  ['a whole PDF', caseWith(), 'passed'],
  ['a damaged file', caseWith({ outcome: failure('damaged') }), 'damaged'],
  ['a reader that died on it', caseWith({ outcome: failure('crashed') }), 'damaged'],
  ['a cut transfer', caseWith({ outcome: failure('damaged', { truncated: true }) }), 'truncated'],
  ['a password', caseWith({ outcome: failure('password') }), 'password'],
  ['a file that takes too long', caseWith({ outcome: failure('too-slow') }), 'too-slow'],
  ['a file that eats memory', caseWith({ outcome: failure('too-large-in-memory') }), 'too-large-in-memory'],
  ['another type, which file-type tells', caseWith({ outcome: failure('not-pdf') }), 'undetermined'],
  ['an empty file, which file-size tells', caseWith({ outcome: failure('empty') }), 'undetermined'],
  ['more pages than are read', caseWith({ document: textDocument(3, { pageCount: 4000 }) }), 'partly?'],
])('M-RAP-4: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('M-RAP-4: a file heavier than the guide accepts is not read, and file-size tells', () => {
  const heavy = caseWith({ outcome: failure('too-large-in-memory'), file: { name: 'a.pdf', bytes: 2_000_000, sha256: '' } });
  expect(verdictOf(rule, heavy)).toBe('undetermined');
});

test('M-RAP-4: what cannot be opened blocks', () => {
  expect(apply(rule, caseWith({ outcome: failure('password') }))).toMatchObject([{ severity: 'blocking', status: 'failed' }]);
});
