/** What is missing of a mission: of whom, since when, and which reminders the guide gives it. Pure. */
import type { DepositSummary } from '../deposit/deposit.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { Text } from '../guide/words.ts';
import { deadlineOf, type Mission } from '../mission/mission.ts';
import { type Owed, owedBy, tutorsAs } from '../mission/owed.ts';
import { deliverableAt } from '../thread/thread-asked.ts';
import type { ThreadAppraisal } from '../thread/thread.ts';
import { type Refusal, validationOf, validatorsOf, wantedSince } from '../thread/validation.ts';
import type { Lang } from '../ui/lang.ts';
import { REMINDER_WORDS } from './words.ts';

/** A mission with what was handed in and given. */
export interface ReminderCase {
  mission: Mission;
  guide: Guide;
  /** The last version of each deliverable that has one. */
  filed: readonly Pick<DepositSummary, 'deliverable' | 'receivedAt' | 'number' | 'validations'>[];
  given: readonly Pick<ThreadAppraisal, 'item' | 'author' | 'state'>[];
  /** People who left the school: nothing is written to them. */
  left?: ReadonlySet<string>;
  /** People whose address refuses letters: nothing is written to them either, until it is corrected. */
  refused?: { has(person: string): boolean };
}

/** Who is reminded. */
export interface Reminded {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  lang: Lang;
}

/** What someone is asked for: a first version, an appraisal or feedback, to validate a version, another version. */
export type Asks =
  | { kind: 'deposit'; deliverable: Deliverable }
  | { kind: 'answer'; owed: Owed }
  | { kind: 'validation'; deliverable: Deliverable; number: number }
  | { kind: 'version'; deliverable: Deliverable; refusals: readonly Refusal[] };

/** Something that someone has not given yet. */
export interface Missing {
  mission: Mission;
  guide: Guide;
  milestone: Milestone;
  asks: Asks;
  /** ISO 8601; null without a date. Of a validation: when the version came; of another version: when one was first asked for. */
  deadline: string | null;
  /** Days before the deadline at which the guide reminds of it; negative after it. */
  reminders: readonly number[];
  person: Reminded;
  role: 'student' | Owed['role'];
  title: Text;
  /** False for who left the school, a tutor whose name and address are not confirmed, an address that refuses letters: nothing may be written to them. */
  reachable: boolean;
  /** They left the school. */
  left: boolean;
  /** Their address refuses letters, and nothing else keeps one from leaving. */
  refused: boolean;
}

/** True for what has a last instant; what a person answers to is waited for from the moment on which it came. */
export const hasDeadline = ({ asks }: Pick<Missing, 'asks'>): boolean => asks.kind === 'deposit' || asks.kind === 'answer';

/** What is missing of a mission, step after step. Nothing of one that broke off. */
export function missingIn(each: ReminderCase): Missing[] {
  if (each.mission.brokenOff) return [];
  return each.guide.calendar.flatMap((milestone) => [
    ...depositAt(milestone, each),
    ...answersAt(milestone, each),
    ...validationAt(milestone, each),
  ]);
}

/** What everything missing at a step has in common. */
function atStep(milestone: Milestone, { mission, guide }: ReminderCase) {
  const deadline = deadlineOf(milestone, guide, mission.cohort, mission.extensions)?.at ?? null;
  return { mission, guide, milestone, deadline, reminders: milestone.reminders.map(({ days }) => days) };
}

/** Whom a letter may be written to. */
function to({ left, refused }: ReminderCase, person: Reminded & { confirmed?: boolean }) {
  const isLeft = left?.has(person.id) ?? false;
  const isKnown = !isLeft && person.confirmed !== false;
  const isRefused = isKnown && (refused?.has(person.id) ?? false);
  return { person, left: isLeft, refused: isRefused, reachable: isKnown && !isRefused };
}

function depositAt(milestone: Milestone, each: ReminderCase): Missing[] {
  const { mission, guide, filed } = each;
  const deliverable = deliverableAt(guide, milestone);
  if (!deliverable || deliverable.optional || filed.some((version) => version.deliverable === deliverable.id)) return [];
  const asks = { kind: 'deposit', deliverable } as const;
  return [{ ...atStep(milestone, each), ...to(each, mission.student), asks, role: 'student', title: deliverable.title }];
}

function answersAt(milestone: Milestone, each: ReminderCase): Missing[] {
  const { mission, guide, given } = each;
  const isGiven = ({ item, person }: Owed) =>
    given.some((one) => one.item === item && one.author === person && one.state === 'submitted');
  return owedBy(guide, mission)
    .filter((owed) => owed.item === milestone.of && !isGiven(owed))
    .flatMap((owed): Missing[] => {
      const tutor = tutorsAs(mission, owed.role).find(({ id }) => id === owed.person);
      const asks = { kind: 'answer', owed } as const;
      return tutor ? [{ ...atStep(milestone, each), ...to(each, tutor), asks, role: owed.role, title: owed.title }] : [];
    });
}

/**
 * What the validation of a version waits for: the tutors who have not said anything; while one of them wants another version, the student
 * alone. Reminders are counted from the day on which the version came, or another one was asked for.
 */
function validationAt(milestone: Milestone, each: ReminderCase): Missing[] {
  const { mission, guide, filed } = each;
  const deliverable = deliverableAt(guide, milestone);
  const version = filed.find((one) => one.deliverable === deliverable?.id);
  const state = deliverable && version ? validationOf(deliverable, version.validations, mission) : null;
  if (!deliverable || !version || !state) return [];
  const about = { mission, guide, milestone, reminders: deliverable.validationReminders.map(({ days }) => days) };
  const titled = (words: 'toValidate' | 'newVersion'): Text => {
    const inLang = (lang: Lang) => REMINDER_WORDS[lang][words](told(deliverable.title, lang));
    return { fr: inLang('fr'), en: inLang('en') };
  };
  const since = wantedSince(state);
  if (since !== null) {
    const asks = { kind: 'version', deliverable, refusals: state.refused } as const;
    return [{ ...about, ...to(each, mission.student), asks, deadline: since, role: 'student', title: titled('newVersion') }];
  }
  const asks = { kind: 'validation', deliverable, number: version.number } as const;
  return validatorsOf(deliverable, mission)
    .filter(({ tutor }) => state.waits.some(({ id }) => id === tutor.id))
    .map(({ tutor, role }): Missing => ({
      ...about,
      ...to(each, tutor),
      asks,
      deadline: version.receivedAt,
      role,
      title: titled('toValidate'),
    }));
}
