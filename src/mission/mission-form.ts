/** The form of a mission, as its student or staff fill it: what was typed, what it means, what is wrong with it. Pure. */
import { readDay } from './cohort-form.ts';
import { readCountry } from './countries.ts';
import {
  type Confidentiality,
  CONFIDENTIALITY,
  type Mission,
  type MissionDetails,
  type Period,
  type TutorKind,
} from './mission.ts';
import { readSiret } from './siret.ts';

const PERIOD_FIELDS = [
  ...(['kind', 'name', 'siret', 'companyCountry', 'address', 'service'] as const),
  ...(['place', 'placeCountry', 'starts', 'ends'] as const),
] as const;
export type PeriodField = (typeof PERIOD_FIELDS)[number];
export type TypedPeriod = Readonly<Record<PeriodField, string>>;
const TUTOR_FIELDS = ['kind', 'firstName', 'lastName', 'email', 'lang', 'same'] as const;
export type TutorField = (typeof TUTOR_FIELDS)[number];
/** `same`: 'yes' when it is the person whom the school knows by another name. */
export type TypedTutor = Readonly<Record<TutorField, string>>;

/** The form as it was typed, to be shown again as it was. */
export interface TypedMission {
  subject: string;
  telework: boolean;
  confidentiality: string;
  confidentialUntil: string;
  closedDoor: boolean;
  periods: readonly TypedPeriod[];
  tutors: readonly TypedTutor[];
}

export type MissionFault =
  | ('missing' | 'long' | 'country' | 'day' | 'reversed' | 'siret-length' | 'siret-key' | 'choice')
  | ('email' | 'own-address' | 'other-name' | 'unusable' | 'same-twice' | 'confirm' | 'number-taken' | 'has-mission');
/** Field → what is wrong with it. */
export type MissionFaults = Readonly<Record<string, MissionFault>>;

/** Names of the fields of the `at`th period or tutor, from 0. */
export const periodField = (at: number, field: PeriodField): string => `p${at + 1}-${field}`;
export const tutorField = (at: number, field: TutorField): string => `t${at + 1}-${field}`;

/** Most rows of a form. */
const MOST = 12;
const NO_TUTOR: TypedTutor = { kind: 'company', firstName: '', lastName: '', email: '', lang: 'fr', same: '' };
const noPeriod = (homeCountry: string): TypedPeriod => ({
  kind: 'company',
  name: '',
  siret: '',
  address: '',
  service: '',
  place: '',
  starts: '',
  ends: '',
  companyCountry: homeCountry,
  placeCountry: homeCountry,
});

const countIn = (text: string) => (/^\d{1,2}$/.test(text) ? Math.min(Number(text), MOST) : 0);

/** What a form brings. */
export function typedMission(field: (name: string) => string): TypedMission {
  const rows = (count: string) => Array.from({ length: countIn(field(count)) }, (_, at) => at);
  return {
    subject: field('subject'),
    telework: field('telework') === 'yes',
    confidentiality: field('confidentiality'),
    confidentialUntil: field('confidentialUntil'),
    closedDoor: field('closedDoor') === 'yes',
    periods: rows('periods').map(
      (at) => Object.fromEntries(PERIOD_FIELDS.map((name) => [name, field(periodField(at, name))])) as TypedPeriod,
    ),
    tutors: rows('tutors').map(
      (at) => Object.fromEntries(TUTOR_FIELDS.map((name) => [name, field(tutorField(at, name))])) as TypedTutor,
    ),
  };
}

/** An empty form, for a mission that is to be created. */
export const emptyMission = (homeCountry: string): TypedMission => ({
  subject: '',
  telework: false,
  confidentiality: '',
  confidentialUntil: '',
  closedDoor: false,
  periods: [noPeriod(homeCountry)],
  tutors: [NO_TUTOR],
});

/** What is known of a mission, as its form shows it; `tutors` empty rows for those to come. */
export function missionToTyped(mission: Mission, tutors: number): TypedMission {
  const { subject = '', confidentiality = '', confidentialUntil, closedDoor = false } = mission;
  const periods = mission.periods.map(({ siret, address, service, companyCountry, ...period }): TypedPeriod => ({
    ...period,
    siret: siret ?? '',
    address: address ?? '',
    service: service ?? '',
    companyCountry: companyCountry ?? '',
  }));
  return {
    subject,
    telework: mission.telework,
    confidentiality: confidentiality || (mission.confidential ? 'confidential' : ''),
    confidentialUntil: confidentialUntil ?? '',
    closedDoor,
    periods: periods.length > 0 ? periods : [noPeriod(mission.homeCountry)],
    tutors: Array.from({ length: tutors }, () => NO_TUTOR),
  };
}

/** The form with a row more or a row less, as its button asks; null when the button asks for neither. */
export function rearranged(typed: TypedMission, intent: string, homeCountry: string): TypedMission | null {
  const without = <T>(rows: readonly T[], number: string) => rows.filter((_, at) => at !== Number(number) - 1);
  const more = <T>(rows: readonly T[], row: T) => (rows.length < MOST ? [...rows, row] : rows);
  if (intent === 'add-period') return { ...typed, periods: more(typed.periods, noPeriod(homeCountry)) };
  if (intent === 'add-tutor') return { ...typed, tutors: more(typed.tutors, NO_TUTOR) };
  const [, rows, number = ''] = /^remove-(period|tutor)-(\d{1,2})$/.exec(intent) ?? [];
  if (rows === 'period') return { ...typed, periods: without(typed.periods, number) };
  return rows === 'tutor' ? { ...typed, tutors: without(typed.tutors, number) } : null;
}

