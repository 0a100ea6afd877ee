/** The template of an import and the people of a cohort, as XLSX and CSV. */
import { type Context, Hono } from 'hono';
import { writeWorkbook } from '../document/workbook.ts';
import { foundIn, mayDo } from '../identity/entry.ts';
import { disposition } from '../kernel/disposition.ts';
import { type CohortDeps, findCohort } from '../mission/cohort.routes.tsx';
import type { Cohort } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listMissions } from '../mission/mission.store.ts';
import type { Lang } from '../ui/lang.ts';
import { langOf } from '../ui/shell.routes.ts';
import { safeName } from '../kernel/file-name.ts';
import { csv } from '../ui/csv.routes.ts';
import { IMPORT_WORDS } from './import-words.ts';
import { IMPORT_ABILITIES } from './import.policy.ts';
import { type FileCell, peopleFile, type PeopleFile, templateHelp } from './people-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the template says beside its columns: one line a column, two cells. */
const helpSheet = (sheet: string, lang: Lang) => ({ name: sheet, lines: templateHelp(lang), widths: [32, 90], wrap: true });

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
  const widths = file.headers.map((header) => Math.max(12, Math.min(32, header.length + 2)));
  const people = { name: help.people, head: file.headers, lines: file.rows, widths };
  const bytes = await writeWorkbook(withHelp ? [people, helpSheet(help.sheet, lang)] : [people]);
  return send(c, bytes, `${name}.xlsx`, XLSX);
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
