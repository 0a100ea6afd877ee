import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  formOf,
  pdf,
  pieces,
  type Sent,
  send,
  sha256,
  type StudentSite,
  studentSite,
  titleOf,
} from '../../tests/support/sending.ts';
import { addExtension, setDates } from '../mission/cohort.store.ts';
import { addReopening } from './deposit.store.ts';
import { lateBy } from './deposit.ts';

/** The memoir's last second, in Paris and in winter. */
const DEADLINE = Date.UTC(2026, 1, 2, 22, 59, 59);

let at: StudentSite;
beforeEach(async () => void (at = await studentSite()));
afterEach(() => at.site.close());

const deadlines = (date: { day: string; time?: string }) =>
  setDates(at.site.database.db, { school: at.school.school, cohort: at.school.cohort, dates: { 'memoir-due': date } });

describe('the deadline', () => {
  const sentAt = async (received: number, sent: Sent = {}) => {
    at.now = received;
    const answer = await at.hand(sent);
    return { answer, made: (await at.versions())[0] };
  };

  test.each([
    ['23:59:59.000', DEADLINE, -999],
    ['23:59:59.999', DEADLINE + 999, 0],
    ['00:00:00.000', DEADLINE + 1000, 1],
  ])('a first deposit at %s is accepted; its second is in time until its end', async (_, received, late) => {
    const { answer, made } = await sentAt(received);
    expect([answer.status, lateBy(made!)]).toEqual([303, late]);
  });

  test('a first deposit that is late is announced as such, accepted, marked', async () => {
    at.now = DEADLINE + 3_661_000;
    const before = await at.page();
    expect(titleOf(before.text)).toBe('La date limite est passée : déposez votre mémoire sans attendre');
    expect(before.text).toContain('marqué en retard');
    await at.hand();
    expect((await at.page()).text).toContain('en retard de 1 h 1 min');
  });

  test('an upload begun before and finished after is late, and says when it began', async () => {
    at.now = DEADLINE - 2000;
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('juste avant') });
    const answer = await at.hand({ body: pieces(body, { at: body.length - 9, between: () => (at.now = DEADLINE + 61_000) }) });
    const [made] = await at.versions();
    expect(answer.status).toBe(303);
    expect(made!.begunAt).toBe(new Date(DEADLINE - 2000).toISOString());
    expect(made!.receivedAt).toBe(new Date(DEADLINE + 61_000).toISOString());
    expect(lateBy(made!)).toBe(60_001);
  });

  test('replacing after it is refused, the version there untouched; a reopening lets one more come, once', async () => {
    await sentAt(DEADLINE, { bytes: pdf('a') });
    const refused = await sentAt(DEADLINE + 1000, { bytes: pdf('b') });
    expect(refused.answer.status).toBe(409);
    expect(await refused.answer.text()).toContain('rouvrir');
    expect(await at.versions()).toMatchObject([{ number: 1, sha256: sha256(pdf('a')) }]);
    const closed = await at.page();
    expect(titleOf(closed.text)).toBe('La date limite est passée : la version 1 est celle qui compte');
    expect(closed.text).not.toContain('type="file"');

    const given = {
      school: at.school.school,
      mission: at.school.mission,
      deliverable: 'memoire',
      reason: 'Annexe <b>illisible</b>',
    };
    const reopen = () =>
      at.site.database.db
        .transaction()
        .execute((trx) => addReopening(trx, { ...given, givenBy: at.school.lead, givenAt: at.now }));
    await reopen();
    await expect(reopen()).rejects.toMatchObject({ code: 'reopen-needless' });
    expect((await at.page()).text).toContain('Annexe &lt;b>illisible&lt;/b>');
    expect((await at.hand({ bytes: pdf('c') })).status).toBe(303);
    expect((await at.hand({ bytes: pdf('d') })).status).toBe(409);
    expect(await at.versions()).toMatchObject([{ number: 2, sha256: sha256(pdf('c')) }, { number: 1 }]);
  });

  test('an extension moves it, its reason shown; one given while the file comes counts', async () => {
    at.now = DEADLINE - 1000;
    await at.hand({ bytes: pdf('a') });
    const until = new Date(DEADLINE + 86_400_000).toISOString();
    const extend = () =>
      addExtension(at.site.database.db, {
        school: at.school.school,
        cohort: at.school.cohort,
        mission: at.school.mission,
        milestone: 'memoir-due',
        until,
        reason: 'Arrêt de travail',
        givenBy: at.school.lead,
        givenAt: DEADLINE - 500,
      });
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('b') });
    const between = async () => {
      at.now = DEADLINE + 5000;
      await extend();
    };
    expect((await at.hand({ body: pieces(body, { at: 300, between }) })).status).toBe(303);
    expect(await at.versions()).toMatchObject([{ number: 2, deadline: until }, { number: 1 }]);
    const { text } = await at.page();
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
    expect((await at.page()).text).toContain(said);
    const inTime = await sentAt(last + 999);
    expect(lateBy(inTime.made!)).toBe(0);
    const late = await sentAt(last + 1000, { bytes: pdf('plus tard') });
    expect(late.answer.status).toBe(409);
  });

  test('a clock moved back makes no deposit earlier than what was recorded before it', async () => {
    at.now = DEADLINE + 60_000;
    await at.hand({ bytes: pdf('a') });
    at.now = DEADLINE - 3_600_000;
    const refused = await at.hand({ bytes: pdf('b') });
    expect(refused.status).toBe(409);
    expect(await at.versions()).toHaveLength(1);
    const slides = await at.hand({ bytes: pdf('support') }, 'slides');
    expect(slides.status).toBe(303);
    expect((await at.versions('slides'))[0]!.receivedAt).toBe(new Date(DEADLINE + 60_000).toISOString());
  });

  test('what others record meanwhile takes nothing from who sent in time', async () => {
    at.now = DEADLINE + 999;
    const other = await at.school.as(at.school.classmate);
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('à temps') });
    const files = at.site.files;
    const begin = files.begin.bind(files);
    files.begin = async () => {
      const file = await begin();
      const finish = file.finish.bind(file);
      file.finish = async () => {
        files.begin = begin;
        at.now = DEADLINE + 30_000;
        await send(at.site, at.address('memoire', at.school.classmateMission), other, { bytes: pdf('d’un autre') });
        return finish();
      };
      return file;
    };
    await at.hand({ body });
    expect(lateBy((await at.versions())[0]!)).toBe(0);
  });
});
