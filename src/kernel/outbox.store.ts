/** Letters to send: written in the transaction that causes them, sent by a task once it is committed. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { enqueue, hasten } from './jobs.ts';
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
const keyOf = (letter: string) => `letter ${letter}`;

/** The letter `id` of `school`; null when it is not there. */
export async function readLetter(db: Database, school: string, id: string): Promise<Letter | null> {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('school', 'school.school_id', 'outbox.school_id')
    .select([
      'letter_id',
      'kind',
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

/** A letter that has nothing left to say is not sent, and its secrets are not kept. `at` in milliseconds. */
export async function dropLetter(db: Database, school: string, id: string, at: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ dropped_at: new Date(at), secret: null, unreached: false })
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .execute();
}

/** How many letters leave at once when the mail server is back; each that leaves calls for the next ones. */
const WAVE = 200;

/** The mail server takes letters: those that found none leave now, in the order in which they were written. */
export async function hastenUnreached(db: Database): Promise<void> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom(sql<{ key: string; run_at: Date }>`graphile_worker.jobs`.as('j'))
          .select(['j.key', 'j.run_at'])
          .as('job'),
      (j) => j.on(sql<boolean>`job.key = 'letter ' || outbox.letter_id`),
    )
    .select('letter_id')
    .where('unreached', '=', true)
    .where('dead_at', 'is', null)
    .where(sql<boolean>`job.run_at > now() + interval '1 minute'`)
    .orderBy('written_at')
    .orderBy('letter_id')
    .limit(WAVE)
    .execute();
  await hasten(
    db,
    rows.map((row) => keyOf(row.letter_id)),
  );
}

/** The letter that brought `links` was sent, and came back. `at` in milliseconds. */
export async function markBounced(
  trx: Database,
  { school, links, at }: { school: string; links: readonly string[]; at: number },
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ dead_at: new Date(at) })
    .where('school_id', '=', school)
    .where('link_id', 'in', links)
    .where('dead_at', 'is', null)
    .execute();
}

/** What a delivery report said of a letter that had left. */
export interface Bounce {
  letter: string;
  /** What the mail server said. */
  reason: string;
  /** Milliseconds. */
  at: number;
}

/** A letter as the bounce of it is told. */
export interface Bounced {
  school: string;
  person: string | null;
  mission: string | null;
  kind: string;
  address: string;
}

/** A letter came back. @returns what it was; 'known' when that was told already; null for a letter that nobody wrote */
export async function bounceLetter(trx: Database, { letter, reason, at }: Bounce): Promise<Bounced | 'known' | null> {
  const found = await trx
    .selectFrom('outbox')
    .select(['school_id', 'person_id', 'mission_id', 'kind', 'address', 'dead_at'])
    .where('letter_id', '=', letter)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return null;
  if (found.dead_at !== null) return 'known';
  await trx
    .updateTable('outbox')
    // A report may come before the end of the dialogue was noted: what came back did leave.
    .set((eb) => ({
      dead_at: new Date(at),
      sent_at: eb.fn.coalesce('sent_at', eb.val(new Date(at))),
      problem: reason,
      secret: null,
    }))
    .where('school_id', '=', found.school_id)
    .where('letter_id', '=', letter)
    .execute();
  const { school_id: school, person_id: person, mission_id, kind, address } = found;
  return { school, person, mission: mission_id ?? null, kind, address };
}

/**
 * Sends again what is dead, held, or came back; to the address that its person has today, unless it brings a secret, which goes to nobody else.
 * What came back without its secrets is not sent: they were taken away when it left.
 *
 * @returns false when there is nothing to send again
 */
export async function sendAgain(trx: Database, school: string, id: string): Promise<boolean> {
  const row = await trx
    .updateTable('outbox')
    .set((eb) => ({
      held: false,
      dead_at: null,
      sent_at: null,
      problem: null,
      unreached: false,
      address: eb
        .case()
        .when('secret', 'is not', null)
        .then(eb.ref('address'))
        .else(
          eb.fn.coalesce(
            eb
              .selectFrom('person as p')
              .select('p.email')
              .whereRef('p.school_id', '=', 'outbox.school_id')
              .whereRef('p.person_id', '=', 'outbox.person_id'),
            'address',
          ),
        )
        .end(),
    }))
    .where('school_id', '=', school)
    .where('letter_id', '=', id)
    .where(CAN_LEAVE_AGAIN)
    .returning('letter_id')
    .executeTakeFirst();
  if (row) await enqueue(trx, 'send-letter', { school, letter: id }, { key: keyOf(id) });
  return row !== undefined;
}

/** Held, dead, or come back with nothing missing from it. */
export const CAN_LEAVE_AGAIN = sql<boolean>`(held OR dead_at IS NOT NULL) AND dropped_at IS NULL
  AND (sent_at IS NULL OR position('⟦' in text) = 0)`;
