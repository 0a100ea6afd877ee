/** The entries of the rail. Pure. */
import type { IconName } from './icons.tsx';
import type { Lang } from './lang.ts';

export type RailWord =
  | 'asked'
  | 'home'
  | 'thread'
  | 'students'
  | 'cohorts'
  | 'guide'
  | 'guides'
  | 'check'
  | 'persons'
  | 'letters';

export interface RailEntry {
  icon: IconName;
  href: string;
  word: RailWord;
}

/** Who is there, as every page shows it. */
export interface Visitor {
  /** First name and family name. */
  name: string;
  /** What they are there: a programme, a role. */
  line: string | null;
  /** Whether they have an account to look after; a link gives none. */
  account: boolean;
  school: { name: string; logo: string | null };
  /** Five entries at most, so that they hold on a phone. */
  rail: readonly RailEntry[];
}

/** Where a page is, and for whom. */
export interface Place {
  lang: Lang;
  /** Path and query of the page. */
  url: string;
  /** Who is there; null for someone who has not entered. */
  visitor: Visitor | null;
}

/** What someone who has not entered finds. */
export const STRANGER_RAIL: readonly RailEntry[] = [
  { icon: 'home', href: '/', word: 'home' },
  { icon: 'guide', href: '/guides', word: 'guides' },
  { icon: 'check', href: '/check', word: 'check' },
];
