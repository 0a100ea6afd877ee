/** Feedback in free text: given by tutors, read and quoted by the student, typed by staff when it came otherwise. */
import { type Context, Hono } from 'hono';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { findGuide } from '../guide/shelf.ts';
import { type Actor, may, viaOf } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { postLetter } from '../letter/letter.store.ts';
import { type Mission, nameOf, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { noteSeen } from '../mission/seen.routes.ts';
import { renderPage } from '../ui/render.ts';
import { isLang } from '../ui/lang.ts';
import { keepLang, langOf, shellOf } from '../ui/shell.routes.ts';
import { instant } from '../ui/typography.ts';
import { tutorsOf } from './appraisal.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { FEEDBACK_LENGTH, gives, readableBy, topicsOf } from './feedback.ts';
import { FeedbackPage } from './feedback.page.tsx';
import { feedbackOf, giveFeedback } from './feedback.store.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { keepingTyped } from './kept.routes.tsx';
import { fillersOf } from './paper.routes.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import type { AppraisalDeps } from './place.routes.ts';

interface FeedbackPlace {
  mission: Mission;
  guide: Guide;
  feedback: NonNullable<Guide['feedback']>;
}

/** The feedback of a mission whose guide asks for some; `only` narrows who finds it. */
const findPlace =
  ({ db, shelf }: AppraisalDeps, only: (place: FeedbackPlace, actor: Actor) => boolean = () => true) =>
  async (c: Context, actor: Actor): Promise<Found<FeedbackPlace> | null> => {
    const mission = await readMission(db, actor.school, c.req.param('mission') ?? '');
    const guide = mission && findGuide(shelf(), mission.cohort.guide, mission.cohort.version);
    if (!mission || !guide?.feedback) return null;
    const place = { mission, guide, feedback: guide.feedback };
    return only(place, actor) ? { subject: { ...subjectOf(mission), item: guide.feedback.id }, value: place } : null;
  };

const NOTHING = { words: '', about: [] as readonly string[], author: '' };

async function show(
  c: Context,
  deps: AppraisalDeps,
  typed = NOTHING,
  errors: Readonly<Record<string, string>> = {},
  lang = langOf(c),
): Promise<Response> {
  const { mission, guide } = foundIn<FeedbackPlace>(c);
  const actor = actorIn(c);
  const all = await feedbackOf(deps.db, mission.school, mission.id);
  const feedback = readableBy(actor, guide, mission, all);
  const giver = gives(guide, mission, actor.person);
  if (giver) await noteSeen(c, deps, { mission: mission.id, purpose: 'feedback', item: guide.feedback!.id });
  const types = !giver && may(actor, APPRAISAL_ABILITIES.transcribe, subjectOf(mission));
  const fillers = types ? await fillersOf(deps, mission, '', (id) => gives(guide, mission, id)) : null;
  const page = (
    <FeedbackPage
      {...{ mission, guide, feedback, errors, typed }}
      shell={{ ...shellOf(c, deps.assets), lang }}
      person={actor.person}
      as={giver ? 'giver' : actor.person === mission.student.id ? 'student' : 'reader'}
      byLink={actor.only !== undefined}
      hidden={all.length > feedback.length}
      typist={fillers && { fillers, author: typed.author }}
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
  const intent = field('intent');
  return { about, words, typed, errors: fault === null ? {} : { words: fault }, intent };
}

/** Keeps what `author` said; the receipt goes to them when they sent it themselves. Their link stays: they may give more. */
async function keep(c: Context, deps: AppraisalDeps, author: string, said: Awaited<ReturnType<typeof typedFeedback>>) {
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
  await deps.db.transaction().execute((trx) =>
    giveFeedback(trx, given, async () => {
      if (!own) return;
      const name = nameOf(student);
      const values = { student: name, at: instant(new Date(at), tutor.lang, guide.timezone) };
      const to = { person: tutor.id, address: tutor.email, lang: tutor.lang };
      const action = `${deps.config.BASE_URL}/missions/${id}/feedback`;
      await postLetter(deps, trx, { school, ...to, kind: 'feedback-receipt', values, action, mission: id });
    }),
  );
  return c.redirect(`/missions/${id}/feedback${own ? '?saved' : ''}`, 303);
}

/** The page again with what was typed, when the button was not the one that sends: the other language, or none. Null when it was. */
function again(c: Context, deps: AppraisalDeps, { intent, typed }: Awaited<ReturnType<typeof typedFeedback>>) {
  if (intent === '' || intent === 'submit') return null;
  if (!isLang(intent)) return show(c, deps, typed);
  keepLang(c, intent);
  return show(c, deps, typed, {}, intent);
}

async function give(c: Context, deps: AppraisalDeps): Promise<Response> {
  const said = await typedFeedback(c);
  const same = again(c, deps, said);
  if (same) return same;
  if (Object.keys(said.errors).length > 0) return show(c, deps, said.typed, said.errors);
  return keep(c, deps, actorIn(c).person, said);
}

async function type(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { mission, guide } = foundIn<FeedbackPlace>(c);
  const said = await typedFeedback(c);
  const same = again(c, deps, said);
  if (same) return same;
  const { author } = said.typed;
  const known = gives(guide, mission, author);
  const errors = { ...(!known && { author: PAPER_WORDS[langOf(c)].errors.author }), ...said.errors };
  if (Object.keys(errors).length > 0) return show(c, deps, said.typed, errors);
  return keep(c, deps, author, said);
}

/** `/missions/:mission/feedback`. */
export function feedbackRoutes(deps: AppraisalDeps): Hono {
  const address = '/missions/:mission/feedback';
  const { readFeedback, giveFeedback: giving, transcribe } = APPRAISAL_ABILITIES;
  const giver = mayDo(
    deps.identity,
    giving,
    findPlace(deps, ({ guide, mission }, { person }) => gives(guide, mission, person)),
  );
  const form = keepingTyped(deps, giving, giver, (c) => give(c, deps));
  return new Hono()
    .get(address, mayDo(deps.identity, readFeedback, findPlace(deps)), (c) => show(c, deps))
    .post(address, form.guard, form.handle)
    .post(`${address}/typed`, mayDo(deps.identity, transcribe, findPlace(deps), readFeedback), (c) => type(c, deps));
}