const LENGTHS: Readonly<Record<string, number>> = {
  subject: 300,
  name: 200,
  address: 300,
  service: 200,
  place: 120,
  firstName: 100,
  lastName: 100,
  email: 254,
};
const isBlank = (row: Readonly<Record<string, string>>, fields: readonly string[]) => fields.every((name) => !row[name]);
const ONE_MAILBOX = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** An address of one mailbox, as it is written in a form. */
export const isEmail = (text: string): boolean => text.length <= LENGTHS['email']! && ONE_MAILBOX.test(text);

type Blame = (field: string, fault: MissionFault) => void;

function readPeriod(typed: TypedPeriod, at: number, blame: Blame): Period | null {
  const wrong = (field: PeriodField, fault: MissionFault) => blame(periodField(at, field), fault);
  const kind = typed.kind === 'project' ? 'project' : 'company';
  for (const field of ['name', 'place'] as const) if (!typed[field]) wrong(field, 'missing');
  for (const field of ['name', 'place', 'address', 'service'] as const)
    if (typed[field].length > LENGTHS[field]!) wrong(field, 'long');
  const companyCountry = typed.companyCountry ? readCountry(typed.companyCountry) : null;
  if (typed.companyCountry ? !companyCountry : kind === 'company')
    wrong('companyCountry', typed.companyCountry ? 'country' : 'missing');
  const placeCountry = readCountry(typed.placeCountry);
  if (!placeCountry) wrong('placeCountry', typed.placeCountry ? 'country' : 'missing');
  const { siret, fault } = typed.siret ? readSiret(typed.siret) : { siret: null, fault: null };
  if (fault) wrong('siret', `siret-${fault}`);
  const [starts, ends] = [readDay(typed.starts), readDay(typed.ends)];
  if (!starts) wrong('starts', typed.starts ? 'day' : 'missing');
  if (!ends) wrong('ends', typed.ends ? 'day' : 'missing');
  if (starts && ends && ends < starts) wrong('ends', 'reversed');
  if (!placeCountry || !starts || !ends) return null;
  const { name, place, address, service } = typed;
  const country = kind === 'company' ? companyCountry : null;
  return { kind, name, companyCountry: country, place, placeCountry, starts, ends, siret, address, service };
}

/** A tutor to come. */
export interface NewTutor {
  /** Which row of the form. */
  at: number;
  kind: TutorKind;
  firstName: string;
  lastName: string;
  email: string;
  lang: 'fr' | 'en';
  same: boolean;
}

function readTutor(typed: TypedTutor, at: number, own: readonly string[], blame: Blame): NewTutor {
  const wrong = (field: TutorField, fault: MissionFault) => blame(tutorField(at, field), fault);
  for (const field of ['firstName', 'lastName', 'email'] as const) {
    if (!typed[field]) wrong(field, 'missing');
    else if (typed[field].length > LENGTHS[field]!) wrong(field, 'long');
  }
  const { firstName, lastName, email } = typed;
  if (email && !isEmail(email)) wrong('email', 'email');
  else if (own.some((address) => address.toLowerCase() === email.toLowerCase())) wrong('email', 'own-address');
  const kind = typed.kind === 'academic' ? 'academic' : 'company';
  return { at, kind, firstName, lastName, email, lang: typed.lang === 'en' ? 'en' : 'fr', same: typed.same === 'yes' };
}

/** The whole form. Rows left empty are none; `student`: the addresses that no tutor has. */
export function readMissionForm(
  typed: TypedMission,
  asks: { period: boolean; student: readonly string[] },
): { details: MissionDetails; tutors: NewTutor[]; faults: MissionFaults } {
  const faults: Record<string, MissionFault> = {};
  const blame: Blame = (field, fault) => (faults[field] ??= fault);
  if (typed.subject.length > LENGTHS['subject']!) blame('subject', 'long');
  const confidentiality = CONFIDENTIALITY.find((level) => level === typed.confidentiality);
  if (confidentiality === undefined) blame('confidentiality', 'choice');
  const until = typed.confidentialUntil ? readDay(typed.confidentialUntil) : null;
  if (typed.confidentialUntil && !until) blame('confidentialUntil', 'day');
  const filled = typed.periods.map((row) => !isBlank(row, ['name', 'siret', 'address', 'service', 'place', 'starts', 'ends']));
  const read = (row: TypedPeriod, at: number) =>
    filled[at] || (asks.period && at === 0 && !filled.includes(true)) ? (readPeriod(row, at, blame) ?? []) : [];
  const periods = typed.periods.flatMap(read);
  if (asks.period && typed.periods.length === 0) blame('periods', 'missing');
  const tutors = typed.tutors.flatMap((row, at) =>
    isBlank(row, ['firstName', 'lastName', 'email']) ? [] : readTutor(row, at, asks.student, blame),
  );
  for (const [at, { email, kind }] of tutors.entries()) {
    const before = tutors.slice(0, at).some((t) => t.kind === kind && t.email.toLowerCase() === email.toLowerCase());
    if (before && email) blame(tutorField(tutors[at]!.at, 'email'), 'same-twice');
  }
  const level: Confidentiality = confidentiality ?? '';
  const details: MissionDetails = {
    subject: typed.subject,
    telework: typed.telework,
    confidentiality: level,
    confidentialUntil: level ? until : null,
    closedDoor: typed.closedDoor,
    periods,
  };
  return { details, tutors, faults };
}

/** Small letters, without accents nor marks: names that people would call the same. */
const folded = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();

/** True when a person is known by the family name that was typed, or by one that holds it: "Le Goff" and "Le Goff-Martin". */
export function sameName(known: { lastName: string }, typed: { lastName: string }): boolean {
  const [one, other] = [folded(known.lastName), folded(typed.lastName)];
  return one.includes(other) || other.includes(one);
}
