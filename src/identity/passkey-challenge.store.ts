/** Challenges of passkeys: each is kept for a short while, and taken once. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Services } from '../kernel/services.ts';
import { newToken, tokenHash } from '../kernel/token.ts';

export type PasskeyDeps = Pick<Services, 'db' | 'clock' | 'config'>;

export interface Who {
  school: string;
  person: string;
}

const COOKIE = 'soutenir.passkey';

/** Signatures that every browser knows: EdDSA, ES256, RS256. */
export const ALGORITHMS = [-8, -7, -257];

const CHALLENGE_SECONDS = 300;

/** What a challenge is for: one asked for to enter does not add a passkey, nor one person's another's. */
type ChallengeUse = 'passkey-enter' | 'passkey-add';

/** Keeps a challenge for the browser of `c`, to be answered once, within five minutes. */
export async function keepChallenge(
  c: Context,
  { db, clock, config }: PasskeyDeps,
  use: ChallengeUse,
  challenge: string,
  who: Who | null,
) {
  const name = newToken();
  const now = clock.now();
  await db
    .insertInto('entry_code')
    .values({
      asked_hash: tokenHash(name),
      person_id: who?.person ?? null,
      school_id: who?.school ?? null,
      purpose: use,
      details: JSON.stringify({ challenge }),
      code_hash: '',
      asked_at: new Date(now),
      expires_at: new Date(now + CHALLENGE_SECONDS * 1000),
    })
    .execute();
  const secure = config.BASE_URL.startsWith('https:');
  setCookie(c, COOKIE, name, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: CHALLENGE_SECONDS });
}

/** The challenge that the browser of `c` was given for `use`; it serves once. Null when there is none any more. */
export async function takeChallenge(
  c: Context,
  { db, clock }: PasskeyDeps,
  use: ChallengeUse,
  who: Who | null,
): Promise<string | null> {
  const name = getCookie(c, COOKIE);
  if (!name) return null;
  const now = new Date(clock.now());
  const row = await db
    .updateTable('entry_code')
    .set({ used_at: now })
    .where('asked_hash', '=', tokenHash(name))
    .where('purpose', '=', use)
    .where('person_id', who ? '=' : 'is', who?.person ?? null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('details')
    .executeTakeFirst();
  return row ? (row.details['challenge'] as string) : null;
}
