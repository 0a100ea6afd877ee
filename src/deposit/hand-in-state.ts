/** What the page of a deliverable shows, and the sentence that is its title. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import type { Deadline, Mission } from '../mission/mission.ts';
import type { Lang } from '../ui/lang.ts';
import { capital, instant } from '../ui/typography.ts';
import { type Deposit, type Standing, standing } from './deposit.ts';
import { deadlineFor, guideNameOf } from './hand-in.ts';
import { HAND_IN_WORDS } from './hand-in-words.ts';

/** Why one more version may come after the deadline. */
export interface ReopeningView {
  reason: string;
  /** ISO 8601, UTC. */
  givenAt: string;
  /** The tutor who wants another version; absent when a lead reopened. */
  by?: string;
}

/** A deliverable of a mission as it stands. */
export interface HandIn {
  mission: Mission;
  guide: Guide;
  deliverable: Deliverable;
  deadline: Deadline | null;
  /** Newest first. */
  versions: readonly Deposit[];
  reopening: ReopeningView | null;
  standing: Standing;
  /** File name that the guide asks for. */
  guideName: string | null;
  /** Whether who looks may hand in. */
  own: boolean;
}

/** How `deliverable` stands at `now`, milliseconds. */
export function handInOf(
  found: Pick<HandIn, 'mission' | 'guide' | 'deliverable' | 'versions' | 'reopening' | 'own'>,
  now: number,
): HandIn {
  const { mission, guide, deliverable, versions, reopening } = found;
  const deadline = deadlineFor(mission, guide, deliverable);
  return {
    ...found,
    deadline,
    standing: standing(now, deadline?.at ?? null, versions.length, reopening !== null),
    guideName: guideNameOf(mission, deliverable),
  };
}

/** The state, as a sentence: for who hands in, or for who only reads. */
export function handInTitle(view: HandIn, lang: Lang): string {
  const w = HAND_IN_WORDS[lang];
  const { deadline, guide, versions, deliverable } = view;
  const kind = guide.calendar.find((m) => m.id === deliverable.milestone)?.kind ?? null;
  const [yours, the, of] = w.noun(kind);
  const minute = (at: string) => instant(new Date(at), lang, guide.timezone);
  const last = versions[0];
  if (!view.own) return capital(readerTitle(view, lang, the, of));
  const at = deadline ? minute(deadline.at) : null;
  if (!view.standing.may) return w.titles.closed(last?.number ?? 0);
  switch (view.standing.as) {
    case 'first':
      return at === null ? w.titles.firstOpen(yours) : w.titles.first(yours, at);
    case 'newer':
      return at === null ? w.titles.newerOpen(last?.number ?? 0) : w.titles.newer(last?.number ?? 0, at);
    case 'late':
      return w.titles.late(yours);
    case 'reopened':
      return w.titles.reopened;
  }
}

function readerTitle({ versions, guide, standing: place }: HandIn, lang: Lang, the: string, of: string): string {
  const { titles } = HAND_IN_WORDS[lang];
  const last = versions[0];
  if (last) return titles.read(last.number, of, instant(new Date(last.receivedAt), lang, guide.timezone));
  return place.may && place.as === 'late' ? titles.readMissing(the) : titles.readNone(the);
}

/** Field of the form by which a declaration is made. */
export const declareField = (id: string): string => `declare-${id}`;

/** Which declarations of `deliverable` the form brings, and whether one is missing. */
export function declarationsIn(deliverable: Deliverable, fields: Readonly<Record<string, string>>) {
  const made = deliverable.declarations.map((d) => d.id).filter((id) => Boolean(fields[declareField(id)]));
  return { made, missing: made.length < deliverable.declarations.length };
}
