/** What a page needs to know of its request, the language that a visitor chose, and the files that pages load. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { open } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { chooseLang, isLang, type Lang, withoutLang } from './lang.ts';
import type { Shell } from './layout.tsx';
import type { Visitor } from './rail.ts';

/** Served files of a build: source name → address, and the bytes behind each address. */
export interface Assets {
  folder: string;
  manifest: Readonly<Record<string, string>>;
}

/** The assets of the bundle in `bundle`; none when it has not been built. */
export function loadAssets(bundle: string): Assets {
  const folder = join(bundle, 'assets');
  try {
    return { folder, manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string> };
  } catch {
    return { folder, manifest: {} };
  }
}

/** Language of the request: address, then cookie, then browser. */
export function langOf(c: Context): Lang {
  return chooseLang({ query: c.req.query('lang'), cookie: getCookie(c, 'lang'), accept: c.req.header('accept-language') });
}

/** The shell of the page asked for by `c`. */
export function shellOf(c: Context, assets: Assets): Shell {
  const url = new URL(c.req.url);
  return {
    lang: langOf(c),
    url: withoutLang(`${url.pathname}${url.search}`),
    asset: (name) => (assets.manifest[name] ? `/assets/${assets.manifest[name]}` : null),
    visitor: VISITORS.get(c.req.raw) ?? null,
  };
}

const VISITORS = new WeakMap<Request, Visitor>();

/** Makes who is there known to the pages of request `c`. `visitorOf` is asked where a page is wanted only. */
export function knowVisitor(visitorOf: (c: Context) => Promise<Visitor | null>): MiddlewareHandler {
  return async (c, next) => {
    const visitor = wantsPage(c) ? await visitorOf(c) : null;
    if (visitor) VISITORS.set(c.req.raw, visitor);
    await next();
  };
}

/** True when the client is a browser that wants a page. */
export function wantsPage(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/html');
}

/** Remembers for a year the language that a visitor chose. */
export function keepLang(c: Context, lang: Lang): void {
  setCookie(c, 'lang', lang, {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    httpOnly: true,
    secure: c.req.url.startsWith('https:'),
  });
}

/** `?lang=en` on a page: remembers the choice for a year and comes back to the same page without it. */
export function rememberLang(): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.query('lang');
    if (c.req.method !== 'GET' || !isLang(asked) || !wantsPage(c)) return next();
    keepLang(c, asked);
    const url = new URL(c.req.url);
    return c.redirect(withoutLang(`${url.pathname}${url.search}`), 303);
  };
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
};
const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 20 20"><style>:root{color:#1E3A5F}@media(prefers-color-scheme:dark){:root{color:#A9C7EE}}</style>' +
  '<path d="M3 0v20" stroke="currentColor" stroke-width="2"/><circle cx="3" cy="5" r="3" fill="currentColor"/>' +
  '<circle cx="3" cy="14" r="2.8" fill="currentColor"/><path d="M9 5h7M9 14h5" stroke="currentColor" stroke-width="2"/></svg>';

/** /assets/*, immutable (each name carries its hash), and the icon. */
export function assetRoutes(assets: Assets): Hono {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of Object.values(assets.manifest)) files.set(name, Uint8Array.from(readFileSync(join(assets.folder, name))));
  return new Hono()
    .get('/assets/:name', open('styles, fonts and scripts of public pages'), (c) => {
      const name = c.req.param('name');
      const bytes = files.get(name);
      if (!bytes) throw new Refusal('not-found', {});
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      return c.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' });
    })
    .get('/favicon.svg', open('icon of public pages'), (c) =>
      c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
    );
}
