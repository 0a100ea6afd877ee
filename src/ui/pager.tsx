/** Ways from one page of a list to the others. */
import type { Lang } from './lang.ts';

const PAGER_WORDS = {
  fr: {
    pages: 'Pages de la liste',
    page: (n: number, of: number) => `Page ${n} sur ${of}`,
    before: 'Page précédente',
    after: 'Page suivante',
  },
  en: {
    pages: 'Pages of the list',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    before: 'Previous page',
    after: 'Next page',
  },
} as const satisfies Record<Lang, unknown>;

/** From a page to the one before and the one after; nothing when there is one page only. */
export function Pager(props: {
  page: number;
  pages: number;
  /** The address of a page. */
  href: (page: number) => string;
  lang: Lang;
}) {
  const { page, pages, href, lang } = props;
  const w = PAGER_WORDS[lang];
  if (pages < 2) return null;
  return (
    <nav class="actions" aria-label={w.pages}>
      {page > 1 ? <a href={href(page - 1)}>{w.before}</a> : null}
      <span>{w.page(page, pages)}</span>
      {page < pages ? <a href={href(page + 1)}>{w.after}</a> : null}
    </nav>
  );
}

/** Back to the newest lines of a list, on to older ones: `newest` and `older` are addresses, null where there is nothing to go to. */
export function Older(props: {
  label: string;
  newest: string | null;
  older: string | null;
  words: { newest: string; older: string };
}) {
  const { label, newest, older, words } = props;
  if (newest === null && older === null) return null;
  return (
    <nav class="actions" aria-label={label}>
      {newest === null ? null : <a href={newest}>{words.newest}</a>}
      {older === null ? null : <a href={older}>{words.older}</a>}
    </nav>
  );
}
