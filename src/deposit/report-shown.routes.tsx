/** What every route of a filed deposit shares: finding it, gathering what its page shows, showing that page. */
import type { Context } from 'hono';
import { inLanguage } from '../conformity/check.ts';
import { groupsOf } from '../conformity/report-view.ts';
import type { Progress } from '../conformity/trial.ts';
import { findGuide } from '../guide/shelf.ts';
import { type Actor, may } from '../identity/ability.ts';
import { actorIn, type Found, foundIn } from '../identity/entry.ts';
import { readSchool } from '../identity/school.store.ts';
import type { RefusalStatus } from '../kernel/refusal.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { noteSeen } from '../mission/seen.routes.ts';
import { validationOf, validatorsOf } from '../thread/validation.ts';
import { type QrShape, qrShape } from '../kernel/qr-code.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { aheadOf, checksOf } from './check.store.ts';
import { DEPOSIT_ABILITIES as CAN } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import { readDeposit, versionsOf } from './deposit.store.ts';
import { type Check, type Deposit, NEXT_STATES } from './deposit.ts';
import { effective, findingKey } from './findings.ts';
import { notesOf } from './note.store.ts';
import { receiptOf } from './receipt.ts';
import { ReceiptView } from './receipt.view.tsx';
import { DepositPage, type TypedHere } from './report.page.tsx';
import { type DepositView, type ShownReport } from './report.view.tsx';
import { validationsOf, wordsOn } from './validation.store.ts';
import type { ValidationShown } from './validation.view.tsx';

/** A deposit and its mission, as an address names them. */
export interface Filed {
  deposit: Deposit;
  mission: Mission;
}

/** The deposit of the address, for the guards of this slice. */
export const findDeposit =
  ({ db }: Pick<DepositDeps, 'db'>) =>
  async (c: Context, actor: Actor): Promise<Found<Filed> | null> => {
    const deposit = await readDeposit(db, actor.school, c.req.param('deposit') ?? '');
    const mission = deposit && (await readMission(db, actor.school, deposit.mission));
    return mission && { subject: { ...subjectOf(mission), item: deposit.deliverable }, value: { deposit, mission } };
  };

/** Everything that the pages of a deposit show of it. */
export async function viewOf(c: Context, deps: Pick<DepositDeps, 'db' | 'shelf'>): Promise<DepositView> {
  const { deposit, mission } = foundIn<Filed>(c);
  const { school, id } = deposit;
  const guide = findGuide(deps.shelf(), deposit.guide, deposit.guideVersion);
  if (!guide) throw new Error(`guide ${deposit.guide} ${deposit.guideVersion} is gone`);
  const [versions, checks, notes] = await Promise.all([
    versionsOf(deps.db, school, deposit.mission, deposit.deliverable),
    checksOf(deps.db, school, id),
    notesOf(deps.db, school, id),
  ]);
  const allowed = (ability: (typeof CAN)[keyof typeof CAN]) => may(actorIn(c), ability, subjectOf(mission));
  const can = {
    make: allowed(CAN.make),
    recheck: allowed(CAN.recheck),
    declareAnnexes: allowed(CAN.declareAnnexes),
    contest: allowed(CAN.contest),
    answer: allowed(CAN.answer),
  };
  return { deposit, guide, versions, checks, notes, can };
}

/** How the validation of the deposit stands, for who reads; null where the guide asks for none. */
export async function validationShown(
  c: Context,
  { db }: Pick<DepositDeps, 'db'>,
  { deposit, guide, versions }: DepositView,
): Promise<ValidationShown | null> {
  const { mission } = foundIn<Filed>(c);
  const deliverable = guide.deliverables.find((d) => d.id === deposit.deliverable);
  if (!deliverable || deliverable.validatedBy.length === 0) return null;
  const [said, words] = await Promise.all([
    validationsOf(db, deposit.school, [deposit.id]),
    wordsOn(db, deposit.school, deposit.id),
  ]);
  const state = validationOf(deliverable, said.get(deposit.id) ?? [], mission);
  if (!state) return null;
  const actor = actorIn(c);
  const isNamed = validatorsOf(deliverable, mission).some(({ tutor }) => tutor.id === actor.person);
  const isOpen = versions[0]?.id === deposit.id && !mission.brokenOff;
  const allowed = may(actor, CAN.validate, { ...subjectOf(mission), item: deposit.deliverable });
  const wantsAgain = isOpen && state.refused.length > 0 && actor.person === mission.student.id;
  const mayValidate = isNamed && isOpen && allowed;
  return {
    state,
    words,
    mayValidate,
    awaitsReader: mayValidate && state.waits.some(({ id }) => id === actor.person),
    wantsAgain,
  };
}

