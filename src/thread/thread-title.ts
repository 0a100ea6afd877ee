/** The sentence about the state that is the title of a thread. Pure. */
import { told } from '../guide/text.ts';
import { day, lasting, nearInstant } from '../ui/typography.ts';
import { lateness, nameOf } from '../mission/mission.ts';
import { apart, type ThreadInput } from './thread.ts';
import { type Asked, namesOf } from './thread-asked.ts';
import { dueAt, isRefused, type Known, lateOf } from './thread-known.ts';
import { THREAD_WORDS } from './thread-words.ts';

/** What comes next, for whom. */
export interface Waiting {
  /** The student who reads is to declare their mission first. */
  declares: boolean;
  due: Known | null;
  mine: Known | null;
  pending: Known | null;
  /** A step to come that is the student's, and that the product does not follow. */
  own: Known | null;
}

/** How far an instant is from now. */
const awayIn = (at: string, { guide, now, lang }: ThreadInput) => apart(Date.parse(at), now, guide.timezone, lang);

/** The sentence. */
export function titleOf(all: readonly Known[], { declares, due, mine, pending, own }: Waiting, input: ThreadInput): string {
  const { mission, viewer, now, lang } = input;
  const w = THREAD_WORDS[lang];
  const who = viewer === 'student' ? null : viewer === 'list' ? '' : nameOf(mission.student);
  if (mission.brokenOff) return w.brokenOff(day(mission.brokenOff.on, lang), who);
  if (mine && viewer === 'staff') return titleOfMine(mine, input);
  if (declares) return w.toDeclare;
  if (viewer === 'student' && own && (!due || (dueAt(own) < dueAt(due) && !isRefused(due)))) {
    return w.toCome(awayIn(own.deadline!.at, input), told(own.milestone.title, lang));
  }
  if (due) {
    const what = told(due.deliverable!.title, lang);
    if (isRefused(due)) return w.another(what, who);
    if (!due.deadline) return w.undated(what, who);
    const late = lateness(now, due.deadline.at);
    return (late > 0 ? w.over : w.left)(awayIn(due.deadline.at, input), what, who);
  }
  const deposits = all.flatMap((known) => known.deposit ?? []);
  if (deposits.some((d) => d.blocking > 0)) return w.allInBlocked(who);
  const late = Math.max(0, ...deposits.map((d) => lateOf(d)));
  if (pending?.asked) return w.pending(...pendingOf(pending, pending.asked, input), who);
  if (deposits.length === 0) return w.nothing(who);
  return late > 0 ? w.allInLate(lasting(Math.ceil(late / 1000), lang), who) : w.allIn(who);
}

/** A step that waits for tutors: what, for whom, and since when it is late. */
function pendingOf({ milestone, deadline }: Known, asked: Asked, input: ThreadInput): [string, string, string | null] {
  const { now, lang } = input;
  const names = asked.waits.length > 0 ? namesOf(asked.waits, lang) : '';
  return [told(milestone.title, lang), names, deadline && lateness(now, deadline.at) > 0 ? awayIn(deadline.at, input) : null];
}

/** What waits for the tutor who reads. */
function titleOfMine({ asked, deadline, deliverable }: Known, input: ThreadInput): string {
  const { guide, mission, now, lang } = input;
  const w = THREAD_WORDS[lang];
  const who = nameOf(mission.student);
  const late = deadline ? lateness(now, deadline.at) : 0;
  const kind = asked?.kind ?? 'validation';
  if (deadline && late > 0 && asked) return w.yoursLate[kind](awayIn(deadline.at, input), who);
  const until = deadline && late <= 0 ? `${w.atLatest} ${nearInstant(new Date(deadline.at), lang, guide.timezone, now)}` : '';
  return w.yours[kind](who, asked ? until : told(deliverable!.title, lang));
}
