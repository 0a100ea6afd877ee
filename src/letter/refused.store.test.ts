/** A letter that waits while its address refuses another one is not tried; a person who sends it again, or corrects the address, has it leave. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addressChanged } from '../identity/link.store.ts';
import { updatePerson } from '../identity/person-change.store.ts';
import { sendAgain } from '../kernel/outbox-again.store.ts';
import { parseSettings } from '../kernel/settings.ts';
import { MINUTE_MS } from '../kernel/span.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { noteBounce } from './bounce.store.ts';
import { type LetterOrder, postLetter } from './letter.store.ts';
import { SECRET } from './letter.ts';
import { readOutboxLetter } from './outbox-list.store.ts';

const KARIM = 'karim.bonnard@example.org';
const REASON = '5.1.1, 550 5.1.1 no such user';
const clock = { time: SITE_NOW, now: () => clock.time };
let site: Site;
let school: SampleSchool;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  site = await buildSchoolSite({ settings: { SMTP_URL: mail.url }, clock });
  school = await sampleSchool(site);
});
beforeEach(async () => {
  mail.letters.splice(0);
  await site.database.pool.query('TRUNCATE outbox CASCADE');
  await updatePerson(site.database.db, school.school, school.companyTutor, { email: KARIM });
});
afterAll(async () => {
  await site.close();
  await mail.close();
});

/** Writes a letter to a tutor, a minute after what came before. */
async function write(person = school.companyTutor, address = KARIM, more: Partial<LetterOrder> = {}): Promise<string> {
  const parsed = parseSettings({ SMTP_URL: mail.url });
  if ('problems' in parsed) throw new Error('settings of this test');
  clock.time += MINUTE_MS;
  const values = { title: 't', student: 's', reason: 'r', by: 'b' };
  return site.database.db.transaction().execute((trx) =>
    postLetter({ config: parsed.config, clock }, trx, {
      school: school.school,
      kind: 'appraisal-reopened',
      person,
      address,
      lang: 'fr',
      values,
      action: 'https://s.example/',
      ...more,
    }),
  );
}
const bounce = async (letter: string) => {
  clock.time += MINUTE_MS;
  expect(await noteBounce(site.database.db, { letter, reason: REASON, at: clock.time })).toBe('bounced');
};
const work = async () => {
  clock.time += MINUTE_MS;
  await site.work();
};
const row = (id: string) =>
  site.database.db
    .selectFrom('outbox')
    .select(['address', 'sent_at', 'dead_at', 'problem', 'attempts'])
    .where('letter_id', '=', id)
    .executeTakeFirstOrThrow();

test('it is not tried, says why among those that could not leave, and leaves when a person sends it again', async () => {
  const first = await write();
  await work();
  const waiting = await write();
  const other = await write(school.academicTutor, 'helene.legoff@example.org');
  await bounce(first);
  await work();
  expect(mail.letters.map((letter) => letter.to[0])).toEqual([KARIM, 'helene.legoff@example.org']);
  expect(await row(waiting)).toMatchObject({ sent_at: null, dead_at: expect.any(Date), problem: REASON, attempts: 0 });
  expect(await row(other)).toMatchObject({ sent_at: expect.any(Date), dead_at: null });
  expect(await sendAgain(site.database.db, school.school, waiting)).toBe(true);
  await work();
  expect(await row(waiting)).toMatchObject({ sent_at: expect.any(Date), dead_at: null, problem: null });
});

test('a letter that a person writes to an address known to refuse leaves', async () => {
  const first = await write();
  await work();
  await bounce(first);
  const after = await write();
  await work();
  expect(await row(after)).toMatchObject({ sent_at: expect.any(Date), dead_at: null });
});

test('once the address is corrected, what waits for its person goes to the new one', async () => {
  const first = await write();
  await work();
  const waiting = await write();
  await bounce(first);
  await site.database.db.transaction().execute(async (trx) => {
    await updatePerson(trx, school.school, school.companyTutor, { email: 'k.bonnard@example.org' });
    await addressChanged(trx, { school: school.school, person: school.companyTutor, at: clock.time });
  });
  await work();
  expect(await row(waiting)).toMatchObject({ address: 'k.bonnard@example.org', sent_at: expect.any(Date) });
  expect(mail.letters.map((letter) => letter.to[0])).toEqual([KARIM, 'k.bonnard@example.org']);
  expect((await row(first)).address).toBe(KARIM);
});

test('a letter that brings a secret is not offered to leave again once its person has another address: it would go nowhere', async () => {
  const { db } = site.database;
  const id = await write(school.companyTutor, KARIM.toUpperCase(), { action: `https://s.example/${SECRET}`, secret: 'abc' });
  await db
    .updateTable('outbox')
    .set({ dead_at: new Date(clock.time), problem: '550' })
    .execute();
  const again = async () => (await readOutboxLetter(db, { school: school.school, kept: null, led: null }, id))!.again;
  expect(await again()).toBe(true);
  await updatePerson(db, school.school, school.companyTutor, { email: 'k.bonnard@example.org' });
  expect(await again()).toBe(false);
  expect(await sendAgain(db, school.school, id)).toBe(false);
});
