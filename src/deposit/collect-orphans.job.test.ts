/** What nothing names goes after a day, what is named or young stays. */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { enqueue } from '../kernel/jobs.ts';
import type { FileStore } from '../kernel/files.ts';
import { collectOrphans } from './collect-orphans.job.ts';
import { addUpload } from './upload.store.ts';

const HOUR = 3_600_000;
let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
});
afterAll(() => site.close());

/** Keeps `text` as if it had been `hours` ago; returns its hash. */
async function keep(text: string, hours: number): Promise<string> {
  const arriving = await site.files.begin();
  await arriving.write(Buffer.from(text));
  const { sha256 } = await arriving.finish();
  const at = (SITE_NOW - hours * HOUR) / 1000;
  utimesSync(join(site.folder, 'files', sha256.slice(0, 2), sha256), at, at);
  return sha256;
}
const isThere = async (sha256: string) => (await site.files.read(sha256)) !== null;
const upload = (sha256: string, hours: number) =>
  addUpload(site.database.db, {
    school: school.school,
    mission: school.mission,
    deliverable: 'memoir',
    sha256,
    bytes: 3,
    fileName: 'mémoire.pdf',
    begunAt: SITE_NOW - hours * HOUR,
    receivedAt: SITE_NOW - hours * HOUR,
    sentBy: school.student,
    claimHash: null,
  });
const collect = (files: FileStore = site.files) =>
  collectOrphans({ db: site.database.db, files, clock: { now: () => SITE_NOW }, log: silent })();
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

test('the nightly task takes what nothing names for a day, and nothing else', async () => {
  const { db } = site.database;
  const orphan = await keep('nobody names me', 25);
  const young = await keep('just arrived', 23);
  const logo = await keep('a logo', 900);
  await db.updateTable('school').set({ logo }).where('school_id', '=', school.school).execute();
  const waiting = await keep('waits for its sender', 47);
  const id = await upload(waiting, 47);
  const filed = await keep('a deposit', 900);
  const columns = {
    school_id: school.school,
    mission_id: school.mission,
    deliverable: 'memoir',
    number: 1,
    sha256: filed,
    bytes: 9,
    original_name: 'a.pdf',
    file_name: 'a.pdf',
    begun_at: new Date(SITE_NOW),
    received_at: new Date(SITE_NOW),
    deadline: null,
    guide: 'digi5',
    guide_version: '2024-2025',
    declarations: '[]',
    code: '0123456789AB',
    deposited_by: school.student,
  };
  await db.insertInto('deposit').values(columns).execute();
  const left = join(site.folder, 'files', 'incoming', randomUUID());
  writeFileSync(left, 'half');
  utimesSync(left, 1000, 1000);
  await enqueue(db, 'collect-orphans', {});
  await site.work();
  expect(await Promise.all([orphan, young, logo, waiting, filed].map(isThere))).toEqual([false, true, true, true, true]);
  expect(readdirSync(join(site.folder, 'files', 'incoming'))).toEqual([]);
  expect(await db.selectFrom('upload').select('upload_id').execute()).toEqual([{ upload_id: id }]);
  expect(site.entries).toContainEqual(
    expect.objectContaining({ message: 'orphans collected', files: 1, uploads: 0, leftovers: 1 }),
  );
});

test('an upload that nobody filed for two days goes, its file the night after', async () => {
  const sha256 = await keep('never filed', 49);
  const id = await upload(sha256, 49);
  await collect();
  const { db } = site.database;
  expect(await db.selectFrom('upload').select('upload_id').where('upload_id', '=', id).execute()).toEqual([]);
  expect(await isThere(sha256)).toBe(true);
  await collect();
  expect(await isThere(sha256)).toBe(false);
});

test('bytes kept again while orphans are being collected are not taken', async () => {
  const sha256 = await keep('kept again', 30);
  const racing: FileStore = {
    ...site.files,
    remove: async (hash, before) => {
      // Between the look at what is named and the removal, somebody sends the same bytes.
      if (hash === sha256) await keep('kept again', 0);
      return site.files.remove(hash, before);
    },
  };
  await collect(racing);
  expect(await isThere(sha256)).toBe(true);
  expect(
    createHash('sha256')
      .update((await site.files.read(sha256))!)
      .digest('hex'),
  ).toBe(sha256);
});
