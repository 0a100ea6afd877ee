import { afterAll, beforeAll, expect, test } from 'vitest';
import { handIn } from '../../tests/support/handed.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import { FORM_TYPE, formOf, pdf, sha256 } from '../../tests/support/sending.ts';
import type { Site } from '../../tests/support/site.ts';
import type { Deposit } from './deposit.ts';

const PAGE = { accept: 'text/html', 'accept-language': 'fr' };
let site: Site;
let school: SampleSchool;
let first: Deposit;
let second: Deposit;
let now = Date.UTC(2026, 0, 15, 9, 30);
beforeAll(async () => {
  site = await buildSchoolSite({ clock: { now: () => now }, settings: { MAX_UPLOAD_BYTES: '1048576' } });
  school = await sampleSchool(site);
  first = await handIn(site, school, { bytes: pdf('première'), at: Date.UTC(2026, 0, 14, 8, 0, 7) });
  second = await handIn(site, school, { bytes: pdf('deuxième'), at: Date.UTC(2026, 0, 15, 9, 0, 0) });
});
afterAll(() => site.close());

function post(code: string, form: FormData, headers: Record<string, string> = {}): Promise<Response> {
  now += 60_000; // far from the limit
  return Promise.resolve(site.app.request(`/verify/${code}`, { method: 'POST', body: form, headers }));
}
function formWith({ file, hash }: { file?: Uint8Array; hash?: string }): FormData {
  const form = new FormData();
  if (file) form.set('file', new File([Buffer.from(file)], 'téléchargé (3).pdf'));
  if (hash !== undefined) form.set('hash', hash);
  return form;
}
const text = async (answer: Response) => (await answer.text()).replace(/[\u00a0\u202f]/g, ' ');
const NAMES = /Caradec|Inès|ines\.caradec|mon mémoire\.pdf|Quéméneur|promotion 2026/i;

test('the file that was deposited is authentic: what, when, which version, and nothing else', async () => {
  const json = await (await post(second.code, formWith({ file: pdf('deuxième') }))).json();
  expect(json).toEqual({
    result: 'authentic',
    guide: { title: expect.any(String) as string, version: '2024-2025' },
    deliverable: expect.any(String) as string,
    version: 2,
    receivedAt: '2026-01-15T09:00:00.000Z',
  });
  const page = await text(await post(second.code, formWith({ file: pdf('deuxième') }), PAGE));
  expect(page).toContain('<h1>Ce fichier est authentique</h1>');
  expect(page).toContain('reçue le 15 janvier 2026 à 10 h 00 min 00 s, heure de Paris (UTC+1).');
  expect(page).not.toMatch(NAMES);
});

test.each([
  ['as it is', (print: string) => print],
  ['in capitals with spaces', (print: string) => print.toUpperCase().replace(/(.{4})/g, '$1 ')],
])('its fingerprint typed %s is as good as the file', async (_how, typed) => {
  const hash = typed(sha256(pdf('deuxième')));
  expect(await (await post(second.code, formWith({ hash }))).json()).toMatchObject({ result: 'authentic', version: 2 });
});

test('another version of the same deliverable is told with its number and its time', async () => {
  const json = await (await post(second.code, formWith({ file: pdf('première') }))).json();
  expect(json).toMatchObject({
    result: 'other-version',
    version: 2,
    file: { version: 1, receivedAt: '2026-01-14T08:00:07.000Z' },
  });
  const page = await text(await post(second.code, formWith({ file: pdf('première') }), PAGE));
  expect(page).toContain('Ce code désigne la version 2 de');
  expect(page).toContain('Ce fichier en est la version 1, reçue le 14 janvier 2026 à 9 h 00 min 07 s');
  expect(page).not.toMatch(NAMES);
});

test('an unknown file under a good code and a good file under an unknown code get the same answer', async () => {
  const unknown = [
    await post(second.code, formWith({ file: pdf('autre') })),
    await post('000000000000', formWith({ file: pdf('deuxième') })),
  ];
  expect(unknown.map((answer) => answer.status)).toEqual([200, 200]);
  expect(await Promise.all(unknown.map((answer) => answer.json()))).toEqual([{ result: 'unknown' }, { result: 'unknown' }]);
  const page = async (code: string) =>
    (await text(await post(code, formWith({ hash: '0'.repeat(64) }), PAGE))).replaceAll(code, 'CODE');
  const spoken = (html: string) => html.replace(/<code>[0-9A-Z-]+<\/code>/, '');
  expect(spoken(await page(second.code))).toBe(spoken(await page('000000000000')));
});

test('a file deposited by someone else is unknown under this code', async () => {
  const theirs = await handIn(site, school, { bytes: pdf('la sienne'), mission: school.classmateMission, at: now });
  expect(await (await post(second.code, formWith({ file: pdf('la sienne') }))).json()).toEqual({ result: 'unknown' });
  expect(await (await post(theirs.code, formWith({ file: pdf('la sienne') }))).json()).toMatchObject({ result: 'authentic' });
});

test('the form says nothing of whether a code exists', async () => {
  const page = async (code: string) =>
    (await text(await site.app.request(`/verify/${code}`, { headers: PAGE }))).replaceAll(code, 'CODE');
  const spoken = (html: string) => html.replace(/<code>[0-9A-Z-]+<\/code>/, '');
  expect(spoken(await page(second.code))).toBe(spoken(await page('000000000000')));
  expect(await page(second.code)).not.toMatch(NAMES);
});

