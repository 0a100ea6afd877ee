/** Links for people without an account, in the database: sent, found again by their token, served, taken back. Only hashes are kept. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { among, type Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import { newToken, tokenHash } from '../kernel/token.ts';
import { SECRET } from '../letter/letter.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { Lang } from '../ui/lang.ts';
import { forgetCodes } from './code.store.ts';
import { type LinkState, type LinkWords, progressOf, type Purpose } from './link.ts';
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
 * `kept`, that of the person who changes their own. Asked in the transaction that changes it.
 */
export async function addressChanged(
  trx: Database,
  who: { school: string; person: string; at: number; kept?: string | null },
): Promise<void> {
  await revokeLinks(trx, who);
  await forgetCodes(trx, who);
  await endSessions(trx, who.person, { but: who.kept ?? null });
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

function toState(row: StateRow): LinkState {
  const link = {
    id: row.link_id,
    by: 'link' as const,
    mission: row.mission_id,
    person: row.person_id,
    lastName: row.last_name,
    firstName: row.first_name,
    purpose: row.purpose,
    item: row.item,
    address: row.address,
    createdAt: row.created_at.toISOString(),
    sentAt: iso(row.sent_at),
    bouncedAt: iso(row.dead_at),
    openedAt: iso(row.opened_at),
    startedAt: iso(row.started_at),
    servedAt: iso(row.served_at ?? (row.purpose === 'feedback' ? row.given_at : null)),
    revokedAt: iso(row.revoked_at),
    expiresAt: row.expires_at.toISOString(),
    problem: row.problem,
  };
  return { ...link, progress: progressOf(link) };
}

type StateRow = Awaited<ReturnType<typeof stateRows>>[number];
/** Links with their letter and what was begun. */
function stateRows(db: Database, school: string, missions: readonly string[]) {
  return (
    db
      .selectFrom('link as l')
      .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'l.school_id').onRef('p.person_id', '=', 'l.person_id'))
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('outbox as o')
            .select(['o.sent_at', 'o.dead_at', 'o.problem'])
            .whereRef('o.school_id', '=', 'l.school_id')
            // A letter that brings several links to one person names the first of them.
            .where('o.link_id', 'in', (q) =>
              q
                .selectFrom('link as s')
                .select('s.link_id')
                .whereRef('s.school_id', '=', 'l.school_id')
                .whereRef('s.person_id', '=', 'l.person_id')
                .whereRef('s.created_at', '=', 'l.created_at'),
            )
            .orderBy((q) => q('o.link_id', '=', q.ref('l.link_id')), 'desc')
            .orderBy('o.written_at', 'desc')
            .limit(1)
            .as('o'),
        (j) => j.onTrue(),
      )
      .leftJoin('appraisal as a', (j) =>
        j
          .onRef('a.school_id', '=', 'l.school_id')
          .onRef('a.mission_id', '=', 'l.mission_id')
          .onRef('a.author_id', '=', 'l.person_id')
          .onRef('a.rubric', '=', 'l.item')
          .on('l.purpose', '=', 'appraisal'),
      )
      .select(['l.link_id', 'l.mission_id', 'l.person_id', 'l.purpose', 'l.item', 'l.address', 'l.created_at', 'l.expires_at'])
      // A link for feedback is never served, since it may be given again: it says when it first was.
      .select((eb) =>
        eb
          .selectFrom('feedback as f')
          .select((f) => f.fn.min('f.given_at').as('given_at'))
          .whereRef('f.school_id', '=', 'l.school_id')
          .whereRef('f.mission_id', '=', 'l.mission_id')
          .whereRef('f.author_id', '=', 'l.person_id')
          .whereRef('f.item', '=', 'l.item')
          .as('given_at'),
      )
      .select(['l.opened_at', 'l.served_at', 'l.revoked_at', 'p.last_name', 'p.first_name'])
      .select(['o.sent_at', 'o.dead_at', 'o.problem', 'a.started_at'])
      .where('l.school_id', '=', school)
      .where('l.mission_id', '=', among(missions))
      .orderBy('l.created_at', 'desc')
      .orderBy('l.link_id')
      .execute()
  );
}

/** The links of `missions`, newest first, with what became of each. */
export async function linksOf(db: Database, school: string, missions: readonly string[]): Promise<LinkState[]> {
  return missions.length === 0 ? [] : (await stateRows(db, school, missions)).map(toState);
}
