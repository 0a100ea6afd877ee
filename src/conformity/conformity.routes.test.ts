import { afterEach, expect, test } from 'vitest';
import { fakeReaders } from '../../tests/support/fake-readers.ts';
import { sampleShelf } from '../../tests/support/sample-guide.ts';
import { buildSite, type Site, type SiteOptions } from '../../tests/support/site.ts';
import type { Report } from './finding.ts';
import { KEPT_MS } from './trial.ts';

const PAGE = { accept: 'text/html' };
let site: Site;
const readers = { current: fakeReaders() };
afterEach(() => site.close());

async function open(options: SiteOptions = {}): Promise<void> {
  readers.current = fakeReaders();
  site = await buildSite({ shelf: sampleShelf(), pool: readers.current.pool, ...options });
}

function form(fields: Record<string, string> = {}, name = 'mémoire.pdf', content = '%PDF-1.7 words'): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries({ guide: 'builders', ...fields })) data.set(key, value);
  data.set('file', new File([content], name));
  return data;
}
const post = (body: FormData, headers: Record<string, string> = {}) =>
  site.app.request('/check', { method: 'POST', body, headers });
const code = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

/** Sends a document as a browser does; returns the address of its report, once it is there. */
async function sent(body = form()): Promise<string> {
  const answer = await post(body, PAGE);
  expect(answer.status).toBe(303);
  const address = answer.headers.get('location')!;
  const trial = site.trials.find(address.split('/').at(-1)!)!;
  await site.trials.settled(trial);
  return address;
}

test('a program gets the report itself, 200 whatever the verdict, and nothing is kept', async () => {
  await open();
  const answer = await post(form({ lang: 'en', student: 'ROC Ève' }), { accept: 'application/json' });
  const report = (await answer.json()) as Report;
  expect(answer.status).toBe(200);
  expect(Object.keys(report)).toEqual(['file', 'guide', 'deliverable', 'verdict', 'rules', 'measured', 'findings', 'timing']);
  expect(report).toMatchObject({
    file: { name: 'mémoire.pdf', bytes: 14 },
    guide: { id: 'builders', version: '2031' },
    deliverable: 'memoir',
  });
  const blocked = (await (await post(form({}, 'a.pdf', 'not a pdf'))).json()) as Report;
  expect(blocked).toMatchObject({ verdict: 'blocked' });
  expect(blocked.findings[0]!.message.what).toMatch(/[a-z]/);
  expect(site.spool.list()).toEqual([]);
});

test('the guide may be named with its deliverable, as the list of the page sends it', async () => {
  await open();
  expect(await (await post(form({ guide: 'builders/notebook' }))).json()).toMatchObject({ deliverable: 'notebook' });
  expect(await (await post(form({ deliverable: 'notebook' }))).json()).toMatchObject({ deliverable: 'notebook' });
});

test.each([
  [{ guide: 'nobody' }, 404, 'guide-unknown'],
  [{ deliverable: 'poem' }, 422, 'deliverable-unknown'],
  [{ at: 'yesterday' }, 422, 'value-refused'],
  [{ at: '2031-06-15T10:00:00' }, 422, 'value-refused'],
  [{ facts: 'telework, rain' }, 422, 'value-refused'],
])('fields that are not understood are refused: %o', async (fields, status, refused) => {
  await open();
  const answer = await post(form(fields));
  expect([answer.status, await code(answer)]).toEqual([status, refused]);
  expect(site.spool.list()).toEqual([]);
});

test('a form without a file is refused, for a person on the form itself with what was typed', async () => {
  await open();
  const empty = form({ student: 'ROC <Ève>' });
  empty.set('file', new File([], ''));
  expect(await code(await post(empty))).toBe('file-missing');
  const page = await post(empty, PAGE);
  const html = await page.text();
  expect(page.status).toBe(422);
  expect(html).toContain('href="#file"');
  expect(html).toContain('id="file-error"');
  expect(html).toContain('ROC &lt;Ève>');
});

