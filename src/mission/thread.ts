/**
 * The thread of a mission: its milestones in the order of the guide, each with its state, its date, who it waits for, and the one next
 * action of who reads it. Computed from guide, cohort, mission, deposits and the time; nothing is stored. Pure.
 */
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { say } from '../guide/text.ts';
import type { Lang } from '../ui/lang.ts';
import type { Tone } from '../ui/signal.tsx';
import { instant, lasting, series, sizeLimit } from '../ui/typography.ts';
import { type Deadline, deadlineOf, lateness, type Mission } from './mission.ts';
import { THREAD_WORDS } from './thread-words.ts';

/** The last version of a deliverable, as the thread sees it. */
export interface ThreadDeposit {
  id: string;
  deliverable: string;
  number: number;
  /** ISO 8601. */
  receivedAt: string;
  /** Last instant in force when it came. */
  deadline: string | null;
  /** Null until its check is done. */
  verdict: 'conform' | 'to-check' | 'blocked' | 'undetermined' | null;
  toCheck: number;
  blocking: number;
  contested: number;
}

/** What a tutor owes or gave at a step: an appraisal, or feedback. */
export interface ThreadAppraisal {
  /** Rubric or feedback of the guide. */
  item: string;
  /** The tutor. */
  author: string;
  /** 'asked' once an invitation left. */
  state: 'asked' | 'draft' | 'submitted';
  /** ISO 8601: asked, saved or sent. */
  at: string;
}

export interface ThreadInput {
  guide: Guide;
  mission: Mission;
  deposits: readonly ThreadDeposit[];
  /** Every appraisal and feedback asked, begun or given for the mission. A step of a rubric or of feedback waits for each tutor who owes one. */
  appraisals?: readonly ThreadAppraisal[];
  /** Deliverables that a lead reopened for one more version. */
  reopened: ReadonlySet<string>;
  /** 'student' reads their own; 'staff' reads of someone; 'list' reads a line whose name stands beside it. */
  viewer: 'student' | 'staff' | 'list';
  /** Milliseconds. */
  now: number;
  lang: Lang;
}

export type StepState = 'done' | 'now' | 'check' | 'late' | 'wait';

export interface Step {
  id: string;
  title: string;
  state: StepState;
  /** "au plus tard le 29 mai 2026 à 23 h 59", or that no date is set. */
  when: string;
  /** What happened, or who it waits for. */
  what: string;
  chip: { tone: Tone; words: string } | null;
  /** More time given: to whom, and the reason as it was written. */
  extension: string | null;
  /** Where the deposit and its page are read. */
  links: readonly { href: string; words: string }[];
  clauses: readonly string[];
  /** Deliverable handed in at this step. */
  deliverable: string | null;
  /** The card of the next action: on one step at most. */
  next: { title: string; words: string; note: string; href: string } | null;
}

export interface Thread {
  /** A sentence about the state. */
  title: string;
  steps: readonly Step[];
  /** The step of the next action. */
  next: Step | null;
  /** The state of the whole, for lists. */
  state: StepState;
  /** How pressing it is, for lists: the smaller the sooner. Milliseconds to the deadline of what is missing, negative when late. */
  urgency: number;
}

/** A milestone with what is known of it. */
interface Known {
  milestone: Milestone;
  deadline: Deadline | null;
  deposit: ThreadDeposit | null;
  /** Whether something is handed in at it. */
  delivers: boolean;
  reopened: boolean;
}

/** `ms` in words for a sentence: "17 jours", "2 heures et 3 minutes", "3 minutes", "30 secondes". Never more than two units, days alone above one. */
export function remaining(ms: number, lang: Lang): string {
  const w = THREAD_WORDS[lang];
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  if (days >= 2) return w.days(days);
  const both = (large: string, small: number, words: (n: number) => string) =>
    small ? `${large} ${w.and} ${words(small)}` : large;
  if (days === 1) return both(w.days(1), hours - 24, w.hours);
  if (hours >= 1) return both(w.hours(hours), minutes - hours * 60, w.minutes);
  return minutes >= 1 ? w.minutes(minutes) : w.seconds(seconds);
}

