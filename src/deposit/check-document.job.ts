/** Checks a deposit, or an upload being tried, and keeps the report. Begun again when it was stopped; one check makes one report. */
import { runCheck } from '../conformity/check.job.ts';
import type { ReaderPool } from '../document/document.ts';
import { guideHash } from '../guide/guide.store.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { calm } from '../kernel/rush.ts';
import type { JobHandlers } from '../kernel/jobs.ts';
import { faultFields } from '../kernel/log.ts';
import type { Services } from '../kernel/services.ts';
import { VERSION } from '../kernel/version.ts';
import { factsOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { type Checked, checkedOf, readCheck } from './check.store.ts';
import { beginReading, keepReport, stopReading, tellPage } from './check-run.store.ts';
import type { Check } from './deposit.ts';
import { deadlineFor } from './hand-in.ts';

export interface CheckDeps extends Services {
  shelf: () => Shelf;
  pool: ReaderPool;
}

/** Progress is written at most this often, in milliseconds. */
const TOLD_EVERY_MS = 300;

/** The task 'check-document'. After the last try that fails, the check says so and may be asked for again. */
export function checkDocument(deps: CheckDeps): JobHandlers['check-document'] {
  return async ({ school, check: id }, { last }) => {
    await calm(); // on the evening of a deadline, files are received before they are checked
    const check = await readCheck(deps.db, school, id);
    if (!check || !(await beginReading(deps.db, school, id))) return; // forgotten with its upload, or over already
    try {
      const checked = await checkedOf(deps.db, school, check);
      if (checked) await checkOne(deps, school, check, checked);
    } catch (fault) {
      await stopReading(deps.db, school, id, last ? 'failed' : 'waiting');
      throw fault;
    }
  };
}

/** The mission and its guide's version, both of which a deposit cannot do without. */
async function boundOf({ db, shelf }: CheckDeps, school: string, checked: Checked) {
  const mission = await readMission(db, school, checked.mission);
  if (!mission) throw new Error('the mission of a check is gone');
  const { guide: id, version } = mission.cohort;
  const guide = findGuide(shelf(), id, version);
  const deliverable = guide?.deliverables.find((d) => d.id === checked.deliverable);
  if (!guide || !deliverable) throw new Error(`guide ${id} ${version} or its deliverable ${checked.deliverable} is gone`);
  return { mission, guide, deliverable };
}

async function checkOne(deps: CheckDeps, school: string, check: Check, checked: Checked): Promise<void> {
  const { db, files, pool, clock } = deps;
  const { mission, guide, deliverable } = await boundOf(deps, school, checked);
  const bytes = await files.read(checked.sha256);
  if (!bytes) throw new Error(`the bytes ${checked.sha256} are gone`);
  const order = {
    bytes,
    name: checked.fileName,
    guide,
    deliverable,
    student: `${mission.student.lastName.toLocaleUpperCase('fr')} ${mission.student.firstName}`,
    at: checked.receivedAt,
    facts: factsOf(mission),
    lang: 'fr' as const,
    deadline: checked.deadline === undefined ? (deadlineFor(mission, guide, deliverable)?.at ?? null) : checked.deadline,
    year: mission.cohort.year,
    annexesFrom: check.annexesFrom,
    now: () => clock.now(),
  };
  const teller = progressTeller(deps, school, check.id);
  const { report, open } = await runCheck(order, pool, { onPage: teller.onPage }).finally(() => teller.told());
  open.close();
  const sizes = open.outcome.ok ? open.outcome.document.pages.map((p) => [p.width, p.height] as const) : [];
  const hash = await guideHash(db, school, guide.guide, guide.version);
  const { verdict } = report;
  await keepReport(db, school, check.id, { verdict, report, sizes, engine: VERSION, guideHash: hash, doneAt: clock.now() });
}

/** Writes which page is being read, one write at a time. A write that fails is logged: the check goes on. */
function progressTeller({ db, clock, log }: CheckDeps, school: string, id: string) {
  let lastAt = -Infinity;
  let under: Promise<void> | null = null;
  const onPage = (page: number, pages: number) => {
    const now = clock.now();
    if (under || now - lastAt < TOLD_EVERY_MS) return;
    lastAt = now;
    under = tellPage(db, school, id, page, pages)
      .catch((fault: unknown) => log.warn('the progress of a check was not written', faultFields(fault)))
      .finally(() => {
        under = null;
      });
  };
  return { onPage, told: async () => void (await under) };
}
