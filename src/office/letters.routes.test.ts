/** The office words letters and sends again what could not leave; nothing is told that should not be. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { type MailServer, startMailServer } from '../../tests/support/smtp.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { KINDS } from '../letter/kinds.ts';
import { postLetter, type LetterOrder } from '../letter/letter.store.ts';
import { parseSettings } from '../kernel/settings.ts';

let site: Site;
let who: SampleSchool;
let mail: MailServer;
let office: { cookie: string };
beforeAll(async () => {
  mail = await startMailServer();
  site = await buildSchoolSite({ settings: { SMTP_URL: mail.url } });
  who = await sampleSchool(site);
  office = await who.as(who.office);
});
beforeEach(async () => {
  mail.letters.splice(0);
  mail.refused.clear();
  await site.database.db.deleteFrom('outbox').execute();
  await site.database.db.deleteFrom('letter_wording').execute();
});
afterAll(async () => {
  await site.close();
  await mail.close();
});

const page = async (path: string, as = office, lang = 'fr') => {
  const answer = await site.app.request(path, { headers: { accept: 'text/html', 'accept-language': lang, ...as } });
  return { status: answer.status, text: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
};
const post = (path: string, fields: Record<string, string>, as = office) =>
  site.app.request(path, {
    method: 'POST',
    headers: { accept: 'text/html', 'accept-language': 'fr', 'content-type': 'application/x-www-form-urlencoded', ...as },
    body: new URLSearchParams(fields),
  });
const WORDS = {
  'subject-fr': 'Votre code, {firstName}',
  'body-fr': 'Le code : {code}, {minutes} min.',
  'subject-en': 'Your code, {firstName}',
  'body-en': 'The code: {code}, {minutes} min.',
};
const ORDER: Omit<LetterOrder, 'school' | 'person' | 'address'> = {
  kind: 'entry-code',
  lang: 'fr',
  values: { minutes: '10' },
  secretIn: 'code',
  secret: '4921 0638',
  action: 'https://s.example/enter',
};
const config = (settings: Record<string, string>) => {
  const parsed = parseSettings(settings);
  if ('problems' in parsed) throw new Error('settings of this test');
  return parsed.config;
};
const order = (more: Partial<LetterOrder> = {}, settings: Record<string, string> = { SMTP_URL: mail.url }) =>
  site.database.db.transaction().execute((trx) =>
    postLetter({ config: config(settings), clock: { now: () => SITE_NOW } }, trx, {
      ...ORDER,
      school: who.school,
      person: null,
      address: 'ines@example.org',
      ...more,
    }),
  );

describe('words', () => {
  test('the school words a letter: what is sent follows, in each language; the words of Soutenir come back', async () => {
    expect((await post('/letters/entry-code', { ...WORDS, intent: 'save' })).status).toBe(303);
    expect((await page('/letters/entry-code?saved')).text).toContain('a les mots de l’école');
    await order({ person: who.student });
    await order({ person: who.student, lang: 'en', address: 'en@example.org' });
    await site.work();
    const [fr, en] = mail.letters.toSorted((a, b) => (a.to[0]! < b.to[0]! ? 1 : -1)).map((l) => l.data);
    expect(fr).toMatch(/^Subject: .*Votre_code.*In=C3=A8s/m);
    expect(fr).toContain('Le code : 4921 0638, 10 min.');
    expect(en).toContain('The code: 4921 0638, 10 min.');
    await post('/letters/entry-code', { intent: 'restore' });
    expect((await page('/letters/entry-code')).text).toContain('a les mots de Soutenir');
    const journal = await site.database.db
      .selectFrom('journal')
      .select('action')
      .where('subject', '=', 'letter:entry-code')
      .execute();
    expect(journal.map((entry) => entry.action)).toEqual(['letter.worded', 'letter.restored']);
  });

  test('a wording with an unknown placeholder is not saved: the form says which, and keeps what was typed', async () => {
    const answer = await post('/letters/entry-code', { ...WORDS, 'body-en': 'Hi {nickname}, {student}', intent: 'save' });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('{nickname} et {student}');
    expect(text).toContain('href="#body-en"');
    expect(text).toContain('Hi {nickname}, {student}</textarea>');
    expect(await site.database.db.selectFrom('letter_wording').selectAll().execute()).toEqual([]);
  });

  test('words that leave out what the letter is for are not saved', async () => {
    const answer = await post('/letters/entry-code', { ...WORDS, 'body-fr': 'Bonjour {firstName}', intent: 'save' });
    expect(answer.status).toBe(422);
    expect((await answer.text()).replaceAll('\u00a0', ' ')).toContain('n’a pas de sens sans {code}');
  });

  test('words that an update made unfit are shown with what is wrong; until then those of Soutenir leave', async () => {
    const old = {
      school_id: who.school,
      kind: 'entry-code',
      lang: 'fr' as const,
      changed_by: who.office,
      changed_at: new Date(),
    };
    await site.database.db
      .insertInto('letter_wording')
      .values({ ...old, subject: 'Code', body: 'Le code : {pin}' })
      .execute();
    expect((await page('/letters')).text).toContain('1 lettre est à revoir');
    const { status, text } = await page('/letters/entry-code');
    expect(status).toBe(200);
    expect(text).toContain('sont à revoir');
    expect(text).toContain('{pin}');
    await order();
    await site.work();
    expect(mail.letters[0]!.data).toContain('4921 0638');
    await post('/letters/entry-code', { intent: 'restore' });
    expect((await page('/letters')).text).toContain('Toutes les lettres ont les mots de Soutenir');
  });

  test('a code in the subject leaves in clear and is kept as dots', async () => {
    await post('/letters/entry-code', { ...WORDS, 'subject-fr': '{code} est votre code', intent: 'save' });
    await order();
    await site.work();
    expect(mail.letters[0]!.data).toMatch(/^Subject: 4921 0638 est votre code/m);
    expect((await page('/outbox')).text).toContain('••••• est votre code');
  });

  test('a preview shows what is typed with a real mission, and saves nothing', async () => {
    const typed = { 'subject-fr': '{student}', 'body-fr': 'Pour {firstName}, chez {company} : {title}.' };
    const fields = {
      ...typed,
      'subject-en': '{student}',
      'body-en': '{company}',
      mission: who.classmateMission,
      intent: 'preview',
    };
    const answer = await post('/letters/invite-feedback', { ...fields, 'body-fr': 'Chez {company}, {student}.' });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('Chez <bdi>Hofmann &amp; Töchter</bdi>, <bdi>Noé d&#39;Almeida</bdi>.'.replace('&#39;', '’'));
    expect(await site.database.db.selectFrom('letter_wording').selectAll().execute()).toEqual([]);
  });

  test('every letter has a page, with its words whole and a preview, in both languages', async () => {
    const list = (await page('/letters')).text;
    const kinds = [...list.matchAll(/href="\/letters\/([a-z-]+)"/g)].map(([, kind]) => kind!);
    expect(kinds.toSorted()).toEqual(KINDS.toSorted());
    for (const kind of kinds) {
      for (const lang of ['fr', 'en']) {
        const { status, text } = await page(`/letters/${kind}`, office, lang);
        expect(status).toBe(200);
        expect(text.match(/<article/g)).toHaveLength(2);
        const fields = [...text.matchAll(/<textarea[^>]*rows="(\d+)"[^>]*>([^<]*)</g)];
        expect(fields).toHaveLength(2);
        for (const [, rows, words] of fields) expect(Number(rows)).toBeGreaterThan(words!.split('\n').length);
      }
    }
  });

  test('a letter ordered without one of its values is a fault of the caller', async () => {
    await expect(order({ values: { code: '1' } })).rejects.toThrow('entry-code is ordered without minutes');
  });
});

test.each([
  ['a tutor: who leads the programme', () => ({ person: who.companyTutor, mission: who.mission }), 'rozenn.tanguy@example.org'],
  ['a tutor of the other programme: who leads it', () => ({ mission: who.engineerMission }), 'elie.vasseur@example.org'],
  ['whom it is said', () => ({ mission: who.mission, replyTo: 'paul@example.org' }), 'paul@example.org'],
  ['a lead: nobody else', () => ({ person: who.lead, mission: who.mission }), null],
  ['what is about no mission: nobody', () => ({}), null],
])('answers to a letter to %s', async (_, more, expected) => {
  const id = await order({ kind: 'fresh-link', values: { title: 't', student: 's' }, ...more() });
  const row = await site.database.db
    .selectFrom('outbox')
    .select('reply_to')
    .where('letter_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.reply_to).toBe(expected);
});

test('answers to a letter in private reach nobody else', async () => {
  const values = { student: 's', mission: 'm', by: 'b', note: 'n' };
  const id = await order({ kind: 'alert-handled', values, person: who.student, mission: who.mission });
  const row = await site.database.db
    .selectFrom('outbox')
    .select('reply_to')
    .where('letter_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.reply_to).toBeNull();
});

describe('outbox', () => {
  test('what the mail server refuses is shown with the reason, and leaves again', async () => {
    mail.refused.add('ines@example.org');
    const id = await order();
    await site.work();
    const { text } = await page('/outbox');
    expect(text).toContain('1 lettre n’a pas pu partir');
    expect(text).toContain('550 no such person');
    mail.refused.clear();
    expect((await post('/outbox', { letter: id })).headers.get('location')).toBe('/outbox?done=1');
    await site.work();
    expect(mail.letters).toHaveLength(1);
    expect((await page('/outbox?done=1')).text).toContain('Toutes les lettres sont parties');
    expect((await post('/outbox', { letter: id })).status).toBe(422);
  });

  test('after a day without mail server all dead letters leave at once', async () => {
    for (const address of ['a@example.org', 'b@example.org', 'c@example.org']) await order({ address });
    await site.database.db
      .updateTable('outbox')
      .set({ dead_at: new Date(SITE_NOW), problem: 'ECONNREFUSED' })
      .execute();
    await site.database.pool.query('DELETE FROM graphile_worker._private_jobs');
    expect((await page('/outbox?show=dead')).text).toContain('Renvoyer les 3 lettres non parties');
    expect((await post('/outbox', { all: 'dead' })).headers.get('location')).toBe('/outbox?done=3');
    await site.work();
    expect(mail.letters).toHaveLength(3);
  });

  test('without a mail server letters are written and held; once there is one, a person sends them', async () => {
    await order({}, {});
    await site.work();
    expect(mail.letters).toEqual([]);
    expect((await page('/outbox')).text).toContain('1 lettre attend un serveur de courrier');
    await post('/outbox', { all: 'held' });
    await site.work();
    expect(mail.letters).toHaveLength(1);
  });

  test('the office reads a letter without its secret', async () => {
    const id = await order();
    const { text } = await page(`/outbox/${id}`);
    expect(text).toContain('•••••');
    // Neither half of it; identifiers are drawn at random, and may hold any digits.
    const said = text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
    for (const half of ['4921', '0638']) expect(said).not.toContain(half);
  });

  test('what is told in private is not the office’s to read', async () => {
    const values = {
      student: 'Inès Caradec',
      mission: 'la mission d’Inès Caradec',
      by: 'Karim Bonnard',
      words: 'Elle ne vient plus.',
    };
    const id = await order({ kind: 'alert-raised', values, person: who.lead, mission: who.mission });
    for (const path of ['/outbox', `/outbox/${id}`]) {
      const { text } = await page(path);
      expect(text).toContain('Alerte');
      expect(text).not.toMatch(/Karim Bonnard|ne vient plus/);
    }
  });

  test('search and filters', async () => {
    await order({ address: 'karim_b@example.org' });
    await order({ address: 'karimxb@example.org' });
    const { text } = await page('/outbox?q=karim_');
    expect(text).toContain('karim_b@example.org');
    expect(text).not.toContain('karimxb@example.org');
    expect((await page('/outbox?show=sent')).text).toContain('Aucune lettre ne correspond');
    expect((await page('/outbox?page=99')).status).toBe(200);
  });

  test('the office of one programme keeps its letters, and not those about missions of another', async () => {
    const roles = [{ role: 'office' as const, programme: 'misl' }];
    const named = { lastName: 'Hamon', firstName: 'Gwen', email: `gwen${SITE_NOW}@example.org`, lang: 'fr' as const };
    const gwen = await who.as(await addPerson(site.database.db, { school: who.school, ...named, roles }));
    const theirs = await order({ address: 'theirs@example.org', mission: who.engineerMission });
    const others = await order({ address: 'others@example.org', mission: who.mission });
    const { text } = await page('/outbox', gwen);
    expect(text).toContain('theirs@example.org');
    expect(text).not.toContain('others@example.org');
    expect((await page(`/outbox/${theirs}`, gwen)).status).toBe(200);
    expect((await page(`/outbox/${others}`, gwen)).status).toBe(404);
    await site.database.db
      .updateTable('outbox')
      .set({ dead_at: new Date(SITE_NOW) })
      .execute();
    expect((await post('/outbox', { letter: others }, gwen)).status).toBe(422);
    const preview = (await page('/letters/invite-feedback', gwen)).text;
    expect(preview).toContain('Prigent Maëlle');
    expect(preview).not.toContain('Caradec');
  });

  test('a lead reads and sends again what is about missions of their programme, and nothing else', async () => {
    const [own, others, none] = [
      await order({ address: 'own@example.org', mission: who.mission }),
      await order({ address: 'others@example.org', mission: who.engineerMission }),
      await order({ address: 'none@example.org' }),
    ];
    await site.database.db
      .updateTable('outbox')
      .set({ dead_at: new Date(SITE_NOW) })
      .execute();
    const lead = await who.as(who.lead);
    const { status, text } = await page('/outbox', lead);
    expect(status).toBe(200);
    expect(text).toContain('own@example.org');
    expect(text).not.toMatch(/others@example|none@example|href="\/letters"|href="\/persons/);
    expect((await page(`/outbox/${own}`, lead)).status).toBe(200);
    for (const id of [others, none]) {
      expect((await page(`/outbox/${id}`, lead)).status).toBe(404);
      expect((await post('/outbox', { letter: id }, lead)).status).toBe(422);
    }
    expect((await post('/outbox', { all: 'dead' }, lead)).headers.get('location')).toBe('/outbox?done=1');
  });

  test('a digest of several missions is a lead’s when none of them is another’s', async () => {
    const digest = (address: string) =>
      order({ kind: 'remind-tutor', values: { count: '2', what: 'x' }, address, person: who.companyTutor });
    const [own, mixed] = [await digest('own@example.org'), await digest('mixed@example.org')];
    const reminded = {
      school_id: who.school,
      milestone: 'm',
      person_id: who.companyTutor,
      due: new Date(0),
      sent_at: new Date(0),
    };
    const rows = [
      { letter_id: own, mission_id: who.mission, days: 1 },
      { letter_id: own, mission_id: who.classmateMission, days: 1 },
      { letter_id: mixed, mission_id: who.mission, days: 2 },
      { letter_id: mixed, mission_id: who.engineerMission, days: 2 },
    ].map((row) => ({ ...reminded, ...row }));
    await site.database.db.insertInto('reminder').values(rows).execute();
    const lead = await who.as(who.lead);
    expect((await page(`/outbox/${own}`, lead)).status).toBe(200);
    expect((await page(`/outbox/${mixed}`, lead)).status).toBe(404);
    expect((await page(`/outbox/${mixed}`)).status).toBe(200);
  });

  test('a letter that came back goes to the address of today; one whose link is gone is not sent again', async () => {
    const receipt = { kind: 'feedback-receipt' as const, values: { student: 's', at: 'x' } };
    const words = await order({
      kind: receipt.kind,
      values: receipt.values,
      person: who.companyTutor,
      address: 'faux@example.org',
    });
    const link = await order({ person: who.companyTutor, address: 'faux@example.org' });
    const at = new Date(SITE_NOW);
    await site.database.db.updateTable('outbox').set({ sent_at: at, dead_at: at, problem: '5.1.1', secret: null }).execute();
    await site.database.pool.query('DELETE FROM graphile_worker._private_jobs');
    const { text } = await page('/outbox?show=bounced');
    expect(text).toContain('2 lettres sont revenues');
    expect(text).toContain('<bdi>5.1.1</bdi>');
    expect(text).not.toMatch(/0\s+essai/);
    expect((await page(`/outbox/${words}`)).text).toContain('karim.bonnard@example.org');
    expect((await page(`/outbox/${link}`)).text).toContain('renvoyez l’invitation');
    expect((await post('/outbox', { letter: link })).status).toBe(422);
    expect((await post('/outbox', { letter: words })).headers.get('location')).toBe('/outbox?done=1');
    await site.work();
    expect(mail.letters.map((letter) => letter.to)).toEqual([['karim.bonnard@example.org']]);
  });

  test('a private subject is not found by its words', async () => {
    const values = {
      student: 'Inès Caradec',
      mission: 'la mission d’Inès Caradec',
      by: 'Karim Bonnard',
      words: 'Elle ne vient plus.',
    };
    await order({ kind: 'alert-raised', values, person: who.lead, mission: who.mission, address: 'rozenn@example.org' });
    expect((await page('/outbox?q=Karim')).text).not.toContain('rozenn@example.org');
    expect((await page('/outbox?q=rozenn')).text).toContain('rozenn@example.org');
  });

  test('students, leads for what is about no mission, the office of another school: it does not exist', async () => {
    const id = await order();
    for (const person of [who.lead, who.student, who.other.office]) {
      expect((await page(`/outbox/${id}`, await who.as(person))).status).toBe(404);
    }
    expect((await page('/outbox', await who.as(who.student))).status).toBe(404);
    expect((await page('/outbox', await who.as(who.other.office))).text).toContain('Aucune lettre n’a encore été écrite');
  });
});
