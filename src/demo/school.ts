/** The demo school as content/demo/school.yaml tells it, and the instants that its offsets come to. Pure. */
import { z } from 'zod';
import { type CohortDate, dayAfter, dayIn, instantOf } from '../guide/calendar.ts';
import { ROLES } from '../identity/ability.ts';
import { MINUTE_MS } from '../kernel/span.ts';
import { CONFIDENTIALITY } from '../mission/mission.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const notice = z.strictObject({ fr: z.string(), en: z.string() });
/** Counted from the first start; negative: before it. */
const offset = z.strictObject({
  days: z.int().default(0),
  hours: z.int().default(0),
  minutes: z.int().default(0),
  /** Hour of that day on the wall, in the zone of the guide; then hours and minutes do not count. */
  time: z.iso.time().optional(),
});
export type Offset = z.infer<typeof offset>;
const person = { id, first: z.string(), last: z.string(), email: z.email(), lang: z.enum(['fr', 'en']).default('fr') };
const file = z.string().regex(/^[a-z0-9-]+\.(pdf|svg|csv)$/);

const Deposit = z.strictObject({
  deliverable: id,
  file,
  /** Its name as the student sent it. */
  name: z.string(),
  guideName: z.boolean().default(false),
  at: offset,
  /** Reason of the lead who reopened, an hour before. */
  reopened: z.string().optional(),
  contests: z.array(z.strictObject({ finding: z.string(), reason: z.string(), at: offset })).default([]),
  /** What tutors said of it, where the guide has them validate it: valid, or another version is wanted. */
  validations: z.array(z.strictObject({ by: id, at: offset, valid: z.boolean(), comment: z.string().default('') })).default([]),
});

/** An appraisal, begun or sent: `levels.all` is the level of each criterion that is not named. */
const Appraisal = z.strictObject({
  by: id,
  at: offset,
  levels: z.record(z.string(), id),
  comment: z.string(),
  sent: z.boolean().default(true),
  /** It came on paper: who typed it, the scan. */
  paper: z.strictObject({ by: id, file, name: z.string() }).optional(),
  /** A lead opened it again. */
  reopened: z.strictObject({ at: offset, reason: z.string() }).optional(),
  /** What the student answered, where the guide has them read it. */
  reply: z.strictObject({ at: offset, words: z.string() }).optional(),
});
const Feedback = z.strictObject({ by: id, at: offset, about: z.array(id), words: z.string() });
const Alert = z.strictObject({
  by: id,
  at: offset,
  words: z.string(),
  handled: z.strictObject({ at: offset, note: z.string() }).optional(),
});

/** Words of the school about a mission. */
const Note = z.strictObject({ by: id, at: offset, words: z.string(), shared: z.boolean().default(false) });
/** The last letter to a tutor came back. */
const Bounce = z.strictObject({ whom: id, at: offset, reason: z.string() });
/** Someone of the call list was called. */
const Call = z.strictObject({ whom: id, by: id, at: offset, note: z.string() });

const Student = z.strictObject({
  ...person,
  /** The school's number of the student. */
  number: z.string(),
  subject: z.string().default(''),
  confidentiality: z.enum(CONFIDENTIALITY).default(''),
  /** Days from the first start. */
  confidentialUntil: z.int().optional(),
  closedDoor: z.boolean().default(false),
  /** The student has not confirmed their company tutor. */
  unconfirmed: z.boolean().default(false),
  /** When the tutors were invited. */
  invited: offset.optional(),
  appraisals: z.array(Appraisal).default([]),
  feedback: z.array(Feedback).default([]),
  alerts: z.array(Alert).default([]),
  notes: z.array(Note).default([]),
  bounces: z.array(Bounce).default([]),
  calls: z.array(Call).default([]),
  /** `on`: last day, counted from the first start. */
  brokenOff: z.strictObject({ on: z.int(), at: offset, reason: z.string() }).optional(),
  cohort: id,
  telework: z.boolean().default(false),
  periods: z
    .array(
      z.strictObject({
        kind: z.enum(['company', 'project']),
        name: z.string(),
        siret: z.string().nullable().default(null),
        companyCountry: country.nullable(),
        place: z.string(),
        placeCountry: country,
        /** Days from the first start. */
        from: z.int(),
        to: z.int(),
      }),
    )
    .min(1),
  companyTutors: z.array(id),
  academicTutors: z.array(id),
  extensions: z.array(z.strictObject({ milestone: id, until: offset, given: offset, reason: z.string() })).default([]),
  deposits: z.array(Deposit).default([]),
});
export type DemoStudent = z.infer<typeof Student>;
export type DemoDeposit = z.infer<typeof Deposit>;