const isMissing = (known: Known) => known.delivers && known.deposit === null;
const dueAt = (known: Known) => (known.deadline ? Date.parse(known.deadline.at) : Number.POSITIVE_INFINITY);

/** The thread of a mission at `now`. */
export function threadOf(input: ThreadInput): Thread {
  const all = input.guide.calendar.map((milestone) => knownOf(milestone, input));
  const missing = all.filter(isMissing).toSorted((a, b) => dueAt(a) - dueAt(b));
  const current = missing[0] ?? all.find((known) => known.reopened) ?? null;
  const steps = all.map((known) => stepOf(known, current, input));
  const urgency = missing[0]?.deadline ? -lateness(input.now, missing[0].deadline.at) : Number.POSITIVE_INFINITY;
  const title = titleOf(all, missing[0] ?? null, input);
  return { title, steps, next: steps.find((step) => step.next) ?? null, state: wholeState(steps, missing.length), urgency };
}

/** Late when something is, then what asks for attention; done when nothing is missing. */
function wholeState(steps: readonly Step[], missing: number): StepState {
  for (const state of ['late', 'check'] as const) if (steps.some((step) => step.state === state)) return state;
  return missing > 0 ? 'wait' : 'done';
}

function knownOf(milestone: Milestone, { guide, mission, deposits, reopened }: ThreadInput): Known {
  const deliverable = guide.deliverables.find((d) => d.milestone === milestone.id);
  return {
    milestone,
    deadline: deadlineOf(milestone, guide, mission.cohort, mission.extensions),
    deposit: deposits.find((d) => d.deliverable === deliverable?.id) ?? null,
    delivers: deliverable !== undefined,
    reopened: deliverable !== undefined && reopened.has(deliverable.id),
  };
}

const deliverableOf = ({ milestone }: Known, guide: Guide) => guide.deliverables.find((d) => d.milestone === milestone.id)!;

function titleOf(all: readonly Known[], first: Known | null, { guide, mission, viewer, now, lang }: ThreadInput): string {
  const w = THREAD_WORDS[lang];
  const who = viewer === 'student' ? null : viewer === 'list' ? '' : `${mission.student.firstName} ${mission.student.lastName}`;
  if (first) {
    const what = say(deliverableOf(first, guide).title, lang);
    if (!first.deadline) return w.undated(what, who);
    const late = lateness(now, first.deadline.at);
    return late > 0 ? w.over(remaining(Math.max(late, 1000), lang), what, who) : w.left(remaining(-late, lang), what, who);
  }
  const deposits = all.flatMap((known) => known.deposit ?? []);
  if (deposits.length === 0) return w.nothing(who);
  if (deposits.some((d) => d.blocking > 0)) return w.allInBlocked(who);
  const late = Math.max(...deposits.map((d) => lateOf(d)));
  return late > 0 ? w.allInLate(lasting(Math.ceil(late / 1000), lang), who) : w.allIn(who);
}

/** A step that takes place on a day, rather than one that ends at an instant. */
const isDay = ({ kind }: Milestone) => kind === 'defence' || kind === 'result';
/** The day of an instant on the clocks of `zone`: the words of the instant without its hour. */
const dayOf = (at: string, lang: Lang, zone: string) => instant(new Date(at), lang, zone).replace(/( à\u00a0|, ).*$/, '');

const lateOf = ({ receivedAt, deadline }: ThreadDeposit) => (deadline === null ? 0 : lateness(Date.parse(receivedAt), deadline));

function stateOf(known: Known, current: Known | null, now: number): StepState {
  const { deposit, deadline } = known;
  if (deposit) return deposit.blocking > 0 || deposit.contested > 0 ? 'check' : 'done';
  if (isMissing(known) && deadline && lateness(now, deadline.at) > 0) return 'late';
  return known === current ? 'now' : 'wait';
}

