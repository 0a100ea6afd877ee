/** What a column of an imported file may say: of the student, of their mission, of one of its periods, of one of its tutors. Pure. */

/** Said once a student. */
export const STUDENT_FIELDS = ['number', 'lastName', 'firstName', 'fullName', 'email', 'lang'] as const;
export const MISSION_FIELDS = ['subject', 'telework', 'confidentiality', 'confidentialUntil', 'closedDoor'] as const;
/** Said as many times as there are periods or tutors: "period.1.name", "companyTutor.2.email". */
export const PERIOD_FIELDS = [
  ...(['kind', 'name', 'siret', 'companyCountry', 'address'] as const),
  ...(['service', 'place', 'placeCountry', 'starts', 'ends'] as const),
] as const;
export const TUTOR_FIELDS = ['lastName', 'firstName', 'fullName', 'email', 'lang'] as const;

export type StudentField = (typeof STUDENT_FIELDS)[number];
export type MissionField = (typeof MISSION_FIELDS)[number];
export type PeriodField = (typeof PERIOD_FIELDS)[number];
export type TutorField = (typeof TUTOR_FIELDS)[number];

const ONCE = { student: STUDENT_FIELDS, mission: MISSION_FIELDS } as const;
const GROUPED = { period: PERIOD_FIELDS, companyTutor: TUTOR_FIELDS, academicTutor: TUTOR_FIELDS } as const;
export type Group = keyof typeof GROUPED;
export const GROUPS = Object.keys(GROUPED) as Group[];
/** Groups of one kind in a row: what does not fit goes on another row of the same student. */
export const MOST_GROUPS = 9;

/** A field without the number of its group: "student.email", "period.starts". */
export type Base =
  | `student.${StudentField}`
  | `mission.${MissionField}`
  | `period.${PeriodField}`
  | `${Exclude<Group, 'period'>}.${TutorField}`;

/** Every field, once, in the order of the template. */
export const BASES: readonly Base[] = Object.entries({ ...ONCE, ...GROUPED }).flatMap(([of, fields]) =>
  fields.map((field) => `${of}.${field}` as Base),
);

/** A column that is not brought in. */
export const IGNORED = '';
/** Header line's cell → field, by position: "student.email", "period.2.starts", or `IGNORED`. */
export type Mapping = readonly string[];

/** True for a field that exists once a student. */
export const isOnce = (base: Base): boolean => base.startsWith('student.') || base.startsWith('mission.');

/** The field of `base` in group `number`. */
export const fieldOf = (base: Base, number: number): string => (isOnce(base) ? base : base.replace('.', `.${number}.`));

/** A field of a mapping taken apart; null when there is no such field. */
export function partsOf(field: string): { base: Base; group: number } | null {
  const [of = '', ...rest] = field.split('.');
  const name = rest.at(-1) ?? '';
  const base = BASES.find((each) => each === `${of}.${name}`);
  if (!base) return null;
  if (isOnce(base)) return rest.length === 1 ? { base, group: 1 } : null;
  const group = Number(rest[0]);
  return rest.length === 2 && Number.isInteger(group) && group >= 1 && group <= MOST_GROUPS ? { base, group } : null;
}
