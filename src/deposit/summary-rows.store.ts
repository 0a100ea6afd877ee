/** Last versions of many missions at once, with what their reports count and what people said of them. */
import { sql } from 'kysely';
import type { Report, Verdict } from '../conformity/finding.ts';
import { among, type Database } from '../kernel/database.ts';
import type { CheckState } from './deposit.ts';
import type { Note } from './findings.ts';

/** The last version of a deliverable of a mission, and what its latest report counts. */
export interface SummaryRow {
  deposit_id: string;
  mission_id: string;
  deliverable: string;
  number: number;
  received_at: Date;
  deadline: Date | null;
  bytes: string;
  file_name: string;
  sha256: string;
  state: CheckState | null;
  check_id: string | null;
  verdict: Verdict | null;
  blocking: number | null;
  failed: number | null;
}

/** Last versions, the state of their latest check, and what their latest report counts. */
export const lastVersions = (school: string, missions: readonly string[]) => sql<SummaryRow>`
  SELECT d.deposit_id, d.mission_id, d.deliverable, d.number, d.received_at, d.deadline, d.bytes, d.file_name, d.sha256,
    latest.state, made.check_id, made.verdict, made.blocking, made.failed
  FROM (SELECT DISTINCT ON (mission_id, deliverable) * FROM deposit
    WHERE school_id = ${school} AND mission_id = ANY(${missions}) ORDER BY mission_id, deliverable, number DESC) AS d
  LEFT JOIN LATERAL (SELECT c.state FROM conformity_check AS c WHERE c.school_id = d.school_id AND c.deposit_id = d.deposit_id
    ORDER BY c.asked_at DESC, c.check_id DESC LIMIT 1) AS latest ON true
  LEFT JOIN LATERAL (SELECT c.check_id, c.verdict, c.blocking, c.failed
    FROM conformity_check AS c WHERE c.school_id = d.school_id AND c.deposit_id = d.deposit_id AND c.state = 'done'
    ORDER BY c.asked_at DESC, c.check_id DESC LIMIT 1) AS made ON true
  ORDER BY d.mission_id, d.received_at`;

/** Reports that people said something of, with what they said: only those are read whole. */
export async function notesAbout(db: Database, school: string, rows: readonly SummaryRow[]) {
  const checked = new Map(rows.flatMap((r) => (r.check_id ? [[r.deposit_id, r.check_id] as const] : [])));
  const about = new Map<string, { report: Report; notes: Pick<Note, 'finding' | 'kind'>[] }>();
  if (checked.size === 0) return about;
  const notes = await db
    .selectFrom('finding_note')
    .select(['deposit_id', 'finding', 'kind'])
    .where('school_id', '=', school)
    .where('deposit_id', '=', among([...checked.keys()]))
    .orderBy('said_at')
    .orderBy('note_id')
    .execute();
  if (notes.length === 0) return about;
  const reports = await db
    .selectFrom('conformity_check')
    .select(['check_id', 'deposit_id', 'report'])
    .where('school_id', '=', school)
    .where('check_id', '=', among([...new Set(notes.map((n) => checked.get(n.deposit_id)!))]))
    .execute();
  for (const { deposit_id, report } of reports) {
    about.set(deposit_id!, { report: report as Report, notes: notes.filter((n) => n.deposit_id === deposit_id) });
  }
  return about;
}
