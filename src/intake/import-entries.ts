/** The students of a file: lines of the same student gathered, what each cell says, what is wrong. Pure. */
import type { Lang } from '../ui/lang.ts';
import { bareNumber, clean, emailIn, longerNumber, sameNumber } from './import-cells.ts';
import { fold, groupsUsed, type Sheet } from './import-columns.ts';
import { fieldWord, valueWord } from './import-field-words.ts';
import { type Base, IGNORED, type Mapping } from './import-fields.ts';
import { type ErrorCode, messageOf, type Told } from './import-messages.ts';
import {
  cellsOf,
  type MissionIn,
  missionIn,
  type PeriodIn,
  periodIn,
  type PersonIn,
  studentIn,
  type TutorIn,
  tutorIn,
} from './import-row.ts';

/** What is wrong with a cell: `row` as a spreadsheet numbers it, `column` as the file heads it. */
export interface CellError {
  row: number;
  column: string;
  code: ErrorCode;
  message: string;
}

/** A student of the file. */
export interface Entry extends PersonIn {
  /** The first line that names them. */
  row: number;
  number: string | null;
  mission: MissionIn;
  periods: readonly PeriodIn[];
  companyTutors: readonly TutorIn[];
  academicTutors: readonly TutorIn[];
}

/** Lines of a file at most. */
export const MOST_ROWS = 20_000;

/** Errors that say that a cell is empty, of fields that every line needs. */
const MISSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['day-missing', 'email-missing', 'company-missing', 'name-missing']);
/** Whether a column gives `field`, a whole name giving both names. */
const isGiven = (columns: ReadonlyMap<string, number>, field: string) =>
  columns.has(field) || columns.has(field.replace(/\.(lastName|firstName)$/, '.fullName'));

/** Collects errors, in the words of `lang`. */
export function blamer(sheet: Sheet, columns: ReadonlyMap<string, number>, lang: Lang) {
  const errors: CellError[] = [];
  /** The column of a field, or of what stands for it. */
  const headed = (field: string) =>
    sheet.headers[columns.get(field) ?? columns.get(field.replace(/\.(lastName|firstName)$/, '.fullName')) ?? -1] ?? '';
  const said = new Set<string>();
  const missing = (field: string) => {
    if (said.size === said.add(`column ${field}`).size) return;
    const other = `«\u00a0${fieldWord(field, lang)}\u00a0»`;
    const told = { other: lang === 'fr' ? other : `“${fieldWord(field, lang)}”` };
    errors.push({
      row: Math.max(1, sheet.headerLine),
      column: '',
      code: 'column-missing',
      message: messageOf('column-missing', lang, told),
    });
  };
  /** One error a cell: what comes of the first is not told. */
  const blame = (row: number, field: string, code: ErrorCode, told?: Partial<Told>) => {
    // What no column gives is missing once, not on every line.
    if (MISSING.has(code) && !isGiven(columns, field)) return missing(field);
    if (field !== '' && said.size === said.add(`${row} ${field}`).size) return;
    errors.push({ row, column: headed(field), code, message: messageOf(code, lang, told) });
  };
  return { errors, blame };
}
export type BlameAt = ReturnType<typeof blamer>['blame'];

/** Field → the column that gives it. */
export const columnsOf = (mapping: Mapping): ReadonlyMap<string, number> =>
  new Map(mapping.flatMap((field, column) => (field === IGNORED ? [] : [[field, column] as const])));

