/** Appraisals that were sent: read by who may, as a page and as a PDF; opened again by a lead; answered by the student. */
import { type Context, Hono } from 'hono';
import { findGuide } from '../guide/shelf.ts';
import { type Actor, may } from '../identity/ability.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { readLink } from '../identity/link-found.store.ts';
import { readPerson } from '../identity/person.store.ts';
import { disposition } from '../kernel/disposition.ts';
import { typedIn } from '../kernel/form.ts';
import { Refusal } from '../kernel/refusal.ts';
import { SANDBOX } from '../kernel/security.ts';
import { crumbFrom } from '../mission/crumb.view.tsx';
import { subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { type Appraisal, fills, mayRead } from './appraisal.ts';
import { AppraisalPage } from './appraisal.page.tsx';
import { APPRAISAL_ABILITIES } from './appraisal.policy.ts';
import { formOf, readAppraisal } from './appraisal.store.ts';
import { answerOthers, othersOf } from './others.routes.ts';
import type { AppraisalDeps, FormPlace } from './place.routes.ts';
import { begunIn } from './receipt.ts';
import { receiptFile, receiptIn } from './receipt.store.ts';
import { reopeningsOf, repliesOf } from './record.store.ts';
import { reopenAppraisal } from './reopening.store.ts';
import { answerAppraisal } from './reply.store.ts';
import { typeOfScan } from './scan.ts';
import { READING_WORDS } from './reading-words.ts';
import { type Submission, submissionsOf } from './submission.store.ts';

/** An appraisal with all that is said around it. */
interface Sent extends FormPlace {
  appraisal: Appraisal;
  /** Newest first; none before the first sending. */
  submissions: readonly Submission[];
}

/** Longest reason, and longest answer. */
const REASON_LENGTH = 2000;
const REPLY_LENGTH = 8000;

async function read({ db, shelf }: AppraisalDeps, school: string, id: string): Promise<Sent | null> {
  const appraisal = await readAppraisal(db, school, id);
  const mission = appraisal && (await readMission(db, school, appraisal.mission));
  const guide = appraisal && findGuide(shelf(), appraisal.guide, appraisal.guideVersion);
  const rubric = guide?.rubrics.find((each) => each.id === appraisal?.rubric);
  if (!appraisal || !mission || !guide || !rubric) return null;
  return { appraisal, mission, guide, rubric, submissions: await submissionsOf(db, school, appraisal.id) };
}

/** Finds the appraisal that an address names, for who may read it. */
const findSent =
  (deps: AppraisalDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Sent> | null> => {
    const sent = await read(deps, actor.school, c.req.param('appraisal') ?? '');
    if (!sent) return null;
    const { appraisal, mission, rubric, submissions } = sent;
    const own = appraisal.author === actor.person;
    const theirs = own ? appraisal : await formOf(deps.db, { ...formAt(appraisal), author: actor.person });
    const sentTheirs = Boolean(theirs?.submittedAt);
    if (submissions.length === 0 && !own) return null;
    if (!mayRead(rubric, { actor, mission, author: appraisal.author, sentTheirs })) return null;
    return { subject: { ...subjectOf(mission), item: rubric.id }, value: sent };
  };
const formAt = ({ school, mission, rubric }: Appraisal) => ({ school, mission, rubric });

/** Whether the guide lets the student of the mission answer. */
const answers = ({ rubric }: Sent) => rubric.answerable && rubric.readBy.includes('student');

const shown = (c: Context, { submissions }: Sent) =>
  submissions.find(({ number }) => String(number) === c.req.query('number')) ?? submissions[0]!;

/** What is shown, as data in the language of the request. */
const receiptShown = (c: Context, deps: AppraisalDeps, sent: Sent, submission: Submission) =>
  receiptIn(deps, { ...sent, author: sent.appraisal.author, submission }, langOf(c));

/** Whether its author may still fill it: they follow the mission as who does, and have not left the school. */
async function isStillFilled({ db }: AppraisalDeps, { appraisal, mission, rubric }: Sent): Promise<boolean> {
  const { school, author } = appraisal;
  return fills(rubric, mission, author) && (await readPerson(db, school, author))?.leftAt === null;
}

async function show(
  c: Context,
  deps: AppraisalDeps,
  typed: { reason?: string; words?: string } = {},
  errors: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { db, assets } = deps;
  const sent = foundIn<Sent>(c);
  const { appraisal, mission, guide, submissions } = sent;
  const actor = actorIn(c);
  if (submissions.length === 0) return c.redirect(`/missions/${mission.id}/appraisals/${appraisal.rubric}`, 303);
  const submission = shown(c, sent);
  const [receipt, reopenings, replies, link, isFilled] = await Promise.all([
    receiptShown(c, deps, sent, submission),
    reopeningsOf(db, mission.school, appraisal.id),
    repliesOf(db, mission.school, appraisal.id),
    actor.only ? readLink(db, mission.school, actor.only.link) : null,
    isStillFilled(deps, sent),
  ]);
  const mine = (ability: Parameters<typeof may>[1]) => may(actor, ability, subjectOf(mission));
  const own = appraisal.author === actor.person;
  const others = own && appraisal.state === 'submitted' ? await othersOf(c, deps, placeOf(sent)) : null;
  const page = (
    <AppraisalPage
      {...{ appraisal, mission, guide, submission, submissions, receipt, reopenings, replies, others, errors }}
      shell={shellOf(c, assets)}
      own={own}
      begun={own ? begunIn(submission, langOf(c)) : null}
      from={crumbFrom(actor, mission)}
      link={link && { until: link.expiresAt }}
      may={{ reopen: mine(APPRAISAL_ABILITIES.reopen) && isFilled, answer: answers(sent) && mine(APPRAISAL_ABILITIES.answer) }}
      now={deps.clock.now()}
      typed={{ reason: typed.reason ?? '', words: typed.words ?? '' }}
    />
  );
  return c.html(renderPage(page), Object.keys(errors).length > 0 ? 422 : 200);
}

const placeOf = ({ appraisal: { mission, rubric } }: Sent) => ({ mission, item: rubric });

/** Who reads their own receipt is sent the links to what else is asked of them; of anyone else nothing is asked here. */
async function others(c: Context, deps: AppraisalDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  const address = `/appraisals/${sent.appraisal.id}`;
  return sent.appraisal.author === actorIn(c).person ? answerOthers(c, deps, placeOf(sent), address) : c.redirect(address, 303);
}

async function pdf(c: Context, deps: AppraisalDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  if (sent.submissions.length === 0) throw new Refusal('not-found', {});
  const { name, bytes } = await receiptFile(deps.typesetter, await receiptShown(c, deps, sent, shown(c, sent)));
  return c.body(bytes, 200, { 'content-type': 'application/pdf', 'content-disposition': disposition('attachment', name) });
}

async function scan(c: Context, { files }: AppraisalDeps): Promise<Response> {
  const submission = shown(c, foundIn<Sent>(c));
  const bytes = submission?.scan ? await files.read(submission.scan) : null;
  if (!bytes) throw new Refusal('not-found', {});
  const name = submission.scanName ?? '';
  return c.body(bytes, 200, {
    'content-type': typeOfScan(name),
    'content-disposition': disposition('inline', name),
    'content-security-policy': SANDBOX,
  });
}

async function reopen(c: Context, deps: AppraisalDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  const by = actorIn(c);
  const reason = (await typedIn(c))('reason');
  const w = READING_WORDS[langOf(c)];
  if (!(await isStillFilled(deps, sent))) return show(c, deps, {}, { reason: w.authorGone });
  if (!reason) return show(c, deps, {}, { reason: w.reasonMissing });
  if (reason.length > REASON_LENGTH) return show(c, deps, { reason }, { reason: w.tooLong(REASON_LENGTH) });
  const reopened = { ...sent, by, reason, at: deps.clock.now() };
  await deps.db.transaction().execute((trx) => reopenAppraisal(deps, trx, reopened));
  return c.redirect(`/appraisals/${sent.appraisal.id}`, 303);
}

async function reply(c: Context, deps: AppraisalDeps): Promise<Response> {
  const sent = foundIn<Sent>(c);
  const words = (await typedIn(c))('words');
  const w = READING_WORDS[langOf(c)];
  if (!words) return show(c, deps, {}, { words: w.replyMissing });
  if (words.length > REPLY_LENGTH) return show(c, deps, { words }, { words: w.tooLong(REPLY_LENGTH) });
  const answered = { ...sent, submission: sent.submissions[0]!, by: actorIn(c), words, at: deps.clock.now() };
  await deps.db.transaction().execute((trx) => answerAppraisal(deps, trx, answered));
  return c.redirect(`/appraisals/${sent.appraisal.id}`, 303);
}

/** `/appraisals/:appraisal` and what hangs from it. */
export function appraisalRoutes(deps: AppraisalDeps): Hono {
  const address = '/appraisals/:appraisal';
  const { identity } = deps;
  const abilities = APPRAISAL_ABILITIES;
  const reader = () => mayDo(identity, abilities.read, findSent(deps));
  const replier = mayDo<Sent>(
    identity,
    abilities.answer,
    async (c, actor) => {
      const found = await findSent(deps)(c, actor);
      return found && found.value.submissions.length > 0 && answers(found.value) ? found : null;
    },
    abilities.read,
  );
  return new Hono()
    .get(address, reader(), (c) => show(c, deps))
    .get(`${address}/receipt.pdf`, reader(), (c) => pdf(c, deps))
    .get(`${address}/scan`, reader(), (c) => scan(c, deps))
    .post(`${address}/others`, reader(), (c) => others(c, deps))
    .post(`${address}/reopening`, mayDo(identity, abilities.reopen, findSent(deps), abilities.read), (c) => reopen(c, deps))
    .post(`${address}/replies`, replier, (c) => reply(c, deps));
}
