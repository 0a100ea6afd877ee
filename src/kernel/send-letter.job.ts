/** Sends a letter of the outbox. What fails is recorded, and tried again later. */
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { JobPayloads, JobTry } from './jobs.ts';
import { hasReached, isRefusedForGood, type Mailer } from './mail.ts';
import { dropLetter, giveUp, type Letter, markAttempt, readLetter } from './outbox.store.ts';
import { hastenUnreached } from './outbox-again.store.ts';

/** The receipt of a deposit, or of the sending of an appraisal, as a file; null when there is none to send. */
export type AttachmentOf = (school: string, of: string) => Promise<{ name: string; bytes: Uint8Array } | null>;

/** True when a letter has nothing left to say: what it asks for was given, taken back, or is over. */
export type IsPointless = (school: string, letter: Letter) => Promise<boolean>;

/** What was said of another letter to the same address, which refused it for good since this one was written; null when nothing was. */
export type RefusedSince = (school: string, letter: Letter) => Promise<string | null>;

interface SendLetterDeps {
  db: Database;
  clock: Clock;
  /** Null without SMTP_URL. */
  mailer: Mailer | null;
  /** Where letters come from when the school does not say: an address at the server's own name. */
  baseUrl: string;
  attachmentOf?: AttachmentOf;
  isPointless?: IsPointless;
  refusedSince?: RefusedSince;
}

/**
 * The task: does nothing for a letter that is sent, dead or held; leaves aside one that has nothing left to say. One that waits while its address
 * refuses another is dead too, unless a person sends it again. What the mail server refuses for good is dead at once, anything else after the last
 * try.
 */
export function sendLetter(deps: SendLetterDeps): (payload: JobPayloads['send-letter'], tried: JobTry) => Promise<void> {
  const { db, clock, mailer, baseUrl } = deps;
  const { attachmentOf = () => Promise.resolve(null), isPointless = () => Promise.resolve(false) } = deps;
  const { refusedSince = () => Promise.resolve(null) } = deps;
  return async ({ school, letter: id, again = false }, { last }) => {
    const letter = await readLetter(db, school, id);
    if (!letter || letter.over) return;
    if (await isPointless(school, letter)) return dropLetter(db, school, id, clock.now());
    const problem = again ? null : await refusedSince(school, letter);
    if (problem !== null) return giveUp(db, school, id, { problem, at: clock.now() });
    try {
      if (!mailer) throw new Error('SMTP_URL is not set');
      const { address, subject, text, html, replyTo, stop } = letter;
      const from = { name: letter.schoolName, address: letter.sender ?? `soutenir@${new URL(baseUrl).hostname}` };
      const attachment = letter.receiptOf === null ? null : await attachmentOf(school, letter.receiptOf);
      await mailer.send({ id, from, to: address, replyTo, stop, subject, text, html, attachment });
    } catch (fault) {
      const { message, responseCode, code } = fault as { message: string; responseCode?: number; code?: string };
      const refused = isRefusedForGood(fault);
      const deadAt = refused || last ? clock.now() : null;
      await markAttempt(db, school, id, { problem: message.slice(0, 500), deadAt, unreached: !hasReached(fault) });
      // The office reads it among the dead letters.
      if (refused) return;
      // What a mail server says may hold an address: it stays in the outbox, logs get the code.
      throw new Error(`the letter ${id} was not sent: ${responseCode ?? code ?? 'see its problem in the outbox'}`, {
        cause: fault,
      });
    }
    await markAttempt(db, school, id, { sentAt: clock.now() });
    await hastenUnreached(db);
  };
}
