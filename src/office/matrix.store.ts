/** The missions of a cohort, sorted by risk, filtered and searched by the database: the rules are those of mission/matrix. */
import { sql, type RawBuilder } from 'kysely';
import { summariesOf } from '../deposit/deposit.store.ts';
import type { Guide } from '../guide/schema.ts';
import type { Database } from '../kernel/database.ts';
import { owedIn, type Risk, RISKS, SOON_DAYS } from '../mission/matrix.ts';
import { type Cohort, deadlineOf } from '../mission/mission.ts';
import { type Asked, PAGE, patternOf, wordsOf } from './matrix.ts';

export interface Ranked {
  mission: string;
  risk: Risk;
  late: number;
  /** Milliseconds. */
  due: number | null;
}

export interface FoundMissions {
  /** Those of the page, or all of them, the most exposed first. */
  rows: Ranked[];
  /** How many are found, pages aside. */
  found: number;
  page: number;
  pages: number;
  /** People whom a reminder by hand would reach, among what is found. */
  people: number;
  /** Risk → how many missions of the whole cohort. */
  risks: Partial<Record<Risk, number>>;
}

interface Order {
  cohort: Cohort;
  guide: Guide;
  asked: Asked;
  /** Milliseconds. */
  now: number;
  /** Whether worries count: they are for who may read them. */
  alerts: boolean;
  /** Every mission that is found rather than a page of them. */
  whole?: boolean;
  /** Only those for which a reminder by hand would reach someone. */
  remindable?: boolean;
}

/** Reports of which something was said that may still count: they are read by the rules of deposits, and handed to the query. */
async function noted(db: Database, { school, id }: Cohort) {
  const { rows } = await sql<{ mission: string }>`
    SELECT DISTINCT d.mission_id AS mission FROM finding_note AS n
    JOIN deposit AS d ON d.school_id = n.school_id AND d.deposit_id = n.deposit_id
    JOIN mission AS m ON m.school_id = d.school_id AND m.mission_id = d.mission_id AND m.cohort_id = ${id}
    WHERE n.school_id = ${school} AND (
      (n.kind = 'contest' AND NOT EXISTS (SELECT FROM finding_note AS later WHERE later.school_id = n.school_id
        AND later.deposit_id = n.deposit_id AND later.finding = n.finding AND (later.said_at, later.note_id) > (n.said_at, n.note_id)))
      OR (n.kind = 'waive' AND EXISTS (SELECT FROM conformity_check AS c
        WHERE c.school_id = n.school_id AND c.deposit_id = n.deposit_id AND c.blocking > 0)))`.execute(db);
  const deposits = await summariesOf(
    db,
    school,
    rows.map((row) => row.mission),
  );
  return deposits.map(({ id: deposit, blocking, contested }) => ({ deposit, wrong: blocking > 0 || contested > 0 }));
}

/** What is owed in the cohort: the dates of the guide and of the cohort; more time is added by the query. */
function owedRows(guide: Guide, cohort: Cohort) {
  return owedIn(guide).map(({ milestone, kind, item, by }) => ({
    milestone: milestone.id,
    kind,
    item,
    roles: by,
    at: deadlineOf(milestone, guide, cohort, [])?.at ?? null,
  }));
}

/** Deliverables at a step, with who validates them: what is wrong with one shows in its cell. */
const filedRows = (guide: Guide) =>
  guide.deliverables.flatMap((d) =>
    d.milestone === undefined
      ? []
      : [{ deliverable: d.id, milestone: d.milestone, kinds: d.validatedBy.map((role) => role.replace('-tutor', '')) }],
  );

