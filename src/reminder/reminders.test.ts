/** Reminders through the database and the mail: one letter a person and day, links that work, calls. */
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DATES, reminding } from '../../tests/support/reminding.ts';
import { loadShelf } from '../content.ts';
import type { Shelf } from '../guide/shelf.ts';
import { ROOT } from '../kernel/root.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { enqueue } from '../kernel/jobs.ts';
import { sendAgain } from '../kernel/outbox-again.store.ts';
import { parseSettings } from '../kernel/settings.ts';
import { countUnsettled } from '../letter/outbox-list.store.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import { setStopped } from '../letter/stop.store.ts';
import { readCohort } from '../mission/cohort.store.ts';
import { addTutor, leaveTutor } from '../mission/course.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { aroundOf } from './around.store.ts';
import { readByHand, sendByHand } from './by-hand.store.ts';
import { readCalls } from './call.store.ts';

const here = reminding();
const { clock, db, follow, schedule, runAt } = here;
let shelf: Shelf;
beforeAll(async () => {
  ({ shelf } = await loadShelf(join(ROOT, 'content'), db(), FIRST_SCHOOL));
});
const outbox = () => db().selectFrom('outbox').selectAll().orderBy('written_at').orderBy('address').execute();
/** The text of a letter as its reader sees it. */
const decoded = (data: string) =>
  Buffer.from(
    data.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('a tutor of twelve students', () => {
  test('gets one letter a day with twelve links of their own, and none twice', async () => {
    for (let n = 1; n <= 12; n += 1) await follow(n);
    await schedule();
    await runAt('2026-03-08T07:00:00Z');
    await runAt('2026-03-08T08:00:00Z');
    await runAt('2026-03-09T08:00:00Z');
    const toKarim = here.mail.letters.filter((l) => l.to.includes('karim.bonnard@example.org'));
    expect(toKarim).toHaveLength(1);
    const tokens = new Set([...decoded(toKarim[0]!.data).matchAll(/\/l\/([\w-]{43})/g)].map(([, token]) => token));
    expect(tokens.size).toBe(12);
    for (const token of tokens) expect((await here.site.app.request(`/l/${token}`)).status).toBe(200);
    expect(decoded(toKarim[0]!.data)).toContain('Anna Kerros7');
    expect(toKarim[0]!.data).toMatch(/^List-Unsubscribe:\s+<https:\/\/soutenir\.example\.org\/letters\/stop\//m);
    const kept = await outbox();
    expect(kept.every((letter) => letter.secret === null)).toBe(true);
    expect(kept.filter((letter) => letter.person_id === here.who.companyTutor)).toHaveLength(1);
  });
});

test('the academic tutor is led to their account; the reminders follow the calendar, each once', async () => {
  const mission = await follow(1);
  await schedule();
  for (const at of [
    '2026-03-07T07:00:00Z',
    '2026-03-08T07:00:00Z',
    '2026-03-14T07:00:00Z',
    '2026-03-18T07:00:00Z',
    '2026-03-25T07:00:00Z',
  ])
    await runAt(at);
  const letters = (await outbox()).filter((letter) => letter.person_id === here.who.academicTutor);
  expect(letters).toHaveLength(4);
  expect(letters[0]!.text).toContain(`https://soutenir.example.org/missions/${mission}/appraisals/tutor-appraisal`);
  expect(letters[0]!.text).not.toContain('/l/');
  const journal = await db()
    .selectFrom('journal')
    .select(['action', 'via'])
    .where('subject', '=', `mission:${mission}`)
    .execute();
  expect(journal.filter((entry) => entry.action === 'reminder.sent' && entry.via === 'job')).toHaveLength(8);
});

test('what is given is no longer reminded of; what is stopped is not either', async () => {
  const mission = await follow(1);
  await schedule();
  await db()
    .insertInto('appraisal')
    .values({
      school_id: here.who.school,
      mission_id: mission,
      rubric: 'tutor-appraisal',
      guide: 'misl',
      guide_version: '2022',
      author_id: here.who.companyTutor,
      state: 'submitted',
      started_at: new Date(),
      saved_at: new Date(),
      submitted_at: new Date(),
    })
    .execute();
  const digest = {
    school: here.who.school,
    schoolName: '',
    person: here.who.academicTutor,
    kind: 'remind-tutor',
    stopped: false,
  };
  await setStopped(db(), digest, true, clock.time);
  await runAt('2026-03-08T07:00:00Z');
  expect(await outbox()).toEqual([]);
});

test('a mail server down when reminders leave: they are kept and leave once, later', async () => {
  await follow(1, { companyTutors: [here.who.companyTutor], academicTutors: [] });
  await schedule();
  here.mail.refused.add('karim.bonnard@example.org');
  await runAt('2026-03-08T07:00:00Z');
  expect(here.mail.letters).toEqual([]);
  expect(await outbox()).toMatchObject([{ sent_at: null, dead_at: expect.any(Date), problem: expect.stringContaining('550') }]);
  await runAt('2026-03-09T07:00:00Z');
  expect(await outbox()).toHaveLength(1);
});

test('what was given while the mail server was away is not reminded of when it is back', async () => {
  const mission = await follow(1, { companyTutors: [here.who.companyTutor], academicTutors: [] });
  await schedule();
  clock.time = Date.parse('2026-03-08T07:00:00Z');
  await enqueue(db(), 'send-reminders', {});
  await here.site.work();
  const [waiting] = await outbox();
  await db()
    .updateTable('outbox')
    .set({ sent_at: null, dead_at: new Date(clock.time), secret: 'token' })
    .execute();
  here.mail.letters.splice(0);
  const form = {
    school_id: here.who.school,
    mission_id: mission,
    rubric: 'tutor-appraisal',
    guide: 'misl',
    guide_version: '2022',
  };
  const at = new Date(clock.time);
  await db()
    .insertInto('appraisal')
    .values({ ...form, author_id: here.who.companyTutor, state: 'submitted', started_at: at, saved_at: at, submitted_at: at })
    .execute();
  await sendAgain(db(), here.who.school, waiting!.letter_id);
  await here.site.work();
  expect(here.mail.letters).toEqual([]);
  expect(await outbox()).toMatchObject([{ dropped_at: expect.any(Date), sent_at: null, secret: null }]);
});

test('an announcement that could not leave before its date is not sent after it', async () => {
  await follow(1, { companyTutors: [], academicTutors: [here.who.academicTutor] });
  await schedule();
  await runAt('2026-03-14T07:00:00Z');
  const [waiting] = await outbox();
  await db()
    .updateTable('outbox')
    .set({ sent_at: null, dead_at: new Date(clock.time) })
    .execute();
  here.mail.letters.splice(0);
  clock.time = Date.parse('2026-03-16T07:00:00Z');
  await sendAgain(db(), here.who.school, waiting!.letter_id);
  await here.site.work();
  expect(here.mail.letters).toEqual([]);
  expect((await outbox())[0]!.dropped_at).not.toBeNull();
});

test('a tutor who left the mission is reminded no more; one who comes back is again, of what is still to come', async () => {
  const mission = await follow(1);
  await schedule();
  const lettersTo = async (person: string) => (await outbox()).filter((letter) => letter.person_id === person).length;
  const karim = { school: here.who.school, mission, person: here.who.companyTutor, kind: 'company' as const };
  await runAt('2026-03-08T07:00:00Z');
  await leaveTutor(db(), { ...karim, at: clock.time, reason: 'Départ' });
  await runAt('2026-03-14T07:00:00Z');
  expect([await lettersTo(here.who.companyTutor), await lettersTo(here.who.academicTutor)]).toEqual([1, 2]);
  await addTutor(db(), { ...karim, confirmedAt: clock.time });
  await runAt('2026-03-18T07:00:00Z');
  expect([await lettersTo(here.who.companyTutor), await lettersTo(here.who.academicTutor)]).toEqual([2, 3]);
});

test('a date that moves is reminded of anew, by reminders that had left for the first one', async () => {
  await follow(1, { companyTutors: [], academicTutors: [here.who.academicTutor] });
  await schedule();
  await runAt('2026-03-08T07:00:00Z');
  await schedule({ ...DATES, 'appraisals-due': { day: '2026-04-15' } });
  await runAt('2026-04-08T07:00:00Z');
  await runAt('2026-04-08T08:00:00Z');
  expect(await outbox()).toHaveLength(2);
});

test('a server that was down for three days sends one letter a person, and not the last reminder too late to be one', async () => {
  await follow(1);
  await follow(2);
  await schedule();
  await runAt('2026-03-28T09:00:00Z');
  const perPerson = Map.groupBy(await outbox(), (letter) => letter.person_id);
  expect(perPerson.get(here.who.academicTutor)).toHaveLength(1);
  expect(perPerson.get(here.who.companyTutor)).toHaveLength(1);
  expect((await outbox()).filter((letter) => letter.kind === 'remind-staff')).toEqual([]);
  await runAt('2026-03-29T09:00:00Z');
  expect((await outbox()).filter((letter) => letter.kind === 'remind-staff')).toHaveLength(1);
});

test('one letter that cannot be written keeps no other from leaving', async () => {
  await follow(1);
  await schedule();
  await here.site.database.pool.query(
    "CREATE FUNCTION pg_temp_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.address LIKE 'karim%' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$; CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION pg_temp_refuse()",
  );
  await runAt('2026-03-08T07:00:00Z');
  expect((await outbox()).map((letter) => letter.person_id)).toContain(here.who.academicTutor);
  await here.site.database.pool.query('DROP TRIGGER refuse ON outbox; DROP FUNCTION pg_temp_refuse');
});

test('two workers at the same hour write each letter once', async () => {
  await follow(1);
  await schedule();
  clock.time = Date.parse('2026-03-08T07:00:00Z');
  await enqueue(db(), 'send-reminders', {});
  await enqueue(db(), 'send-reminders', {});
  await Promise.all([here.site.work(), here.site.work()]);
  const people = (await outbox()).map((letter) => letter.person_id);
  expect(people.length).toBe(new Set(people).size);
});

describe('after the last reminder', () => {
  const page = async (person: string) => {
    const headers = { accept: 'text/html', 'accept-language': 'fr', ...(await here.who.as(person)) };
    const answer = await here.site.app.request(`/cohorts/${here.who.otherCohort}/calls`, { headers });
    return { status: answer.status, text: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
  };
  test('a lead who stopped the letters of calls gets none', async () => {
    await follow(1);
    await schedule();
    const digest = { school: here.who.school, schoolName: '', person: here.who.otherLead, kind: 'remind-staff', stopped: false };
    await setStopped(db(), digest, true, clock.time);
    await runAt('2026-03-25T07:00:00Z');
    await runAt('2026-03-26T08:00:00Z');
    expect((await outbox()).filter((letter) => letter.kind === 'remind-staff')).toEqual([]);
  });
  test('the lead is told once whom to call, and the list says what was done', async () => {
    await follow(1);
    await schedule();
    await runAt('2026-03-25T07:00:00Z');
    expect((await page(here.who.otherLead)).text).toContain('Personne n’est à appeler');
    await runAt('2026-03-26T08:00:00Z');
    await runAt('2026-03-26T09:00:00Z');
    await runAt('2026-03-27T09:00:00Z');
    const told = (await outbox()).filter((letter) => letter.kind === 'remind-staff');
    expect(told.map((letter) => letter.person_id)).toEqual([here.who.otherLead]);
    expect(told[0]!.text).toContain('Karim Bonnard');
    const { text } = await page(here.who.otherLead);
    expect(text).toContain('Deux personnes sont à appeler');
    expect(text).toContain('Un rappel, le');
    expect((await page(here.who.lead)).status).toBe(404);
    expect((await page(here.who.student)).status).toBe(404);
  });
});

test('by hand: one letter a person, at once, even to who stopped the digests; none to who has just got one, and again later', async () => {
  await follow(1);
  await follow(2);
  await schedule();
  const missions = await listMissions(db(), here.who.school, { cohort: here.who.otherCohort });
  const parsed = parseSettings({ SMTP_URL: here.mail.url });
  if ('problems' in parsed) throw new Error('settings of this test');
  const deps = { config: parsed.config, clock };
  const read = () => readByHand(db(), shelf, missions, clock.time);
  const by = { person: here.who.otherLead, via: 'session' };
  const send = (letters: Awaited<ReturnType<typeof read>>['letters']) =>
    db()
      .transaction()
      .execute((trx) => sendByHand(deps, trx, letters, { by, at: clock.time }));
  const shown = await read();
  expect(shown.letters.length).toBeGreaterThanOrEqual(2);
  expect((await read()).mark).toBe(shown.mark);
  // Of two who ask for the same in the same minute, one writes.
  expect(await Promise.all([send(shown.letters), send(shown.letters)])).toContain(shown.letters.length);
  expect(await outbox()).toHaveLength(shown.letters.length);
  const again = await read();
  expect([again.letters, again.left.every(({ why }) => why === 'just'), again.mark === shown.mark]).toEqual([[], true, false]);
  clock.time += 3_600_001;
  const later = await read();
  expect([later.mark, await send(later.letters)]).toEqual([shown.mark, shown.letters.length]);
  const [letter] = (await outbox()).filter((each) => each.person_id === here.who.companyTutor);
  expect(letter).toMatchObject({ kind: 'remind-tutor', reply_to: 'elie.vasseur@example.org' });
});

describe('an address that refuses letters', () => {
  const refuse = (problem: string, kind = 'remind-tutor') =>
    db()
      .updateTable('outbox')
      .set({ dead_at: new Date(clock.time), problem })
      .where('person_id', '=', here.who.companyTutor)
      .where('kind', '=', kind)
      .execute();
  const sentTo = async (person: string) => (await outbox()).filter((letter) => letter.person_id === person).length;
  const plan = async () =>
    readByHand(db(), shelf, await listMissions(db(), here.who.school, { cohort: here.who.otherCohort }), clock.time);
  let mission: string;
  beforeEach(async () => {
    mission = await follow(1);
    await schedule();
    await runAt('2026-03-08T07:00:00Z');
  });

  test('gets nothing by itself or by hand, is no silent tutor and is to call; once corrected, letters leave again', async () => {
    await refuse('5.1.1, 550 5.1.1 user unknown');
    await runAt('2026-03-14T08:00:00Z');
    expect([await sentTo(here.who.companyTutor), await sentTo(here.who.academicTutor)]).toEqual([1, 2]);
    clock.time += 2 * 3_600_000;
    const { letters, left } = await plan();
    expect(letters.map(({ person }) => person.id)).not.toContain(here.who.companyTutor);
    expect(left).toContainEqual({ mission, why: 'refused', who: 'Karim Bonnard' });
    const { reminded } = (await aroundOf(db(), here.who.school, [mission])).get(mission)!;
    expect(reminded.map(({ person }) => person)).toEqual([here.who.academicTutor]);
    expect(await countUnsettled(db(), { school: here.who.school, kept: null, led: null }, 0)).toEqual({ dead: 0, bounced: 1 });
    await runAt('2026-03-25T07:00:00Z');
    clock.time = Date.parse('2026-03-27T09:00:00Z');
    const cohort = (await readCohort(db(), here.who.school, here.who.otherCohort))!;
    const { lines, first } = await readCalls(db(), shelf, cohort, clock.time);
    expect(lines.find(({ items: [{ person }] }) => person.id === here.who.companyTutor)).toMatchObject({
      refused: '5.1.1, 550 5.1.1 user unknown',
      reminders: 0,
    });
    expect(first).toEqual([]);
    await db()
      .updateTable('person')
      .set({ email: 'k.bonnard@example.org' })
      .where('person_id', '=', here.who.companyTutor)
      .execute();
    expect((await plan()).letters.map(({ person }) => person.id)).toContain(here.who.companyTutor);
  });

  test('a mail server out of patience says nothing of it; nor does one that refused before a letter that was sent again', async () => {
    await refuse('451 4.7.1 try again later');
    expect((await refusedAddresses(db(), here.who.school)).size).toBe(0);
    await refuse('550 no such user');
    expect((await refusedAddresses(db(), here.who.school)).size).toBe(1);
    const [letter] = (await outbox()).filter(({ person_id }) => person_id === here.who.companyTutor);
    await db()
      .updateTable('outbox')
      .set({ secret: 'aaa\nbbb', sent_at: null })
      .where('letter_id', '=', letter!.letter_id)
      .execute();
    expect(await sendAgain(db(), here.who.school, letter!.letter_id)).toBe(true);
    clock.time += 60_000;
    await here.site.work();
    expect((await refusedAddresses(db(), here.who.school)).size).toBe(0);
  });
});
