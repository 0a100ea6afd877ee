import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { fileDeposit } from '../deposit/filing.store.ts';
import { deadlineOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { loadShelf } from '../content.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { ROOT } from '../kernel/root.ts';

const clock = { at: SITE_NOW, now: () => clock.at };
const AFTER = Date.UTC(2026, 1, 3, 8);
let site: Site;
let who: SampleSchool;
let shelf: Shelf;

beforeAll(async () => {
  site = await buildSchoolSite({ clock, settings: { SMTP_URL: 'smtp://mail.example.org' } });
  who = await sampleSchool(site);
  ({ shelf } = await loadShelf(join(ROOT, 'content'), site.database.db, who.school));
});
afterAll(() => site.close());

const get = async (path: string, person: string) =>
  site.app.request(path, { headers: { ...(await who.as(person)), accept: 'text/html' } });
async function post(path: string, person: string, fields: Record<string, string>) {
  const headers = { ...(await who.as(person)), accept: 'text/html' };
  return site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
}
const list = () => `/cohorts/${who.cohort}/deposits`;

/** Hands in `text` for the person of `missionId`, as the routes of deposits do once its bytes are kept. */
async function handIn(missionId: string, deliverableId: string, text: string, originalName: string, at: number) {
  const mission = (await readMission(site.database.db, who.school, missionId))!;
  const guide = findGuide(shelf, mission.cohort.guide, mission.cohort.version)!;
  const deliverable = guide.deliverables.find((d) => d.id === deliverableId)!;
  const arriving = await site.files.begin();
  await arriving.write(new TextEncoder().encode(text));
  const file = await arriving.finish();
  return fileDeposit(site.database.db, {
    mission,
    guide,
    deliverable,
    file,
    originalName,
    guideName: false,
    begunAt: at,
    receivedAt: at,
    declarations: [],
    actor: mission.student.id,
    letter: null,
  });
}

test('who may not lead nor keep a cohort finds nothing; the office reads and may not give', async () => {
  expect((await site.app.request(list())).status).toBe(401);
  for (const person of [
    who.student,
    who.companyTutor,
    who.academicTutor,
    who.juror,
    who.otherLead,
    who.other.lead,
    who.other.office,
  ]) {
    for (const path of [list(), `${list()}.csv`, `${list()}.zip`]) expect((await get(path, person)).status).toBe(404);
    expect((await post(`/cohorts/${who.cohort}/extensions`, person, {})).status).toBe(404);
  }
  expect((await get(list(), who.office)).status).toBe(200);
  expect((await post(`/cohorts/${who.cohort}/extensions`, who.office, {})).status).toBe(403);
  expect(await (await get(list(), who.office)).text()).not.toContain('Accorder un délai');
});

test('nothing deposited: everything is missing, and the page says what is awaited', async () => {
  const page = await (await get(list(), who.lead)).text();
  expect(page).toContain('Quatre dépôts attendus');
  expect(page).toContain('attendu au plus tard le 2\u00a0février\u00a02026 à\u00a023\u00a0h\u00a059');
  expect(page).toContain('Caradec Inès');
});

test('an empty cohort says what will come', async () => {
  const made = await post('/cohorts/new', who.lead, { guide: 'digi5/2024-2025', name: 'Vide', year: '2026' });
  const id = made.headers.get('location')?.split('/')[2];
  const page = await (await get(`/cohorts/${id}/deposits`, who.lead)).text();
  expect(page).toContain('Aucun étudiant dans cette promotion');
  expect((await get(`/cohorts/${id}/deposits.zip`, who.lead)).status).toBe(200);
});

test('after the deadline: missing, late and blocked are told apart, filtered and searched', async () => {
  await handIn(who.mission, 'slides', 'slides of Inès', 'présentation.pdf', SITE_NOW);
  clock.at = AFTER;
  const late = await handIn(who.mission, 'memoire', 'memoir of Inès', '=HYPERLINK("x");é.pdf', AFTER);
  const checks = site.database.db.updateTable('conformity_check').where('deposit_id', '=', late.id);
  await checks
    .set({ state: 'done', verdict: 'blocked', done_at: new Date(AFTER), report: '{"findings":[],"rules":[]}' })
    .execute();
  const all = await (await get(list(), who.lead)).text();
  expect(all).toContain('Un dépôt manque\u202f; un est attendu');
  expect(all).toContain(`/deposits/${late.id}`);
  expect(all).toContain('en retard de 9\u00a0h');
  const body = async (query: string) => (await (await get(`${list()}?${query}`, who.lead)).text()).split('<tbody>')[1] ?? '';
  expect(await body('show=late')).toMatch(/Caradec[^]*Mémoire/);
  expect(await body('show=late')).not.toContain('d’Almeida');
  expect((await body('show=missing')).split('<tr>').length - 1).toBe(2);
  expect(await body('show=missing')).not.toContain('Caradec');
  expect((await body('show=blocked')).split('<tr>').length - 1).toBe(1);
  expect(await body('show=contested')).toBe('');
  expect((await body('q=ALMEIDA+noe')).split('<tr>').length - 1).toBe(2);
});

test('the table: a spreadsheet runs nothing that a student wrote, and reads accents and separators', async () => {
  const answer = await get(`${list()}.csv`, who.lead);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).split('\r\n');
  expect(lines[0]).toMatch(/^Nom;Prénom;Document;État;Échéance \(Europe\/Paris\);/);
  const line = lines.find((l) => l.includes('HYPERLINK'));
  expect(line).toContain(';"\'=HYPERLINK(""x"");é.pdf";');
  expect(line).toContain(';2026-02-02 23:59:59;2026-02-03 09:00:00;32401;');
  expect(lines.filter((l) => l.includes('manque')).length).toBe(2);
  const missing = await (await get(`${list()}.csv?show=missing`, who.lead)).text();
  expect(missing.trim().split('\r\n')).toHaveLength(3);
});

