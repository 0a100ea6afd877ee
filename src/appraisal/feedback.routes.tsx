/** Feedback in free text: given by tutors, read and quoted by the student, typed by staff when it came otherwise. */
import { type Context, Hono } from 'hono';
import { plain, reading } from '../guide/reading/reading.ts';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { postLetter } from '../letter/letter.store.ts';
import { crumbFrom } from '../mission/crumb.view.tsx';
import { nameOf, subjectOf } from '../mission/mission.ts';
import { noteSeen } from '../mission/seen.routes.ts';
import { renderPage } from '../ui/render.ts';
import { isLang } from '../ui/lang.ts';
import { keepLang, langOf, shellOf } from '../ui/shell.routes.ts';
import { instant } from '../ui/typography.ts';
import { tutorsOf } from './appraisal.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { SEEN_FIELD } from './changes.ts';
import { FEEDBACK_LENGTH, gives, readableBy, tickedIn, topicsOf } from './feedback.ts';
import { draftIn, type FeedbackPlace, findFeedback, saveBrought, saveWriting } from './feedback-draft.routes.ts';
import { draftOf, dropDraft } from './feedback-draft.store.ts';
import { FeedbackPage } from './feedback.page.tsx';
import { feedbackOf, giveFeedback, type NewFeedback } from './feedback.store.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { keepingTyped } from './kept.routes.tsx';
import { answerOthers, othersOf } from './others.routes.ts';
import { OTHERS_WORDS } from './others-words.ts';
import { othersWaiting, studentsIn } from './others.store.ts';
import { fillersOf } from './paper.routes.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import { addAgain } from './read-again.store.ts';
import type { AppraisalDeps } from './place.routes.ts';

async function show(
  c: Context,
  deps: AppraisalDeps,
  typed?: { words: string; about: readonly string[]; author?: string },
  errors: Readonly<Record<string, string>> = {},
  lang = langOf(c),
): Promise<Response> {
  const { mission, guide } = foundIn<FeedbackPlace>(c);
  const actor = actorIn(c);
  const all = await feedbackOf(deps.db, mission.school, mission.id);
  const feedback = readableBy(actor, guide, mission, all);
  const giver = gives(guide, mission, actor.person);
  if (giver) await noteSeen(c, deps, { mission: mission.id, purpose: 'feedback', item: guide.feedback!.id });
  const draft = giver ? await draftOf(deps.db, draftIn(c)) : null;
  const types = !giver && may(actor, APPRAISAL_ABILITIES.transcribe, subjectOf(mission));
  const fillers = types ? await fillersOf(deps, mission, '', (id) => gives(guide, mission, id)) : null;
  const hasGiven = giver && feedback.some(({ author }) => author === actor.person);
  const page = (
    <FeedbackPage
      {...{ mission, guide, feedback, errors, draft }}
      others={hasGiven ? await othersOf(c, deps, { mission: mission.id, item: guide.feedback!.id }) : null}
      typed={typed ?? { words: draft?.comment ?? '', about: draft ? tickedIn(draft) : [] }}
      shell={{ ...shellOf(c, deps.assets), lang }}
      person={actor.person}
      as={giver ? 'giver' : actor.person === mission.student.id ? 'student' : 'reader'}
      from={crumbFrom(actor, mission)}
      hidden={all.length > feedback.length}
      typist={fillers && { fillers, author: typed?.author ?? '' }}
      saved={c.req.query('saved') !== undefined}
      now={deps.clock.now()}
    />
  );
  return c.html(renderPage(page), Object.keys(errors).length > 0 ? 422 : 200);
}

/** What was typed, and what is wrong with it. */
async function typedFeedback(c: Context) {
  const lang = langOf(c);
  const { guide } = foundIn<FeedbackPlace>(c);
  const field = await typedIn(c);
  const ticked = [(await c.req.parseBody({ all: true }))['about'] ?? []].flat();
  const about = topicsOf(guide, lang).filter(({ id }) => ticked.includes(id));
  const words = field('words');
  const w = FEEDBACK_WORDS[lang];
  const fault = !words ? w.missing : words.length > FEEDBACK_LENGTH ? w.tooLong(FEEDBACK_LENGTH) : null;
  const typed = { words, about: about.map(({ id }) => id), author: field('author') };
  return {
    about,
    words,
    typed,
    errors: fault === null ? {} : { words: fault },
    intent: field('intent') || 'submit',
    seen: field(SEEN_FIELD),
  };
}

