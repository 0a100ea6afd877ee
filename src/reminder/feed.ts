/** The dates of a person, as a calendar shows them: a student's own, what a tutor owes, the steps of the cohorts that someone leads. Pure. */
import { dayIn, instantOf } from '../guide/calendar.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import { HOUR_MS, MINUTE_MS } from '../kernel/span.ts';
import { type Cohort, deadlineOf, type Extension, type Mission, nameOf } from '../mission/mission.ts';
import { owedBy } from '../mission/owed.ts';
import type { Lang } from '../ui/lang.ts';
import { REMINDER_WORDS } from './words.ts';

/** How long something takes in a diary: a whole day (YYYY-MM-DD), or from one instant to another, milliseconds. */
export type Span = { day: string } | { start: number; end: number };

/** One date. Instants ISO 8601. */
export interface FeedEvent {
  /** The same each time that the calendar is read. */
  id: string;
  at: string;
  span: Span;
  summary: string;
  /** Path of the page about it. */
  path: string;
  /** The mission broke off before it: diaries that have it strike it out. */
  cancelled: boolean;
  /** How many times it changed, and when it last did (ISO 8601; null: never). */
  changes: number;
  changedAt: string | null;
}

/** Whose dates, in which language. */
export interface FeedInput {
  person: string;
  lang: Lang;
  guideOf: (cohort: Cohort) => Guide | undefined;
  own: readonly Mission[];
  followed: readonly Mission[];
  /** Those that they lead, with the time that everyone was given there. */
  cohorts: readonly { cohort: Cohort; extensions: readonly Extension[] }[];
}

/** Steps at which the people of a mission meet. */
const isMeeting = ({ kind }: Milestone) => kind === 'defence';

/** A deadline with an hour takes as long before it in a diary. */
const DEADLINE_MS = HOUR_MS / 2;

/** How long a meeting takes, as the guide says it; an hour where it does not. */
function lengthOf({ defence }: Guide): number {
  const phases = defence?.phases.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  return (defence?.slotMinutes ?? (phases || 60)) * MINUTE_MS;
}

/** What a step takes in a diary: the whole day unless it has an hour, which a meeting begins at and a deadline ends at. */
function spanOf(at: string, milestone: Milestone, guide: Guide): Span {
  const instant = Date.parse(at);
  const day = dayIn(instant, guide.timezone);
  if (instant >= Date.parse(instantOf(day, '23:59:00', guide.timezone))) return { day };
  return isMeeting(milestone)
    ? { start: instant, end: instant + lengthOf(guide) }
    : { start: instant - DEADLINE_MS, end: instant };
}

/** How many times a step moved, and when it last did. */
function movesOf({ id }: Milestone, extensions: readonly Extension[]) {
  const moves = extensions.filter(({ milestone }) => milestone === id).map(({ givenAt }) => givenAt);
  return { changes: moves.length, changedAt: moves.toSorted().at(-1) ?? null };
}

/** The dates of a person, soonest first. */
export function feedOf({ person, lang, guideOf, own, followed, cohorts }: FeedInput): FeedEvent[] {
  const { event, cancelled: struck } = REMINDER_WORDS[lang].calendar;
  const ofMission = (mission: Mission, who: string | null, concerns: (milestone: Milestone, guide: Guide) => boolean) => {
    const guide = guideOf(mission.cohort);
    return (guide?.calendar ?? []).flatMap((milestone): FeedEvent[] => {
      const at = deadlineOf(milestone, guide!, mission.cohort, mission.extensions)?.at;
      if (at === undefined || !concerns(milestone, guide!)) return [];
      const isOff = Boolean(mission.brokenOff);
      // What was before the end of the mission took place.
      if (isOff && at < mission.brokenOff!.on) return [];
      const title = told(milestone.title, lang);
      const summary = who === null ? title : event(who, title);
      const { changes, changedAt } = movesOf(milestone, mission.extensions);
      return [
        {
          id: `${mission.id}-${milestone.id}`,
          at,
          span: spanOf(at, milestone, guide!),
          summary: isOff ? struck(summary) : summary,
          path: `/missions/${mission.id}`,
          cancelled: isOff,
          changes: changes + (isOff ? 1 : 0),
          changedAt,
        },
      ];
    });
  };
  const all = [
    ...own.flatMap((mission) => ofMission(mission, null, () => true)),
    ...followed.flatMap((mission) => {
      const name = nameOf(mission.student);
      return ofMission(mission, name, (milestone, guide) => {
        const owes = owedBy(guide, mission).some((owed) => owed.person === person && owed.item === milestone.of);
        return owes || isMeeting(milestone);
      });
    }),
    ...cohorts.flatMap(({ cohort, extensions }) => {
      const guide = guideOf(cohort);
      return (guide?.calendar ?? []).flatMap((milestone): FeedEvent[] => {
        const at = deadlineOf(milestone, guide!, cohort, extensions)?.at;
        const summary = event(cohort.name, told(milestone.title, lang));
        if (at === undefined) return [];
        const known = { id: `${cohort.id}-${milestone.id}`, path: `/cohorts/${cohort.id}/calendar` };
        const span = spanOf(at, milestone, guide!);
        return [{ ...known, at, span, summary, cancelled: false, ...movesOf(milestone, extensions) }];
      });
    }),
  ];
  return all.toSorted((a, b) => a.at.localeCompare(b.at));
}
