/** Sends letters through the mail server of SMTP_URL. */
import nodemailer from 'nodemailer';

/** A letter on its way: plain text and HTML, with a file perhaps. */
export interface Mail {
  /** The same for each attempt, so that a letter sent twice is seen once. */
  id: string;
  from: { name: string; address: string };
  to: string;
  /** Who gets the answers; null: who sends. */
  replyTo: string | null;
  /** Page that stops letters like this one; null when nothing does. */
  stop: string | null;
  subject: string;
  text: string;
  html: string;
  attachment: { name: string; bytes: Uint8Array } | null;
}

/** Hands a letter to the mail server; rejects when that does not take it. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** A server that does not answer is left after this long. */
const PATIENCE_MS = 20_000;

/** The mail server of `url`: smtp://user:password@host:port, or smtps. */
export function smtpMailer(url: string): Mailer {
  const transport = nodemailer.createTransport(
    // Nothing that a letter says may make the server read a file or fetch an address.
    { url, disableFileAccess: true, disableUrlAccess: true, connectionTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
  );
  return {
    async send({ id, from, to, replyTo, stop, subject, text, html, attachment }) {
      const domain = from.address.split('@').at(-1)!;
      await transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from,
        // As an object: an address is never parsed as a list of them.
        to: { name: '', address: to },
        ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
        subject,
        text,
        html,
        headers: {
          'auto-submitted': 'auto-generated',
          ...(stop !== null && { 'list-unsubscribe': `<${stop}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
        },
        attachments: attachment ? [{ filename: attachment.name, content: Buffer.from(attachment.bytes) }] : [],
      });
    },
  };
}

/** True when the mail server has refused this person or this letter for good: trying again would change nothing. */
export function isRefusedForGood(fault: unknown): boolean {
  const { responseCode = 0, command } = fault as { responseCode?: number; command?: string };
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