/** Keeps what `author` said; the receipt goes to them when they sent it themselves. Their link stays: they may give more. */
async function keep(c: Context, deps: AppraisalDeps, author: string, said: { words: string; about: NewFeedback['about'] }) {
  const { mission, guide, feedback } = foundIn<FeedbackPlace>(c);
  const actor = actorIn(c);
  const at = deps.clock.now();
  const own = author === actor.person;
  const { school, id, student } = mission;
  const tutor = tutorsOf(mission).find((each) => each.id === author)!;
  const given = {
    school,
    mission: id,
    author,
    item: feedback.id,
    about: said.about,
    words: said.words,
    at,
    question: plain(feedback.question, reading(guide, langOf(c))),
    actor: actor.person,
    via: viaOf(actor),
    typedBy: own ? null : actor.person,
  };
  const tellThem = async (trx: Database) => {
    const name = nameOf(student);
    const of = { school, person: author, mission: id, item: feedback.id, at };
    const others = OTHERS_WORDS[tutor.lang].students(studentsIn(await othersWaiting(trx, of), of));
    const values = { student: name, at: instant(new Date(at), tutor.lang, guide.timezone), others };
    const to = { person: tutor.id, address: tutor.email, lang: tutor.lang };
    const leads = await addAgain(deps.config, trx, { mission, item: feedback.id, author: tutor, at });
    await postLetter(deps, trx, { school, ...to, kind: 'feedback-receipt', values, mission: id, ...leads });
  };
  await deps.db.transaction().execute(async (trx) => {
    if (own) await dropDraft(trx, draftIn(c), said.words);
    await giveFeedback(trx, given, own ? () => tellThem(trx) : undefined);
  });
  return c.redirect(`/missions/${id}/feedback${own ? '?saved' : ''}`, 303);
}

async function give(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { typed, intent, seen, ...said } = await typedFeedback(c);
  const w = FEEDBACK_WORDS[langOf(c)];
  if (typed.words.length > FEEDBACK_LENGTH) return show(c, deps, typed, said.errors);
  const other = await saveBrought(c, deps, { ...typed, seen });
  if (other?.both || (other && intent === 'submit')) return show(c, deps, other, { words: other.both ? w.both : w.elsewhere });
  if (intent !== 'submit') return c.redirect(`${c.req.path}${isLang(intent) ? `?lang=${intent}` : ''}`, 303);
  if (Object.keys(said.errors).length > 0) return show(c, deps, typed, said.errors);
  return keep(c, deps, actorIn(c).person, said);
}

async function type(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { mission, guide } = foundIn<FeedbackPlace>(c);
  const { typed, intent, ...said } = await typedFeedback(c);
  if (intent !== 'submit') {
    if (!isLang(intent)) return show(c, deps, typed);
    keepLang(c, intent);
    return show(c, deps, typed, {}, intent);
  }
  const known = gives(guide, mission, typed.author);
  const errors = { ...(!known && { author: PAPER_WORDS[langOf(c)].errors.author }), ...said.errors };
  if (Object.keys(errors).length > 0) return show(c, deps, typed, errors);
  return keep(c, deps, typed.author, said);
}

/** `/missions/:mission/feedback`. */
export function feedbackRoutes(deps: AppraisalDeps): Hono {
  const address = '/missions/:mission/feedback';
  const { readFeedback, giveFeedback: giving, transcribe } = APPRAISAL_ABILITIES;
  const giver = mayDo(
    deps.identity,
    giving,
    findFeedback(deps, ({ guide, mission }, { person }) => gives(guide, mission, person)),
  );
  const form = keepingTyped(deps, giving, giver, (c) => give(c, deps));
  return new Hono()
    .get(address, mayDo(deps.identity, readFeedback, findFeedback(deps)), (c) => show(c, deps))
    .post(address, form.guard, form.handle)
    .post(`${address}/draft`, giver, (c) => saveWriting(c, deps))
    .post(`${address}/others`, giver, (c) => {
      const { mission, feedback } = foundIn<FeedbackPlace>(c);
      return answerOthers(c, deps, { mission: mission.id, item: feedback.id }, `/missions/${mission.id}/feedback`);
    })
    .post(`${address}/typed`, mayDo(deps.identity, transcribe, findFeedback(deps), readFeedback), (c) => type(c, deps));
}
