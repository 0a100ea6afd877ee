/** Web addresses as people print them and as QR codes hold them. Pure. */
import type { Page } from '../document/document.ts';

/** Services that hide where an address leads. */
const SHORTENERS = new Set(
  'qrco.de bit.ly t.co tinyurl.com goo.gl ow.ly is.gd buff.ly cutt.ly rebrand.ly urlz.fr shorturl.at t.ly l.ead.me qr.io qrfy.io me-qr.com scan.page linktr.ee lnkd.in urlr.me'.split(
    ' ',
  ),
);

/** The address in `text`, or null when it is not one that a browser could open ("https://exemple" is not). */
export function address(text: string): URL | null {
  const bare = text.trim();
  if (/\s/.test(bare)) return null;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(bare) && !/^[\w.-]+:\d+/.test(bare) ? bare : `https://${bare}`);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return /^[^.]+(?:\.[^.]+)+$/.test(url.hostname) ? url : null;
}

/** Whether the code holds an address, rather than a contact card, a network or plain text. */
export function meantAsAddress(text: string): boolean {
  return /^\s*(?:https?:|www\.|[\w-]+(?:\.[\w-]+)+(?:\/|\s*$))/i.test(text);
}

export const isShortener = (url: URL) => SHORTENERS.has(url.hostname.replace(/^www\./, ''));

/** True when `url` is on `host` or below it. */
export function onHost(url: URL, host: string): boolean {
  const name = url.hostname.toLowerCase();
  return name === host.toLowerCase() || name.endsWith(`.${host.toLowerCase()}`);
}

/** One form for addresses that lead to the same page: no scheme, "www.", trailing slash, fragment or tracking words. */
export function settle(url: URL): string {
  const query = [...url.searchParams].filter(
    ([key]) => !/^(?:utm_\w+|trk|original_?subdomain|originalSubdomain|locale)$/.test(key),
  );
  const rest = query.map(([key, value]) => `${key}=${value}`).join('&');
  const host = url.hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/^[a-z]{2}\.(?=linkedin\.com$)/, '');
  let path = url.pathname;
  try {
    path = decodeURIComponent(path).normalize('NFC');
  } catch {
    // a path that is not valid percent-encoding is compared as it stands
  }
  return host + path.replace(/\/+$/, '').toLowerCase() + (rest ? `?${rest}` : '');
}

const PRINTED = /(?:https?:\/\/|www\.)[^\s<>"«»()]+|(?<![@\p{L}\p{N}.])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s<>"«»()]*)?/giu;

/** Addresses printed on a page or behind its links; one broken over two lines is also read whole. */
export function addressesOn(page: Page): URL[] {
  const lines = page.lines.map((line) => line.text.trim());
  const joined = lines.slice(0, -1).map((line, i) => line + (lines[i + 1] ?? ''));
  const texts = [...lines, ...joined].flatMap((text) => text.match(PRINTED) ?? []);
  const behind = page.links.map((link) => link.url ?? '');
  return [...texts, ...behind].map((text) => address(text.replace(/[.,;:!?]+$/, ''))).filter((url) => url !== null);
}
