/** Languages of the interface: which one a visitor reads. Pure. */

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** True when `value` names a language of the interface. */
export function isLang(value: unknown): value is Lang {
  return value === 'fr' || value === 'en';
}

/** The language asked for in the address, else by the cookie, else by the browser; French when none is ours. */
export function chooseLang(asked: {
  query?: string | undefined;
  cookie?: string | undefined;
  accept?: string | undefined;
}): Lang {
  if (isLang(asked.query)) return asked.query;
  if (isLang(asked.cookie)) return asked.cookie;
  const wanted = (asked.accept ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const q = Number(rest.find((r) => r.trim().startsWith('q='))?.split('=')[1] ?? 1);
      return { lang: tag.split('-')[0], q: Number.isFinite(q) ? q : 0, order };
    })
    .filter((w) => isLang(w.lang) && w.q > 0)
    .sort((a, b) => b.q - a.q || a.order - b.order);
  return isLang(wanted[0]?.lang) ? wanted[0].lang : 'fr';
}

/** `url` (path and query) with its `lang` replaced: the same page in the other language. */
export function withLang(url: string, lang: Lang): string {
  const [path = '/', query = ''] = url.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', lang);
  return `${path}?${params}`;
}

/** `url` (path and query) without `lang`, as an address of this server: what begins with two slashes names another one. */
export function withoutLang(url: string): string {
  const [asked = '/', query = ''] = url.split('?');
  const path = asked.replace(/^\/{2,}/, '/');
  const params = new URLSearchParams(query);
  params.delete('lang');
  return params.size ? `${path}?${params}` : path;
}
