/** Paper reality: a form to print, and what came back, typed by staff with its scan. */
import { type Context, Hono } from 'hono';
import { type Actor, viaOf } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { serveLink } from '../identity/link.store.ts';
import type { FileStore } from '../kernel/files.ts';
import { typedIn } from '../kernel/form.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { COMMENT_LENGTH, unanswered } from './answers.ts';
import { fills, tutorsOf } from './appraisal.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { appraisalsOf, submitAppraisal } from './appraisal.store.ts';
import { COMMENT_FIELD, typedForm } from './form.ts';
import { type AppraisalDeps, type FormPlace, missingWords, named, placeOf, receiptLetter } from './form.routes.tsx';
import { FORM_WORDS } from './form-words.ts';
import { type Filler, PaperPage, TypePage, type TypePageProps } from './paper.page.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import { SCAN_MEGABYTES, scanKind, scanName } from './scan.ts';

const findPlace =
  (deps: AppraisalDeps) =>
  async (c: Context, actor: Actor): Promise<Found<FormPlace> | null> => {
    const place = await placeOf(deps, actor.school, named(c));
    return place && { subject: subjectOf(place.mission), value: place };
  };

/** Those who follow a mission and fill `item`, and whether they sent it. */
export async function fillersOf(
  { db }: Pick<AppraisalDeps, 'db'>,
  mission: Mission,
  item: string,
  asked: (person: string) => boolean,
): Promise<Filler[]> {
  const given = await appraisalsOf(db, mission.school, [mission.id]);
  const sent = new Set(given.filter((each) => each.item === item && each.state === 'submitted').map((each) => each.author));
  return tutorsOf(mission)
    .filter(({ id }) => asked(id))
    .map(({ id, firstName, lastName, role }) => ({ id, name: `${firstName} ${lastName}`, role, sent: sent.has(id) }));
}

/** The scan that a form brings: its bytes, or what is wrong with it. */
async function scanIn(c: Context, lang: 'fr' | 'en'): Promise<{ bytes: Uint8Array; name: string } | { error: string }> {
  const w = PAPER_WORDS[lang].errors;
  const file = (await c.req.parseBody())['scan'];
  if (!(file instanceof File) || file.size === 0) return { error: w.scan };
  if (file.size > SCAN_MEGABYTES * 1_000_000) return { error: w.scanSize(SCAN_MEGABYTES) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = scanKind(bytes);
  return kind ? { bytes, name: scanName(file.name, kind) } : { error: w.scanType };
}

async function keep(files: FileStore, bytes: Uint8Array): Promise<string> {
  const arriving = await files.begin();
  try {
    await arriving.write(bytes);
    return (await arriving.finish()).sha256;
  } catch (fault) {
    await arriving.discard();
    throw fault;
  }
}

async function propsOf(c: Context, deps: AppraisalDeps): Promise<TypePageProps> {
  const place = foundIn<FormPlace>(c);
  const fillers = await fillersOf(deps, place.mission, place.rubric.id, (id) => fills(place.rubric, place.mission, id));
  const author = c.req.query('author') ?? fillers.find(({ sent }) => !sent)?.id ?? '';
  return { ...place, shell: shellOf(c, deps.assets), fillers, author, answers: {}, comment: '', errors: {} };
}

/** What is wrong with what was typed, field by field. */
function faultsOf(props: TypePageProps, scan: { error: string } | object): Record<string, string> {
  const { shell, rubric, guide, fillers, author, answers, comment } = props;
  const w = PAPER_WORDS[shell.lang].errors;
  const filler = fillers.find(({ id }) => id === author);
  return {
    ...(!filler && { author: w.author }),
    ...(filler?.sent && { author: w.sent }),
    ...missingWords(rubric, guide, unanswered(rubric, answers), shell.lang),
    ...(comment.length > COMMENT_LENGTH && { [COMMENT_FIELD]: FORM_WORDS[shell.lang].tooLong(COMMENT_LENGTH) }),
    ...('error' in scan && { scan: scan.error }),
  };
}

async function type(c: Context, deps: AppraisalDeps): Promise<Response> {
  const place = foundIn<FormPlace>(c);
  const { mission, rubric } = place;
  const lang = langOf(c);
  const field = await typedIn(c);
  const changes = typedForm(rubric, field);
  const props = { ...(await propsOf(c, deps)), ...changes, author: field('author') };
  const scan = await scanIn(c, lang);
  const errors = faultsOf(props, scan);
  const again = (found: Record<string, string>) => c.html(renderPage(<TypePage {...props} errors={found} />), 422);
  if (Object.keys(errors).length > 0 || 'error' in scan) {
    return again('error' in scan ? errors : { ...errors, scan: PAPER_WORDS[lang].errors.scanAgain });
  }
  const actor = actorIn(c);
  const tutor = tutorsOf(mission).find(({ id }) => id === props.author)!;
  const at = deps.clock.now();
  const kept = await keep(deps.files, scan.bytes);
  const by = { actor: actor.person, via: viaOf(actor), typed: { by: actor.person, scan: kept, scanName: scan.name } };
  const sent = await deps.db.transaction().execute((trx) =>
    submitAppraisal(trx, { ...place, author: tutor.id, changes, at, ...by }, async (submission) => {
      await receiptLetter(deps, trx, place, tutor)(submission);
      const served = { school: mission.school, mission: mission.id, person: tutor.id, item: rubric.id, at };
      await serveLink(trx, { ...served, purpose: 'appraisal' });
    }),
  );
  if ('missing' in sent) return again(missingWords(rubric, place.guide, sent.missing, lang));
  if (sent.again) return again({ author: PAPER_WORDS[lang].errors.sent });
  return c.redirect(`/appraisals/${sent.submission.appraisal}`, 303);
}

/** `/missions/:mission/appraisals/:rubric/paper` and `/transcribe`. */
export function paperRoutes(deps: AppraisalDeps): Hono {
  const address = '/missions/:mission/appraisals/:rubric';
  const typist = () => mayDo(deps.identity, APPRAISAL_ABILITIES.transcribe, findPlace(deps), APPRAISAL_ABILITIES.read);
  return new Hono()
    .get(`${address}/paper`, typist(), (c) =>
      c.html(renderPage(<PaperPage {...foundIn<FormPlace>(c)} shell={shellOf(c, deps.assets)} />)),
    )
    .get(`${address}/transcribe`, typist(), async (c) => c.html(renderPage(<TypePage {...await propsOf(c, deps)} />)))
    .post(`${address}/transcribe`, typist(), (c) => type(c, deps));
}
