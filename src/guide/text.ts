/** Words of a guide as they are said, and the facts that its conditions name. Loads no schema: what a command needs to start quickly. Pure. */
import { spaced } from '../ui/typography.ts';

/** Languages of the interface and of the guides, French first. */
export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The closed vocabulary of mission facts that a condition may name. */
export const FACTS = ['company-abroad', 'place-abroad', 'telework', 'confidential', 'project-period'] as const;
export type Fact = (typeof FACTS)[number];

/** The words of `text` in `lang`; falls back to the other language, never invents. */
export function say(text: string | { fr: string; en?: string | undefined }, lang: Lang): string {
  if (typeof text === 'string') return text;
  return lang === 'en' ? (text.en ?? text.fr) : text.fr;
}

/** True when `facts` meet `when`; an absent condition is always met. */
export function holds(when: { any: readonly Fact[] } | { all: readonly Fact[] } | undefined, facts: ReadonlySet<Fact>): boolean {
  if (!when) return true;
  return 'any' in when ? when.any.some((fact) => facts.has(fact)) : when.all.every((fact) => facts.has(fact));
}

/** `text` as a page or a letter shows it in `lang`: French is set with its spaces and apostrophes. */
export function told(text: string | { fr: string; en?: string | undefined }, lang: Lang): string {
  const words = say(text, lang);
  return typeof text === 'object' && lang === 'en' && text.en ? words : spaced(words);
}
