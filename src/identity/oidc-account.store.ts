/** School accounts tied to persons: by the provider and its name for the person, never by an address alone. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../kernel/database.ts';
import { type Person, readPerson } from './person.store.ts';

/** A school account: who vouches for it, and its name there. */
export interface SchoolAccount {
  issuer: string;
  subject: string;
}

/** The person to whom this account is tied; null when it is nobody's. They may have left. */
export async function holderOf(db: Database, { issuer, subject }: SchoolAccount): Promise<Person | null> {
  const tied = await db
    .selectFrom('auth_account as a')
    .innerJoin('person as p', (on) => on.on((eb) => eb('p.person_id', '=', eb.cast<string>('a.userId', 'uuid'))))
    .select(['p.school_id', 'p.person_id'])
    .where('a.providerId', '=', issuer)
    .where('a.accountId', '=', subject)
    .executeTakeFirst();
  return tied ? readPerson(db, tied.school_id, tied.person_id) : null;
}

/** Ties this account to `person`, and no other of the same provider; it is nobody else's any more. */
export async function tieAccount(trx: Database, person: string, account: SchoolAccount, at: number): Promise<void> {
  const { issuer, subject } = account;
  await untieAccount(trx, person, issuer);
  const now = new Date(at);
  await trx
    .insertInto('auth_account')
    .values({ id: randomUUID(), providerId: issuer, accountId: subject, userId: person, createdAt: now, updatedAt: now })
    .onConflict((on) => on.columns(['providerId', 'accountId']).doUpdateSet({ userId: person, updatedAt: now }))
    .execute();
}

/** Unties what `person` holds at `issuer`; false when they held nothing there. */
export async function untieAccount(trx: Database, person: string, issuer: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('auth_account')
    .where('userId', '=', person)
    .where('providerId', '=', issuer)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** When `person` tied their account of `issuer`; null when they have none. */
export async function tiedSince(db: Database, person: string, issuer: string): Promise<Date | null> {
  const tied = await db
    .selectFrom('auth_account')
    .select('updatedAt')
    .where('userId', '=', person)
    .where('providerId', '=', issuer)
    .executeTakeFirst();
  return tied?.updatedAt ?? null;
}
