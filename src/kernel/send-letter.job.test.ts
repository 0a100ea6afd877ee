/** Letters leave once what caused them is committed, and only then; what fails is kept and tried again. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { keptLog } from '../../tests/support/log.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { doDueJobs, type JobHandlers } from './jobs.ts';
import { type Mailer, smtpMailer } from './mail.ts';
import { writeLetter } from './outbox.store.ts';
import { sendAgain } from './outbox-again.store.ts';
import { FIRST_SCHOOL } from './school.ts';
import { type AttachmentOf, type IsPointless, sendLetter } from './send-letter.job.ts';

const NOW = Date.UTC(2026, 8, 15, 21, 59);
const DEPOSIT = '11111111-1111-4111-8111-111111111111';
let database: TestDatabase;
let mail: MailServer;
const { log, entries } = keptLog();
beforeAll(async () => void ([database, mail] = await Promise.all([testDatabase(), startMailServer()])));
beforeEach(async () => {
  mail.letters.splice(0);
  mail.refused.clear();
  entries.splice(0);
  await database.db.deleteFrom('outbox').execute();
  await database.pool.query('DELETE FROM graphile_worker._private_jobs');
});
afterAll(async () => {
  await database.drop();
  await mail.close();
});

const LETTER = {
  school: FIRST_SCHOOL,
  person: null,
  address: 'ines.caradec@exemple.fr',
  subject: 'Votre mémoire est déposé',
  text: 'Reçu à 23:58:59.',
  html: '<p>Reçu à 23:58:59.</p>',
  receiptOf: null,
  writtenAt: NOW,
};
function work(options: { mailer?: Mailer | null; attachmentOf?: AttachmentOf; isPointless?: IsPointless } = {}) {
  const { db, pool } = database;
  const send = sendLetter({
    db,
    clock: { now: () => NOW + 1000 },
    mailer: options.mailer === undefined ? smtpMailer(mail.url) : options.mailer,
    baseUrl: 'https://soutenir.exemple.fr',
    ...(options.attachmentOf && { attachmentOf: options.attachmentOf }),
    ...(options.isPointless && { isPointless: options.isPointless }),
  });
  const handlers: JobHandlers = {
    'check-document': unasked,
    'send-letter': send,
    'collect-orphans': unasked,
    'send-reminders': () => Promise.resolve(),
    'import-run': () => Promise.resolve(),
  };
  return doDueJobs(pool, handlers, log);
}
const unasked = () => Promise.reject(new Error('not asked for here'));
const outbox = () =>
  database.db
    .selectFrom('outbox')
    .select(['letter_id', 'attempts', 'problem', 'sent_at', 'dead_at'])
    .orderBy('address', 'desc')
    .execute();
const write = (letter = {}) => database.db.transaction().execute((trx) => writeLetter(trx, { ...LETTER, ...letter }));
/** As if the pause before the next try were over. */
const later = () => database.pool.query("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 minute'");

test('a letter is sent once, in plain text and HTML, from the server’s own name unless the school says another', async () => {
  await write();
  await work();
  await work();
  const [letter, ...others] = mail.letters;
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ from: 'soutenir@soutenir.exemple.fr', to: ['ines.caradec@exemple.fr'] });
  expect(letter!.data).toMatch(/^Subject: =\?UTF-8\?Q\?Votre_m=C3=A9moire/m);
  expect(letter!.data).toContain('Content-Type: text/plain; charset=utf-8');
  expect(letter!.data).toContain('<p>Re=C3=A7u =C3=A0 23:58:59.</p>');
  const [row] = await outbox();
  expect(row).toMatchObject({ attempts: 1, problem: null, sent_at: new Date(NOW + 1000) });
  expect(letter!.data).toContain(`Message-ID: <${row!.letter_id}@soutenir.exemple.fr>`);
  expect(letter!.data).not.toContain('attachment');
});

test('a letter comes from the address of the school', async () => {
  await database.db.updateTable('school').set({ sender: 'scolarite@ecole.exemple.fr' }).execute();
  await write();
  await work();
  expect(mail.letters[0]!.from).toBe('scolarite@ecole.exemple.fr');
  await database.db.updateTable('school').set({ sender: null }).execute();
});