/** What is missing, of whom, with its date in force: one row a mission, milestone and person (null: a tutor whom nobody has named). */
const missing = ({ cohort: { school, id }, cohort, guide }: Order) => sql`
  owed AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(owedRows(guide, cohort))}::jsonb)
    AS o(milestone text, kind text, item text, roles jsonb, at timestamptz)),
  mine AS MATERIALIZED (SELECT mission_id, student_id, broken_off_on IS NOT NULL AS broken FROM mission
    WHERE school_id = ${school} AND cohort_id = ${id}),
  longer AS (SELECT mission_id, milestone, max(until) AS until FROM extension
    WHERE school_id = ${school} AND cohort_id = ${id} GROUP BY mission_id, milestone),
  due AS MATERIALIZED (SELECT mine.mission_id, mine.student_id, o.milestone, o.kind, o.item, o.roles,
      greatest(o.at, everyone.until, own.until) AS at
    FROM mine CROSS JOIN owed AS o
    LEFT JOIN longer AS everyone ON everyone.mission_id IS NULL AND everyone.milestone = o.milestone
    LEFT JOIN longer AS own ON own.mission_id = mine.mission_id AND own.milestone = o.milestone
    WHERE NOT mine.broken),
  filed AS MATERIALIZED (SELECT DISTINCT ON (d.mission_id, d.deliverable) d.mission_id, d.deliverable, d.deposit_id
    FROM deposit AS d JOIN mine ON mine.mission_id = d.mission_id
    WHERE d.school_id = ${school} ORDER BY d.mission_id, d.deliverable, d.number DESC),
  given AS MATERIALIZED (SELECT a.mission_id, a.rubric AS item, a.author_id AS person FROM appraisal AS a
      JOIN mine ON mine.mission_id = a.mission_id WHERE a.school_id = ${school} AND a.state = 'submitted'
    UNION SELECT f.mission_id, f.item, f.author_id FROM feedback AS f
      JOIN mine ON mine.mission_id = f.mission_id WHERE f.school_id = ${school}),
  tutor AS MATERIALIZED (SELECT t.mission_id, t.person_id, t.kind, t.kind || '-tutor' AS role, t.confirmed_at IS NOT NULL AS reachable FROM mission_tutor AS t
    JOIN mine ON mine.mission_id = t.mission_id WHERE t.school_id = ${school} AND t.left_at IS NULL),
  missing AS MATERIALIZED (
    SELECT due.mission_id, due.milestone, due.at, 'student' AS role, due.student_id AS person, true AS reachable FROM due
    WHERE due.kind = 'deliverable'
      AND NOT EXISTS (SELECT FROM filed WHERE filed.mission_id = due.mission_id AND filed.deliverable = due.item)
    UNION ALL SELECT due.mission_id, due.milestone, due.at, tutor.role, tutor.person_id, tutor.reachable FROM due
    JOIN tutor ON tutor.mission_id = due.mission_id AND due.roles ? tutor.role
    WHERE due.kind <> 'deliverable' AND NOT EXISTS (SELECT FROM given
      WHERE given.mission_id = due.mission_id AND given.item = due.item AND given.person = tutor.person_id)
    UNION ALL SELECT due.mission_id, due.milestone, due.at, named.role, NULL, false FROM due
    CROSS JOIN LATERAL jsonb_array_elements_text(due.roles) AS named(role)
    WHERE due.kind <> 'deliverable'
      AND NOT EXISTS (SELECT FROM tutor WHERE tutor.mission_id = due.mission_id AND due.roles ? tutor.role)
      AND NOT EXISTS (SELECT FROM given WHERE given.mission_id = due.mission_id AND given.item = due.item))`;

