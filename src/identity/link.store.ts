/** Links for people without an account, in the database: sent, found again by their token, served, taken back. Only hashes are kept. */
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Database } from '../kernel/database.ts';
import { followAddress } from '../kernel/outbox-again.store.ts';
import type { Services } from '../kernel/services.ts';
import { newToken, tokenHash } from '../kernel/token.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { postLetter } from '../letter/letter.store.ts';
import { SECRET } from '../letter/letter.ts';
import type { Lang } from '../ui/lang.ts';
import { forgetCodes } from './code.store.ts';
import type { LinkWords, Purpose } from './link.ts';
import { endSessions } from './session.store.ts';

export type LinkDeps = Pick<Services, 'config' | 'clock'>;

/** A letter that brings a link: written again, with the same values, when a fresh one is asked for. */
export interface LinkLetter {
  kind: LetterKind;
  values: Readonly<Record<string, string>>;
  replyTo?: string | null;
}

/** What is asked, of whom, until when. */
export interface LinkOrder {
  school: string;
  person: { id: string; email: string; lang: Lang };
  purpose: Purpose;
  mission: string;
  /** Rubric, feedback, or '' where the purpose needs none. */
  item: string;
  words: LinkWords;
  letter: LinkLetter;
  /** Milliseconds. */
  expiresAt: number;
  createdBy: string | null;
  at: number;
  /** When what it is for was given, for a link that only opens that to be read. */
  servedAt?: number;
}

/** Writes a link, without a letter: its token goes into one that the caller writes. Links that went to another address of the person die. */
export async function addLink(trx: Database, order: LinkOrder): Promise<{ id: string; token: string }> {
  const { school, person, purpose, mission, item, letter, at } = order;
  const id = randomUUID();
  const token = newToken();
  await trx
    .updateTable('link')
    .set({ revoked_at: new Date(at) })
    .where('school_id', '=', school)
    .where('person_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .where('served_at', 'is', null)
    .where(sql<boolean>`lower(address) <> ${person.email.toLowerCase()}`)
    .execute();
  await trx
    .insertInto('link')
    .values({
      school_id: school,
      link_id: id,
      token_hash: tokenHash(token),
      person_id: person.id,
      address: person.email,
      purpose,
      mission_id: mission,
      item,
      words: JSON.stringify(order.words),
      letter: JSON.stringify(letter),
      created_at: new Date(at),
      created_by: order.createdBy,
      expires_at: new Date(order.expiresAt),
      ...(order.servedAt !== undefined && { served_at: new Date(order.servedAt) }),
    })
    .execute();
  return { id, token };
}

/** Writes a link and the letter that brings it: `written`, or the one of the order. @returns its identifier */
export async function inviteByLink(deps: LinkDeps, trx: Database, order: LinkOrder, written = order.letter): Promise<string> {
  const { school, person, mission } = order;
  const { id, token } = await addLink(trx, order);
  await postLetter(deps, trx, {
    school,
    kind: written.kind,
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: written.values,
    action: `${deps.config.BASE_URL}/l/${SECRET}`,
    secret: token,
    mission,
    link: id,
    replyTo: written.replyTo ?? null,
  });
  return id;
}

/** What was asked is given: the links for it open no more session. */
export async function serveLink(
  trx: Database,
  {
    school,
    mission,
    person,
    purpose,
    item,
    at,
  }: { school: string; mission: string; person: string; purpose: Purpose; item: string; at: number },
): Promise<void> {
  await trx
    .updateTable('link')
    .set({ served_at: new Date(at) })
    .where('school_id', '=', school)
    .where('mission_id', '=', mission)
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .where('item', '=', item)
    .where('served_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Takes links back, those of a person, of a mission, of what a person is asked in a mission, or one; their sessions end. @returns how many */
export async function revokeLinks(
  trx: Database,
  which: {
    school: string;
    person?: string;
    mission?: string;
    asked?: { purpose: Purpose; item: string };
    link?: string;
    at: number;
  },
): Promise<number> {
  const { school, person, mission, asked, link, at } = which;
  if (person === undefined && mission === undefined && link === undefined) throw new Error('no link is named');
  const { numUpdatedRows } = await trx
    .updateTable('link')
    .set({ revoked_at: new Date(at) })
    .where('school_id', '=', school)
    .$if(person !== undefined, (q) => q.where('person_id', '=', person!))
    .$if(mission !== undefined, (q) => q.where('mission_id', '=', mission!))
    .$if(asked !== undefined, (q) => q.where('purpose', '=', asked!.purpose).where('item', '=', asked!.item))
    .$if(link !== undefined, (q) => q.where('link_id', '=', link!))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * The address of a person changed: whoever read letters at the one before is out. Links and codes that went there are dead, sessions end but
 * `kept`, that of the person who changes their own. Letters that wait and bring nothing secret go to the new one. Asked in the transaction
 * that changes it.
 */
export async function addressChanged(
  trx: Database,
  who: { school: string; person: string; at: number; kept?: string | null },
): Promise<void> {
  await revokeLinks(trx, who);
  await forgetCodes(trx, who);
  await followAddress(trx, who);
  await endSessions(trx, who.person, { but: who.kept ?? null });
}
