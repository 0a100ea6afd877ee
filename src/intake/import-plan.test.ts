/** What an import would do, by cases: new, known, changed, the same name. */
import { describe, expect, test } from 'vitest';
import { HEAD, knowing, MISSION, person, plan, TUTOR } from '../../tests/support/import-plans.ts';
import type { Known } from './import-known.ts';
import { reportOf } from './import-plan.ts';

const SIRET = '732 829 320 00074';
const ines = ['22001', 'Caradec', 'Inès', 'ines@ecole.example'];
const armor = ['Armor', SIRET, 'Lorient', 'France', '15/09/2025', '13/03/2026'];
const karim = ['Bonnard', 'Karim', 'k.bonnard@armor.example'];

describe('students', () => {
  test('a file into an empty cohort creates everyone, names as they are written', () => {
    const made = plan(
      [...HEAD, ...MISSION, ...TUTOR],
      [
        [...ines, ...armor, ...karim],
        ['22002', 'de la Motte d’Almeida', 'Noé', 'noe@ecole.example', ...armor, ...karim],
        ['', '', ''],
      ],
    );
    expect(reportOf(made)).toEqual({ rows: 2, created: 2, updated: 0, unchanged: 0, possibleDuplicates: 0, errors: [] });
    expect(made.changes.added.map((p) => [p.lastName, p.firstName, p.email, p.number])).toEqual([
      ['Caradec', 'Inès', 'ines@ecole.example', '22001'],
      ['de la Motte d’Almeida', 'Noé', 'noe@ecole.example', '22002'],
      ['Bonnard', 'Karim', 'k.bonnard@armor.example', null],
    ]);
    expect(made.changes.missions[0]?.periods).toEqual([
      {
        kind: 'company',
        name: 'Armor',
        siret: '73282932000074',
        companyCountry: 'FR',
        place: 'Lorient',
        placeCountry: 'FR',
        starts: '2025-09-15',
        ends: '2026-03-13',
        address: '',
        service: '',
      },
    ]);
    expect(made.changes.missions.map((m) => m.tutors)).toEqual([
      [{ kind: 'company', person: '+3' }],
      [{ kind: 'company', person: '+3' }],
    ]);
  });

  test('the number finds who changed name and address', () => {
    const known = knowing(person('p1', { number: '22001', lastName: 'Durand' }));
    const made = plan(HEAD, [ines], known);
    expect(made).toMatchObject({ created: 1, errors: [], possibleDuplicates: 0 });
    expect(made.changes.added).toEqual([]);
    expect(made.changes.changed).toMatchObject([{ ref: 'p1', lastName: 'Caradec', email: 'ines@ecole.example' }]);
  });

  test('without a number, the address finds them, whatever its capitals', () => {
    const made = plan(HEAD.slice(1), [['Caradec', 'Ines', 'P1@Ecole.example']], knowing(person('p1')));
    expect(made.changes).toMatchObject({ added: [], changed: [{ ref: 'p1', firstName: 'Ines', email: 'p1@ecole.example' }] });
  });

  test('a number given to who had none is added', () => {
    const made = plan(HEAD, [['22001', 'Caradec', 'Inès', 'p1@ecole.example']], knowing(person('p1')));
    expect(made.changes).toMatchObject({ added: [], changed: [{ ref: 'p1', number: '22001' }] });
  });

  test('a number that a spreadsheet stripped of its zeros is the same number, and gets them back', () => {
    const known = knowing(person('p1', { number: '0042', email: 'ines@ecole.example' }));
    expect(plan(HEAD, [['42', 'Caradec', 'Inès', 'ines@ecole.example']], known).changes.changed).toEqual([]);
    expect(plan(HEAD, [['42', 'Caradec', 'Inès', '']], known)).toMatchObject({ errors: [], changes: { added: [], changed: [] } });
    const stripped = knowing(person('p1', { number: '42' }));
    expect(plan(HEAD, [['0042', 'Caradec', 'Inès', '']], stripped).changes.changed).toMatchObject([
      { ref: 'p1', number: '0042' },
    ]);
    const another = plan(HEAD, [['42', 'Prigent', 'Noé', 'noe@ecole.example']], known);
    expect(another).toMatchObject({ errors: [], changes: { added: [{ number: '42', lastName: 'Prigent' }] } });
  });

  test('a name in capitals is the name that is known', () => {
    const known = knowing(person('p1', { number: '1', lastName: 'd’Almeida', firstName: 'Noé', email: 'noe@ecole.example' }));
    expect(plan(HEAD, [['1', "D'ALMEIDA", 'NOÉ', '']], known).changes.changed).toEqual([]);
    expect(plan(HEAD, [['1', 'D’ALMEIDA KERN', 'Noé', '']], known).changes.changed).toMatchObject([
      { lastName: 'D’ALMEIDA KERN' },
    ]);
  });

  test('an address of a record that was merged means whoever was kept, and does not come back', () => {
    const known = knowing(person('p1', { aliases: ['ines@ancienne.example'] }));
    const made = plan(HEAD.slice(1), [['Caradec', 'Inès', 'Ines@ancienne.example']], known);
    expect(made).toMatchObject({ errors: [], possibleDuplicates: 0, changes: { added: [], changed: [] } });
  });

  test('several lines of a student are one student with several periods', () => {
    const other = ['Tour des fjords', '', 'Oslo', 'Norvège', '16/03/2026', '30/06/2026'];
    const made = plan(
      [...HEAD, ...MISSION],
      [
        [...ines, ...armor],
        ['22001', '', '', '', ...other],
        [...ines, ...armor],
      ],
    );
    expect(made).toMatchObject({ rows: 3, created: 1, errors: [] });
    expect(made.changes.missions[0]?.periods?.map((p) => [p.name, p.placeCountry])).toEqual([
      ['Armor', 'FR'],
      ['Tour des fjords', 'NO'],
    ]);
  });

  test('several groups of columns are several periods', () => {
    const again = MISSION.map((header) => `${header} 2`);
    const made = plan(
      [...HEAD, ...MISSION, ...again],
      [[...ines, 'Brest Marine', '', 'Brest', '', '2026-03-16', '2026-06-30', ...armor]],
    );
    expect(made.changes.missions[0]?.periods?.map((p) => p.name)).toEqual(['Armor', 'Brest Marine']);
  });
});

