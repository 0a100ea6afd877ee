/** One step of a thread in words: its state, its date, what happened, where it is read, the card of who acts. Pure. */
import type { Milestone } from '../guide/programme.ts';
import { told } from '../guide/text.ts';
import type { Lang } from '../ui/lang.ts';
import { lasting, nearDay, nearInstant, sizeLimit } from '../ui/typography.ts';
import { lateness, nameOf } from '../mission/mission.ts';
import { isSoon } from './matrix.ts';
import type { Step, StepState, ThreadDeposit, ThreadInput } from './thread.ts';
import { type Asked, askedCard, askedWords, namesOf } from './thread-asked.ts';
import { isRefused, type Known, lateOf } from './thread-known.ts';
import { THREAD_WORDS } from './thread-words.ts';
import { isValidated, validationWords } from './validation.ts';

/** A step that takes place on a day, rather than one that ends at an instant. */
const isDay = ({ kind }: Milestone) => kind === 'defence' || kind === 'result';

/** The step that the student acts on next, and the one that asks who reads to act. */
export interface Acting {
  current: Known | null;
  acts: Known | null;
}

/** The state of the step; of a mission that broke off, only what was done is told. */
export function stateOf(known: Known, acting: Acting, { mission, now }: Pick<ThreadInput, 'mission' | 'now'>): StepState {
  const state = stateAt(known, acting, now);
  return mission.brokenOff && state !== 'done' ? 'off' : state;
}

function stateAt(known: Known, { current, acts }: Acting, now: number): StepState {
  const { deposit, deadline, asked, validation } = known;
  if (deposit && (deposit.blocking > 0 || deposit.contested > 0)) return 'check';
  if (isRefused(known)) return 'check';
  if (deposit && (!validation || isValidated(validation))) return 'done';
  if (asked?.complete) return 'done';
  if (known.missing && deadline && lateness(now, deadline.at) > 0) return 'late';
  if (known === current || known === acts) return 'now';
  // Handed in, it waits for a tutor's word.
  if (deposit || (known.missing && deadline && isSoon(deadline.at, now))) return 'expected';
  return deadline && lateness(now, deadline.at) > 0 ? 'past' : 'wait';
}

/** The step as it is shown. */
export function stepOf(known: Known, acting: Acting, input: ThreadInput): Step {
  const { guide, mission, lang, now } = input;
  const { milestone, deadline, deposit } = known;
  const w = THREAD_WORDS[lang];
  const deliverable = known.deliverable?.id ?? null;
  const page = `/missions/${mission.id}/deposits/${deliverable}`;
  const date = deadline ? nearInstant(new Date(deadline.at), lang, guide.timezone, now) : null;
  const over = deadline !== null && lateness(now, deadline.at) > 0;
  const when =
    date === null
      ? w.noDate
      : isDay(milestone)
        ? nearDay(new Date(deadline!.at), lang, guide.timezone, now)
        : `${over && known.missing ? w.wasDue : over ? '' : w.atLatest} ${date}`.trim();
  return {
    id: milestone.id,
    title: told(milestone.title, lang),
    state: stateOf(known, acting, input),
    when,
    what: whatOf(known, input),
    chip: deposit ? chipOf(deposit, lang) : null,
    extension: deadline?.extension ? w.extended(deadline.extension.personal ? 'one' : 'all', deadline.extension.reason) : null,
    links: linksOf(known, page, acting.acts, input),
    clauses: milestone.clause === undefined ? [] : [milestone.clause].flat(),
    deliverable,
    next: known === acting.acts ? nextOf(known, page, input) : null,
  };
}

/** The report of what is deposited, the page of the deliverable for who may still use it, what tutors gave. */
function linksOf(known: Known, page: string, current: Known | null, { viewer, lang, now }: ThreadInput): Step['links'] {
  const { deposit, deadline, deliverable, asked } = known;
  const w = THREAD_WORDS[lang];
  if (asked) return asked.links.map(({ href, by }) => ({ href, words: by ? w.readGivenBy(nameOf(by)) : w.readGiven }));
  if (!deliverable) return [];
  const open = deadline === null || lateness(now, deadline.at) <= 0;
  const own = viewer === 'student' && known !== current;
  return [
    ...(deposit ? [{ href: `/deposits/${deposit.id}`, words: w.read }] : []),
    ...(own && (open || !deposit || isRefused(known)) ? [{ href: page, words: deposit ? w.replace : w.open }] : []),
  ];
}

