/** The form of a tutor: shown, saved every few seconds by its script or whole by its button, sent once. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { type Ability, type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, type Identity, mayDo } from '../identity/entry.ts';
import { serveLink } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { allow } from '../kernel/guard.ts';
import { isId } from '../kernel/id.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { isLang, type Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf, wantsPage } from '../ui/shell.routes.ts';
import { instant } from '../ui/typography.ts';
import { COMMENT_LENGTH, criteriaOf } from './answers.ts';
import { type Appraisal, fills } from './appraisal.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { formOf, type FormOf, saveAnswers, startAppraisal, type Submission, submitAppraisal } from './appraisal.store.ts';
import { anchorOf, changesIn, COMMENT_FIELD, inBoth, savedWords, typedForm } from './form.ts';
import { FormPage, OverPage } from './form.page.tsx';
import { FORM_WORDS } from './form-words.ts';
import { askerOf, formPlace, reopeningsOf } from './record.store.ts';

/** What the routes of this slice need. */
export interface AppraisalDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
  typesetter: Typesetter;
}

/** A rubric of a mission, as an address names it. */
export interface FormPlace {
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
}

/** The rubric `item` of a mission; null when mission, guide or rubric is not there. */
export async function placeOf(
  { db, shelf }: Pick<AppraisalDeps, 'db' | 'shelf'>,
  school: string,
  id: { mission: string; rubric: string },
): Promise<FormPlace | null> {
  const mission = await readMission(db, school, id.mission);
  const guide = mission && findGuide(shelf(), mission.cohort.guide, mission.cohort.version);
  const rubric = guide?.rubrics.find((each) => each.id === id.rubric);
  return mission && guide && rubric ? { mission, guide, rubric } : null;
}

/** What an address names. */
export const named = (c: Context) => ({ mission: c.req.param('mission') ?? '', rubric: c.req.param('rubric') ?? '' });

const findForm =
  (deps: AppraisalDeps) =>
  async (c: Context, actor: Actor): Promise<Found<FormPlace> | null> => {
    const place = await placeOf(deps, actor.school, named(c));
    if (!place || !fills(place.rubric, place.mission, actor.person)) return null;
    return { subject: { ...subjectOf(place.mission), item: place.rubric.id }, value: place };
  };

/** Where a saving goes: read in one query, since five hundred forms ask for it every few seconds. */
interface SavePlace {
  guide: Guide;
  rubric: Rubric;
}
const findSaving =
  ({ db, shelf }: AppraisalDeps) =>
  async (c: Context, actor: Actor): Promise<Found<SavePlace> | null> => {
    const { mission, rubric: item } = named(c);
    const row = isId(mission) ? await formPlace(db, actor.school, mission) : null;
    const guide = row && findGuide(shelf(), row.guide, row.version);
    const rubric = guide?.rubrics.find((each) => each.id === item);
    if (!row || !guide || !rubric) return null;
    const tutors = (ids: readonly string[]) => ids.map((id) => ({ id }) as Mission['companyTutors'][number]);
    const follow = { companyTutors: tutors(row.company), academicTutors: tutors(row.academic) };
    if (!fills(rubric, follow, actor.person)) return null;
    const tied = { companyTutors: row.company, academicTutors: row.academic };
    return {
      subject: { school: actor.school, programme: row.guide, mission, item, student: row.student_id, ...tied },
      value: { guide, rubric },
    };
  };

const formIn = (c: Context): FormOf => {
  const { school, person: author } = actorIn(c);
  return { school, author, ...named(c) };
};

/** The page of the form, as it is saved or with what was typed. */
async function pageOf(
  c: Context,
  { db, clock, assets }: AppraisalDeps,
  saved: Appraisal | null,
  errors: Readonly<Record<string, string>>,
  typed: { comment: string } | null = null,
): Promise<Response> {
  const { school, author } = formIn(c);
  const [askedBy, reopenings] = await Promise.all([
    askerOf(db, formIn(c)),
    saved ? reopeningsOf(db, school, saved.id) : Promise.resolve([]),
  ]);
  const page = (
    <FormPage
      {...foundIn<FormPlace>(c)}
      shell={shellOf(c, assets)}
      author={author}
      answers={saved?.answers ?? {}}
      comment={typed?.comment ?? saved?.comment ?? ''}
      savedAt={saved ? Date.parse(saved.savedAt) : null}
      now={clock.now()}
      askedBy={askedBy}
      reopened={reopenings[0] ?? null}
      errors={errors}
    />
  );
  return c.html(renderPage(page), Object.keys(errors).length > 0 ? 422 : 200);
}

async function show(c: Context, deps: AppraisalDeps): Promise<Response> {
  const saved = await formOf(deps.db, formIn(c));
  if (saved?.state === 'submitted') return c.redirect(`/appraisals/${saved.id}`, 303);
  return pageOf(c, deps, saved, {});
}

/** Saves what changed; begins the form when this is its first saving. False when it is sent already. */
async function save(deps: AppraisalDeps, c: Context, changes: Parameters<typeof saveAnswers>[2], at: number): Promise<boolean> {
  const form = formIn(c);
  if (await saveAnswers(deps.db, form, changes, at)) return true;
  const { guide } = foundIn<SavePlace>(c);
  await startAppraisal(deps.db, { ...form, guide: guide.guide, guideVersion: guide.version, at });
  return saveAnswers(deps.db, form, changes, at);
}

/** What the script of the page sends while the form is filled. */
async function saveChanges(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { guide, rubric } = foundIn<SavePlace>(c);
  const body: unknown = await c.req.json().catch(() => null);
  const changes = changesIn(rubric, body);
  if (!changes) throw new Refusal('field-refused', { field: 'answers' });
  const at = deps.clock.now();
  if (!(await save(deps, c, changes, at))) throw new Refusal('appraisal-sent', {});
  return c.json({ saved: savedWords(at, at, langOf(c), guide.timezone) });
}

