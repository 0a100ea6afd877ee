/** The outbox as people read it: what waits, what left, what is held, what is dead and why. Secrets are never read here but for the demo's mailbox. */
import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';
import { CAN_LEAVE_AGAIN } from '../kernel/outbox-again.store.ts';
import { withSecrets } from '../kernel/secret-mark.ts';
import type { Tables } from '../kernel/tables.ts';
import { KINDS, kindOf } from './kinds.ts';
import type { OutboxAsked, OutboxLetter, OutboxLine, OutboxScope, OutboxState, Programmes } from './outbox.ts';

const LETTERS_A_PAGE = 100;

const STATE = sql<OutboxState>`CASE WHEN dropped_at IS NOT NULL THEN 'dropped' WHEN sent_at IS NOT NULL AND dead_at IS NOT NULL THEN 'bounced'
  WHEN sent_at IS NOT NULL THEN 'sent' WHEN dead_at IS NOT NULL THEN 'dead' WHEN held THEN 'held' ELSE 'waiting' END`;
const COLUMNS = ['letter_id', 'kind', 'address', 'subject', 'written_at', 'sent_at', 'attempts', 'problem'] as const;

type Row = Pick<Selectable<Tables['outbox']>, (typeof COLUMNS)[number]> & { state: OutboxState; again: boolean };
const lineOf = (row: Row): OutboxLine => ({
  id: row.letter_id,
  state: row.state,
  kind: row.kind,
  address: row.address,
  subject: row.subject,
  writtenAt: row.written_at,
  sentAt: row.sent_at,
  attempts: row.attempts,
  again: row.again,
  problem: row.problem,
});

const ofThese = (programmes: Programmes) => (programmes === null ? sql`true` : sql`cohort.guide = ANY(${programmes}::text[])`);
const REMINDS = sql`FROM reminder AS r WHERE r.school_id = outbox.school_id AND r.letter_id = outbox.letter_id`;

/** Letters about missions of `programmes`: about one, or a digest of which no line is about another programme. */
const about = (programmes: Programmes) => sql<boolean>`(EXISTS (
    SELECT FROM mission JOIN cohort USING (school_id, cohort_id)
    WHERE mission.school_id = outbox.school_id AND mission.mission_id = outbox.mission_id AND ${ofThese(programmes)})
  OR outbox.mission_id IS NULL AND EXISTS (SELECT ${REMINDS}) AND NOT EXISTS (
    SELECT ${REMINDS} AND NOT EXISTS (SELECT FROM mission JOIN cohort USING (school_id, cohort_id)
      WHERE mission.school_id = r.school_id AND mission.mission_id = r.mission_id AND ${ofThese(programmes)})))`;

/** Letters within `scope`. */
function within({ school, kept, led }: OutboxScope) {
  if (kept === null) return sql<boolean>`outbox.school_id = ${school}`;
  const aboutNone = sql<boolean>`(outbox.mission_id IS NULL AND NOT EXISTS (SELECT ${REMINDS}))`;
  const parts = [...(kept.length > 0 ? [aboutNone, about(kept)] : []), about(led)];
  return sql<boolean>`outbox.school_id = ${school} AND (${sql.join(parts, sql` OR `)})`;
}

/** How many letters are in each state. */
export async function countOutbox(db: Database, scope: OutboxScope): Promise<Readonly<Record<OutboxState, number>>> {
  const rows = await db
    .selectFrom('outbox')
    .select([STATE.as('state'), sql<number>`count(*)::int`.as('letters')])
    .where(within(scope))
    .groupBy(STATE)
    .execute();
  const counts = { dead: 0, bounced: 0, held: 0, waiting: 0, sent: 0, dropped: 0 };
  for (const { state, letters } of rows) counts[state] = letters;
  return counts;
}

/**
 * How many letters written since `since` (milliseconds) never left, or came back, and are still to settle: none of the same kind, to the same
 * person about the same mission, left later without coming back.
 */
export async function countUnsettled(
  db: Database,
  scope: OutboxScope,
  since: number,
): Promise<Record<'dead' | 'bounced', number>> {
  const rows = await db
    .selectFrom('outbox')
    .select([STATE.as('state'), sql<number>`count(*)::int`.as('letters')])
    .where(within(scope))
    .where('written_at', '>=', new Date(since))
    .where('dead_at', 'is not', null)
    .where('dropped_at', 'is', null)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM outbox AS later WHERE later.school_id = outbox.school_id AND later.person_id = outbox.person_id
        AND later.kind = outbox.kind AND later.mission_id IS NOT DISTINCT FROM outbox.mission_id
        AND later.written_at > outbox.written_at AND later.sent_at IS NOT NULL AND later.dead_at IS NULL)`,
    )
    .groupBy(STATE)
    .execute();
  const countOf = (state: OutboxState) => rows.find((row) => row.state === state)?.letters ?? 0;
  return { dead: countOf('dead'), bounced: countOf('bounced') };
}

const CONFIDENTIAL = KINDS.filter((kind) => kindOf(kind).confidential);

/** `text` inside a pattern: its own wildcards mean themselves. */
const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;

function matching<O>(query: SelectQueryBuilder<Tables, 'outbox', O>, scope: OutboxScope, { state, query: words }: OutboxAsked) {
  return query
    .where(within(scope))
    .$if(state !== null, (q) => q.where(STATE, '=', state!))
    .$if(words !== '', (q) =>
      q.where((eb) =>
        eb.or([
          eb('address', 'ilike', like(words)),
          // A subject that is not shown is not found by its words either.
          eb.and([eb('subject', 'ilike', like(words)), eb('kind', 'not in', CONFIDENTIAL)]),
        ]),
      ),
    );
}

/** A page of the outbox of `size` letters, newest first, and how many pages there are. */
export async function listOutbox(
  db: Database,
  scope: OutboxScope,
  asked: OutboxAsked,
  size = LETTERS_A_PAGE,
): Promise<{ lines: OutboxLine[]; page: number; pages: number }> {
  const { count } = await matching(db.selectFrom('outbox'), scope, asked)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages);
  const rows = await matching(db.selectFrom('outbox'), scope, asked)
    .select(COLUMNS)
    .select([STATE.as('state'), CAN_LEAVE_AGAIN.as('again')])
    .orderBy('written_at', 'desc')
    .orderBy('letter_id')
    .limit(size)
    .offset((page - 1) * size)
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
    .select(['text', 'html', 'reply_to', 'secret', 'mission_id', 'link_id', 'outbox.person_id'])
    .select([STATE.as('state'), CAN_LEAVE_AGAIN.as('again')])
    .select((eb) =>
      eb
        .selectFrom('person as p')
        .select('p.email')
        .whereRef('p.school_id', '=', 'outbox.school_id')
        .whereRef('p.person_id', '=', 'outbox.person_id')
        .as('email'),
    )
    .where(within(scope))
    .where('letter_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const filled = (text: string) => (secrets ? withSecrets(text, row.secret) : text);
  return {
    ...lineOf(row),
    subject: filled(row.subject),
    text: filled(row.text),
    html: filled(row.html),
    replyTo: row.reply_to ?? null,
    mission: row.mission_id ?? null,
    links: typeof row.link_id === 'string',
    person: row.person_id !== null && row.email !== null ? { id: row.person_id, email: row.email } : null,
  };
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
