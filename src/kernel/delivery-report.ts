/** Reads what a mail server says later of a letter that it took: a delivery report (RFC 3464). Anyone may send one: nothing of it is believed but which letter, and why. */
import PostalMime, { type Email } from 'postal-mime';
import { LETTER_HEADER } from './mail.ts';

/** What a message to the address of bounces is. */
export type DeliveryReport =
  /** `letter` did not arrive and will not. */
  | { said: 'failed'; letter: string; reason: string }
  /** It is late, or it arrived. */
  | { said: 'going'; letter: string }
  /** A report about nothing that was sent from here. */
  | { said: 'stranger' }
  /** An answer, an out-of-office message, an advertisement. */
  | { said: 'no-report' };

/** More of a message than this is not read: what a report says comes first. */
export const REPORT_BYTES = 2_000_000;
const LIMITS = { maxNestingDepth: 10, maxHeadersSize: 200_000, maxRfc822NestingDepth: 0 } as const;
const REASON_CHARACTERS = 300;

/** Says what the message `bytes` is. Never throws on bad bytes. */
export async function readDeliveryReport(bytes: Uint8Array): Promise<DeliveryReport> {
  const email = await parsed(bytes.subarray(0, REPORT_BYTES));
  if (!email) return { said: 'no-report' };
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const status = contentOf(email, /^message\/(global-)?delivery-status$/);
  if (!/^multipart\/report\b/i.test(type) || status === null) return { said: 'no-report' };
  const letter = letterIn(contentOf(email, /^(message|text)\/(rfc822|global)(-headers)?$/) ?? '');
  if (letter === null) return { said: 'stranger' };
  const failed = recipientsIn(status).find(isFailed);
  return failed ? { said: 'failed', letter, reason: reasonOf(failed) } : { said: 'going', letter };
}

const parsed = (bytes: Uint8Array): Promise<Email | null> =>
  // What cannot be parsed (nested a thousand times, headers without end) is no report of a mail server.
  PostalMime.parse(bytes, { ...LIMITS, forceRfc822Attachments: true, attachmentEncoding: 'utf8' }).catch(() => null);

function contentOf({ attachments }: Email, type: RegExp): string | null {
  const content = attachments.find(({ mimeType }) => type.test(mimeType))?.content;
  return typeof content === 'string' ? content : null;
}

/** Name → value of a block of headers, folded lines joined; the first of a name counts. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** One block of fields a recipient: the first block is about the message. */
const recipientsIn = (status: string) =>
  status
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'));

/** "failed" after a week of tries has a status of 4: it is over all the same. Without an action, the status says it. */
const isFailed = (fields: Map<string, string>) =>
  fields.get('action')?.toLowerCase() === 'failed' || (!fields.has('action') && fields.get('status')?.startsWith('5.') === true);

function reasonOf(fields: Map<string, string>): string {
  const said = fields.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '');
  return [fields.get('status'), said]
    .filter(Boolean)
    .join(', ')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .slice(0, REASON_CHARACTERS);
}

/** The letter that the headers of the returned message name. */
function letterIn(returned: string): string | null {
  const [head = ''] = returned.slice(0, LIMITS.maxHeadersSize).split(/\r?\n\r?\n/, 1);
  const fields = fieldsOf(head);
  const named = [fields.get(LETTER_HEADER), /^<([^@>]+)@[^>]*>$/.exec(fields.get('message-id') ?? '')?.[1]];
  return named.find((id) => id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))?.toLowerCase() ?? null;
}
