/** Where a person goes once they have entered: a page of this server and nothing else. Pure. */

const ORIGIN = 'http://here.invalid';

/** `next` when it is the path of a page of this server, query included; '/' for anything else. */
export function localPath(next: string | undefined | null): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\s\\\p{Cc}]/u.test(next) || /^\/%(2f|5c)/i.test(next)) return '/';
  if (!URL.canParse(next, ORIGIN)) return '/';
  const url = new URL(next, ORIGIN);
  const path = `${url.pathname}${url.search}`;
  return url.origin === ORIGIN && !/^\/(\/|%2f|%5c|enter(\/|\?|$)|leave(\/|\?|$))/i.test(path) ? path : '/';
}

/** Whether a link may have led to the page at `path`: all that links open is about a mission. It says nothing of whether there is one. */
export const opensByLink = (path: string): boolean => /^\/missions\/[^/?]/.test(path);

/** `path`, which goes on to the page `next`. */
export const leadingTo = (path: string, next: string): string =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