test('a body above the limit is refused while it arrives, and little of it is read', async () => {
  await open({ settings: { MAX_UPLOAD_BYTES: '100000' } });
  let given = 0;
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF';
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(given === 0 ? new TextEncoder().encode(head) : new Uint8Array(10_000));
      given += 10_000;
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await site.app.request('/check', { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit);
  expect([answer.status, await code(answer)]).toEqual([413, 'too-large']);
  expect(given).toBeLessThan(300_000);
  expect(site.spool.list()).toEqual([]);
  const announced = await post(form(), { 'content-length': '200000000' });
  expect(announced.status).toBe(413);
});

test('an upload cut before its end is refused and leaves nothing', async () => {
  await open();
  const body = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF half of';
  const answer = await site.app.request('/check', {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  expect([answer.status, await code(answer)]).toEqual([422, 'upload-cut']);
  expect(site.spool.list()).toEqual([]);
});

test('a hostile file name is shown as words and touches no folder', async () => {
  await open();
  const name = `../../etc/<img src=x onerror=alert(1)>\u202Efdp.${'é'.repeat(300)}😀.pdf`;
  const report = (await (await post(form({}, name))).json()) as Report;
  expect([...report.file.name].length).toBeLessThanOrEqual(255);
  expect(report.file.name).toMatch(/^<img.*….pdf$/u);
  expect(report.file.name).not.toMatch(/\u202e|\//);
  const html = await (await site.app.request(await sent(form({}, name)), { headers: PAGE })).text();
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('&lt;img src=x');
});

test('a person waits on a page that says how far it is and updates without JavaScript, then reads the report', async () => {
  await open({ settings: { READERS: '1' } });
  readers.current.hold();
  const first = await post(form(), PAGE);
  const progress = async (answer: Response) =>
    (await (await site.app.request(`${answer.headers.get('location')}/progress`)).json()) as Record<string, unknown>;
  await expect.poll(() => progress(first)).toMatchObject({ state: 'reading', page: 1, pages: 4, settled: false });
  // Only now: two uploads at once are read in the order in which their last bytes arrive.
  const second = await post(form(), PAGE);
  expect(await progress(second)).toMatchObject({ state: 'waiting', ahead: 0, words: 'Vous êtes le prochain.' });
  const waiting = await (await site.app.request(second.headers.get('location')!, { headers: PAGE })).text();
  expect(waiting).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>');
  expect(waiting).toContain('Vous êtes le prochain.');
  readers.current.release();
  await expect.poll(async () => (await progress(second))['settled']).toBe(true);
});

test('the report page shows findings, pages and marks; its picture is drawn once', async () => {
  await open();
  const address = await sent();
  const html = await (await site.app.request(`${address}?page=2`, { headers: PAGE })).text();
  expect(html).toContain('B-FMT-1');
  expect(html).toContain('/guides/builders/2031#clause-B-FMT-1');
  expect(html).toContain(`src="${address}/pages/2.png"`);
  expect(html).toMatch(/<h2>Ce qui est respecté<\/h2>/);
  expect(html).not.toMatch(/\sstyle=/);
  const english = await (await site.app.request(address, { headers: { ...PAGE, 'accept-language': 'en' } })).text();
  expect(english).toContain('What is respected');
  const picture = await site.app.request(`${address}/pages/2.png`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const opened = readers.current.opened();
  await site.app.request(`${address}/pages/2.png`);
  expect(readers.current.opened()).toBe(opened);
  expect((await site.app.request(`${address}/pages/99.png`)).status).toBe(404);
});

test('a file that is not a PDF gets a page that says so, without a picture', async () => {
  await open();
  const html = await (await site.app.request(await sent(form({}, 'a.pdf', '<html>')), { headers: PAGE })).text();
  expect(html).toContain('Ce fichier n’a pas pu être vérifié.');
  expect(html).not.toContain('/pages/');
});

test('a trial leaves no trace after an hour', async () => {
  let now = Date.UTC(2031, 0, 1);
  await open({ clock: { now: () => now } });
  const address = await sent();
  await site.app.request(`${address}/pages/1.png`);
  expect(site.spool.list().length).toBeGreaterThan(1);
  now += KEPT_MS - 1;
  await site.trials.sweep();
  expect((await site.app.request(address, { headers: PAGE })).status).toBe(200);
  now += 1;
  expect((await site.app.request(address, { headers: PAGE })).status).toBe(410);
  expect(await site.trials.sweep()).toBe(1);
  expect(site.spool.list()).toEqual([]);
});

test('a client that asks too often is told when to come back; others are served', async () => {
  await open({ settings: { CHECKS_PER_CLIENT: '2', TRUSTED_PROXIES: '127.0.0.1' } });
  expect([(await post(form())).status, (await post(form())).status]).toEqual([200, 200]);
  const answer = await post(form());
  expect([answer.status, await code(answer)]).toEqual([429, 'too-many-requests']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const page = await post(form({ student: 'ROC Ève' }), PAGE);
  expect([page.status, page.headers.has('retry-after')]).toEqual([429, true]);
  expect(await page.text()).toContain('Trop de demandes');
});

test('when too many documents wait the next is asked to come back later', async () => {
  await open({ settings: { READERS: '1', CHECKS_WAITING: '2' } });
  readers.current.hold();
  for (let i = 0; i < 3; i++) expect((await post(form(), PAGE)).status).toBe(303);
  const answer = await post(form());
  expect([answer.status, await code(answer)]).toEqual([429, 'queue-full']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  readers.current.release();
});

test('a school may keep the check for itself', async () => {
  await open({ settings: { PUBLIC_CHECK: 'off' } });
  const page = await site.app.request('/check', { headers: PAGE });
  expect(page.status).toBe(403);
  expect(await page.text()).toContain('href="/guides"');
  const answer = await post(form());
  expect([answer.status, await code(answer)]).toEqual([403, 'check-closed']);
  expect(await (await site.app.request('/', { headers: PAGE })).text()).not.toContain('class="button" href="/check"');
  expect(readers.current.opened()).toBe(0);
});

test('a report that is not there is a page in the language of the visitor', async () => {
  await open();
  const french = await site.app.request('/check/nothing', { headers: PAGE });
  expect([french.status, await french.text()]).toEqual([410, expect.stringContaining('Ce rapport n’existe plus')]);
  const english = await site.app.request('/check/nothing', { headers: { ...PAGE, 'accept-language': 'en' } });
  expect(await english.text()).toContain('This report is no longer there');
});
