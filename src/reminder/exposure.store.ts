/** How exposed the missions of a cohort are, judged by the database in one go: the rules are those of thread/matrix, which a test compares. */
import { sql, type RawBuilder } from 'kysely';
import { summariesOf } from '../deposit/deposit.store.ts';
import type { Guide } from '../guide/schema.ts';
import type { Database } from '../kernel/database.ts';
import { owedIn, type Owing, type Risk, RISKS, SOON_DAYS } from '../thread/matrix.ts';
import { type Cohort, deadlineOf } from '../mission/mission.ts';

/** Whose missions, at what time, for whom. */
export interface ExposureOrder {
  cohort: Cohort;
  guide: Guide;
  /** Milliseconds. */
  now: number;
  /** Whether worries count: they are for who may read them. */
  alerts: boolean;
}

/** Last versions of which something was said that may still count: read by the rules of deposits, to be handed to a query of the whole cohort. */
export async function noted(db: Database, { school, id }: Cohort) {
  const { rows } = await sql<{ mission: string }>`
    SELECT DISTINCT d.mission_id AS mission FROM finding_note AS n
    JOIN deposit AS d ON d.school_id = n.school_id AND d.deposit_id = n.deposit_id
    JOIN mission AS m ON m.school_id = d.school_id AND m.mission_id = d.mission_id AND m.cohort_id = ${id}
    WHERE n.school_id = ${school} AND (
      (n.kind = 'contest' AND NOT EXISTS (SELECT FROM finding_note AS later WHERE later.school_id = n.school_id
        AND later.deposit_id = n.deposit_id AND later.finding = n.finding AND (later.said_at, later.note_id) > (n.said_at, n.note_id)))
      OR (n.kind = 'waive' AND EXISTS (SELECT FROM conformity_check AS c
        WHERE c.school_id = n.school_id AND c.deposit_id = n.deposit_id AND c.blocking > 0)))`.execute(db);
  const missions = rows.map((row) => row.mission);
  const deposits = await summariesOf(db, school, missions);
  return deposits.map(({ id: deposit, blocking, contested, verdict }) => ({
    deposit,
    wrong: blocking > 0 || contested > 0,
    blocked: verdict === 'blocked',
    contested: contested > 0,
  }));
}

/**
 * What is owed, a bit a milestone in the order of the calendar: what someone has not given is then one number, and thousands of missions
 * are judged without a row for each thing that each person owes. A bigint holds more dates than a guide has.
 */
function owedBits(guide: Guide, cohort: Cohort) {
  const rows = owedIn(guide).map(({ milestone, kind, item, by }, place) => ({
    milestone: milestone.id,
    filed: kind === 'deliverable',
    item,
    by,
    place: place + 1,
    bits: 1n << BigInt(place),
    at: deadlineOf(milestone, guide, cohort, [])?.at ?? null,
  }));
  const sum = (which: readonly { bits: bigint }[]) => sql`${String(which.reduce((all, { bits }) => all | bits, 0n))}::bigint`;
  return {
    /** The dates of the guide and of the cohort; more time is added by the query. */
    length: rows.length,
    table: JSON.stringify(rows.map((row) => ({ ...row, bits: String(row.bits) }))),
    by: (role: Owing) => sum(rows.filter(({ by }) => by.includes(role))),
    at: (step: string) => sum(rows.filter(({ milestone }) => milestone === step)),
    /** The soonest of `dates`, an array in the order of the bits, among those of `open`. */
    soonest(open: RawBuilder<unknown>, dates: RawBuilder<unknown>) {
      const each = rows.map(
        ({ place }) => sql`CASE WHEN (${open} >> ${sql.lit(place - 1)}) & 1 = 1 THEN ${dates}[${sql.lit(place)}] END`,
      );
      return each.length === 0 ? sql`NULL::timestamptz` : sql`least(${sql.join(each)})`;
    },
  };
}

/** Deliverables at a step, with who validates them: what is wrong with one shows in its cell. */
const filedRows = (guide: Guide) =>
  guide.deliverables.flatMap((d) =>
    d.milestone === undefined
      ? []
      : [
          {
            deliverable: d.id,
            milestone: d.milestone,
            kinds: d.validatedBy.map((role) => role.replace('-tutor', '')),
            every: d.validatedByAll === true,
          },
        ],
  );

/**
 * The missions of the cohort; the dates in force, of everyone (mission_id null) and of each mission that has more time, with what is late
 * and near. The whole second of a deadline is in time.
 */
