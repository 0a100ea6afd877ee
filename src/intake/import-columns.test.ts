/** Columns of a file: recognised, numbered, remembered; the line of headers found under a title. */
import { describe, expect, test } from 'vitest';
import { fold, guessColumns, headerKeys, sheetOf } from './import-columns.ts';
import { headersOfContent } from './import-known.store.ts';

const words = (remembered: Record<string, string> = {}) => ({
  known: headersOfContent(),
  remembered: new Map(Object.entries(remembered)),
});
const guess = (...headers: string[]) => guessColumns(headers, words());

describe('headers', () => {
  test.each([
    ['N° Étudiant', 'student.number'],
    ['COD_ETU', 'student.number'],
    ['LIB_NOM_PAT_IND', 'student.lastName'],
    ['LIB_PR1_IND', 'student.firstName'],
    ['Prénom', 'student.firstName'],
    ['Adresse électronique', 'student.email'],
    ['E-mail', 'student.email'],
    ['Student number', 'student.number'],
    ['Organisme d’accueil', 'period.1.name'],
    ['Entreprise (2)', 'period.2.name'],
    ['2e entreprise', 'period.2.name'],
    ['Date de début', 'period.1.starts'],
    ['Start date 3', 'period.3.starts'],
    ['Maître de stage', 'companyTutor.1.fullName'],
    ['Courriel du tuteur académique', 'academicTutor.1.email'],
    ['Enseignant référent', 'academicTutor.1.fullName'],
    ['Tuteur pédagogique - Nom', 'academicTutor.1.lastName'],
    ['Tuteur entreprise : prénom', 'companyTutor.1.firstName'],
    ['Tuteur 2 - Mail', 'companyTutor.2.email'],
    ['Étudiant (nom)', 'student.lastName'],
    ['Code apprenant', 'student.number'],
    ['Adresse électronique institutionnelle', 'student.email'],
    ['Prénom 1', 'student.firstName'],
    ['Date de début de stage', 'period.1.starts'],
    ['Date de la fin du stage', 'period.1.ends'],
    ['Mél du tuteur pédagogique', 'academicTutor.1.email'],
    ['Mail Maître de stage 2', 'companyTutor.2.email'],
    ['Date deb', 'period.1.starts'],
    ['Dt début stage', 'period.1.starts'],
    ['Nom tuteur ent', 'companyTutor.1.lastName'],
    ['Mail tuteur ent.', 'companyTutor.1.email'],
    ['Prénom tuteur péda', 'academicTutor.1.firstName'],
    ['Ens. réf.', 'academicTutor.1.fullName'],
    ['Mail étu', 'student.email'],
    ['INE', ''],
    ['Tél.', ''],
    ['Mel perso', ''],
    ['Date de naissance', ''],
    ['Couleur préférée', ''],
    ['', ''],
  ])('%s', (header, field) => expect(guess(header)).toEqual([field]));

  test('a header that comes again is the next group', () =>
    expect(guess('Entreprise', 'Début', 'Fin', 'Entreprise', 'Début', 'Fin')).toEqual([
      'period.1.name',
      'period.1.starts',
      'period.1.ends',
      'period.2.name',
      'period.2.starts',
      'period.2.ends',
    ]));

  test('what is said once is given once: the second "Nom" is left to the person', () =>
    expect(guess('Nom', 'Prénom', 'Nom')).toEqual(['student.lastName', 'student.firstName', '']));

  test('what was chosen before comes first, even to leave a column out', () =>
    expect(
      guessColumns(
        ['Nom', 'Couleur', 'Nom', 'Mel'],
        words({ nom: '', couleur: 'student.firstName', 'nom #2': 'student.lastName' }),
      ),
    ).toEqual(['', 'student.firstName', 'student.lastName', 'student.email']));

  test('what was chosen before and is no field any more is guessed again', () =>
    expect(guessColumns(['Nom'], words({ nom: 'student.hat' }))).toEqual(['student.lastName']));

  test('keys tell apart headers of the same words', () => expect(headerKeys(['Nom', 'NOM ', ''])).toEqual(['nom', 'nom #2', '']));

  test('case, accents, ligatures and marks do not matter', () => expect(fold(' Sœur_ÉLÈVE n°\u00a02 ')).toBe('soeur eleve n 2'));
});

describe('line of headers', () => {
  test('under a title and an empty line', () => {
    const sheet = sheetOf(
      [
        ['Promotion 2026', '', ''],
        ['', '', ''],
        ['Numéro', 'Nom', 'Prénom'],
        ['1', 'Le Goff', 'Anne'],
      ],
      words(),
    );
    expect(sheet).toEqual({ headers: ['Numéro', 'Nom', 'Prénom'], headerLine: 3, rows: [['1', 'Le Goff', 'Anne']] });
  });
  test('under cells merged over several of them, which tell apart those that come twice', () => {
    const over = ['', 'Étudiant', '', '', 'Entreprise', '', 'Tuteur entreprise', '', '', 'Enseignant référent', ''];
    const head = ['N°', 'Nom', 'Prénom', 'Mail', 'Nom', 'Ville', 'Nom', 'Prénom', 'Mail', 'Nom', 'Mail'];
    const sheet = sheetOf([['Extraction du 12/09/2026'], over, head, ['1', 'Le Goff']], words());
    expect(sheet.headerLine).toBe(3);
    expect(sheet.headers[4]).toBe('Nom Entreprise');
    expect(guessColumns(sheet.headers, words())).toEqual([
      '',
      'student.lastName',
      'student.firstName',
      'student.email',
      'period.1.name',
      'period.1.place',
      'companyTutor.1.lastName',
      'companyTutor.1.firstName',
      'companyTutor.1.email',
      'academicTutor.1.lastName',
      'academicTutor.1.email',
    ]);
    const periods = sheetOf(
      [['Période 1', '', '', 'Période 2', '', ''], ['Entreprise', 'Début', 'Fin', 'Entreprise', 'Début', 'Fin'], ['x']],
      words(),
    );
    expect(guessColumns(periods.headers, words()).at(-1)).toBe('period.2.ends');
  });
  test('the first line when nothing is recognised', () =>
    expect(
      sheetOf(
        [
          ['a', 'b'],
          ['c', 'd', 'e'],
        ],
        words(),
      ),
    ).toEqual({ headers: ['a', 'b', ''], headerLine: 1, rows: [['c', 'd', 'e']] }));
  test('none in a file that begins with someone: the first line is not lost', () => {
    const lines = [
      ['22001', 'Le Goff', 'Anne', 'anne@ecole.example'],
      ['22002', 'Guen', 'Lena', 'lena@ecole.example'],
    ];
    expect(sheetOf(lines, words())).toEqual({ headers: ['', '', '', ''], headerLine: 0, rows: lines });
  });
  test('a file of nothing', () => expect(sheetOf([], words())).toEqual({ headers: [], headerLine: 1, rows: [] }));
});
