/** Letters to send: written in the transaction that causes them, sent by a task once it is committed. */
import type { Database } from './database.ts';
import { enqueue } from './jobs.ts';
import { withSecrets } from './secret-mark.ts';

/** A letter as it is written. */
export interface NewLetter {
  /** Its identifier, when it is in what the letter says. */
  id?: string;
  school: string;
  /** To whom, null for someone who is not among the people of the school. */
  person: string | null;
  address: string;
  subject: string;
  text: string;
  html: string;
  /** Deposit, or sending of an appraisal, whose receipt goes with it. */
  receiptOf?: string | null;
  /** Which letter it is, '' for none of those of the school. */
  kind?: string;
  mission?: string | null;
  link?: string | null;
  /** Who gets the answers. */
  replyTo?: string | null;
  /** Page that stops letters of this kind. */
  stop?: string | null;
  /** What stands for the marks of secrets, taken away once sent. */
  secret?: string | null;
  /** Milliseconds. */
  writtenAt: number;
  /** True without a mail server: it is kept, and sent when a person asks. */
  held?: boolean;
  /** True in the demo without a mail server: its mailbox takes the letter, which has arrived as soon as it is written. Secrets stay: it is read there. */
  arrived?: boolean;
  tries?: number;
}

/** A letter as it is sent, its secrets filled in: `sender` is the address that the school writes from, null when it says none. */
export interface Letter {
  id: string;
  /** Which letter it is, '' for none of those of the school. */
  kind: string;
  /** To whom, null for someone who is not among the people of the school. */
  person: string | null;
  /** The link that it brings; null for none. */
  link: string | null;
  /** Milliseconds. */
  writtenAt: number;
  address: string;
  subject: string;
  text: string;
  html: string;
  receiptOf: string | null;
  replyTo: string | null;
  stop: string | null;
  /** Nothing is left to do for it: it was sent or left unsent, it is dead, or it is held. */
  over: boolean;
  schoolName: string;
  sender: string | null;
}

/** Writes a letter in the transaction `trx`; unless it is held, it is sent once that is committed. @returns its identifier */
export async function writeLetter(trx: Database, letter: NewLetter): Promise<string> {
  const { arrived = false, held = false, tries } = letter;
  const { letter_id } = await trx
    .insertInto('outbox')
    .values({
      ...(letter.id !== undefined && { letter_id: letter.id }),
      school_id: letter.school,
      person_id: letter.person,
      address: letter.address,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      receipt_of: letter.receiptOf ?? null,
      kind: letter.kind ?? '',
      mission_id: letter.mission ?? null,
      link_id: letter.link ?? null,
      reply_to: letter.replyTo ?? null,
      stop: letter.stop ?? null,
      secret: letter.secret ?? null,
      held: held && !arrived,
      written_at: new Date(letter.writtenAt),
      sent_at: arrived ? new Date(letter.writtenAt) : null,
    })
    .returning('letter_id')
    .executeTakeFirstOrThrow();
  if (!held && !arrived)
    await enqueue(
      trx,
      'send-letter',
      { school: letter.school, letter: letter_id },
      { key: keyOf(letter_id), ...(tries && { tries }) },
    );
  return letter_id;
}

/** How the sending of a letter is called among the tasks. */
export const keyOf = (letter: string) => `letter ${letter}`;

/** The letter `id` of `school`; null when it is not there. */
export async function readLetter(db: Database, school: string, id: string): Promise<Letter | null> {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('school', 'school.school_id', 'outbox.school_id')
    .select([
      'letter_id',
      'kind',
      'person_id',
      'link_id',
      'written_at',
      'address',
      'subject',
      'text',
      'html',
      'receipt_of',
      'reply_to',
      'stop',
      'secret',
    ])
    .select(['sent_at', 'dead_at', 'dropped_at', 'held', 'school.name', 'school.sender'])
    .where('outbox.school_id', '=', school)
    .where('letter_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { address, subject, text, html, name, sender, secret } = row;
  return {
    id: row.letter_id,
    kind: row.kind,
    person: row.person_id,
    link: row.link_id ?? null,
    writtenAt: row.written_at.getTime(),
    address,
    subject: withSecrets(subject, secret),
    text: withSecrets(text, secret),
    html: withSecrets(html, secret),
    receiptOf: row.receipt_of,
    replyTo: row.reply_to ?? null,
    stop: row.stop ?? null,
    over: [row.sent_at, row.dead_at, row.dropped_at].some((at) => at !== null) || row.held,
    schoolName: name,
    sender,
  };
}

/** What became of an attempt. Times in milliseconds. */
type Outcome =
  | { sentAt: number }
  /** `deadAt`: no attempt comes after this one. `unreached`: no mail server answered. */
  | { problem: string; deadAt: number | null; unreached: boolean };

/** Counts an attempt. The secrets of what is sent are not kept. */
export async function markAttempt(db: Database, school: string, id: string, outcome: Outcome): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      ...('sentAt' in outcome
        ? {
            sent_at: new Date(outcome.sentAt),
            // A report that it came back may be there before the end of the dialogue.
            problem: eb.case().when('dead_at', 'is not', null).then(eb.ref('problem')).else(null).end(),
            secret: null,
            unreached: false,
          }
        : {
            problem: outcome.problem,
            dead_at: outcome.deadAt === null ? null : new Date(outcome.deadAt),
            unreached: outcome.unreached,
          }),
    }))
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .execute();
}

/** A letter to an address that refused another one is not tried: `problem` is what was said of that one. `at` in milliseconds. */
export async function giveUp(db: Database, school: string, id: string, { problem, at }: { problem: string; at: number }) {
  await db
    .updateTable('outbox')
    .set({ dead_at: new Date(at), problem, unreached: false })
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .execute();
}

/** A letter that has nothing left to say is not sent, and its secrets are not kept. `at` in milliseconds. */
export async function dropLetter(db: Database, school: string, id: string, at: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ dropped_at: new Date(at), secret: null, unreached: false })
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .execute();
}
