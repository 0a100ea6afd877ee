/** What became of links: left, opened, used, over. */
import { among, type Database } from '../kernel/database.ts';
import { type LinkState, progressOf } from './link.ts';

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
    startedAt: iso(row.purpose === 'feedback' ? row.written_at : row.started_at),
    // What was opened again is waited for anew.
    servedAt: row.state === 'draft' ? null : iso(row.served_at ?? (row.purpose === 'feedback' ? row.given_at : null)),
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
      .select((eb) =>
        eb
          .selectFrom('feedback_draft as d')
          .select('d.started_at')
          .whereRef('d.school_id', '=', 'l.school_id')
          .whereRef('d.mission_id', '=', 'l.mission_id')
          .whereRef('d.author_id', '=', 'l.person_id')
          .whereRef('d.item', '=', 'l.item')
          .as('written_at'),
      )
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
      .select(['o.sent_at', 'o.dead_at', 'o.problem', 'a.started_at', 'a.state'])
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