test('a code is taken as people type it, and what cannot be a code is asked again', async () => {
  const typed = `${second.code.slice(0, 4)}-${second.code.slice(4, 8)}-${second.code.slice(8)}`.toLowerCase();
  for (const address of [`/verify?code=${encodeURIComponent(typed)}`, `/verify/${typed}`]) {
    const answer = await site.app.request(address, { headers: PAGE });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/verify/${second.code}`]);
  }
  const wrong = await site.app.request('/verify?code=%3Cb%3Etrop', { headers: PAGE });
  expect(wrong.status).toBe(422);
  const page = await text(wrong);
  expect(page).toContain('Ce code n’a pas douze lettres et chiffres.');
  expect(page).toContain('value="&lt;b>trop"');
  expect((await site.app.request('/verify', { headers: PAGE })).status).toBe(200);
  expect((await post('trop-court', formWith({ hash: '0'.repeat(64) }))).status).toBe(404);
  expect((await post(typed, formWith({ file: pdf('deuxième') }))).status).toBe(200);
});

test.each([
  ['nothing', {}, 'Choisissez un fichier, ou tapez son empreinte.'],
  ['spaces for a fingerprint', { hash: '   ' }, 'Choisissez un fichier, ou tapez son empreinte.'],
  ['a fingerprint that is none', { hash: 'abc' }, 'Cette empreinte n’a pas soixante-quatre chiffres'],
  [
    'a file and a fingerprint that disagree',
    { file: pdf('deuxième'), hash: '0'.repeat(64) },
    'n’est pas celle du fichier choisi',
  ],
])('%s: the form again, with what is wrong', async (_what, brought, words) => {
  const answer = await post(second.code, formWith(brought), PAGE);
  expect(answer.status).toBe(422);
  const page = await text(answer);
  expect(page).toContain(words);
  expect(page).toContain('role="alert"');
  expect((await post(second.code, formWith(brought))).status).toBe(422);
});

test('a file and its own fingerprint agree', async () => {
  const both = formWith({ file: pdf('deuxième'), hash: second.sha256 });
  expect(await (await post(second.code, both)).json()).toMatchObject({ result: 'authentic' });
});

test('an empty file has a fingerprint like any other', async () => {
  expect(await (await post(second.code, formWith({ file: new Uint8Array() }))).json()).toEqual({ result: 'unknown' });
});

test('too large, announced or as it arrives; cut; no form: refused, and nothing is kept', async () => {
  const before = await kept();
  const body = formOf({}, { name: 'a.pdf', bytes: Buffer.alloc(1_200_000, 1) });
  const streamed = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < body.length; at += 65_536) controller.enqueue(body.subarray(at, at + 65_536));
      controller.close();
    },
  });
  const raw = (sent: BodyInit) =>
    site.app.request(`/verify/${second.code}`, {
      method: 'POST',
      body: sent,
      duplex: 'half',
      headers: { 'content-type': FORM_TYPE, ...PAGE },
    } as RequestInit);
  const huge = await raw(new Uint8Array(body));
  expect(huge.status).toBe(413);
  expect(await text(huge)).toContain('Le fichier dépasse 1 Mo.');
  expect((await raw(streamed)).status).toBe(413);
  const whole = formOf({}, { name: 'a.pdf', bytes: pdf('deuxième') });
  expect((await raw(new Uint8Array(whole.subarray(0, whole.length - 30)))).status).toBe(422);
  const plain = await site.app.request(`/verify/${second.code}`, { method: 'POST', body: 'hash=1' });
  expect(plain.status).toBe(415);
  expect(await kept()).toEqual(before);
});

/** Everything that a verification could have changed. */
async function kept() {
  const files: string[] = [];
  for await (const file of site.files.list()) files.push(file.sha256);
  const { db } = site.database;
  const rows = await Promise.all(
    (['deposit', 'upload', 'journal', 'conformity_check'] as const).map((table) =>
      db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow(),
    ),
  );
  return [files.sort(), rows.map((row) => Number(row.n))];
}

test('GET, HEAD and POST change nothing; another site cannot post', async () => {
  const before = await kept();
  await site.app.request(`/verify/${second.code}`, { method: 'HEAD' });
  await site.app.request(`/verify/${second.code}`, { headers: PAGE });
  await post(second.code, formWith({ file: pdf('deuxième') }));
  expect(await kept()).toEqual(before);
  const foreign = await post(second.code, formWith({ hash: first.sha256 }), { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
});

test('a client cannot try codes: after sixty it waits, whatever the codes', async () => {
  now += 3_600_000;
  const answers: number[] = [];
  for (let i = 0; i < 62; i++) {
    const form = formWith({ hash: '0'.repeat(64) });
    const code = String(i).padStart(12, '0');
    answers.push((await site.app.request(`/verify/${code}`, { method: 'POST', body: form })).status);
  }
  expect(answers.filter((status) => status === 200)).toHaveLength(60);
  const late = await site.app.request('/verify/000000000000', { method: 'POST', body: formWith({ hash: '0' }), headers: PAGE });
  expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([429, 10]);
});
