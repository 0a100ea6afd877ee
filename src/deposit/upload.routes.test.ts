import { afterEach, describe, expect, test } from 'vitest';
import { guideOf } from '../../tests/support/engine.ts';
import { fakeReaders } from '../../tests/support/fake-readers.ts';
import { formOf, pdf, pieces, send, sha256, type StudentSite, studentSite, titleOf } from '../../tests/support/sending.ts';
import type { SiteOptions } from '../../tests/support/site.ts';

/** The memoir's last second, in Paris and in winter. */
const DEADLINE = Date.UTC(2026, 1, 2, 22, 59, 59);

let at: StudentSite;
const start = async (options: SiteOptions = {}) => void (at = await studentSite({ pool: fakeReaders().pool, ...options }));
afterEach(() => at.site.close());

/** POSTs the small form of an upload, as a browser. */
const confirm = (address: string, fields: Record<string, string> = {}, who = at.student) =>
  at.site.app.request(`${address}/deposit`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept: 'text/html', 'accept-language': 'fr', ...who },
  });
const uploads = () => at.site.database.db.selectFrom('upload').selectAll().execute();
const location = (answer: Response) => answer.headers.get('location') ?? '';
const endSessions = () => at.site.database.pool.query(`UPDATE auth_session SET "expiresAt" = now() - interval '1 hour'`);

describe('tried first', () => {
  const tryOne = async (bytes = pdf('essai')) => location(await at.hand({ intent: 'check', bytes }));

  test('waits with honest progress, then shows its report and one step; handing in sends nothing again', async () => {
    await start();
    const address = await tryOne();
    expect(address).toMatch(/^\/uploads\/[0-9a-f-]{36}(\?guideName=no)?$/);
    const path = address.split('?')[0]!;
    const waiting = await at.page(at.student, address);
    expect(waiting.text).toContain('http-equiv="refresh"');
    expect(waiting.text).toContain(`${path}?now=yes`);
    const progress = async () =>
      (await at.site.app.request(`${path}/progress`, { headers: { ...at.student, accept: 'application/json' } })).json();
    expect(await progress()).toMatchObject({ settled: false, state: 'waiting' });
    await at.site.work();
    expect(await progress()).toMatchObject({ settled: true, state: 'done' });
    const { text } = await at.page(at.student, path);
    expect(titleOf(text)).toBe('Votre fichier est prêt : il n’est pas encore déposé');
    expect(text).toContain('Déposer ce fichier');
    expect(text).toContain('class="report"');
    expect(await at.versions()).toEqual([]);

    at.now += 3_600_000;
    const done = await confirm(path);
    const [made] = await at.versions();
    expect([done.status, location(done)]).toEqual([303, `/deposits/${made!.id}`]);
    expect(made).toMatchObject({ sha256: sha256(pdf('essai')), receivedAt: new Date(at.now).toISOString() });
    expect(made!.begunAt).toBe(made!.receivedAt);
    expect(await uploads()).toEqual([]);
  });

  test('a blocking finding never refuses a deposit', async () => {
    await start();
    const path = (await tryOne()).split('?')[0]!;
    await at.site.work();
    const { verdict } = await at.site.database.db.selectFrom('conformity_check').select('verdict').executeTakeFirstOrThrow();
    expect(verdict).toBe('blocked');
    expect((await confirm(path)).status).toBe(303);
    expect(await at.versions()).toHaveLength(1);
  });

  test('handed in twice, one after the other or at once, it is one deposit', async () => {
    await start();
    const path = (await tryOne()).split('?')[0]!;
    const both = await Promise.all([confirm(path), confirm(path)]);
    const third = await confirm(path);
    expect(new Set([...both, third].map((a) => `${a.status} ${location(a)}`)).size).toBe(1);
    expect(location(await at.site.app.request(path, { headers: { ...at.student } }))).toBe(location(third));
    expect(await at.versions()).toHaveLength(1);
  });

  test('nobody else sees it, nor its pages, nor hands it in', async () => {
    await start();
    const path = (await tryOne()).split('?')[0]!;
    await at.site.work();
    for (const person of [at.school.classmate, at.school.academicTutor, at.school.lead, at.school.other.student]) {
      const who = await at.school.as(person);
      expect((await at.page(who, path)).status).toBe(404);
      expect((await at.page(who, `${path}/pages/1.png`)).status).toBe(404);
      expect((await confirm(path, {}, who)).status).toBe(404);
    }
    expect((await at.page(at.student, `${path}/pages/1.png`)).status).toBe(200);
    expect((await at.page(at.student, `${path}/pages/999.png`)).status).toBe(404);
    expect(await at.versions()).toEqual([]);
  });

  test('tried before the deadline and handed in after it: late when first, refused when a version is there, never lost', async () => {
    await start();
    const path = (await tryOne()).split('?')[0]!;
    at.now = DEADLINE;
    await at.hand({ bytes: pdf('déposée') });
    at.now = DEADLINE + 1000;
    const refused = await confirm(path);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('rouvrir');
    expect(await uploads()).toHaveLength(1);
    expect(await at.versions()).toMatchObject([{ number: 1, sha256: sha256(pdf('déposée')) }]);
  });
});

