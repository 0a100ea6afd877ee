/** Sends a letter of the outbox. What fails is recorded, and tried again later. */
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { JobPayloads, JobTry } from './jobs.ts';
import { isRefusedForGood, type Mailer } from './mail.ts';
import { markAttempt, readLetter } from './outbox.store.ts';

/** The receipt of a deposit, or of the sending of an appraisal, as a file; null when there is none to send. */
export type AttachmentOf = (school: string, of: string) => Promise<{ name: string; bytes: Uint8Array } | null>;

interface SendLetterDeps {
  db: Database;
  clock: Clock;
  /** Null without SMTP_URL. */
  mailer: Mailer | null;
  /** Where letters come from when the school does not say: an address at the server's own name. */
  baseUrl: string;
  attachmentOf?: AttachmentOf;
}

/** The task: does nothing for a letter that is sent, dead or held. What the mail server refuses for good is dead at once, anything else after the last try. */
export function sendLetter(deps: SendLetterDeps): (payload: JobPayloads['send-letter'], tried: JobTry) => Promise<void> {
  const { db, clock, mailer, baseUrl, attachmentOf = () => Promise.resolve(null) } = deps;
  return async ({ school, letter: id }, { last }) => {
    const letter = await readLetter(db, school, id);
    if (!letter || letter.over) return;
    try {
      if (!mailer) throw new Error('SMTP_URL is not set');
      const { address, subject, text, html, replyTo, stop } = letter;
      const from = { name: letter.schoolName, address: letter.sender ?? `soutenir@${new URL(baseUrl).hostname}` };
      const attachment = letter.receiptOf === null ? null : await attachmentOf(school, letter.receiptOf);
      await mailer.send({ id, from, to: address, replyTo, stop, subject, text, html, attachment });
    } catch (fault) {
      const { message, responseCode, code } = fault as { message: string; responseCode?: number; code?: string };
      const refused = isRefusedForGood(fault);
      await markAttempt(db, school, id, { problem: message.slice(0, 500), deadAt: refused || last ? clock.now() : null });
      // The office reads it among the dead letters.
      if (refused) return;
      // What a mail server says may hold an address: it stays in the outbox, logs get the code.
      throw new Error(`the letter ${id} was not sent: ${responseCode ?? code ?? 'see its problem in the outbox'}`, {
        cause: fault,
      });
    }
    await markAttempt(db, school, id, { sentAt: clock.now() });
  };
}
