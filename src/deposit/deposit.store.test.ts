import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeReaders } from '../../tests/support/fake-readers.ts';
import { handIn } from '../../tests/support/handed.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import { pdf } from '../../tests/support/sending.ts';
import type { Site } from '../../tests/support/site.ts';
import { checksOf } from './check.store.ts';
import { addReopening, findByCode, readDeposit, reopeningOf, summariesOf } from './deposit.store.ts';
import { findingKey, type NoteKind } from './findings.ts';
import { addNote } from './note.store.ts';

let site: Site;
let school: SampleSchool;
beforeAll(async () => {
  site = await buildSchoolSite({ pool: fakeReaders().pool });
  school = await sampleSchool(site);
});
afterAll(() => site.close());

const summaries = () => summariesOf(site.database.db, school.school, [school.mission, school.classmateMission]);

test('a summary tells the last version of each deliverable, its report once made, and follows what is said of findings', async () => {
  const { db } = site.database;
  expect(await summaries()).toEqual([]);
  await handIn(site, school, { bytes: pdf('a') });
  const last = await handIn(site, school, { bytes: pdf('b') });
  const slides = await handIn(site, school, { bytes: pdf('s'), deliverable: 'slides' });
  const waiting = await summaries();
  expect(waiting.map((s) => s.id).sort()).toEqual([last.id, slides.id].sort());
  expect(waiting.find((s) => s.id === last.id)).toMatchObject({
    number: 2,
    checkState: 'waiting',
    verdict: null,
    blocking: 0,
    toCheck: 0,
  });

  await site.work();
  const [check] = await checksOf(db, school.school, last.id);
  const failed = check!.report!.findings.filter((f) => f.status === 'failed');
  const blocking = failed.filter((f) => f.severity === 'blocking');
  expect(blocking.length).toBeGreaterThan(0);
  const now = async () => (await summaries()).find((s) => s.id === last.id);
  const told = { verdict: 'blocked', blocking: blocking.length, toCheck: failed.length - blocking.length, contested: 0 };
  expect(await now()).toMatchObject({ ...told, checkState: 'done' });

  const say = (kind: NoteKind, saidBy: string, which: (typeof failed)[number]) =>
    addNote(db, {
      school: school.school,
      deposit: last.id,
      finding: findingKey(which),
      kind,
      reason: 'Vu.',
      saidBy,
      saidAt: SITE_NOW,
    });
  await say('contest', school.student, blocking[0]!);
  expect(await now()).toMatchObject({ ...told, contested: 1 });
  for (const finding of blocking) await say('waive', school.lead, finding);
  expect(await now()).toMatchObject({ blocking: 0, contested: 0 });
  expect((await now())!.verdict).not.toBe('blocked');
});

test('nothing of another school is read', async () => {
  const { db } = site.database;
  const deposit = await handIn(site, school, { bytes: pdf('c'), mission: school.classmateMission });
  expect(await readDeposit(db, school.other.school, deposit.id)).toBeNull();
  expect(await readDeposit(db, school.school, 'not-an-identifier')).toBeNull();
  expect(await summariesOf(db, school.other.school, [school.classmateMission])).toEqual([]);
  expect(await findByCode(db, deposit.code)).toEqual(deposit);
  expect(await findByCode(db, '000000000000')).toBeNull();
});

test('a reopening is on record, with its reason', async () => {
  const { db } = site.database;
  const given = { school: school.school, mission: school.mission, deliverable: 'memoire', reason: 'Annexe illisible' };
  const id = await db.transaction().execute((trx) => addReopening(trx, { ...given, givenBy: school.lead, givenAt: SITE_NOW }));
  expect(await reopeningOf(db, school.school, school.mission, 'memoire')).toMatchObject({ id, reason: 'Annexe illisible' });
  expect(await reopeningOf(db, school.school, school.mission, 'slides')).toBeNull();
  const entries = await db.selectFrom('journal').select(['details', 'actor']).where('action', '=', 'deposit.reopened').execute();
  expect(entries).toMatchObject([{ actor: school.lead, details: { reason: 'Annexe illisible', deliverable: 'memoire' } }]);
});

test('what was filed does not change, whoever asks the database', async () => {
  const { pool } = site.database;
  await expect(pool.query('UPDATE deposit SET number = 9')).rejects.toThrow('only added to');
  await expect(pool.query('DELETE FROM deposit')).rejects.toThrow('only added to');
});
