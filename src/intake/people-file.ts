/** The people and missions of a cohort in the columns of the template: what leaves comes in again without change. Pure. */
import { countryName } from '../mission/countries.ts';
import type { Mission, Tutor } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { baseWord, fieldHelp, SAID } from './import-field-words.ts';
import { type Base, BASES, GROUPS, type Group, isOnce, MOST_GROUPS } from './import-fields.ts';
import { IMPORT_WORDS } from './import-words.ts';

/** A column of the file. */
interface Column {
  base: Base;
  group: number;
}
/** A cell: text, or a day (YYYY-MM-DD) that spreadsheets keep as a date. */
export type FileCell = string | { day: string };
export interface PeopleFile {
  headers: string[];
  rows: FileCell[][];
}

/** Days of the file: spreadsheets sort and show them as dates. */
const DAYS: readonly Base[] = ['mission.confidentialUntil', 'period.starts', 'period.ends'];

/** The columns, with `groups` of each kind: every field but whole names, which are for files of others. */
function columnsFor(groups: Readonly<Record<Group, number>>): Column[] {
  const named = BASES.filter((base) => !base.endsWith('.fullName'));
  const once = named.filter(isOnce).map((base) => ({ base, group: 1 }));
  return [
    ...once,
    ...GROUPS.flatMap((of) =>
      Array.from({ length: groups[of] }, (_, at) => at + 1).flatMap((group) =>
        named.filter((base) => base.startsWith(`${of}.`)).map((base) => ({ base, group })),
      ),
    ),
  ];
}

function tutorCell(tutor: Tutor | undefined, field: string, lang: Lang): string {
  if (!tutor) return '';
  return field === 'lang' ? SAID[lang][tutor.lang] : String(tutor[field as 'lastName' | 'firstName' | 'email']);
}

function periodCell(mission: Mission, group: number, field: string, lang: Lang): string {
  const period = mission.periods[group - 1];
  if (!period) return '';
  const { kind, companyCountry, placeCountry } = period;
  if (field === 'kind') return SAID[lang][kind];
  if (field === 'companyCountry') return companyCountry === null ? '' : countryName(companyCountry, lang);
  if (field === 'placeCountry') return countryName(placeCountry, lang);
  return period[field as 'name' | 'siret' | 'address' | 'service' | 'place' | 'starts' | 'ends'] ?? '';
}

function onceCell({ student, ...mission }: Mission, base: Base, lang: Lang): string {
  const yes = (is: boolean | undefined) => (is ? SAID[lang].yes : SAID[lang].no);
  const said: Partial<Record<Base, string>> = {
    'student.number': student.number ?? '',
    'student.lastName': student.lastName,
    'student.firstName': student.firstName,
    'student.email': student.email,
    'student.lang': SAID[lang][student.lang],
    'mission.subject': mission.subject ?? '',
    'mission.telework': yes(mission.telework),
    'mission.confidentiality': mission.confidentiality ? SAID[lang][mission.confidentiality] : '',
    'mission.confidentialUntil': mission.confidentialUntil ?? '',
    'mission.closedDoor': yes(mission.closedDoor),
  };
  return said[base] ?? '';
}

function cellOf(mission: Mission, { base, group }: Column, lang: Lang): FileCell {
  const [of = '', field = ''] = base.split('.');
  const text = isOnce(base)
    ? onceCell(mission, base, lang)
    : of === 'period'
      ? periodCell(mission, group, field, lang)
      : tutorCell((of === 'companyTutor' ? mission.companyTutors : mission.academicTutors)[group - 1], field, lang);
  return text !== '' && DAYS.includes(base) ? { day: text } : text;
}

/** The mission of each student that a file speaks of: the one that goes on, else the last one. */
function ofEachStudent(missions: readonly Mission[]): Mission[] {
  const byStudent = Map.groupBy(missions, (mission) => mission.student.id);
  return [...byStudent.values()].map((theirs) => theirs.find((mission) => !mission.brokenOff) ?? theirs[0]!);
}

/** One line a student, as many groups of columns as the fullest one needs. */
export function peopleFile(all: readonly Mission[], lang: Lang): PeopleFile {
  const missions = ofEachStudent(all);
  const most = (count: (mission: Mission) => number) => Math.min(MOST_GROUPS, Math.max(1, ...missions.map(count)));
  const columns = columnsFor({
    period: most((m) => m.periods.length),
    companyTutor: most((m) => m.companyTutors.length),
    academicTutor: most((m) => m.academicTutors.length),
  });
  return {
    headers: columns.map(({ base, group }) => baseWord(base, group, lang)),
    rows: missions.map((mission) => columns.map((column) => cellOf(mission, column, lang))),
  };
}

/** What each column of the template takes. */
export function templateHelp(lang: Lang): string[][] {
  const { help } = IMPORT_WORDS[lang];
  const columns = columnsFor({ period: 1, companyTutor: 1, academicTutor: 1 });
  return [[help.column, help.takes], ...columns.map(({ base }) => [baseWord(base, 1, lang), fieldHelp(base, lang)])];
}
