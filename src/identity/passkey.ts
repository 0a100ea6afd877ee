/** Where passkeys work, and what people call theirs. Pure. */

/** Whose passkeys they are: a name of domain, and the address of its pages. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/** The relying party of a server at `baseUrl`; null where browsers make no passkey: an IP address, or http elsewhere than on this machine. */
export function relyingParty(baseUrl: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(baseUrl);
  const isName = !/^[\d.]+$|:/.test(hostname);
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isName && isSafe ? { id: hostname, origin } : null;
}

const NAME_LENGTH = 60;

/** The name of a passkey as it is kept; null when it is empty. */
export const passkeyName = (typed: string): string | null => typed.slice(0, NAME_LENGTH).trim() || null;

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox, Windows": the browser and the machine that a session names; null when it names neither. */
export function deviceOf(userAgent: string | null): string | null {
  const named = [BROWSERS, SYSTEMS].map((list) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1]);
  return named.filter((each) => each !== undefined).join(', ') || null;
}
