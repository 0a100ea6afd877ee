/** The template of an import and the people of a cohort, as XLSX and CSV. */
import { type Context, Hono } from 'hono';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import { foundIn, mayDo } from '../identity/entry.ts';
import { disposition } from '../kernel/disposition.ts';
import { type CohortDeps, findCohort } from '../mission/cohort.routes.tsx';
import type { Cohort } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listMissions } from '../mission/mission.store.ts';
import { langOf } from '../ui/shell.routes.ts';
import { safeName } from './archive.ts';
import { csv } from './csv.routes.ts';
import { IMPORT_WORDS } from './import-words.ts';
import { IMPORT_ABILITIES } from './import.policy.ts';
import { type FileCell, peopleFile, type PeopleFile, templateHelp } from './people-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Text is written as text, whatever it begins with: no cell is a formula. */
const xlsxCell = (cell: FileCell) => {
  if (cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
};
const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

async function xlsx(file: PeopleFile, sheet: string, help: { sheet: string; lines: string[][] } | null): Promise<Buffer> {
  const data: Row[] = [file.headers.map(heading), ...file.rows.map((row) => row.map(xlsxCell))];
  const columns = file.headers.map((header) => ({ width: Math.max(12, Math.min(32, header.length + 2)) }));
  const sheets = [
    { data, sheet, columns, stickyRowsCount: 1 },
    ...(help
      ? [
          {
            data: help.lines.map((line) => line.map((value) => ({ value, type: String, wrap: true }))),
            sheet: help.sheet,
            columns: [{ width: 32 }, { width: 90 }],
          },
        ]
      : []),
  ];
  return writeExcelFile(sheets).toBuffer();
}

const textOf = (cell: FileCell): string => (typeof cell === 'string' ? cell : cell.day);

function send(c: Context, body: string | Uint8Array<ArrayBuffer>, name: string, type: string): Response {
  return c.body(body, 200, {
    'content-type': type,
    'content-disposition': disposition('attachment', name),
    'cache-control': 'no-store',
  });
}

async function answer(c: Context, file: PeopleFile, kind: 'xlsx' | 'csv', name: string, withHelp: boolean): Promise<Response> {
  const lang = langOf(c);
  const { help } = IMPORT_WORDS[lang];
  if (kind === 'csv') {
    const lines = [file.headers, ...file.rows.map((row) => row.map(textOf))];
    return send(c, csv(lines, lang), `${name}.csv`, 'text/csv; charset=utf-8');
  }
  const bytes = await xlsx(file, help.people, withHelp ? { sheet: help.sheet, lines: templateHelp(lang) } : null);
  return send(c, new Uint8Array(bytes), `${name}.xlsx`, XLSX);
}

/** /cohorts/:cohort/import/template.xlsx and .csv, /cohorts/:cohort/people.xlsx and .csv. */
export function peopleFileRoutes(deps: CohortDeps): Hono {
  const { readCohort: sees } = MISSION_ABILITIES;
  const importer = () => mayDo(deps.identity, IMPORT_ABILITIES.bringIn, findCohort(deps), sees);
  const exporter = () => mayDo(deps.identity, IMPORT_ABILITIES.takeOut, findCohort(deps), sees);
  const template = (c: Context, kind: 'xlsx' | 'csv') => {
    const lang = langOf(c);
    return answer(c, peopleFile([], lang), kind, lang === 'fr' ? 'modele' : 'template', true);
  };
  const people = async (c: Context, kind: 'xlsx' | 'csv') => {
    const cohort = foundIn<Cohort>(c);
    const missions = await listMissions(deps.db, cohort.school, { cohort: cohort.id });
    return answer(c, peopleFile(missions, langOf(c)), kind, safeName(cohort.name), false);
  };
  return new Hono()
    .get('/cohorts/:cohort/import/template.xlsx', importer(), (c) => template(c, 'xlsx'))
    .get('/cohorts/:cohort/import/template.csv', importer(), (c) => template(c, 'csv'))
    .get('/cohorts/:cohort/people.xlsx', exporter(), (c) => people(c, 'xlsx'))
    .get('/cohorts/:cohort/people.csv', exporter(), (c) => people(c, 'csv'));
}