const sameText = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Adds what a later line of the same student says; what it says otherwise is an error. */
function gather(
  first: Entry,
  more: Entry,
  lang: Lang,
  blame: (field: string, code: ErrorCode, told: Partial<Told>) => void,
): Entry {
  const differ = (field: Base, value: string | boolean, other: string | boolean) =>
    blame(field, 'differs', { value: valueWord(field, value, lang), other: valueWord(field, other, lang) });
  for (const field of ['lastName', 'firstName'] as const) {
    if (more[field] && first[field] && fold(more[field]) !== fold(first[field]))
      differ(`student.${field}`, more[field], first[field]);
  }
  for (const field of ['number', 'email', 'lang'] as const) {
    const [value, other] = [more[field], first[field]];
    const same =
      !value || !other || (field === 'number' ? sameNumber(value, other) : value.toLowerCase() === other.toLowerCase());
    if (!same) differ(`student.${field}`, value, other);
  }
  for (const [name, value] of Object.entries(more.mission)) {
    const field = name as keyof MissionIn;
    const other = first.mission[field];
    if (other !== undefined && other !== value) differ(`mission.${field}`, value, other);
  }
  const merged = <T>(one: readonly T[], two: readonly T[], key: (each: T) => unknown) => [
    ...one,
    ...two.filter((each) => !one.some((other) => sameText(key(other), key(each)))),
  ];
  const byEmail = (tutor: TutorIn) => tutor.email.toLowerCase();
  return {
    ...first,
    number: longerNumber(first.number, more.number),
    lastName: first.lastName || more.lastName,
    firstName: first.firstName || more.firstName,
    email: first.email ?? more.email,
    lang: first.lang ?? more.lang,
    mission: { ...more.mission, ...first.mission },
    periods: merged(first.periods, more.periods, (period) => period),
    companyTutors: merged(first.companyTutors, more.companyTutors, byEmail),
    academicTutors: merged(first.academicTutors, more.academicTutors, byEmail),
  };
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Reads the lines of a sheet one after the other, empty ones aside. */
function entriesIn(sheet: Sheet, mapping: Mapping, homeCountry: string, blame: BlameAt): { rows: number; entries: Entry[] } {
  const columns = columnsOf(mapping);
  const groups = groupsUsed(mapping);
  const named = [...columns.values()].map((column) => ({ column, head: fold(sheet.headers[column] ?? '') }));
  // Files pasted one under the other bring their headers along.
  const isHeaders = (line: readonly string[]) =>
    named.length > 1 && named.every(({ column, head }) => head !== '' && fold(line[column] ?? '') === head);
  let rows = 0;
  const entries = sheet.rows.flatMap((line, at): Entry[] => {
    if (line.every((cell) => cell.trim() === '') || isHeaders(line)) return [];
    rows += 1;
    const row = sheet.headerLine + 1 + at;
    const wrong = (field: string, code: ErrorCode, told?: Partial<Told>) => blame(row, field, code, told);
    const cells = cellsOf(line, columns, wrong);
    const student = studentIn(cells, wrong);
    const tutors = (of: 'companyTutor' | 'academicTutor') =>
      range(groups[of]).flatMap((number) => tutorIn(`${of}.${number}`, row, cells, wrong) ?? []);
    const entry = {
      ...student,
      row,
      mission: missionIn(cells, wrong),
      periods: range(groups.period).flatMap((number) => periodIn(number, cells, wrong, homeCountry) ?? []),
      companyTutors: tutors('companyTutor'),
      academicTutors: tutors('academicTutor'),
    };
    if (student.number || student.email) return [entry];
    // Who is only a name, or has an address that is wrong, is nobody yet.
    if (!cells('student.email')) wrong('student.number', 'key-missing');
    return [];
  });
  return { rows, entries };
}

/** What a file says: its lines counted, its students, what is wrong with its cells. */
export interface Contents {
  /** Lines that say something. */
  rows: number;
  entries: Entry[];
  errors: CellError[];
  blame: BlameAt;
}

/** What the columns must give, and how it is named. */
const NEEDED: Record<Lang, { key: string; name: string }> = {
  fr: { key: 'le numéro ou l’adresse e-mail de l’étudiant', name: 'le nom et le prénom de l’étudiant' },
  en: { key: 'the number or the e-mail address of the student', name: 'the last and first names of the student' },
};

/** Reads a sheet by its mapping. Lines of one student, by number then by address, become one entry. */
export function readContents(sheet: Sheet, mapping: Mapping, homeCountry: string, lang: Lang): Contents {
  const columns = columnsOf(mapping);
  const { errors, blame } = blamer(sheet, columns, lang);
  const has = (field: string) => columns.has(`student.${field}`);
  const line = Math.max(1, sheet.headerLine);
  if (!has('number') && !has('email')) blame(line, '', 'column-missing', { other: NEEDED[lang].key });
  if (!has('fullName') && !(has('lastName') && has('firstName'))) blame(line, '', 'column-missing', { other: NEEDED[lang].name });
  if (sheet.rows.length > MOST_ROWS) blame(line, '', 'too-many-rows', { other: String(MOST_ROWS) });
  if (errors.length > 0) return { rows: sheet.rows.length, entries: [], errors, blame };
  const { rows, entries } = entriesIn(sheet, mapping, homeCountry, blame);
  if (rows === 0) blame(sheet.headerLine, '', 'empty');
  return { rows, entries: gathered(entries, lang, blame), errors, blame };
}

function gathered(entries: readonly Entry[], lang: Lang, blame: BlameAt): Entry[] {
  const students: Entry[] = [];
  const at = new Map<string, number>();
  for (const entry of entries) {
    const keys = [entry.number && `n ${bareNumber(entry.number)}`, entry.email && `e ${entry.email.toLowerCase()}`].filter(
      (key) => key !== null,
    );
    const found = keys.map((key) => at.get(key as string)).find((place) => place !== undefined);
    const first = found === undefined ? undefined : students[found];
    // Two numbers are two students, who then share an address.
    const other = first && entry.number && first.number && !sameNumber(entry.number, first.number);
    if (other)
      blame(entry.row, 'student.email', 'email-shared', {
        value: entry.email ?? '',
        other: `${first.firstName} ${first.lastName}`,
      });
    const place = first && !other ? found! : students.length;
    students[place] =
      first && !other ? gather(first, entry, lang, (field, code, told) => blame(entry.row, field, code, told)) : entry;
    for (const key of keys) if (!at.has(key as string)) at.set(key as string, place);
  }
  return students;
}

/** Every address that the file gives, in small letters. */
export function addressesIn(sheet: Sheet, mapping: Mapping): string[] {
  const columns = [...columnsOf(mapping)].filter(([field]) => field.endsWith('.email')).map(([, column]) => column);
  const found = sheet.rows.flatMap((line) => columns.map((column) => emailIn(clean(line[column] ?? ''))?.toLowerCase()));
  return [...new Set(found.filter((address) => address !== undefined))];
}