describe('the same name only', () => {
  const known = knowing(person('p1'), person('p2', { number: '21950' }));

  test('is a possible duplicate: nothing is written until a person settles it', () => {
    const made = plan(HEAD, [ines], known);
    expect(reportOf(made)).toMatchObject({ created: 0, possibleDuplicates: 1 });
    // p2 has another number: someone else.
    expect(made.doubts).toMatchObject([{ key: '2 student', row: 2, candidates: [{ id: 'p1' }] }]);
  });
  test('settled as the same person, it is they who change', () => {
    const made = plan(HEAD, [ines], known, { '2 student': 'p1' });
    expect(made).toMatchObject({ possibleDuplicates: 0, created: 1 });
    expect(made.changes).toMatchObject({ added: [], changed: [{ ref: 'p1', number: '22001', email: 'ines@ecole.example' }] });
  });
  test('settled as someone else, it is someone new', () => {
    const made = plan(HEAD, [ines], known, { '2 student': 'new' });
    expect(made).toMatchObject({ possibleDuplicates: 0, created: 1 });
    expect(made.changes).toMatchObject({ added: [{ number: '22001' }], changed: [] });
  });
  test('an answer that names nobody of the same name settles nothing', () =>
    expect(plan(HEAD, [ines], known, { '2 student': 'p2' }).possibleDuplicates).toBe(1));
  test('two homonyms with two numbers are two people', () =>
    expect(plan(HEAD, [ines, ['22009', 'Caradec', 'Inès', 'ines.caradec@ecole.example']])).toMatchObject({
      created: 2,
      possibleDuplicates: 0,
    }));
  test('two homonyms of the file, one without a number', () =>
    expect(plan(HEAD, [ines, ['', 'CARADEC', 'Ines', 'ines.caradec@ecole.example']])).toMatchObject({
      created: 1,
      possibleDuplicates: 1,
    }));
  test('a tutor under a new address is asked about once, however many students they have', () => {
    const tutor = person('t1', {
      lastName: 'Bonnard',
      firstName: 'Karim',
      roles: [{ role: 'company-tutor', programme: 'digi5' }],
    });
    const rows = [
      [...ines, ...karim],
      ['22002', 'Prigent', 'Noé', 'noe@ecole.example', ...karim],
    ];
    expect(plan([...HEAD, ...TUTOR], rows, knowing(tutor)).doubts.map((d) => d.key)).toEqual(['2 companyTutor.1']);
    const settled = plan([...HEAD, ...TUTOR], rows, knowing(tutor), { '2 companyTutor.1': 't1' });
    expect(settled).toMatchObject({ possibleDuplicates: 0, created: 2 });
    expect(settled.changes.changed).toMatchObject([{ ref: 't1', email: 'k.bonnard@armor.example' }]);
  });
});