/** Steps where what was handed in asks for attention: a point blocks, a finding is contested, a tutor wants another version. */
const wrong = (school: string, guide: Guide, said: readonly { deposit: string; wrong: boolean }[]) => sql`
  said AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS s(deposit uuid, wrong boolean)),
  at_step AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(filedRows(guide))}::jsonb)
    AS s(deliverable text, milestone text, kinds jsonb)),
  blocked AS MATERIALIZED (SELECT c.deposit_id FROM conformity_check AS c
    WHERE c.school_id = ${school} AND c.state = 'done' AND c.blocking > 0 AND c.deposit_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM conformity_check AS later WHERE later.school_id = c.school_id AND later.deposit_id = c.deposit_id
        AND later.state = 'done' AND (later.asked_at, later.check_id) > (c.asked_at, c.check_id))),
  word AS MATERIALIZED (SELECT DISTINCT ON (v.deposit_id, v.person_id) v.deposit_id, v.person_id, v.valid FROM deposit_validation AS v
    JOIN filed ON filed.deposit_id = v.deposit_id WHERE v.school_id = ${school}
    ORDER BY v.deposit_id, v.person_id, v.said_at DESC, v.validation_id DESC),
  wrong AS MATERIALIZED (SELECT filed.mission_id, at_step.milestone FROM filed
    JOIN at_step ON at_step.deliverable = filed.deliverable
    LEFT JOIN said ON said.deposit = filed.deposit_id
    LEFT JOIN blocked ON blocked.deposit_id = filed.deposit_id
    WHERE coalesce(said.wrong, blocked.deposit_id IS NOT NULL)
    UNION SELECT filed.mission_id, at_step.milestone FROM word
    JOIN filed ON filed.deposit_id = word.deposit_id
    JOIN at_step ON at_step.deliverable = filed.deliverable
    JOIN tutor ON tutor.mission_id = filed.mission_id AND tutor.person_id = word.person_id AND at_step.kinds ? tutor.kind
    WHERE NOT word.valid)`;

/** Each mission with its exposure. The whole second of a deadline is in time. */
const standing = (school: string, now: Date, alerts: boolean) => sql`
  pending AS (SELECT *, coalesce(date_trunc('second', at) + interval '1 second' <= ${now}, false) AS late,
      coalesce(at - interval '24 hours' * ${SOON_DAYS}::int <= ${now}, false) AS near FROM missing),
  soon AS MATERIALIZED (SELECT mission_id, person FROM pending WHERE near AND reachable),
  owing AS MATERIALIZED (SELECT mission_id, count(DISTINCT milestone) FILTER (WHERE late) AS late, bool_or(near) AS near, min(at) AS due
    FROM pending GROUP BY mission_id),
  alarm AS (SELECT DISTINCT mission_id FROM mission_alert WHERE school_id = ${school} AND handled_at IS NULL AND ${alerts}::boolean),
  stands AS MATERIALIZED (SELECT mine.mission_id, coalesce(owing.late, 0)::int AS late, owing.due,
      CASE WHEN alarm.mission_id IS NOT NULL THEN 0 WHEN mine.broken THEN 1 WHEN owing.late > 0 THEN 2
        WHEN mine.mission_id IN (SELECT mission_id FROM wrong) THEN 3 WHEN owing.near THEN 4 WHEN owing.mission_id IS NOT NULL THEN 5
        ELSE 6 END AS risk
    FROM mine LEFT JOIN owing ON owing.mission_id = mine.mission_id LEFT JOIN alarm ON alarm.mission_id = mine.mission_id)`;

const STANDING_RISKS = { danger: [0, 1, 2], waiting: [3, 4], fine: [5, 6] } as const;

/** Each mission with the names of its student, companies, places and tutors: read only when something is looked for. */
const named = (school: string) => sql`
  named AS MATERIALIZED (SELECT mission_id, string_agg(words, ' ') AS text FROM (
    SELECT mine.mission_id, concat_ws(' ', p.last_name, p.first_name, p.student_number) AS words
      FROM mine JOIN person AS p ON p.school_id = ${school} AND p.person_id = mine.student_id
    UNION ALL SELECT w.mission_id, concat_ws(' ', w.name, w.place)
      FROM mine JOIN mission_period AS w ON w.school_id = ${school} AND w.mission_id = mine.mission_id
    UNION ALL SELECT tutor.mission_id, concat_ws(' ', p.last_name, p.first_name)
      FROM tutor JOIN person AS p ON p.school_id = ${school} AND p.person_id = tutor.person_id) AS said
    GROUP BY mission_id)`;

