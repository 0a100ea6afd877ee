/** The address at which a person's dates are read: only its hash is kept. */
import type { Database } from '../kernel/database.ts';
import { newToken, tokenHash } from '../kernel/token.ts';

interface Whose {
  school: string;
  person: string;
}

/** Makes the address of a person anew: the one before reads nothing more. @returns its token, never to be seen again */
export async function makeFeed(trx: Database, { school, person, at }: Whose & { at: number }): Promise<string> {
  const token = newToken();
  const made = { token_hash: tokenHash(token), created_at: new Date(at) };
  await trx
    .insertInto('calendar_feed')
    .values({ school_id: school, person_id: person, ...made })
    .onConflict((conflict) => conflict.columns(['school_id', 'person_id']).doUpdateSet(made))
    .execute();
  return token;
}

/** Takes the address of a person away. */
export async function revokeFeed(trx: Database, { school, person }: Whose): Promise<void> {
  await trx.deleteFrom('calendar_feed').where('school_id', '=', school).where('person_id', '=', person).execute();
}

/** When the address of a person was made; null without one. */
export async function feedSince(db: Database, { school, person }: Whose): Promise<Date | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** Whose address ends with `token`, and since when; null for nobody's, and for someone who left. */
export async function feedBehind(db: Database, token: string): Promise<(Whose & { since: Date }) | null> {
  const row = await db
    .selectFrom('calendar_feed as f')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'f.school_id').onRef('p.person_id', '=', 'f.person_id'))
    .select(['f.school_id', 'f.person_id', 'f.created_at'])
    .where('f.token_hash', '=', tokenHash(token))
    .where('p.left_at', 'is', null)
    .executeTakeFirst();
  return row ? { school: row.school_id, person: row.person_id, since: row.created_at } : null;
}
