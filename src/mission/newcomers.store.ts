/** Tutors whom a form names: whether their address may serve, and the person that each becomes. */
import { type Enrolled, findOrAddPerson } from '../identity/enrol.store.ts';
import type { Role } from '../identity/ability.ts';
import { type Person, personOfEmail } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { addTutor } from './course.store.ts';
import type { TutorKind } from './mission.ts';
import { type MissionFaults, type NewTutor, sameName, tutorField } from './mission-form.ts';

/** True for an address that nobody may be given here: another school's, or of someone who left. */
export async function isUnusable(db: Database, school: string, email: string): Promise<boolean> {
  const known = email ? await personOfEmail(db, email) : null;
  return known !== null && (known.school !== school || known.leftAt !== null);
}

/** Roles that the school gives: only staff makes anything else of who holds one. */
const OF_SCHOOL: readonly Role[] = ['student', 'academic-tutor', 'lead', 'office'];
const isOfSchool = ({ roles }: Pick<Person, 'roles'>) => roles.some(({ role }) => OF_SCHOOL.includes(role));

/** True for an address that only staff may name as a company tutor's: those of `isUnusable`, and whoever is a student or staff here. */
export async function isForStaff(db: Database, school: string, email: string): Promise<boolean> {
  const known = email ? await personOfEmail(db, email) : null;
  return known !== null && (known.school !== school || known.leftAt !== null || isOfSchool(known));
}

/**
 * What is wrong with the addresses of `tutors`: another school's, of someone who left, or known by another name. `by` a student, those of
 * students and staff are as unusable.
 */
export async function addressFaults(
  db: Database,
  { school, by }: { school: string; by: 'staff' | 'student' },
  tutors: readonly NewTutor[],
): Promise<MissionFaults> {
  const faults: Record<string, MissionFaults[string]> = {};
  for (const tutor of tutors) {
    const known = tutor.email ? await personOfEmail(db, tutor.email) : null;
    if (!known) continue;
    const field = tutorField(tutor.at, 'email');
    if (known.school !== school || known.leftAt !== null || (by === 'student' && isOfSchool(known))) faults[field] = 'unusable';
    else if (!sameName(known, tutor) && !tutor.same) faults[field] = 'other-name';
  }
  return faults;
}

const ROLES: Readonly<Record<TutorKind, 'company-tutor' | 'academic-tutor'>> = {
  company: 'company-tutor',
  academic: 'academic-tutor',
};

/** Each of `tutors` takes the mission on, their name and address confirmed. @returns them, as the school knows them */
export async function bringTutors(
  trx: Database,
  { school, mission, programme, at }: { school: string; mission: string; programme: string; at: number },
  tutors: readonly NewTutor[],
): Promise<(Enrolled & { kind: TutorKind })[]> {
  const brought = [];
  for (const { kind, firstName, lastName, email, lang } of tutors) {
    const who = await findOrAddPerson(trx, { school, firstName, lastName, email, lang, role: ROLES[kind], programme });
    await addTutor(trx, { school, mission, person: who.id, kind, confirmedAt: at, at });
    brought.push({ ...who, kind });
  }
  return brought;
}
