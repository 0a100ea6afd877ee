/** /cohorts/:cohort: the matrix of a cohort, and its table for spreadsheets. What is done to many is in matrix-bulk.routes. */
import { type Context, Hono } from 'hono';
import type { Milestone } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { may } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { DAY_MS } from '../kernel/span.ts';
import { type CohortDeps, findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { columnsOf, countsOf } from '../thread/matrix.ts';
import { NOTHING_AROUND, notesOf } from '../thread/matrix-notes.ts';
import type { MatrixRow } from '../thread/matrix.view.tsx';
import { MATRIX_WORDS } from '../thread/matrix-words.ts';
import { type Cohort, type Mission, nameOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listMissions } from '../mission/mission.store.ts';
import { statesOf } from '../thread/thread-of.ts';
import { aroundOf } from '../reminder/around.store.ts';
import { factsFrom, happenedTo } from '../reminder/threads.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { csvAnswer } from '../ui/csv.routes.ts';
import { extensionsForAll } from '../mission/mission-rows.store.ts';
import { askedIn, nextDue } from './matrix.ts';
import { ACTS } from './matrix-bulk.ts';
import { bulkRoutes } from './matrix-bulk.routes.tsx';
import { MatrixPage, type MatrixPageProps } from './matrix.page.tsx';
import { MATRIX_ABILITIES } from './matrix.policy.ts';
import { findMissions, type Ranked } from './matrix.store.ts';
import { MATRIX_PAGE_WORDS } from './matrix-words.ts';

/** What the address asks of the cohort that the guard found. Worries count for who may read them. */
function askedOf(c: Context, { shelf, clock }: Pick<CohortDeps, 'shelf' | 'clock'>) {
  const cohort = foundIn<Cohort>(c);
  const guide = guideOf(shelf(), cohort);
  const alerts = may(actorIn(c), MISSION_ABILITIES.handleAlert, { school: cohort.school, programme: cohort.guide });
  return { cohort, guide, alerts, now: clock.now(), asked: askedIn((name) => c.req.query(name), guide) };
}

/** The rows of `ranked`, in their order, whatever their number in as many queries. */
async function rowsOf(deps: CohortDeps, { cohort, alerts }: ReturnType<typeof askedOf>, ranked: readonly Ranked[], lang: Lang) {
  const { db, shelf, clock } = deps;
  const ids = ranked.map((row) => row.mission);
  const [missions, around, happened] = await Promise.all([
    listMissions(db, cohort.school, { ids }),
    aroundOf(db, cohort.school, ids),
    happenedTo(db, cohort.school, ids),
  ]);
  const facts = new Map(factsFrom(shelf(), missions, happened).map((each) => [each.mission.id, each]));
  const now = clock.now();
  return ranked.flatMap(({ mission: id }): MatrixRow[] => {
    const own = facts.get(id);
    if (!own) return [];
    const { mission } = own;
    const cells = statesOf({ ...own, viewer: 'list', now, lang });
    const known = around.get(id) ?? NOTHING_AROUND;
    const notes = notesOf(own, { ...known, alert: known.alert && alerts }, { lang, now });
    return [{ mission, cells, notes }];
  });
}

async function show(c: Context, deps: CohortDeps): Promise<Response> {
  const order = askedOf(c, deps);
  const { cohort, guide, asked, now } = order;
  const shell = shellOf(c, deps.assets);
  const { rows: ranked, risks, ...place } = await findMissions(deps.db, order);
  const [rows, extensions] = await Promise.all([rowsOf(deps, order, ranked, shell.lang), extensionsForAll(deps.db, cohort)]);
  const due = nextDue(guide, cohort, extensions, now);
  const subject = { school: cohort.school, programme: cohort.guide };
  const props: MatrixPageProps = {
    shell,
    cohort,
    guide,
    asked,
    rows,
    extensions,
    ...place,
    counts: countsOf(risks),
    next: due && { owed: due.owed, days: Math.floor((Date.parse(due.at) - now) / DAY_MS) },
    acts: ACTS.filter((act) => may(actorIn(c), MATRIX_ABILITIES[act], subject)),
  };
  return c.html(renderPage(<MatrixPage {...props} />));
}

const namesOf = (people: readonly { firstName: string; lastName: string }[]) => people.map(nameOf).join(', ');
const whoOf = ({ student, periods, companyTutors, academicTutors }: Mission) => [
  student.lastName,
  student.firstName,
  student.number ?? '',
  periods.map((p) => p.name).join(', '),
  namesOf(companyTutors),
  namesOf(academicTutors),
];

/** Rows read at once for a file. */
const LOT = 250;

/** The lines of the table, lot after lot. */
async function* lines(deps: CohortDeps, order: ReturnType<typeof askedOf>, columns: readonly Milestone[], lang: Lang) {
  const { riskWords } = MATRIX_PAGE_WORDS[lang];
  const { states } = MATRIX_WORDS[lang];
  const { rows: ranked } = await findMissions(deps.db, { ...order, whole: true });
  const risks = new Map(ranked.map((row) => [row.mission, row]));
  for (let from = 0; from < ranked.length; from += LOT) {
    const rows = await rowsOf(deps, order, ranked.slice(from, from + LOT), lang);
    yield rows.map(({ mission, cells, notes }) => {
      const { risk, late } = risks.get(mission.id)!;
      const steps = columns.map((m) => states[cells.get(m.id) ?? 'wait']);
      return [...whoOf(mission), riskWords[risk], late, ...steps, notes.join(' · ')];
    });
  }
}

/** The table as a spreadsheet reads it: every mission of the filter. */
async function table(c: Context, deps: CohortDeps): Promise<Response> {
  const order = askedOf(c, deps);
  const { cohort, guide } = order;
  const lang = langOf(c);
  const { columns: w, tab } = MATRIX_PAGE_WORDS[lang];
  const columns = columnsOf(guide, cohort, await extensionsForAll(deps.db, cohort));
  const steps = columns.map((m) => plain(m.title, reading(guide, lang)));
  const who = [w.lastName, w.firstName, w.number, w.company, w.companyTutors, w.academicTutors, w.risk, w.late];
  return csvAnswer(c, tab(cohort.name), [...who, ...steps, MATRIX_WORDS[lang].toKnow], lines(deps, order, columns, lang), lang);
}

/** /cohorts/:cohort, /cohorts/:cohort/matrix.csv, and what is done to many. */
export function matrixRoutes(deps: CohortDeps): Hono {
  const reader = () => mayDo(deps.identity, MISSION_ABILITIES.readCohort, findCohort(deps));
  return new Hono()
    .get('/cohorts/:cohort/matrix.csv', reader(), (c) => table(c, deps))
    .get('/cohorts/:cohort', reader(), (c) => show(c, deps))
    .route('/', bulkRoutes(deps));
}
