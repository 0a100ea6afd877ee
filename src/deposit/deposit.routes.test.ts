import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAMAGED, GREEDY, WRONG_TYPES } from '../../tests/support/hostile.ts';
import { SITE_NOW } from '../../tests/support/school.ts';
import { formOf, pdf, pieces, send, sha256, type StudentSite, studentSite, titleOf } from '../../tests/support/sending.ts';
import type { SiteOptions } from '../../tests/support/site.ts';
import type { FileStore } from '../kernel/files.ts';
import { Refusal } from '../kernel/refusal.ts';
import { summariesOf, versionsOf } from './deposit.store.ts';

let at: StudentSite;
const start = async (options: SiteOptions = {}) => void (at = await studentSite(options));
const stop = () => at.site.close();
/** A site of its own for each test, or for a whole group that leaves it as it was. */
const eachAnew = () => [beforeEach(() => start()), afterEach(stop)];
const once = () => [beforeAll(() => start()), afterAll(stop)];

describe('a file handed in', () => {
  eachAnew();
  test('leads to a deposit with its bytes, its prints, its place in time; its check is asked for', async () => {
    const answer = await at.hand({ bytes: pdf('première version') });
    const [made] = await at.versions();
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/deposits/${made!.id}`);
    expect(made).toMatchObject({
      number: 1,
      sha256: sha256(pdf('première version')),
      originalName: 'memoire.pdf',
      receivedAt: new Date(SITE_NOW).toISOString(),
      deadline: '2026-02-02T22:59:59.000Z',
      guide: 'digi5',
      guideVersion: '2024-2025',
      depositedBy: at.school.student,
    });
    expect(made!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(Buffer.from((await at.site.files.read(made!.sha256))!)).toEqual(pdf('première version'));
    const [summary] = await summariesOf(at.site.database.db, at.school.school, [at.school.mission]);
    expect(summary).toMatchObject({ id: made!.id, number: 1, verdict: null, checkState: 'waiting' });
    const entries = await at.site.database.db.selectFrom('journal').select(['action', 'actor']).execute();
    expect(entries).toContainEqual({ action: 'deposit.made', actor: at.school.student });
  });

  test('D-SOU-7: the slides are deposited beside the memoir, each with its versions', async () => {
    await at.hand();
    expect((await at.hand({ name: 'support.pdf', bytes: pdf('support') }, 'slides')).status).toBe(303);
    expect(await at.versions('slides')).toMatchObject([{ number: 1, originalName: 'support.pdf' }]);
    expect(await at.versions()).toMatchObject([{ number: 1 }]);
  });

  test('M-RAP-4: the report is deposited as a PDF at the address of its deliverable; what is no PDF is refused', async () => {
    const engineer = await at.school.as(at.school.engineer);
    const where = at.address('rapport-mission', at.school.engineerMission);
    const sent = await send(at.site, where, engineer, { bytes: WRONG_TYPES[2]!.bytes(), name: 'rapport.docx' });
    expect(sent.status).toBe(422);
    expect((await send(at.site, where, engineer, { name: 'rapport.pdf' })).status).toBe(303);
    const made = await versionsOf(at.site.database.db, at.school.school, at.school.engineerMission, 'rapport-mission');
    expect(made).toMatchObject([{ originalName: 'rapport.pdf', fileName: 'rapport.pdf' }]);
  });

  test('M-RAP-5: the file is renamed after the student and the year of the cohort when they take the offer; its own name is kept', async () => {
    const engineer = await at.school.as(at.school.engineer);
    const where = at.address('rapport-mission', at.school.engineerMission);
    const { text } = await at.page(engineer, where);
    expect(text).toContain('PRIGENT Maëlle rapport mission 2026.pdf');
    expect(text).toMatch(/name="guideName"[^>]*checked/);
    await send(at.site, where, engineer, { name: 'v3 finale.pdf', fields: { guideName: 'yes' } });
    const made = await versionsOf(at.site.database.db, at.school.school, at.school.engineerMission, 'rapport-mission');
    expect(made).toMatchObject([{ originalName: 'v3 finale.pdf', fileName: 'PRIGENT Maëlle rapport mission 2026.pdf' }]);
  });

  test('a program is told where to go', async () => {
    const answer = await at.hand({ headers: { accept: 'application/json' } });
    expect([answer.status, await answer.json()]).toEqual([201, { address: `/deposits/${(await at.versions())[0]!.id}` }]);
  });

  test('the same file twice, one after the other or at once, is one deposit: the second request is led to it', async () => {
    const first = await at.hand();
    const again = await at.hand({ name: 'autre nom.pdf' });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const both = await Promise.all([at.hand({ bytes: pdf('b') }), at.hand({ bytes: pdf('b') })]);
    expect(new Set(both.map((a) => a.headers.get('location'))).size).toBe(1);
    expect((await at.versions()).map((v) => v.number)).toEqual([2, 1]);
  });

  test('two tabs at once with different files: both become versions, one after the other', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => at.hand({ bytes: pdf(text) })));
    expect(answers.map((a) => a.status)).toEqual([303, 303, 303, 303]);
    const made = await at.versions();
    expect(made.map((v) => v.number)).toEqual([4, 3, 2, 1]);
    expect(new Set(made.map((v) => v.sha256)).size).toBe(4);
  });

  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\secret.pdf', 'secret.pdf'],
    ['mémoire 🎓.pdf', 'mémoire 🎓.pdf'],
    ['\u202efdp.exe\u202c.pdf', 'fdp.exe.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
    [`${'é'.repeat(296)}.pdf`, `${'é'.repeat(250)}….pdf`],
  ])('a name such as %s is kept as it can be shown', async (name, kept) => {
    expect((await at.hand({ name })).status).toBe(303);
    expect(await at.versions()).toMatchObject([{ originalName: kept, fileName: kept }]);
    const { text } = await at.page();
    expect(text).not.toContain('<img src=x');
    expect(text).toContain(`<bdi>${kept.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</bdi>`.replaceAll('&gt;', '>'));
  });
});

describe('what cannot be taken', () => {
  once();
  const UNTOUCHED = pdf('la version qui compte');
  const untouched = async () => {
    expect(await at.versions()).toMatchObject([{ number: 1, sha256: sha256(UNTOUCHED) }]);
    expect(await at.incoming()).toEqual([sha256(UNTOUCHED)]);
  };
  beforeAll(async () => void (await at.hand({ bytes: UNTOUCHED })));

  test.each(['short', 'broken'] as const)('an upload cut at 99 % (%s) leaves nothing behind', async (end) => {
    const body = formOf(
      { intent: 'deposit' },
      { name: 'memoire.pdf', bytes: Buffer.concat([pdf('long'), Buffer.alloc(500_000)]) },
    );
    const answer = await at.hand({ body: pieces(body, { at: Math.floor(body.length * 0.99), end }) });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('coupé avant la fin');
    await untouched();
  });

  test.each(WRONG_TYPES)('$name is refused in words', async ({ bytes }) => {
    const answer = await at.hand({ bytes: bytes() });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('rien n’a été déposé');
    await untouched();
  });

  test('a PDF whose end is missing is refused in words', async () => {
    const whole = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 'x')]);
    const answer = await at.hand({ bytes: whole });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('sa fin manque');
    await untouched();
  });

  test('no file at all', async () => {
    const answer = await at.hand({ name: '', bytes: Buffer.alloc(0) });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Aucun fichier')]);
    await untouched();
  });

  test.each([...DAMAGED.filter((h) => !/cut|header/.test(h.name)), ...GREEDY])(
    'hostile: $name is taken or refused, never both, and hurts nothing',
    async ({ bytes }) => {
      const before = (await at.versions()).length;
      const answer = await at.hand({ bytes: bytes() });
      expect([303, 422]).toContain(answer.status);
      const made = await at.versions();
      expect(made).toHaveLength(answer.status === 303 ? before + 1 : before);
      expect(made.at(-1)!.sha256).toBe(sha256(UNTOUCHED));
    },
  );
});

test('a file above the limit is refused as it arrives', async () => {
  await start({ settings: { MAX_UPLOAD_BYTES: '4096' } });
  const bytes = Buffer.concat([pdf('gros'), Buffer.alloc(90_000), pdf('fin')]);
  const announced = await at.hand({ bytes, headers: { 'content-length': String(bytes.length + 400) } });
  const quiet = await at.hand({ bytes });
  expect([announced.status, quiet.status]).toEqual([413, 413]);
  expect(await at.versions()).toEqual([]);
  expect(await at.incoming()).toEqual([]);
  await stop();
});

describe('a store that takes nothing', () => {
  eachAnew();
  const failing = (files: FileStore, at: 'begin' | 'write' | 'finish', code: 'storage-full' | 'storage-refused'): FileStore => ({
    ...files,
    begin: async () => {
      const fail = () => Promise.reject(new Refusal(code, {}));
      if (at === 'begin') return fail();
      return { ...(await files.begin()), [at]: fail };
    },
  });
  test.each([
    ['begin', 'storage-refused', 503],
    ['write', 'storage-full', 507],
    ['finish', 'storage-full', 507],
  ] as const)('at %s, %s: said so, nothing filed, the earlier version untouched', async (where, code, status) => {
    await at.hand({ bytes: pdf('avant') });
    Object.assign(at.site.files, failing({ ...at.site.files }, where, code));
    const answer = await at.hand({ bytes: pdf('après') });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('vos versions précédentes sont intactes');
    expect(await at.versions()).toMatchObject([{ number: 1, sha256: sha256(pdf('avant')) }]);
  });
});

describe('who may not', () => {
  once();
  test('a stranger is refused before the body is read', async () => {
    let read = false;
    const body = pieces(formOf({}, { name: 'a.pdf', bytes: pdf('a') }), { at: 200, between: () => (read = true) });
    const answer = await send(at.site, at.address(), null, { body, headers: { accept: 'application/json' } });
    expect([answer.status, read]).toEqual([401, false]);
  });

  test.each([
    ['another student', () => at.school.classmate, 404],
    ['a student of another school', () => at.school.other.student, 404],
    ['the lead of another school', () => at.school.other.lead, 404],
    ['the lead of another programme', () => at.school.otherLead, 404],
    ['a juror', () => at.school.juror, 404],
    ['the academic tutor', () => at.school.academicTutor, 403],
    ['the company tutor', () => at.school.companyTutor, 403],
    ['the lead', () => at.school.lead, 403],
    ['the office', () => at.school.office, 403],
  ])('%s hands nothing in for a student', async (_, who, status) => {
    const cookie = await at.school.as(who());
    expect((await send(at.site, at.address(), cookie)).status).toBe(status);
    expect(await at.versions()).toEqual([]);
    expect((await at.page(cookie)).status).toBe(status === 403 ? 200 : 404);
  });
});

describe('the page', () => {
  eachAnew();

  test('who only reads sees the versions and no form', async () => {
    const tutor = await at.school.as(at.school.academicTutor);
    expect(titleOf((await at.page(tutor)).text)).toBe('Le mémoire n’est pas encore déposé');
    await at.hand();
    const { text } = await at.page(tutor);
    expect(titleOf(text)).toBe('Version 1 du mémoire déposée le 15 janvier 2026 à 10 h 30');
    expect(text).toContain(`/deposits/${(await at.versions())[0]!.id}`);
    expect(text).not.toContain('<form class="form"');
  });

  test.each(['inconnu', 'memoire%2F..'])('a deliverable that the guide does not have (%s) is not found', async (deliverable) => {
    expect((await at.page(at.student, at.address(deliverable))).status).toBe(404);
    expect((await at.hand({}, deliverable)).status).toBe(404);
  });

  test('the page says what to do, by when, and what is expected', async () => {
    const { text, status } = await at.page();
    expect(status).toBe(200);
    expect(titleOf(text)).toBe('Déposez votre mémoire au plus tard le 2 février 2026 à 23 h 59');
    expect(text).toContain('2 février 2026 à 23 h 59 min 59 s, heure de Paris (UTC+1)');
    expect(text).toContain('/guides/digi5/2024-2025#clause-D-FMT-1');
    await at.hand();
    expect(titleOf((await at.page()).text)).toBe(
      'Version 1 déposée : vous pouvez la remplacer jusqu’au 2 février 2026 à 23 h 59',
    );
  });

  test('too many files in a short time are asked to wait', async () => {
    const answers = [];
    for (let i = 0; i < 61; i++) answers.push((await at.hand({ bytes: Buffer.from('no') })).status);
    expect(answers.filter((s) => s === 422)).toHaveLength(60);
    expect(answers.at(-1)).toBe(429);
  });
});
