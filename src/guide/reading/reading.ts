/** One rendering of one guide: its language, its words, a text as plain words. Pure. */
import { spaced } from '../../ui/typography.ts';
import type { Guide } from '../schema.ts';
import { say, type Lang } from '../text.ts';
import type { Text } from '../words.ts';
import { READING_WORDS, type ReadingWords } from './words.ts';

/** One rendering of one guide. `anchored` collects the clauses that already have their anchor on the page. */
export interface Reading {
  guide: Guide;
  lang: Lang;
  words: ReadingWords;
  anchored: Set<string>;
  /** Address of the page of the guide, when this is another page: marks lead there. */
  elsewhere?: string;
}

/** Starts a rendering. */
export function reading(guide: Guide, lang: Lang): Reading {
  return { guide, lang, words: READING_WORDS[lang], anchored: new Set() };
}

/** Starts a rendering of parts of a guide on another page than its own. */
export function readingElsewhere(guide: Guide, lang: Lang): Reading {
  return { ...reading(guide, lang), elsewhere: `/guides/${guide.guide}/${encodeURIComponent(guide.version)}` };
}

/** Language that `text` is shown in, when it is not the page's. */
export function foreign(text: Text, r: Reading): Lang | undefined {
  const shown = typeof text === 'string' ? r.guide.language : r.lang === 'en' && !text.en ? 'fr' : r.lang;
  return shown === r.lang ? undefined : shown;
}

/** `text` as plain words, spaced as its language wants. */
export function plain(text: Text, r: Reading): string {
  const words = say(text, r.lang);
  return (foreign(text, r) ?? r.lang) === 'fr' ? spaced(words) : words;
}
