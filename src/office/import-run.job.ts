/** Brings a file in, all or nothing, and says how far it is. */
import { readPerson } from '../identity/person.store.ts';
import type { JobHandlers } from '../kernel/jobs.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { readCohort } from '../mission/cohort.store.ts';
import { bringIn } from './import-apply.store.ts';
import { isReady, reportOf } from './import-plan.ts';
import { moveRun, readRun, rememberHeaders, type Run, sheetOfRun, tellRun } from './import.store.ts';

type Deps = Pick<Services, 'db' | 'clock' | 'config'>;

/** The task 'import-run'. A file that what was changed meanwhile stands in the way of goes back to its preview. */
export function importRun(deps: Deps): JobHandlers['import-run'] {
  return async ({ school, run: id }, { last }) => {
    const run = await readRun(deps.db, school, id);
    if (run?.state !== 'applying') return;
    try {
      await apply(deps, run);
    } catch (fault) {
      if (last) await moveRun(deps.db, run, 'failed');
      throw fault;
    }
  };
}

async function apply(deps: Deps, run: Run): Promise<void> {
  const { db, clock, config } = deps;
  const { school, file, mapping, settled, createdBy } = run;
  const sheet = await sheetOfRun(db, run);
  const cohort = await readCohort(db, school, run.cohort);
  const by = await readPerson(db, school, createdBy);
  if (!cohort || !by) throw new Error('the cohort of an import, or who brought it in, is gone');
  const tell = (done: number) => tellRun(db, run, Math.round(done * 100));
  await db.transaction().execute(async (trx) => {
    const at = clock.now();
    const order = { cohort, sheet, mapping, settled, lang: by.lang, file, actor: createdBy, via: 'job', at };
    const plan = await bringIn(trx, order, tell);
    if (!isReady(plan)) return void (await moveRun(trx, run, 'mapping'));
    const result = reportOf(plan);
    await rememberHeaders(trx, school, sheet.headers, mapping);
    // Taken for dead and done by another meanwhile: what was written here goes with the transaction.
    if (!(await moveRun(trx, run, 'done', { result, doneAt: at }))) throw new Error('this import was brought in meanwhile');
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
