/** What people do with the report of a deposit: ask for another, declare where annexes begin, contest a finding or answer it. */
import { type Context, Hono } from 'hono';
import { canBeginAt } from '../conformity/measure/measure.ts';
import { may } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { Refusal, statusOf, wordsOf } from '../kernel/refusal.ts';
import { subjectOf } from '../mission/mission.ts';
import { langOf, wantsPage } from '../ui/shell.routes.ts';
import { askAgain, checksOf } from './check.store.ts';
import { DEPOSIT_ABILITIES as CAN } from './deposit.policy.ts';
import type { DepositDeps } from './deposit.routes.tsx';
import { findingKey, type NoteKind } from './findings.ts';
import { addNote } from './note.store.ts';
import { REASON_LIMIT } from './notes.view.tsx';
import { REPORT_WORDS } from './report-words.ts';
import { type Filed, findDeposit, latestReport, showDeposit } from './report-shown.routes.tsx';

const back = (c: Context, after = '') => c.redirect(`/deposits/${foundIn<Filed>(c).deposit.id}${after}`, 303);

/** Asks for a new check beside the others, and records who did. `annexesFrom` absent: what was declared stays. */
async function askFor(c: Context, { db, clock }: DepositDeps, action: string, annexesFrom?: number | null): Promise<void> {
  const { deposit } = foundIn<Filed>(c);
  const { school, id } = deposit;
  const actor = actorIn(c).person;
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    const request = { school, deposit: id, askedBy: actor, askedAt: at, ...(annexesFrom !== undefined && { annexesFrom }) };
    const details = await askAgain(trx, request);
    await record(trx, { school, at, actor, via: 'session', action, subject: `deposit:${id}`, details });
  });
}

async function recheck(c: Context, deps: DepositDeps): Promise<Response> {
  await askFor(c, deps, 'check.asked');
  return back(c);
}

/** The page where annexes begin, null when it is left to us. Throws 'field-refused'. */
function annexesIn(typed: string, pages: number, field: string): number | null {
  if (typed === '') return null;
  const page = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
  if (!canBeginAt(page, pages)) throw new Refusal('field-refused', { field });
  return page;
}

async function declareAnnexes(c: Context, deps: DepositDeps): Promise<Response> {
  const { deposit } = foundIn<Filed>(c);
  const w = REPORT_WORDS[langOf(c)];
  const typed = (await typedIn(c))('page');
  const latest = latestReport(await checksOf(deps.db, deposit.school, deposit.id));
  const pages = latest?.report?.measured.pages.total ?? 0;
  try {
    await askFor(c, deps, 'annexes.declared', annexesIn(typed, pages, w.annexesField));
  } catch (fault) {
    if (!(fault instanceof Refusal) || !wantsPage(c)) throw fault;
    const error = fault.code === 'field-refused' ? w.annexesRefused(pages) : wordsOf(fault, langOf(c));
    return showDeposit(c, deps, { note: null, annexes: { page: typed, error } }, statusOf(fault));
  }
  return back(c);
}

const KINDS: readonly string[] = ['contest', 'keep', 'waive'] satisfies NoteKind[];

/** What the person says of a finding. Throws refusals. */
async function noteIn(c: Context, deps: DepositDeps, field: (name: string) => string) {
  const { deposit, mission } = foundIn<Filed>(c);
  const [kind, reason, key] = [field('kind'), field('reason'), field('finding')];
  if (!KINDS.includes(kind)) throw new Refusal('field-refused', { field: 'kind' });
  if (!may(actorIn(c), kind === 'contest' ? CAN.contest : CAN.answer, subjectOf(mission))) throw new Refusal('not-allowed', {});
  const latest = latestReport(await checksOf(deps.db, deposit.school, deposit.id));
  const finding = latest?.report?.findings.find((f) => findingKey(f) === key);
  if (!latest || !finding) throw new Refusal('finding-unknown', {});
  if (reason === '') throw new Refusal('reason-missing', {});
  if (lengthOf(reason) > REASON_LIMIT) throw new Refusal('field-refused', { field: REPORT_WORDS[langOf(c)].reason });
  return { kind: kind as NoteKind, reason, key, check: latest.id };
}

const lengthOf = (words: string): number => [...words].length;

async function addNoteTo(c: Context, deps: DepositDeps): Promise<Response> {
  const { deposit } = foundIn<Filed>(c);
  const { school, id } = deposit;
  const actor = actorIn(c).person;
  const field = await typedIn(c);
  try {
    const { kind, reason, key, check } = await noteIn(c, deps, field);
    const at = deps.clock.now();
    await deps.db.transaction().execute(async (trx) => {
      await addNote(trx, { school, deposit: id, finding: key, kind, reason, saidBy: actor, saidAt: at });
      const action = { contest: 'finding.contested', keep: 'finding.kept', waive: 'finding.waived' }[kind];
      const details = { finding: key, check, reason };
      await record(trx, { school, at, actor, via: 'session', action, subject: `deposit:${id}`, details });
    });
    return back(c);
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code === 'not-allowed' || !wantsPage(c)) throw fault;
    const reason = field('reason');
    const long = fault.code === 'field-refused' && lengthOf(reason) > REASON_LIMIT;
    const error = long ? REPORT_WORDS[langOf(c)].reasonLong(lengthOf(reason)) : wordsOf(fault, langOf(c));
    const note = { finding: field('finding'), reason, error };
    return showDeposit(c, deps, { note, annexes: null }, statusOf(fault));
  }
}

/** The routes by which people answer a report. */
export function answerRoutes(deps: DepositDeps): Hono {
  const guard = (ability: (typeof CAN)[keyof typeof CAN]) => mayDo(deps.identity, ability, findDeposit(deps), CAN.read);
  return new Hono()
    .post('/deposits/:deposit/checks', guard(CAN.recheck), (c) => recheck(c, deps))
    .post('/deposits/:deposit/annexes', guard(CAN.declareAnnexes), (c) => declareAnnexes(c, deps))
    .post('/deposits/:deposit/notes', guard(CAN.note), (c) => addNoteTo(c, deps));
}
