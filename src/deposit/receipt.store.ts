/** Gathers what the receipt of a deposit is made of, and makes its file. */
import { createHash } from 'node:crypto';
import type { Shelf } from '../guide/shelf.ts';
import { findGuide } from '../guide/shelf.ts';
import { readSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import type { AttachmentOf } from '../kernel/send-letter.job.ts';
import type { Config } from '../kernel/settings.ts';
import type { Mission } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { qrShape, qrSvg } from '../kernel/qr-code.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { Lang } from '../ui/lang.ts';
import { checksOf } from './check.store.ts';
import type { Check, Deposit } from './deposit.ts';
import { readDeposit } from './deposit.store.ts';
import { type ReceiptFacts, receiptOf } from './receipt.ts';
import { receiptData, receiptFileName } from './receipt-pdf.ts';

interface ReceiptDeps {
  db: Database;
  config: Pick<Config, 'BASE_URL'>;
  shelf: () => Shelf;
  typesetter: Typesetter;
}

export interface ReceiptFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The check whose report a receipt shows: the last one that is done, else the last one. `checks` newest first. */
export function shownCheck(checks: readonly Check[]): Check | null {
  return checks.find((check) => check.state === 'done' && check.report !== null) ?? checks[0] ?? null;
}

/** What the receipt of `deposit` is made of. */
export async function receiptFactsOf(deps: ReceiptDeps, deposit: Deposit, mission: Mission): Promise<ReceiptFacts> {
  const { db, config, shelf } = deps;
  const guide = findGuide(shelf(), deposit.guide, deposit.guideVersion);
  if (!guide) throw new Error(`the guide ${deposit.guide} ${deposit.guideVersion} of a deposit is not on the shelf`);
  const [school, checks] = await Promise.all([readSchool(db, deposit.school), checksOf(db, deposit.school, deposit.id)]);
  return { deposit, mission, guide, school, check: shownCheck(checks), baseUrl: config.BASE_URL.replace(/\/$/, '') };
}

/** Files kept ready: about 50 kB each. */
const KEPT = 64;
const ready = new Map<string, Uint8Array<ArrayBuffer>>();

/** The receipt as a PDF. What says the same is set in type once, as long as it is among the last ones asked for. */
export async function receiptFile(
  { typesetter }: Pick<ReceiptDeps, 'typesetter'>,
  facts: ReceiptFacts,
  lang: Lang,
): Promise<ReceiptFile> {
  const receipt = receiptOf(facts, lang);
  const data = receiptData(receipt, qrSvg(await qrShape(receipt.verification.address)));
  const key = createHash('sha256').update(JSON.stringify(data)).digest('hex');
  const bytes = ready.get(key) ?? (await typesetter.pdf('receipt', data));
  ready.delete(key);
  ready.set(key, bytes);
  if (ready.size > KEPT) ready.delete(ready.keys().next().value!);
  return { name: receiptFileName(receipt), bytes };
}

/** The receipt that goes with a letter, in the student's language. */
export function receiptAttachment(deps: ReceiptDeps): AttachmentOf {
  return async (school, id) => {
    const deposit = await readDeposit(deps.db, school, id);
    const mission = deposit && (await readMission(deps.db, school, deposit.mission));
    if (!mission) return null;
    return receiptFile(deps, await receiptFactsOf(deps, deposit, mission), mission.student.lang);
  };
}
