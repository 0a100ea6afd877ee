import { expect, test } from 'vitest';
import { apply, caseWith, failure, guideWith, measuresWith, verdictOf } from '../../../tests/support/case.ts';
import { documentOf, line, paragraph } from '../../../tests/support/document-builder.ts';
import type { Link, QrCode } from '../../document/document.ts';
import { codePages } from '../annexes.ts';
import rule from './qr-codes.ts';

const guide = guideWith({
  annexes: {
    clause: 'P-1',
    items: [
      {
        id: 'resume',
        label: 'CV',
        words: ['CV'],
        clause: 'P-1',
        parts: [
          { id: 'book', label: 'book', clause: 'P-1', qr: {} },
          { id: 'network', label: 'réseau', clause: 'P-1', qr: { host: 'reseau.example' } },
        ],
      },
    ],
  },
});
const BOOK = 'https://pots.example/zoe';
const NETWORK = 'https://www.reseau.example/in/zoe';
const code = (text: string, page = 4): QrCode => ({ page, text, box: [100, 100, 180, 180] });
const link = (url: string): Link => ({ box: [100, 200, 300, 212], url, page: null });

/** Three pages, then the annexes: one page with `texts` and `links`. */
const annexed = (qrCodes: QrCode[] | null, texts: readonly string[], links: Link[] = []) =>
  caseWith({
    guide,
    qrCodes,
    document: documentOf({
      pages: [...[1, 2, 3].map((seed) => paragraph({ seed })), { lines: texts.map((text, i) => line(text, 90 + 30 * i)), links }],
    }),
    measures: measuresWith({ total: 4, bodyPages: 3, annexStart: 4 }),
  });
const both = ['CV', BOOK, NETWORK];

test.each([
  ['both codes and both links', annexed([code(BOOK), code(NETWORK)], both), 'passed'],
  ['the same in another order', annexed([code(NETWORK), code(BOOK)], both), 'passed'],
  [
    'links printed without scheme, "www." or last slash',
    annexed([code(`${BOOK}/`), code(NETWORK)], ['pots.example/zoe', 'Reseau.example/in/zoe?utm_source=cv']),
    'passed',
  ],
  ['links behind words', annexed([code(BOOK), code(NETWORK)], ['Mon book et mon réseau'], [link(BOOK), link(NETWORK)]), 'passed'],
  ['a link broken over two lines', annexed([code(BOOK), code(NETWORK)], ['https://pots.exam', 'ple/zoe', NETWORK]), 'passed'],
  ['no code at all', annexed([], both), 'missing missing'],
  ['one code missing', annexed([code(BOOK)], both), 'missing'],
  ['a code that is no address', annexed([code('https://exemple'), code(NETWORK)], both), 'unreadable-address'],
  ['a contact card is another matter', annexed([code('BEGIN:VCARD'), code(BOOK), code(NETWORK)], both), 'passed'],
  ['a link that is not printed', annexed([code(BOOK), code(NETWORK)], ['CV', NETWORK]), 'no-link'],
  ['a link that differs', annexed([code(BOOK), code(NETWORK)], ['https://pots.example/zoé', NETWORK]), 'link-differs'],
  ['a shortener', annexed([code('https://qrco.de/abc'), code(NETWORK)], ['https://qrco.de/abc', NETWORK]), 'shortener'],
  [
    'a code for the wrong host',
    annexed([code(BOOK), code('https://ailleurs.example/z')], [BOOK, 'https://ailleurs.example/z']),
    'wrong-host',
  ],
  ['codes that were not read', annexed(null, both), 'undetermined'],
])('D-S7-2: %s', (_, subject, said) => {
  expect(verdictOf(rule, subject)).toBe(said);
});

test('D-S7-2: an address that leads nowhere is a fact: it blocks, and shows where', () => {
  expect(apply(rule, annexed([code('https://exemple'), code(NETWORK)], both))).toMatchObject([
    {
      severity: 'blocking',
      params: { label: 'book', text: 'https://exemple', page: 4 },
      place: { page: 4, box: [100, 100, 180, 180] },
    },
  ]);
});

test('D-S7-2: nothing asked, or not read', () => {
  expect(verdictOf(rule, caseWith())).toBe('skipped');
  expect(verdictOf(rule, caseWith({ guide, outcome: failure('damaged') }))).toBe('undetermined');
});

test('D-S7-2: codes are looked for on annex pages with a picture or the words of the item, and only when asked for', () => {
  const subject = annexed([], ['rien ici']);
  const document = documentOf({
    pages: [
      { lines: paragraph(), images: [[0, 0, 90, 90]] },
      { lines: paragraph(), images: [[0, 0, 90, 90]] },
      { lines: paragraph(), images: [[0, 0, 90, 4]] },
      [line('Mon CV', 90)],
    ],
  });
  const from = (annexStart: number | null) => codePages(document, measuresWith({ annexStart }), subject.deliverable);
  expect(from(2)).toEqual([2, 4]);
  expect(from(null)).toEqual([1, 2, 4]);
  expect(codePages(document, measuresWith(), caseWith().deliverable)).toBeNull();
});