test('the receipt goes with the letter that tells of a deposit', async () => {
  const asked: string[][] = [];
  await write({ receiptOf: DEPOSIT });
  await work({
    attachmentOf: (...of) => (asked.push(of), Promise.resolve({ name: 'reçu.pdf', bytes: Buffer.from('%PDF-1.7 receipt') })),
  });
  expect(asked).toEqual([[FIRST_SCHOOL, DEPOSIT]]);
  expect(mail.letters[0]!.data).toContain(Buffer.from('%PDF-1.7 receipt').toString('base64'));
  expect(mail.letters[0]!.data).toMatch(/Content-Type: application\/pdf/);
});

test('nothing leaves for what is rolled back', async () => {
  const undone = database.db.transaction().execute(async (trx) => {
    await writeLetter(trx, LETTER);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await work();
  expect(mail.letters).toEqual([]);
  expect(await outbox()).toEqual([]);
});

test('what the mail server refuses for good is dead at once, without the address in the log, and leaves when a person sends it again', async () => {
  mail.refused.add(LETTER.address);
  const id = await write({ secret: 'the-token', text: 'Ouvrez /l/⟦secret⟧' });
  await work();
  expect(await outbox()).toMatchObject([
    { attempts: 1, sent_at: null, dead_at: new Date(NOW + 1000), problem: expect.stringContaining('550') },
  ]);
  expect(JSON.stringify(entries)).not.toContain('ines');
  mail.refused.clear();
  await later();
  await work();
  expect(mail.letters).toEqual([]);
  expect(await sendAgain(database.db, FIRST_SCHOOL, id)).toBe(true);
  expect(await sendAgain(database.db, FIRST_SCHOOL, id)).toBe(false);
  await work();
  expect(mail.letters).toHaveLength(1);
  expect(mail.letters[0]!.data).toContain('/l/the-token');
  expect(await outbox()).toMatchObject([{ attempts: 2, problem: null, dead_at: null, sent_at: new Date(NOW + 1000) }]);
});

test('a mail server down for a day: letters are kept and tried again; after the last try they are dead, and can be sent again', async () => {
  const down = smtpMailer('smtp://127.0.0.1:1');
  const id = await write();
  const attempts = async () => (await outbox())[0]!.attempts;
  // A failure may be noted just after the work is said to be done: the pause is ended until the try was made.
  const tryUntil = async (count: number) => {
    for (let turn = 0; turn < 100 && (await attempts()) < count; turn += 1) {
      await later();
      await work({ mailer: down });
    }
  };
  await tryUntil(13);
  expect(await outbox()).toMatchObject([{ attempts: 13, sent_at: null, dead_at: null }]);
  expect((await outbox())[0]!.problem).toContain('ECONNREFUSED');
  expect(entries.every((entry) => String(entry.fault).includes('ESOCKET'))).toBe(true);
  await tryUntil(14);
  await later();
  await work();
  expect(await outbox()).toMatchObject([{ attempts: 14, sent_at: null, dead_at: new Date(NOW + 1000) }]);
  expect(mail.letters).toEqual([]);
  await sendAgain(database.db, FIRST_SCHOOL, id);
  await work();
  expect(mail.letters.map((letter) => letter.to)).toEqual([[LETTER.address]]);
});

test('the secrets of a letter stand in what is sent and are not kept', async () => {
  await write({ secret: 'abc\n<def>', text: '/l/⟦secret⟧ /l/⟦secret 2⟧ ⟦secret⟧', html: '<p>⟦secret 2⟧</p>' });
  await work();
  expect(mail.letters[0]!.data).toContain('/l/abc /l/<def> abc');
  const [kept] = await database.db.selectFrom('outbox').select(['text', 'secret']).execute();
  expect(kept).toEqual({ text: '/l/⟦secret⟧ /l/⟦secret 2⟧ ⟦secret⟧', secret: null });
});

test('answers go to a person, and a digest says how it is stopped, in one click too', async () => {
  await write({ replyTo: 'rozenn@exemple.fr', stop: 'https://soutenir.exemple.fr/letters/stop/x' });
  await work();
  const { data } = mail.letters[0]!;
  expect(data).toMatch(/^Reply-To: rozenn@exemple\.fr/m);
  expect(data).toMatch(/^List-Unsubscribe: <https:\/\/soutenir\.exemple\.fr\/letters\/stop\/x>/m);
  expect(data).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
});

test('a held letter is sent by nothing but a person', async () => {
  const id = await write({ held: true });
  await work();
  expect(mail.letters).toEqual([]);
  await sendAgain(database.db, FIRST_SCHOOL, id);
  await work();
  expect(mail.letters).toHaveLength(1);
});

test('a letter written before SMTP_URL was taken away waits', async () => {
  await write();
  await work({ mailer: null });
  expect(await outbox()).toMatchObject([{ attempts: 1, problem: 'SMTP_URL is not set', sent_at: null }]);
});

test('an address or a subject with line breaks adds no header and no recipient', async () => {
  await write({ address: 'a@exemple.fr>, <b@exemple.fr', subject: 'Bonjour\r\nBcc: b@exemple.fr' });
  await work();
  expect(mail.letters.flatMap((letter) => letter.to)).not.toContain('b@exemple.fr');
  expect(mail.letters.some((letter) => /^Bcc:/m.test(letter.data))).toBe(false);
});

test('once the mail server is back, all that waited leave with the first that does, once each, in the order in which they were written', async () => {
  const down = smtpMailer('smtp://127.0.0.1:1');
  for (let n = 1; n <= 5; n += 1) await write({ address: `a${n}@exemple.fr`, writtenAt: NOW + n });
  await work({ mailer: down });
  await database.pool.query("UPDATE graphile_worker._private_jobs SET run_at = now() + interval '6 hours'");
  await work();
  expect(mail.letters).toEqual([]);
  await write({ address: 'new@exemple.fr', writtenAt: NOW + 6 });
  await work();
  for (let turn = 0; turn < 20 && mail.letters.length < 6; turn += 1) await work();
  await work();
  expect(mail.letters.map((letter) => letter.to[0])).toEqual(
    ['new', 'a1', 'a2', 'a3', 'a4', 'a5'].map((name) => `${name}@exemple.fr`),
  );
  expect((await outbox()).every((row) => row.sent_at !== null)).toBe(true);
});

test('a letter that the mail server itself puts off is not hastened by those that it takes', async () => {
  await write({ address: 'later@exemple.fr' });
  const puttingOff: Mailer = {
    send: () => Promise.reject(Object.assign(new Error('450 greylisted'), { responseCode: 450, command: 'RCPT TO' })),
  };
  await work({ mailer: puttingOff });
  await database.pool.query("UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 hour'");
  await write({ address: 'new@exemple.fr' });
  await work();
  await work();
  expect(mail.letters.map((letter) => letter.to[0])).toEqual(['new@exemple.fr']);
});

test('two servers at work on the same letters send each once', async () => {
  for (let n = 1; n <= 10; n += 1) await write({ address: `a${n}@exemple.fr` });
  await Promise.all([work(), work()]);
  expect(mail.letters.map((letter) => letter.to[0]).toSorted()).toEqual(
    Array.from({ length: 10 }, (_, n) => `a${n + 1}@exemple.fr`).toSorted(),
  );
});

test('a letter that has nothing left to say is not sent, and its secret is not kept', async () => {
  await write({ secret: 'abc', text: '/l/⟦secret⟧' });
  await work({ isPointless: () => Promise.resolve(true) });
  expect(mail.letters).toEqual([]);
  const kept = await database.db.selectFrom('outbox').select(['dropped_at', 'secret', 'attempts']).executeTakeFirst();
  expect(kept).toEqual({ dropped_at: new Date(NOW + 1000), secret: null, attempts: 0 });
});

test('an address that is none is dead at once; names, subjects and answers of any kind arrive whole', async () => {
  await write({ address: 'nobody\r\nRCPT TO:<b@exemple.fr>' });
  await work();
  expect(mail.letters.flatMap((letter) => letter.to)).not.toContain('b@exemple.fr');
  await database.db.deleteFrom('outbox').execute();
  const school = 'École « Gwenn ha Du », \r\nBcc: b@exemple.fr';
  await database.db.updateTable('school').set({ name: school }).execute();
  mail.letters.splice(0);
  await write({
    subject: 'Ž'.repeat(400),
    replyTo: 'rozenn@exemple.fr\r\nBcc: b@exemple.fr',
    text: `${'mot '.repeat(900)}\n.\nfin`,
  });
  await work();
  const { data } = mail.letters[0]!;
  expect(data.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  expect(data.slice(0, data.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc:/im);
  expect(data).toContain('fin');
  await database.db.updateTable('school').set({ name: 'École' }).execute();
});
