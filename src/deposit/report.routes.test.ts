import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReaders } from '../../tests/support/engine.ts';
import { corpus, handIn } from '../../tests/support/handed.ts';
import { buildSchoolSite, OTHER_SCHOOL, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { followChain } from '../kernel/journal.store.ts';
import { checksOf } from './check.store.ts';
import type { Deposit } from './deposit.ts';
import { summariesOf } from './deposit.store.ts';
import { findingKey } from './findings.ts';
import { notesOf } from './note.store.ts';

let site: Site;
let school: SampleSchool;
let now = SITE_NOW;
/** Three versions of one memoir: nothing of their reports changes below unless a test says so. */
let first: Deposit;
let second: Deposit;

beforeAll(async () => {
  site = await buildSchoolSite({ pool: openReaders(), clock: { now: () => now } });
  school = await sampleSchool(site);
  first = await handIn(site, school, { bytes: corpus('word-ragged.pdf'), name: 'mémoire « v1 » \u202eé.pdf' });
  second = await handIn(site, school, { bytes: corpus('word-annexes-make-length.pdf'), at: SITE_NOW + 60_000 });
  await site.work();
  now = SITE_NOW + 120_000;
}, 60_000);
afterAll(() => site.close());

const get = async (path: string, person: string | null, headers: Record<string, string> = {}) =>
  site.app.request(path, {
    headers: { accept: 'text/html', 'accept-language': 'fr', ...(person && (await school.as(person))), ...headers },
  });
const page = async (path: string, person = school.student, headers = {}) => (await get(path, person, headers)).text();
const post = async (path: string, person: string | null, fields: Record<string, string> = {}, accept = 'text/html') =>
  site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept, 'accept-language': 'fr', origin: 'http://127.0.0.1:3000', ...(person && (await school.as(person))) },
  });
const latest = async (deposit: Deposit) => (await checksOf(site.database.db, school.school, deposit.id))[0]!;
const findingsOf = async (deposit: Deposit) => (await latest(deposit)).report!.findings;
const titleIn = (html: string) => /<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1];
const journal = async (deposit: Deposit) =>
  site.database.db
    .selectFrom('journal')
    .select(['action', 'actor', 'details'])
    .where('school_id', '=', school.school)
    .where('subject', '=', `deposit:${deposit.id}`)
    .orderBy('seq')
    .execute();

