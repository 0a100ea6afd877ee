import { describe, expect, test } from 'vitest';
import { documentOf, line, type TextOptions } from '../../../tests/support/document-builder.ts';
import type { Line } from '../../document/document.ts';
import { BIBLIOGRAPHY, findBibliography } from './bibliography.ts';
import { findHeadings } from './headings.ts';
import { plain } from './plain.ts';
import { cutEntries } from './reference-entries.ts';
import { bodyRows } from './rows.ts';

const NONE: ReadonlySet<number> = new Set();

/** Lines one below the other; a text that begins with ">" is indented, "^" leaves a gap above. */
function list(texts: readonly string[], from = 120, options: TextOptions = {}): Line[] {
  let y = from;
  return texts.map((text) => {
    y += text.startsWith('^') ? 32 : 16;
    return line(text.replace(/^[>^]+/, ''), y, { ...options, x: text.includes('>') ? 96 : 72 });
  });
}

function cut(texts: readonly string[]): string[] {
  const document = documentOf({ pages: [list(texts)] });
  return cutEntries(bodyRows(document)[0]!.map((row) => ({ row, page: 1 }))).map((entry) => `${entry.label ?? ''}|${entry.text}`);
}

describe('cutEntries', () => {
  test('by labels, whose numbers go on', () =>
    expect(
      cut([
        '[1] Vernier, A. Conduire un projet. Phare,',
        '2019.',
        '[2] Salou, P. Le chantier, pages 12 à',
        '98. https://exemple.fr/chantier',
        '[3] Lagarde, Z. Carnet. Phare.',
      ]),
    ).toEqual([
      '1|Vernier, A. Conduire un projet. Phare, 2019.',
      '2|Salou, P. Le chantier, pages 12 à 98. https://exemple.fr/chantier',
      '3|Lagarde, Z. Carnet. Phare.',
    ]));
  test('by hanging indents', () =>
    expect(
      cut([
        'Vernier, A. (2019). Conduire un projet',
        '>en équipe. Éditions du Phare.',
        'Salou, P. (2017). Le chantier au fil',
        '>des saisons. Phare.',
      ]),
    ).toEqual([
      '|Vernier, A. (2019). Conduire un projet en équipe. Éditions du Phare.',
      '|Salou, P. (2017). Le chantier au fil des saisons. Phare.',
    ]));
  test('by gaps', () =>
    expect(
      cut([
        'Vernier, A. (2019). Conduire un projet',
        'en équipe. Éditions du Phare.',
        '^Salou, P. (2017). Le chantier au fil',
        'des saisons. Phare.',
        '^Lagarde, Z. (2011). Carnet. Phare.',
      ]),
    ).toEqual([
      '|Vernier, A. (2019). Conduire un projet en équipe. Éditions du Phare.',
      '|Salou, P. (2017). Le chantier au fil des saisons. Phare.',
      '|Lagarde, Z. (2011). Carnet. Phare.',
    ]));
  test('a word cut by a hyphen is joined, a hyphenated code is not', () =>
    expect(cut(['[1] Vernier, A. Conduire un pro-', 'jet, tome A-', '120 pages.', '[2] Salou, P. Le chantier.'])[0]).toBe(
      '1|Vernier, A. Conduire un projet, tome A- 120 pages.',
    ));
  test('keys are labels', () =>
    expect(cut(['[VS19] Vernier et Salou. Conduire un projet.', '[Sal17] Salou. Le chantier naval.'])[1]).toBe(
      'Sal17|Salou. Le chantier naval.',
    ));
});

describe('titles of bibliographies', () => {
  test.each([
    'Bibliographie',
    '6. Webographie',
    'Références bibliographiques',
    'Bibliographie et sitographie',
    'SOURCES',
    'Bibliographie / Webographie',
    'Chapitre 5: Webographie et Bibliographie',
    'References',
    'Nétographie',
  ])('%s', (text) => expect(BIBLIOGRAPHY.test(plain(text))).toBe(true));
  test.each(['Source de données', 'Référencement naturel', 'Sources d’énergie', 'Références client', 'Ressources humaines'])(
    'not %s',
    (text) => expect(BIBLIOGRAPHY.test(plain(text))).toBe(false),
  );
});

describe('findBibliography', () => {
  const heading = (text: string, y = 90) => line(text, y, { size: 18 });
  const filler = Array.from({ length: 4 }, (_, at) =>
    list([`Le service suit ${at} projets de la maison et en rend compte.`, 'Il tient un journal des essais menés.']),
  );
  const read = (...pages: Line[][]) => {
    const document = documentOf({ pages });
    const rows = bodyRows(document);
    return findBibliography(document, rows, findHeadings(document, rows, NONE), NONE);
  };
  test('from its heading to the annexes', () => {
    const found = read(
      ...filler,
      [heading('Bibliographie'), ...list(['[1] Vernier, A. Conduire un projet.', '[2] Salou, P. Le chantier.'])],
      [heading('Annexes'), ...list(['[3] Ce n’est pas une entrée.'])],
    );
    expect(found.place?.page).toBe(5);
    expect(found.entries.map((entry) => entry.label)).toEqual(['1', '2']);
  });
  test('several lists are one bibliography', () => {
    const found = read(...filler, [
      heading('Bibliographie'),
      ...list(['[1] Vernier, A. Conduire un projet.', '[2] Salou, P. Le chantier.']),
      heading('Webographie', 300),
      ...list(['[3] Atelier. Site. https://exemple.fr'], 310),
    ]);
    expect(found.entries).toHaveLength(3);
  });
  test('a numbered list at the end stands in for one without heading', () => {
    const found = read(
      ...filler,
      list([
        'Un dernier mot sur les essais du service.',
        '[1] Vernier, A. Conduire un projet.',
        '[2] Salou, P. Le chantier.',
        '[3] Atelier. Site.',
      ]),
    );
    expect(found.entries).toHaveLength(3);
  });
  test('none', () => expect(read(...filler)).toMatchObject({ place: null, entries: [] }));
});
