/** One line of an import, read cell by cell: what it says, and what is wrong with it. Pure. */
import { readCountry } from '../mission/countries.ts';
import type { Confidentiality, Period } from '../mission/mission.ts';
import { readSiret } from '../mission/siret.ts';
import {
  clean,
  confidentialityIn,
  dayIn,
  emailIn,
  isCutShort,
  isFormulaFault,
  kindIn,
  langIn,
  nameIn,
  yesIn,
} from './import-cells.ts';
import type { MissionField, PeriodField, StudentField, TutorField } from './import-fields.ts';
import type { ErrorCode, Told } from './import-messages.ts';

/** Tells what is wrong with the cell of `field`. */
export type Blame = (field: string, code: ErrorCode, told?: Partial<Told>) => void;
/** The cell of a field, clean; '' when there is none. */
export type Cells = (field: string) => string;

/** Someone as a line names them. What is null was not said. */
export interface PersonIn {
  lastName: string;
  firstName: string;
  email: string | null;
  lang: 'fr' | 'en' | null;
}
/** A tutor, who always has an address. */
export interface TutorIn extends PersonIn {
  email: string;
  /** Where they are named. */
  row: number;
  field: string;
}

/** A period as a line says it: what was not said has its usual value. */
export interface PeriodIn extends Period {
  unsaid: readonly ('kind' | 'companyCountry' | 'placeCountry')[];
}

/** What a line says of the mission; a field that is absent was not said. */
export interface MissionIn {
  subject?: string;
  telework?: boolean;
  confidentiality?: Confidentiality;
  confidentialUntil?: string;
  closedDoor?: boolean;
}

const LONGEST = 300;
const NUMBER_LENGTH = 64;

/** A cell that is read by `read`; undefined when it is empty or wrong. */
function cell<T>(cells: Cells, blame: Blame, field: string, read: (text: string) => T | null, code: ErrorCode): T | undefined {
  const value = cells(field);
  if (value === '') return undefined;
  const found = read(value);
  if (found === null) blame(field, code, { value });
  return found ?? undefined;
}

/** Text within its length. */
function textIn(cells: Cells, blame: Blame, field: string, longest = LONGEST): string {
  const value = cells(field);
  if (value.length > longest) blame(field, 'too-long', { other: String(longest) });
  return value;
}

/** Names in their own columns, or in one. Null when nothing names anyone. */
function namesIn(of: string, cells: Cells, blame: Blame): { lastName: string; firstName: string } | null {
  const lastName = textIn(cells, blame, `${of}.lastName`);
  const firstName = textIn(cells, blame, `${of}.firstName`);
  if (lastName && firstName) return { lastName, firstName };
  const whole = textIn(cells, blame, `${of}.fullName`);
  if (whole) {
    const parts = nameIn(whole);
    if (!parts) blame(`${of}.fullName`, 'name-unclear', { value: whole });
    return parts ?? { lastName: whole, firstName: '' };
  }
  return lastName || firstName ? { lastName, firstName } : null;
}

/** The student of a line. */
export function studentIn(cells: Cells, blame: Blame): PersonIn & { number: string | null } {
  const at = (field: StudentField) => `student.${field}`;
  const number = cells(at('number'));
  if (number.length > NUMBER_LENGTH) blame(at('number'), 'number-wrong', { value: number });
  if (isCutShort(number)) blame(at('number'), 'number-short', { value: number });
  const names = namesIn('student', cells, blame);
  return {
    number: number || null,
    lastName: names?.lastName ?? '',
    firstName: names?.firstName ?? '',
    email: cell(cells, blame, at('email'), emailIn, 'email-wrong') ?? null,
    lang: cell(cells, blame, at('lang'), langIn, 'lang') ?? null,
  };
}

