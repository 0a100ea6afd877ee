/** Codes sent by e-mail and typed in the browser that asked for them: ten minutes, five tries, used once. */
import { createHash, randomInt } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { turnKey } from '../kernel/rate.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { Services } from '../kernel/services.ts';
import { newToken } from '../kernel/token.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { Lang } from '../ui/lang.ts';
import { langOf } from '../ui/shell.routes.ts';
import { type Person, personOfEmail } from './person.store.ts';
import { assertTurns, clientKey } from './turn.store.ts';

type CodeDeps = Pick<Services, 'config' | 'clock' | 'db'>;

/** What a code lets its holder do: nothing else than this. */
export type CodePurpose = 'enter' | 'join' | 'tie';

/** A code to send. */
interface CodeAsked {
  email: string;
  purpose: CodePurpose;
  /** Given back once the code is typed. */
  details?: Readonly<Record<string, unknown>>;
  /** Sends it to an address that is nobody's yet, too. Without it such an address gets nothing, and the answer is the same. */
  toAnyone?: boolean;
}

/** What became of a code that was typed. `over`: none was asked for in this browser, or it expired, was used, was missed five times. */
export type CodeTaken =
  | { ok: true; email: string; person: { school: string; id: string } | null; details: Readonly<Record<string, unknown>> }
  | { ok: false; why: 'wrong'; left: number }
  | { ok: false; why: 'over' };

export const CODE_MINUTES = 10;
const TRIES = 5;
/** The cookie outlives the code, so that who is late is told so. */
const COOKIE_SECONDS = 3600;
const COOKIE = 'soutenir.entry';
/** How often an address is written to, and how often one client asks: a school has one address for all its people. */
const PER_ADDRESS = { limit: 6, seconds: 900 };
const PER_CLIENT = { limit: 300, seconds: 900 };

const hash = (...parts: readonly string[]) => createHash('sha256').update(parts.join('\0')).digest('hex');
/** The code as it is compared: without the spaces that make it easy to read. */
const bare = (code: string) => code.replaceAll(/\D/g, '').slice(0, 12);

/**
 * Sends a code to `asked.email`, to be typed in the browser of `c`. Whoever's the address is, the same is done, in the same number of
 * statements: the letter to nobody is written too, then taken back.
 */
export async function askCode(deps: CodeDeps, asked: CodeAsked, c: Context): Promise<void> {
  const { db, clock, config } = deps;
  await assertTurns(deps, [
    [clientKey(c, deps, 'code-client'), PER_CLIENT],
    [turnKey('code-address', asked.email.toLowerCase()), PER_ADDRESS],
  ]);
  const name = newToken();
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const found = await personOfEmail(db, asked.email);
  const person = found?.leftAt === null ? found : null;
  const told = person !== null || asked.toAnyone === true;
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('entry_code')
      .values({
        asked_hash: hash(name),
        person_id: person?.id ?? null,
        school_id: person?.school ?? null,
        purpose: asked.purpose,
        details: JSON.stringify({ email: asked.email, given: asked.details ?? {} }),
        code_hash: hash(name, told ? code : newToken()),
        asked_at: new Date(now),
        expires_at: new Date(now + CODE_MINUTES * 60_000),
      })
      .execute();
    await sql`SAVEPOINT letter`.execute(trx);
    await sendCode(trx, deps, { person, address: person?.email ?? asked.email, lang: langOf(c), code });
    await sql.raw(told ? 'RELEASE SAVEPOINT letter' : 'ROLLBACK TO SAVEPOINT letter').execute(trx);
  });
  const secure = config.BASE_URL.startsWith('https:');
  setCookie(c, COOKIE, name, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: COOKIE_SECONDS });
}

/** Writes the letter, in the language of the page. The same statements whoever it is for: names are given with it, none is looked for. */
async function sendCode(
  trx: Database,
  deps: CodeDeps,
  { person, address, lang, code }: { person: Person | null; address: string; lang: Lang; code: string },
): Promise<void> {
  await postLetter(deps, trx, {
    school: person?.school ?? FIRST_SCHOOL,
    kind: 'entry-code',
    person: null,
    address,
    lang,
    values: {
      firstName: person?.firstName ?? '',
      lastName: person?.lastName ?? '',
      minutes: String(CODE_MINUTES),
    },
    action: '',
    secret: `${code.slice(0, 4)} ${code.slice(4)}`,
    secretIn: 'code',
  });
}

/** The code that the browser of `c` asked for and may still type; null when there is none. */
export async function waitingCode(
  { db, clock }: CodeDeps,
  c: Context,
  purpose: CodePurpose,
): Promise<{ email: string; details: Readonly<Record<string, unknown>> } | null> {
  const name = getCookie(c, COOKIE);
  if (!name) return null;
  const row = await db
    .selectFrom('entry_code')
    .select('details')
    .where('asked_hash', '=', hash(name))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(clock.now()))
    .where('tries', '<', TRIES)
    .executeTakeFirst();
  return row ? said(row.details) : null;
}

const said = (details: Readonly<Record<string, unknown>>) => ({
  email: details['email'] as string,
  details: details['given'] as Readonly<Record<string, unknown>>,
});

/** What was sent to the address of `person` before it changed opens nothing any more. */
export async function forgetCodes(trx: Database, { school, person }: { school: string; person: string }): Promise<void> {
  await trx.deleteFrom('entry_code').where('school_id', '=', school).where('person_id', '=', person).execute();
}

/** Tries `code` in the browser of `c`: one statement counts the try and takes the code, so that no two requests share one. */
export async function takeCode({ db, clock }: CodeDeps, c: Context, code: string, purpose: CodePurpose): Promise<CodeTaken> {
  const name = getCookie(c, COOKIE);
  if (!name) return { ok: false, why: 'over' };
  const now = new Date(clock.now());
  const row = await db
    .updateTable('entry_code')
    .set((eb) => ({
      tries: eb('tries', '+', 1),
      used_at: sql<Date | null>`CASE WHEN code_hash = ${hash(name, bare(code))} THEN ${now}::timestamptz END`,
    }))
    .where('asked_hash', '=', hash(name))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', TRIES)
    .returning(['tries', 'used_at', 'person_id', 'school_id', 'details'])
    .executeTakeFirst();
  if (!row) return { ok: false, why: 'over' };
  if (row.used_at === null)
    return row.tries < TRIES ? { ok: false, why: 'wrong', left: TRIES - row.tries } : { ok: false, why: 'over' };
  const { person_id: id, school_id: school, details } = row;
  return { ok: true, ...said(details), person: id !== null && school !== null ? { school, id } : null };
}
