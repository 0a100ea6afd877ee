/** What an import would do: each student of the file against those who are known. All or nothing. Pure. */
import type { Period } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { fold, type Sheet } from './import-columns.ts';
import { type CellError, type Entry, readContents } from './import-entries.ts';
import type { Mapping } from './import-fields.ts';
import type { Changes, Known, KnownMission, MissionChange, MissionDetails, TutorKind } from './import-known.ts';
import { type Doubt, People, type Settled, type TutorCounts } from './import-people.ts';
import type { MissionIn, PeriodIn } from './import-row.ts';

export type Outcome = 'created' | 'updated' | 'unchanged';

/** A student of the file, and what becomes of them. */
export interface Planned {
  row: number;
  lastName: string;
  firstName: string;
  outcome: Outcome;
  changed: readonly string[];
}

export interface Plan {
  /** Lines of the file that say something. */
  rows: number;
  /** Students of each outcome. */
  created: number;
  updated: number;
  unchanged: number;
  /** Tutors, each once whatever the number of their students. */
  tutors: TutorCounts;
  /** Doubts that nobody has settled. */
  possibleDuplicates: number;
  errors: readonly CellError[];
  /** All of them, those that are settled too. */
  doubts: readonly Doubt[];
  students: readonly Planned[];
  changes: Changes;
}

/** What the command prints. */
export type Report = Pick<Plan, 'rows' | 'created' | 'updated' | 'unchanged' | 'possibleDuplicates' | 'errors'>;

/** What is kept of a run that is over. */
export type Done = Report & { tutors?: TutorCounts };

/** True when nothing stands in the way. */
export const isReady = (plan: Pick<Plan, 'errors' | 'possibleDuplicates'>): boolean =>
  plan.errors.length === 0 && plan.possibleDuplicates === 0;

/** What is said of a plan: one that cannot be followed creates and updates nothing. */
export function reportOf(plan: Report): Report {
  const { rows, created, updated, unchanged, possibleDuplicates, errors } = plan;
  const done = isReady(plan) ? { created, updated, unchanged } : { created: 0, updated: 0, unchanged: 0 };
  return { rows, ...done, possibleDuplicates, errors };
}

/** Plans the import of `sheet` by `mapping` into what is known. Nothing is ever taken away: an empty cell changes nothing. */
export function planImport(sheet: Sheet, mapping: Mapping, known: Known, lang: Lang, settled: Settled = {}): Plan {
  const { rows, entries, errors, blame } = readContents(sheet, mapping, known.homeCountry, lang);
  const people = new People(known, settled, blame);
  // Students first: a tutor who is one of them is told wherever they stand in the file.
  const students = entries.map((entry) => ({ entry, student: people.student(entry) }));
  const missionOf = Map.groupBy(known.missions, (mission) => mission.student);
  const followed = students.map(({ entry, student }) => {
    const tutors = [
      ...entry.companyTutors.map((t) => ({ kind: 'company' as const, person: people.tutor(t, 'company-tutor', student) })),
      ...entry.academicTutors.map((t) => ({ kind: 'academic' as const, person: people.tutor(t, 'academic-tutor', student) })),
    ].flatMap(({ kind, person }) => (person === null ? [] : [{ kind, person }]));
    return { entry, student, tutors };
  });
  const planned = followed.flatMap(({ entry, student, tutors }) =>
    student === null ? [] : [plan(entry, student, tutors, missionOf.get(student) ?? [], people)],
  );
  const count = (outcome: Outcome) => planned.filter((p) => p.student.outcome === outcome).length;
  return {
    rows,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    tutors: people.tutorCounts(),
    possibleDuplicates: people.doubts.filter((doubt) => !doubt.settled).length,
    errors: errors.toSorted((a, b) => a.row - b.row),
    doubts: people.doubts,
    students: planned.map((p) => p.student),
    changes: { ...people.changes(), missions: planned.flatMap((p) => p.mission ?? []) },
  };
}

type Tutors = readonly { kind: TutorKind; person: string }[];

