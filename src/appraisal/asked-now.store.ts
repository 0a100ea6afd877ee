/** What a link asks, as it stands today: until when, how far its answer is, what a letter that brings it again says. What it keeps was written with it. */
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import type { AskedNow } from '../identity/link.ts';
import type { FoundLink, WrittenAgain } from '../identity/link-found.store.ts';
import type { Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import { nameOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { itemsOf } from '../mission/owed.ts';
import type { Lang } from '../ui/lang.ts';
import { answersTo, unanswered } from './answers.ts';
import { formOf } from './appraisal.store.ts';
import { draftOf } from './feedback-draft.store.ts';
import { feedbackOf } from './feedback.store.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { aboutOf, type Asking, inviteKind, purposeOf, titleOf, valuesOf, wordsOf } from './invite.ts';

type Deps = Pick<Services, 'db' | 'clock'> & { shelf: () => Shelf };

/** The appraisal or feedback that a link asks for; null for one that asks for something else. */
async function askingOf(db: Database, shelf: Shelf, link: FoundLink): Promise<Asking | null> {
  const mission = await readMission(db, link.school, link.mission);
  const guide = mission && findGuide(shelf, mission.cohort.guide, mission.cohort.version);
  const owed = guide && itemsOf(guide).find((each) => each.item === link.item && purposeOf(each) === link.purpose);
  if (!mission || !guide || !owed) return null;
  const by = link.letter.values['by'] ?? '';
  return { guide, mission, owed: { ...owed, person: link.person.id, role: 'company-tutor' }, by };
}

const isInviting = ({ letter: { kind } }: FoundLink) => kind === 'invite-appraisal' || kind === 'invite-feedback';

/** Tells it of links for appraisals and feedback that invite; of others, what they keep holds. */
export function askedNow({ db, shelf, clock }: Deps) {
  return async (link: FoundLink, lang: Lang): Promise<AskedNow | null> => {
    const { school, item } = link;
    const asking = await askingOf(db, shelf(), link);
    if (!asking) return null;
    const { guide, mission, owed } = asking;
    const of = { school, mission: mission.id, author: link.person.id };
    const said = isInviting(link) ? { title: titleOf(asking, lang), about: aboutOf(asking, lang, clock.now()) } : null;
    if (owed.kind === 'rubric') {
      const form = await formOf(db, { ...of, rubric: item });
      const rubric = guide.rubrics.find(({ id }) => id === item)!;
      const answers = answersTo(rubric, form?.answers ?? {});
      const isBegun = Object.keys(answers).length > 0 || (form?.comment ?? '') !== '';
      return { said, far: !isBegun ? null : unanswered(rubric, answers).length > 0 ? 'begun' : 'answered' };
    }
    const [all, draft] = await Promise.all([feedbackOf(db, school, mission.id), draftOf(db, { ...of, item })]);
    const given = all.filter(({ author }) => author === link.person.id).length;
    if (draft || given === 0) return { said, far: draft ? 'begun' : null };
    const title = FEEDBACK_WORDS[lang].gave(given, nameOf(mission.student));
    return { said: { title, askedBy: told(guide.title, lang), about: '' }, far: 'given' };
  };
}

/**
 * What a link and its letter say when it is written again: until when, as it stands today. One that is passed on invites, whatever brought the
 * first: who takes it over saw nothing of that. What tells of a reopening tells it again.
 */
export function writtenAgain({ shelf }: Pick<Deps, 'shelf'>): WrittenAgain {
  return async (trx, link, { lang, at, from }) => {
    const { words, letter } = link;
    const asking = await askingOf(trx, shelf(), link);
    const handedOnBy = from ?? letter.values['from'] ?? '';
    const values = { ...letter.values, from: handedOnBy };
    if (!asking || (from === undefined && !isInviting(link)))
      return { words, letter: from === undefined ? letter : { ...letter, values } };
    const kind = inviteKind(asking.owed);
    const again = { ...asking, from: handedOnBy };
    return { words: wordsOf(again, at), letter: { ...letter, kind, values: valuesOf(again, lang, at) } };
  };
}
