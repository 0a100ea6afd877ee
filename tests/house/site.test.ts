/** What every request goes through: headers, origin, errors, language, health. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite, type Site } from '../support/site.ts';

let site: Site;
let readers = true;
beforeAll(async () => void (site = await buildSite({ parts: { readers: () => ({ ok: readers, waiting: 3 }) } })));
afterAll(() => site.close());

const page = { accept: 'text/html' };
const get = (path: string, headers: Record<string, string> = page) => site.app.request(path, { headers });
const post = (path: string, headers: Record<string, string>, body = 'a=1') =>
  site.app.request(path, {
    method: 'POST',
    body,
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

test('every answer carries the headers that keep a page to itself, errors and refusals too', async () => {
  for (const answer of [
    await get('/'),
    await get('/nowhere'),
    await get('/healthz'),
    await post('/check', { origin: 'https://elsewhere.example' }),
  ]) {
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  }
});

test('behind https the browser is told to stay there', async () => {
  const secure = await buildSite({ settings: { BASE_URL: 'https://soutenir.example.org' } });
  expect((await secure.app.request('/')).headers.get('strict-transport-security')).toContain('max-age=');
  await secure.close();
});

test('a page has no inline script or style and asks nothing of a third party', async () => {
  for (const path of ['/', '/guides', '/check', '/nowhere']) {
    const html = await (await get(path)).text();
    expect(html).toMatch(/^<!doctype html><html lang="fr"/);
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/i);
    expect([...html.matchAll(/(?:src|href|action)="(?!\/|#|mailto:)([^"]*)"/g)].map((m) => m[1])).toEqual([]);
  }
});

test('a form sent by another site is refused, by this one or by a program it is not', async () => {
  const refused = { status: 403, code: 'cross-site' };
  const seen = async (headers: Record<string, string>) => {
    const answer = await post('/check', headers);
    const body = (await answer.json()) as { error?: { code: string } };
    return { status: answer.status, code: body.error?.code };
  };
  expect(await seen({ origin: 'https://elsewhere.example' })).toEqual(refused);
  expect(await seen({ origin: 'null' })).toEqual(refused);
  expect(await seen({ 'sec-fetch-site': 'cross-site' })).toEqual(refused);
  expect(await seen({ 'sec-fetch-site': 'same-site' })).toEqual(refused);
  expect(await seen({ origin: 'http://127.0.0.1:3000.elsewhere.example' })).toEqual(refused);
  for (const own of [
    {},
    { origin: 'http://127.0.0.1:3000' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' },
  ]) {
    expect(await seen(own)).toEqual({ status: 415, code: 'not-a-form' });
  }
});

test('what does not exist is a page for a person, JSON for a program', async () => {
  const missing = await get('/nowhere');
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
  expect(await (await get('/nowhere', { 'accept-language': 'en' })).json()).toMatchObject({
    error: { code: 'not-found', message: 'This page does not exist. Check the address, or start again from the home page.' },
  });
});

test('a fault shows a number, which the logs carry, and nothing else', async () => {
  const broken = await buildSite({
    parts: {
      readers: () => {
        throw new Error('the secret of "Élodie"');
      },
    },
  });
  const answer = await broken.app.request('/healthz', { headers: page });
  const html = await answer.text();
  const entry = broken.entries.find((e) => e['level'] === 'error')!;
  expect(answer.status).toBe(500);
  expect(html).toContain(String(entry['id']));
  expect(html).not.toContain('secret');
  expect(JSON.stringify(entry)).not.toContain('Élodie');
  const json = await broken.app.request('/healthz');
  expect(await json.json()).toMatchObject({ error: { code: 'fault' } });
  await broken.close();
});

test('a visitor chooses a language once', async () => {
  expect(await (await get('/', { ...page, 'accept-language': 'en-GB,fr;q=0.5' })).text()).toContain('<html lang="en"');
  const chosen = await get('/guides?lang=en');
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/guides']);
  const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!;
  expect(await (await get('/guides', { ...page, cookie, 'accept-language': 'fr' })).text()).toContain('<html lang="en"');
});

test('choosing a language leads nowhere else than this server, whatever the address', async () => {
  const root = 'http://127.0.0.1:3000';
  const sent = await site.app.request(new Request(`${root}//elsewhere.example/?lang=en`, { headers: page }));
  expect(new URL(sent.headers.get('location')!, root).origin).toBe(root);
  const shown = await site.app.request(new Request(`${root}//elsewhere.example/`, { headers: page }));
  expect(await shown.text()).not.toContain('href="//');
});

test('/healthz says whether the database answers and the readers stand', async () => {
  const well = await get('/healthz', {});
  expect(well.status).toBe(200);
  expect(await well.json()).toMatchObject({ status: 'ok', database: { ok: true }, readers: { ok: true, waiting: 3 } });
  readers = false;
  const unwell = await get('/healthz', {});
  readers = true;
  expect(unwell.status).toBe(503);
  expect(await unwell.json()).toMatchObject({ status: 'unwell', readers: { ok: false } });
});

test('a body above the limit is refused, announced or not', async () => {
  const small = await buildSite({ settings: { MAX_UPLOAD_BYTES: '2048' } });
  const send = (path: string, body: BodyInit, headers = {}) =>
    small.app.request(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  const announced = await send('/elsewhere', 'x'.repeat(5000), { 'content-length': '5000' });
  expect(announced.status).toBe(413);
  const inPieces = new Blob(['x'.repeat(5000)]).stream();
  expect((await send('/elsewhere', inPieces)).status).toBe(413);
  await small.close();
});

test('what a stranger sends without saying how long it is takes no more memory than lines of text, wherever it is sent', async () => {
  const path = '/elsewhere';
  const send = (bytes: number, headers = {}) =>
    site.app.request(path, {
      method: 'POST',
      body: new Blob(['x'.repeat(bytes)]).stream(),
      headers,
      duplex: 'half',
    } as RequestInit);
  expect((await send(2_000_000)).status).toBe(413);
  expect((await send(2000)).status).toBe(404);
  expect((await send(2_000_000, { 'content-length': '2000000' })).status).toBe(404);
});
