/** What every answer carries and what every request must satisfy: headers, origin, size. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from './refusal.ts';

/** No inline script or style, nothing from elsewhere, no framing. `data:` and `blob:` serve pictures that a page shows before sending. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Policy of files that people sent: whatever they hold, nothing in them runs nor reaches anything. */
export const SANDBOX = "sandbox; default-src 'none'";

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
};

/** Security headers on every answer, to which a route may add a stricter policy (both apply); HSTS when the server is reached over https. */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  const secure = baseUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    // A file that people sent carries a stricter policy of its own.
    const sandboxed = c.res.headers.get('content-security-policy') === SANDBOX;
    const own = c.res.headers.get('content-security-policy');
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (own !== null) c.res.headers.append('content-security-policy', own);
    if (sandboxed) c.res.headers.set('content-security-policy', SANDBOX);
    if (secure) c.res.headers.set('strict-transport-security', 'max-age=31536000');
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when `origin` is the server's own: its public address, or the host that the request names. */
function isOwn(origin: string, baseUrl: string, host: string | undefined): boolean {
  if (origin === baseUrl) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from (Sec-Fetch-Site, Origin); a client that
 * says neither is not a browser, holds no cookie of a person by accident, and may pass.
 */
export function sameSiteOnly(baseUrl: string): MiddlewareHandler {
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
      if (foreign || (origin !== undefined && !isOwn(origin, baseUrl, c.req.header('host')))) throw new Refusal('cross-site', {});
    }
    await next();
  };
}

/** Refuses a body above `maxBytes`, announced or as it arrives: a file, or a form that holds none. */
export function limitBody(maxBytes: number, code: 'too-large' | 'text-too-large' = 'too-large'): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new Refusal(code, { maxMegabytes: Math.floor(maxBytes / (1024 * 1024)) });
    },
  });
  return (c, next) => {
    const { method, headers, body } = c.req.raw;
    if (body && !headers.has('content-length')) {
      // Once counted, the library makes the request anew: from one of the platform, not from one of the server.
      const read = { method, headers, body, duplex: 'half' };
      c.req.raw = new Request(c.req.url, read);
    }
    return limit(c, next);
  };
}
