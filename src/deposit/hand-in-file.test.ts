import { expect, test } from 'vitest';
import { guideOf } from '../../tests/support/engine.ts';
import { guideNameOf, HEAD_BYTES, TAIL_BYTES, unreadable } from './hand-in.ts';

const verdictOn = (bytes: Buffer) => unreadable(bytes.subarray(0, HEAD_BYTES), bytes.subarray(-TAIL_BYTES), bytes.length);
const filler = (length: number) => Buffer.alloc(length, 'x');

test.each([
  ['an ordinary file', Buffer.from('%PDF-1.7\n…\nstartxref\n9\n%%EOF\n'), null],
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a text', Buffer.from('bonjour'), 'not-pdf'],
  ['a header after a banner', Buffer.concat([filler(900), Buffer.from('%PDF-1.4 startxref %%EOF')]), null],
  ['a header too far', Buffer.concat([filler(HEAD_BYTES), Buffer.from('%PDF-1.4 startxref %%EOF')]), 'not-pdf'],
  ['an end missing', Buffer.concat([Buffer.from('%PDF-1.7\n'), filler(300_000)]), 'cut'],
  ['an end under what a mailer added', Buffer.concat([Buffer.from('%PDF-1.7\n%%EOF\n'), filler(TAIL_BYTES - 100)]), null],
  ['an end without its mark', Buffer.from('%PDF-1.7\n…\nstartxref\n9\n'), null],
] as const)('%s', (_, bytes, reason) => {
  expect(verdictOn(bytes)).toBe(reason);
});

const report = guideOf('misl').deliverables.find((d) => d.file.name)!;
test.each([
  ['d’Almeida', 'Noé', 'D’ALMEIDA Noé rapport mission 2026.pdf'],
  ['Le Goff', 'Anne-Sophie', 'LE GOFF Anne-Sophie rapport mission 2026.pdf'],
  ['Abel/Bo', 'Ana\\Lou', 'ABEL-BO Ana-Lou rapport mission 2026.pdf'],
])('M-RAP-5: the file of %s %s is called %s', (lastName, firstName, name) => {
  const mission = {
    student: { id: '1', lastName, firstName, email: 'x@example.org', lang: 'fr' as const },
    cohort: { school: '', id: '', name: '', guide: 'misl', version: '2022', year: 2026, dates: {} },
  };
  expect(guideNameOf(mission, report)).toBe(name);
  expect(guideNameOf(mission, guideOf('digi5').deliverables[0]!)).toBeNull();
});
