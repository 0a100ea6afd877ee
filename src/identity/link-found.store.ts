/** Links found again: by their token, by their name, by whom they are held; and sent afresh. */
import type { Database } from '../kernel/database.ts';
import { tokenHash } from '../kernel/token.ts';
import type { Lang } from '../ui/lang.ts';
import type { LinkWords, Purpose } from './link.ts';
import { inviteByLink, type LinkDeps, type LinkLetter, type LinkOrder } from './link.store.ts';

/** A link with the person it is for, as its pages need it. */
export interface FoundLink {
  school: string;
  schoolName: string;
  sender: string | null;
  id: string;
  person: { id: string; lastName: string; firstName: string; email: string; lang: Lang };
  address: string;
  purpose: Purpose;
  mission: string;
  /** The guide that its mission follows. */
  guide: { guide: string; version: string };
  item: string;
  words: LinkWords;
  letter: LinkLetter;
  createdAt: Date;
  createdBy: string | null;
  expiresAt: Date;
  openedAt: Date | null;
  revokedAt: Date | null;
  servedAt: Date | null;
}

const selectLinks = (db: Database) =>
  db
    .selectFrom('link as l')
    .innerJoin('person as p', (j) => j.onRef('p.school_id', '=', 'l.school_id').onRef('p.person_id', '=', 'l.person_id'))
    .innerJoin('school as s', 's.school_id', 'l.school_id')
    .innerJoin('mission as m', (j) => j.onRef('m.school_id', '=', 'l.school_id').onRef('m.mission_id', '=', 'l.mission_id'))
    .innerJoin('cohort as c', (j) => j.onRef('c.school_id', '=', 'm.school_id').onRef('c.cohort_id', '=', 'm.cohort_id'))
    .selectAll('l')
    .select([
      'p.last_name',
      'p.first_name',
      'p.email',
      'p.lang',
      'p.left_at',
      's.name as school_name',
      's.sender',
      'c.guide',
      'c.version',
    ]);
type LinkRow = Awaited<ReturnType<ReturnType<typeof selectLinks>['execute']>>[number];

const toLink = (row: LinkRow): FoundLink => ({
  school: row.school_id,
  schoolName: row.school_name,
  sender: row.sender,
  id: row.link_id,
  person: { id: row.person_id, lastName: row.last_name, firstName: row.first_name, email: row.email, lang: row.lang },
  address: row.address,
  purpose: row.purpose,
  mission: row.mission_id,
  guide: { guide: row.guide, version: row.version },
  item: row.item,
  words: row.words as unknown as LinkWords,
  letter: row.letter as unknown as LinkLetter,
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  openedAt: row.opened_at,
  // Who left the school is asked nothing any more.
  revokedAt: row.revoked_at ?? row.left_at,
  servedAt: row.served_at,
});

/** The link whose token is `token`; null when no link has it. Looked for by its hash: how long it takes tells nothing of other tokens. */
export async function findLink(db: Database, token: string): Promise<FoundLink | null> {
  const row = await selectLinks(db).where('l.token_hash', '=', tokenHash(token)).executeTakeFirst();
  return row ? toLink(row) : null;
}

/** The link `id` of `school`; null when there is none. */
export async function readLink(db: Database, school: string, id: string): Promise<FoundLink | null> {
  const row = await selectLinks(db).where('l.school_id', '=', school).where('l.link_id', '=', id).executeTakeFirst();
  return row ? toLink(row) : null;
}

/** What is asked by link of a person, for a mission or for all of them, and is not given: the newest link of each thing. */
export async function heldLinks(
  db: Database,
  { school, person, mission }: { school: string; person: string; mission?: string },
): Promise<FoundLink[]> {
  const rows = await selectLinks(db)
    .distinctOn(['l.mission_id', 'l.purpose', 'l.item'])
    .where('l.school_id', '=', school)
    .where('l.person_id', '=', person)
    .$if(mission !== undefined, (q) => q.where('l.mission_id', '=', mission!))
    .where('l.purpose', '<>', 'jury')
    .where('l.revoked_at', 'is', null)
    .where('l.served_at', 'is', null)
    .orderBy('l.mission_id')
    .orderBy('l.purpose')
    .orderBy('l.item')
    .orderBy('l.created_at', 'desc')
    .execute();
  return rows.map(toLink);
}

/**
 * What `link` and its letter say when it is written again at `at`, to someone who reads `lang`: as what it asks stands by then. `from`: who
 * passes it on, to whom it goes now.
 */
export type WrittenAgain = (
  trx: Database,
  link: FoundLink,
  to: { lang: Lang; at: number; from?: string },
) => Promise<Pick<LinkOrder, 'words' | 'letter'>>;

/** What writing a link again needs. */
export type AgainDeps = LinkDeps & { writtenAgain: WrittenAgain };

/**
 * Sends a fresh link for what `link` is for, to the address that its person has today; the other one stays, unless the address changed.
 * The letter is the first one again, with the dates of today, or says that a link was asked for when its holder did.
 */
export async function sendFreshLink(
  deps: AgainDeps,
  trx: Database,
  link: FoundLink,
  { expiresAt, by, at }: { expiresAt: number; by: string | 'holder'; at: number },
): Promise<string> {
  const { school, person, purpose, mission, item } = link;
  const { words, letter } = await deps.writtenAgain(trx, link, { lang: person.lang, at });
  const { title, about } = words[person.lang];
  const { values } = letter;
  const asked: LinkLetter = {
    kind: 'fresh-link',
    values: {
      title: values['title'] ?? title,
      student: values['student'] ?? about,
      ...(purpose === 'appraisal' && { deadline: values['deadline'] ?? '', overdue: values['overdue'] ?? '' }),
    },
    replyTo: letter.replyTo ?? null,
  };
  const createdBy = by === 'holder' ? null : by;
  const order = { school, person, purpose, mission, item, words, letter, expiresAt, createdBy, at };
  return inviteByLink(deps, trx, order, by === 'holder' ? asked : letter);
}

/** The links that came with `link`, itself included: a letter may bring several to one person. */
export async function sentWith(db: Database, { school, person, createdAt }: FoundLink): Promise<string[]> {
  const rows = await db
    .selectFrom('link')
    .select('link_id')
    .where('school_id', '=', school)
    .where('person_id', '=', person.id)
    .where('created_at', '=', createdAt)
    .execute();
  return rows.map((row) => row.link_id);
}
