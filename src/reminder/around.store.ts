/** What stands around missions in lists: worries nobody has dealt with, letters that came back, tutors who were reminded. */
import { sql } from 'kysely';
import { linksOf } from '../identity/link-state.store.ts';
import type { Database } from '../kernel/database.ts';
import { movedLinks } from '../mission/address.ts';
import type { Around } from '../thread/matrix-notes.ts';
import { CALLED } from './reminder.ts';
import { ARRIVED } from './reminder.store.ts';

interface Row {
  mission: string;
  alert: boolean;
  reminded: Around['reminded'];
  added: Around['added'];
  tutors: { person: string; email: string }[];
}

/** Mission → what stands around it. Reminders to tutors that arrived are counted by the day on which they left. */
export async function aroundOf(db: Database, school: string, missions: readonly string[]): Promise<ReadonlyMap<string, Around>> {
  if (missions.length === 0) return new Map();
  const [{ rows }, links] = await Promise.all([
    sql<Row>`
      SELECT m.mission_id AS mission, coalesce(r.reminded, '[]') AS reminded,
        ARRAY(SELECT t.person_id::text FROM mission_tutor AS t WHERE t.school_id = m.school_id AND t.mission_id = m.mission_id
          AND t.kind = 'company' AND t.left_at IS NULL AND EXISTS (SELECT FROM mission_tutor AS earlier
            WHERE earlier.school_id = t.school_id AND earlier.mission_id = t.mission_id AND earlier.kind = 'company'
              AND earlier.since < t.since)) AS added,
        (SELECT coalesce(json_agg(json_build_object('person', t.person_id, 'email', p.email)), '[]') FROM mission_tutor AS t
          JOIN person AS p ON p.school_id = t.school_id AND p.person_id = t.person_id
          WHERE t.school_id = m.school_id AND t.mission_id = m.mission_id AND t.left_at IS NULL) AS tutors,
        EXISTS (SELECT FROM mission_alert AS a
          WHERE a.school_id = m.school_id AND a.mission_id = m.mission_id AND a.handled_at IS NULL) AS alert
      FROM mission AS m
      LEFT JOIN LATERAL (SELECT json_agg(json_build_object('person', p.person, 'kind', p.kind, 'times', p.times,
          'last', to_char(p.last AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY p.last, p.person) AS reminded
        FROM (SELECT t.person_id AS person, min(t.kind) AS kind, count(DISTINCT date_trunc('day', reminder.sent_at)) AS times,
            max(reminder.sent_at) AS last FROM reminder
          JOIN mission_tutor AS t ON t.school_id = reminder.school_id AND t.mission_id = reminder.mission_id AND t.person_id = reminder.person_id
            AND t.left_at IS NULL
          WHERE reminder.school_id = m.school_id AND reminder.mission_id = m.mission_id AND reminder.days <> ${CALLED} AND ${ARRIVED}
          GROUP BY t.person_id) AS p) AS r ON true
      WHERE m.school_id = ${school} AND m.mission_id = ANY(${missions}::uuid[])`.execute(db),
    linksOf(db, school, missions),
  ]);
  const linksTo = Map.groupBy(links, ({ mission }) => mission);
  return new Map(
    rows.map(({ mission, tutors, ...around }) => {
      const own = linksTo.get(mission) ?? [];
      const bounced = own.some(({ progress }) => progress === 'bounced');
      const moved = tutors.some(({ person, email }) => movedLinks(own, person, email).length > 0);
      return [mission, { ...around, bounced, moved }];
    }),
  );
}
