/** The second factor: taken once, guessed never, recovered ten times. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TOTP } from 'otpauth';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { newFactor } from '../kernel/totp.ts';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { addPerson } from './person-change.store.ts';
import { readFactor, removeFactor, renewRecovery, setFactor, takeFactor } from './second-factor.store.ts';

let at: TestDatabase;
let now = Date.UTC(2026, 0, 15, 9, 30);
let people = 0;
let who: { school: string; person: string };
let factor: string;
let codes: string[];
const deps = () => ({ db: at.db, clock: { now: () => now }, secret: 'a secret for tests, never for people' });
const tokenAt = (time: number, secret = factor) => TOTP.generate({ secret: new TOTP({ secret }).secret, timestamp: time });
const take = (typed: string) => takeFactor(deps(), who, typed);
const set = (token: string, replaces = false, given = factor) =>
  at.db.transaction().execute((trx) => setFactor(trx, deps(), who, { factor: given, token, replaces }));

beforeAll(async () => void (at = await testDatabase()));
afterAll(() => at.drop());
beforeEach(async () => {
  now += 86_400_000;
  const names = { lastName: 'Moreau', firstName: 'Paul', lang: 'fr' as const, email: `paul.${people++}@example.org` };
  const roles = [{ role: 'office' as const, programme: '' }];
  who = { school: FIRST_SCHOOL, person: await addPerson(at.db, { school: FIRST_SCHOOL, ...names, roles }) };
  factor = newFactor();
  codes = (await set(tokenAt(now)))!;
  now += 60_000;
});

test('a code by time is taken, and never again: neither it nor one before it', async () => {
  expect(await take(tokenAt(now))).toEqual({ ok: true, by: 'code' });
  expect(await take(tokenAt(now))).toEqual({ ok: false, wait: 0 });
  expect(await take(tokenAt(now - 30_000))).toEqual({ ok: false, wait: 0 });
  expect(await take(`${tokenAt(now + 30_000).slice(0, 3)} ${tokenAt(now + 30_000).slice(3)}`)).toEqual({ ok: true, by: 'code' });
});

test('the code that set the factor up does not open a session too', async () => {
  now -= 60_000;
  expect(await take(tokenAt(now))).toEqual({ ok: false, wait: 0 });
});

test('the same code sent twenty times at once is taken once', async () => {
  const tried = await Promise.all(Array.from({ length: 20 }, () => take(tokenAt(now))));
  expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
});

test('fifty wrong codes at once are five tries; then even the right one waits', async () => {
  const wrong = tokenAt(now, newFactor());
  const tried = await Promise.all(Array.from({ length: 50 }, () => take(wrong)));
  expect(tried.filter((each) => !each.ok && each.wait === 0)).toHaveLength(5);
  expect(tried.filter((each) => !each.ok && each.wait > 0)).toHaveLength(45);
  expect(await take(tokenAt(now))).toMatchObject({ ok: false });
  now += 300_000;
  expect(await take(tokenAt(now))).toEqual({ ok: true, by: 'code' });
});

test('thirty tries a day, however they are spread', async () => {
  let refused = 0;
  for (let turn = 0; turn < 35; turn++) {
    const tried = await take('000000');
    if (!tried.ok && tried.wait > 0) refused++;
    now += 300_000;
  }
  expect(refused).toBe(5);
});

test('ten recovery codes, like no others, each of which works once, however it is typed', async () => {
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  expect(await readFactor(at.db, who)).toMatchObject({ recovery: 10 });
  expect(await take(` ${codes[0]!.toLowerCase().replace('-', ' ')} `)).toEqual({ ok: true, by: 'recovery' });
  expect(await take(codes[0]!)).toEqual({ ok: false, wait: 0 });
  const raced = await Promise.all([take(codes[1]!), take(codes[1]!)]);
  expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await readFactor(at.db, who)).toMatchObject({ recovery: 8 });
});

test('new recovery codes end those before; another person’s are worth nothing', async () => {
  const fresh = await at.db.transaction().execute((trx) => renewRecovery(trx, deps(), who));
  expect(await take(codes[2]!)).toEqual({ ok: false, wait: 0 });
  const owner = who;
  who = { ...who, person: '00000000-0000-4000-8000-0000000000aa' };
  expect(await take(fresh[0]!)).toEqual({ ok: false, wait: 0 });
  who = owner;
  expect(await take(fresh[0]!)).toEqual({ ok: true, by: 'recovery' });
});

test('a factor is set by its own code only, and is not replaced unasked', async () => {
  const other = newFactor();
  expect(await set('000000', true, other)).toBeNull();
  expect(await set(tokenAt(now, other), false, other)).toBeNull();
  expect(await take(tokenAt(now))).toEqual({ ok: true, by: 'code' });
  expect(await set(tokenAt(now, other), true, other)).toHaveLength(10);
  now += 60_000;
  expect(await take(tokenAt(now))).toEqual({ ok: false, wait: 0 });
  expect(await take(tokenAt(now, other))).toEqual({ ok: true, by: 'code' });
});

test('a factor taken away opens nothing; neither do its recovery codes', async () => {
  expect(await at.db.transaction().execute((trx) => removeFactor(trx, who))).toBe(true);
  expect(await at.db.transaction().execute((trx) => removeFactor(trx, who))).toBe(false);
  expect(await readFactor(at.db, who)).toEqual({ since: null, recovery: 0 });
  expect(await take(tokenAt(now))).toEqual({ ok: false, wait: 0 });
  expect(await take(codes[0]!)).toEqual({ ok: false, wait: 0 });
});

test('the database holds neither the secret nor a recovery code', async () => {
  const rows = JSON.stringify([
    await at.db.selectFrom('second_factor').selectAll().execute(),
    await at.db.selectFrom('recovery_code').selectAll().execute(),
  ]);
  expect(rows).not.toContain(factor);
  for (const code of codes) expect(rows).not.toContain(code.replace('-', ''));
});
