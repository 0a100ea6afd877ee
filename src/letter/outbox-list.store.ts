/** The outbox as people read it: what waits, what left, what is held, what is dead and why. Secrets are never read here but for the demo's mailbox. */
import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { withSecrets } from '../kernel/secret-mark.ts';
import type { Tables } from '../kernel/tables.ts';
import type { OutboxAsked, OutboxLetter, OutboxLine, OutboxState } from './outbox.ts';

const LETTERS_A_PAGE = 100;

const STATE = sql<OutboxState>`CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN dead_at IS NOT NULL THEN 'dead' WHEN held THEN 'held' ELSE 'waiting' END`;
const COLUMNS = ['letter_id', 'kind', 'address', 'subject', 'written_at', 'sent_at', 'attempts', 'problem'] as const;

type Row = Pick<Selectable<Tables['outbox']>, (typeof COLUMNS)[number]> & { state: OutboxState };
const lineOf = (row: Row): OutboxLine => ({
  id: row.letter_id,
  state: row.state,
  kind: row.kind,
  address: row.address,
  subject: row.subject,
  writtenAt: row.written_at,
  sentAt: row.sent_at,
  attempts: row.attempts,
  problem: row.problem,
});

/** Whose letters: of a school, about missions of some programmes (null: of all), or about none. */
export interface OutboxScope {
  school: string;
  programmes: readonly string[] | null;
}

/** Letters within `scope`. */
const within = ({ school, programmes }: OutboxScope) =>
  programmes === null
    ? sql<boolean>`outbox.school_id = ${school}`
    : sql<boolean>`outbox.school_id = ${school} AND (outbox.mission_id IS NULL OR EXISTS (
        SELECT FROM mission JOIN cohort USING (school_id, cohort_id)
        WHERE mission.school_id = outbox.school_id AND mission.mission_id = outbox.mission_id AND cohort.guide = ANY(${programmes}::text[])))`;

/** How many letters are in each state. */
export async function countOutbox(db: Database, scope: OutboxScope): Promise<Readonly<Record<OutboxState, number>>> {
  const rows = await db
    .selectFrom('outbox')
    .select([STATE.as('state'), sql<number>`count(*)::int`.as('letters')])
    .where(within(scope))
    .groupBy(STATE)
    .execute();
  const counts = { dead: 0, held: 0, waiting: 0, sent: 0 };
  for (const { state, letters } of rows) counts[state] = letters;
  return counts;
}

/** `text` inside a pattern: its own wildcards mean themselves. */
const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;

function matching<O>(query: SelectQueryBuilder<Tables, 'outbox', O>, scope: OutboxScope, { state, query: words }: OutboxAsked) {
  return query
    .where(within(scope))
    .$if(state !== null, (q) => q.where(STATE, '=', state!))
    .$if(words !== '', (q) => q.where((eb) => eb.or([eb('address', 'ilike', like(words)), eb('subject', 'ilike', like(words))])));
}

/** A page of the outbox, newest first, and how many pages there are. */
export async function listOutbox(
  db: Database,
  scope: OutboxScope,
  asked: OutboxAsked,
): Promise<{ lines: OutboxLine[]; page: number; pages: number }> {
  const { count } = await matching(db.selectFrom('outbox'), scope, asked)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / LETTERS_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages);
  const rows = await matching(db.selectFrom('outbox'), scope, asked)
    .select(COLUMNS)
    .select(STATE.as('state'))
    .orderBy('written_at', 'desc')
    .orderBy('letter_id')
    .limit(LETTERS_A_PAGE)
    .offset((page - 1) * LETTERS_A_PAGE)
    .execute();
  return { lines: rows.map(lineOf), page, pages };
}

/** A letter of the outbox; null when there is none. With `secrets`, as it arrives: for the mailbox of the demo and for nothing else. */
export async function readOutboxLetter(
  db: Database,
  scope: OutboxScope,
  id: string,
  { secrets = false }: { secrets?: boolean } = {},
): Promise<OutboxLetter | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('outbox')
    .select(COLUMNS)
    .select(['text', 'html', 'reply_to', 'secret', STATE.as('state')])
    .where(within(scope))
    .where('letter_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const filled = (text: string) => (secrets ? withSecrets(text, row.secret) : text);
  return { ...lineOf(row), text: filled(row.text), html: filled(row.html), replyTo: row.reply_to ?? null };
}

/** The letters that are dead or held, oldest first. */
export async function lettersIn(db: Database, scope: OutboxScope, state: 'dead' | 'held'): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('letter_id')
    .where(within(scope))
    .where(STATE, '=', state)
    .orderBy('written_at')
    .execute();
  return rows.map((r) => r.letter_id);
}
