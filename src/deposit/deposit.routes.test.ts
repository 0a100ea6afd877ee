import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAMAGED, GREEDY, WRONG_TYPES } from '../../tests/support/hostile.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import { formOf, pdf, pieces, type Sent, send, sha256 } from '../../tests/support/sending.ts';
import type { Site, SiteOptions } from '../../tests/support/site.ts';
import type { FileStore } from '../kernel/files.ts';
import { Refusal } from '../kernel/refusal.ts';
import { addExtension, setDates } from '../mission/mission.store.ts';
import { addReopening, summariesOf, versionsOf } from './deposit.store.ts';
import { lateBy } from './deposit.ts';

/** The memoir's last second, in Paris and in winter. */
const DEADLINE = Date.UTC(2026, 1, 2, 22, 59, 59);

let site: Site;
let school: SampleSchool;
let student: { cookie: string };
let now: number;
const clock = { now: () => now };

async function start(options: SiteOptions = {}) {
  now = SITE_NOW;
  site = await buildSchoolSite({ clock, ...options });
  school = await sampleSchool(site);
  student = await school.as(school.student);
}
beforeEach(() => start());
afterEach(() => site.close());

const address = (deliverable = 'memoire', mission = school.mission) => `/missions/${mission}/deposits/${deliverable}`;
const hand = (sent: Sent = {}, deliverable = 'memoire') => send(site, address(deliverable), student, sent);
const versions = (deliverable = 'memoire') => versionsOf(site.database.db, school.school, school.mission, deliverable);
const page = async (who = student, where = address()) => {
  const answer = await site.app.request(where, { headers: { accept: 'text/html', 'accept-language': 'fr', ...who } });
  return { status: answer.status, text: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
};
const titleOf = (text: string) => /<h1>(.*?)<\/h1>/s.exec(text)?.[1];
const deadlines = (date: { day: string; time?: string }) =>
  setDates(site.database.db, { school: school.school, cohort: school.cohort, dates: { 'memoir-due': date } });
const incoming = async () => (await Array.fromAsync(site.files.list())).map((f) => f.sha256);

describe('a file handed in', () => {
  test('leads to a deposit with its bytes, its prints, its place in time; its check is asked for', async () => {
    const answer = await hand({ bytes: pdf('première version') });
    const [made] = await versions();
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/deposits/${made!.id}`);
    expect(made).toMatchObject({
      number: 1,
      sha256: sha256(pdf('première version')),
      originalName: 'memoire.pdf',
      receivedAt: new Date(SITE_NOW).toISOString(),
      deadline: new Date(DEADLINE).toISOString(),
      guide: 'digi5',
      guideVersion: '2024-2025',
      depositedBy: school.student,
    });
    expect(made!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(Buffer.from((await site.files.read(made!.sha256))!)).toEqual(pdf('première version'));
    const [summary] = await summariesOf(site.database.db, school.school, [school.mission]);
    expect(summary).toMatchObject({ id: made!.id, number: 1, verdict: null, checkState: 'waiting' });
    const entries = await site.database.db.selectFrom('journal').select(['action', 'actor']).execute();
    expect(entries).toContainEqual({ action: 'deposit.made', actor: school.student });
  });

  test('D-SOU-7: the slides are deposited beside the memoir, each with its versions', async () => {
    await hand();
    expect((await hand({ name: 'support.pdf', bytes: pdf('support') }, 'slides')).status).toBe(303);
    expect(await versions('slides')).toMatchObject([{ number: 1, originalName: 'support.pdf' }]);
    expect(await versions()).toMatchObject([{ number: 1 }]);
  });

  test('M-RAP-4: the report is deposited as a PDF at the address of its deliverable; what is no PDF is refused', async () => {
    const engineer = await school.as(school.engineer);
    const where = address('rapport-mission', school.engineerMission);
    const sent = await send(site, where, engineer, { bytes: WRONG_TYPES[2]!.bytes(), name: 'rapport.docx' });
    expect(sent.status).toBe(422);
    expect((await send(site, where, engineer, { name: 'rapport.pdf' })).status).toBe(303);
    const made = await versionsOf(site.database.db, school.school, school.engineerMission, 'rapport-mission');
    expect(made).toMatchObject([{ originalName: 'rapport.pdf', fileName: 'rapport.pdf' }]);
  });

  test('M-RAP-5: the file is renamed after the student and the year of the cohort when they take the offer; its own name is kept', async () => {
    const engineer = await school.as(school.engineer);
    const where = address('rapport-mission', school.engineerMission);
    const { text } = await page(engineer, where);
    expect(text).toContain('PRIGENT Maëlle rapport mission 2026.pdf');
    expect(text).toMatch(/name="guideName"[^>]*checked/);
    await send(site, where, engineer, { name: 'v3 finale.pdf', fields: { guideName: 'yes' } });
    const made = await versionsOf(site.database.db, school.school, school.engineerMission, 'rapport-mission');
    expect(made).toMatchObject([{ originalName: 'v3 finale.pdf', fileName: 'PRIGENT Maëlle rapport mission 2026.pdf' }]);
  });

  test('a program is told where to go', async () => {
    const answer = await hand({ headers: { accept: 'application/json' } });
    expect([answer.status, await answer.json()]).toEqual([201, { address: `/deposits/${(await versions())[0]!.id}` }]);
  });

  test('the same file twice, one after the other or at once, is one deposit: the second request is led to it', async () => {
    const first = await hand();
    const again = await hand({ name: 'autre nom.pdf' });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const both = await Promise.all([hand({ bytes: pdf('b') }), hand({ bytes: pdf('b') })]);
    expect(new Set(both.map((a) => a.headers.get('location'))).size).toBe(1);
    expect((await versions()).map((v) => v.number)).toEqual([2, 1]);
  });

  test('two tabs at once with different files: both become versions, one after the other', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => hand({ bytes: pdf(text) })));
    expect(answers.map((a) => a.status)).toEqual([303, 303, 303, 303]);
    const made = await versions();
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
    expect((await hand({ name })).status).toBe(303);
    expect(await versions()).toMatchObject([{ originalName: kept, fileName: kept }]);
    const { text } = await page();
    expect(text).not.toContain('<img src=x');
    expect(text).toContain(`<bdi>${kept.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</bdi>`.replaceAll('&gt;', '>'));
  });
});

describe('the deadline', () => {
  const at = async (received: number, sent: Sent = {}) => {
    now = received;
    const answer = await hand(sent);
    return { answer, made: (await versions())[0] };
  };

  test.each([
    ['23:59:59.000', DEADLINE, -999],
    ['23:59:59.999', DEADLINE + 999, 0],
    ['00:00:00.000', DEADLINE + 1000, 1],
  ])('a first deposit at %s is accepted; its second is in time until its end', async (_, received, late) => {
    const { answer, made } = await at(received);
    expect([answer.status, lateBy(made!)]).toEqual([303, late]);
  });

  test('a first deposit that is late is announced as such, accepted, marked', async () => {
    now = DEADLINE + 3_661_000;
    const before = await page();
    expect(titleOf(before.text)).toBe('La date limite est passée : déposez votre mémoire sans attendre');
    expect(before.text).toContain('marqué en retard');
    await hand();
    expect((await page()).text).toContain('en retard de 1 h 1 min');
  });

  test('an upload begun before and finished after is late, and says when it began', async () => {
    now = DEADLINE - 2000;
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('juste avant') });
    const answer = await hand({ body: pieces(body, { at: body.length - 9, between: () => (now = DEADLINE + 61_000) }) });
    const [made] = await versions();
    expect(answer.status).toBe(303);
    expect(made!.begunAt).toBe(new Date(DEADLINE - 2000).toISOString());
    expect(made!.receivedAt).toBe(new Date(DEADLINE + 61_000).toISOString());
    expect(lateBy(made!)).toBe(60_001);
  });

  test('replacing after it is refused, the version there untouched; a reopening lets one more come, once', async () => {
    await at(DEADLINE, { bytes: pdf('a') });
    const refused = await at(DEADLINE + 1000, { bytes: pdf('b') });
    expect(refused.answer.status).toBe(409);
    expect(await refused.answer.text()).toContain('rouvrir');
    expect(await versions()).toMatchObject([{ number: 1, sha256: sha256(pdf('a')) }]);
    const closed = await page();
    expect(titleOf(closed.text)).toBe('La date limite est passée : la version 1 est celle qui compte');
    expect(closed.text).not.toContain('type="file"');

    const given = { school: school.school, mission: school.mission, deliverable: 'memoire', reason: 'Annexe <b>illisible</b>' };
    const reopen = () =>
      site.database.db.transaction().execute((trx) => addReopening(trx, { ...given, givenBy: school.lead, givenAt: now }));
    await reopen();
    await expect(reopen()).rejects.toMatchObject({ code: 'reopen-needless' });
    expect((await page()).text).toContain('Annexe &lt;b>illisible&lt;/b>');
    expect((await hand({ bytes: pdf('c') })).status).toBe(303);
    expect((await hand({ bytes: pdf('d') })).status).toBe(409);
    expect(await versions()).toMatchObject([{ number: 2, sha256: sha256(pdf('c')) }, { number: 1 }]);
  });

  test('an extension moves it, its reason shown; one given while the file comes counts', async () => {
    now = DEADLINE - 1000;
    await hand({ bytes: pdf('a') });
    const until = new Date(DEADLINE + 86_400_000).toISOString();
    const extend = () =>
      addExtension(site.database.db, {
        school: school.school,
        cohort: school.cohort,
        mission: school.mission,
        milestone: 'memoir-due',
        until,
        reason: 'Arrêt de travail',
        givenBy: school.lead,
        givenAt: DEADLINE - 500,
      });
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('b') });
    const between = async () => {
      now = DEADLINE + 5000;
      await extend();
    };
    expect((await hand({ body: pieces(body, { at: 300, between }) })).status).toBe(303);
    expect(await versions()).toMatchObject([{ number: 2, deadline: until }, { number: 1 }]);
    const { text } = await page();
    expect(text).toContain('Arrêt de travail');
    expect(text).toContain('3 février 2026 à 23 h 59 min 59 s, heure de Paris (UTC+1)');
  });

  test.each([
    // 2 h 30 does not exist on that night: it is read as 3 h 30, summer time.
    [
      'spring',
      { day: '2026-03-29', time: '02:30:00' },
      Date.UTC(2026, 2, 29, 1, 30, 0),
      '3 h 30 min 00 s, heure de Paris (UTC+2)',
    ],
    // 2 h 30 comes twice: the second is the last.
    [
      'autumn',
      { day: '2026-10-25', time: '02:30:00' },
      Date.UTC(2026, 9, 25, 1, 30, 0),
      '2 h 30 min 00 s, heure de Paris (UTC+1)',
    ],
  ])('the night of %s: the deadline is one instant, said beyond doubt', async (_, date, last, said) => {
    await deadlines(date);
    expect((await page()).text).toContain(said);
    const inTime = await at(last + 999);
    expect(lateBy(inTime.made!)).toBe(0);
    const late = await at(last + 1000, { bytes: pdf('plus tard') });
    expect(late.answer.status).toBe(409);
  });

  test('a clock moved back makes no deposit earlier than what was recorded before it', async () => {
    now = DEADLINE + 60_000;
    await hand({ bytes: pdf('a') });
    now = DEADLINE - 3_600_000;
    const refused = await hand({ bytes: pdf('b') });
    expect(refused.status).toBe(409);
    expect(await versions()).toHaveLength(1);
    const slides = await hand({ bytes: pdf('support') }, 'slides');
    expect(slides.status).toBe(303);
    expect((await versions('slides'))[0]!.receivedAt).toBe(new Date(DEADLINE + 60_000).toISOString());
  });

  test('what others record meanwhile takes nothing from who sent in time', async () => {
    now = DEADLINE + 999;
    const other = await school.as(school.classmate);
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('à temps') });
    const files = site.files;
    const begin = files.begin.bind(files);
    files.begin = async () => {
      const file = await begin();
      const finish = file.finish.bind(file);
      file.finish = async () => {
        files.begin = begin;
        now = DEADLINE + 30_000;
        await send(site, address('memoire', school.classmateMission), other, { bytes: pdf('d’un autre') });
        return finish();
      };
      return file;
    };
    await hand({ body });
    expect(lateBy((await versions())[0]!)).toBe(0);
  });
});

describe('what cannot be taken', () => {
  const UNTOUCHED = pdf('la version qui compte');
  const untouched = async () => {
    expect(await versions()).toMatchObject([{ number: 1, sha256: sha256(UNTOUCHED) }]);
    expect(await incoming()).toEqual([sha256(UNTOUCHED)]);
  };
  beforeEach(async () => void (await hand({ bytes: UNTOUCHED })));

  test.each(['short', 'broken'] as const)('an upload cut at 99 % (%s) leaves nothing behind', async (end) => {
    const body = formOf(
      { intent: 'deposit' },
      { name: 'memoire.pdf', bytes: Buffer.concat([pdf('long'), Buffer.alloc(500_000)]) },
    );
    const answer = await hand({ body: pieces(body, { at: Math.floor(body.length * 0.99), end }) });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('coupé avant la fin');
    await untouched();
  });

  test.each(WRONG_TYPES)('$name is refused in words', async ({ bytes }) => {
    const answer = await hand({ bytes: bytes() });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('rien n’a été déposé');
    await untouched();
  });

  test('a PDF whose end is missing is refused in words', async () => {
    const whole = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 'x')]);
    const answer = await hand({ bytes: whole });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('sa fin manque');
    await untouched();
  });

  test('no file at all', async () => {
    const answer = await hand({ name: '', bytes: Buffer.alloc(0) });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Aucun fichier')]);
    await untouched();
  });

  test.each([...DAMAGED.filter((h) => !/cut|header/.test(h.name)), ...GREEDY])(
    'hostile: $name is taken or refused, never both, and hurts nothing',
    async ({ bytes }) => {
      const answer = await hand({ bytes: bytes() });
      expect([303, 422]).toContain(answer.status);
      const made = await versions();
      expect(made).toHaveLength(answer.status === 303 ? 2 : 1);
      expect(made.at(-1)!.sha256).toBe(sha256(UNTOUCHED));
    },
  );
});

test('a file above the limit is refused as it arrives', async () => {
  await site.close();
  await start({ settings: { MAX_UPLOAD_BYTES: '4096' } });
  const bytes = Buffer.concat([pdf('gros'), Buffer.alloc(90_000), pdf('fin')]);
  const announced = await hand({ bytes, headers: { 'content-length': String(bytes.length + 400) } });
  const quiet = await hand({ bytes });
  expect([announced.status, quiet.status]).toEqual([413, 413]);
  expect(await versions()).toEqual([]);
  expect(await incoming()).toEqual([]);
});

describe('a store that takes nothing', () => {
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
    await hand({ bytes: pdf('avant') });
    Object.assign(site.files, failing({ ...site.files }, where, code));
    const answer = await hand({ bytes: pdf('après') });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('vos versions précédentes sont intactes');
    expect(await versions()).toMatchObject([{ number: 1, sha256: sha256(pdf('avant')) }]);
  });
});

describe('who', () => {
  test('a stranger is refused before the body is read', async () => {
    let read = false;
    const body = pieces(formOf({}, { name: 'a.pdf', bytes: pdf('a') }), { at: 200, between: () => (read = true) });
    const answer = await send(site, address(), null, { body, headers: { accept: 'application/json' } });
    expect([answer.status, read]).toEqual([401, false]);
  });

  test.each([
    ['another student', () => school.classmate, 404],
    ['a student of another school', () => school.other.student, 404],
    ['the lead of another school', () => school.other.lead, 404],
    ['the lead of another programme', () => school.otherLead, 404],
    ['a juror', () => school.juror, 404],
    ['the academic tutor', () => school.academicTutor, 403],
    ['the company tutor', () => school.companyTutor, 403],
    ['the lead', () => school.lead, 403],
    ['the office', () => school.office, 403],
  ])('%s hands nothing in for a student', async (_, who, status) => {
    const cookie = await school.as(who());
    expect((await send(site, address(), cookie)).status).toBe(status);
    expect(await versions()).toEqual([]);
    expect((await page(cookie)).status).toBe(status === 403 ? 200 : 404);
  });

  test('who only reads sees the versions and no form', async () => {
    const tutor = await school.as(school.academicTutor);
    expect(titleOf((await page(tutor)).text)).toBe('Le mémoire n’est pas encore déposé');
    await hand();
    const { text } = await page(tutor);
    expect(titleOf(text)).toBe('Version 1 du mémoire déposée le 15 janvier 2026 à 10 h 30');
    expect(text).toContain(`/deposits/${(await versions())[0]!.id}`);
    expect(text).not.toContain('<form class="form"');
  });

  test.each(['inconnu', 'memoire%2F..'])('a deliverable that the guide does not have (%s) is not found', async (deliverable) => {
    expect((await page(student, address(deliverable))).status).toBe(404);
    expect((await hand({}, deliverable)).status).toBe(404);
  });

  test('the page says what to do, by when, and what is expected', async () => {
    const { text, status } = await page();
    expect(status).toBe(200);
    expect(titleOf(text)).toBe('Déposez votre mémoire au plus tard le 2 février 2026 à 23 h 59');
    expect(text).toContain('2 février 2026 à 23 h 59 min 59 s, heure de Paris (UTC+1)');
    expect(text).toContain('/guides/digi5/2024-2025#clause-D-FMT-1');
    await hand();
    expect(titleOf((await page()).text)).toBe('Version 1 déposée : vous pouvez la remplacer jusqu’au 2 février 2026 à 23 h 59');
  });

  test('too many files in a short time are asked to wait', async () => {
    const answers = [];
    for (let i = 0; i < 61; i++) answers.push((await hand({ bytes: Buffer.from('no') })).status);
    expect(answers.filter((s) => s === 422)).toHaveLength(60);
    expect(answers.at(-1)).toBe(429);
  });
});
