import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openReaders } from '../../tests/support/engine.ts';
import { fakeReaders } from '../../tests/support/fake-readers.ts';
import { corpus, handIn } from '../../tests/support/handed.ts';
import { keptLog } from '../../tests/support/log.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { loadShelf } from '../content.ts';
import type { ReaderPool } from '../document/document.ts';
import { parseSettings } from '../kernel/settings.ts';
import { ROOT } from '../kernel/root.ts';
import { VERSION } from '../kernel/version.ts';
import { checkDocument } from './check-document.job.ts';
import { askCheck, checkOfUpload, checksOf, readCheck } from './check.store.ts';
import { beginReading, keepReport } from './check-run.store.ts';

let site: Site;
let school: SampleSchool;
const start = async (pool: ReaderPool) => {
  site = await buildSchoolSite({ pool });
  school = await sampleSchool(site);
};
const latest = async (deposit: string) => (await checksOf(site.database.db, school.school, deposit))[0]!;

describe('with the readers of the product', { timeout: 60_000 }, () => {
  beforeAll(() => start(openReaders()));
  afterAll(() => site.close());

  test('M-RAP-5: the name of a report is held to the student’s own names and to the year of the cohort', async () => {
    const mission = school.engineerMission;
    const said = async (name: string, bytes: string, guideName = false) => {
      const deposit = await handIn(site, school, {
        mission,
        name,
        guideName,
        bytes: corpus(bytes),
        at: SITE_NOW - 6 * 86_400_000,
      });
      await site.work();
      const { report } = await latest(deposit.id);
      return [deposit.fileName, report!.rules.find((r) => r.rule === 'file-name')!.status];
    };
    expect(await said('PRIGENT Maëlle rapport mission 2022.pdf', 'rapport.pdf')).toEqual([
      'PRIGENT Maëlle rapport mission 2022.pdf',
      'failed',
    ]);
    expect(await said('PRIGENT Maëlle rapport mission 2026.pdf', 'word-conform.pdf')).toEqual([
      'PRIGENT Maëlle rapport mission 2026.pdf',
      'passed',
    ]);
    expect(await said('rapport v3 final.pdf', 'latex-times.pdf', true)).toEqual([
      'PRIGENT Maëlle rapport mission 2026.pdf',
      'passed',
    ]);
  });

  test('D-FMT-1, D-FMT-2, D-FMT-3, D-FMT-4: a deposit that meets the format has its report, with the versions that made it', async () => {
    const deposit = await handIn(site, school, { bytes: corpus('word-conform.pdf') });
    expect(await latest(deposit.id)).toMatchObject({ state: 'waiting', report: null, verdict: null });
    await site.work();
    const check = await latest(deposit.id);
    const format = ['page-count', 'body-typeface', 'body-size', 'line-spacing', 'justification', 'layout'];
    expect(check.report!.rules.filter((r) => format.includes(r.rule)).map((r) => [r.clause, r.status])).toEqual([
      ['D-FMT-1', 'passed'],
      ['D-FMT-2', 'passed'],
      ['D-FMT-2', 'passed'],
      ['D-FMT-3', 'passed'],
      ['D-FMT-4', 'passed'],
      ['D-FMT-4', 'passed'],
    ]);
    expect(check).toMatchObject({ state: 'done', page: 35, pages: 35, engine: VERSION, verdict: check.report!.verdict });
    expect(check.guideHash).toMatch(/^[0-9a-f]{64}$/);
    expect(check.sizes).toHaveLength(35);
    expect(check.report!.file).toMatchObject({ name: 'mon mémoire.pdf', sha256: deposit.sha256 });
  });

  test.each([
    ['D-FMT-1', 'word-too-short.pdf', 'page-count'],
    ['D-FMT-2', 'word-arial-11.pdf', 'body-size'],
    ['D-FMT-3', 'word-single-spacing.pdf', 'line-spacing'],
    ['D-FMT-4', 'word-ragged.pdf', 'justification'],
  ])('%s: a deposit that does not meet it is kept, and its report says so (%s)', async (clause, file, rule) => {
    const deposit = await handIn(site, school, { bytes: corpus(file) });
    await site.work();
    const { report, state } = await latest(deposit.id);
    expect(state).toBe('done');
    expect(report!.rules).toContainEqual({ rule, clause, status: 'failed' });
  });

  test('D-SOU-7: slides have their report too, held to what the guide asks of slides', async () => {
    const deposit = await handIn(site, school, { deliverable: 'slides', bytes: corpus('rapport.pdf'), name: 'soutenance.pdf' });
    await site.work();
    const { report, state } = await latest(deposit.id);
    expect(state).toBe('done');
    expect(report).toMatchObject({ deliverable: 'slides' });
    expect(report!.rules.find((r) => r.rule === 'file-type')!.status).toBe('passed');
  });

  test('a file that cannot be read has a report, which says so', async () => {
    const deposit = await handIn(site, school, { bytes: corpus('word-password.pdf') });
    await site.work();
    expect(await latest(deposit.id)).toMatchObject({ state: 'done', verdict: 'blocked', sizes: [] });
  });

  test('a late deposit is told so by the deadline in force when it came', async () => {
    const deposit = await handIn(site, school, {
      mission: school.classmateMission,
      bytes: corpus('word-conform.pdf'),
      at: Date.parse('2026-02-03T00:00:00+01:00'),
    });
    await site.work();
    expect((await latest(deposit.id)).report!.rules.find((r) => r.rule === 'deadline')!.status).toBe('failed');
  });
});

