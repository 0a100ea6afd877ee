import { describe, expect, test } from 'vitest';
import { documentOf, line, paragraph, type TextOptions } from '../../../tests/support/document-builder.ts';
import type { Line, Word } from '../../document/document.ts';
import { measureCitations } from './citations.ts';
import { contentsPages } from './contents.ts';
import { findHeadings } from './headings.ts';
import { bodyRows } from './rows.ts';

const title = (text: string) => line(text, 90, { size: 18 });
const say = (...texts: string[]): Line[] => [
  ...texts.map((text, at) => line(text, 130 + 18 * at)),
  ...paragraph({ y: 400, lines: 12, seed: texts.length }),
];
const list = (...texts: string[]): Line[] => [title('Bibliographie'), ...texts.map((text, at) => line(text, 130 + 30 * at))];
const APA = [
  'Vernier, A. (2019). Conduire un projet. Phare.',
  'Salou, P. (2017). Le chantier. Phare.',
  'Lagarde, Z. (2011). Carnet. Phare.',
];
const HARVARD = [
  'Vernier, A. (2019) Leading. London: Lantern.',
  'Salou, P. (2017) The yard. London: Lantern.',
  'Lagarde, Z. (2011) Notes. Paris: Phare.',
];
const AUTHORS = say(
  'Un projet se conduit (Vernier, 2019), dit-on.',
  'Le chantier avance (Salou, 2017, p. 4) et les',
  'notes restent, comme Lagarde (2011) le montre.',
);
const NUMBERS = say(
  'Un projet se conduit [1], dit-on, et le',
  'chantier avance [2] quand les notes [3]',
  'restent, dit encore le premier [1].',
);
const NUMBERED = [
  '[1] A. Vernier. Conduire un projet. Phare, 2019.',
  '[2] P. Salou. Le chantier. Phare, 2017.',
  '[3] Z. Lagarde. Carnet. Phare, 2011.',
];

function read(pages: Line[][], bodyPages = pages.length) {
  const document = documentOf({ pages });
  const rows = bodyRows(document);
  const contents = new Set(contentsPages(document, rows));
  return measureCitations(document, rows, findHeadings(document, rows, contents), contents, bodyPages);
}

/** Text with calls of notes: "projet^1" sets the 1 small and raised. */
function called(text: string, baseline: number, options: TextOptions = {}): Line {
  const whole = line(text.replace(/\^/g, ' '), baseline, options);
  const raised = new Set([...text.matchAll(/\^(\d+)/g)].map((match) => match[1]));
  const words = whole.words.map((word): Word =>
    raised.has(word.text) ? { ...word, size: 7, box: [word.box[0], baseline - 10, word.box[2], baseline - 3] } : word,
  );
  return { ...whole, words };
}

