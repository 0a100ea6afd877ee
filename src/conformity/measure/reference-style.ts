/** APA or Harvard, told by the entries of a list of references. Pure. */

const INITIALS = String.raw`(?:\p{Lu}\.?(?:[\s-]?\p{Lu}\.)*)`;
const SURNAME = String.raw`(?:(?:d[eu]s?|van|von|der|den|la|le|del|di|da|el|al|ben)[\s-]+|d['’])*\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?`;
const COMMA_INITIALS = new RegExp(String.raw`^${SURNAME},\s+${INITIALS}`, 'u');
/** "(2020)." "(2020, mai)." "(s. d.)." "(sous presse)." */
const DATE_STOP =
  /\((?:(?:1[5-9]|20)\d\d[a-z]?(?:\s*[,/–-]\s*[^)]{1,25})?|s\.\s?d\.|n\.\s?d\.|sous presse|in press)\)\s*\.(?!\.)/u;
/** "(2020)" with no full stop behind: "(2020) Title", "(2020), Title". */
const DATE_OPEN = /\((?:1[5-9]|20)\d\d[a-z]?\)\s*(?:[,:]|\s(?=[\p{L}«“"‘'\d]))/u;
/** "Dupont, J., 2020. Title" or "DUPONT J. 2020, Title". */
const NAME = String.raw`${SURNAME},?\s+(?:${INITIALS}|\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)`;
const BARE_DATE = new RegExp(
  String.raw`^${NAME}(?:\s*(?:,|;|,?\s*(?:et|and|&))\s*${NAME}){0,8}(?:,?\s*et al\.?)?\s*[,.]?\s*(?:1[5-9]|20)\d\d[a-z]?\s?[.,:]`,
  'u',
);
const PLACE_PUBLISHER = /(?:^|[.,]\s)\p{Lu}[\p{L} -]{2,25}\s?:\s\p{Lu}[\p{L}&' -]{2,40}[.,)]?\s*(?:$|(?:1[5-9]|20)\d\d|pp?\.)/u;
const ACCESS_HARVARD =
  /(?:available (?:at|from)\s*:|accessed:?\s|\[(?:online|en ligne)\]|disponible (?:à|sur)[^:]{0,30}:|\((?:accessed|consulté))/iu;

/**
 * Style of one entry, null when it tells neither.
 * APA (7th edition): names, then "(2020)." with a full stop. Harvard (as British universities and ISO 690 author-date print it): "(2020)" without one, or
 * a bare year behind the names, place before publisher, "Available at:".
 */
export function entryStyle(text: string): 'apa' | 'harvard' | null {
  const head = text.slice(0, 260);
  const stop = head.search(DATE_STOP);
  const open = head.search(DATE_OPEN);
  const early = (at: number): boolean => at > 2 && !/["“«]|\bIn\s?:/.test(head.slice(0, at));
  if (early(stop) && (open < 0 || stop <= open)) return 'apa';
  if (early(open))
    return COMMA_INITIALS.test(head) &&
      /https?:\/\/(?:dx\.)?doi\.org/.test(text) &&
      !PLACE_PUBLISHER.test(text) &&
      !ACCESS_HARVARD.test(text)
      ? null
      : 'harvard';
  return BARE_DATE.test(head) ? 'harvard' : null;
}

interface ListStyle {
  style: 'apa' | 'harvard' | 'mixed' | null;
  /** Whether enough entries agree. */
  certain: boolean;
}

/** Style of a list: the one that seven in ten of the telling entries have; 'mixed' when both are common; null when under two tell. */
export function listStyle(entries: readonly string[]): ListStyle {
  const told = entries.map(entryStyle).filter((style) => style !== null);
  const apa = told.filter((style) => style === 'apa').length;
  if (told.length < 2) return { style: told[0] ?? null, certain: false };
  const share = apa / told.length;
  const certain = told.length >= 3 && told.length >= entries.length * 0.4;
  if (share >= 0.7) return { style: 'apa', certain };
  if (share <= 0.3) return { style: 'harvard', certain };
  return { style: 'mixed', certain };
}
