/** What a link asks, as it stands today: until when, how far its answer is. What the link keeps was written with it. */
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import type { AskedNow } from '../identity/link.ts';
import type { FoundLink } from '../identity/link-found.store.ts';
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
import { aboutOf, purposeOf, titleOf } from './invite.ts';

type Deps = Pick<Services, 'db' | 'clock'> & { shelf: () => Shelf };

/** Tells it of links for appraisals and feedback that invite; of others, what they keep holds. */
export function askedNow({ db, shelf, clock }: Deps) {
  return async (link: FoundLink, lang: Lang): Promise<AskedNow | null> => {
    const { school, purpose, item } = link;
    const mission = await readMission(db, school, link.mission);
    const guide = mission && findGuide(shelf(), mission.cohort.guide, mission.cohort.version);
    const owed = guide && itemsOf(guide).find((each) => each.item === item && purposeOf(each) === purpose);
    if (!mission || !guide || !owed) return null;
    const of = { school, mission: mission.id, author: link.person.id };
    const asking = { guide, mission, owed: { ...owed, person: of.author, role: 'company-tutor' as const }, by: '' };
    const isInviting = link.letter.kind === 'invite-appraisal' || link.letter.kind === 'invite-feedback';
    const said = isInviting ? { title: titleOf(asking, lang), about: aboutOf(asking, lang, clock.now()) } : null;
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
