/** The office sets what the school shows of itself. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSchool } from '../identity/school.store.ts';
import { buildSchoolSite, OTHER_SCHOOL, type SampleSchool, sampleSchool } from '../../tests/support/school.ts';
import type { Site } from '../../tests/support/site.ts';
import { LOGO_BYTES } from './school-form.ts';

let site: Site;
let school: SampleSchool;
let office: { cookie: string };
beforeAll(async () => {
  site = await buildSchoolSite();
  school = await sampleSchool(site);
  office = await school.as(school.office);
});
afterAll(() => site.close());

const page = { accept: 'text/html', 'accept-language': 'fr' };
const seen = async (answer: Response) => ({
  status: answer.status,
  html: await answer.text(),
  to: answer.headers.get('location'),
});
const get = async (path: string, who = office) => seen(await site.app.request(path, { headers: { ...page, ...who } }));
const post = async (path: string, fields: Record<string, string>, who = office) =>
  seen(
    await site.app.request(path, {
      method: 'POST',
      headers: { ...page, 'content-type': 'application/x-www-form-urlencoded', ...who },
      body: new URLSearchParams(fields).toString(),
    }),
  );
const send = async (bytes: Uint8Array<ArrayBuffer> | string, name = 'logo.png', who = office) => {
  const body = new FormData();
  body.append('file', new File([bytes], name, { type: 'image/png' }));
  return seen(await site.app.request('/school/logo', { method: 'POST', headers: { ...page, ...who }, body }));
};
const now = () => readSchool(site.database.db, school.school);
const journal = async () =>
  (
    await sql<{ action: string; subject: string; actor: string; details: unknown }>`
      SELECT action, subject, actor, details FROM journal WHERE school_id = ${school.school} ORDER BY seq DESC LIMIT 1`.execute(
      site.database.db,
    )
  ).rows[0];
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';

test('name, sender and country are set, shown, and kept in the journal; set again, nothing is written', async () => {
  expect((await get('/school')).html).toContain('<h1>Votre école n’a pas encore de nom</h1>');
  const fields = { name: 'École d’Armorique', sender: 'scolarite@armorique.example', country: 'Belgique' };
  expect(await post('/school', fields)).toMatchObject({ status: 303, to: '/school?saved' });
  expect(await now()).toMatchObject({ name: 'École d’Armorique', sender: 'scolarite@armorique.example', country: 'BE' });
  const entry = await journal();
  expect(entry).toMatchObject({
    action: 'school.changed',
    subject: `school:${school.school}`,
    actor: school.office,
    details: { before: { country: 'FR', sender: null }, after: { country: 'BE', name: 'École d’Armorique' } },
  });
  const { html } = await get('/school?saved');
  expect(html).toContain('<h1>École d’Armorique se présente ainsi</h1>');
  expect(html).toContain('value="Belgique"');
  await post('/school', fields);
  expect(await journal()).toEqual(entry);
  expect(await readSchool(site.database.db, OTHER_SCHOOL)).toMatchObject({ name: 'École de Kerlouan', country: 'FR' });
});

test('what is wrong is said beside its field, and nothing is saved', async () => {
  const answer = await post('/school', { name: '', sender: 'x', country: 'Atlantide' });
  expect(answer.status).toBe(422);
  for (const field of ['name', 'sender', 'country']) expect(answer.html).toContain(`id="${field}-error"`);
  expect(answer.html).toContain('value="Atlantide"');
  expect((await now()).name).toBe('École d’Armorique');
});

test('a logo is replaced, shown to everyone and taken away; each time the journal says so', async () => {
  expect(await send(SVG, 'logo.svg')).toMatchObject({ status: 303 });
  const { logo } = await now();
  const shown = await site.app.request('/school/logo');
  expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['image/svg+xml', SVG]);
  expect(await journal()).toMatchObject({ action: 'school.logo-changed', details: { before: { logo: null }, after: { logo } } });
  expect((await get('/school')).html).toContain(`src="/school/logo?v=${logo!.slice(0, 12)}"`);
  expect(await post('/school/logo/remove', {})).toMatchObject({ status: 303 });
  expect((await now()).logo).toBeNull();
  expect(await journal()).toMatchObject({ details: { before: { logo }, after: { logo: null } } });
});

test('a file that is no picture, none at all, or one too large is refused beside its field, whatever its name and type say', async () => {
  const cases: [bytes: Uint8Array<ArrayBuffer> | string, status: number, words: string][] = [
    ['<html><script>alert(1)</script></html>', 422, 'Ce fichier n’est pas une image'],
    ['%PDF-1.7', 422, 'Ce fichier n’est pas une image'],
    ['', 422, 'Choisissez d’abord un fichier.'],
    [new Uint8Array(LOGO_BYTES + 1), 413, 'Ce fichier est trop grand'],
    [new Uint8Array(LOGO_BYTES), 422, 'Ce fichier n’est pas une image'],
  ];
  for (const [bytes, status, words] of cases) {
    const answer = await send(bytes);
    expect([answer.status, answer.html.includes(words), answer.html.includes('id="file-error"')]).toEqual([status, true, true]);
  }
  expect((await post('/school/logo', {})).status).toBe(422);
  expect((await now()).logo).toBeNull();
});

test('a notice is previewed without being saved, saved, shown to everyone, and given back to the product', async () => {
  const fr = '## Qui nous sommes\n\nL’école **d’Armorique** <script>alert(1)</script>.';
  const preview = await post('/school/notices/legal', { intent: 'preview', fr, en: 'Who we *are*.' });
  expect(preview.status).toBe(200);
  expect(preview.html).toContain('Qui nous sommes</h2>');
  expect(preview.html).toContain('<strong>d’Armorique</strong>');
  expect(preview.html).not.toContain('<script>alert');
  expect((await now()).legal).toBeNull();

  expect(await post('/school/notices/legal', { intent: 'save', fr, en: '' })).toMatchObject({ status: 303 });
  expect((await now()).legal).toEqual({ fr });
  expect((await get('/notices/legal')).html).toContain('<strong>d’Armorique</strong>');
  expect((await get('/school/notices/legal')).html).toContain('est un texte de votre école');
  expect(await journal()).toMatchObject({
    action: 'school.notice-changed',
    details: { before: { legal: null }, after: { legal: { fr } } },
  });

  expect(await post('/school/notices/legal', { intent: 'restore', fr, en: '' })).toMatchObject({ status: 303 });
  expect((await now()).legal).toBeNull();
});

test('an English notice without a French one, or a book, is not saved', async () => {
  const alone = await post('/school/notices/privacy', { intent: 'save', fr: '', en: 'Who we are.' });
  expect([alone.status, alone.html.includes('id="fr-error"'), alone.html.includes('Who we are.')]).toEqual([422, true, true]);
  const book = await post('/school/notices/privacy', { intent: 'preview', fr: 'a'.repeat(50_001), en: '' });
  expect(book.status).toBe(422);
  expect((await now()).privacy).toBeNull();
  expect((await get('/school/notices/nothing')).status).toBe(404);
});

test('the office of another school sets its own, and leads set nothing', async () => {
  const theirs = await school.as(school.other.office);
  expect(await post('/school', { name: 'Kerlouan', sender: '', country: 'FR' }, theirs)).toMatchObject({ status: 303 });
  expect((await now()).name).toBe('École d’Armorique');
  expect((await readSchool(site.database.db, OTHER_SCHOOL)).name).toBe('Kerlouan');
  const lead = await school.as(school.lead);
  expect((await get('/school', lead)).status).toBe(404);
  expect((await send(SVG, 'logo.svg', lead)).status).toBe(404);
});