/** Names and contents of an archive, read by another program than the one that wrote it. */
function unzip(bytes: Uint8Array): Record<string, string> {
  const path = join(site.folder, 'read.zip');
  writeFileSync(path, bytes);
  const script =
    'import zipfile,json,sys;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(json.dumps({n:z.read(n).decode() for n in z.namelist()}))';
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })) as Record<string, string>;
}

test('the archive: whole files in one folder a deliverable, with their hashes', async () => {
  const answer = await get(`${list()}.zip`, who.lead);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(Number(answer.headers.get('content-length'))).toBe(bytes.byteLength);
  const files = unzip(bytes);
  const names = Object.keys(files);
  expect(names).toHaveLength(3);
  expect(Object.values(files)).toEqual(expect.arrayContaining(['memoir of Inès', 'slides of Inès']));
  expect(names.every((name) => !name.includes('..') && !name.startsWith('/'))).toBe(true);
  expect(names.filter((name) => name.includes('/'))).toHaveLength(2);
  const { rows } = await site.database.pool.query<{ sha256: string }>('SELECT sha256 FROM deposit');
  for (const { sha256 } of rows) expect(files['receipts.csv']).toContain(sha256);
});

test('an archive is refused whole when a file is not in the store', async () => {
  const { rows } = await site.database.pool.query<{ sha256: string }>("SELECT sha256 FROM deposit WHERE deliverable = 'slides'");
  const bytes = await site.files.read(rows[0]!.sha256);
  await site.files.remove(rows[0]!.sha256);
  expect((await get(`${list()}.zip`, who.lead)).status).toBe(500);
  const arriving = await site.files.begin();
  await arriving.write(bytes!);
  await arriving.finish();
  expect((await get(`${list()}.zip`, who.lead)).status).toBe(200);
});

