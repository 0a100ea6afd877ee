/** What people say of findings: only added to. */
import type { Database } from '../kernel/database.ts';
import { lockDeposit } from './check.store.ts';
import type { Note, NoteKind } from './findings.ts';

/** Notes of a deposit, oldest first. */
export async function notesOf(db: Database, school: string, deposit: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('finding_note')
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'finding_note.school_id').onRef('person.person_id', '=', 'finding_note.said_by'),
    )
    .select(['note_id', 'finding', 'kind', 'reason', 'said_at', 'person_id', 'last_name', 'first_name'])
    .where('finding_note.school_id', '=', school)
    .where('deposit_id', '=', deposit)
    .orderBy('said_at')
    .orderBy('note_id')
    .execute();
  return rows.map((row) => ({
    id: row.note_id,
    finding: row.finding,
    kind: row.kind,
    reason: row.reason,
    saidBy: { id: row.person_id, lastName: row.last_name, firstName: row.first_name },
    saidAt: row.said_at.toISOString(),
  }));
}

export interface NewNote {
  school: string;
  deposit: string;
  finding: string;
  kind: NoteKind;
  reason: string;
  saidBy: string;
  /** Milliseconds. */
  saidAt: number;
}

/** Adds a note in the transaction `trx`. It bears a later time than those before it: the last word is told by the order. */
export async function addNote(trx: Database, note: NewNote): Promise<void> {
  await lockDeposit(trx, note.school, note.deposit);
  const last = (await notesOf(trx, note.school, note.deposit)).at(-1);
  await trx
    .insertInto('finding_note')
    .values({
      school_id: note.school,
      deposit_id: note.deposit,
      finding: note.finding,
      kind: note.kind,
      reason: note.reason,
      said_by: note.saidBy,
      said_at: new Date(Math.max(note.saidAt, last ? Date.parse(last.saidAt) + 1 : 0)),
    })
    .execute();
}
