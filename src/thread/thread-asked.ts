/** The steps of a thread that wait for tutors: an appraisal, or feedback. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { Lang } from '../ui/lang.ts';
import { series } from '../ui/typography.ts';
import { type Mission, type NamedPerson, nameOf, type Tutor } from '../mission/mission.ts';
import { itemsOf, type Owed, owedBy } from '../mission/owed.ts';
import { THREAD_WORDS } from './thread-words.ts';

/** What this part of the thread reads of its input. */
interface Input {
  guide: Guide;
  mission: Mission;
  /** Absent where what tutors gave is not known. */
  appraisals?: readonly { item: string; author: string; state: 'asked' | 'draft' | 'submitted'; href?: string }[];
  viewer: 'student' | 'staff' | 'list';
  reader?: string;
  lang: Lang;
}

/** The card of a next action. */
export interface Card {
  title: string;
  words: string;
  note: string;
  href: string;
}

/** What a step asks of tutors, and who gave it. */
export interface Asked {
  item: string;
  kind: Owed['kind'];
  title: Owed['title'];
  given: readonly Tutor[];
  waits: readonly (Tutor & { begun: boolean })[];
  /** True when nothing more is waited for. */
  complete: boolean;
  /** Where the reader may read what was given; `by`: of whom, null when one page holds it all. */
  links: readonly { href: string; by: NamedPerson | null }[];
}

const everyTutor = ({ companyTutors, academicTutors }: Mission): Tutor[] => [...companyTutors, ...academicTutors];

/** Where answers are read, each address once. */
function linksTo(own: NonNullable<Input['appraisals']>, tutors: readonly Tutor[]): Asked['links'] {
  const hrefs = [...new Set(own.flatMap(({ href }) => href ?? []))];
  return hrefs.map((href) => {
    const author = own.find((each) => each.href === href)!.author;
    return { href, by: hrefs.length > 1 ? (tutors.find(({ id }) => id === author) ?? null) : null };
  });
}

/** What the milestone asks of tutors; null when it asks them for nothing, or when what they gave is not known. */
export function askedAt(
  milestone: Milestone,
  { guide, mission, appraisals }: Pick<Input, 'guide' | 'mission' | 'appraisals'>,
): Asked | null {
  const found = itemsOf(guide).find(({ item }) => item === milestone.of);
  if (!found || !appraisals) return null;
  const own = appraisals.filter(({ item }) => item === found.item);
  const has = (person: string, state: 'draft' | 'submitted') => own.some((a) => a.author === person && a.state === state);
  const owed = owedBy(guide, mission).filter(({ item }) => item === found.item);
  const tutors = everyTutor(mission).filter((t, at, all) => all.findIndex(({ id }) => id === t.id) === at);
  const waits = tutors
    .filter(({ id }) => owed.some((o) => o.person === id) && !has(id, 'submitted'))
    .map((t) => ({ ...t, begun: has(t.id, 'draft') }));
  return {
    item: found.item,
    kind: found.kind,
    title: found.title,
    given: tutors.filter(({ id }) => has(id, 'submitted')),
    waits,
    complete: waits.length === 0 && own.some(({ state }) => state === 'submitted'),
    links: linksTo(own, tutors),
  };
}

/** "Karim Bonnard et Hélène Le Goff". */
export const namesOf = (people: readonly NamedPerson[], lang: Lang): string =>
  series(
    people.map((p) => nameOf(p)),
    lang,
  );

/** Who gave it, and whom it waits for. That a form is begun, students are not told. */
export function askedWords(asked: Asked, { mission, viewer, lang }: Input): string {
  const w = THREAD_WORDS[lang];
  const given = asked.given.length > 0 ? w.givenBy(namesOf(asked.given, lang)) : asked.complete ? w.given : '';
  const waits = asked.waits.map((t) => {
    const name = nameOf(t);
    return t.begun && viewer !== 'student' ? w.begun(name) : name;
  });
  if (waits.length > 0) return [given, w.waitsFor(series(waits, lang))].filter(Boolean).join('. ');
  return given || (mission.brokenOff ? '' : w.noTutor);
}

/** The card of a tutor who owes it. */
export function askedCard(asked: Asked, { mission, lang, reader }: Input): Card {
  const w = THREAD_WORDS[lang];
  const begun = asked.waits.find(({ id }) => id === reader)?.begun ?? false;
  if (asked.kind === 'feedback') {
    const words = begun ? w.fillOn : w.giveFeedbackDo;
    return { title: w.giveFeedback, words, note: w.giveFeedbackNote, href: `/missions/${mission.id}/feedback` };
  }
  const href = `/missions/${mission.id}/appraisals/${asked.item}`;
  return { title: w.fill(told(asked.title, lang)), words: begun ? w.fillOn : w.fillDo, note: w.fillNote, href };
}

/** Guides name the deliverable of a milestone by the deliverable itself. */
export const deliverableAt = (guide: Guide, milestone: Milestone): Deliverable | null =>
  guide.deliverables.find((d) => d.milestone === milestone.id) ?? null;
