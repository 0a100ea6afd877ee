import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReaders } from '../../tests/support/engine.ts';
import { doneCheck, receiptFacts } from '../../tests/support/receipt-facts.ts';
import type { DocumentModel, ReaderPool } from '../document/document.ts';
import { disposition } from '../kernel/disposition.ts';
import { qrShape, qrSvg } from '../kernel/qr-code.ts';
import { createTypesetter, type Typesetter } from '../typesetting/typesetter.ts';
import { type ReceiptFacts, receiptOf } from './receipt.ts';
import { receiptData, receiptFileName } from './receipt-pdf.ts';

let typesetter: Typesetter;
let readers: ReaderPool;
beforeAll(() => {
  typesetter = createTypesetter();
  readers = openReaders();
});
afterAll(async () => {
  await typesetter.close();
  await readers.close();
});

/** The receipt as our own reader reads it. */
async function read(facts: ReceiptFacts, lang: 'fr' | 'en' = 'fr') {
  const receipt = receiptOf(facts, lang);
  const pdf = await typesetter.pdf('receipt', receiptData(receipt, qrSvg(await qrShape(receipt.verification.address))));
  const opened = await readers.open(pdf);
  try {
    if (!opened.outcome.ok) throw new Error(opened.outcome.failure.reason);
    const { document } = opened.outcome;
    return { document, text: textOf(document), codes: await opened.qrCodes([1]), pdf };
  } finally {
    opened.close();
  }
}

const textOf = ({ pages }: DocumentModel) =>
  pages
    .flatMap((page) => page.lines.map((line) => line.text))
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');

test('a page that says everything, tagged, in French, with its fonts, for good (PDF/A-2a)', async () => {
  const { document, text, codes, pdf } = await read(receiptFacts());
  expect(document).toMatchObject({ pageCount: 1, tagged: true, language: 'fr' });
  expect(document.title).toBe('Récépissé de dépôt – Mémoire, version 2');
  expect(document.fonts.map((f) => [f.family, f.embedded])).toEqual(document.fonts.map(() => ['Tinos', true]));
  expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
  for (const words of [
    'École des métiers de la terre',
    'Récépissé de dépôt',
    'Mémoire, version 2',
    'Reçu à temps, en avance de 2 h 3 min',
    'CARADEC Inès mémoire mission 2026.pdf',
    '22 novembre 2026 à 21 h 56 min 59 s, heure de Paris (UTC+1)',
    'Q7K2-M9XT-4BHA',
    'Un point bloque, un est à vérifier.',
    'page 1 sur 1',
  ]) {
    expect(text).toContain(words);
  }
  expect(text.replace(/\s/g, '')).toContain(receiptFacts().deposit.sha256);
  expect(text).toMatch(/QR codes\s+Bloque/);
  expect(codes.map((code) => code.text)).toEqual(['https://soutenir.example.org/verify/Q7K2M9XT4BHA']);
});

test('in English, before the check is done', async () => {
  const { document, text } = await read(receiptFacts({ check: null }), 'en');
  expect(document).toMatchObject({ pageCount: 1, language: 'en' });
  expect(text).toContain('The check is under way');
  expect(text).not.toContain('Result');
});

const LONG = 'a'.repeat(300);
test.each([
  ['marks that turn the text', 'rapport\u202efdp.exe', 'rapport‹U+202E›fdp.exe'],
  ['characters of no font', 'mémoire 🎓 王.pdf', 'mémoire ‹U+1F393› ‹U+738B›.pdf'],
  ['HTML', '<script>alert(1)</script>.pdf', '<script>alert(1)</script>.pdf'],
  [
    'source of the typesetter',
    '#panic("x") *gras* _i_ $x$ @ref [b] \\ // `c`.pdf',
    '#panic("x") *gras* _i_ $x$ @ref [b] \\ // `c`.pdf',
  ],
  ['no spaces at all', `${LONG}.pdf`, `${LONG}.pdf`],
  ['a folder', '../../etc/passwd', '../../etc/passwd'],
])('a name with %s comes out as text, inside the page', async (_what, originalName, shown) => {
  const { document, text } = await read(receiptFacts({ deposit: { originalName }, check: { ...doneCheck } }));
  expect(text.replace(/\s/g, '')).toContain(shown.replace(/\s/g, ''));
  const right = Math.max(...document.pages.flatMap((page) => page.lines.map((line) => line.box[2])));
  expect(right).toBeLessThan(document.pages[0]!.width - 50);
});

test('what fills more than a page goes on to a second one, with the code at its foot', async () => {
  const declarations = Array.from({ length: 40 }, (_, i) => ({ id: `d${i}`, text: `Déclaration ${i} : ${'mot '.repeat(30)}` }));
  const { document, text } = await read(receiptFacts({ deposit: { declarations } }));
  expect(document.pageCount).toBeGreaterThan(1);
  expect(text).toContain(`page 2 sur ${document.pageCount}`);
});

test('its file has a name that any system takes, told to any browser', () => {
  const facts = receiptFacts({
    mission: { student: { ...receiptFacts().mission.student, firstName: 'D’AL/MEIDA"\u202e', lastName: 'x'.repeat(300) } },
  });
  const name = receiptFileName(receiptOf(facts, 'fr'));
  expect(name).toMatch(/^Récépissé de dépôt D’AL MEIDA x+\.pdf$/);
  expect(name.length).toBe(124);
  expect(disposition('attachment', 'Reçu « é » (1).pdf')).toBe(
    `attachment; filename="Recu _ e _ (1).pdf"; filename*=UTF-8''Re%C3%A7u%20%C2%AB%20%C3%A9%20%C2%BB%20%281%29.pdf`,
  );
  expect(disposition('inline', 'a"b\r\nc%41.pdf')).toBe(
    `inline; filename="a_b__c_41.pdf"; filename*=UTF-8''a%22b%0D%0Ac%2541.pdf`,
  );
});