describe('style', () => {
  test('APA', () => expect(read([AUTHORS, say(), list(...APA)])).toMatchObject({ style: 'apa', certain: true }));
  test('Harvard', () => expect(read([AUTHORS, say(), list(...HARVARD)])).toMatchObject({ style: 'harvard', certain: true }));
  test('a list in both ways is mixed', () =>
    expect(read([AUTHORS, say(), list(APA[0]!, APA[1]!, HARVARD[0]!, HARVARD[2]!)]).style).toBe('mixed'));
  test('author and date without a list is told by the text, uncertain', () =>
    expect(read([AUTHORS, say('Tout avance (Vernier, 2019).')])).toMatchObject({ style: 'apa', certain: false }));
  test('numeric', () => expect(read([NUMBERS, say(), list(...NUMBERED)]).style).toBe('numeric'));
  test('keys', () => {
    const keys = say('Un projet se conduit [Ver19], dit-on, et le', 'chantier [Sal17] avance, comme en [Ver19].');
    const found = read([keys, say(), list('[Ver19] A. Vernier. Conduire un projet.', '[Sal17] P. Salou. Le chantier.')]);
    expect([found.style, found.citations.map((each) => each.reference)]).toEqual(['numeric', [0, 1, 0]]);
  });
  test('numbers and names together are mixed', () =>
    expect(
      read([AUTHORS, AUTHORS, NUMBERS, list(...NUMBERED.map((text, at) => text.replace(/\. .*/, `, ${APA[at]}`)))]).style,
    ).toBe('mixed'));
  test('works in footnotes', () => {
    const note = (text: string, y: number) => line(text, y, { size: 9 });
    const page = (seed: number): Line[] => [
      ...paragraph({ y: 90, lines: 12, seed }),
      note(`${seed} Anne Vernier, Conduire ${'un projet '.repeat(seed)}, Paris, Phare, 2019, p. 12.`, 740),
      note(`${seed + 1} Ibid., p. 14.`, 752),
    ];
    expect(read([page(1), page(3), page(5), page(7)])).toMatchObject({
      style: 'notes',
      citations: Array.from({ length: 8 }, () => ({ kind: 'note' })),
    });
  });
  test('raised numbers that a numbered list answers', () => {
    const calls = [
      called('Un projet se conduit^1 comme le chantier^2 avance', 130),
      called('et les notes^3 restent ainsi^4 en place au quai', 148),
      ...paragraph({ y: 300, lines: 9 }),
    ];
    expect(read([calls, say(), list(...NUMBERED, '[4] B. Quillan. Le quai. Phare, 2012.')])).toMatchObject({ style: 'numeric' });
  });
});

describe('no style', () => {
  test('no citation', () =>
    expect(read([say(), say('Rien à citer ici.')])).toMatchObject({
      style: 'none',
      citations: [],
      references: [],
      bibliography: null,
    }));
  test('a list that the text does not cite', () => {
    const found = read([say(), say(), list(...NUMBERED)]);
    expect([found.style, found.references.map((each) => each.cited)]).toEqual(['none', [false, false, false]]);
  });
  test('intervals', () =>
    expect(
      read([
        say('pour t ∈ [1, 2] puis x ∈ [2, 3] et', 's dans [0, 1] ou encore [0, 4] donc', 'l’intervalle [3, 5] convient à tous'),
      ]).style,
    ).toBe('none'));
  test('dates of reading', () =>
    expect(
      read([
        say(
          'le site (consulté le 15 juin 2024) et',
          'le blog (consulté le 16 juin 2024) puis',
          'le plan (mai 2015) et la carte (Grand Format 1995)',
        ),
      ]).style,
    ).toBe('none'));
  test('notes that explain', () => {
    const page = (seed: number): Line[] => [
      ...paragraph({ y: 90, lines: 12, seed }),
      line(`${seed} Le quai est la partie du port où les navires accostent.`, 740, { size: 9 }),
      line(`${seed + 1} https://exemple.fr/quai`, 752, { size: 9 }),
    ];
    expect(read([page(1), page(3), page(5), page(7)]).style).toBe('none');
  });
  test('citations of the annexes do not count', () => expect(read([say(), say(), NUMBERS], 2).style).toBe('none'));
});

describe('answers', () => {
  test('a citation without entry, an entry without citation', () => {
    const found = read([
      AUTHORS,
      say('Un autre avis (Quillan, 2012) existe.'),
      list(...APA, 'Kermarec, J. (1998). Le port. Phare.'),
    ]);
    expect(found.citations.filter((each) => each.reference === null).map((each) => each.text)).toEqual(['Quillan, 2012']);
    expect(found.references.filter((each) => !each.cited).map((each) => each.text)).toEqual([
      'Kermarec, J. (1998). Le port. Phare.',
    ]);
  });
  test('a citation knows its page and row', () => {
    const [first] = read([say(), AUTHORS, list(...APA)]).citations;
    expect(first).toMatchObject({ page: 2, kind: 'author-date', reference: 0, box: AUTHORS[0]!.box });
  });
  test('a number that the list lacks', () =>
    expect(
      read([NUMBERS, say('Un quatrième [9] le dit.'), list(...NUMBERED)])
        .citations.filter((each) => each.reference === null)
        .map((each) => each.text),
    ).toEqual(['[9]']));
});