/** The latest report made; undefined before any. */
export const latestReport = (checks: readonly Check[]) => checks.find((check) => check.report !== null);

/** `check`'s report as a page in `lang` shows it. French words are those of the engine that made it. */
export function shownOf(view: DepositView, check: Check | undefined, lang: Lang): ShownReport | null {
  if (!check?.report) return null;
  const report = lang === 'fr' ? check.report : inLanguage(check.report, lang);
  const heard = effective(report, view.notes);
  const numbered = groupsOf(report, new Set(heard.waived)).flatMap((g) => g.findings);
  const numberOf = (key: string) => numbered.find((item) => findingKey(item.finding) === key)?.number ?? null;
  return { check, report, effective: heard, latest: check.id === latestReport(view.checks)?.id, numberOf };
}

/** How far the check under way is; null when none is. */
export async function progressOf(
  { db }: Pick<DepositDeps, 'db'>,
  school: string,
  [check]: readonly Check[],
): Promise<Progress | null> {
  if (!check || NEXT_STATES[check.state].length === 0) return null;
  const { state, page, pages } = check;
  return { state, page, pages, ahead: state === 'waiting' ? await aheadOf(db, school, check) : 0 };
}

/** Codes drawn lately: an address never changes. */
const CODES = new Map<string, QrShape>();
const MOST_CODES = 1000;

async function codeOf(address: string): Promise<QrShape> {
  const drawn = CODES.get(address) ?? (await qrShape(address));
  if (CODES.size >= MOST_CODES) CODES.delete(CODES.keys().next().value!);
  CODES.set(address, drawn);
  return drawn;
}

/** Page of the document that the address asks for. */
export const pageIn = (c: Context): number | null => {
  const page = Number.parseInt(c.req.query('page') ?? '', 10);
  return Number.isNaN(page) ? null : page;
};

/** The page of a deposit, with what was typed and could not be recorded. */
export async function showDeposit(
  c: Context,
  deps: DepositDeps,
  typed: TypedHere = { note: null, annexes: null },
  status: 200 | RefusalStatus = 200,
): Promise<Response> {
  const { deposit, mission } = foundIn<Filed>(c);
  const url = `/deposits/${deposit.id}${c.req.method === 'GET' ? new URL(c.req.url).search : ''}`;
  const shell = { ...shellOf(c, deps.assets), url };
  const view = await viewOf(c, deps);
  const latest = latestReport(view.checks);
  const facts = { deposit, mission, guide: view.guide, check: latest ?? view.checks[0] ?? null, baseUrl: deps.config.BASE_URL };
  const receipt = receiptOf({ ...facts, school: await readSchool(deps.db, deposit.school) }, shell.lang);
  const qr = await codeOf(receipt.verification.address);
  const validation = await validationShown(c, deps, view);
  if (validation?.mayValidate) await noteSeen(c, deps, { mission: mission.id, purpose: 'validation', item: deposit.deliverable });
  const html = renderPage(
    <DepositPage
      shell={shell}
      view={view}
      shown={shownOf(view, latest, shell.lang)}
      progress={await progressOf(deps, deposit.school, view.checks)}
      page={pageIn(c)}
      typed={typed}
      standing={receipt.standing.sentence}
      validation={validation}
      receipt={(actions) => (
        <ReceiptView receipt={receipt} deposit={deposit.id} qr={qr}>
          {actions}
        </ReceiptView>
      )}
    />,
  );
  return c.html(html, status);
}
