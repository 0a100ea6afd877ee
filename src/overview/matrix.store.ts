/** The missions of a cohort, sorted, filtered and searched by the database: the rules are those of thread/matrix. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../kernel/database.ts';
import { type Risk, RISKS, STANDING, type Standing } from '../thread/matrix.ts';
import { type ExposureOrder, exposures, risksFrom } from '../reminder/exposure.store.ts';
import { refusedIn } from '../letter/refused.store.ts';
import { type Asked, PAGE, type Sort } from './matrix.ts';
import { searchOf } from './search.store.ts';

export interface Ranked {
  mission: string;
  risk: Risk;
  late: number;
  /** Milliseconds. */
  due: number | null;
}

export interface FoundMissions {
  /** Those of the page, or all of them, in the order that is asked for. */
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

interface Order extends ExposureOrder {
  asked: Asked;
  /** Every mission that is found rather than a page of them. */
  whole?: boolean;
  /** Only those for which a reminder by hand would reach someone. */
  remindable?: boolean;
}

/** Places of the risks that a standing gathers. */
const risksOf = (standing: Standing) => RISKS.flatMap((risk, place) => (STANDING[risk] === standing ? [place] : []));

/** Column of `stands` that says what is waited from whom. */
const LACKS = { student: sql`s.student`, 'company-tutor': sql`s.company`, 'academic-tutor': sql`s.academic` } as const;

function filtered(
  { asked, remindable }: Order,
  searched: RawBuilder<unknown>,
  at: (step: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { waits, step, standing: only } = asked;
  const conditions = [searched];
  if (remindable)
    conditions.push(
      sql`(s.reach & s.near <> 0 OR s.mission_id IN (SELECT mission_id FROM waiting WHERE reachable UNION ALL SELECT mission_id FROM again))`,
    );
  if (only) conditions.push(sql`s.risk = ANY(${risksOf(only)}::int[])`);
  if (waits) {
    // At a chosen step whatever its date; without one, only what is near or late, which is nearer still.
    const open = sql`${LACKS[waits]} & ${step ? at(step) : sql`s.near`} <> 0`;
    // Another version, which a tutor wants, is expected of the student whatever the date of its step.
    const again = sql`SELECT mission_id FROM again WHERE ${step}::text IS NULL OR milestone = ${step}`;
    conditions.push(waits === 'student' ? sql`(${open} OR s.mission_id IN (${again}))` : open);
  } else if (step) {
    conditions.push(sql`(s.open & ${at(step)} <> 0 OR s.mission_id IN (SELECT mission_id FROM wrong WHERE milestone = ${step}))`);
  }
  return sql.join(conditions, sql` AND `);
}

/** Names are put in order as they are looked for: accents and capitals aside. */
const NAME = sql`p.told, f.mission_id`;
/** What each order reads beside what is found (`f`) and the student (`p`), and its columns. The company is that of the last period. */
const ORDERS: Readonly<Record<Sort, { joins: RawBuilder<unknown>; by: RawBuilder<unknown> }>> = {
  risk: { joins: sql``, by: sql`f.risk, f.late DESC, f.due NULLS LAST, lower(p.last_name), lower(p.first_name), f.mission_id` },
  name: { joins: sql``, by: NAME },
  company: {
    joins: sql`LEFT JOIN (SELECT DISTINCT ON (w.mission_id) w.mission_id, w.told FROM found JOIN mission_period AS w
        ON w.school_id = found.school_id AND w.mission_id = found.mission_id
      ORDER BY w.mission_id, w.position DESC) AS place ON place.mission_id = f.mission_id`,
    by: sql`place.told NULLS LAST, ${NAME}`,
  },
  date: { joins: sql``, by: sql`f.due NULLS LAST, ${NAME}` },
};

interface Row {
  rows: { mission: string; risk: number; late: number; due: string | null }[] | null;
  found: number;
  people: number;
  risks: Record<string, number> | null;
}

/** The missions of a cohort that are asked for, in the order that is asked for. */
export async function findMissions(db: Database, order: Order): Promise<FoundMissions> {
  const { cohort, asked, whole = false } = order;
  const { school } = cohort;
  const { at, tables } = await exposures(db, order);
  const search = searchOf(school, asked.query);
  const sorted = ORDERS[asked.sort];
  const limit = whole ? sql`NULL::int` : sql`${PAGE}::int`;
  const offset = whole
    ? sql`0`
    : sql`(SELECT greatest(0, least(${asked.page}::int - 1, (count(*)::int - 1) / ${PAGE}::int)) * ${PAGE}::int FROM found)`;
  const { rows } = await sql<Row>`
    WITH ${tables}, ${search.table},
    found AS MATERIALIZED (SELECT s.*, ${school}::uuid AS school_id FROM stands AS s WHERE ${filtered(order, search.found(sql`s.mission_id`), at)}),
    shown AS (SELECT f.mission_id, f.risk, f.late, f.due
      FROM found AS f JOIN person AS p ON p.school_id = ${school} AND p.person_id = f.student_id ${sorted.joins}
      ORDER BY ${sorted.by}
      LIMIT ${limit} OFFSET ${offset}),
    paged AS (SELECT *, row_number() OVER () AS place FROM shown),
    unwritten AS MATERIALIZED (SELECT person_id FROM person WHERE school_id = ${school} AND left_at IS NOT NULL
      UNION ALL SELECT person_id FROM (${refusedIn(school)}) AS refused),
    people AS (SELECT student_id AS person FROM found WHERE student & near <> 0
      UNION SELECT tutor.person_id FROM found JOIN tutor ON tutor.mission_id = found.mission_id
      WHERE tutor.reachable AND tutor.bits & found.near <> 0
      UNION SELECT waiting.person_id FROM found JOIN waiting ON waiting.mission_id = found.mission_id AND waiting.reachable
      UNION SELECT again.student_id FROM found JOIN again ON again.mission_id = found.mission_id)
    SELECT (SELECT jsonb_agg(jsonb_build_object('mission', mission_id, 'risk', risk, 'late', late, 'due', due) ORDER BY place) FROM paged) AS rows,
      (SELECT count(*)::int FROM found) AS found,
      (SELECT count(*)::int FROM people WHERE person NOT IN (SELECT person_id FROM unwritten)) AS people,
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
    risks: risksFrom(risks),
  };
}