const Programme = z.strictObject({
  guide: id,
  version: z.string(),
  name: z.string(),
  people: z.array(z.strictObject({ ...person, role: z.enum(ROLES) })),
  /** `{year}` stands for the year of the first start. `version`: of the guide, where it is not the programme's. */
  cohorts: z.array(
    z.strictObject({
      id,
      name: z.string(),
      version: z.string().optional(),
      /** Files that were brought in and wait to be applied. */
      imports: z.array(z.strictObject({ by: id, at: offset, file, called: z.string() })).default([]),
      dates: z.record(z.string(), z.strictObject({ days: z.int() })),
    }),
  ),
  students: z.array(Student),
});
export type DemoProgramme = z.infer<typeof Programme>;

/** What content/demo/school.yaml holds. */
export const DemoSchool = z.strictObject({
  school: z.strictObject({
    name: z.string(),
    sender: z.email(),
    country,
    logo: file,
    privacy: notice,
    legal: notice,
    accessibility: notice,
  }),
  /** Files that a visitor may take, to hand them in. */
  samples: z.array(z.strictObject({ file, name: z.string(), fr: z.string(), en: z.string() })),
  programmes: z.array(Programme),
});
export type DemoSchool = z.infer<typeof DemoSchool>;

/** The instant `offset` away from `start`, milliseconds. */
export function instantAt(start: number, { days, hours, minutes, time }: Offset, zone: string): number {
  if (time) return Date.parse(instantOf(dayAt(start, days, zone), time, zone));
  return start + ((days * 24 + hours) * 60 + minutes) * MINUTE_MS;
}

/** The day `days` away from the one that `start` is in `zone`, YYYY-MM-DD. */
export function dayAt(start: number, days: number, zone: string): string {
  return dayAfter(dayIn(start, zone), days);
}

/** The year of the first start. */
export const yearAt = (start: number, zone: string): number => Number(dayAt(start, 0, zone).slice(0, 4));

/** How a cohort is called. */
export const cohortName = (name: string, start: number, zone: string): string =>
  name.replace('{year}', String(yearAt(start, zone)));

/** The dates of a cohort, as it sets them. */
export function datesAt(
  start: number,
  dates: Readonly<Record<string, { days: number }>>,
  zone: string,
): Record<string, CohortDate> {
  return Object.fromEntries(Object.entries(dates).map(([milestone, { days }]) => [milestone, { day: dayAt(start, days, zone) }]));
}

/** When the cohorts and missions of the demo were made: before anything that happened in them. */
export function foundedAt(start: number, zone: string): number {
  return Date.parse(instantOf(dayAt(start, -240, zone), '09:00:00', zone));
}

