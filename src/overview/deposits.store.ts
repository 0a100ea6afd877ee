/** The deposits of a cohort, sorted by risk, filtered, searched and paged by the database; then the rows of a page, whole. */
import { sql, type RawBuilder } from 'kysely';
import { summariesOf } from '../deposit/deposit.store.ts';
import type { Guide } from '../guide/schema.ts';
import type { Database } from '../kernel/database.ts';
import { type Cohort, deadlineOf } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import { noted } from '../reminder/exposure.store.ts';
import { type Asked, type Counts, PAGE, type Row, rowOf, type Show, SHOWS } from './rows.ts';
import { searchOf } from './search.store.ts';

/** Whose deposits, at what time. */
export interface RowsOrder {
  cohort: Cohort;
  guide: Guide;
  /** Milliseconds. */
  now: number;
  asked: Asked;
  /** Every row of the filter rather than a page of them. */
  whole?: boolean;
}

/** A row, by what it is of. */
export interface RowRef {
  mission: string;
  deliverable: string;
}

export interface FoundRows {
  refs: RowRef[];
  page: number;
  pages: number;
  /** Of the whole cohort. */
  counts: Counts;
  /** Of what is looked for, filter aside. */
  found: Counts;
}

/** Deliverables of the guide, with the dates of guide and cohort; more time is added by the query. */
const deliverables = (guide: Guide, cohort: Cohort) =>
  guide.deliverables.map(({ id, milestone, optional }, place) => {
    const step = guide.calendar.find((m) => m.id === milestone);
    return {
      deliverable: id,
      milestone: milestone ?? null,
      optional,
      place,
      at: (step && deadlineOf(step, guide, cohort, [])?.at) ?? null,
    };
  });

/** Which rows a filter shows, and those that are over. What is no longer asked is only in the list of everything. */
const IS = {
  all: sql`true`,
  missing: sql`open AND NOT given`,
  overdue: sql`open AND NOT given AND over`,
  late: sql`open AND given AND over`,
  blocked: sql`open AND blocked`,
  contested: sql`open AND contested`,
} as const satisfies Record<Show | 'overdue', unknown>;

/**
 * A row each mission and deliverable: `given`, `over` (the deposit came late, or nothing came in time: the whole second of a deadline is in
 * time), `open` (the mission goes on, and something was given or must be).
 */
const rowsTable = ({ cohort: { school, id }, guide, cohort, now }: RowsOrder, said: readonly unknown[]) => sql`
  asked AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(deliverables(guide, cohort))}::jsonb)
    AS a(deliverable text, milestone text, optional boolean, place int, at timestamptz) LIMIT ${sql.lit(guide.deliverables.length)}),
  said AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
    AS s(deposit uuid, blocked boolean, contested boolean)),
  mine AS MATERIALIZED (SELECT mission_id, student_id, broken_off_on IS NOT NULL AS broken FROM mission
    WHERE school_id = ${school} AND cohort_id = ${id}),
  longer AS MATERIALIZED (SELECT mission_id, milestone, max(until) AS until FROM extension
    WHERE school_id = ${school} AND cohort_id = ${id} GROUP BY mission_id, milestone),
  last AS MATERIALIZED (SELECT DISTINCT ON (d.mission_id, d.deliverable) d.mission_id, d.deliverable, d.deposit_id, d.received_at, d.deadline
    FROM mine JOIN deposit AS d ON d.school_id = ${school} AND d.mission_id = mine.mission_id
    ORDER BY d.mission_id, d.deliverable, d.number DESC),
  made AS MATERIALIZED (SELECT DISTINCT ON (c.deposit_id) c.deposit_id, c.verdict
    FROM last JOIN conformity_check AS c ON c.school_id = ${school} AND c.deposit_id = last.deposit_id AND c.state = 'done'
    ORDER BY c.deposit_id, c.asked_at DESC, c.check_id DESC),
  each AS MATERIALIZED (SELECT mine.mission_id, mine.student_id, asked.deliverable, asked.place, o.due, last.deposit_id IS NOT NULL AS given,
      NOT mine.broken AND (last.deposit_id IS NOT NULL OR NOT asked.optional) AS open,
      CASE WHEN last.deposit_id IS NULL THEN date_trunc('second', o.due) + interval '1 second' <= ${new Date(now)}::timestamptz
        ELSE date_trunc('second', last.deadline) + interval '1 second' <= last.received_at END IS TRUE AS over,
      coalesce(said.blocked, made.verdict = 'blocked', false) AS blocked, coalesce(said.contested, false) AS contested, made.verdict
    FROM mine CROSS JOIN asked
    LEFT JOIN last ON last.mission_id = mine.mission_id AND last.deliverable = asked.deliverable
    LEFT JOIN made ON made.deposit_id = last.deposit_id
    LEFT JOIN said ON said.deposit = last.deposit_id
    LEFT JOIN longer AS everyone ON everyone.mission_id IS NULL AND everyone.milestone = asked.milestone
    LEFT JOIN longer AS own ON own.mission_id = mine.mission_id AND own.milestone = asked.milestone
    CROSS JOIN LATERAL (SELECT greatest(asked.at, everyone.until, own.until) AS due) AS o)`;