/** Missions with each word somewhere in those names. */
function searched(query: string): RawBuilder<unknown> {
  const words = wordsOf(query);
  if (words.length === 0) return sql`true`;
  const each = words.map((word) => sql`named.text ~ ${patternOf(word)}`);
  return sql`s.mission_id IN (SELECT mission_id FROM named WHERE ${sql.join(each, sql` AND `)})`;
}

function filtered({ asked, remindable }: Order): RawBuilder<unknown> {
  const { query, waits, step, standing: only } = asked;
  const conditions = [searched(query)];
  if (remindable) conditions.push(sql`s.mission_id IN (SELECT mission_id FROM soon)`);
  if (only) conditions.push(sql`s.risk = ANY(${STANDING_RISKS[only]}::int[])`);
  if (waits) {
    // At a chosen step whatever its date; without one, only what is near or late, which is nearer still.
    const where = step ? sql`pending.milestone = ${step}` : sql`pending.near`;
    conditions.push(sql`s.mission_id IN (SELECT mission_id FROM pending WHERE role = ${waits} AND ${where})`);
  } else if (step) {
    conditions.push(sql`(s.mission_id IN (SELECT mission_id FROM missing WHERE milestone = ${step})
      OR s.mission_id IN (SELECT mission_id FROM wrong WHERE milestone = ${step}))`);
  }
  return sql.join(conditions, sql` AND `);
}

interface Row {
  rows: { mission: string; risk: number; late: number; due: string | null }[] | null;
  found: number;
  people: number;
  risks: Record<string, number> | null;
}

/** The missions of a cohort that are asked for, the most exposed first. */
export async function findMissions(db: Database, order: Order): Promise<FoundMissions> {
  const { cohort, guide, asked, now, whole = false } = order;
  const { school } = cohort;
  const said = await noted(db, cohort);
  const limit = whole ? sql`NULL::int` : sql`${PAGE}::int`;
  const offset = whole
    ? sql`0`
    : sql`(SELECT greatest(0, least(${asked.page}::int - 1, (count(*)::int - 1) / ${PAGE}::int)) * ${PAGE}::int FROM found)`;
  const { rows } = await sql<Row>`
    WITH ${missing(order)}, ${wrong(school, guide, said)}, ${standing(school, new Date(now), order.alerts)}, ${named(school)},
    found AS MATERIALIZED (SELECT s.mission_id, s.risk, s.late, s.due, lower(p.last_name) AS last_name, lower(p.first_name) AS first_name
      FROM stands AS s JOIN mine ON mine.mission_id = s.mission_id
      JOIN person AS p ON p.school_id = ${school} AND p.person_id = mine.student_id
      WHERE ${filtered(order)}),
    shown AS (SELECT *, row_number() OVER (ORDER BY risk, late DESC, due NULLS LAST, last_name, first_name, mission_id) AS place FROM found
      ORDER BY risk, late DESC, due NULLS LAST, last_name, first_name, mission_id LIMIT ${limit} OFFSET ${offset})
    SELECT (SELECT jsonb_agg(jsonb_build_object('mission', mission_id, 'risk', risk, 'late', late, 'due', due) ORDER BY place) FROM shown) AS rows,
      (SELECT count(*)::int FROM found) AS found,
      (SELECT count(DISTINCT person)::int FROM soon WHERE mission_id IN (SELECT mission_id FROM found)) AS people,
      (SELECT jsonb_object_agg(risk, n) FROM (SELECT risk, count(*) AS n FROM stands GROUP BY risk) AS each) AS risks`.execute(
    db,
  );
  const { found, people, risks, rows: ranked } = rows[0]!;
  const pages = Math.max(1, Math.ceil(found / PAGE));
  return {
    rows: (ranked ?? []).map(({ mission, risk, late, due }) => ({
      mission,
      risk: RISKS[risk]!,
      late,
      due: due === null ? null : Date.parse(due),
    })),
    found,
    people,
    page: Math.min(asked.page, pages),
    pages,
    risks: Object.fromEntries(Object.entries(risks ?? {}).map(([risk, n]) => [RISKS[Number(risk)]!, n])),
  };
}
