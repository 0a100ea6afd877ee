/** `soutenir bounce` on a database of its own: what a mail server pipes to it, and what shows afterwards. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inviteByLink } from '../identity/link.store.ts';
import { sendAgain } from '../kernel/outbox-again.store.ts';
import { parseSettings } from '../kernel/settings.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { bounceCommand } from './bounce.ts';

let site: Site;
let school: SampleSchool;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  site = await buildSchoolSite({ settings: { SMTP_URL: mail.url, MAIL_BOUNCES: 'retours@ecole.example' } });
  school = await sampleSchool(site);
  const { reach } = site.database;
  if (!('socket' in reach)) throw new Error('tests reach their database by a socket');
  vi.stubEnv('BASE_URL', '');
  vi.stubEnv('DATABASE_URL', `postgres://soutenir@localhost/${reach.database}?host=${encodeURIComponent(reach.socket)}`);
});
beforeEach(async () => {
  mail.letters.splice(0);
  await site.database.pool.query('TRUNCATE outbox, link CASCADE');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await site.close();
  await mail.close();
});

async function run(input: string | null, ...argv: string[]) {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  async function* stdin() {
    if (input !== null) yield Buffer.from(input);
  }
  try {
    return { code: await bounceCommand(argv, stdin()), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

/** What a mail server says of a letter that it took, from the letter itself. */
const reportOn = (data: string, fields = 'Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user') =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n',
    '--b\r\nContent-Type: message/delivery-status\r\n',
    `Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x@example.org\r\n${fields}\r\n`,
    `--b\r\nContent-Type: message/rfc822\r\n\r\n${data}\r\n--b--\r\n`,
  ].join('\r\n');

/** A link sent to the company tutor; the letter as the mail server got it. */
async function invited(): Promise<string> {
  const { db } = site.database;
  const parsed = parseSettings({ SMTP_URL: mail.url });
  if ('problems' in parsed) throw new Error('settings of this test');
  const words = { title: 't', askedBy: 'a', about: 's' };
  await db.transaction().execute((trx) =>
    inviteByLink({ config: parsed.config, clock: { now: () => SITE_NOW } }, trx, {
      school: school.school,
      person: { id: school.companyTutor, email: 'karim.bonnard@example.org', lang: 'fr' },
      purpose: 'feedback',
      mission: school.mission,
      item: 'feedback',
      words: { fr: words, en: words },
      letter: { kind: 'invite-feedback', values: { student: 's', company: 'c', by: 'b' } },
      expiresAt: SITE_NOW + 1e9,
      createdBy: null,
      at: SITE_NOW,
    }),
  );
  await site.work();
  return mail.letters[0]!.data;
}
const row = () => site.database.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
const journal = async () =>
  (await site.database.db.selectFrom('journal').select('details').where('action', '=', 'letter.bounced').execute()).length;

test('reports are asked to the address of the settings, and each letter says which it is', async () => {
  const data = await invited();
  expect(mail.letters[0]!.from).toBe('retours@ecole.example');
  expect(data).toMatch(/^From: .*<soutenir@/m);
  const { letter_id } = await row();
  expect(data).toContain(`Message-ID: <${letter_id}@`);
  expect(data).toMatch(new RegExp(`^X-Soutenir-Letter: ${letter_id}`, 'im'));
});

test('a letter that came back is noted once, on the journal; links, lists and the address of its person show it', async () => {
  const report = reportOn(await invited());
  const { db } = site.database;
  expect(await run(report)).toMatchObject({ code: 0, out: expect.stringContaining('n’est pas arrivée, c’est noté'), err: '' });
  expect(await row()).toMatchObject({
    dead_at: expect.any(Date),
    sent_at: expect.any(Date),
    problem: '5.1.1, 550 5.1.1 no such user',
  });
  expect((await linksOf(db, school.school, [school.mission]))[0]).toMatchObject({
    progress: 'bounced',
    problem: expect.stringContaining('550'),
  });
  expect(await refusedAddresses(db, school.school)).toEqual(new Map([[school.companyTutor, '5.1.1, 550 5.1.1 no such user']]));
  const before = await journal();
  expect(await run(report, '--lang', 'en')).toMatchObject({ code: 0, out: expect.stringContaining('already noted') });
  expect(await journal()).toBe(before);
  // Its link was erased when it left: nothing is sent again as it is.
  expect(await sendAgain(db, school.school, (await row()).letter_id)).toBe(false);
  // Another address is not refused.
  await db.updateTable('person').set({ email: 'k.bonnard@example.org' }).where('person_id', '=', school.companyTutor).execute();
  expect(await refusedAddresses(db, school.school)).toEqual(new Map());
  await db
    .updateTable('person')
    .set({ email: 'karim.bonnard@example.org' })
    .where('person_id', '=', school.companyTutor)
    .execute();
});

test.each([
  ['late', (data: string) => reportOn(data, 'Action: delayed\r\nStatus: 4.4.1'), 'rien à noter'],
  ['an answer', () => 'From: a@b.example\r\nSubject: Absent\r\n\r\nJe reviens.', 'pas un rapport'],
  ['about another letter', () => reportOn('Message-ID: <0b7f4c1e-5d2a-4a3b-9c1d-2e3f4a5b6c7d@x>\r\n\r\n'), 'pas d’ici'],
])('a message that is %s changes nothing: exit 0, and a line that says so', async (_, message, said) => {
  const data = await invited();
  expect(await run(message(data))).toMatchObject({ code: 0, out: expect.stringContaining(said), err: '' });
  expect((await row()).dead_at).toBeNull();
});

test('from a file, with the result as JSON', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'bounce-')), 'report.eml');
  writeFileSync(path, reportOn(await invited()));
  const { out } = await run(null, path, '--json');
  expect(JSON.parse(out)).toEqual({ became: 'bounced', letter: (await row()).letter_id });
});

test('what cannot be read is said at once; a database that is away is tried again later', async () => {
  expect(await run(null, '/nowhere.eml')).toMatchObject({ code: 2, err: expect.stringContaining('ENOENT') });
  expect(await run(null, 'a', 'b')).toMatchObject({ code: 2 });
  expect(await run(null, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('MAIL_BOUNCES') });
  const report = reportOn(await invited());
  const url = process.env['DATABASE_URL']!;
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
  expect(await run(report)).toMatchObject({ code: 75 });
  vi.stubEnv('DATABASE_URL', url);
});
