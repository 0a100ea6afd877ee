/** Author-date citations in a running text: "(Martin, 2020 ; Li et al., 2019, p. 4)", "[Ye and Keogh, 2009]", "Martin (2020)". Pure. */

/** A citation as written: where it stands in the text, the names it gives and its years. */
export interface AuthorDate {
  start: number;
  end: number;
  text: string;
  /** Surnames, or the name of an organisation, as written. */
  names: string;
  /** "2020", "2020a"; several when one name has several years or a reprint gives both. */
  years: readonly string[];
  form: 'parenthetical' | 'narrative';
  /** False for what may be something else: "Excel (2016)", "(Grand Format 1995)". */
  strong: boolean;
}

const YEAR = String.raw`(?:(?:1[5-9]|20)\d\d(?:/(?:1[5-9]|20)\d\d)?[a-z]?|s\.\s?d\.|n\.\s?d\.)`;
const YEARS = String.raw`${YEAR}(?:\s*(?:,|et|and|&|;)\s*${YEAR})*`;
const LOCATOR = String.raw`(?:\s*[,:]\s*(?:(?:pp?|pages?|chap|ch|vol|t|art|§|para|cité|cited|traduit|annexe|fig|tabl?)\b.{0,40}|\d{1,4}(?:\s*[-–]\s*\d{1,4})?))?`;
const PARTICLE = String.raw`(?:(?:de la|de|du|des|van der|van den|van|von|den|della|del|di|da|dos|le|la|el|al|ben|bin|ibn|ter|De La|De|Du|Des|Van|Von|Le|La|El|Al|Ben|Di|Da|Del)\s+|[dDlL]['’])?`;
const SURNAME = String.raw`${PARTICLE}\p{Lu}[\p{L}'’.]*(?:[-‐‑]\p{Lu}?[\p{L}'’]+)*`;
const INITIALED = String.raw`(?:\p{Lu}\.[\s-]?){0,3}${SURNAME}(?:\s+${SURNAME}){0,2}`;
const ET_AL = String.raw`(?:,?\s*(?:et|&|and)\s+(?:al\.?|coll\.?|collab\.?|collaborateurs|alii|others))`;
const LINK = String.raw`\s*(?:,\s*(?:et|and|&)?|et|and|&|/)\s+`;
const AUTHORS = String.raw`${INITIALED}(?:${LINK}${INITIALED})*${ET_AL}?`;
const LEAD = String.raw`(?:(?:voir(?: aussi)?|cf\.?|see(?: also)?|e\.\s?g\.,?|p(?:ar)?\.? ?ex(?:emple)?\.?,?|ex\s?:|(?:as )?cited (?:in|by)|cité(?:e|s|es)? (?:par|dans|in)|d['’]après|selon|in|dans|notamment|par|adapté de|adapted from|source\s?:|from)\s+)?`;
const ONE = new RegExp(String.raw`^${LEAD}(${AUTHORS})(\s*,\s*|\s+|\s*,?\s*\()(${YEARS})\)?${LOCATOR}$`, 'iu');
/** Organisation in full: words before a comma and a year. */
const BODY = new RegExp(String.raw`^${LEAD}(\p{Lu}[\p{L}'’.&\s-]{3,80}?)\s*,\s*(${YEARS})${LOCATOR}$`, 'u');
const GROUP = /[([]([^()[\]]{3,40}(?:\([^()]{2,40}\)[^()[\]]{0,160})?[^()[\]]{0,260})[)\]]/gu;
const NARRATIVE = new RegExp(
  String.raw`(?<![\p{L}\d])((?:\p{Lu}\.\s?){0,2}${SURNAME}(?:${LINK}(?:\p{Lu}\.\s?){0,2}${SURNAME}){0,4}${ET_AL}?)(?:['’]s)?,?\s*[([](${YEARS})${LOCATOR}[)\]]`,
  'gu',
);
const YEAR_OPENS = /(?<=\p{L}[\s,.’'s]{0,4})[([](?:(?:1[5-9]|20)\d\d|s\.\s?d|n\.\s?d)/gu;
const NOT_NAMES =
  /^(?:janvier|fevrier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|january|february|march|april|may|june|july|august|september|october|november|december|depuis|since|en|in|vers|jusqu|entre|avant|apr[eè]s|consult[ée]e?s?|date|version|figure|fig|tableau|table|promotion|ann[ée]e|edition|[ée]dition|office|windows|excel|word|http|isbn|source|article|loi|d[ée]cret|norme|iso|ann[ée]es|copyright|microsoft)\b/iu;

/** Citations of one page that are kept. */
const MOST = 300;

/** All author-date citations of a text, in order. */
export function authorDates(text: string): AuthorDate[] {
  return [...parentheticals(text), ...narratives(text)].sort((a, b) => a.start - b.start).slice(0, MOST);
}

function parentheticals(text: string): AuthorDate[] {
  const found: AuthorDate[] = [];
  for (const group of text.matchAll(GROUP)) {
    const inside = group[1] ?? '';
    if (!/(?:1[5-9]|20)\d\d|s\.\s?d\.|n\.\s?d\./.test(inside)) continue;
    let at = group.index + 1;
    let names: string | null = null;
    for (const part of inside.split(';')) {
      const read = readPart(part.trim(), names);
      if (read) {
        names = read.names;
        const start = at + (part.length - part.trimStart().length);
        found.push({ start, end: start + part.trim().length, text: part.trim(), form: 'parenthetical', ...read });
      }
      at += part.length + 1;
    }
  }
  return found;
}

/** One citation between semicolons. A bare year repeats the names before it: "(Martin, 2019; 2020)". */
function readPart(written: string, before: string | null): Pick<AuthorDate, 'names' | 'years' | 'strong'> | null {
  const part = written.replace(/^.+?\b(?:cited (?:in|by)|cit[ée]e?s? (?:par|dans|in))\s+(?=\p{Lu})/u, '');
  if (before !== null && new RegExp(`^${YEARS}$`, 'u').test(part)) return { names: before, years: split(part), strong: true };
  const one = ONE.exec(part);
  const names = one?.[1]?.trim() ?? '';
  if (
    one &&
    /^(?:[dDlL]['’]|\p{Lu}|(?:de|du|des|van|von|del|di|da|le|la|el|al|ben)\s)/u.test(names) &&
    !/^(?:Le|La|Les|L|D|De|Du|Des)$/u.test(names) &&
    !NOT_NAMES.test(names) &&
    properNames(names)
  ) {
    const comma = /[,(]/.test(one[2] ?? '');
    const single = !/\s/.test(names) || /\s(?:et|and|&)\s|&|,|^(?:de|du|van|von|del|di|da|le|la|el|al|ben)\s\S+$/u.test(names);
    return { names, years: split(one[3] ?? ''), strong: comma || single };
  }
  const body = BODY.exec(part);
  const organisation = body?.[1]?.trim() ?? '';
  if (body && !NOT_NAMES.test(organisation) && organisation.split(' ').length <= 9)
    return { names: organisation, years: split(body[2] ?? ''), strong: false };
  return null;
}

/** ONE ignores case for its leads; names themselves begin with capitals. */
function properNames(names: string): boolean {
  const words = names
    .replace(/\b(?:et|and) al\.?|\bcoll\.?/g, '')
    .split(/[\s,&/]+/)
    .filter((word) => word.length > 0);
  return words.every(
    (word) =>
      /^\p{Lu}/u.test(word) ||
      /^(?:et|and|al\.?|coll\.?|alii|others|collaborateurs|collab\.?|de|la|le|du|des|van|von|der|den|della|del|di|da|dos|el|ben|bin|ibn|ter|[dl]['’].*)$/u.test(
        word,
      ),
  );
}

/** Looks around each "(2020": names are at most 120 characters before it. */
function narratives(text: string): AuthorDate[] {
  return [...text.matchAll(YEAR_OPENS)].flatMap((opening) => {
    const from = Math.max(0, opening.index - 120);
    const around = text.slice(from, opening.index + 90);
    const match = [...around.matchAll(NARRATIVE)].find(
      (each) => from + each.index < opening.index && from + each.index + each[0].length > opening.index,
    );
    const names = match?.[1] ?? '';
    if (!match || NOT_NAMES.test(names) || /^(?:Le|La|Les|Un|Une|En|Dans|The|In|Et|Selon)$/.test(names)) return [];
    const strong = /\s(?:et|and|&)\s/.test(names) || /al\.?$/.test(names);
    const start = from + match.index;
    return [
      {
        start,
        end: start + match[0].length,
        text: match[0],
        names,
        years: split(match[2] ?? ''),
        form: 'narrative' as const,
        strong,
      },
    ];
  });
}

function split(years: string): string[] {
  return years.split(/\s*(?:,|et|and|&|;|\/)\s*/).filter((year) => year !== '');
}
