/** Who may do what: roles, abilities, and the tie that each role needs with what it acts on. Pure. */

export const ROLES = ['student', 'company-tutor', 'academic-tutor', 'juror', 'lead', 'office'] as const;
export type Role = (typeof ROLES)[number];

/** A person who has entered, with the roles that they hold in their school. */
export interface Actor {
  school: string;
  person: string;
  /** Family name and first name as they are shown. */
  lastName: string;
  firstName: string;
  lang: 'fr' | 'en';
  /** `programme` is the identifier of a guide; '' for the whole school. */
  roles: readonly { role: Role; programme: string }[];
}

/** What an ability is asked of. A list of a programme has no student and no tutors. */
export interface Subject {
  school: string;
  /** Identifier of the guide. */
  programme: string;
  student?: string;
  companyTutors?: readonly string[];
  academicTutors?: readonly string[];
}

/** Something that people may do. `id` is what guards, pages and the table of abilities call it. */
export interface Ability {
  id: string;
  what: string;
  roles: readonly Role[];
}

/** Whether holding `role` ties `actor` to `subject`: students to their own mission, tutors to those they follow, leads to their programme. */
function isTied(actor: Actor, { role, programme }: Actor['roles'][number], subject: Subject): boolean {
  switch (role) {
    case 'student':
      return subject.student === actor.person;
    case 'company-tutor':
      return subject.companyTutors?.includes(actor.person) ?? false;
    case 'academic-tutor':
      return subject.academicTutors?.includes(actor.person) ?? false;
    case 'juror':
      return false; // jurors are tied to what their jury receives, once there are juries
    case 'lead':
    case 'office':
      return programme === '' || programme === subject.programme;
  }
}

/** True when one of the roles of `actor` grants `ability` over `subject`. Never across schools. */
export function may(actor: Actor, ability: Ability, subject: Subject): boolean {
  if (actor.school !== subject.school) return false;
  return actor.roles.some((held) => ability.roles.includes(held.role) && isTied(actor, held, subject));
}

/** True when `actor` holds `role`, in any programme. */
export function has(actor: Actor, role: Role): boolean {
  return actor.roles.some((held) => held.role === role);
}
