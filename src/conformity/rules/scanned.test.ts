import { expect, test } from 'vitest';
import { caseWith, failure, measuresWith, textDocument, verdictOf } from '../../../tests/support/case.ts';
import { documentOf, paragraph } from '../../../tests/support/document-builder.ts';
import rule from './scanned.ts';

const picture = { lines: [], images: [[0, 0, 595, 842]] as const };
/** Twelve pages, those numbered in `pictures` being pictures. */
const mixed = (pictures: readonly number[], bodyPages = 12) =>
  caseWith({
    document: documentOf({
      pages: Array.from({ length: 12 }, (_, i) =>
        pictures.includes(i + 1) ? { ...picture, images: [...picture.images] } : paragraph({ seed: i }),
      ),
    }),
    measures: measuresWith({ total: 12, bodyPages }),
  });

test.each([
  ['text', caseWith(), 'passed'],
  ['pictures throughout', caseWith({ document: textDocument(5, { scanned: true }) }), 'scanned'],
  ['no text and no picture', caseWith({ document: documentOf({ pages: [[], []] }) }), 'no-text'],
  ['a cover drawn as a picture', mixed([1]), 'passed'],
  ['two full-page figures', mixed([4, 9]), 'passed'],
  ['three pages of pictures in the body', mixed([4, 5, 9]), 'some-pages'],
  ['three pages of pictures in the annexes', mixed([10, 11, 12], 9), 'passed'],
  ['a file that was not read', caseWith({ outcome: failure('damaged') }), 'undetermined'],
])('M-RAP-4: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});
