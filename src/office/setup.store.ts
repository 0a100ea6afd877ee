/** The first run of a server: a token that its terminal prints, and the school that whoever holds it sets up, once. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { addPerson } from '../identity/person-change.store.ts';
import { isUnset, updateSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { DAY_MS } from '../kernel/span.ts';
import { tokenHash } from '../kernel/token.ts';
import type { Setup } from './setup-form.ts';

/** A token that nobody used is worth nothing after this long; each start makes a new one. */
const TOKEN_MS = 7 * DAY_MS;
const school = FIRST_SCHOOL;

/** A token for a school that is to be set up; null for one that has people. */
export async function newSetupToken(db: Database, now: number): Promise<string | null> {
  if (!(await isUnset(db, school))) return null;
  const token = randomBytes(24).toString('base64url');
  await db
    .deleteFrom('setup_token')
    .where('made_at', '<', new Date(now - TOKEN_MS))
    .execute();
  await db
    .insertInto('setup_token')
    .values({ token_hash: tokenHash(token), made_at: new Date(now) })
    .execute();
  return token;
}

const livingToken = (token: string, now: number) =>
  sql<boolean>`token_hash = ${tokenHash(token)} AND used_at IS NULL AND made_at > ${new Date(now - TOKEN_MS)}`;

/** True when `token` sets the school up at `now`. Reading it changes nothing. */
export async function isSetupToken(db: Database, token: string, now: number): Promise<boolean> {
  const row = await db.selectFrom('setup_token').select('token_hash').where(livingToken(token, now)).executeTakeFirst();
  return row !== undefined;
}

/**
 * Sets the school up with its first person, who keeps its office, in the transaction `trx`.
 *
 * @returns the person; null when the token was used, is over, or the school has people
 */
export async function setUp(trx: Database, given: Setup & { token: string; now: number }): Promise<string | null> {
  const { token, now, schoolName, country, sender, firstName, lastName, email, lang, lead } = given;
  await sql`SELECT FROM school WHERE school_id = ${school} FOR UPDATE`.execute(trx);
  const used = await trx
    .updateTable('setup_token')
    .set({ used_at: new Date(now) })
    .where(livingToken(token, now))
    .returning('token_hash')
    .executeTakeFirst();
  if (!used || !(await isUnset(trx, school))) return null;
  await updateSchool(trx, school, { name: schoolName, country, sender: sender || null });
  const roles = [{ role: 'office' as const, programme: '' }, ...(lead ? [{ role: 'lead' as const, programme: '' }] : [])];
  const person = await addPerson(trx, { school, firstName, lastName, email, lang, roles });
  await record(trx, {
    school,
    at: now,
    actor: person,
    via: 'setup',
    action: 'school.set-up',
    subject: `school:${school}`,
    details: { name: schoolName, country },
  });
  return person;
}

/** How far a test letter is. Unreached: no mail server answered yet, it is tried again. */
export type TestLetter = { state: 'sent' | 'waiting' | 'unreached' | 'held' | 'dead'; problem: string | null; address: string };

/** The test letter that the setup wrote; null when it wrote none. */
export async function readTestLetter(db: Database): Promise<TestLetter | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['address', 'sent_at', 'dead_at', 'held', 'unreached', 'problem'])
    .where('school_id', '=', school)
    .where('kind', '=', 'setup-test')
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const state = row.sent_at ? 'sent' : row.dead_at ? 'dead' : row.held ? 'held' : row.unreached ? 'unreached' : 'waiting';
  return { state, problem: row.problem, address: row.address };
}
