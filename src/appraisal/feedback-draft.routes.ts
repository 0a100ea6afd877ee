/** Feedback while it is written: saved every few seconds by the script of its page, whole by a button, beside what was written elsewhere. */
import type { Context } from 'hono';
import type { Guide } from '../guide/schema.ts';
import { findGuide } from '../guide/shelf.ts';
import type { Actor } from '../identity/ability.ts';
import { actorIn, type Found, foundIn } from '../identity/entry.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { changedBy, changesIn, EMPTY, seenForm } from './changes.ts';
import { asForm, feedbackFields, tickedIn } from './feedback.ts';
import { type DraftOf, draftOf, saveDraft } from './feedback-draft.store.ts';
import { type AppraisalDeps, savedAnswer } from './place.routes.ts';

/** The feedback that the guide of a mission asks for. */
export interface FeedbackPlace {
  mission: Mission;
  guide: Guide;
  feedback: NonNullable<Guide['feedback']>;
}

/** The feedback of a mission whose guide asks for some; `only` narrows who finds it. */
export const findFeedback =
  ({ db, shelf }: AppraisalDeps, only: (place: FeedbackPlace, actor: Actor) => boolean = () => true) =>
  async (c: Context, actor: Actor): Promise<Found<FeedbackPlace> | null> => {
    const mission = await readMission(db, actor.school, c.req.param('mission') ?? '');
    const guide = mission && findGuide(shelf(), mission.cohort.guide, mission.cohort.version);
    if (!mission || !guide?.feedback) return null;
    const place = { mission, guide, feedback: guide.feedback };
    return only(place, actor) ? { subject: { ...subjectOf(mission), item: guide.feedback.id }, value: place } : null;
  };

/** What the person that the guard let through is writing. */
export function draftIn(c: Context): DraftOf {
  const { mission, feedback } = foundIn<FeedbackPlace>(c);
  return { school: mission.school, mission: mission.id, item: feedback.id, author: actorIn(c).person };
}

/** What the script of the page sends while its reader writes. */
export async function saveWriting(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { guide } = foundIn<FeedbackPlace>(c);
  const changes = changesIn(feedbackFields(guide), await c.req.json().catch(() => null));
  if (!changes) throw new Refusal('field-refused', { field: 'words' });
  const at = deps.clock.now();
  return savedAnswer(c, await saveDraft(deps.db, draftIn(c), changes, at), at, guide.timezone);
}

/** What a page brings by a button. */
export interface Brought {
  words: string;
  about: readonly string[];
  /** What it had shown. */
  seen: string;
}

/**
 * Saves what a page brings by a button, beside what was written elsewhere since. Nothing is begun by a page that brings nothing.
 *
 * @returns null when nothing was written elsewhere; else what is to be read again, and whether its words are those of both sides
 */
export async function saveBrought(c: Context, deps: AppraisalDeps, brought: Brought) {
  const { db, clock } = deps;
  const fields = feedbackFields(foundIn<FeedbackPlace>(c).guide);
  const draft = draftIn(c);
  const stored = await draftOf(db, draft);
  const whole = ({ answers, comment }: typeof EMPTY) => asForm(fields, { about: tickedIn({ answers, comment }), words: comment });
  const seen = stored && seenForm(fields, brought.seen);
  const compared = { typed: asForm(fields, brought), seen: seen && whole(seen), stored: whole(stored ?? EMPTY) };
  const { changes, elsewhere, both } = changedBy(compared, fields);
  if (!stored && brought.words === '' && brought.about.length === 0) return null;
  await saveDraft(db, draft, changes, clock.now());
  if (elsewhere.length === 0) return null;
  const now = (await draftOf(db, draft)) ?? EMPTY;
  return { words: both ?? now.comment, about: tickedIn(now), both: both !== null };
}