const dated = ({ cohort: { school, id }, now }: ExposureOrder, owed: ReturnType<typeof owedBits>) => sql`
  owed AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${owed.table}::jsonb)
    AS o(milestone text, filed boolean, item text, place int, bits bigint, at timestamptz) LIMIT ${sql.lit(owed.length)}),
  mine AS MATERIALIZED (SELECT mission_id, student_id, broken_off_on IS NOT NULL AS broken FROM mission
    WHERE school_id = ${school} AND cohort_id = ${id}),
  longer AS MATERIALIZED (SELECT mission_id, milestone, max(until) AS until FROM extension
    WHERE school_id = ${school} AND cohort_id = ${id} GROUP BY mission_id, milestone),
  dates AS MATERIALIZED (SELECT mission_id, array_agg(at ORDER BY place) AS dates,
      bit_or(bits) FILTER (WHERE date_trunc('second', at) + interval '1 second' <= ${new Date(now)}) AS late,
      bit_or(bits) FILTER (WHERE at - interval '24 hours' * ${SOON_DAYS}::int <= ${new Date(now)}) AS near
    FROM (SELECT whose.mission_id, owed.place, owed.bits, greatest(owed.at, everyone.until, own.until) AS at
      FROM (SELECT NULL::uuid AS mission_id UNION SELECT mission_id FROM longer) AS whose CROSS JOIN owed
      LEFT JOIN longer AS everyone ON everyone.mission_id IS NULL AND everyone.milestone = owed.milestone
      LEFT JOIN longer AS own ON own.mission_id = whose.mission_id AND own.milestone = owed.milestone) AS each
    GROUP BY mission_id),
  everyone AS MATERIALIZED (SELECT * FROM dates WHERE mission_id IS NULL)`;

// A full join is hashed or merged, never looped: how many gave something is guessed far too low, and a loop takes seconds.
/** What is missing of a mission, by whom it is owed (of a role that nobody has: of a tutor to name); `reach`: of those whom a letter reaches. */
const missing = ({ cohort: { school } }: ExposureOrder, by: (role: Owing) => RawBuilder<unknown>) => sql`
  filed AS (SELECT d.mission_id, bit_or(owed.bits) AS bits FROM deposit AS d JOIN mine ON mine.mission_id = d.mission_id
    JOIN owed ON owed.filed AND owed.item = d.deliverable WHERE d.school_id = ${school} GROUP BY d.mission_id),
  given AS MATERIALIZED (SELECT g.mission_id, g.person, bit_or(owed.bits) AS bits FROM (
      SELECT mission_id, author_id AS person, rubric AS item FROM appraisal WHERE school_id = ${school} AND state = 'submitted'
      UNION ALL SELECT mission_id, author_id, item FROM feedback WHERE school_id = ${school}) AS g
    JOIN mine ON mine.mission_id = g.mission_id JOIN owed ON NOT owed.filed AND owed.item = g.item GROUP BY g.mission_id, g.person),
  tutor AS MATERIALIZED (SELECT t.mission_id, t.person_id, t.kind, t.asked, t.reachable, t.asked & ~coalesce(given.bits, 0) AS bits
    FROM (SELECT t.mission_id, t.person_id, t.kind, t.confirmed_at IS NOT NULL AS reachable,
        CASE t.kind WHEN 'company' THEN ${by('company-tutor')} ELSE ${by('academic-tutor')} END AS asked
      FROM mission_tutor AS t JOIN mine ON mine.mission_id = t.mission_id WHERE t.school_id = ${school} AND t.left_at IS NULL) AS t
    FULL JOIN given ON given.mission_id = t.mission_id AND given.person = t.person_id WHERE coalesce(t.kind, '') <> ''),
  tutors AS (SELECT mission_id, bit_or(asked) AS asked, bit_or(bits) FILTER (WHERE kind = 'company') AS company,
      bit_or(bits) FILTER (WHERE kind = 'academic') AS academic, bit_or(bits) FILTER (WHERE reachable) AS reach
    FROM tutor GROUP BY mission_id),
  answered AS (SELECT mission_id, bit_or(bits) AS bits FROM given GROUP BY mission_id),
  lacks AS (SELECT mine.mission_id, mine.student_id, mine.broken, o.student,
      coalesce(tutors.company, 0) | o.unnamed & ${by('company-tutor')} AS company,
      coalesce(tutors.academic, 0) | o.unnamed & ${by('academic-tutor')} AS academic,
      o.student | coalesce(tutors.reach, 0) AS reach
    FROM mine LEFT JOIN filed ON filed.mission_id = mine.mission_id
    LEFT JOIN tutors ON tutors.mission_id = mine.mission_id
    LEFT JOIN answered ON answered.mission_id = mine.mission_id
    CROSS JOIN LATERAL (SELECT ${by('student')} & ~coalesce(filed.bits, 0) AS student,
      ~coalesce(tutors.asked, 0) & ~coalesce(answered.bits, 0) AS unnamed) AS o)`;