describe('with readers that answer at once', () => {
  const readers = fakeReaders();
  const bytes = new TextEncoder().encode('%PDF-1.7 whatever');
  let shelf: Awaited<ReturnType<typeof loadShelf>>['shelf'];
  beforeEach(async () => {
    await start(readers.pool);
    ({ shelf } = await loadShelf(`${ROOT}/content`, site.database.db, school.school));
  });
  afterEach(() => site.close());

  const handler = (over: { pool?: ReaderPool; clock?: { now(): number } } = {}) => {
    const parsed = parseSettings({});
    if (!('config' in parsed)) throw new Error('settings');
    const clock = over.clock ?? { now: () => SITE_NOW };
    const { log } = keptLog();
    return checkDocument({
      config: parsed.config,
      clock,
      log,
      db: site.database.db,
      files: site.files,
      shelf: () => shelf,
      pool: over.pool ?? readers.pool,
    });
  };
  const told = (check: string) => ({ school: school.school, check });

  test('progress is told while it reads, a few times a second at most', async () => {
    const deposit = await handIn(site, school, { bytes });
    const { id } = await latest(deposit.id);
    let now = SITE_NOW;
    const seen: number[] = [];
    const pool: ReaderPool = {
      ...readers.pool,
      open: async (given, { onProgress } = {}) => {
        for (const page of [1, 2, 3, 4]) {
          now += 200;
          onProgress?.(page, 4);
          await new Promise((resolve) => setTimeout(resolve, 40));
          const check = (await readCheck(site.database.db, school.school, id))!;
          expect(check.state).toBe('reading');
          seen.push(check.page);
        }
        return readers.pool.open(given);
      },
    };
    await handler({ pool, clock: { now: () => now } })(told(id), { last: false, nth: 1, doomed: false });
    expect(seen).toEqual([1, 1, 3, 3]);
    expect((await latest(deposit.id)).state).toBe('done');
  });

  test('a try that fails puts the check back in the queue; after the last one it says so and may be asked again', async () => {
    const deposit = await handIn(site, school, { bytes });
    const { id } = await latest(deposit.id);
    const broken: ReaderPool = { ...readers.pool, open: () => Promise.reject(new Error('no reader')) };
    await expect(handler({ pool: broken })(told(id), { last: false, nth: 1, doomed: false })).rejects.toThrow('no reader');
    expect((await latest(deposit.id)).state).toBe('waiting');
    await expect(handler({ pool: broken })(told(id), { last: true, nth: 2, doomed: false })).rejects.toThrow('no reader');
    expect((await latest(deposit.id)).state).toBe('failed');
    await handler()(told(id), { last: false, nth: 1, doomed: false });
    expect((await latest(deposit.id)).state).toBe('failed');
  });

  test('a worker killed in the middle: the check is begun again and makes one report', async () => {
    const deposit = await handIn(site, school, { bytes });
    const { id } = await latest(deposit.id);
    await beginReading(site.database.db, school.school, id);
    expect((await latest(deposit.id)).state).toBe('reading');
    await site.work();
    const first = await latest(deposit.id);
    expect(first.state).toBe('done');
    const again = {
      verdict: 'blocked',
      report: first.report!,
      sizes: [],
      engine: '9',
      guideHash: null,
      doneAt: SITE_NOW,
    } as const;
    expect(await keepReport(site.database.db, school.school, id, again)).toBe(false);
    await handler()(told(id), { last: false, nth: 1, doomed: false });
    expect(await checksOf(site.database.db, school.school, deposit.id)).toEqual([first]);
  });

  test('bytes that are gone: the check fails, nothing is made up', async () => {
    const deposit = await handIn(site, school, { bytes });
    await site.files.remove(deposit.sha256);
    const { id } = await latest(deposit.id);
    await expect(handler()(told(id), { last: true, nth: 2, doomed: false })).rejects.toThrow('gone');
    expect(await latest(deposit.id)).toMatchObject({ state: 'failed', report: null });
  });

  test('what was handed in is checked before what is being tried, and a trial forgotten meanwhile is nobody’s fault', async () => {
    const { db } = site.database;
    const arriving = await site.files.begin();
    await arriving.write(bytes);
    const { sha256 } = await arriving.finish();
    const add = () =>
      db
        .insertInto('upload')
        .values({
          school_id: school.school,
          mission_id: school.mission,
          deliverable: 'memoire',
          sha256,
          bytes: bytes.length,
          file_name: 'essai.pdf',
          begun_at: new Date(SITE_NOW),
          received_at: new Date(SITE_NOW),
          sent_by: school.student,
          claim_hash: null,
        })
        .returning('upload_id')
        .executeTakeFirstOrThrow();
    const request = { school: school.school, askedBy: school.student, askedAt: SITE_NOW };
    const [tried, forgotten] = [(await add()).upload_id, (await add()).upload_id];
    await askCheck(db, { ...request, upload: tried });
    const lost = await askCheck(db, { ...request, upload: forgotten });
    await db.deleteFrom('upload').where('school_id', '=', school.school).where('upload_id', '=', forgotten).execute();
    await handIn(site, school, { bytes });
    const { rows } = await sql<{ priority: number }>`SELECT priority FROM graphile_worker.jobs ORDER BY id`.execute(db);
    expect(rows.map((r) => r.priority)).toEqual([10, 10, 0]);
    await site.work();
    const check = await checkOfUpload(db, school.school, tried);
    expect(check).toMatchObject({ state: 'done', upload: tried, deposit: null });
    expect(check!.report!.rules.find((r) => r.rule === 'deadline')!.status).toBe('passed');
    expect(await readCheck(db, school.school, lost)).toBeNull();
  });
});
