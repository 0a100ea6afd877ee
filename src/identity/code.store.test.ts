/** Codes by e-mail: bound to a browser, counted, taken once, the same for everyone. */
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { parseSettings } from '../kernel/settings.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { askCode, type CodePurpose, takeCode, waitingCode } from './code.store.ts';
import { forgetEntries } from './forget.store.ts';
import { addPerson, updatePerson } from './person-change.store.ts';

let at: TestDatabase;
let ines: string;
let now = Date.UTC(2026, 0, 15, 9, 30);
const clock = { now: () => now };
const config = (() => {
  const parsed = parseSettings({});
  if ('problems' in parsed) throw new Error('the settings of this test are refused');
  return parsed.config;
})();

beforeAll(async () => {
  at = await testDatabase();
  const person = { school: FIRST_SCHOOL, lastName: 'Caradec', firstName: 'Inès', lang: 'fr' as const, roles: [] };
  ines = await addPerson(at.db, { ...person, email: 'Ines@example.org' });
});
afterAll(() => at.drop());
beforeEach(async () => {
  now += 3600_000;
  await sql`TRUNCATE outbox CASCADE`.execute(at.db);
});

/** A server that asks for codes and takes them. */
const door = () =>
  new Hono()
    .onError((fault, c) =>
      fault instanceof Refusal
        ? c.json({ refused: fault.code, params: fault.params }, 429)
        : c.json({ fault: String(fault) }, 500),
    )
    .post('/ask', async (c) => {
      const asked = (await c.req.json()) as { email: string; purpose?: CodePurpose; toAnyone?: boolean; details?: object };
      await askCode({ db: at.db, clock, config }, { purpose: 'enter', ...asked, details: { ...asked.details } }, c);
      return c.body(null, 204);
    })
    .post('/take/:purpose/:code', async (c) => {
      const { code, purpose } = c.req.param();
      return c.json(await takeCode({ db: at.db, clock, config }, c, code, purpose as CodePurpose));
    })
    .get('/waiting/:purpose', async (c) =>
      c.json(await waitingCode({ db: at.db, clock, config }, c, c.req.param('purpose') as CodePurpose)),
    );

const post = (path: string, cookie = '', body?: object) =>
  door().request(path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'accept-language': 'fr' },
    ...(body && { body: JSON.stringify(body) }),
  });
async function ask(asked: { email: string; purpose?: CodePurpose; toAnyone?: boolean; details?: object }) {
  const answer = await post('/ask', '', asked);
  expect(answer.status).toBe(204);
  const [set = ''] = answer.headers.getSetCookie();
  return { cookie: set.split(';')[0]!, set };
}
const take = async (cookie: string, code: string, purpose: CodePurpose = 'enter') =>
  (await (await post(`/take/${purpose}/${encodeURIComponent(code)}`, cookie)).json()) as Record<string, unknown>;
const letters = () => at.db.selectFrom('outbox').select(['address', 'secret', 'kind', 'text']).orderBy('written_at').execute();
/** The code of the last letter. */
const lastCode = async () => (await letters()).at(-1)!.secret!;
const wrongOf = (code: string) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

test('the code of the letter opens the door of the browser that asked, however it is spaced', async () => {
  const { cookie, set } = await ask({ email: 'ines@EXAMPLE.org', details: { next: '/x' } });
  expect(set).toMatch(/^soutenir\.entry=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
  const code = await lastCode();
  expect(code).toMatch(/^\d{4} \d{4}$/);
  expect(await letters()).toMatchObject([{ address: 'Ines@example.org', kind: 'entry-code' }]);
  expect((await letters())[0]!.text).not.toContain(code);
  const waiting = await door().request('/waiting/enter', { headers: { cookie } });
  expect(await waiting.json()).toEqual({ email: 'ines@EXAMPLE.org', details: { next: '/x' } });
  expect(await take(cookie, ` ${code.replace(' ', '\u00a0')} `)).toEqual({
    ok: true,
    email: 'ines@EXAMPLE.org',
    person: { school: FIRST_SCHOOL, id: ines },
    details: { next: '/x' },
  });
});

test('a code is taken once, also by twenty requests at once', async () => {
  const { cookie } = await ask({ email: 'ines@example.org' });
  const code = await lastCode();
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(cookie, code)));
  expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await take(cookie, code)).toEqual({ ok: false, why: 'over' });
});

test('fifty wrong codes at once count as five tries, and the right one comes too late', async () => {
  const { cookie } = await ask({ email: 'ines@example.org' });
  const code = await lastCode();
  const tried = await Promise.all(Array.from({ length: 50 }, () => take(cookie, wrongOf(code))));
  expect(tried.filter(({ ok }) => ok)).toHaveLength(0);
  expect(tried.filter(({ why }) => why === 'wrong').map(({ left }) => left)).toEqual(expect.arrayContaining([4, 3, 2, 1]));
  expect(tried.filter(({ why }) => why === 'wrong')).toHaveLength(4);
  const [row] = await at.db.selectFrom('entry_code').select('tries').orderBy('asked_at', 'desc').limit(1).execute();
  expect(row!.tries).toBe(5);
  expect(await take(cookie, code)).toEqual({ ok: false, why: 'over' });
});

