/** Files that the office of the demo school brought in and did not apply: a doubt waits for a person. */
import { createHash } from 'node:crypto';
import { readTable } from '../document/table-reader.ts';
import { findGuide } from '../guide/shelf.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import { guessColumns, sheetOf } from '../intake/import-columns.ts';
import { headersOfContent } from '../intake/import-known.store.ts';
import { addRun, lastRuns, rememberedHeaders } from '../intake/import.store.ts';
import { readDocument } from './content.store.ts';
import { type Scene, whoIs } from './scene.ts';
import { cohortName, instantAt } from './school.ts';

const school = FIRST_SCHOOL;

/** Brings in the files of the cohorts of a programme, unless they are there. */
export async function bringFiles(scene: Scene): Promise<void> {
  const { deps, programme, start } = scene;
  const zone = findGuide(deps.shelf(), programme.guide, programme.version)!.timezone;
  const cohorts = await listCohorts(deps.db, school);
  for (const { name, imports } of programme.cohorts) {
    for (const { by, at, file, called } of imports) {
      const cohort = cohorts.find((each) => each.guide === programme.guide && each.name === cohortName(name, start, zone))!;
      if ((await lastRuns(deps.db, school, cohort.id)).some((run) => run.file.name === called)) continue;
      const bytes = await readDocument(file);
      const table = await readTable(bytes);
      if (!table.ok) throw new Error(`content/demo/documents/${file}: ${table.reason}`);
      const words = { known: headersOfContent(), remembered: await rememberedHeaders(deps.db, school) };
      const sheet = sheetOf(table.lines, words);
      await addRun(deps.db, {
        school,
        cohort: cohort.id,
        file: { name: called, sha256: createHash('sha256').update(bytes).digest('hex') },
        sheet,
        mapping: guessColumns(sheet.headers, words),
        createdBy: whoIs(scene, by),
        createdAt: instantAt(start, at, zone),
      });
    }
  }
}