/** What is missing after its deadline comes first, what is in time and conform last, then what is no longer asked. */
const RISK = sql`CASE WHEN NOT open THEN 9 WHEN NOT given AND over THEN 0 WHEN blocked THEN 1 WHEN contested THEN 2
  WHEN given AND over THEN 3 WHEN NOT given AND due IS NOT NULL THEN 4 WHEN verdict = 'to-check' THEN 5 WHEN given AND verdict IS DISTINCT FROM 'conform' THEN 6
  WHEN NOT given THEN 7 ELSE 8 END`;

/** The rows of a cohort that are asked for, most at risk first. */
export async function findRows(db: Database, order: RowsOrder): Promise<FoundRows> {
  const { cohort, asked, whole = false } = order;
  const said = await noted(db, cohort);
  const kinds = [...SHOWS, 'overdue'] as const;
  const counts = (among: RawBuilder<unknown>) =>
    sql`jsonb_build_object(${sql.join(kinds.map((kind) => sql`${sql.lit(kind)}, coalesce(sum(n) FILTER (WHERE ${IS[kind]} AND ${among}), 0)`))})`;
  const search = searchOf(cohort.school, asked.query);
  const limit = whole ? sql`NULL::int` : sql`${PAGE}::int`;
  const offset = whole
    ? sql`0`
    : sql`(SELECT greatest(0, least(${asked.page}::int - 1, (coalesce(sum(n), 0)::int - 1) / ${PAGE}::int)) * ${PAGE}::int
        FROM tally WHERE hit AND ${IS[asked.show]})`;
  const { rows } = await sql<{ refs: RowRef[] | null; counts: Counts; found: Counts }>`
    WITH ${rowsTable(order, said)}, ${search.table},
    hit AS MATERIALIZED (SELECT *, ${search.found(sql`each.mission_id`)} AS hit, ${RISK} AS risk FROM each),
    tally AS MATERIALIZED (SELECT open, given, over, blocked, contested, hit, count(*) AS n FROM hit GROUP BY 1, 2, 3, 4, 5, 6),
    shown AS (SELECT h.mission_id, h.deliverable
      FROM hit AS h JOIN person AS p ON p.school_id = ${cohort.school} AND p.person_id = h.student_id
      WHERE hit AND ${IS[asked.show]}
      ORDER BY h.risk, h.due NULLS LAST, lower(p.last_name), lower(p.first_name), h.mission_id, h.place
      LIMIT ${limit} OFFSET ${offset}),
    paged AS (SELECT *, row_number() OVER () AS nth FROM shown)
    SELECT (SELECT jsonb_agg(jsonb_build_object('mission', mission_id, 'deliverable', deliverable) ORDER BY nth) FROM paged) AS refs,
      ${counts(sql`true`)} AS counts, ${counts(sql`hit`)} AS found FROM tally`.execute(db);
  const { refs, counts: all, found } = rows[0]!;
  const pages = Math.max(1, Math.ceil(found[asked.show] / PAGE));
  return { refs: refs ?? [], counts: all, found, page: Math.min(asked.page, pages), pages };
}

/** The rows of `refs`, whole, in their order. */
export async function readRows(db: Database, { cohort, guide, now }: RowsOrder, refs: readonly RowRef[]): Promise<Row[]> {
  const ids = [...new Set(refs.map(({ mission }) => mission))];
  const [missions, deposits] = await Promise.all([listMissions(db, cohort.school, { ids }), summariesOf(db, cohort.school, ids)]);
  const missionOf = new Map(missions.map((mission) => [mission.id, mission]));
  const depositOf = new Map(deposits.map((each) => [`${each.mission} ${each.deliverable}`, each]));
  return refs.flatMap((ref) => {
    const mission = missionOf.get(ref.mission);
    const deliverable = guide.deliverables.find(({ id }) => id === ref.deliverable);
    if (!mission || !deliverable) return [];
    return [rowOf(guide, mission, deliverable, depositOf.get(`${ref.mission} ${ref.deliverable}`) ?? null, now)];
  });
}

/** Rows read at once for a file. */
const LOT = 400;

/** Every row of the filter, lot after lot: a whole cohort is never held. */
export async function* eachRows(db: Database, order: RowsOrder): AsyncGenerator<Row[]> {
  const { refs } = await findRows(db, { ...order, whole: true });
  for (let from = 0; from < refs.length; from += LOT) yield readRows(db, order, refs.slice(from, from + LOT));
}
