/** Everything that can be wrong in a file, told by cell. */
import { describe, expect, test } from 'vitest';
import { HEAD, knowing, MISSION, nobody, person, plan, TUTOR } from '../../tests/support/import-plans.ts';
import { guessColumns } from './import-columns.ts';
import type { Known } from './import-known.ts';
import { headersOfContent } from './import-known.store.ts';
import { planImport, reportOf } from './import-plan.ts';

const wrong = (headers: readonly string[], rows: readonly (readonly string[])[], known = nobody) =>
  plan(headers, rows, known).errors.map(({ row, column, code }) => [row, column, code]);

test('headers that come again in the middle, as in files pasted together, are no student', () => {
  const noe = ['22002', 'Prigent', 'Noé', 'noe@ecole.example'];
  const made = plan(HEAD, [ines, ['', '', '', ''], HEAD.map((header) => header.toUpperCase()), noe]);
  expect(reportOf(made)).toMatchObject({ rows: 2, created: 2, errors: [] });
});

test('days and choices are told as the pages tell them, whatever the file wrote', () => {
  const headers = [...HEAD, 'Entreprise', 'Début', 'Fin', 'Télétravail', 'Confidentialité', 'Confidentiel jusqu’au'];
  const line = ['22001', 'Caradec', 'Inès', 'ines@ecole.example', 'Armor'];
  const rows = [
    [...line, '2026-03-13', '2025-09-15', 'oui', 'restreint', '2027-01-01'],
    [...line, '', '', 'non', 'non', '01/02/2027'],
  ];
  const told = (lang: 'fr' | 'en') => {
    const mapping = guessColumns(headers, { known: headersOfContent(), remembered: new Map() });
    const { errors } = planImport({ headers, headerLine: 1, rows }, mapping, nobody, lang);
    return errors.map(({ message }) => message.replaceAll('\u00a0', ' ')).filter((message) => !/manque|missing/.test(message));
  };
  expect(told('fr')).toEqual([
    'La fin (15 septembre 2025) vient avant le début (13 mars 2026).',
    '« non » ici, « oui » sur une ligne précédente du même étudiant.',
    '« non » ici, « restreint » sur une ligne précédente du même étudiant.',
    '« 1er février 2027 » ici, « 1er janvier 2027 » sur une ligne précédente du même étudiant.',
  ]);
  expect(told('en')).toEqual([
    'The end (15 September 2025) comes before the start (13 March 2026).',
    '“no” here, “yes” on an earlier line of the same student.',
    '“no” here, “restricted” on an earlier line of the same student.',
    '“1 February 2027” here, “1 January 2027” on an earlier line of the same student.',
  ]);
});

const ines = ['22001', 'Caradec', 'Inès', 'ines@ecole.example'];
const karim = ['Bonnard', 'Karim', 'k.bonnard@armor.example'];

