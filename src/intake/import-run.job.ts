/** Brings a file in, all or nothing, says how far it is, and tells the end to who started it. */
import type { AccountLetterDeps } from '../identity/account-letter.store.ts';
import { type Person, readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import type { JobHandlers } from '../kernel/jobs.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { readCohort } from '../mission/cohort.store.ts';
import type { Cohort } from '../mission/mission.ts';
import { bringIn } from './import-apply.store.ts';
import { isReady, reportOf } from './import-plan.ts';
import { moveRun, readRun, rememberHeaders, type Run, sheetOfRun, tellRun } from './import.store.ts';
import { IMPORT_WORDS } from './import-words.ts';

type Deps = Pick<Services, 'db'> & AccountLetterDeps;

/** Tries of an import: one that fails twice is not saved by waiting. */
const TRIES = 2;

/**
 * The task 'import-run'. A file that what was changed meanwhile stands in the way of goes back to its preview. One that failed is said to
 * have failed as soon as that can be written: until then it is tried again.
 */
export function importRun(deps: Deps): JobHandlers['import-run'] {
  return async ({ school, run: id }, { nth, doomed }) => {
    const run = await readRun(deps.db, school, id);
    if (run?.state !== 'applying') return;
    try {
      if (doomed) throw new Error('the server ended each time that it brought this file in');
      await apply(deps, run);
    } catch (fault) {
      if (doomed || nth >= TRIES) await deps.db.transaction().execute((trx) => stop(deps, trx, run, 'fault'));
      throw fault;
    }
  };
}

/** The cohort of a run, and who brought it in. */
async function around(db: Database, { school, cohort: id, createdBy }: Run): Promise<{ cohort: Cohort; by: Person }> {
  const cohort = await readCohort(db, school, id);
  const by = await readPerson(db, school, createdBy);
  if (!cohort || !by) throw new Error('the cohort of an import, or who brought it in, is gone');
  return { cohort, by };
}

/** Ends a run that brought nothing in, and writes why to who started it. */
async function stop(deps: Deps, trx: Database, run: Run, why: 'fault' | 'changed'): Promise<void> {
  if (!(await moveRun(trx, run, why === 'fault' ? 'failed' : 'mapping'))) return;
  const { cohort, by } = await around(trx, run);
  await postLetter(deps, trx, {
    school: run.school,
    kind: 'import-stopped',
    person: by.id,
    address: by.email,
    lang: by.lang,
    values: { cohort: cohort.name, file: run.file.name, why: IMPORT_WORDS[by.lang].whyStopped[why] },
    action: `${deps.config.BASE_URL}/cohorts/${cohort.id}/import/${run.id}`,
  });
}

async function apply(deps: Deps, run: Run): Promise<void> {
  const { db, clock, config } = deps;
  const { school, file, mapping, settled, vouched, createdBy } = run;
  const sheet = await sheetOfRun(db, run);
  const { cohort, by } = await around(db, run);
  const tell = (done: number) => tellRun(db, run, Math.round(done * 100));
  await db.transaction().execute(async (trx) => {
    const at = clock.now();
    const order = { cohort, sheet, mapping, settled, vouched, lang: by.lang, file, actor: createdBy, via: 'job', at };
    const plan = await bringIn(deps, trx, order, tell);
    if (!isReady(plan)) return stop(deps, trx, run, 'changed');
    const result = reportOf(plan);
    await rememberHeaders(trx, school, sheet.headers, mapping);
    // Taken for dead and done by another meanwhile: what was written here goes with the transaction.
    if (!(await moveRun(trx, run, 'done', { result: { ...result, tutors: plan.tutors }, doneAt: at })))
      throw new Error('this import was brought in meanwhile');
    const { rows, created, updated } = result;
    await postLetter(deps, trx, {
      school,
      kind: 'import-done',
      person: createdBy,
      address: by.email,
      lang: by.lang,
      values: { cohort: cohort.name, rows: String(rows), created: String(created), updated: String(updated) },
      action: `${config.BASE_URL}/cohorts/${cohort.id}`,
    });
  });
}
