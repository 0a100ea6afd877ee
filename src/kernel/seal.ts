/** What only this server can read or have written: texts sealed with its secret, and hashes that nobody else can make. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key of `secret` for one use: what is sealed for one is not opened for another. */
const keyFor = (secret: string, use: string) => Buffer.from(hkdfSync('sha256', secret, '', `soutenir ${use}`, 32));

/** `text` as only `unseal` with the same secret and use reads it; base64url. */
export function seal(secret: string, use: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, use), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text that `sealed` holds; null when it was not sealed with this secret for this use, or was altered. */
export function unseal(secret: string, use: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, use), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** A hash of `text` that takes the secret to make: a short text is not found from it. Hexadecimal. */
export function keyedHash(secret: string, use: string, text: string): string {
  return createHmac('sha256', keyFor(secret, use)).update(text).digest('hex');
}