describe('the page', () => {
  test('receipt first, then the report, the file and what stands around', async () => {
    const html = await page(`/deposits/${second.id}`);
    expect(titleIn(html)).toMatch(/^Reçu à temps, en avance de .+\. Rien ne bloque, un point est à vérifier\.$/);
    const order = ['Récépissé', 'class="report"', 'Autour de ce dépôt'].map((words) => html.indexOf(words));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(html).toContain(`/deposits/${second.id}/receipt.pdf`);
    expect(html).toContain(`/deposits/${second.id}/pages/`);
    expect(html).not.toContain('c’est la version');
    expect(await page(`/deposits/${second.id}`, school.student, { 'accept-language': 'en' })).toContain('Nothing is blocking');
  });

  test('an older version says so, and leads to the one that counts', async () => {
    const html = await page(`/deposits/${first.id}`);
    expect(html).toContain('Cette version a été remplacée');
    expect(html).toContain(`href="/deposits/${second.id}"`);
    expect(html).not.toContain('Déposer une correction');
  });

  test('while the check runs: progress, honest, with or without JavaScript', async () => {
    const deposit = await handIn(site, school, { mission: school.classmateMission, bytes: corpus('latex-times.pdf'), at: now });
    const html = await page(`/deposits/${deposit.id}`, school.classmate);
    expect(titleIn(html)).toContain('la vérification est en cours');
    expect(html).toContain('<meta http-equiv="refresh" content="2"');
    expect(html).toContain('data-wait-bar');
    expect(html).toContain('Récépissé');
    const told = (await (await get(`/deposits/${deposit.id}/progress`, school.classmate)).json()) as Record<string, unknown>;
    expect(told).toMatchObject({ settled: false, state: 'waiting', ahead: 0, words: 'Vous êtes le prochain.' });
    expect(await (await post(`/deposits/${deposit.id}/checks`, school.classmate, {}, 'application/json')).json()).toMatchObject({
      error: { code: 'check-under-way' },
    });
    await site.work();
    expect(await (await get(`/deposits/${deposit.id}/progress`, school.classmate)).json()).toEqual({ settled: true });
    expect(titleIn(await page(`/deposits/${deposit.id}`, school.classmate))).toContain('Reçu à temps');
  });

  test('a check that failed says so, and may be asked for again', async () => {
    const deposit = await handIn(site, school, { mission: school.classmateMission, bytes: corpus('rapport.pdf'), at: now });
    await site.database.db
      .updateTable('conformity_check')
      .set({ state: 'failed' })
      .where('deposit_id', '=', deposit.id)
      .execute();
    const html = await page(`/deposits/${deposit.id}`, school.classmate);
    expect(titleIn(html)).toContain('la vérification n’a pas abouti');
    expect(html).toContain(`action="/deposits/${deposit.id}/checks"`);
    expect((await post(`/deposits/${deposit.id}/checks`, school.classmate)).status).toBe(303);
    await site.work();
    expect((await latest(deposit)).state).toBe('done');
  });

  test.each([
    ['the company tutor reads, and answers nothing', 'companyTutor', 200, []],
    ['the student contests', 'student', 200, ['Contester ce constat']],
    ['the academic tutor answers', 'academicTutor', 200, ['Accorder une dérogation']],
    ['the lead answers', 'lead', 200, ['Accorder une dérogation']],
    ['the office reads', 'office', 200, []],
    ['a classmate does not know that it exists', 'classmate', 404, []],
    ['a juror neither', 'juror', 404, []],
    ['nor the lead of another programme', 'otherLead', 404, []],
  ] as const)('%s', async (_, who, status, words) => {
    const answer = await get(`/deposits/${second.id}`, school[who]);
    expect(answer.status).toBe(status);
    const html = await answer.text();
    const all = ['Contester ce constat', 'Accorder une dérogation'];
    expect(all.filter((each) => html.includes(each))).toEqual(words);
  });

  test('another school and a stranger', async () => {
    expect((await get(`/deposits/${second.id}`, school.other.lead)).status).toBe(404);
    expect((await get(`/deposits/${second.id}`, null, { accept: 'application/json' })).status).toBe(401);
    expect((await get('/deposits/not-an-id', school.student)).status).toBe(404);
    expect(OTHER_SCHOOL).not.toBe(school.school);
  });
});

describe('the file and its pages', () => {
  test('the bytes as they came, under the file’s name, never shown in place', async () => {
    const answer = await get(`/deposits/${first.id}/file?name=original`, school.companyTutor);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(corpus('word-ragged.pdf')))).toBe(true);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-length': String(first.bytes),
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''m%C3%A9moire/);
    expect(headers['cache-control']).toContain('private');
    expect((await get(`/deposits/${first.id}/file`, school.classmate)).status).toBe(404);
  });

  test('pictures of pages that exist', async () => {
    const answer = await get(`/deposits/${first.id}/pages/2.png`, school.academicTutor);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=3600');
    expect([...new Uint8Array(await answer.arrayBuffer()).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    for (const [path, who] of [
      ['0', 'student'],
      ['999', 'student'],
      ['2', 'classmate'],
    ] as const) {
      expect((await get(`/deposits/${first.id}/pages/${path}.png`, school[who])).status).toBe(404);
    }
  });
});

describe('another report, beside the old one', () => {
  test('a re-check never writes over a report; the older one is still read as it was', async () => {
    const before = await latest(first);
    expect((await post(`/deposits/${first.id}/checks`, school.academicTutor)).status).toBe(303);
    await site.work();
    const checks = await checksOf(site.database.db, school.school, first.id);
    expect(checks).toHaveLength(2);
    expect(checks[1]).toEqual(before);
    const older = await page(`/deposits/${first.id}/checks/${before.id}`, school.lead);
    expect(older).toContain('Un rapport plus récent existe');
    expect(older).not.toContain('Accorder une dérogation');
    expect((await get(`/deposits/${second.id}/checks/${before.id}`, school.lead)).status).toBe(404);
    expect((await journal(first)).at(-1)).toMatchObject({
      action: 'check.asked',
      actor: school.academicTutor,
      details: { check: checks[0]!.id },
    });
  });

  test('who may not ask: a company tutor, the office', async () => {
    expect((await post(`/deposits/${first.id}/checks`, school.companyTutor)).status).toBe(403);
    expect((await post(`/deposits/${first.id}/checks`, school.office)).status).toBe(403);
    expect((await post(`/deposits/${first.id}/checks`, school.classmate)).status).toBe(404);
  });

  test('two tabs at once: one check, the other is told to wait', async () => {
    const answers = await Promise.all([1, 2].map(() => post(`/deposits/${first.id}/checks`, school.student)));
    expect(answers.map((a) => a.status).toSorted()).toEqual([303, 409]);
    await site.work();
  });
});

