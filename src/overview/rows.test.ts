import { expect, test } from 'vitest';
import type { DepositSummary } from '../deposit/deposit.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Mission } from '../mission/mission.ts';
import { membersOf } from './archive.ts';
import { askedIn, awaited, type Row } from './rows.ts';
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
  readAt: 0,
  ...more,
});

test.each([
  [{ late: 5 }, {}, 'overdue'],
  [{ late: -5 }, {}, 'due'],
  [{ late: null }, {}, 'due'],
  [{ late: 5 }, { optional: true }, 'optional'],
  [{ late: 5 }, { broken: true }, 'broken-off'],
] as const)(
  'what is not handed in: %j %j is %s',
  (more, { broken = false, optional = false }: { broken?: boolean; optional?: boolean }, word) => {
    const about = { ...mission('Caradec', 'Inès'), brokenOff: broken ? { on: '2026-01-02', reason: '' } : null };
    expect(awaited(row({ ...more, mission: about, deliverable: { ...deliverable, optional } }))).toBe(word);
  },
);

const none = { all: 2, missing: 0, late: 0, blocked: 0, contested: 0, overdue: 0 };
test.each([
  [{ ...none, all: 0 }, 'Aucun étudiant dans cette promotion'],
  [none, 'Tout est déposé, à temps et sans blocage'],
  [{ ...none, missing: 1 }, 'Un dépôt attendu'],
  [{ ...none, missing: 2, overdue: 2 }, 'Deux dépôts manquent'],
  [{ ...none, missing: 3, overdue: 1, late: 1 }, 'Un dépôt manque\u202f; deux sont attendus\u202f; un est arrivé en retard'],
  [{ ...none, blocked: 12 }, '12 sont bloqués'],
])('the title of %j', (counts, title) => expect(OFFICE_WORDS.fr.title(counts)).toBe(title));

test.each([
  [{}, { show: 'all', query: '', page: 1 }],
  [
    { show: 'late', q: ' Le  Goff ', page: '3' },
    { show: 'late', query: 'Le  Goff', page: 3 },
  ],
  [
    { show: 'toString', q: 'a\u0000b', page: '-1' },
    { show: 'all', query: 'a b', page: 1 },
  ],
  [
    { q: 'x'.repeat(200), page: '1e9' },
    { show: 'all', query: 'x'.repeat(100), page: 1 },
  ],
])('an address that brings %j asks for %j', (query: Record<string, string>, asked) => {
  expect(askedIn((name) => query[name])).toEqual(asked);
});

test('names that clash are numbered, whatever their case; what has no file is left out', () => {
  const files = ['memoire.pdf', 'Memoire.pdf', 'memoire.pdf'].map((fileName) => row({ deposit: deposit({ fileName }) }));
  expect(membersOf([...files, row()], 'fr').map((m) => m.path)).toEqual([
    'Mémoire/memoire.pdf',
    'Mémoire/Memoire (2).pdf',
    'Mémoire/memoire (3).pdf',
  ]);
});

test('names taken by files that came before are not taken again', () => {
  const taken = new Set<string>();
  const path = () => membersOf([row({ deposit: deposit({ fileName: 'a.pdf' }) })], 'fr', taken).map((m) => m.path);
  expect([path(), path()]).toEqual([['Mémoire/a.pdf'], ['Mémoire/a (2).pdf']]);
});

test('[M-RAP-5] an archive names files as the guide asks, whatever their student named them', () => {
  const named = {
    ...deliverable,
    file: { types: ['pdf'], name: { pattern: '{LAST} {First} rapport mission {year}' } },
  } as unknown as Deliverable;
  const member = membersOf([row({ deliverable: named, deposit: deposit({ fileName: 'final v3.pdf' }) })], 'fr');
  expect(member[0]?.path).toBe('Mémoire/CARADEC Inès rapport mission 2026.pdf');
});
