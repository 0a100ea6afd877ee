/** Who may do what: roles, abilities, and the tie that each role needs with what it acts on. Pure. */

export const ROLES = ['student', 'company-tutor', 'academic-tutor', 'juror', 'lead', 'office'] as const;
export type Role = (typeof ROLES)[number];

/** What a link opens, and nothing else: some abilities over one mission. */
export interface Opened {
  link: string;
  abilities: readonly string[];
  mission: string;
  /** Rubric, feedback or deliverable; '' when it is for the whole mission. */
  item: string;
  goesTo: string;
}

/** A person who has entered, with the roles that they hold in their school. */
export interface Actor {
  school: string;
  person: string;
  /** Family name and first name as they are shown. */
  lastName: string;
  firstName: string;
  lang: 'fr' | 'en';
  /** By which link they act. Absent for someone who entered with their account. */
  only?: Opened;
  /** Other links of the same person that are open in the same browser: each for what it is for (`actingOn`). */
  also?: readonly Opened[];
  /** `programme` is the identifier of a guide; '' for the whole school. */
  roles: readonly { role: Role; programme: string }[];
}

/** `programme` of what belongs to the whole school: leads and office of any programme are tied to it. */
export const ANY_PROGRAMME = '*';

/** What an ability is asked of. A list of a programme has no student and no tutors. */
export interface Subject {
  school: string;
  /** Identifier of the guide, or `ANY_PROGRAMME`. */
  programme: string;
  mission?: string;
  /** The rubric, feedback or deliverable that it is about: a link for one opens no other; a link for the whole mission names none. */
  item?: string;
  /** The person whose own affair it is: an account, its sessions. */
  self?: string;
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
  if (subject.self !== undefined) return subject.self === actor.person;
  switch (role) {
    case 'student':
      return subject.student === actor.person;
    case 'company-tutor':
      return subject.companyTutors?.includes(actor.person) ?? false;
    case 'academic-tutor':
      return subject.academicTutors?.includes(actor.person) ?? false;
    case 'juror':
      return actor.only !== undefined; // by a link, to its mission; to what their jury receives once there are juries
    case 'lead':
    case 'office':
      return programme === '' || subject.programme === ANY_PROGRAMME || programme === subject.programme;
  }
}

/** Whether a link that opens `opened` is for `ability` over `subject`. */
const covers = ({ mission, item, abilities }: Opened, ability: Ability, subject: Subject): boolean =>
  subject.mission === mission && (item === '' || (subject.item ?? item) === item) && abilities.includes(ability.id);

/** `actor` by the link, of those open in their browser, that is for `ability` over `subject`; as they are when none is. */
export function actingOn(actor: Actor, ability: Ability, subject: Subject): Actor {
  const opened = actor.only ? [actor.only, ...(actor.also ?? [])] : [];
  const only = opened.find((each) => covers(each, ability, subject));
  return only ? { ...actor, only, also: opened.filter((each) => each !== only) } : actor;
}

/** True when one of the roles of `actor` grants `ability` over `subject`. Never across schools; by a link, never beyond what it is for. */
export function may(actor: Actor, ability: Ability, subject: Subject): boolean {
  if (actor.school !== subject.school) return false;
  if (actor.only && !covers(actor.only, ability, subject)) return false;
  return actor.roles.some((held) => ability.roles.includes(held.role) && isTied(actor, held, subject));
}

/** True when `actor` holds `role`, in any programme. */
export function has(actor: Pick<Actor, 'roles'>, role: Role): boolean {
  return actor.roles.some((held) => held.role === role);
}

/** Programmes in which `actor` holds `role`; null for all of them. */
export function programmesAs({ roles }: Pick<Actor, 'roles'>, role: Role): readonly string[] | null {
  const programmes = roles.filter((held) => held.role === role).map(({ programme }) => programme);
  return programmes.includes('') ? null : programmes;
}

/** True when one factor is not enough for `actor`: those who hold others' data, and whoever chose to have a second one. */
export function owesSecondFactor(actor: Pick<Actor, 'roles'>, enrolled: boolean): boolean {
  return enrolled || has(actor, 'lead') || has(actor, 'office');
}

/** Through what `actor` acts, for the journal: "session", or "link:" and which. */
export function viaOf(actor: Actor): string {
  return actor.only ? `link:${actor.only.link}` : 'session';
}