test('an archive whose file turns out short ends with an error, not with a short archive', async () => {
  const { rows } = await site.database.pool.query<{ sha256: string }>("SELECT sha256 FROM deposit WHERE deliverable = 'slides'");
  const { sha256 } = rows[0]!;
  const path = join(site.folder, 'files', sha256.slice(0, 2), sha256);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, 3));
  const answer = await get(`${list()}.zip`, who.lead);
  await expect(answer.arrayBuffer()).rejects.toThrow(/are 3, not/);
  writeFileSync(path, whole);
});

test('taking time away says how many deposits were made under the date', async () => {
  const dates = { 'day-self-evaluation-frozen': '2026-01-29', 'day-memoir-due': '2026-02-02', 'day-slides-due': '2026-02-10' };
  const answer = await post(`/cohorts/${who.cohort}/calendar`, who.lead, dates);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('1 dépôt est déjà fait');
});

test('the page speaks English to who reads English', async () => {
  const headers = { ...(await who.as(who.lead)), accept: 'text/html', 'accept-language': 'en' };
  const page = await (await site.app.request(list(), { headers })).text();
  expect(page).toContain('One deposit is missing; one is expected; one came late; one is blocked');
  const table = await (await site.app.request(`${list()}.csv`, { headers })).text();
  expect(table).toContain('Last name,First name,Document');
});

test('the link of a row opens the form for its student and step', async () => {
  const page = await (await get(`${list()}?extend=${who.classmateMission}&step=slides-due`, who.lead)).text();
  expect(page).toMatch(/<details[^>]*id="more-time" open/);
  expect(page).toContain(`value="${who.classmateMission}" selected`);
  expect(page).toContain('value="slides-due" selected');
});

const reopenPath = () => `/missions/${who.mission}/deposits/memoire/reopen`;

test('a closed deposit is reopened once, by the lead, with a reason', async () => {
  expect((await post(reopenPath(), who.student, { reason: 'x' })).status).toBe(403);
  expect((await post(reopenPath(), who.office, { reason: 'x' })).status).toBe(403);
  expect((await post(reopenPath(), who.juror, { reason: 'x' })).status).toBe(404);
  expect((await post(reopenPath(), who.otherLead, { reason: 'x' })).status).toBe(404);
  expect((await post(reopenPath(), who.lead, { reason: '  ' })).status).toBe(422);
  expect((await post(`/missions/${who.mission}/deposits/poem/reopen`, who.lead, { reason: 'x' })).status).toBe(404);
  expect(await (await get(list(), who.lead)).text()).toContain(reopenPath());
  expect((await post(reopenPath(), who.lead, { reason: 'Annexes illisibles' })).status).toBe(303);
  expect((await post(reopenPath(), who.lead, { reason: 'Encore' })).status).toBe(409);
  const page = await (await get(list(), who.lead)).text();
  expect(page).toContain('Rouvert');
  expect(page).not.toContain(reopenPath());
  const letters = await site.database.db.selectFrom('outbox').select(['address', 'subject', 'text']).execute();
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain('Annexes illisibles');
  await handIn(who.mission, 'memoire', 'memoir of Inès, second', 'v2.pdf', AFTER + 1000);
  await expect(handIn(who.mission, 'memoire', 'third', 'v3.pdf', AFTER + 2000)).rejects.toMatchObject({ code: 'deposit-closed' });
});

test('what is open needs no reopening', async () => {
  const missing = `/missions/${who.classmateMission}/deposits/memoire/reopen`;
  expect((await post(missing, who.lead, { reason: 'x' })).status).toBe(409);
  expect((await post(`/missions/${who.mission}/deposits/slides/reopen`, who.lead, { reason: 'x' })).status).toBe(409);
});

const extension = (more: Record<string, string>) =>
  post(`/cohorts/${who.cohort}/extensions`, who.lead, {
    mission: '',
    milestone: 'memoir-due',
    day: '2026-02-10',
    time: '',
    reason: 'Panne <b>du</b> réseau',
    ...more,
  });