/**
 * Steps where what was handed in asks for attention: a point blocks, a finding is contested, a tutor wants another version; the last ones
 * (`again`) wait for their student. Looked for from what was said, which is rare, among last versions.
 */
const wrong = (school: string, guide: Guide, said: readonly { deposit: string; wrong: boolean }[]) => sql`
  said AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS s(deposit uuid, wrong boolean)),
  at_step AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(filedRows(guide))}::jsonb)
    AS s(deliverable text, milestone text, kinds jsonb, every boolean) LIMIT ${sql.lit(guide.deliverables.length)}),
  blocked AS (SELECT c.deposit_id FROM conformity_check AS c
    WHERE c.school_id = ${school} AND c.state = 'done' AND c.blocking > 0 AND c.deposit_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM conformity_check AS later WHERE later.school_id = c.school_id AND later.deposit_id = c.deposit_id
        AND later.state = 'done' AND (later.asked_at, later.check_id) > (c.asked_at, c.check_id))),
  refused AS (SELECT v.deposit_id, v.person_id FROM deposit_validation AS v WHERE v.school_id = ${school} AND NOT v.valid
    AND NOT EXISTS (SELECT FROM deposit_validation AS later WHERE later.school_id = v.school_id AND later.deposit_id = v.deposit_id
      AND later.person_id = v.person_id AND (later.said_at, later.validation_id) > (v.said_at, v.validation_id))),
  wrong AS MATERIALIZED (SELECT d.mission_id, at_step.milestone, bool_or(doubt.person_id IS NOT NULL) AS refused
    FROM (SELECT deposit AS deposit_id, NULL::uuid AS person_id FROM said WHERE wrong
      UNION ALL SELECT deposit_id, NULL FROM blocked WHERE NOT EXISTS (SELECT FROM said WHERE said.deposit = blocked.deposit_id)
      UNION ALL SELECT deposit_id, person_id FROM refused) AS doubt
    JOIN deposit AS d ON d.school_id = ${school} AND d.deposit_id = doubt.deposit_id
    JOIN at_step ON at_step.deliverable = d.deliverable
    WHERE d.mission_id IN (SELECT mission_id FROM mine)
      AND NOT EXISTS (SELECT FROM deposit AS later WHERE later.school_id = d.school_id AND later.mission_id = d.mission_id
        AND later.deliverable = d.deliverable AND later.number > d.number)
      AND (doubt.person_id IS NULL OR EXISTS (SELECT FROM mission_tutor AS t WHERE t.school_id = d.school_id AND t.mission_id = d.mission_id
        AND t.person_id = doubt.person_id AND t.left_at IS NULL AND at_step.kinds ? t.kind))
    GROUP BY d.mission_id, at_step.milestone),
  again AS MATERIALIZED (SELECT wrong.mission_id, wrong.milestone, mine.student_id FROM wrong
    JOIN mine ON mine.mission_id = wrong.mission_id AND NOT mine.broken WHERE wrong.refused)`;

/** Tutors whose word on a last version is waited for, and whether a letter reaches them: one of each kind is enough, unless the guide says all. */
const waiting = (school: string) => sql`
  waiting AS MATERIALIZED (SELECT DISTINCT d.mission_id, t.person_id, t.reachable FROM at_step
    JOIN mine ON NOT mine.broken
    JOIN deposit AS d ON d.school_id = ${school} AND d.mission_id = mine.mission_id AND d.deliverable = at_step.deliverable
    JOIN tutor AS t ON t.mission_id = d.mission_id AND at_step.kinds ? t.kind
    WHERE at_step.kinds <> '[]'
      AND NOT EXISTS (SELECT FROM deposit AS later WHERE later.school_id = d.school_id AND later.mission_id = d.mission_id
        AND later.deliverable = d.deliverable AND later.number > d.number)
      AND NOT EXISTS (SELECT FROM again WHERE again.mission_id = d.mission_id AND again.milestone = at_step.milestone)
      AND NOT EXISTS (SELECT FROM deposit_validation AS v
        WHERE v.school_id = d.school_id AND v.deposit_id = d.deposit_id AND v.person_id = t.person_id)
      AND (at_step.every OR NOT EXISTS (SELECT FROM deposit_validation AS v
        JOIN mission_tutor AS w ON w.school_id = v.school_id AND w.mission_id = d.mission_id AND w.person_id = v.person_id AND w.kind = t.kind
        WHERE v.school_id = d.school_id AND v.deposit_id = d.deposit_id AND v.valid AND NOT EXISTS (SELECT FROM deposit_validation AS later
          WHERE later.school_id = v.school_id AND later.deposit_id = v.deposit_id AND later.person_id = v.person_id
            AND (later.said_at, later.validation_id) > (v.said_at, v.validation_id)))))`;