/** What becomes of one student and of their mission in the cohort. */
function plan(entry: Entry, student: string, tutors: Tutors, missions: readonly KnownMission[], people: People) {
  const known = missions.find((m) => !m.brokenOff) ?? missions[0] ?? null;
  const details = detailsOf(entry.mission, known);
  const periods = mergePeriods(known?.periods ?? [], entry.periods);
  const newcomers = tutors.filter((t) => !known?.tutors.some((held) => held.person === t.person && held.kind === t.kind));
  const changed = known
    ? [
        ...(Object.keys(details) as (keyof MissionDetails)[]).filter((field) => details[field] !== known[field]),
        ...(periods === known.periods ? [] : ['periods']),
        ...(newcomers.length > 0 ? ['tutors'] : []),
      ]
    : [];
  const mission: MissionChange | null =
    known && changed.length === 0
      ? null
      : {
          id: known?.id ?? null,
          student,
          details,
          changed,
          periods: periods === known?.periods ? null : periods,
          tutors: newcomers,
        };
  const ofTutors = tutors.some((t) => people.changesOf(t.person).length > 0) ? ['tutors'] : [];
  const all = [...new Set([...people.changesOf(student), ...changed, ...ofTutors])];
  const outcome: Outcome = known === null ? 'created' : all.length > 0 ? 'updated' : 'unchanged';
  const { lastName, firstName } = people.named(student);
  return { mission, student: { row: entry.row, lastName, firstName, outcome, changed: all } satisfies Planned };
}

const NOTHING: MissionDetails = {
  subject: '',
  telework: false,
  confidential: false,
  confidentiality: '',
  confidentialUntil: null,
  closedDoor: false,
};

/** What is known with what the file says over it. */
function detailsOf(said: MissionIn, known: KnownMission | null): MissionDetails {
  const { subject, telework, confidential, confidentiality, confidentialUntil, closedDoor } = known ?? NOTHING;
  const before = { subject, telework, confidential, confidentiality, confidentialUntil, closedDoor };
  const level = said.confidentiality;
  return { ...before, ...said, ...(level !== undefined && level !== before.confidentiality && { confidential: level !== '' }) };
}

const FIELDS = [
  'kind',
  'name',
  'companyCountry',
  'place',
  'placeCountry',
  'starts',
  'ends',
  'siret',
  'address',
  'service',
] as const;
const same = (a: Period, b: Period) => FIELDS.every((field) => (a[field] ?? '') === (b[field] ?? ''));

/** What the file says over what is known; what it leaves empty stays. */
function over(before: Period | null, { unsaid, ...said }: PeriodIn): Period {
  if (!before) return said;
  return {
    ...said,
    ...Object.fromEntries(unsaid.map((field) => [field, before[field]])),
    place: said.place || before.place,
    siret: said.siret ?? before.siret ?? null,
    address: said.address || before.address || '',
    service: said.service || before.service || '',
  };
}

/**
 * The periods of a mission once a file has spoken: each of its periods takes the place of the one that starts the same day, else of the one
 * of the same name, else of the one at its place when there are as many; what is left is added. The very list when nothing changes.
 */
export function mergePeriods(known: readonly Period[], said: readonly PeriodIn[]): readonly Period[] {
  const result: Period[] = [...known];
  const free = new Set(known.keys());
  const place = (period: PeriodIn, at: number) => {
    const find = (is: (k: Period) => boolean) => [...free].find((index) => is(known[index]!));
    return (
      find((k) => k.starts === period.starts && fold(k.name) === fold(period.name)) ??
      find((k) => k.starts === period.starts) ??
      find((k) => fold(k.name) === fold(period.name)) ??
      (known.length === said.length && free.has(at) ? at : undefined)
    );
  };
  for (const [at, period] of said.entries()) {
    const index = place(period, at);
    if (index === undefined) result.push(over(null, period));
    else {
      free.delete(index);
      result[index] = over(known[index] ?? null, period);
    }
  }
  const ordered = result.toSorted((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0));
  const unchanged = result.length === known.length && result.every((period, at) => same(period, known[at]!));
  return unchanged ? known : ordered;
}