describe('D-S7-1: the student declares where the annexes begin', () => {
  test('a new report counts from the declared page and says that it was declared', async () => {
    expect((await post(`/deposits/${second.id}/annexes`, school.student, { page: '33' })).status).toBe(303);
    await site.work();
    const { report, annexesFrom } = await latest(second);
    expect(annexesFrom).toBe(33);
    expect(report!.measured.pages).toMatchObject({ body: 32, annexStart: 33, annexDeclared: true });
    expect(report!.rules.find((r) => r.rule === 'page-count')!.status).toBe('passed');
    const html = await page(`/deposits/${second.id}`, school.academicTutor);
    expect(html).toContain('annexes déclarées à partir de la page 33');
    expect((await journal(second)).at(-1)).toMatchObject({ action: 'annexes.declared', details: { annexesFrom: 33 } });
    await post(`/deposits/${second.id}/checks`, school.student);
    await site.work();
    expect((await latest(second)).annexesFrom).toBe(33);
    await post(`/deposits/${second.id}/annexes`, school.student, { page: '' });
    await site.work();
    expect(await latest(second)).toMatchObject({ annexesFrom: null, report: { measured: { pages: { annexStart: 22 } } } });
  }, 60_000);

  test.each(['1', '48', '0', '-3', 'vingt', '2.5'])('page %s is refused, and stays as it was typed', async (typed) => {
    const before = (await checksOf(site.database.db, school.school, second.id)).length;
    const answer = await post(`/deposits/${second.id}/annexes`, school.student, { page: typed });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Écrivez un numéro de page de 2 à 47');
    expect(html).toContain(`value="${typed}"`);
    expect(await checksOf(site.database.db, school.school, second.id)).toHaveLength(before);
  });

  test('the student alone declares', async () => {
    for (const who of ['academicTutor', 'lead', 'companyTutor'] as const) {
      expect((await post(`/deposits/${second.id}/annexes`, school[who], { page: '33' })).status).toBe(403);
    }
  });
});

