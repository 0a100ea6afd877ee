/** Codes by time, as authenticator applications make them (RFC 6238): six digits, thirty seconds. */
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Periods before and after that are taken: clocks differ, and people type slowly. */
const WINDOW = 1;

/** A new secret, base32. */
export const newFactor = (): string => new Secret({ size: 20 }).base32;

const totpOf = (factor: string, issuer: string, label: string) =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(factor), digits: 6, period: PERIOD_SECONDS });

/** The address that an application reads from a QR code: whose secret it is, and of what. */
export const factorAddress = (factor: string, issuer: string, label: string): string => totpOf(factor, issuer, label).toString();

/** The period whose code `token` is at `now` (milliseconds); null when it is the code of none. */
export function periodOf(factor: string, token: string, now: number): number | null {
  const delta = totpOf(factor, '', '').validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / (PERIOD_SECONDS * 1000)) + delta;
}
