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

const THIS_MACHINE = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

/** Name of the header that says which letter a message is: delivery reports give it back. */
export const LETTER_HEADER = 'x-soutenir-letter';

/**
 * The mail server of `url`: smtp://user:password@host:port, or smtps. A password leaves this machine encrypted, or not at all.
 * What cannot be delivered later is told to `bounces`; null: to who sends.
 */
export function smtpMailer(url: string, bounces: string | null = null): Mailer {
  const { hostname, username } = new URL(url);
  const transport = nodemailer.createTransport({
    url,
    requireTLS: username !== '' && !THIS_MACHINE.test(hostname),
    // Nothing that a letter says may make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send({ id, from, to, replyTo, stop, subject, text, html, attachment }) {
      const domain = from.address.split('@').at(-1)!;
      await transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from,
        // As objects: an address is never parsed as a list of them.
        envelope: { from: { name: '', address: bounces ?? from.address }, to: { name: '', address: to } },
        to: { name: '', address: to },
        ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
        subject,
        text,
        html,
        // Lines of any length arrive as they were written, addresses of links included.
        textEncoding: 'quoted-printable',
        headers: {
          [LETTER_HEADER]: id,
          'auto-submitted': 'auto-generated',
          ...(stop !== null && { 'list-unsubscribe': `<${stop}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
        },
        attachments: attachment ? [{ filename: attachment.name, content: Buffer.from(attachment.bytes) }] : [],
      });
    },
  };
}

/** What a failure of the transport says of itself. */
interface MailFault {
  responseCode?: number;
  command?: string;
  code?: string;
}

/** True when the mail server has refused this person or this letter for good, or the address is none: trying again would change nothing. */
export function isRefusedForGood(fault: unknown): boolean {
  const { responseCode = 0, command, code } = fault as MailFault;
  if (code === 'EENVELOPE' && command === 'API') return true;
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

/** True when the mail server was there and answered about this letter. */
export function hasReached(fault: unknown): boolean {
  const { command = '' } = fault as MailFault;
  return ['MAIL FROM', 'RCPT TO', 'DATA', 'API'].includes(command);
}