/** The card of what to do now: hand in, replace what was reopened; for a tutor, fill, or validate. */
function nextOf(known: Known, href: string, input: ThreadInput): Step['next'] {
  const { lang, now } = input;
  const { deposit, deadline, asked, deliverable } = known;
  const w = THREAD_WORDS[lang];
  if (known.mine && asked) return askedCard(asked, input);
  if (!deliverable) return null;
  const title = told(deliverable.title, lang);
  if (known.mine && deposit) {
    return { title: w.validate(title), words: w.validateDo, note: '', href: `/deposits/${deposit.id}#validation` };
  }
  const { file } = deliverable;
  const late = deadline !== null && lateness(now, deadline.at) > 0;
  const given = w.asked(file.types.join(', ').toUpperCase(), sizeLimit(file.maxBytes, lang));
  if (isRefused(known))
    return { title: w.another(title, null), words: w.anotherDo, note: '', href: `/deposits/${deposit!.id}#validation` };
  const note = deposit ? w.reopened : late ? w.lateAccepted : given;
  return { title: w.handInWhat(title), words: deposit ? w.replace : w.handIn, note, href };
}

function whatOf(known: Known, input: ThreadInput): string {
  const { mission, viewer, lang } = input;
  const w = THREAD_WORDS[lang];
  const { milestone, deposit, asked, validation, deliverable } = known;
  if (deposit) {
    const said = depositWords(known, deposit, input);
    if (!validation) return said;
    const again = isRefused(known) && viewer !== 'student' && !mission.brokenOff ? w.waitsFor(nameOf(mission.student)) : '';
    return [said.replace(/\.$/, ''), validationWords(validation, lang), again].filter(Boolean).join('. ');
  }
  if (asked) return [askedWords(asked, input), uninvitedWords(asked, input)].filter(Boolean).join('. ');
  if (mission.brokenOff) return '';
  const names = { 'company-tutor': mission.companyTutors, 'academic-tutor': mission.academicTutors } as const;
  const waits = milestone.waits;
  if (deliverable?.optional) return w.optional;
  if (!waits || (waits === 'student' && viewer === 'student')) return milestone.freezes ? w.frozen : '';
  const people = waits === 'company-tutor' || waits === 'academic-tutor' ? names[waits] : [];
  if (waits === 'student') return w.waitsFor(nameOf(mission.student));
  return w.waitsFor(people.length > 0 ? namesOf(people, lang) : w.waits[waits]);
}

/** Of those who are waited for, company tutors to whom nobody wrote yet: they come by a link, or not at all. */
function uninvitedWords(asked: Asked, { mission, appraisals = [], lang }: ThreadInput): string {
  const isInvited = (person: string) => appraisals.some(({ author }) => author === person);
  const uninvited = asked.waits.filter(({ id }) => mission.companyTutors.some((t) => t.id === id) && !isInvited(id));
  if (uninvited.length === 0 || mission.brokenOff) return '';
  return THREAD_WORDS[lang].notInvited(uninvited.length < asked.waits.length ? namesOf(uninvited, lang) : '');
}

/** The last version, when it came, and until when it may be replaced. */
function depositWords(known: Known, deposit: ThreadDeposit, { guide, viewer, lang, now }: ThreadInput): string {
  const w = THREAD_WORDS[lang];
  const { deadline } = known;
  const late = lateOf(deposit);
  const said = w.version(deposit.number, nearInstant(new Date(deposit.receivedAt), lang, guide.timezone, now));
  const place = late > 0 ? `${said}, ${w.late(lasting(Math.ceil(late / 1000), lang))}` : said;
  const open = deadline && lateness(now, deadline.at) <= 0 && viewer === 'student';
  if (open) return `${place}. ${w.mayReplace(nearInstant(new Date(deadline.at), lang, guide.timezone, now))}`;
  return known.reopened ? `${place}. ${w.reopened}` : place;
}

const TONES = { conform: 'conform', 'to-check': 'check', blocked: 'block', undetermined: 'unknown' } as const;

function chipOf({ verdict, toCheck, blocking, contested }: ThreadDeposit, lang: Lang): Step['chip'] {
  const w = THREAD_WORDS[lang];
  if (verdict === null) return { tone: 'wait', words: w.checking };
  if (contested > 0 && blocking === 0) return { tone: 'check', words: w.contested(contested) };
  return { tone: TONES[verdict], words: w.verdict[verdict](toCheck, blocking) };
}