describe('what is wrong is told by cell', () => {
  const noe = ['22002', 'Prigent', 'Noé', 'noe@ecole.example'];
  test.each<[string, readonly string[], readonly (readonly string[])[], Known, [number, string, string][]]>([
    ['no column for who', ['Nom', 'Prénom'], [['a', 'b']], nobody, [[1, '', 'column-missing']]],
    [
      'no column for the dates of a company, on many lines',
      [...HEAD, 'Entreprise'],
      [
        [...ines, 'Armor'],
        [...noe, 'Brest Marine'],
      ],
      nobody,
      [
        [1, '', 'column-missing'],
        [1, '', 'column-missing'],
      ],
    ],
    ['no column for the address of new students', HEAD.slice(0, 3), [ines, noe], nobody, [[1, '', 'column-missing']]],
    ['no line', HEAD, [['', '']], nobody, [[1, '', 'empty']]],
    ['neither number nor address', HEAD, [['', 'Caradec', 'Inès', '']], nobody, [[2, 'Numéro étudiant', 'key-missing']]],
    ['no name', HEAD, [['22001', '', 'Inès', 'i@ecole.example']], nobody, [[2, 'Nom', 'name-missing']]],
    ['no address', HEAD, [['22001', 'Caradec', 'Inès', '']], nobody, [[2, 'E-mail', 'email-missing']]],
    ['an address that is none', HEAD, [['22001', 'Caradec', 'Inès', 'ines@']], nobody, [[2, 'E-mail', 'email-wrong']]],
    ['one address, two numbers', HEAD, [ines, ['22002', 'Prigent', 'Noé', ines[3]!]], nobody, [[3, 'E-mail', 'email-shared']]],
    ['one number, two names', HEAD, [ines, ['22001', 'Prigent', 'Inès', '']], nobody, [[3, 'Nom', 'differs']]],
    [
      'the address of someone else',
      HEAD,
      [['22001', 'Prigent', 'Noé', 'p1@ecole.example']],
      knowing(person('p1')),
      [[2, 'E-mail', 'email-of-another']],
    ],
    [
      'a number that is not that of the address',
      HEAD,
      [['22001', 'Caradec', 'Inès', 'p1@ecole.example']],
      knowing(person('p1', { number: '7' })),
      [[2, 'Numéro étudiant', 'number-of-another']],
    ],
    [
      'a number that a spreadsheet cut short',
      [...HEAD, 'Entreprise', 'SIRET', 'Début', 'Fin'],
      [['2,2001E+07', ...ines.slice(1), 'Armor', '7.32829E+13', '15/09/2025', '13/03/2026']],
      nobody,
      [
        [2, 'Numéro étudiant', 'number-short'],
        [2, 'SIRET', 'number-short'],
      ],
    ],
    [
      'formulas that find nothing, which are no empty cells',
      [...HEAD, ...TUTOR],
      [
        [...ines, '#N/A', '#N/A', '#N/A'],
        [...noe, '#REF!', '#NOM ?', '#VALEUR!'],
      ],
      nobody,
      [2, 3].flatMap((row): [number, string, string][] => [0, 1, 2].map((at) => [row, TUTOR[at]!, 'formula'])),
    ],
    [
      'the number of someone whose name and address are others',
      HEAD,
      [['22001', 'Prigent', 'Noé', 'noe@ecole.example']],
      knowing(person('p1', { number: '22001' })),
      [[2, 'Numéro étudiant', 'number-taken']],
    ],
    [
      'a student who left',
      HEAD,
      [['', 'Caradec', 'Inès', 'p1@ecole.example']],
      knowing(person('p1', { left: true })),
      [[2, 'Nom', 'person-left']],
    ],
    [
      'a tutor who left',
      [...HEAD, ...TUTOR],
      [[...ines, 'Caradec', 'Inès', 'p1@ecole.example']],
      knowing(person('p1', { left: true, roles: [{ role: 'company-tutor', programme: 'digi5' }] })),
      [[2, TUTOR[2]!, 'person-left']],
    ],
    [
      'an address of another school',
      HEAD,
      [ines],
      { ...nobody, elsewhere: new Set(['ines@ecole.example']) },
      [[2, 'E-mail', 'email-elsewhere']],
    ],
    [
      'the address of staff',
      HEAD,
      [ines],
      knowing(person('p1', { number: '22001', roles: [{ role: 'office', programme: '' }] })),
      [[2, 'E-mail', 'staff-address']],
    ],
    [
      'tutor and student are one',
      [...HEAD, ...TUTOR],
      [[...ines, 'Caradec', 'Inès', ines[3]!]],
      nobody,
      [[2, TUTOR[2]!, 'tutor-is-student']],
    ],
    [
      'the tutor is another student',
      [...HEAD, ...TUTOR],
      [[...ines, 'Prigent', 'Noé', noe[3]!], noe],
      nobody,
      [[2, TUTOR[2]!, 'tutor-is-student']],
    ],
    [
      'a shared mailbox',
      [...HEAD, ...TUTOR],
      [
        [...ines, 'Bonnard', 'Karim', 'stages@armor.example'],
        [...noe, 'Le Goff', 'Anne', 'stages@armor.example'],
      ],
      nobody,
      [[3, TUTOR[2]!, 'email-shared']],
    ],
    [
      'a tutor without an address',
      [...HEAD, ...TUTOR],
      [[...ines, 'Bonnard', 'Karim', '']],
      nobody,
      [[2, TUTOR[2]!, 'email-missing']],
    ],
    [
      'a tutor without a name',
      [...HEAD, ...TUTOR],
      [[...ines, '', '', 'k@armor.example']],
      nobody,
      [[2, TUTOR[0]!, 'name-missing']],
    ],
    [
      'a name that could be cut anywhere',
      [...HEAD, 'Tuteur entreprise', TUTOR[2]!],
      [[...ines, 'Jean Le Goff', 'k@armor.example']],
      nobody,
      [[2, 'Tuteur entreprise', 'name-unclear']],
    ],
    [
      'a SIRET whose key does not fit',
      [...HEAD, ...MISSION],
      [[...ines, 'Armor', '73282932000075', '', '', '2025-09-15', '2026-03-13']],
      nobody,
      [[2, 'SIRET', 'siret-key']],
    ],
    [
      'a SIRET of nine figures',
      [...HEAD, ...MISSION],
      [[...ines, 'Armor', '732829320', '', '', '2025-09-15', '2026-03-13']],
      nobody,
      [[2, 'SIRET', 'siret-length']],
    ],
    [
      'dates reversed',
      [...HEAD, ...MISSION],
      [[...ines, 'Armor', '', '', '', '13/03/2026', '15/09/2025']],
      nobody,
      [[2, 'Fin', 'days-reversed']],
    ],
    [
      '31 February',
      [...HEAD, ...MISSION],
      [[...ines, 'Armor', '', '', '', '15/09/2025', '31/02/2026']],
      nobody,
      [[2, 'Fin', 'day-wrong']],
    ],
    ['no end', [...HEAD, ...MISSION], [[...ines, 'Armor', '', '', '', '15/09/2025', '']], nobody, [[2, 'Fin', 'day-missing']]],
    [
      'a company without a name',
      [...HEAD, ...MISSION],
      [[...ines, '', '', 'Lorient', '', '15/09/2025', '13/03/2026']],
      nobody,
      [[2, 'Entreprise', 'company-missing']],
    ],
    [
      'no such country',
      [...HEAD, ...MISSION],
      [[...ines, 'Armor', '', '', 'Zubrowka', '15/09/2025', '13/03/2026']],
      nobody,
      [[2, 'Pays', 'country-unknown']],
    ],
  ])('%s', (_, headers, rows, known, errors) => expect(wrong(headers, rows, known)).toEqual(errors));

  test('lines are those of the spreadsheet, empty lines and title counted; all or nothing', () => {
    const rows = [ines, [], ['22002', 'Prigent', '', 'noe@ecole.example']];
    const mapping = guessColumns(HEAD, { known: headersOfContent(), remembered: new Map() });
    const made = planImport({ headers: HEAD, headerLine: 4, rows }, mapping, nobody, 'fr');
    expect(reportOf(made)).toEqual({
      rows: 2,
      created: 0,
      updated: 0,
      unchanged: 0,
      possibleDuplicates: 0,
      errors: [
        {
          row: 7,
          column: 'Nom',
          code: 'name-missing',
          message: 'Le nom ou le prénom manque.',
        },
      ],
    });
  });

  test('one tutor may have twelve students', () => {
    const rows = Array.from({ length: 12 }, (_, at) => [`2200${at}`, `Nom${at}`, 'Léa', `e${at}@ecole.example`, ...karim]);
    const made = plan([...HEAD, ...TUTOR], rows);
    expect(made).toMatchObject({ created: 12, errors: [], possibleDuplicates: 0 });
    expect(made.changes.added).toHaveLength(13);
  });
});
