/** The people of the demo as its page shows them: by programme, each with what they will meet. Pure. */
import { lateBy, type DepositSummary } from '../deposit/deposit.ts';
import { deadlineFor } from '../deposit/hand-in.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import type { Role } from '../identity/ability.ts';
import { lateness, type Mission, nameOf } from '../mission/mission.ts';
import { type Validation, validationOf } from '../thread/validation.ts';

/** Someone whom a visitor may be. */
export interface Enrolled {
  id: string;
  lastName: string;
  firstName: string;
  roles: readonly { role: Role; programme: string }[];
}

/** How a student stands before their main deadline. */
export interface StudentState {
  kind: 'student';
  /** Last company of the mission. */
  company: string;
  place: string;
  /** The deadline and when it was read (milliseconds), in the zone of the guide, and whether it is over; null without a date. */
  due: { at: number; now: number; zone: string; late: boolean } | null;
  /** The mission broke off, or the student has yet to confirm who their tutor is. */
  special: 'broken-off' | 'unconfirmed' | null;
  /** What was handed in last, null for nothing. */
  deposit: (Pick<DepositSummary, 'number' | 'verdict' | 'toCheck' | 'blocking' | 'contested'> & { late: boolean }) | null;
  /** A tutor wants another version of something. */
  refused: boolean;
}

/** Someone who follows students, or a programme. */
export interface StaffState {
  kind: 'staff';
  role: Exclude<Role, 'student'>;
  /** First names and family names of those followed; where they are many, of some. */
  follows: readonly string[];
  /** How many they are. */
  students: number;
  /** Contested findings that wait for an answer. */
  contested: number;
  /** Deposits that wait for their validation. */
  validates: number;
  /** How far a company tutor is with what they are asked; null for anyone else, and for whom nobody asked yet. */
  appraisal: 'asked' | 'draft' | 'submitted' | null;
}

export interface Guest {
  id: string;
  name: string;
  firstName: string;
  role: Role;
  state: StudentState | StaffState;
}

export interface Group {
  /** Identifier of the guide; '' for the whole school. */
  programme: string;
  students: readonly Guest[];
  staff: readonly Guest[];
}

export interface Facts {
  people: readonly Enrolled[];
  missions: readonly Mission[];
  /** Tutor → how many missions they follow, those that are not among `missions` included. */
  following: ReadonlyMap<string, number>;
  summaries: readonly DepositSummary[];
  appraisals: readonly { mission: string; author: string; state: 'asked' | 'draft' | 'submitted' }[];
  shelf: Shelf;
  /** Milliseconds. */
  now: number;
}

const STAFF: readonly Role[] = ['academic-tutor', 'company-tutor', 'lead', 'office', 'juror'];

/** The people by programme; students by what is due first. */
export function groupsOf(facts: Facts): Group[] {
  const programmes = [...new Set(facts.people.flatMap((p) => p.roles.map((r) => r.programme)))].filter(Boolean).sort();
  return programmes.map((programme) => {
    const guests = facts.people.flatMap((person) =>
      person.roles.filter((r) => r.programme === programme).flatMap(({ role }) => guestOf(facts, person, role, programme)),
    );
    return {
      programme,
      students: guests.filter((g) => g.role === 'student').sort((a, b) => leftOf(b) - leftOf(a)),
      staff: guests.filter((g) => g.role !== 'student').sort((a, b) => STAFF.indexOf(a.role) - STAFF.indexOf(b.role)),
    };
  });
}

const leftOf = ({ state }: Guest) => (state.kind === 'student' ? (state.due?.at ?? Infinity) : 0);

function guestOf(facts: Facts, person: Enrolled, role: Role, programme: string): Guest[] {
  const { id, firstName, lastName } = person;
  const who = { id, firstName, name: `${firstName} ${lastName}`, role };
  if (role !== 'student') return [{ ...who, state: staffOf(facts, id, role) }];
  const mission = facts.missions.find((m) => m.student.id === id && m.cohort.guide === programme);
  return mission ? [{ ...who, state: studentOf(facts, mission) }] : [];
}

/** What is furthest behind comes first. */
const PROGRESS = ['asked', 'draft', 'submitted'] as const;

/** How the validations of what was handed in for a mission stand. */
function validationsOf({ shelf, summaries }: Facts, mission: Mission): Validation[] {
  const guide = findGuide(shelf, mission.cohort.guide, mission.cohort.version);
  return summaries.flatMap((each) => {
    const deliverable = each.mission === mission.id && guide?.deliverables.find((d) => d.id === each.deliverable);
    const validation = deliverable ? validationOf(deliverable, each.validations, mission) : null;
    return validation ? [validation] : [];
  });
}

function staffOf(facts: Facts, id: string, role: Exclude<Role, 'student'>): StaffState {
  const { missions, following, summaries, appraisals } = facts;
  const mine = missions.filter((m) => [...m.companyTutors, ...m.academicTutors].some((t) => t.id === id));
  const own = role === 'company-tutor' ? appraisals.filter((a) => a.author === id).map((a) => a.state) : [];
  const ids = new Set(mine.map((m) => m.id));
  // Findings are answered by the school.
  const answers = role === 'company-tutor' ? [] : summaries.filter((s) => ids.has(s.mission));
  const contested = answers.reduce((sum, s) => sum + s.contested, 0);
  const follows = mine.map((m) => nameOf(m.student));
  const appraisal = PROGRESS.find((state) => own.includes(state)) ?? null;
  const awaited = mine.flatMap((m) => validationsOf(facts, m)).filter(({ waits }) => waits.some((tutor) => tutor.id === id));
  const students = following.get(id) ?? follows.length;
  return { kind: 'staff', role, follows, students, contested, validates: awaited.length, appraisal };
}

function studentOf(facts: Facts, mission: Mission): StudentState {
  const { shelf, summaries, now } = facts;
  const guide = findGuide(shelf, mission.cohort.guide, mission.cohort.version);
  const deliverable = guide?.deliverables.find((d) => d.main) ?? guide?.deliverables[0];
  const deadline = guide && deliverable ? deadlineFor(mission, guide, deliverable) : null;
  const last = summaries.find((s) => s.mission === mission.id && s.deliverable === deliverable?.id);
  const period = mission.periods.findLast((p) => p.kind === 'company') ?? mission.periods.at(-1);
  return {
    kind: 'student',
    company: period?.name ?? '',
    place: period?.place ?? '',
    special: mission.brokenOff ? 'broken-off' : mission.companyTutors.some((t) => !t.confirmed) ? 'unconfirmed' : null,
    due: deadline ? { at: Date.parse(deadline.at), now, zone: guide!.timezone, late: lateness(now, deadline.at) > 0 } : null,
    deposit: last ? { ...last, late: (lateBy(last) ?? 0) > 0 } : null,
    refused: validationsOf(facts, mission).some(({ refused }) => refused.length > 0),
  };
}