function stepOf(known: Known, current: Known | null, input: ThreadInput): Step {
  const { guide, mission, lang, now, viewer } = input;
  const { milestone, deadline, deposit, delivers } = known;
  const w = THREAD_WORDS[lang];
  const deliverable = delivers ? deliverableOf(known, guide).id : null;
  const page = `/missions/${mission.id}/deposits/${deliverable}`;
  const date = deadline ? instant(new Date(deadline.at), lang, guide.timezone) : null;
  const over = deadline !== null && lateness(now, deadline.at) > 0;
  const when =
    date === null
      ? w.noDate
      : isDay(milestone)
        ? dayOf(deadline!.at, lang, guide.timezone)
        : `${over && isMissing(known) ? w.wasDue : over ? '' : w.atLatest} ${date}`.trim();
  return {
    id: milestone.id,
    title: say(milestone.title, lang),
    state: stateOf(known, current, now),
    when,
    what: whatOf(known, input),
    chip: deposit ? chipOf(deposit, lang) : null,
    extension: deadline?.extension ? w.extended(deadline.extension.personal ? 'one' : 'all', deadline.extension.reason) : null,
    links: linksOf(known, page, current, input),
    clauses: milestone.clause === undefined ? [] : [milestone.clause].flat(),
    deliverable,
    next: known === current && viewer === 'student' ? nextOf(known, page, input) : null,
  };
}

/** The report of what is deposited, and the page of the deliverable for who may still use it. */
function linksOf(known: Known, page: string, current: Known | null, { viewer, lang, now }: ThreadInput): Step['links'] {
  const { deposit, deadline, delivers } = known;
  const w = THREAD_WORDS[lang];
  if (!delivers) return [];
  const open = deadline === null || lateness(now, deadline.at) <= 0;
  const own = viewer === 'student' && known !== current;
  return [
    ...(deposit ? [{ href: `/deposits/${deposit.id}`, words: w.read }] : []),
    ...(own && (open || !deposit) ? [{ href: page, words: deposit ? w.replace : w.open }] : []),
  ];
}

/** The card of what to do now: hand in, or replace what was reopened. */
function nextOf(known: Known, href: string, { guide, lang, now }: ThreadInput): Step['next'] {
  const { deposit, deadline } = known;
  const w = THREAD_WORDS[lang];
  const { title, file } = deliverableOf(known, guide);
  const late = deadline !== null && lateness(now, deadline.at) > 0;
  const asked = w.asked(file.types.join(', ').toUpperCase(), sizeLimit(file.maxBytes, lang));
  const note = deposit ? w.reopened : late ? w.lateAccepted : asked;
  return { title: w.handInWhat(say(title, lang)), words: deposit ? w.replace : w.handIn, note, href };
}

function whatOf(known: Known, { guide, mission, viewer, lang, now }: ThreadInput): string {
  const w = THREAD_WORDS[lang];
  const { milestone, deposit, deadline } = known;
  if (deposit) {
    const late = lateOf(deposit);
    const said = w.version(deposit.number, instant(new Date(deposit.receivedAt), lang, guide.timezone));
    const place = late > 0 ? `${said}, ${w.late(lasting(Math.ceil(late / 1000), lang))}` : said;
    const open = deadline && lateness(now, deadline.at) <= 0 && viewer === 'student';
    if (open) return `${place}. ${w.mayReplace(instant(new Date(deadline.at), lang, guide.timezone))}`;
    return known.reopened ? `${place}. ${w.reopened}` : place;
  }
  const names = { 'company-tutor': mission.companyTutors, 'academic-tutor': mission.academicTutors } as const;
  const waits = milestone.waits;
  if (!waits || (waits === 'student' && viewer === 'student')) return milestone.freezes ? w.frozen : '';
  const people = waits === 'company-tutor' || waits === 'academic-tutor' ? names[waits] : [];
  if (waits === 'student') return w.waitsFor(`${mission.student.firstName} ${mission.student.lastName}`);
  return w.waitsFor(
    people.length > 0
      ? series(
          people.map((p) => `${p.firstName} ${p.lastName}`),
          lang,
        )
      : w.waits[waits],
  );
}

const TONES = { conform: 'conform', 'to-check': 'check', blocked: 'block', undetermined: 'unknown' } as const;

function chipOf({ verdict, toCheck, blocking, contested }: ThreadDeposit, lang: Lang): Step['chip'] {
  const w = THREAD_WORDS[lang];
  if (verdict === null) return { tone: 'wait', words: w.checking };
  if (contested > 0 && blocking === 0) return { tone: 'check', words: w.contested(contested) };
  return { tone: TONES[verdict], words: w.verdict[verdict](toCheck, blocking) };
}
