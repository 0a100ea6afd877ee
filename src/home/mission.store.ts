/** What the page of a mission asks beside its thread: its journal, the appraisals that were sent, what was said of its deposits. */
import { sql } from 'kysely';
import type { Database } from '../kernel/database.ts';
import type { Entry } from './journal.ts';

interface EntryRow {
  seq: string;
  at: Date;
  actor: string | null;
  via: string;
  action: string;
  details: Record<string, unknown>;
}

/** Entries of the journal about a mission or its deposits, newest first, below `before` when it is given. Worries are left out for who may not read them. */
export async function journalOf(
  db: Database,
  {
    school,
    mission,
    alerts,
    before,
    limit,
  }: { school: string; mission: string; alerts: boolean; before: number | null; limit: number },
): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT j.seq, j.at, p.first_name || ' ' || p.last_name AS actor, j.via, j.action, j.details FROM journal AS j
    LEFT JOIN person AS p ON p.school_id = j.school_id AND p.person_id = j.actor
    WHERE j.school_id = ${school} AND j.subject IN (SELECT ${`mission:${mission}`} UNION ALL
        SELECT 'deposit:' || d.deposit_id FROM deposit AS d WHERE d.school_id = ${school} AND d.mission_id = ${mission})
      AND (${alerts} OR j.action NOT LIKE 'alert.%') AND j.seq < ${before ?? Number.MAX_SAFE_INTEGER}
    ORDER BY j.seq DESC LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }));
}

/** An appraisal that was begun or sent. */
export interface AppraisalLine {
  id: string;
  rubric: string;
  author: string;
  name: string;
  state: 'draft' | 'submitted';
  /** ISO 8601: saved or sent. */
  at: string;
  /** Criteria that have an answer. */
  answered: number;
  /** Who typed it from paper, when its author did not send it. */
  typedBy: string | null;
}

/** The appraisals of a mission, by rubric then name. */
export async function appraisalLines(db: Database, school: string, mission: string): Promise<AppraisalLine[]> {
  const { rows } = await sql<Omit<AppraisalLine, 'at'> & { at: Date }>`
    SELECT a.appraisal_id AS id, a.rubric, a.author_id AS author, p.first_name || ' ' || p.last_name AS name, a.state,
      CASE a.state WHEN 'submitted' THEN a.submitted_at ELSE a.saved_at END AS at,
      (SELECT count(*)::int FROM jsonb_object_keys(a.answers)) AS answered,
      (SELECT t.first_name || ' ' || t.last_name FROM appraisal_submission AS s
        JOIN person AS t ON t.school_id = s.school_id AND t.person_id = s.typed_by
        WHERE s.school_id = a.school_id AND s.appraisal_id = a.appraisal_id ORDER BY s.number DESC LIMIT 1) AS "typedBy"
    FROM appraisal AS a JOIN person AS p ON p.school_id = a.school_id AND p.person_id = a.author_id
    WHERE a.school_id = ${school} AND a.mission_id = ${mission}
    ORDER BY a.rubric, p.last_name, p.first_name`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What someone said of a finding in a report of the mission. */
export interface Remark {
  deposit: string;
  deliverable: string;
  number: number;
  kind: 'contest' | 'keep' | 'waive';
  reason: string;
  by: string;
  /** ISO 8601. */
  at: string;
}

/** The remarks on the deposits of a mission, newest first, at most `limit`. */
export async function remarksOf(db: Database, school: string, mission: string, limit: number): Promise<Remark[]> {
  const { rows } = await sql<Omit<Remark, 'at'> & { at: Date }>`
    SELECT d.deposit_id AS deposit, d.deliverable, d.number, n.kind, n.reason, p.first_name || ' ' || p.last_name AS by, n.said_at AS at
    FROM finding_note AS n JOIN deposit AS d ON d.school_id = n.school_id AND d.deposit_id = n.deposit_id
    JOIN person AS p ON p.school_id = n.school_id AND p.person_id = n.said_by
    WHERE n.school_id = ${school} AND d.mission_id = ${mission} ORDER BY n.said_at DESC, n.note_id LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