/** What a line says of the mission as a whole. */
export function missionIn(cells: Cells, blame: Blame): MissionIn {
  const at = (field: MissionField) => `mission.${field}`;
  const subject = textIn(cells, blame, at('subject'), 1000);
  const telework = cell(cells, blame, at('telework'), yesIn, 'yes-no');
  const confidentiality = cell(cells, blame, at('confidentiality'), confidentialityIn, 'level');
  const confidentialUntil = cell(cells, blame, at('confidentialUntil'), dayIn, 'day-wrong');
  const closedDoor = cell(cells, blame, at('closedDoor'), yesIn, 'yes-no');
  return {
    ...(subject && { subject }),
    ...(telework !== undefined && { telework }),
    ...(confidentiality !== undefined && { confidentiality }),
    ...(confidentialUntil !== undefined && { confidentialUntil }),
    ...(closedDoor !== undefined && { closedDoor }),
  };
}

function daysIn(cells: Cells, blame: Blame, at: (field: PeriodField) => string) {
  const starts = cell(cells, blame, at('starts'), dayIn, 'day-wrong') ?? '';
  const ends = cell(cells, blame, at('ends'), dayIn, 'day-wrong') ?? '';
  for (const field of ['starts', 'ends'] as const) if (cells(at(field)) === '') blame(at(field), 'day-missing');
  if (starts && ends && ends < starts) blame(at('ends'), 'days-reversed', { value: ends, other: starts });
  return { starts, ends };
}

function siretIn(cells: Cells, blame: Blame, field: string): string | null {
  const value = cells(field);
  if (value === '') return null;
  if (isCutShort(value)) return (blame(field, 'number-short', { value }), null);
  const { siret, fault } = readSiret(value);
  if (fault) blame(field, `siret-${fault}`, { value });
  return siret;
}

/** Period `number` of a line, null when none of its cells says anything but its kind or a country. */
export function periodIn(number: number, cells: Cells, blame: Blame, homeCountry: string): PeriodIn | null {
  const at = (field: PeriodField) => `period.${number}.${field}`;
  if (!(['name', 'siret', 'address', 'service', 'place', 'starts', 'ends'] as const).some((field) => cells(at(field))))
    return null;
  const kind = cell(cells, blame, at('kind'), kindIn, 'kind') ?? 'company';
  const name = textIn(cells, blame, at('name'));
  if (!name) blame(at('name'), 'company-missing');
  const companyCountry = cell(cells, blame, at('companyCountry'), readCountry, 'country-unknown');
  const placeCountry = cell(cells, blame, at('placeCountry'), readCountry, 'country-unknown');
  return {
    kind,
    name,
    companyCountry: companyCountry ?? (kind === 'project' ? null : (placeCountry ?? homeCountry)),
    place: textIn(cells, blame, at('place')),
    placeCountry: placeCountry ?? companyCountry ?? homeCountry,
    ...daysIn(cells, blame, at),
    siret: siretIn(cells, blame, at('siret')),
    address: textIn(cells, blame, at('address'), 1000),
    service: textIn(cells, blame, at('service')),
    unsaid: (['kind', 'companyCountry', 'placeCountry'] as const).filter((field) => cells(at(field)) === ''),
  };
}

/** A tutor of a line, null when no cell names one or when what names them is wrong. */
export function tutorIn(of: string, row: number, cells: Cells, blame: Blame): TutorIn | null {
  const at = (field: TutorField) => `${of}.${field}`;
  const names = namesIn(of, cells, blame);
  const written = cells(at('email'));
  if (!names && !written) return null;
  const email = cell(cells, blame, at('email'), emailIn, 'email-wrong');
  if (!written) blame(at('email'), 'email-missing');
  if (!names?.lastName || (!names.firstName && !cells(at('fullName')))) blame(at('lastName'), 'name-missing');
  const lang = cell(cells, blame, at('lang'), langIn, 'lang') ?? null;
  return names && email ? { ...names, email, lang, row, field: at('email') } : null;
}

/** The cells of `line` by the fields of `mapping`. One whose formula finds nothing is wrong, not empty. */
export function cellsOf(line: readonly string[], columns: ReadonlyMap<string, number>, blame: Blame): Cells {
  return (field) => {
    const column = columns.get(field);
    const value = column === undefined ? '' : clean(line[column] ?? '');
    if (!isFormulaFault(value)) return value;
    blame(field, 'formula', { value });
    return '';
  };
}
