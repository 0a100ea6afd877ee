/** Paper reality: a form to print, and what came back, typed by staff with its scan. */
import { type Context, Hono } from 'hono';
import { viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import type { FileStore } from '../kernel/files.ts';
import { typedIn } from '../kernel/form.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { COMMENT_LENGTH, unanswered } from './answers.ts';
import { type Answers, fills, tutorsOf } from './appraisal.ts';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { appraisalsOf } from './appraisal.store.ts';
import { COMMENT_FIELD, fieldsOf, typedForm } from './changes.ts';
import { FORM_WORDS } from './form-words.ts';
import { PaperPage } from './paper.page.tsx';
import { type Filler, TypePage, type TypePageProps } from './type.page.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import { type AppraisalDeps, findPlace, type FormPlace } from './place.routes.ts';
import { sendAppraisal } from './sending.store.ts';
import { SCAN_MEGABYTES, scanKind, scanName } from './scan.ts';

/** Those who follow a mission and fill `item`, and how far they are. */
export async function fillersOf(
  { db }: Pick<AppraisalDeps, 'db'>,
  mission: Mission,
  item: string,
  asked: (person: string) => boolean,
): Promise<Filler[]> {
  const given = await appraisalsOf(db, mission.school, [mission.id]);
  const stateOf = (id: string) => given.find((each) => each.item === item && each.author === id)?.state ?? 'asked';
  return tutorsOf(mission)
    .filter(({ id }) => asked(id))
    .map((tutor) => ({ id: tutor.id, name: nameOf(tutor), role: tutor.role, state: stateOf(tutor.id) }));
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

/** The page empty, or with what was typed. */
async function propsOf(c: Context, deps: AppraisalDeps, typed: { author: string; answers: Answers; comment: string } | null) {
  const place = foundIn<FormPlace>(c);
  const fillers = await fillersOf(deps, place.mission, place.rubric.id, (id) => fills(place.rubric, place.mission, id));
  const first = c.req.query('author') ?? fillers.find(({ state }) => state !== 'submitted')?.id ?? '';
  const nothing = { author: first, answers: {}, comment: '' };
  return { ...place, ...(typed ?? nothing), shell: shellOf(c, deps.assets), fillers };
}

/** What is wrong with what was typed: criteria without an answer, and field by field. */
function faultsOf(props: Omit<TypePageProps, 'missing' | 'errors'>, scan: { error: string } | object) {
  const { shell, rubric, fillers, author, answers, comment } = props;
  const w = PAPER_WORDS[shell.lang].errors;
  const filler = fillers.find(({ id }) => id === author);
  const errors: Record<string, string> = {
    ...(!filler && { author: w.author }),
    ...(filler?.state === 'submitted' && { author: w.sent }),
    ...(comment.length > COMMENT_LENGTH && { [COMMENT_FIELD]: FORM_WORDS[shell.lang].tooLong(COMMENT_LENGTH) }),
    ...('error' in scan && { scan: scan.error }),
  };
  return { missing: unanswered(rubric, answers), errors };
}

async function type(c: Context, deps: AppraisalDeps): Promise<Response> {
  const place = foundIn<FormPlace>(c);
  const lang = langOf(c);
  const w = PAPER_WORDS[lang].errors;
  const field = await typedIn(c);
  const changes = typedForm(fieldsOf(place.rubric), field);
  const props = await propsOf(c, deps, { ...changes, author: field('author') });
  const scan = await scanIn(c, lang);
  const faults = faultsOf(props, scan);
  const again = ({ missing, errors }: typeof faults) =>
    c.html(
      renderPage(<TypePage {...props} missing={missing} errors={{ ...errors, scan: errors['scan'] ?? w.scanAgain }} />),
      422,
    );
  if (faults.missing.length > 0 || Object.keys(faults.errors).length > 0 || 'error' in scan) return again(faults);
  const actor = actorIn(c);
  const author = tutorsOf(place.mission).find(({ id }) => id === props.author)!;
  const kept = await keep(deps.files, scan.bytes);
  const typed = { by: actor.person, scan: kept, scanName: scan.name };
  const by = { author, actor: actor.person, via: viaOf(actor), typed };
  const sent = await sendAppraisal(deps, { ...place, ...by, changes, at: deps.clock.now() });
  if (!('submission' in sent)) return again({ missing: 'missing' in sent ? [...sent.missing] : [], errors: {} });
  if (sent.again) return again({ missing: [], errors: { author: w.sent } });
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
    .get(`${address}/transcribe`, typist(), async (c) =>
      c.html(renderPage(<TypePage {...await propsOf(c, deps, null)} missing={[]} errors={{}} />)),
    )
    .post(`${address}/transcribe`, typist(), (c) => type(c, deps));
}