describe('a session that ended', () => {
  test('before the file came: the file waits without owner, for who enters with its claim', async () => {
    await start();
    await endSessions();
    at.now = DEADLINE - 5000;
    const answer = await at.hand({ name: 'gardé.pdf' });
    expect(answer.status).toBe(303);
    const next = new URL(location(answer), 'http://x').searchParams.get('next')!;
    expect(location(answer)).toMatch(/^\/enter\?next=%2Fuploads%2F/);
    const claim = new URL(next, 'http://x').searchParams.get('claim')!;
    expect(await uploads()).toMatchObject([{ sent_by: null, claim_hash: sha256(Buffer.from(claim)), file_name: 'gardé.pdf' }]);
    expect(await at.versions()).toEqual([]);

    const path = next.split('?')[0]!;
    const again = await at.school.as(at.school.student);
    const classmate = await at.school.as(at.school.classmate);
    expect((await at.page(again, path)).status).toBe(404);
    expect((await at.page(again, `${path}?claim=another`)).status).toBe(404);
    expect((await at.page(classmate, next)).status).toBe(404);
    expect((await confirm(path, { claim }, classmate)).status).toBe(404);

    const { text } = await at.page(again, next);
    expect(titleOf(text)).toBe('Votre session était terminée : votre fichier vous attend');
    expect(text).toContain('gardé.pdf');
    expect(await uploads()).toMatchObject([{ sent_by: null }]);
    at.now = DEADLINE + 30_000;
    expect((await confirm(path, { claim }, again)).status).toBe(303);
    expect(await at.versions()).toMatchObject([
      { originalName: 'gardé.pdf', begunAt: new Date(DEADLINE - 5000).toISOString(), receivedAt: new Date(at.now).toISOString() },
    ]);
    expect((await confirm(path, { claim }, classmate)).status).toBe(404);
  });

  test('in the middle of the upload: it is handed in', async () => {
    await start();
    const body = formOf({ intent: 'deposit' }, { name: 'memoire.pdf', bytes: pdf('entre-temps') });
    const answer = await at.hand({ body: pieces(body, { at: 300, between: endSessions }) });
    expect(location(answer)).toBe(`/deposits/${(await at.versions())[0]!.id}`);
  });

  test('for a mission that is not there, as for a stranger: enter first, and nothing is kept', async () => {
    await start();
    await endSessions();
    const headers = { accept: 'application/json' };
    const nowhere = at.address('memoire', '00000000-0000-4000-8000-00000000dead');
    expect((await send(at.site, nowhere, at.student, { headers })).status).toBe(401);
    const forged = { cookie: at.student.cookie.replace(/=[^;]{6}/, '=forged') };
    expect((await send(at.site, at.address(), forged, { headers })).status).toBe(401);
    expect(await at.incoming()).toEqual([]);
  });
});

describe('declarations that the guide asks for', () => {
  const words = ['Ce mémoire est mon travail.', 'Les sources sont citées.'] as const;
  const startWith = async () => {
    const digi5 = guideOf('digi5');
    const declarations = words.map((text, i) => ({ id: `d${i}`, text, default: 'Pour cet essai.' }));
    const deliverables = digi5.deliverables.map((d) => (d.id === 'memoire' ? { ...d, declarations } : d));
    await start({ shelf: { guides: [{ ...digi5, deliverables }, guideOf('misl')], frameworks: new Map() } });
  };

  test('all made: they are kept in the words that were shown', async () => {
    await startWith();
    const { text } = await at.page();
    expect(text).toContain(words[0]);
    await at.hand({ fields: { 'declare-d0': 'yes', 'declare-d1': 'yes' } });
    expect((await at.versions())[0]!.declarations).toEqual(words.map((w, i) => ({ id: `d${i}`, text: w })));
  });

  test('one missing: the file is kept, the page says which step is left, what was ticked stays ticked', async () => {
    await startWith();
    const answer = await at.hand({ fields: { 'declare-d0': 'yes', guideName: 'yes' } });
    expect(answer.status).toBe(303);
    expect(await at.versions()).toEqual([]);
    const { text } = await at.page(at.student, location(answer));
    expect(text).toContain('Cochez chaque déclaration');
    expect(text).toMatch(/name="declare-d0"[^>]*checked/);
    expect(text).not.toMatch(/name="declare-d1"[^>]*checked/);
    const path = location(answer).split('?')[0]!;
    const still = await confirm(path, { 'declare-d1': 'yes' });
    expect([still.status, await still.text()]).toEqual([422, expect.stringMatching(/name="declare-d1"[^>]*checked/)]);
    expect((await confirm(path, { 'declare-d0': 'yes', 'declare-d1': 'yes' })).status).toBe(303);
    expect((await at.versions())[0]!.declarations.map((d) => d.id)).toEqual(['d0', 'd1']);
  });
});
