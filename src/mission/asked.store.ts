/** What tutors are asked through their account, in the database; and every invitation of a mission, by link or by account. */
import { sql } from 'kysely';
import { type LinkState, progressOf } from '../identity/link.ts';
import { linksOf } from '../identity/link-state.store.ts';
import type { Database } from '../kernel/database.ts';

/** What one person is asked through their account. */
export interface AskedByAccount {
  school: string;
  mission: string;
  person: string;
  purpose: 'appraisal' | 'feedback' | 'validation';
  /** Rubric, feedback or deliverable. */
  item: string;
}

const KEY = ['school_id', 'mission_id', 'person_id', 'purpose', 'item'] as const;
const keyOf = ({ school, mission, person, purpose, item }: AskedByAccount) => ({
  school_id: school,
  mission_id: mission,
  person_id: person,
  purpose,
  item,
});

/** A letter asks someone for it: from now on they have not seen it since. `at` in milliseconds. */
export async function askedByAccount(trx: Database, asked: AskedByAccount & { letter: string; at: number }): Promise<void> {
  const said = { letter_id: asked.letter, asked_at: new Date(asked.at), opened_at: null };
  await trx
    .insertInto('account_invitation')
    .values({ ...keyOf(asked), ...said })
    .onConflict((on) => on.columns([...KEY]).doUpdateSet(said))
    .execute();
}

/** Someone sees the page of what they may be asked for: the first time is kept. `at` in milliseconds. */
export async function seenByAccount(db: Database, asked: AskedByAccount & { at: number }): Promise<void> {
  await db
    .insertInto('account_invitation')
    .values({ ...keyOf(asked), letter_id: null, asked_at: null, opened_at: new Date(asked.at) })
    .onConflict((on) =>
      on
        .columns([...KEY])
        .doUpdateSet({ opened_at: new Date(asked.at) })
        .where('account_invitation.opened_at', 'is', null),
    )
    .execute();
}

/** True when a letter asked for it. */
export async function wasAsked(db: Database, asked: AskedByAccount): Promise<boolean> {
  const row = await db
    .selectFrom('account_invitation')
    .select('letter_id')
    .where('school_id', '=', asked.school)
    .where('mission_id', '=', asked.mission)
    .where('person_id', '=', asked.person)
    .where('purpose', '=', asked.purpose)
    .where('item', '=', asked.item)
    .executeTakeFirst();
  return (row?.letter_id ?? null) !== null;
}

type Row = Omit<LinkState, 'progress' | 'expiresAt' | 'revokedAt' | 'by' | Instants> & Record<Instants, Date | null>;
type Instants = 'createdAt' | 'sentAt' | 'bouncedAt' | 'openedAt' | 'startedAt' | 'servedAt';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** What `missions` ask of people through their account, with what became of it; of those who left a mission only what was asked by letter. */
async function accountRows(db: Database, school: string, missions: readonly string[]): Promise<LinkState[]> {
  const { rows } = await sql<Row>`
    SELECT i.mission_id || ' ' || i.person_id || ' ' || i.item AS id, i.mission_id AS mission, i.person_id AS person,
      p.last_name AS "lastName", p.first_name AS "firstName", i.purpose, i.item, coalesce(o.address, p.email) AS address,
      coalesce(i.asked_at, i.opened_at) AS "createdAt", o.sent_at AS "sentAt", o.dead_at AS "bouncedAt", o.problem,
      i.opened_at AS "openedAt", coalesce(a.started_at, d.started_at) AS "startedAt",
      coalesce(CASE a.state WHEN 'submitted' THEN a.submitted_at END, f.given_at, v.said_at) AS "servedAt"
    FROM account_invitation AS i
    JOIN person AS p ON p.school_id = i.school_id AND p.person_id = i.person_id
    LEFT JOIN outbox AS o ON o.school_id = i.school_id AND o.letter_id = i.letter_id
    LEFT JOIN appraisal AS a ON i.purpose = 'appraisal' AND a.school_id = i.school_id AND a.mission_id = i.mission_id
      AND a.author_id = i.person_id AND a.rubric = i.item
    LEFT JOIN feedback_draft AS d ON i.purpose = 'feedback' AND d.school_id = i.school_id AND d.mission_id = i.mission_id
      AND d.author_id = i.person_id AND d.item = i.item
    LEFT JOIN LATERAL (SELECT min(f.given_at) AS given_at FROM feedback AS f WHERE i.purpose = 'feedback' AND f.school_id = i.school_id
      AND f.mission_id = i.mission_id AND f.author_id = i.person_id AND f.item = i.item) AS f ON true
    LEFT JOIN LATERAL (SELECT max(v.said_at) AS said_at FROM deposit_validation AS v
      JOIN deposit AS d ON d.school_id = v.school_id AND d.deposit_id = v.deposit_id
      WHERE i.purpose = 'validation' AND v.school_id = i.school_id AND v.person_id = i.person_id AND d.mission_id = i.mission_id
        AND d.deliverable = i.item AND NOT EXISTS (SELECT FROM deposit AS later WHERE later.school_id = d.school_id
          AND later.mission_id = d.mission_id AND later.deliverable = d.deliverable AND later.number > d.number)) AS v ON true
    WHERE i.school_id = ${school} AND i.mission_id = ANY(${missions}::uuid[])
      AND (i.letter_id IS NOT NULL OR EXISTS (SELECT FROM mission_tutor AS t WHERE t.school_id = i.school_id
        AND t.mission_id = i.mission_id AND t.person_id = i.person_id AND t.left_at IS NULL))
    ORDER BY "createdAt" DESC, i.person_id, i.item`.execute(db);
  return rows.map((row) => {
    const state = {
      ...row,
      createdAt: row.createdAt!.toISOString(),
      sentAt: iso(row.sentAt),
      bouncedAt: iso(row.bouncedAt),
      openedAt: iso(row.openedAt),
      startedAt: iso(row.startedAt),
      servedAt: iso(row.servedAt),
      revokedAt: null,
      expiresAt: null,
      by: 'account' as const,
    };
    return { ...state, progress: progressOf(state) };
  });
}

/** Everything that people are asked for in `missions`, by a link or through their account, newest first, with what became of it. */
export async function invitationsOf(db: Database, school: string, missions: readonly string[]): Promise<LinkState[]> {
  if (missions.length === 0) return [];
  const [links, accounts] = await Promise.all([linksOf(db, school, missions), accountRows(db, school, missions)]);
  return [...links, ...accounts].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}
