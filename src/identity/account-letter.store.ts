/** Letters about what opens an account: its owner is told of each change, in the transaction that makes it, whoever makes it. */
import type { Context } from 'hono';
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { ACCOUNT_LETTER_WORDS } from './account-letter-words.ts';
import { deviceOf } from './passkey.ts';
import { type Person, readPerson } from './person.store.ts';
import { readSchool } from './school.store.ts';
import { type Clocks, schoolZone } from './zone.ts';

export type AccountLetterDeps = Pick<Services, 'config' | 'clock'> & {
  /** Where the clock of the school is. */
  shelf: () => Clocks;
};

/** Who made a change: a session of the account, from some browser; or someone else, '' for the school. */
export type ChangedBy = { userAgent: string | null } | { name: string };

/** The browser that `c` comes from, where its own person makes the change. */
export const ownBrowser = (c: Context): ChangedBy => ({ userAgent: c.req.header('user-agent') ?? null });

/** What changed, in the words of a language. */
type Said = (words: (typeof ACCOUNT_LETTER_WORDS)[Lang]) => string;

/** Writes to `address` of `person` that something changed. To their own of today unless it is said. */
async function write(
  deps: AccountLetterDeps,
  trx: Database,
  person: Person,
  { said, by, formerly }: { said: Said; by: ChangedBy; formerly?: string },
): Promise<void> {
  const { config, clock, shelf } = deps;
  const { school, id, lang, firstName, lastName, email } = person;
  const words = ACCOUNT_LETTER_WORDS[lang];
  const { sender } = await readSchool(trx, school);
  await postLetter(deps, trx, {
    school,
    kind: 'account-changed',
    // What is told to the address of before does not follow its person to the one of today.
    person: formerly === undefined ? id : null,
    address: formerly ?? email,
    lang,
    values: {
      firstName,
      lastName,
      what: said(words),
      at: instant(new Date(clock.now()), lang, schoolZone(shelf())),
      device: 'userAgent' in by ? (deviceOf(by.userAgent) ?? '') : '',
      by: 'name' in by ? by.name : words.fromAccount,
      contact: sender ?? '',
    },
    action: formerly === undefined ? `${config.BASE_URL}/account` : '',
    replyTo: sender,
  });
}

/** Tells `who`, at their address, what changed of what opens their account. */
export async function tellOwner(
  deps: AccountLetterDeps,
  trx: Database,
  who: { school: string; person: string },
  by: ChangedBy,
  said: Said,
): Promise<void> {
  const person = await readPerson(trx, who.school, who.person);
  if (person) await write(deps, trx, person, { said, by });
}

/** Whether somebody ever came as this person: by an account or by a link. */
async function hasCome(db: Database, { school, id }: Person): Promise<boolean> {
  const { rows } = await sql<{ come: boolean }>`
    SELECT EXISTS (SELECT FROM journal AS j WHERE j.school_id = ${school} AND j.subject = ${`person:${id}`} AND j.action = 'person.entered')
      OR EXISTS (SELECT FROM auth_session AS s WHERE s."userId" = ${id})
      OR EXISTS (SELECT FROM link AS l WHERE l.school_id = ${school} AND l.person_id = ${id} AND l.opened_at IS NOT NULL) AS come`.execute(
    db,
  );
  return rows[0]!.come;
}

/**
 * Tells `who`, at both addresses, that theirs is no longer `before`. Asked once it is changed, before `addressChanged` ends their sessions. An
 * address under which nobody ever came is a mistake put right: it opened nothing, and may be a stranger's.
 */
export async function tellAddress(
  deps: AccountLetterDeps,
  trx: Database,
  who: { school: string; person: string },
  { before, by }: { before: string; by: ChangedBy },
): Promise<void> {
  const person = await readPerson(trx, who.school, who.person);
  if (!person || person.email.toLowerCase() === before.toLowerCase() || !(await hasCome(trx, person))) return;
  await write(deps, trx, person, { said: (words) => words.addressIs(person.email), by });
  await write(deps, trx, person, { said: (words) => words.addressWas, by, formerly: before });
}
