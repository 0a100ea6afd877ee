import { describe, expect, test } from 'vitest';
import { authorDates } from './author-date.ts';

const names = (text: string) => authorDates(text).map((each) => `${each.names}|${each.years.join('+')}`);

describe('citations that are read', () => {
  test.each([
    ['Selon une étude (Vernier, 2019), on voit', ['Vernier|2019']],
    ['on voit (Vernier 2019)', ['Vernier|2019']],
    ['on voit (Vernier,2019)', ['Vernier|2019']],
    ['on voit (Vernier et Salou, 2019, p. 12)', ['Vernier et Salou|2019']],
    ['on voit (Vernier & Salou, 2019 ; Le Goff et al., 2020a)', ['Vernier & Salou|2019', 'Le Goff et al.|2020a']],
    ['on voit (voir Vernier, 2019 ; 2021)', ['Vernier|2019', 'Vernier|2021']],
    ['on voit (Vernier, 2019, 2021)', ['Vernier|2019+2021']],
    ['on voit (de Kermarec, 2018)', ['de Kermarec|2018']],
    ['on voit (D’Arcangues, 2018 : 45)', ['D’Arcangues|2018']],
    ['on voit (Salou, s. d.)', ['Salou|s. d.']],
    ['on voit [Vernier and Salou, 2019]', ['Vernier and Salou|2019']],
    ['on voit (Salou, 1952/1998)', ['Salou|1952+1998']],
    ['on voit (Institut des métiers, 2018)', ['Institut des métiers|2018']],
    ['on voit (INSEE, 2018)', ['INSEE|2018']],
    ['(Vernier 1992, cité par Salou, 2016)', ['Salou|2016']],
    ['Vernier (2019) montre que', ['Vernier|2019']],
    ['Vernier et Salou (2019, p. 3) montrent que', ['Vernier et Salou|2019']],
    ['comme Le Goff et al. (2020) le disent', ['Le Goff et al.|2020']],
    ['Vernier-Salou (2019)', ['Vernier-Salou|2019']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));
});

describe('what is no citation', () => {
  test.each([
    'le site (consulté le 15 juin 2024)',
    'au printemps (mai 2015)',
    'la sortie (Mars 2015)',
    'en début d’année (2019)',
    'le chiffre (1250 euros)',
    'la figure (Figure 3, 2019)',
    'depuis (Depuis 2019)',
    'l’atelier f(2019)',
    'Octobre (2019)',
  ])('%s', (text) => expect(authorDates(text)).toEqual([]));
});

test('weak are a lone name before a year and words without comma', () => {
  expect(authorDates('la suite Tablier (2016)')[0]?.strong).toBe(false);
  expect(authorDates('un roman (Grand Format 1995)').filter((each) => each.strong)).toEqual([]);
  expect(authorDates('un fait (Vernier, 2016)')[0]?.strong).toBe(true);
});