describe('what is said of a finding', () => {
  const reason = 'La page 12 est une citation <b>alignée</b> à gauche,\nvoulue ainsi. \u05d0';
  const notes = () => notesOf(site.database.db, school.school, first.id);

  test('contested by the student, kept, then waived by the tutor: who and when, as it was written; it no longer counts', async () => {
    const finding = (await findingsOf(first)).find((f) => f.rule === 'justification')!;
    const key = findingKey(finding);
    const at = `/deposits/${first.id}/notes`;
    expect((await post(at, school.student, { finding: key, kind: 'contest', reason })).status).toBe(303);
    const contested = await page(`/deposits/${first.id}`, school.academicTutor);
    expect(contested).toContain('Contesté, en attente de réponse');
    expect(contested).toContain('La page 12 est une citation &lt;b>alignée&lt;/b> à gauche,\nvoulue ainsi. \u05d0');
    expect(contested).toContain('Inès Caradec');
    expect((await post(at, school.academicTutor, { finding: key, kind: 'keep', reason: 'Le guide le demande.' })).status).toBe(
      303,
    );
    expect(await page(`/deposits/${first.id}`)).toContain('Constat maintenu');
    expect((await post(at, school.lead, { finding: key, kind: 'waive', reason: 'Accordé en conseil.' })).status).toBe(303);
    const waived = await page(`/deposits/${first.id}`);
    expect(waived).toContain('Dérogation accordée');
    expect(waived).toContain(`<s>${finding.message.what.slice(0, 10)}`);
    expect(titleIn(waived)).toContain('Tout ce que nous savons vérifier est respecté.');
    expect((await notes()).map((n) => [n.kind, n.saidBy.lastName])).toEqual([
      ['contest', 'Caradec'],
      ['keep', 'Le Goff'],
      ['waive', 'Tanguy'],
    ]);
    const said = (await journal(first)).filter((e) => e.action.startsWith('finding.'));
    expect(said.map((e) => [e.action, e.actor])).toEqual([
      ['finding.contested', school.student],
      ['finding.kept', school.academicTutor],
      ['finding.waived', school.lead],
    ]);
    expect((await followChain(site.database.db, school.school)).broken).toBeNull();
  });

  test('a waiver of the last version leaves the summaries too, and outlives a re-check', async () => {
    const [finding] = await findingsOf(second);
    const before = (await summariesOf(site.database.db, school.school, [school.mission]))[0]!;
    expect(before).toMatchObject({ id: second.id, toCheck: 1, verdict: 'to-check' });
    await post(`/deposits/${second.id}/notes`, school.lead, { finding: findingKey(finding!), kind: 'waive', reason: 'Vu.' });
    await post(`/deposits/${second.id}/checks`, school.lead);
    await site.work();
    const after = (await summariesOf(site.database.db, school.school, [school.mission]))[0]!;
    expect(after).toMatchObject({ id: second.id, toCheck: 0, blocking: 0, verdict: 'conform' });
  });

  test.each([
    ['without a reason', { reason: '  ' }, 422, 'Écrivez la raison'],
    ['with a reason too long', { reason: 'é'.repeat(2001) }, 422, 'La raison fait 2\u202f001 caractères'],
    [
      'of a finding that is not in the latest report',
      { finding: 'layout/gone@p1', reason: 'Une raison tapée.' },
      404,
      'Une raison tapée.',
    ],
  ])('%s: nothing is recorded, nothing typed is lost', async (_, over, status, words) => {
    const key = findingKey((await findingsOf(first))[0]!);
    const before = await notes();
    const fields = { finding: key, kind: 'keep', ...over };
    const answer = await post(`/deposits/${first.id}/notes`, school.academicTutor, fields);
    expect(answer.status).toBe(status);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain(fields.reason.trim());
    expect(html).toContain('role="alert"');
    expect(await notes()).toEqual(before);
  });

  test('2000 characters are accepted, whatever their width', async () => {
    const key = findingKey((await findingsOf(first))[0]!);
    expect(
      (await post(`/deposits/${first.id}/notes`, school.lead, { finding: key, kind: 'waive', reason: '🏺'.repeat(2000) })).status,
    ).toBe(303);
  });

  test.each([
    ['a company tutor answers nothing', 'companyTutor', 'waive', 403],
    ['the office neither', 'office', 'keep', 403],
    ['a student does not waive', 'student', 'waive', 403],
    ['a tutor does not contest in the student’s place', 'academicTutor', 'contest', 403],
    ['a classmate does not know that it exists', 'classmate', 'contest', 404],
    ['nor a lead of another programme', 'otherLead', 'waive', 404],
  ] as const)('%s', async (_, who, kind, status) => {
    const key = findingKey((await findingsOf(first))[0]!);
    const before = await notes();
    expect((await post(`/deposits/${first.id}/notes`, school[who], { finding: key, kind, reason: 'Parce que.' })).status).toBe(
      status,
    );
    expect(await notes()).toEqual(before);
  });

  test('an academic tutor of another student does not know that it exists', async () => {
    const { student, academicTutor } = school;
    const deposit = await handIn(site, school, { mission: school.classmateMission, bytes: corpus('scanned.pdf'), at: now });
    expect((await get(`/deposits/${deposit.id}`, academicTutor)).status).toBe(404);
    expect((await get(`/deposits/${deposit.id}`, student)).status).toBe(404);
  });
});

describe('two versions side by side', () => {
  test('which findings went, came, stayed; what was measured before and after', async () => {
    const html = await page(`/deposits/${second.id}/compare?with=1`);
    expect(titleIn(html)).toBe('1 constat levé, 1 nouveau, aucun ne reste');
    expect(html).toContain('Ce qui a été mesuré');
    expect([...html.matchAll(/<th scope="col">(Version \d)/g)].map(([, words]) => words)).toEqual(['Version 1', 'Version 2']);
    expect(titleIn(await page(`/deposits/${first.id}/compare?with=2`))).toBe('1 constat levé, 1 nouveau, aucun ne reste');
  });

  test.each(['2', '9', 'x', ''])('there is no version %s to compare with', async (number) => {
    expect((await get(`/deposits/${second.id}/compare?with=${number}`, school.student)).status).toBe(404);
  });

  test('a version without a report yet: said, not guessed', async () => {
    const third = await handIn(site, school, { bytes: corpus('word-calibri.pdf'), at: now });
    expect(titleIn(await page(`/deposits/${third.id}/compare?with=1`))).toBe('La comparaison attend un rapport');
    await site.work();
  });
});
