/** How the validation of what was handed in stands: which tutors said what of it, whom it still waits for. Pure. */
import type { Deliverable } from '../guide/deliverable.ts';
import type { Lang } from '../ui/lang.ts';
import { series } from '../ui/typography.ts';
import { type Mission, nameOf, type NamedPerson, type Tutor, type TutorKind } from '../mission/mission.ts';
import { type TutorRole, tutorsAs } from '../mission/owed.ts';
import { THREAD_WORDS } from './thread-words.ts';

/** What a tutor said of a deposit. */
export interface ValidationWord {
  person: string;
  valid: boolean;
  /** What they wrote to the student. */
  comment: string;
  /** ISO 8601. */
  at: string;
  /** Who they were, when they follow the mission no more. */
  former?: Omit<NamedPerson, 'id'> & { kind: TutorKind };
}

/** A tutor who wants another version: why, and since when (ISO 8601). */
export interface Refusal extends Tutor {
  comment: string;
  at: string;
}

/** What tutors said of a deposit that they validate. */
export interface Validation {
  /** Tutors whose word is still waited for: nobody's while one of them wants another version, which waits for the student. */
  waits: readonly Tutor[];
  /** Kinds whose word is needed, and of which nobody follows the mission yet. */
  unnamed: readonly TutorRole[];
  valid: readonly NamedPerson[];
  /** Those who want another version. */
  refused: readonly Refusal[];
}

/** What a guide says of who validates. */
export type Validated = Pick<Deliverable, 'validatedBy' | 'validatedByAll'>;
type Followed = Pick<Mission, 'companyTutors' | 'academicTutors'>;

/** Those who follow the mission and validate the deliverable, each once. */
export function validatorsOf({ validatedBy }: Validated, mission: Followed): { tutor: Tutor; role: TutorRole }[] {
  const all = validatedBy.flatMap((role) => tutorsAs(mission, role).map((tutor) => ({ tutor, role })));
  return all.filter(({ tutor }, at) => all.findIndex((each) => each.tutor.id === tutor.id) === at);
}

/**
 * How the validation of a deposit stands; null where the guide asks for none, or nothing is deposited. One tutor of each kind is enough,
 * unless the guide says all. Who validated and left has validated; who wanted another version and left wants it no more.
 */
export function validationOf(
  deliverable: Validated | null,
  said: readonly ValidationWord[] | undefined,
  mission: Followed,
): Validation | null {
  if (!deliverable || deliverable.validatedBy.length === 0 || !said) return null;
  const last = new Map(said.map((word) => [word.person, word]));
  const word = ({ id }: Tutor) => last.get(id)?.valid;
  const gone = [...last.values()].flatMap(({ person, valid, former }) => (valid && former ? [{ id: person, ...former }] : []));
  const open = deliverable.validatedBy.filter((role) => {
    const tutors = tutorsAs(mission, role);
    if (deliverable.validatedByAll && tutors.length > 0) return !tutors.every(word);
    return !tutors.some(word) && !gone.some(({ kind }) => `${kind}-tutor` === role);
  });
  const all = validatorsOf(deliverable, mission).map(({ tutor }) => tutor);
  const refused = all.flatMap((tutor) => {
    const said = last.get(tutor.id);
    return said?.valid === false ? [{ ...tutor, comment: said.comment, at: said.at }] : [];
  });
  const silent = open.flatMap((role) => tutorsAs(mission, role)).filter((tutor) => word(tutor) === undefined);
  return {
    waits: refused.length > 0 ? [] : all.filter(({ id }) => silent.some((tutor) => tutor.id === id)),
    unnamed: open.filter((role) => tutorsAs(mission, role).length === 0),
    valid: [...all.filter(word), ...gone],
    refused,
  };
}

/** When another version was first asked for by those who want one (ISO 8601); null when nobody does. */
export const wantedSince = ({ refused }: Pick<Validation, 'refused'>): string | null =>
  refused.map(({ at }) => at).toSorted()[0] ?? null;

/** What is said of a validation at its step. */
export function validationWords({ waits, unnamed, valid, refused }: Validation, lang: Lang): string {
  const w = THREAD_WORDS[lang];
  const names = (people: readonly NamedPerson[]) => series(people.map(nameOf), lang);
  const words = [
    valid.length > 0 ? w.validatedBy(names(valid)) : '',
    refused.length > 0 ? w.refusedBy(names(refused)) : '',
    waits.length > 0 ? w.validationOf(names(waits)) : '',
    ...unnamed.map((role) => w.noValidator[role]),
  ];
  return words.filter(Boolean).join('. ');
}

/** True when every tutor whose word is needed has validated it. */
export const isValidated = ({ waits, unnamed, valid, refused }: Validation): boolean =>
  waits.length === 0 && unnamed.length === 0 && refused.length === 0 && valid.length > 0;
