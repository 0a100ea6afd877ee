import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph, type DocumentOptions } from '../../../tests/support/document-builder.ts';
import type { Line } from '../../document/document.ts';
import { findAnnexes, isAnnexTitle } from './annexes.ts';
import { contentsPages } from './contents.ts';
import { findHeadings } from './headings.ts';
import { plain } from './plain.ts';
import { bodyRows } from './rows.ts';

const title = (text: string, y = 90, size = 18) => line(text, y, { size });
const prose = (seed: number): Line[] => [
  ...paragraph({ y: 130, lines: 10, seed }),
  ...paragraph({ y: 340, lines: 10, seed: seed + 3 }),
];
const chapter = (text: string, seed = 1): Line[] => [title(text), ...prose(seed)];
const BODY = [
  chapter('Introduction', 1),
  prose(2),
  chapter('La mission', 3),
  prose(4),
  chapter('Le bilan', 5),
  chapter('Conclusion', 6),
];

function start(pages: Line[][], rest: Omit<DocumentOptions, 'pages'> = {}) {
  const document = documentOf({ pages, ...rest });
  const rows = bodyRows(document);
  const contents = new Set(contentsPages(document, rows));
  const found = findAnnexes(document, rows, findHeadings(document, rows, contents), contents);
  return [found.start, found.certain];
}

describe('annexes that are found', () => {
  test('a heading', () => expect(start([...BODY, chapter('Annexes'), prose(8)])).toEqual([7, true]));
  test('numbered, in capitals', () => expect(start([...BODY, chapter('VI. ANNEXES'), prose(8)])).toEqual([7, true]));
  test('"Annexe A" as LaTeX chapters have it', () =>
    expect(start([...BODY, [title('Annexe A'), title('Le questionnaire', 120), ...prose(8)]])).toEqual([7, true]));
  test('in the middle of a page', () =>
    expect(
      start([
        ...BODY,
        [title('Bibliographie'), line('[1] Vernier, A. Conduire.', 130), title('Annexe :', 300), line('Le plan du quai', 330)],
      ]),
    ).toEqual([7, true]));
  test('before the bibliography', () =>
    expect(start([...BODY, chapter('Annexes'), chapter('Bibliographie')])).toEqual([7, true]));
  test('with a bibliography inside', () =>
    expect(start([...BODY, chapter('Annexes'), prose(8), chapter('Bibliographie')])).toEqual([7, true]));
  test('numbered at the top of a page, in plain type', () =>
    expect(
      start([...BODY, [line('Annexe 1 : le plan du quai', 90), ...prose(8)], [line('Annexe 2 : la grue', 90), ...prose(9)]]),
    ).toEqual([7, true]));
  test('a plain line below a text is a weak sign', () =>
    expect(start([...BODY, [...prose(7), line('Annexes', 560)]])).toEqual([7, false]));
  test('by the outline, which wins', () => {
    const outline = ['Introduction', 'La mission', 'Conclusion', 'Documents annexes'].map((text, at) => ({
      title: text,
      level: 0,
      page: [1, 3, 6, 8][at]!,
      y: null,
    }));
    expect(start([...BODY, chapter('Bibliographie'), prose(8)], { outline })).toEqual([8, true]);
  });
  test('a page that only says so goes before the first entry of the outline', () => {
    const outline = ['Introduction', 'La mission', 'Conclusion', 'Annexe 1 : le plan'].map((text, at) => ({
      title: text,
      level: 0,
      page: [1, 3, 6, 8][at]!,
      y: null,
    }));
    expect(start([...BODY, [title('ANNEXES', 400)], chapter('Annexe 1 : le plan')], { outline })).toEqual([7, true]);
  });
  test('a LaTeX appendix that only has its letter', () => {
    const pages = [
      chapter('1 Introduction', 1),
      prose(2),
      chapter('2 La mission', 3),
      prose(4),
      chapter('3 Conclusion', 6),
      chapter('A Le questionnaire', 7),
      chapter('B Les tables', 8),
    ];
    expect(start(pages)).toEqual([6, false]);
  });
  test('a head that every page of the annexes bears', () =>
    expect(start([...BODY, ...[1, 2, 3, 4].map((at) => [line('ANNEXES', 60), ...prose(at)])])).toEqual([7, false]));
  test('pictures without heading that the table of contents announces', () => {
    const entries = [
      'Introduction ........ 1',
      'La mission ........ 3',
      'Conclusion ........ 6',
      'Bibliographie ........ 7',
      'Annexes ........ I',
    ].map((text, at) => line(text, 130 + 20 * at));
    expect(
      start([
        [title('Sommaire'), ...entries],
        ...BODY,
        chapter('Bibliographie'),
        [line('Photo 1 : le quai', 300)],
        [line('Photo 2 : la grue', 300)],
      ]),
    ).toEqual([9, false]);
  });
});

describe('what is no annex', () => {
  test('none', () => expect(start(BODY)).toEqual([null, true]));
  test('the word in running text', () =>
    expect(
      start([
        ...BODY,
        paragraph({
          text: 'Le détail est joint au dossier et le code figure en [Annexe]. Annexes et plans sont tenus à jour par le service. Annexe comprise, le dossier est complet.',
          width: 300,
        }),
      ]),
    ).toEqual([null, true]));
  test('an entry of the table of contents at the end', () => {
    const entries = ['Introduction ........ 1', 'La mission ........ 3', 'Conclusion ........ 6', 'Annexes ........ 9'].map(
      (text, at) => line(text, 130 + 20 * at),
    );
    expect(start([...BODY, prose(7), prose(9), [title('Table des matières'), ...entries]])).toEqual([null, true]);
  });
  test('a form at the end called "Annexe 2"', () =>
    expect(start([...BODY, chapter('ANNEXE 2 - Engagement du stagiaire')])).toEqual([null, true]));
  test('a part about annexes before the conclusion', () =>
    expect(start([BODY[0]!, BODY[1]!, BODY[2]!, chapter('Annexe technique du contrat'), BODY[4]!, BODY[5]!, prose(7)])).toEqual([
      null,
      true,
    ]));
  test('sections lettered from the start', () => {
    const pages = [
      chapter('A Le service', 1),
      prose(2),
      chapter('B La mission', 3),
      prose(4),
      chapter('C Le bilan', 6),
      chapter('Conclusion', 7),
    ];
    expect(start(pages)).toEqual([null, true]);
  });
  test('early pages', () => expect(start([chapter('Annexe au contrat'), ...BODY])).toEqual([null, true]));
});

describe('isAnnexTitle', () => {
  test.each([
    'Annexes',
    'ANNEXE 3 : Plan (2021)',
    'Annexe A – Page d’accueil',
    'Liste des annexes',
    'A Annexe : le plan',
    'Appendices',
    'AnnexeB',
    'Pièces jointes',
  ])('%s', (text) => expect(isAnnexTitle(plain(text), text)).toBe(true));
  test.each([
    'L’annexe 3 présente le plan',
    'Annexe 3 montre le plan',
    'Équipements annexes',
    'Annexé au dossier',
    '[Annexe].',
    'Voir annexe',
  ])('not %s', (text) => expect(isAnnexTitle(plain(text), text)).toBe(false));
});
