/** `soutenir verify` on the folder of a real server: while it runs and once it is stopped, on sound data and on altered data. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { localFiles } from '../../src/kernel/files-local.ts';
import type { FileStore } from '../../src/kernel/files.ts';
import { s3Files } from '../../src/kernel/files-s3.ts';
import { record } from '../../src/kernel/journal.store.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { type LiveStudent, liveStudents, withDatabase } from '../support/live.ts';
import { startS3 } from '../support/s3.ts';
import { removeFolder, type RunningServer, startServer, temporaryFolder } from '../support/server.ts';

const WHERE = { guide: 'digi5', version: '2024-2025', milestone: 'slides-due' };
const NOW = Date.UTC(2026, 0, 15, 9, 30);
const DATA_DIR = temporaryFolder();
const settings = { DATA_DIR, DEMO: 'off', JOBS: '0', LOG_LEVEL: 'error' };
let server: RunningServer;
let student: LiveStudent;
let kept: string[];

/** Runs the command line as a person would. */
function verify(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const command = [join(ROOT, 'bin', 'soutenir.mjs'), 'verify', ...args];
  const options = { env: { PATH: process.env.PATH, DATA_DIR, ...env } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, options, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

/** A deposit of `text`, in the files and in the database, as the product files it. */
async function file(files: FileStore, text: string, number: number): Promise<string> {
  const arriving = await files.begin();
  await arriving.write(Buffer.from(text));
  const { sha256, bytes } = await arriving.finish();
  const at = new Date(NOW + number);
  const columns = { school_id: FIRST_SCHOOL, mission_id: student.mission, deliverable: 'slides', number, sha256, bytes };
  const names = { original_name: 'a.pdf', file_name: 'a.pdf', guide: WHERE.guide, guide_version: WHERE.version };
  const dates = { begun_at: at, received_at: at, deadline: null };
  const code = `0123456789A${number}`;
  await withDatabase(server, (db) =>
    db.transaction().execute(async (trx) => {
      const row = { ...columns, ...names, ...dates, declarations: '[]', code, deposited_by: student.person };
      await trx.insertInto('deposit').values(row).execute();
      const entry = {
        at: at.getTime(),
        actor: student.person,
        via: 'session',
        subject: `deposit:${number}`,
        details: { sha256 },
      };
      await record(trx, { ...entry, school: FIRST_SCHOOL, action: 'deposit.made' });
    }),
  );
  return sha256;
}
/** The scan of an appraisal typed from paper, in the files and in the database. @returns its hash, and the appraisal */
async function scan(text: string): Promise<{ sha256: string; appraisal: string }> {
  const arriving = await localFiles(join(DATA_DIR, 'files')).begin();
  await arriving.write(Buffer.from(text));
  const { sha256 } = await arriving.finish();
  const at = new Date(NOW);
  const form = { school_id: FIRST_SCHOOL, mission_id: student.mission, rubric: 'tutor-appraisal', author_id: student.person };
  const guide = { guide: WHERE.guide, guide_version: WHERE.version, started_at: at, saved_at: at };
  const appraisal = await withDatabase(server, async (db) => {
    const { appraisal_id } = await db
      .insertInto('appraisal')
      .values({ ...form, ...guide })
      .returning('appraisal_id')
      .executeTakeFirstOrThrow();
    const sent = { school_id: FIRST_SCHOOL, appraisal_id, number: 1, body: '{}', code: '0123456789AB', submitted_at: at };
    const typed = { typed_by: student.person, scan: sha256, scan_name: 'fiche.pdf' };
    await db
      .insertInto('appraisal_submission')
      .values({ ...sent, ...typed })
      .execute();
    return appraisal_id;
  });
  return { sha256, appraisal };
}
const placeOf = (sha256: string) => join(DATA_DIR, 'files', sha256.slice(0, 2), sha256);

beforeAll(async () => {
  await build(join(ROOT, 'build'));
  server = await startServer(settings);
  [student] = (await liveStudents(server, 1, WHERE)) as [LiveStudent];
  const files = localFiles(join(DATA_DIR, 'files'));
  kept = [];
  for (const [index, text] of ['first version', 'second version', 'third version'].entries()) {
    kept.push(await file(files, text, index + 1));
  }
});
afterAll(async () => {
  await server.stop();
  removeFolder(DATA_DIR);
});

test('while the server runs: every file is read, the chain of every journal followed, in French, in English, in JSON', async () => {
  const { code, out } = await verify();
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^3 fichiers déposés relus : 3 intacts\n/) });
  expect(out).toMatch(/journal de l’école 0{8}-\S+ : \d+ entrées, chaîne intacte\n/);
  expect((await verify(['--lang', 'en'])).out).toMatch(
    /^3 deposited files read: 3 sound\njournal of school \S+: \d+ entries, the chain holds\n$/,
  );
  expect(JSON.parse((await verify(['--json'])).out)).toMatchObject({
    sound: true,
    files: { checked: 3, sound: 3 },
    problems: [],
  });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('an altered file and a missing one are named, with their deposit; code 1', async () => {
  const [altered, missing] = kept as [string, string];
  const before = readFileSync(placeOf(altered));
  const removed = readFileSync(placeOf(missing));
  writeFileSync(placeOf(altered), 'First version');
  rmSync(placeOf(missing));
  const { code, out } = await verify(['--json']);
  const found = JSON.parse(out) as { problems: { problem: string; sha256: string; deposit: string }[] };
  expect(code).toBe(1);
  expect(found).toMatchObject({ sound: false, files: { checked: 3, sound: 1 } });
  expect(Object.fromEntries(found.problems.map((p) => [p.sha256, p.problem]))).toEqual({
    [altered]: 'altered',
    [missing]: 'missing',
  });
  const said = await verify();
  expect(said.out).toContain('3 fichiers déposés relus : 1 intact, 1 manquant, 1 altéré\n');
  expect(said.out).toContain(`  manquant  ${missing}  dépôt ${found.problems.find((p) => p.sha256 === missing)!.deposit}\n`);
  writeFileSync(placeOf(altered), before);
  writeFileSync(placeOf(missing), removed);
  expect((await verify()).code).toBe(0);
});

test('files in a bucket are read there', async () => {
  const s3 = await startS3();
  const files = s3Files(s3.url(), join(DATA_DIR, 'incoming'));
  for (const text of ['first version', 'second version']) {
    const arriving = await files.begin();
    await arriving.write(Buffer.from(text));
    await arriving.finish();
  }
  const { code, out } = await verify(['--json'], { S3_URL: s3.url() });
  expect(JSON.parse(out)).toMatchObject({ files: { checked: 3, sound: 2 }, problems: [{ problem: 'missing', sha256: kept[2] }] });
  expect(code).toBe(1);
  const closed = await verify(['--json'], { S3_URL: s3.url('wrong secret') });
  expect(JSON.parse(closed.out)).toMatchObject({ problems: [{ problem: 'unreadable' }, {}, {}] });
  expect(closed.code).toBe(1);
  await s3.close();
});

test('scans of appraisals are read as well, and said when they are not what was received', async () => {
  const { sha256, appraisal } = await scan('%PDF-1.4 paper');
  expect((await verify()).out).toMatch(/^3 fichiers déposés relus : 3 intacts\n1 papier numérisé relu : 1 intact\n/);
  expect((await verify()).code).toBe(0);
  writeFileSync(placeOf(sha256), '%PDF-1.4 PAPER');
  const { code, out } = await verify(['--lang', 'en']);
  expect(code).toBe(1);
  expect(out).toContain(`1 scanned paper read: 0 sound, 1 altered\n  altered  ${sha256}  appraisal ${appraisal}\n`);
  const found = JSON.parse((await verify(['--json'])).out) as Record<string, unknown>;
  expect(found).toMatchObject({
    sound: false,
    files: { checked: 3, sound: 3 },
    scans: { checked: 1, sound: 0 },
    problems: [{ problem: 'altered', sha256, appraisal }],
  });
  writeFileSync(placeOf(sha256), '%PDF-1.4 paper');
});

test('once the server is stopped, the database is started for the time of the command; an altered journal is said, code 1', async () => {
  await withDatabase(server, async (db) => {
    const { sql } = await import('kysely');
    await sql`ALTER TABLE journal DISABLE TRIGGER journal_is_immutable`.execute(db);
    await sql`UPDATE journal SET details = '{}' WHERE subject = 'deposit:2'`.execute(db);
    await sql`ALTER TABLE journal ENABLE TRIGGER journal_is_immutable`.execute(db);
  });
  await server.stop();
  const { code, out } = await verify(['--lang', 'en']);
  expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('3 deposited files read: 3 sound\n') });
  expect(out).toMatch(/the chain breaks at entry \d+\n/);
  expect(existsSync(join(DATA_DIR, 'running.json'))).toBe(false);
  expect(existsSync(join(DATA_DIR, 'postgres', 'postmaster.pid'))).toBe(false);
  server = await startServer(settings);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test.each([
  ['no data', [], { DATA_DIR: '/nonexistent/soutenir' }, /aucune donnée dans \/nonexistent\/soutenir/],
  [
    'a database that is away',
    [],
    { DATABASE_URL: 'postgres://someone:secret-word@127.0.0.1:9/x' },
    /does not answer: ECONNREFUSED/,
  ],
  ['a refused setting', [], { PORT: 'x' }, /PORT="x" is refused/],
  ['an unknown option', ['--fast'], {}, /--fast[\s\S]*soutenir verify   relit/],
  ['an unknown language', ['--lang', 'de'], {}, /--lang de/],
])('%s is said, code 2', async (_, args, env, said) => {
  const { code, out, err } = await verify(args, env as Record<string, string>);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(said);
  expect(err).not.toMatch(/secret-word|\.mjs:/);
});