describe('again', () => {
  const period = {
    ...({
      kind: 'company',
      name: 'Hofmann',
      companyCountry: 'DE',
      place: 'Brême',
      placeCountry: 'DE',
    } as const),
    starts: '2025-09-15',
    ends: '2026-03-13',
    siret: null,
    address: 'Weg 1',
    service: '',
  };
  const tutor = person('t1', {
    lastName: 'Bonnard',
    firstName: 'Karim',
    email: karim[2]!,
    roles: [{ role: 'company-tutor', programme: 'digi5' }],
  });
  const known: Known = {
    ...knowing(person('p1', { number: '22001', email: 'ines@ecole.example' }), tutor),
    missions: [
      {
        id: 'm1',
        student: 'p1',
        subject: 'Sujet',
        telework: true,
        confidential: true,
        confidentiality: 'secret',
        closedDoor: true,
        confidentialUntil: '2027-01-01',
        brokenOff: false,
        periods: [period],
        tutors: [
          {
            person: 't1',
            kind: 'company',
          },
        ],
      },
    ],
  };

  test('the same file changes nothing; cells left empty take nothing away', () => {
    const said = ['Hofmann', '', '', '', '15/09/2025', '13/03/2026'];
    const made = plan([...HEAD, 'Sujet', 'Télétravail', ...MISSION, ...TUTOR], [[...ines, '', '', ...said, ...karim]], known);
    expect(reportOf(made)).toEqual({ rows: 1, created: 0, updated: 0, unchanged: 1, possibleDuplicates: 0, errors: [] });
    expect(made.changes).toEqual({ added: [], changed: [], roles: [], missions: [] });
  });
  test('what differs is written, and said', () => {
    const said = ['Hofmann', '', 'Hambourg', '', '15/09/2025', '31/03/2026'];
    const made = plan([...HEAD, 'Sujet', ...MISSION], [[...ines, 'Autre sujet', ...said]], known);
    expect(made).toMatchObject({ created: 0, updated: 1, students: [{ changed: ['subject', 'periods'] }] });
    expect(made.changes.missions).toMatchObject([
      { id: 'm1', details: { subject: 'Autre sujet', confidentiality: 'secret' }, tutors: [] },
    ]);
    expect(made.changes.missions[0]?.periods).toMatchObject([
      { place: 'Hambourg', companyCountry: 'DE', ends: '2026-03-31', address: 'Weg 1' },
    ]);
  });
  test('a period that begins another day, elsewhere, is one more', () => {
    const said = [
      ['Hofmann', '', '', '', '15/09/2025', '13/03/2026'],
      ['Armor', '', 'Lorient', 'FR', '16/03/2026', '30/06/2026'],
    ];
    const made = plan(
      [...HEAD, ...MISSION],
      said.map((cells) => [...ines, ...cells]),
      known,
    );
    expect(made.changes.missions[0]?.periods?.map((p) => p.name)).toEqual(['Hofmann', 'Armor']);
  });
  test('a broken-off mission is changed, never doubled', () => {
    const broken = { ...known, missions: known.missions.map((m) => ({ ...m, brokenOff: true })) };
    expect(plan([...HEAD, 'Sujet'], [[...ines, 'Autre']], broken).changes.missions).toMatchObject([{ id: 'm1' }]);
  });
  test('tutors are counted once each, apart from students; a student changes by what is theirs, or by "tutors"', () => {
    const said = (tutor: readonly string[]) => ['Hofmann', '', '', '', '15/09/2025', '13/03/2026', ...tutor];
    const noe = ['22002', 'Prigent', 'Noé', 'noe@ecole.example'];
    const lena = ['Guen', 'Lena', 'lena@armor.example'];
    const first = plan(
      [...HEAD, ...MISSION, ...TUTOR],
      [
        [...ines, ...said(lena)],
        [...noe, ...said(lena)],
      ],
      known,
    );
    expect(first).toMatchObject({ created: 1, updated: 1, tutors: { created: 1, updated: 0 } });
    const second = plan([...HEAD, ...MISSION, ...TUTOR], [[...ines, ...said([karim[0]!, 'Karim A.', karim[2]!])]], known);
    expect(second).toMatchObject({ tutors: { created: 0, updated: 1 }, students: [{ outcome: 'updated', changed: ['tutors'] }] });
  });
});
