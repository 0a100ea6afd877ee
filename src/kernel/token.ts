/** Secrets of addresses and cookies, of which only a hash is kept, and codes of receipts. */
import { createHash, randomBytes } from 'node:crypto';

/** A secret that cannot be guessed: 256 bits, as an address takes them. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: SHA-256, hexadecimal. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Code of a receipt: twelve characters of Crockford's base 32, sixty bits that cannot be guessed. */
export const newReceiptCode = (): string => [...randomBytes(12)].map((byte) => CROCKFORD.charAt(byte & 31)).join('');
