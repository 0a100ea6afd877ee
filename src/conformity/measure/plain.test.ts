import { describe, expect, test } from 'vitest';
import { fold, plain, splitNumbering } from './plain.ts';

describe('fold', () => {
  test.each([
    ['ÉVALUATION de l’Œuvre', "evaluation de l'oeuvre"],
    ['ﬁn – début', 'fin - debut'],
    ['  A  B\u00a0C ', 'a b c'],
  ])('%s', (text, expected) => expect(fold(text)).toBe(expected));
});

describe('plain takes the numbering away', () => {
  test.each([
    ['I. Présentation', 'presentation'],
    ['IV - Bilan', 'bilan'],
    ['1.2 Le marché', 'le marche'],
    ['1.2. Le marché', 'le marche'],
    ['3) Méthode', 'methode'],
    ['5 - Conclusion', 'conclusion'],
    ['Chapitre 2 : Analyse', 'analyse'],
    ['CHAPITRE IV – ANALYSE', 'analyse'],
    ['Partie I : Contexte', 'contexte'],
    ['Deuxième partie : la mission', 'la mission'],
    ['A. Missions confiées', 'missions confiees'],
    ['A.1 Missions', 'missions'],
    ['II.3 Outils', 'outils'],
    ['➢ Objectifs :', 'objectifs'],
    ['Bilan personnel ............ 12', 'bilan personnel'],
  ])('%s', (text, expected) => expect(plain(text)).toBe(expected));
});

describe('plain leaves words alone', () => {
  test.each([
    ['Annexe A', 'annexe a'],
    ['Vie de l’entreprise', "vie de l'entreprise"],
    ['À propos', 'a propos'],
    ['Divers', 'divers'],
    ['Partie pratique', 'partie pratique'],
    ['Chapitre 3', 'chapitre 3'],
    ['L’équipe', "l'equipe"],
  ])('%s', (text, expected) => expect(plain(text)).toBe(expected));
});

test('splitNumbering tells the kind and the depth', () => {
  expect(splitNumbering('2.3.1 outils').numbering).toEqual({ kind: 'arabic', value: '2.3.1', depth: 2 });
  expect(splitNumbering('iii. outils').numbering).toEqual({ kind: 'roman', value: 'iii', depth: 0 });
  expect(splitNumbering('b) outils').numbering).toEqual({ kind: 'letter', value: 'b', depth: 0 });
  expect(splitNumbering('chapitre 4 : outils').numbering).toEqual({ kind: 'named', value: '4', depth: 0 });
  expect(splitNumbering('outils').numbering).toBeNull();
});
