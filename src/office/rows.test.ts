import { expect, test } from 'vitest';
import type { DepositSummary } from '../deposit/deposit.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Mission } from '../mission/mission.ts';
import { membersOf, safeName } from './archive.ts';
import { chosen, countsOf, matches, pageOf, type Row } from './rows.ts';
import { OFFICE_WORDS } from './words.ts';

const deliverable = { id: 'memoir', title: 'Mémoire', file: { types: ['pdf'] } } as unknown as Deliverable;
const mission = (lastName: string, firstName: string) =>
  ({ id: lastName, student: { lastName, firstName }, cohort: { year: 2026 } }) as unknown as Mission;
const deposit = (more: Partial<DepositSummary> = {}) =>
  ({ verdict: 'conform', contested: 0, fileName: 'memoire.pdf', ...more }) as DepositSummary;
const row = (more: Partial<Row> = {}): Row => ({
  mission: mission('Caradec', 'Inès'),
  deliverable,
  deadline: null,
  deposit: null,
  late: null,
  ...more,
});

const rows = [
  row({ late: 5 }),
  row({ late: -5 }),
  row({ deposit: deposit(), late: 1 }),
  row({ deposit: deposit({ verdict: 'blocked' }), late: 0 }),
  row({ deposit: deposit({ contested: 1 }), late: -1 }),
];

test('each filter holds its rows, and the title says the same', () => {
  const counts = countsOf(rows);
  expect(counts).toEqual({ all: 5, missing: 2, late: 1, blocked: 1, contested: 1, overdue: 1 });
  for (const show of ['all', 'missing', 'late', 'blocked', 'contested'] as const) {
    expect(chosen(rows, { show, query: '' })).toHaveLength(counts[show]);
  }
});

const none = { all: 2, missing: 0, late: 0, blocked: 0, contested: 0, overdue: 0 };
test.each([
  [{ ...none, all: 0 }, 'Aucun étudiant dans cette promotion'],
  [none, 'Tout est déposé, à temps et sans blocage'],
  [{ ...none, missing: 1 }, 'Un dépôt manque'],
  [
    { ...none, missing: 3, overdue: 1, late: 1 },
    'Trois dépôts manquent, dont un après l’échéance\u202f; un est arrivé en retard',
  ],
  [{ ...none, blocked: 12 }, '12 sont bloqués'],
])('the title of %j', (counts, title) => expect(OFFICE_WORDS.fr.title(counts)).toBe(title));

test.each([
  ['ines', true],
  ['CARADEC in', true],
  ['', true],
  ['le goff', false],
])('looking for %j', (query, found) => expect(matches(row(), query)).toBe(found));

test('a page beyond the last is the last', () => {
  const many = Array.from({ length: 250 }, () => row());
  expect(pageOf(many, 3)).toMatchObject({ page: 3, pages: 3 });
  expect(pageOf(many, 3).rows).toHaveLength(50);
  expect(pageOf(many, 9).page).toBe(3);
  expect(pageOf(many, Number.NaN).page).toBe(1);
  expect(pageOf([], 1)).toEqual({ rows: [], page: 1, pages: 1 });
});

test.each([
  ['mémoire.pdf', 'mémoire.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['..', '_'],
  ['a\\b:c*?.pdf', 'a_b_c__.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['rapport\u202efdp.exe', 'rapport_fdp.exe'],
  [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(146)}.pdf`],
])('%j is safe in an archive', (name, safe) => expect(safeName(name)).toBe(safe));

test('names that clash are numbered, whatever their case; what has no file is left out', () => {
  const files = ['memoire.pdf', 'Memoire.pdf', 'memoire.pdf'].map((fileName) => row({ deposit: deposit({ fileName }) }));
  expect(membersOf([...files, row()], 'fr').map((m) => m.path)).toEqual([
    'Mémoire/memoire.pdf',
    'Mémoire/Memoire (2).pdf',
    'Mémoire/memoire (3).pdf',
  ]);
});

test('[M-RAP-5] an archive names files as the guide asks, whatever their student named them', () => {
  const named = {
    ...deliverable,
    file: { types: ['pdf'], name: { pattern: '{LAST} {First} rapport mission {year}' } },
  } as unknown as Deliverable;
  const member = membersOf([row({ deliverable: named, deposit: deposit({ fileName: 'final v3.pdf' }) })], 'fr');
  expect(member[0]?.path).toBe('Mémoire/CARADEC Inès rapport mission 2026.pdf');
});