test('a code typed in another browser is worth nothing, and costs no try of the right one', async () => {
  const { cookie } = await ask({ email: 'ines@example.org' });
  const code = await lastCode();
  const other = await ask({ email: 'noe@example.org' });
  expect(await take('', code)).toEqual({ ok: false, why: 'over' });
  expect(await take('soutenir.entry=forged', code)).toEqual({ ok: false, why: 'over' });
  expect(await take(other.cookie, code)).toMatchObject({ ok: false, why: 'wrong' });
  expect(await take(cookie, code)).toMatchObject({ ok: true });
});

test('a code for one thing opens no other', async () => {
  const { cookie } = await ask({ email: 'ines@example.org', purpose: 'join', toAnyone: true });
  const code = await lastCode();
  expect(await take(cookie, code, 'enter')).toEqual({ ok: false, why: 'over' });
  expect(await take(cookie, code, 'join')).toMatchObject({ ok: true });
});

test('a code is good for ten minutes to the second', async () => {
  const { cookie } = await ask({ email: 'ines@example.org' });
  const code = await lastCode();
  now += 600_000;
  expect(await take(cookie, code)).toEqual({ ok: false, why: 'over' });
  expect(await (await door().request('/waiting/enter', { headers: { cookie } })).json()).toBeNull();
  now -= 1;
  expect(await take(cookie, code)).toMatchObject({ ok: true });
});

/** Statements that `work` sends, with their texts. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const connect = at.pool.connect.bind(at.pool);
  at.pool.connect = (async () => {
    const client = await connect();
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const heard = (...given: unknown[]) => {
      const [first] = given;
      texts.push(typeof first === 'string' ? first : (first as { text: string }).text);
      return query(...given);
    };
    return new Proxy(client, { get: (it, name) => (name === 'query' ? heard : Reflect.get(it, name, it)) });
  }) as typeof at.pool.connect;
  try {
    await work();
    return texts;
  } finally {
    at.pool.connect = connect;
  }
}

test('an address of nobody, and of someone who left, are answered alike: same statements but the end of the letter, no letter', async () => {
  const person = { school: FIRST_SCHOOL, lastName: 'Kerboul', firstName: 'Théo', lang: 'fr' as const, roles: [] };
  const gone = await addPerson(at.db, { ...person, email: 'gone@example.org' });
  await updatePerson(at.db, FIRST_SCHOOL, gone, { leftAt: now });
  const known = await statements(() => ask({ email: 'ines@example.org' }));
  expect(await letters()).toHaveLength(1);
  for (const email of ['nobody@example.org', 'gone@example.org']) {
    const unknown = await statements(() => ask({ email }));
    expect(unknown.filter((text) => !text.endsWith('SAVEPOINT letter'))).toEqual(
      known.filter((text) => !text.endsWith('SAVEPOINT letter')),
    );
    expect(unknown).toHaveLength(known.length);
  }
  expect(known.length).toBeGreaterThan(6);
  expect(await letters()).toHaveLength(1);
  const { cookie } = await ask({ email: 'nobody@example.org' });
  for (const left of [4, 3, 2, 1]) expect(await take(cookie, '1234 5678')).toEqual({ ok: false, why: 'wrong', left });
  expect(await take(cookie, '1234 5678')).toEqual({ ok: false, why: 'over' });
});

test('who joins is written to without being known', async () => {
  const { cookie } = await ask({ email: 'lou@example.org', purpose: 'join', toAnyone: true, details: { cohort: 'c' } });
  const taken = await take(cookie, await lastCode(), 'join');
  expect(taken).toEqual({ ok: true, email: 'lou@example.org', person: null, details: { cohort: 'c' } });
});

test('an address is written to six times in a quarter of an hour, known or not, then both wait as long', async () => {
  const answers = [];
  for (const email of ['ines@example.org', 'INES@example.org', 'nobody@example.org']) {
    for (let turn = 0; turn < 6; turn++) answers.push(await post('/ask', '', { email }));
  }
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(6);
  expect(await refused[0]!.json()).toMatchObject({ refused: 'too-many-requests' });
  expect(answers.indexOf(refused[0]!)).toBe(6);
  expect(await letters()).toHaveLength(6);
  const nobody = await post('/ask', '', { email: 'nobody@example.org' });
  expect([nobody.status, await nobody.json()]).toEqual([
    429,
    await (await post('/ask', '', { email: 'ines@example.org' })).json(),
  ]);
});

test('a code that is over is forgotten a day later; one that is not stays', async () => {
  const over = await ask({ email: 'ines@example.org' });
  now += 600_000 + 86_400_000;
  const fresh = await ask({ email: 'ines@example.org' });
  now += 1;
  await forgetEntries(at.db, now);
  const left = await at.db.selectFrom('entry_code').select('asked_hash').execute();
  expect(left).toHaveLength(1);
  expect(await take(over.cookie, '1')).toEqual({ ok: false, why: 'over' });
  expect(await take(fresh.cookie, await lastCode())).toMatchObject({ ok: true });
});

test('what is kept tells neither the code nor the name that the browser holds', async () => {
  const { cookie } = await ask({ email: 'ines@example.org' });
  const code = (await lastCode()).replace(' ', '');
  const rows = JSON.stringify(await at.db.selectFrom('entry_code').selectAll().execute());
  expect(rows).not.toContain(code);
  expect(rows).not.toContain(cookie.split('=')[1]!);
});
