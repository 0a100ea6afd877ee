/** Passkeys of people: challenges that serve once, what a passkey says, and the passkeys themselves. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Context } from 'hono';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { ALGORITHMS, keepChallenge, type PasskeyDeps, takeChallenge, type Who } from './passkey-challenge.store.ts';
import type { RelyingParty } from './passkey.ts';

/** A passkey as its owner sees it. */
export interface Passkey {
  id: string;
  name: string;
  /** Milliseconds. */
  createdAt: number;
  usedAt: number | null;
}

/** What a browser needs to enter: whose passkey it is, the browser says. */
export async function askPasskey(
  c: Context,
  deps: PasskeyDeps,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });
  await keepChallenge(c, deps, 'passkey-enter', options.challenge, null);
  return options;
}

/** The passkey that an authenticator names, with what verifies it. */
async function credentialOf(db: Database, credential: string) {
  const row = await db
    .selectFrom('passkey')
    .select(['school_id', 'person_id', 'passkey_id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('credential_id', '=', credential)
    .executeTakeFirst();
  return row ?? null;
}

/** Whose passkey answered, when it did rightly and its holder was verified (finger, face, code of the device); null otherwise. */
export async function takePasskey(
  c: Context,
  deps: PasskeyDeps,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
): Promise<Who | null> {
  const challenge = await takeChallenge(c, deps, 'passkey-enter', null);
  const row = challenge === null ? null : await credentialOf(deps.db, response.id);
  if (challenge === null || !row) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: { id: row.credential_id, publicKey: Uint8Array.from(row.public_key), counter: Number(row.counter) },
  }).catch(() => REFUSED);
  if (!verified) return null;
  await deps.db
    .updateTable('passkey')
    .set({ counter: authenticationInfo.newCounter, used_at: new Date(deps.clock.now()) })
    .where('school_id', '=', row.school_id)
    .where('passkey_id', '=', row.passkey_id)
    .execute();
  return { school: row.school_id, person: row.person_id };
}

/** The library says no by throwing: what a browser sent is wrong, and that is all there is to know. */
const REFUSED = { verified: false as const, authenticationInfo: { newCounter: 0 }, registrationInfo: undefined };

/** What a browser needs to make a passkey of `who`. */
export async function askNewPasskey(
  c: Context,
  deps: PasskeyDeps,
  party: RelyingParty,
  who: Who & { email: string; name: string; schoolName: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await deps.db
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('school_id', '=', who.school)
    .where('person_id', '=', who.person)
    .execute();
  const options = await generateRegistrationOptions({
    rpName: who.schoolName,
    rpID: party.id,
    userID: new TextEncoder().encode(who.person),
    userName: who.email,
    userDisplayName: who.name,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(c, deps, 'passkey-add', options.challenge, who);
  return options;
}

/** What a browser made, verified; null when it is not right. */
export async function verifyNewPasskey(
  c: Context,
  deps: PasskeyDeps,
  party: RelyingParty,
  who: Who,
  response: RegistrationResponseJSON,
): Promise<NewPasskey | null> {
  const challenge = await takeChallenge(c, deps, 'passkey-add', who);
  if (challenge === null) return null;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => REFUSED);
  return verified && registrationInfo ? registrationInfo.credential : null;
}

/** A passkey to keep. */
type NewPasskey = { id: string; publicKey: Uint8Array; counter: number; transports?: string[] };

/** Keeps a passkey of `who`. @returns its identifier; null when it is known already */
export async function addPasskey(
  trx: Database,
  who: Who,
  key: NewPasskey,
  named: { name: string; at: number },
): Promise<string | null> {
  const row = await trx
    .insertInto('passkey')
    .values({
      school_id: who.school,
      person_id: who.person,
      credential_id: key.id,
      public_key: Buffer.from(key.publicKey),
      counter: key.counter,
      transports: key.transports ?? [],
      name: named.name,
      created_at: new Date(named.at),
    })
    .onConflict((on) => on.column('credential_id').doNothing())
    .returning('passkey_id')
    .executeTakeFirst();
  return row?.passkey_id ?? null;
}

/** The passkeys of `who`, oldest first. */
export async function passkeysOf(db: Database, { school, person }: Who): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['passkey_id', 'name', 'created_at', 'used_at'])
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .orderBy('created_at')
    .orderBy('passkey_id')
    .execute();
  return rows.map((row) => ({
    id: row.passkey_id,
    name: row.name,
    createdAt: row.created_at.getTime(),
    usedAt: row.used_at?.getTime() ?? null,
  }));
}

/** How many passkeys `who` has. */
export const countPasskeys = async (db: Database, who: Who): Promise<number> => (await passkeysOf(db, who)).length;

/** Names the passkey `id` of `who`; false when they have none of that identifier. */
export async function renamePasskey(trx: Database, { school, person }: Who, id: string, name: string): Promise<boolean> {
  if (!isId(id)) return false;
  const row = await trx
    .updateTable('passkey')
    .set({ name })
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .where('passkey_id', '=', id)
    .returning('passkey_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes the passkey `id` of `who`, or all of them without one. @returns the names of those that are gone */
export async function removePasskeys(trx: Database, { school, person }: Who, id?: string): Promise<string[]> {
  if (id !== undefined && !isId(id)) return [];
  const gone = await trx
    .deleteFrom('passkey')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .$if(id !== undefined, (query) => query.where('passkey_id', '=', id!))
    .returning('name')
    .execute();
  return gone.map((key) => key.name);
}