/** The place of a risk among them: what the database sorts by. */
const rank = (risk: Risk) => sql.lit(RISKS.indexOf(risk));

/** Each mission with its exposure. Nothing is owed any more by one that broke off. */
const standing = ({ cohort: { school }, alerts }: ExposureOrder, soonest: ReturnType<typeof owedBits>['soonest']) => sql`
  alarm AS (SELECT mission_id FROM mission_alert WHERE school_id = ${school} AND handled_at IS NULL AND ${alerts}::boolean),
  stands AS MATERIALIZED (SELECT l.mission_id, l.student_id, l.student & o.live AS student, l.company & o.live AS company,
      l.academic & o.live AS academic, l.reach & o.live AS reach, o.near, o.open, o.late AS overdue,
      bit_count((o.open & o.late)::bit(64))::int AS late, ${soonest(sql`o.open`, sql`o.dates`)} AS due,
      CASE WHEN l.mission_id IN (SELECT mission_id FROM alarm) THEN ${rank('alert')} WHEN l.broken THEN ${rank('broken-off')}
        WHEN o.open & o.late <> 0 THEN ${rank('late')} WHEN l.mission_id IN (SELECT mission_id FROM wrong) THEN ${rank('check')}
        WHEN o.open & o.near <> 0 THEN ${rank('expected')} WHEN o.open <> 0 THEN ${rank('pending')} ELSE ${rank('done')} END AS risk
    FROM lacks AS l LEFT JOIN everyone ON true
    LEFT JOIN dates AS own ON own.mission_id = l.mission_id
    CROSS JOIN LATERAL (SELECT CASE WHEN l.broken THEN 0::bigint ELSE ~0::bigint END AS live) AS alive
    CROSS JOIN LATERAL (SELECT alive.live, (l.student | l.company | l.academic) & alive.live AS open,
      CASE WHEN own.mission_id IS NULL THEN everyone.dates ELSE own.dates END AS dates,
      coalesce(CASE WHEN own.mission_id IS NULL THEN everyone.late ELSE own.late END, 0) AS late,
      coalesce(CASE WHEN own.mission_id IS NULL THEN everyone.near ELSE own.near END, 0) & alive.live AS near) AS o)`;

/** What a query of the missions of a cohort starts from: `stands` (a row a mission), `mine`, `tutor`, `wrong`, `again`, `waiting`; and the bits of a step. */
export async function exposures(db: Database, order: ExposureOrder) {
  const { cohort, guide } = order;
  const said = await noted(db, cohort);
  const owed = owedBits(guide, cohort);
  return {
    at: owed.at,
    tables: sql`${dated(order, owed)}, ${missing(order, owed.by)}, ${wrong(cohort.school, guide, said)},
      ${waiting(cohort.school)}, ${standing(order, owed.soonest)}`,
  };
}

/** Risk → how many missions bear it, from what `risks` aggregates. */
export const risksFrom = (risks: Readonly<Record<string, number>> | null): Partial<Record<Risk, number>> =>
  Object.fromEntries(Object.entries(risks ?? {}).map(([place, n]) => [RISKS[Number(place)]!, n]));

/**
 * The missions of a cohort among which someone may be to call: something that the guide reminds of is late, or a version waits for a word or for
 * another one. Far fewer than all of them, but more than those of whom someone is to call.
 */
export async function maybeCalled(db: Database, order: Omit<ExposureOrder, 'alerts'>): Promise<string[]> {
  const { at, tables } = await exposures(db, { ...order, alerts: false });
  const late = order.guide.calendar
    .filter(({ reminders }) => reminders.length > 0)
    .map(({ id }) => sql`open & overdue & ${at(id)} <> 0`);
  const { rows } = await sql<{ mission_id: string }>`
    WITH ${tables} SELECT mission_id FROM stands WHERE ${sql.join([sql`false`, ...late], sql` OR `)}
    UNION SELECT mission_id FROM waiting UNION SELECT mission_id FROM again`.execute(db);
  return rows.map((row) => row.mission_id);
}

/** How many missions of a cohort bear each risk. */
export async function countRisks(db: Database, order: ExposureOrder): Promise<Partial<Record<Risk, number>>> {
  const { tables } = await exposures(db, order);
  const { rows } = await sql<{ risk: number; n: number }>`
    WITH ${tables} SELECT risk, count(*)::int AS n FROM stands GROUP BY risk`.execute(db);
  return risksFrom(Object.fromEntries(rows.map(({ risk, n }) => [risk, n])));
}
