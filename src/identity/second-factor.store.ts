/** The second factor of a person: a secret for codes by time, and ten recovery codes that work once each. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { takeTurn, turnKey } from '../kernel/rate.store.ts';
import { keyedHash, seal, unseal } from '../kernel/seal.ts';
import type { Services } from '../kernel/services.ts';
import { periodOf } from '../kernel/totp.ts';

export type FactorDeps = Pick<Services, 'db' | 'clock'> & { secret: string };
interface Who {
  school: string;
  person: string;
}

/** What became of what was typed as a second factor. */
export type FactorTried = { ok: true; by: 'code' | 'recovery' } | { ok: false; wait: number };

const RECOVERY_CODES = 10;
/** Without letters that look like digits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RECOVERY_LENGTH = 10;
/** Five tries in five minutes, thirty a day: a thousand years to guess six digits. */
const SHORT = { limit: 5, seconds: 300 };
const LONG = { limit: 30, seconds: 86_400 };

const SEALED_FOR = 'second-factor';
const RECOVERY_FOR = 'recovery-code';

const newRecoveryCode = () => Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
/** The code as it is shown: "7KQ2M-XPD4A". */
const shown = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;
const bare = (typed: string) => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
const recoveryHash = ({ secret }: Pick<FactorDeps, 'secret'>, { person }: Who, code: string) =>
  keyedHash(secret, RECOVERY_FOR, `${person} ${code}`);

/** True when `typed` is the code that an application with the secret `factor` shows at `now` (milliseconds). */
export const isCodeOf = (factor: string, typed: string, now: number): boolean => periodOf(factor, bare(typed), now) !== null;

/** The secret of `who`, null without one. */
async function factorOf(db: Database, secret: string, { school, person }: Who): Promise<string | null> {
  const row = await db
    .selectFrom('second_factor')
    .select('sealed')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row ? unseal(secret, SEALED_FOR, row.sealed) : null;
}

/** Takes the code by time `token`: no code is taken twice, nor one from before the last that was. */
async function takeToken({ db, secret, clock }: FactorDeps, who: Who, token: string): Promise<boolean> {
  const factor = await factorOf(db, secret, who);
  const period = factor === null ? null : periodOf(factor, token, clock.now());
  if (period === null) return false;
  const taken = await db
    .updateTable('second_factor')
    .set({ last_period: period })
    .where('school_id', '=', who.school)
    .where('person_id', '=', who.person)
    .where('last_period', '<', String(period))
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Takes a recovery code: each works once. */
async function takeRecovery(deps: FactorDeps, who: Who, code: string): Promise<boolean> {
  const taken = await deps.db
    .updateTable('recovery_code')
    .set({ used_at: new Date(deps.clock.now()) })
    .where('school_id', '=', who.school)
    .where('person_id', '=', who.person)
    .where('code_hash', '=', recoveryHash(deps, who, code))
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Takes what `who` typed, a code by time or a recovery code, within the turns that they have. */
export async function takeFactor(deps: FactorDeps, who: Who, typed: string): Promise<FactorTried> {
  const now = deps.clock.now();
  const wait =
    (await takeTurn(deps.db, turnKey('factor', who.person), SHORT, now)) ||
    (await takeTurn(deps.db, turnKey('factor-day', who.person), LONG, now));
  if (wait > 0) return { ok: false, wait };
  const code = bare(typed);
  if (/^\d{6}$/.test(code)) return (await takeToken(deps, who, code)) ? { ok: true, by: 'code' } : { ok: false, wait: 0 };
  return code.length === RECOVERY_LENGTH && (await takeRecovery(deps, who, code))
    ? { ok: true, by: 'recovery' }
    : { ok: false, wait: 0 };
}

/** Gives `who` ten new recovery codes in place of those before. @returns the codes, which nothing shows again */
export async function renewRecovery(trx: Database, deps: Pick<FactorDeps, 'secret'>, who: Who): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const { school, person } = who;
  await trx.deleteFrom('recovery_code').where('school_id', '=', school).where('person_id', '=', person).execute();
  await trx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ school_id: school, person_id: person, code_hash: recoveryHash(deps, who, code) })))
    .execute();
  return codes.map(shown);
}

/**
 * Makes `factor` the second factor of `who`, when `token` is its code now. `replaces`: in place of one; without it, only for someone who
 * has none.
 *
 * @returns their recovery codes; null when the code is not right, or another one was set meanwhile
 */
export async function setFactor(
  trx: Database,
  deps: FactorDeps,
  who: Who,
  given: { factor: string; token: string; replaces: boolean },
): Promise<string[] | null> {
  const now = deps.clock.now();
  const period = periodOf(given.factor, bare(given.token), now);
  if (period === null) return null;
  const sealed = seal(deps.secret, SEALED_FOR, given.factor);
  const row = { sealed, confirmed_at: new Date(now), last_period: period };
  const set = await trx
    .insertInto('second_factor')
    .values({ school_id: who.school, person_id: who.person, ...row })
    .onConflict((on) =>
      given.replaces
        ? on.columns(['school_id', 'person_id']).doUpdateSet(row)
        : on.columns(['school_id', 'person_id']).doNothing(),
    )
    .returning('person_id')
    .executeTakeFirst();
  return set ? renewRecovery(trx, deps, who) : null;
}

/** Takes the second factor of `who` away, recovery codes included. @returns true when they had one */
export async function removeFactor(trx: Database, { school, person }: Who): Promise<boolean> {
  await trx.deleteFrom('recovery_code').where('school_id', '=', school).where('person_id', '=', person).execute();
  const gone = await trx
    .deleteFrom('second_factor')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .returning('person_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** What a person has of second factors. */
export interface FactorState {
  /** Since when (milliseconds) they have codes by time; null without. */
  since: number | null;
  /** Recovery codes that are left. */
  recovery: number;
}

/** The second factor of `who`, as it is shown to them. */
export async function readFactor(db: Database, { school, person }: Who): Promise<FactorState> {
  const { rows } = await sql<{ since: Date | null; recovery: number }>`
    SELECT (SELECT confirmed_at FROM second_factor WHERE school_id = ${school} AND person_id = ${person}) AS since,
      (SELECT count(*)::int FROM recovery_code WHERE school_id = ${school} AND person_id = ${person} AND used_at IS NULL) AS recovery`.execute(
    db,
  );
  const { since, recovery } = rows[0]!;
  return { since: since?.getTime() ?? null, recovery };
}