const deadline = async (missionId: string) => {
  const mission = (await readMission(site.database.db, who.school, missionId))!;
  const guide = findGuide(shelf, 'digi5', '2024-2025')!;
  return deadlineOf(
    guide.calendar.find((m) => m.id === 'memoir-due')!,
    guide,
    mission.cohort,
    mission.extensions,
  )?.at;
};

test('more time for one, seen in their deadline alone, told by letter and journal', async () => {
  await site.database.db.deleteFrom('outbox').execute();
  expect((await extension({ mission: who.classmateMission, time: '18:00' })).status).toBe(303);
  expect(await deadline(who.classmateMission)).toBe('2026-02-10T17:00:00.000Z');
  expect(await deadline(who.mission)).toBe('2026-02-02T22:59:59.000Z');
  const letters = await site.database.db.selectFrom('outbox').selectAll().execute();
  expect(letters.map((l) => l.person_id)).toEqual([who.classmate]);
  expect(letters[0]?.html).toContain('Panne &lt;b&gt;du&lt;/b&gt; réseau');
  const entry = await site.database.db
    .selectFrom('journal')
    .selectAll()
    .where('action', '=', 'deadline.extended')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ subject: `mission:${who.classmateMission}`, actor: who.lead });
  expect(entry.details).toMatchObject({ from: '2026-02-02T22:59:59.000Z', until: '2026-02-10T17:00:00.000Z' });
});

test('more time for all; whoever had more keeps it', async () => {
  expect((await extension({ day: '2026-02-05' })).status).toBe(303);
  expect(await deadline(who.mission)).toBe('2026-02-05T22:59:59.000Z');
  expect(await deadline(who.classmateMission)).toBe('2026-02-10T17:00:00.000Z');
  const page = await (await get(list(), who.lead)).text();
  expect(page).toContain('Délais accordés (2)');
});

test.each([
  [{ mission: '', day: '2026-02-05' }, 'ne retire jamais de temps'],
  [{ day: '2026-02-31' }, 'Ce jour n’existe pas'],
  [{ milestone: 'defence' }, 'Cette étape n’a pas de date'],
  [{ milestone: 'party' }, 'Choisissez une étape du guide'],
  [{ mission: 'party' }, 'Choisissez un étudiant de la promotion'],
  [{ reason: ' ' }, 'Écrivez la raison.'],
])('more time is refused with its words, what was typed stays: %j', async (more, words) => {
  const answer = await extension(more);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(words);
  expect(page).toContain('Le délai n’est pas accordé');
  if (!('reason' in more)) expect(page).toContain('Panne &lt;b>du&lt;/b> réseau');
  if ('day' in more) expect(page).toContain(`value="${more.day}"`);
});

test('a mission that broke off owes nothing more; companies are looked for; a page beyond the last is the last', async () => {
  const broken = { broken_off_on: '2026-01-10', broken_off_reason: 'Liquidation' };
  await site.database.db.updateTable('mission').set(broken).where('mission_id', '=', who.classmateMission).execute();
  const body = async (query: string) => (await (await get(`${list()}?${query}`, who.lead)).text()).split(/<\/?tbody>/)[1] ?? '';
  expect(await body('q=ATELIER+quemeneur&page=99')).toContain('Caradec');
  expect(await body('q=atelier+quemeneur')).not.toContain('Almeida');
  expect(await body('q=dalmeida')).toContain('Almeida');
  expect(await body('q=%25')).toBe('');
  expect(await body('')).toMatch(/Almeida[^]*mission rompue/);
  expect(await body('show=missing')).not.toContain('Almeida');
  expect(await (await get(`${list()}.csv?q=d'almeida`, who.lead)).text()).toContain(';mission rompue;');
});

test('what is given or reopened leads back to the list as it was', async () => {
  const sent = await post(`/cohorts/${who.cohort}/extensions?show=late&q=caradec`, who.lead, {
    mission: who.mission,
    milestone: 'memoir-due',
    day: '2026-03-20',
    time: '',
    reason: 'Panne',
  });
  expect(sent.headers.get('location')).toBe(`${list()}?show=late&q=caradec&done=extended`);
});
