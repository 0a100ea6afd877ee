/** Letters to send: written in the transaction that causes them, sent by a task once it is committed. */
import type { Database } from './database.ts';
import { enqueue } from './jobs.ts';

/** A letter as it is written. Without SMTP_URL nobody writes any: callers look at the configuration first. */
interface NewLetter {
  school: string;
  /** To whom, null for someone who is not among the people of the school. */
  person: string | null;
  address: string;
  subject: string;
  text: string;
  html: string;
  /** Deposit whose receipt goes with it. */
  receiptOf: string | null;
  /** Milliseconds. */
  writtenAt: number;
}

/** A letter as it is sent: `sender` is the address that the school writes from, null when it says none. */
export interface Letter {
  id: string;
  address: string;
  subject: string;
  text: string;
  html: string;
  receiptOf: string | null;
  sent: boolean;
  schoolName: string;
  sender: string | null;
}

/** Writes a letter in the transaction `trx`; it is sent once that is committed. */
export async function writeLetter(trx: Database, letter: NewLetter): Promise<void> {
  const { letter_id } = await trx
    .insertInto('outbox')
    .values({
      school_id: letter.school,
      person_id: letter.person,
      address: letter.address,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      receipt_of: letter.receiptOf,
      written_at: new Date(letter.writtenAt),
    })
    .returning('letter_id')
    .executeTakeFirstOrThrow();
  await enqueue(trx, 'send-letter', { school: letter.school, letter: letter_id });
}

/** The letter `id` of `school`; null when it is not there. */
export async function readLetter(db: Database, school: string, id: string): Promise<Letter | null> {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('school', 'school.school_id', 'outbox.school_id')
    .select(['letter_id', 'address', 'subject', 'text', 'html', 'receipt_of', 'sent_at', 'school.name', 'school.sender'])
    .where('outbox.school_id', '=', school)
    .where('letter_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { address, subject, text, html, name, sender } = row;
  return {
    id: row.letter_id,
    address,
    subject,
    text,
    html,
    receiptOf: row.receipt_of,
    sent: row.sent_at !== null,
    schoolName: name,
    sender,
  };
}

/** Counts an attempt: sent at `at` (milliseconds), or not and why. */
export async function markAttempt(
  db: Database,
  school: string,
  id: string,
  outcome: { sentAt: number } | { problem: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      ...('sentAt' in outcome ? { sent_at: new Date(outcome.sentAt), problem: null } : { problem: outcome.problem }),
    }))
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .execute();
}
