/**
 * The thread of a mission: its milestones in the order of the guide, each with its state, its date, who it waits for, and the one next
 * action of who reads it. Computed from guide, cohort, mission, deposits and the time; nothing is stored. Pure.
 */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { say } from '../guide/text.ts';
import type { Lang } from '../ui/lang.ts';
import type { Tone } from '../ui/signal.tsx';
import { day, instant, lasting, sizeLimit } from '../ui/typography.ts';
import { type Deadline, deadlineOf, lateness, type Mission } from './mission.ts';
import {
  type Asked,
  askedAt,
  askedCard,
  askedWords,
  type Card,
  deliverableAt,
  isValidated,
  namesOf,
  type Validation,
  validationOf,
  validationWords,
} from './thread-asked.ts';
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
  /** What tutors said of this version where they validate it, oldest first: the last word of each counts. */
  validations?: readonly { person: string; valid: boolean }[];
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
  /** Where it is read, by a reader who may. */
  href?: string;
}

export interface ThreadInput {
  guide: Guide;
  mission: Mission;
  deposits: readonly ThreadDeposit[];
  /** Every appraisal and feedback asked, begun or given for the mission. A step of a rubric or of feedback waits for each tutor who owes one. */
  appraisals?: readonly ThreadAppraisal[];
  /** Who reads, when it is a tutor of the mission: what waits for them is their next action. */
  reader?: string;
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
  next: Card | null;
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
  /** What is handed in at it. */
  deliverable: Deliverable | null;
  /** What it asks of tutors. */
  asked: Asked | null;
  validation: Validation | null;
  reopened: boolean;
  /** Something is still to come, from whom the step waits for. Never for a mission that broke off. */
  missing: boolean;
  /** It waits for who reads, a tutor. */
  mine: boolean;
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

const dueAt = (known: Known) => (known.deadline ? Date.parse(known.deadline.at) : Number.POSITIVE_INFINITY);
/** A deposit that the student owes and has not made. */
const isDue = ({ missing, deliverable }: Known) => missing && deliverable !== null;

/** The thread of a mission at `now`. */
export function threadOf(input: ThreadInput): Thread {
  const { mission, viewer, now } = input;
  const all = input.guide.calendar.map((milestone) => knownOf(milestone, input));
  const missing = all.filter((known) => known.missing).toSorted((a, b) => dueAt(a) - dueAt(b));
  const due = missing.filter(isDue);
  const mine = all.filter((known) => known.mine).toSorted((a, b) => dueAt(a) - dueAt(b))[0] ?? null;
  const current = mission.brokenOff ? null : (due[0] ?? all.find((known) => known.reopened) ?? null);
  const acts = viewer === 'student' ? current : mine;
  const steps = all.map((known) => stepOf(known, { current, acts }, input));
  const urgency = missing[0]?.deadline ? -lateness(now, missing[0].deadline.at) : Number.POSITIVE_INFINITY;
  const title = titleOf(all, { due: due[0] ?? null, mine, pending: missing[0] ?? null }, input);
  const state = mission.brokenOff ? 'wait' : wholeState(steps, missing.length);
  return { title, steps, next: steps.find((step) => step.next) ?? null, state, urgency };
}

/** Late when something is, then what asks for attention; done when nothing is missing. */
function wholeState(steps: readonly Step[], missing: number): StepState {
  for (const state of ['late', 'check'] as const) if (steps.some((step) => step.state === state)) return state;
  return missing > 0 ? 'wait' : 'done';
}

function knownOf(milestone: Milestone, input: ThreadInput): Known {
  const { guide, mission, deposits, reopened, reader } = input;
  const deliverable = deliverableAt(guide, milestone);
  const deposit = deposits.find((d) => d.deliverable === deliverable?.id) ?? null;
  const asked = askedAt(milestone, input);
  const validation = validationOf(deliverable, deposit?.validations, mission);
  const missing = deliverable ? deposit === null && !deliverable.optional : asked !== null && !asked.complete;
  const waited = [...(asked?.waits ?? []), ...(validation?.waits ?? [])];
  return {
    milestone,
    deadline: deadlineOf(milestone, guide, mission.cohort, mission.extensions),
    deposit,
    deliverable,
    asked,
    validation,
    reopened: deliverable !== null && reopened.has(deliverable.id),
    missing: missing && !mission.brokenOff,
    mine: !mission.brokenOff && waited.some(({ id }) => id === reader),
  };
}

interface Waiting {
  due: Known | null;
  mine: Known | null;
  pending: Known | null;
}

function titleOf(all: readonly Known[], { due, mine, pending }: Waiting, input: ThreadInput): string {
  const { mission, viewer, now, lang } = input;
  const w = THREAD_WORDS[lang];
  const who = viewer === 'student' ? null : viewer === 'list' ? '' : `${mission.student.firstName} ${mission.student.lastName}`;
  if (mission.brokenOff) return w.brokenOff(day(mission.brokenOff.on, lang), who);
  if (mine && viewer === 'staff') return titleOfMine(mine, input);
  if (due) {
    const what = say(due.deliverable!.title, lang);
    if (!due.deadline) return w.undated(what, who);
    const late = lateness(now, due.deadline.at);
    return late > 0 ? w.over(remaining(Math.max(late, 1000), lang), what, who) : w.left(remaining(-late, lang), what, who);
  }
  const deposits = all.flatMap((known) => known.deposit ?? []);
  if (deposits.some((d) => d.blocking > 0)) return w.allInBlocked(who);
  const late = Math.max(0, ...deposits.map((d) => lateOf(d)));
  if (pending?.asked) return w.pending(...pendingOf(pending, pending.asked, input), who);
  if (deposits.length === 0) return w.nothing(who);
  return late > 0 ? w.allInLate(lasting(Math.ceil(late / 1000), lang), who) : w.allIn(who);
}

/** A step that waits for tutors: what, for whom, and since when it is late. */
function pendingOf({ milestone, deadline }: Known, asked: Asked, { now, lang }: ThreadInput): [string, string, string | null] {
  const late = deadline ? lateness(now, deadline.at) : 0;
  const names = asked.waits.length > 0 ? namesOf(asked.waits, lang) : '';
  return [say(milestone.title, lang), names, late > 0 ? remaining(Math.max(late, 1000), lang) : null];
}

/** What waits for the tutor who reads. */
function titleOfMine({ asked, deadline, deliverable }: Known, { guide, mission, now, lang }: ThreadInput): string {
  const w = THREAD_WORDS[lang];
  const who = `${mission.student.firstName} ${mission.student.lastName}`;
  const late = deadline ? lateness(now, deadline.at) : 0;
  const kind = asked?.kind ?? 'validation';
  if (late > 0 && asked) return w.yoursLate[kind](remaining(Math.max(late, 1000), lang), who);
  const until = deadline && late <= 0 ? `${w.atLatest} ${instant(new Date(deadline.at), lang, guide.timezone)}` : '';
  return w.yours[kind](who, asked ? until : say(deliverable!.title, lang));
}

/** A step that takes place on a day, rather than one that ends at an instant. */
const isDay = ({ kind }: Milestone) => kind === 'defence' || kind === 'result';
/** The day of an instant on the clocks of `zone`: the words of the instant without its hour. */
const dayOf = (at: string, lang: Lang, zone: string) => instant(new Date(at), lang, zone).replace(/( à\u00a0|, ).*$/, '');

const lateOf = ({ receivedAt, deadline }: ThreadDeposit) => (deadline === null ? 0 : lateness(Date.parse(receivedAt), deadline));

/** The step that the student acts on next, and the one that asks who reads to act. */
interface Acting {
  current: Known | null;
  acts: Known | null;
}

function stateOf(known: Known, { current, acts }: Acting, now: number): StepState {
  const { deposit, deadline, asked, validation } = known;
  if (deposit && (deposit.blocking > 0 || deposit.contested > 0)) return 'check';
  if (validation && validation.refused.length > 0) return 'check';
  if (deposit && (!validation || isValidated(validation))) return 'done';
  if (asked?.complete) return 'done';
  if (known.missing && deadline && lateness(now, deadline.at) > 0) return 'late';
  return known === current || known === acts ? 'now' : 'wait';
}

function stepOf(known: Known, acting: Acting, input: ThreadInput): Step {
  const { guide, mission, lang, now } = input;
  const { milestone, deadline, deposit } = known;
  const w = THREAD_WORDS[lang];
  const deliverable = known.deliverable?.id ?? null;
  const page = `/missions/${mission.id}/deposits/${deliverable}`;
  const date = deadline ? instant(new Date(deadline.at), lang, guide.timezone) : null;
  const over = deadline !== null && lateness(now, deadline.at) > 0;
  const when =
    date === null
      ? w.noDate
      : isDay(milestone)
        ? dayOf(deadline!.at, lang, guide.timezone)
        : `${over && known.missing ? w.wasDue : over ? '' : w.atLatest} ${date}`.trim();
  return {
    id: milestone.id,
    title: say(milestone.title, lang),
    state: stateOf(known, acting, now),
    when,
    what: whatOf(known, input),
    chip: deposit ? chipOf(deposit, lang) : null,
    extension: deadline?.extension ? w.extended(deadline.extension.personal ? 'one' : 'all', deadline.extension.reason) : null,
    links: linksOf(known, page, acting.current, input),
    clauses: milestone.clause === undefined ? [] : [milestone.clause].flat(),
    deliverable,
    next: known === acting.acts ? nextOf(known, page, input) : null,
  };
}

/** The report of what is deposited, the page of the deliverable for who may still use it, what tutors gave. */
function linksOf(known: Known, page: string, current: Known | null, { viewer, lang, now }: ThreadInput): Step['links'] {
  const { deposit, deadline, deliverable, asked } = known;
  const w = THREAD_WORDS[lang];
  if (asked) return asked.links.map((href) => ({ href, words: w.readGiven }));
  if (!deliverable) return [];
  const open = deadline === null || lateness(now, deadline.at) <= 0;
  const own = viewer === 'student' && known !== current;
  return [
    ...(deposit ? [{ href: `/deposits/${deposit.id}`, words: w.read }] : []),
    ...(own && (open || !deposit) ? [{ href: page, words: deposit ? w.replace : w.open }] : []),
  ];
}

/** The card of what to do now: hand in, replace what was reopened; for a tutor, fill, or validate. */
function nextOf(known: Known, href: string, input: ThreadInput): Step['next'] {
  const { lang, now } = input;
  const { deposit, deadline, asked, deliverable } = known;
  const w = THREAD_WORDS[lang];
  if (known.mine && asked) return askedCard(asked, input);
  if (!deliverable) return null;
  const title = say(deliverable.title, lang);
  if (known.mine && deposit) {
    return { title: w.validate(title), words: w.validateDo, note: '', href: `/deposits/${deposit.id}#validation` };
  }
  const { file } = deliverable;
  const late = deadline !== null && lateness(now, deadline.at) > 0;
  const given = w.asked(file.types.join(', ').toUpperCase(), sizeLimit(file.maxBytes, lang));
  const note = deposit ? w.reopened : late ? w.lateAccepted : given;
  return { title: w.handInWhat(title), words: deposit ? w.replace : w.handIn, note, href };
}

function whatOf(known: Known, input: ThreadInput): string {
  const { mission, viewer, lang } = input;
  const w = THREAD_WORDS[lang];
  const { milestone, deposit, asked, validation, deliverable } = known;
  if (deposit) {
    const said = depositWords(known, deposit, input);
    return validation ? `${said.replace(/\.$/, '')}. ${validationWords(validation, lang)}` : said;
  }
  if (asked) return askedWords(asked, input);
  if (mission.brokenOff) return '';
  const names = { 'company-tutor': mission.companyTutors, 'academic-tutor': mission.academicTutors } as const;
  const waits = milestone.waits;
  if (deliverable?.optional) return w.optional;
  if (!waits || (waits === 'student' && viewer === 'student')) return milestone.freezes ? w.frozen : '';
  const people = waits === 'company-tutor' || waits === 'academic-tutor' ? names[waits] : [];
  if (waits === 'student') return w.waitsFor(`${mission.student.firstName} ${mission.student.lastName}`);
  return w.waitsFor(people.length > 0 ? namesOf(people, lang) : w.waits[waits]);
}

/** The last version, when it came, and until when it may be replaced. */
function depositWords(known: Known, deposit: ThreadDeposit, { guide, viewer, lang, now }: ThreadInput): string {
  const w = THREAD_WORDS[lang];
  const { deadline } = known;
  const late = lateOf(deposit);
  const said = w.version(deposit.number, instant(new Date(deposit.receivedAt), lang, guide.timezone));
  const place = late > 0 ? `${said}, ${w.late(lasting(Math.ceil(late / 1000), lang))}` : said;
  const open = deadline && lateness(now, deadline.at) <= 0 && viewer === 'student';
  if (open) return `${place}. ${w.mayReplace(instant(new Date(deadline.at), lang, guide.timezone))}`;
  return known.reopened ? `${place}. ${w.reopened}` : place;
}

const TONES = { conform: 'conform', 'to-check': 'check', blocked: 'block', undetermined: 'unknown' } as const;

function chipOf({ verdict, toCheck, blocking, contested }: ThreadDeposit, lang: Lang): Step['chip'] {
  const w = THREAD_WORDS[lang];
  if (verdict === null) return { tone: 'wait', words: w.checking };
  if (contested > 0 && blocking === 0) return { tone: 'check', words: w.contested(contested) };
  return { tone: TONES[verdict], words: w.verdict[verdict](toCheck, blocking) };
}