/** What happened in the demo school since it was founded, in the order of its journal. */
export type Happening = { at: number } & (
  | { kind: 'extension'; student: DemoStudent; extension: DemoStudent['extensions'][number] }
  | { kind: 'reopening'; student: DemoStudent; deposit: DemoDeposit }
  | { kind: 'deposit'; student: DemoStudent; deposit: DemoDeposit }
  | { kind: 'contest'; student: DemoStudent; deposit: DemoDeposit; contest: DemoDeposit['contests'][number] }
  | { kind: 'validation'; student: DemoStudent; deposit: DemoDeposit; validation: DemoDeposit['validations'][number] }
  | { kind: 'invitation'; student: DemoStudent }
  | { kind: 'appraisal' | 'appraisal-reopening' | 'reply'; student: DemoStudent; appraisal: DemoStudent['appraisals'][number] }
  | { kind: 'feedback'; student: DemoStudent; feedback: DemoStudent['feedback'][number] }
  | { kind: 'break-off'; student: DemoStudent; brokenOff: NonNullable<DemoStudent['brokenOff']> }
  | { kind: 'alert'; student: DemoStudent; alert: DemoStudent['alerts'][number] }
  | { kind: 'handling'; student: DemoStudent; alert: DemoStudent['alerts'][number]; note: string }
  | { kind: 'note'; student: DemoStudent; note: DemoStudent['notes'][number] }
  | { kind: 'bounce'; student: DemoStudent; bounce: DemoStudent['bounces'][number] }
  | { kind: 'call'; student: DemoStudent; call: DemoStudent['calls'][number] }
);

/** What happened between a student, their tutors and the lead. */
function withTutors(student: DemoStudent, at: (when: Offset) => number): Happening[] {
  const { invited, appraisals, feedback, alerts, brokenOff } = student;
  return [
    ...(invited ? [{ kind: 'invitation' as const, at: at(invited), student }] : []),
    ...appraisals.flatMap((appraisal): Happening[] => {
      const { reopened, reply } = appraisal;
      return [
        { kind: 'appraisal', at: at(appraisal.at), student, appraisal },
        ...(reopened ? [{ kind: 'appraisal-reopening' as const, at: at(reopened.at), student, appraisal }] : []),
        ...(reply ? [{ kind: 'reply' as const, at: at(reply.at), student, appraisal }] : []),
      ];
    }),
    ...feedback.map((each) => ({ kind: 'feedback' as const, at: at(each.at), student, feedback: each })),
    ...(brokenOff ? [{ kind: 'break-off' as const, at: at(brokenOff.at), student, brokenOff }] : []),
    ...alerts.flatMap((alert): Happening[] => [
      { kind: 'alert', at: at(alert.at), student, alert },
      ...(alert.handled
        ? [{ kind: 'handling' as const, at: at(alert.handled.at), student, alert, note: alert.handled.note }]
        : []),
    ]),
  ];
}

/** What the staff did to follow a student. */
function followUp(student: DemoStudent, at: (when: Offset) => number): Happening[] {
  const { notes, bounces, calls } = student;
  return [
    ...notes.map((note) => ({ kind: 'note' as const, at: at(note.at), student, note })),
    ...bounces.map((bounce) => ({ kind: 'bounce' as const, at: at(bounce.at), student, bounce })),
    ...calls.map((call) => ({ kind: 'call' as const, at: at(call.at), student, call })),
  ];
}

/** Every happening of `programme`, oldest first. */
export function happeningsOf(programme: DemoProgramme, start: number, zone: string): Happening[] {
  const at = (when: Offset) => instantAt(start, when, zone);
  const all = programme.students.flatMap((student): Happening[] => [
    ...withTutors(student, at),
    ...followUp(student, at),
    ...student.extensions.map((extension) => ({
      kind: 'extension' as const,
      at: instantAt(start, extension.given, zone),
      student,
      extension,
    })),
    ...student.deposits.flatMap((deposit): Happening[] => {
      const at = instantAt(start, deposit.at, zone);
      return [
        ...(deposit.reopened ? [{ kind: 'reopening' as const, at: at - 60 * MINUTE_MS, student, deposit }] : []),
        { kind: 'deposit', at, student, deposit },
        ...deposit.contests.map((contest) => ({
          kind: 'contest' as const,
          at: instantAt(start, contest.at, zone),
          student,
          deposit,
          contest,
        })),
        ...deposit.validations.map((validation) => ({
          kind: 'validation' as const,
          at: instantAt(start, validation.at, zone),
          student,
          deposit,
          validation,
        })),
      ];
    }),
  ]);
  return all.sort((a, b) => a.at - b.at);
}
