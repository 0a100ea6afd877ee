/** The steps of a thread that wait for tutors: an appraisal, feedback, or the validation of what was handed in. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { say } from '../guide/text.ts';
import type { Lang } from '../ui/lang.ts';
import { series } from '../ui/typography.ts';
import type { Mission, NamedPerson, Tutor } from './mission.ts';
import { itemsOf, type Owed, owedBy, tutorsAs } from './owed.ts';
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
  given: readonly Tutor[];
  waits: readonly (Tutor & { begun: boolean })[];
  /** True when nothing more is waited for. */
  complete: boolean;
  /** Where the reader may read what was given. */
  links: readonly string[];
}

const everyTutor = ({ companyTutors, academicTutors }: Mission): Tutor[] => [...companyTutors, ...academicTutors];

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
    given: tutors.filter(({ id }) => has(id, 'submitted')),
    waits,
    complete: waits.length === 0 && own.some(({ state }) => state === 'submitted'),
    links: [...new Set(own.flatMap(({ href }) => href ?? []))],
  };
}

/** "Karim Bonnard et Hélène Le Goff". */
export const namesOf = (people: readonly NamedPerson[], lang: Lang): string =>
  series(
    people.map((p) => `${p.firstName} ${p.lastName}`),
    lang,
  );

/** Who gave it, and whom it waits for. That a form is begun, students are not told. */
export function askedWords(asked: Asked, { mission, viewer, lang }: Input): string {
  const w = THREAD_WORDS[lang];
  const given = asked.given.length > 0 ? w.givenBy(namesOf(asked.given, lang)) : asked.complete ? w.given : '';
  const waits = asked.waits.map((t) => {
    const name = `${t.firstName} ${t.lastName}`;
    return t.begun && viewer !== 'student' ? w.begun(name) : name;
  });
  if (waits.length > 0) return [given, w.waitsFor(series(waits, lang))].filter(Boolean).join('. ');
  return given || (mission.brokenOff ? '' : w.noTutor);
}

/** The card of a tutor who owes it. */
export function askedCard(asked: Asked, { guide, mission, lang, reader }: Input): Card {
  const w = THREAD_WORDS[lang];
  const begun = asked.waits.find(({ id }) => id === reader)?.begun ?? false;
  if (asked.kind === 'feedback') {
    return { title: w.giveFeedback, words: w.giveFeedbackDo, note: w.giveFeedbackNote, href: `/missions/${mission.id}/feedback` };
  }
  const title = say(guide.rubrics.find(({ id }) => id === asked.item)!.title, lang);
  const href = `/missions/${mission.id}/appraisals/${asked.item}`;
  return { title: w.fill(title), words: begun ? w.fillOn : w.fillDo, note: w.fillNote, href };
}

/** What tutors said of a deposit that they validate. */
export interface Validation {
  /** Tutors whose word is still waited for: those of a kind of which nobody has validated it. */
  waits: readonly Tutor[];
  valid: readonly Tutor[];
  /** Those who want another version. */
  refused: readonly Tutor[];
}

/** How the validation of a deposit stands; null where the guide asks for none, or nothing is deposited. */
export function validationOf(
  deliverable: Pick<Deliverable, 'validatedBy'> | null,
  said: readonly { person: string; valid: boolean }[] | undefined,
  mission: Pick<Mission, 'companyTutors' | 'academicTutors'>,
): Validation | null {
  if (!deliverable || deliverable.validatedBy.length === 0 || !said) return null;
  const kinds = deliverable.validatedBy.map((role) => tutorsAs(mission, role));
  const word = (person: string) => said.findLast((each) => each.person === person)?.valid;
  const all = kinds.flat().filter((t, at, list) => list.findIndex(({ id }) => id === t.id) === at);
  const refused = all.filter(({ id }) => word(id) === false);
  const waits = kinds
    .filter((tutors) => !tutors.some(({ id }) => word(id) === true))
    .flatMap((tutors) => tutors.filter(({ id }) => word(id) === undefined));
  return { waits: all.filter((t) => waits.includes(t)), valid: all.filter(({ id }) => word(id) === true), refused };
}

/** What is said of a validation at its step. */
export function validationWords({ waits, valid, refused }: Validation, lang: Lang): string {
  const w = THREAD_WORDS[lang];
  const words = [
    valid.length > 0 ? w.validatedBy(namesOf(valid, lang)) : '',
    refused.length > 0 ? w.refusedBy(namesOf(refused, lang)) : '',
    waits.length > 0 ? w.validationOf(namesOf(waits, lang)) : '',
  ];
  return words.filter(Boolean).join('. ');
}

/** True when every tutor whose word is needed has validated it. */
export const isValidated = ({ waits, valid, refused }: Validation): boolean =>
  waits.length === 0 && refused.length === 0 && valid.length > 0;

/** Guides name the deliverable of a milestone by the deliverable itself. */
export const deliverableAt = (guide: Guide, milestone: Milestone): Deliverable | null =>
  guide.deliverables.find((d) => d.milestone === milestone.id) ?? null;