/** The criteria that want an answer, by their anchors. */
export function missingWords(rubric: Rubric, guide: Guide, missing: readonly string[], lang: Lang): Record<string, string> {
  const labels = new Map(criteriaOf(rubric).map(({ criterion }) => [criterion.id, criterion.label]));
  return Object.fromEntries(missing.map((id) => [anchorOf(id), inBoth(labels.get(id)!, lang, guide.language).words]));
}

/** The letter of a receipt, in the transaction that sends. */
export function receiptLetter(
  deps: Pick<AppraisalDeps, 'config' | 'clock'>,
  trx: Database,
  { mission, guide, rubric }: FormPlace,
  author: { id: string; email: string; lang: 'fr' | 'en' },
): (submission: Submission) => Promise<void> {
  return async ({ id, appraisal, code, submittedAt }) => {
    const { lang } = author;
    await postLetter(deps, trx, {
      school: mission.school,
      kind: 'appraisal-receipt',
      person: author.id,
      address: author.email,
      lang,
      values: {
        title: plain(rubric.title, reading(guide, lang)),
        student: `${mission.student.firstName} ${mission.student.lastName}`,
        at: instant(new Date(submittedAt), lang, guide.timezone),
        code: code.replace(/(.{4})(?=.)/g, '$1-'),
      },
      action: `${deps.config.BASE_URL}/appraisals/${appraisal}`,
      receiptOf: id,
      mission: mission.id,
    });
  };
}

async function send(c: Context, deps: AppraisalDeps, typed: ReturnType<typeof typedForm>): Promise<Response> {
  const place = foundIn<FormPlace>(c);
  const { mission, rubric, guide } = place;
  const actor = actorIn(c);
  const at = deps.clock.now();
  const tutor = [...mission.companyTutors, ...mission.academicTutors].find(({ id }) => id === actor.person)!;
  const order = { ...place, author: actor.person, changes: typed, at, actor: actor.person, via: viaOf(actor) };
  const sent = await deps.db.transaction().execute((trx) =>
    submitAppraisal(trx, order, async (submission) => {
      await receiptLetter(deps, trx, place, tutor)(submission);
      const served = { school: mission.school, mission: mission.id, person: actor.person, item: rubric.id, at };
      await serveLink(trx, { ...served, purpose: 'appraisal' });
    }),
  );
  if ('submission' in sent) return c.redirect(`/appraisals/${sent.submission.appraisal}`, 303);
  const errors = missingWords(rubric, guide, sent.missing, langOf(c));
  return pageOf(c, deps, await formOf(deps.db, formIn(c)), errors);
}

/** What the page sends by a button: save, send, or the other language. */
async function receive(c: Context, deps: AppraisalDeps): Promise<Response> {
  const { rubric } = foundIn<FormPlace>(c);
  const field = await typedIn(c);
  const typed = typedForm(rubric, field);
  const long = typed.comment.length > COMMENT_LENGTH;
  const changes = long ? { ...typed, comment: null } : typed;
  const intent = field('intent');
  if (long || intent !== 'submit') {
    const saved = await save(deps, c, changes, deps.clock.now());
    const now = (await formOf(deps.db, formIn(c)))!;
    if (!saved) return c.redirect(`/appraisals/${now.id}`, 303);
    if (long) return pageOf(c, deps, now, { [COMMENT_FIELD]: FORM_WORDS[langOf(c)].tooLong(COMMENT_LENGTH) }, typed);
    const next = criteriaOf(rubric).find(({ criterion }) => criterion.id === field('at') || !(criterion.id in now.answers));
    const anchor = next ? `#${anchorOf(next.criterion.id)}` : '#send';
    return c.redirect(`${c.req.path}${isLang(intent) ? `?lang=${intent}` : ''}${anchor}`, 303);
  }
  return send(c, deps, typed);
}

/** Guard: lets in whom `known` lets in, and who filled a form while their session ended: what they typed is given back by `keepTyped`. */
export function orKept(
  { identity }: Pick<AppraisalDeps, 'identity'>,
  ability: Ability,
  known: MiddlewareHandler,
): MiddlewareHandler {
  return allow(ability.id, async (c) => {
    if (wantsPage(c) && !(await identity.actorOf(c))) return true;
    let passed = false;
    await known(c, () => Promise.resolve(void (passed = true)));
    return passed;
  });
}

/** The page that keeps what a stranger sends: nothing of the school is read for it. */
export async function keepTyped(c: Context, { assets }: Pick<AppraisalDeps, 'assets'>): Promise<Response> {
  const body = await c.req.parseBody({ all: true });
  const fields = Object.entries(body).flatMap(([name, values]) =>
    [values].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const page = <OverPage shell={shellOf(c, assets)} action={c.req.path} fields={fields} />;
  return c.html(renderPage(page), 401);
}

/** `/missions/:mission/appraisals/:rubric` and its answers. */
export function formRoutes(deps: AppraisalDeps): Hono {
  const address = '/missions/:mission/appraisals/:rubric';
  const { fill } = APPRAISAL_ABILITIES;
  return new Hono()
    .get(address, mayDo(deps.identity, fill, findForm(deps)), (c) => show(c, deps))
    .post(address, orKept(deps, fill, mayDo(deps.identity, fill, findForm(deps))), async (c) =>
      (await deps.identity.actorOf(c)) ? receive(c, deps) : keepTyped(c, deps),
    )
    .post(`${address}/answers`, mayDo(deps.identity, fill, findSaving(deps)), (c) => saveChanges(c, deps));
}
