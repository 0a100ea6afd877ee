import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { ROOT } from '../kernel/root.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { bindVersions, explainChanged } from './guide.store.ts';
import { type GuideFile, readGuideFile } from './library.store.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'guides-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const TEXT = readFileSync(join(ROOT, 'tests/support/guides/nursing.yaml'), 'utf8');
function file(text: string): GuideFile {
  const path = join(folder, 'nursing.yaml');
  writeFileSync(path, text);
  const read = readGuideFile(path);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
}

test('a version once bound is served as it was: a changed file is refused with an explanation, a new version joins', async () => {
  const bind = (files: GuideFile[]) => bindVersions(database.db, FIRST_SCHOOL, files);
  expect(await bind([file(TEXT)])).toMatchObject({ guides: [{ guide: 'nursing' }], changed: [] });
  expect((await bind([file(TEXT)])).changed).toEqual([]);

  const altered = await bind([file(TEXT.replace('min: 8', 'min: 80'))]);
  expect(altered.guides[0]?.deliverables[0]?.format?.pages?.min).toBe(8);
  expect(altered.changed).toEqual([{ file: join(folder, 'nursing.yaml'), guide: 'nursing', version: '2031' }]);
  expect(explainChanged(altered.changed[0]!)).toMatch(/nursing\.yaml differs.*in force.*new `version`/s);

  const next = await bind([file(TEXT.replace('version: "2031"', 'version: "2032"').replace('min: 8', 'min: 80'))]);
  expect(next.guides.map((each) => each.version).toSorted()).toEqual(['2031', '2032']);
  expect(next.changed).toEqual([]);
});

test('versions whose file is gone are still in force, and another school has its own', async () => {
  const kept = await bindVersions(database.db, FIRST_SCHOOL, []);
  expect(kept.guides.map((each) => each.version).toSorted()).toEqual(['2031', '2032']);
  const { school_id } = await database.db
    .insertInto('school')
    .values({ name: 'Other' })
    .returning('school_id')
    .executeTakeFirstOrThrow();
  expect((await bindVersions(database.db, school_id, [])).guides).toEqual([]);
});
