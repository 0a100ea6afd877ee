/** The form of a tutor: shown, saved every few seconds by its script or whole by its button, sent once. */
import { type Context, Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { crumbFrom } from '../mission/crumb.view.tsx';
import { noteSeen } from '../mission/seen.routes.ts';
import { typedIn } from '../kernel/form.ts';
import { Refusal } from '../kernel/refusal.ts';
import { isLang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { answersTo, COMMENT_LENGTH, unanswered } from './answers.ts';
import { type Appraisal, type Changes, type Saved, tutorsOf } from './appraisal.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { formOf, saveAnswers, startAppraisal } from './appraisal.store.ts';
import { changedBy, changesIn, EMPTY, fieldsOf, SEEN_FIELD, seenForm, typedForm } from './changes.ts';
import { anchorOf } from './form.ts';
import { FormPage } from './form.page.tsx';
import { keepingTyped } from './kept.routes.tsx';
import { type AppraisalDeps, findForm, findSaving, formIn, type FormPlace, savedAnswer, type SavePlace } from './place.routes.ts';
import { askerOf, reopeningsOf, repliesOf } from './record.store.ts';
import { lateIn } from './late.ts';
import { LatePage } from './late.page.tsx';
import { sendAppraisal } from './sending.store.ts';
import { lastSubmission, type Submission } from './submission.store.ts';

/** Why a form that was to be sent is shown again. */
interface Again {
  missing?: readonly string[];
  elsewhere?: readonly string[];
  /** A comment that is not saved, and is given back: it is longer than what is kept, or was written on both sides. */
  comment?: { fault: 'long' | 'both'; words: string };
}

const receiptOf = ({ id }: Appraisal) => `/appraisals/${id}`;

/** The page of the form, as it is saved. */
async function pageOf(c: Context, deps: AppraisalDeps, saved: Appraisal | null, again: Again = {}): Promise<Response> {
  const { db, clock, assets } = deps;
  const form = formIn(c);
  const place = foundIn<FormPlace>(c);
  const [askedBy, reopenings, replies] = await Promise.all([
    askerOf(db, form),
    saved ? reopeningsOf(db, form.school, saved.id) : [],
    saved ? repliesOf(db, form.school, saved.id) : [],
  ]);
  const page = (
    <FormPage
      {...place}
      shell={shellOf(c, assets)}
      author={form.author}
      from={crumbFrom(actorIn(c), place.mission)}
      answers={answersTo(place.rubric, saved?.answers ?? {})}
      comment={saved?.comment ?? ''}
      savedAt={saved ? Date.parse(saved.savedAt) : null}
      now={clock.now()}
      askedBy={askedBy}
      reopened={reopenings[0] ?? null}
      answered={saved && replies.length > 0 ? `${receiptOf(saved)}#replies` : null}
      missing={again.missing ?? []}
      elsewhere={again.elsewhere ?? []}
      given={again.comment ?? null}
    />
  );
  return c.html(renderPage(page), Object.keys(again).length > 0 ? 422 : 200);
}

async function show(c: Context, deps: AppraisalDeps): Promise<Response> {
  const saved = await formOf(deps.db, formIn(c));
  if (saved?.state === 'submitted') return c.redirect(receiptOf(saved), 303);
  const { mission, rubric: item } = formIn(c);
  await noteSeen(c, deps, { mission, purpose: 'appraisal', item });
  return pageOf(c, deps, saved);
}

/** Saves what changed; begins the form when this is its first saving. Null when it is sent already. */
async function save(deps: AppraisalDeps, c: Context, changes: Changes, at: number): Promise<Saved | null> {
  const form = formIn(c);
  const saved = await saveAnswers(deps.db, form, changes, at);
  if (saved) return saved;
  const { guide } = foundIn<SavePlace>(c);
  await startAppraisal(deps.db, { ...form, guide: guide.guide, guideVersion: guide.version, at });
  return saveAnswers(deps.db, form, changes, at);
}

/** What the script of the page sends while the form is filled. */
async function saveChanges(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { guide, rubric } = foundIn<SavePlace>(c);
  const body: unknown = await c.req.json().catch(() => null);
  const changes = changesIn(fieldsOf(rubric), body);
  if (!changes) throw new Refusal('field-refused', { field: 'answers' });
  const at = deps.clock.now();
  const became = await save(deps, c, changes, at);
  if (!became) throw new Refusal('appraisal-sent', {});
  return savedAnswer(c, became, at, guide.timezone);
}

/** What the page sends by a button: its fields, and what changed of them since it was shown. */
async function typedOf(c: Context, stored: Appraisal | null) {
  const fields = fieldsOf(foundIn<FormPlace>(c).rubric);
  const field = await typedIn(c);
  const brought = { typed: typedForm(fields, field), seen: seenForm(fields, field(SEEN_FIELD)) };
  const { changes, elsewhere, both } = changedBy({ ...brought, stored: stored ?? EMPTY }, fields);
  const words = both ?? brought.typed.comment;
  const fault = words.length > COMMENT_LENGTH ? ('long' as const) : both === null ? null : ('both' as const);
  const comment = fault && { fault, words };
  return { intent: field('intent'), brought, comment, elsewhere, changes: comment ? { ...changes, comment: null } : changes };
}

/** Answers a page whose form was sent meanwhile: what it brings and is not on record is given back, else it leads to the receipt. */
function answerLate(
  c: Context,
  { assets }: AppraisalDeps,
  brought: Parameters<typeof lateIn>[0],
  submission: Submission,
): Response {
  const late = lateIn(brought, submission.body);
  if (!late) return c.redirect(`/appraisals/${submission.appraisal}`, 303);
  const page = <LatePage {...foundIn<FormPlace>(c)} {...{ late, submission }} shell={shellOf(c, assets)} />;
  return c.html(renderPage(page), 409);
}

/** What the page sends by a button: save, send, or the other language. */
async function receive(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { db, clock } = deps;
  const place = foundIn<FormPlace>(c);
  const stored = await formOf(db, formIn(c));
  const { intent, brought, changes, comment, elsewhere } = await typedOf(c, stored);
  const sends = intent === 'submit' && !comment && elsewhere.length === 0;
  if (!sends) {
    const saved = await save(deps, c, changes, clock.now());
    const now = (await formOf(db, formIn(c)))!;
    if (!saved) return answerLate(c, deps, brought, (await lastSubmission(db, now.school, now.id))!);
    if (comment) return pageOf(c, deps, now, { comment, elsewhere });
    const missing = unanswered(place.rubric, answersTo(place.rubric, now.answers));
    if (intent === 'submit') return pageOf(c, deps, now, { elsewhere, missing });
    const [next] = missing;
    return c.redirect(`${c.req.path}${isLang(intent) ? `?lang=${intent}` : ''}#${next ? anchorOf(next) : 'send'}`, 303);
  }
  const actor = actorIn(c);
  const author = tutorsOf(place.mission).find(({ id }) => id === actor.person)!;
  const by = { author, actor: actor.person, via: viaOf(actor) };
  const asOf = stored?.savedAt ?? null;
  const sent = await sendAppraisal(deps, { ...place, ...by, changes, asOf, at: clock.now() });
  if ('moved' in sent) return receive(c, deps);
  if ('submission' in sent) {
    const { submission, again } = sent;
    return again ? answerLate(c, deps, brought, submission) : c.redirect(`/appraisals/${submission.appraisal}`, 303);
  }
  return pageOf(c, deps, await formOf(db, formIn(c)), { missing: sent.missing });
}

/** `/missions/:mission/appraisals/:rubric` and its answers. */
export function formRoutes(deps: AppraisalDeps): Hono {
  const address = '/missions/:mission/appraisals/:rubric';
  const { fill } = APPRAISAL_ABILITIES;
  const filler = () => mayDo(deps.identity, fill, findForm(deps));
  const form = keepingTyped(deps, fill, filler(), (c) => receive(c, deps));
  return new Hono()
    .get(address, filler(), (c) => show(c, deps))
    .post(address, form.guard, form.handle)
    .post(`${address}/answers`, mayDo(deps.identity, fill, findSaving(deps)), (c) => saveChanges(c, deps));
}
