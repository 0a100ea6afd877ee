/** What the school says of itself, by cases. */
import { expect, test } from 'vitest';
import { LOGO_BYTES, type LogoFault, logoFault, readSchoolForm, type SchoolFaults } from './school-form.ts';

const KERLOUAN = { name: 'École de Kerlouan', sender: 'scolarite@kerlouan.example', country: 'France' };

test('the form is read: spaces made one, the country in two letters, no sender when none is typed', () => {
  expect(readSchoolForm({ ...KERLOUAN, name: 'École  de\nKerlouan', sender: '' })).toEqual({
    school: { name: 'École de Kerlouan', sender: null, country: 'FR' },
    faults: {},
  });
  expect(readSchoolForm({ ...KERLOUAN, country: 'ca' }).school.country).toBe('CA');
});

test.each<[changes: Partial<typeof KERLOUAN>, faults: SchoolFaults]>([
  [{ name: '' }, { name: 'name-missing' }],
  [{ name: 'É'.repeat(121) }, { name: 'name-long' }],
  [{ sender: 'scolarite' }, { sender: 'sender' }],
  [{ sender: 'École <scolarite@kerlouan.example>' }, { sender: 'sender' }],
  [{ country: '' }, { country: 'country' }],
  [{ country: 'ZZ' }, { country: 'country' }],
])('%j: %j', (changes, faults) => expect(readSchoolForm({ ...KERLOUAN, ...changes }).faults).toEqual(faults));

/** The head of a PNG of this size, and `more` bytes. */
function png(width: number, height: number, more = 100): Uint8Array {
  const bytes = new Uint8Array(33 + more);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
const text = (words: string) => new TextEncoder().encode(words);

test.each<[what: string, bytes: Uint8Array, fault: LogoFault | null]>([
  ['a PNG', png(400, 120), null],
  ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), null],
  ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ['a WebP', text('RIFF0000WEBPVP8 '), null],
  ['nothing', new Uint8Array(), 'missing'],
  ['a page', text('<html><svg></svg></html>'), 'not-picture'],
  ['a PDF', text('%PDF-1.7'), 'not-picture'],
  ['a GIF', text('GIF89a'), 'not-picture'],
  ['a PNG cut in its head', png(400, 120).subarray(0, 20), 'not-picture'],
  ['a PNG of no width', png(0, 120), 'not-picture'],
  ['a PNG that would be a bomb', png(60_000, 60_000), 'too-wide'],
  ['a PNG too large', png(400, 120, LOGO_BYTES), 'too-large'],
])('%s as a logo: %j', (_, bytes, fault) => expect(logoFault(bytes)).toBe(fault));

test('a head that is not at the beginning of its memory is read where it is', () => {
  const memory = new Uint8Array(500);
  memory.set(png(5000, 10), 64);
  expect(logoFault(memory.subarray(64, 64 + 133))).toBe('too-wide');
});
