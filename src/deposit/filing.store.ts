/** The filing of a deposit: one transaction with what it causes, or nothing; never edited afterwards. */
import { cleanFileName } from '../conformity/trial.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Guide } from '../guide/schema.ts';
import { type Lang, say } from '../guide/text.ts';
import type { Database } from '../kernel/database.ts';
import { lastRecordedAt, record } from '../kernel/journal.store.ts';
import { writeLetter } from '../kernel/outbox.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import { newReceiptCode } from '../kernel/token.ts';
import { Turns } from '../kernel/turns.ts';
import type { Mission } from '../mission/mission.ts';
import { askCheck } from './check.store.ts';
import { depositOf, lockMission, reopeningOf, versionsOf } from './deposit.store.ts';
import { type Deposit, standing } from './deposit.ts';
import { deadlineFor, guideNameOf } from './hand-in.ts';
import { refusalOf } from './validation.store.ts';

/** A letter about a deposit, as it is written to its student. */
export interface DepositLetter {
  address: string;
  subject: string;
  text: string;
  html: string;
  /** Without a mail server, it waits for a person to send it. */
  held: boolean;
  /** Without one in the demo, its mailbox takes it. */
  arrived: boolean;
}

/** What is handed in. Instants in milliseconds. */
export interface DepositOrder {
  mission: Mission;
  guide: Guide;
  deliverable: Deliverable;
  /** Bytes that are kept already. */
  file: { sha256: string; bytes: number };
  originalName: string;
  /** Whether the file takes the name that the guide asks for. */
  guideName: boolean;
  begunAt: number;
  receivedAt: number;
  /** Identifiers of what is declared. */
  declarations: readonly string[];
  /** Language in which it was shown, the student's when absent: the words kept are those of the guide in it. */
  lang?: Lang;
  actor: string;
  /** The upload that these bytes were kept as: it ends, and its identifier becomes that of the deposit. */
  upload?: string;
  /** Page where annexes begin, when it is declared. */
  annexesFrom?: number | null;
  /** The receipt by letter; null for a deposit that tells nobody. */
  letter: ((deposit: Deposit) => DepositLetter) | null;
  /** What else happens with it, in its transaction, before the journal tells of it. */
  alongside?: (trx: Database, deposit: Deposit) => Promise<void>;
  /** Tells the time of filing, by which a clock moved back is seen; `receivedAt` when absent. */
  clock?: { now(): number };
}

/**
 * When the last byte came, as it is kept. A clock moved back since the last entry of the journal does not make a deposit earlier than
 * what was recorded before it; a clock that runs takes nothing from who sent in time.
 */
async function receivedTime(trx: Database, order: DepositOrder): Promise<number> {
  const last = await lastRecordedAt(trx, order.mission.school);
  const now = order.clock?.now() ?? order.receivedAt;
  return Math.max(order.receivedAt, order.begunAt, now < last ? last : 0);
}

/** What was declared, in the words that were shown to the student. */
function declared({
  deliverable,
  declarations,
  mission,
  lang = mission.student.lang,
}: DepositOrder): { id: string; text: string }[] {
  return deliverable.declarations.filter((d) => declarations.includes(d.id)).map((d) => ({ id: d.id, text: say(d.text, lang) }));
}

/** The journal makes deposits follow one another: more of them at once would only hold connections that pages wait for. */
const FILING = new Turns(4);

/**
 * Files a deposit: one transaction, or nothing. Its bytes are durable already. Throws 'already-deposited' when the last version holds the
 * same bytes, 'deposit-closed' after the deadline, 'upload-gone' when the upload was filed or forgotten meanwhile.
 */
export function fileDeposit(db: Database, order: DepositOrder): Promise<Deposit> {
  return FILING.take(() => db.transaction().execute((trx) => fileIn(trx, order)));
}

async function fileIn(trx: Database, order: DepositOrder): Promise<Deposit> {
  const { mission, deliverable, file, guide } = order;
  const { school } = mission;
  await lockMission(trx, school, mission.id);
  const versions = await versionsOf(trx, school, mission.id, deliverable.id);
  const last = versions[0];
  if (last?.sha256 === file.sha256) throw new Refusal('already-deposited', { number: last.number });
  if (order.upload) await endUpload(trx, school, order.upload);
  const receivedAt = await receivedTime(trx, order);
  const deadline = deadlineFor(mission, guide, deliverable)?.at ?? null;
  const reopening = await reopeningOf(trx, school, mission.id, deliverable.id);
  const asked = reopening !== null || (last !== undefined && (await refusalOf(trx, school, last.id)) !== null);
  const place = standing(receivedAt, deadline, versions.length, asked);
  if (!place.may) throw new Refusal('deposit-closed', {});
  const made = await insert(trx, order, { number: (last?.number ?? 0) + 1, receivedAt, deadline });
  if (place.as === 'reopened' && reopening) await useReopening(trx, reopening.id, made);
  const askedAt = Date.parse(made.receivedAt);
  await askCheck(trx, { school, deposit: made.id, annexesFrom: order.annexesFrom ?? null, askedBy: order.actor, askedAt });
  await write(trx, order, made);
  await order.alongside?.(trx, made);
  await recordDeposit(trx, order, made, place.as);
  return made;
}

async function endUpload(trx: Database, school: string, upload: string): Promise<void> {
  const gone = await trx
    .deleteFrom('upload')
    .where('school_id', '=', school)
    .where('upload_id', '=', upload)
    .returning('upload_id')
    .executeTakeFirst();
  if (!gone) throw new Refusal('upload-gone', {});
}

async function insert(
  trx: Database,
  order: DepositOrder,
  { number, receivedAt, deadline }: { number: number; receivedAt: number; deadline: string | null },
): Promise<Deposit> {
  const { mission, guide, deliverable, file, originalName, actor } = order;
  const own = cleanFileName(originalName);
  const row = await trx
    .insertInto('deposit')
    .values({
      school_id: mission.school,
      ...(order.upload && { deposit_id: order.upload }),
      mission_id: mission.id,
      deliverable: deliverable.id,
      number,
      sha256: file.sha256,
      bytes: file.bytes,
      original_name: own,
      file_name: (order.guideName ? guideNameOf(mission, deliverable) : null) ?? own,
      begun_at: new Date(Math.min(order.begunAt, receivedAt)),
      received_at: new Date(receivedAt),
      deadline,
      guide: guide.guide,
      guide_version: guide.version,
      declarations: JSON.stringify(declared(order)),
      code: newReceiptCode(),
      deposited_by: actor,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return depositOf(row);
}

async function useReopening(trx: Database, reopening: string, made: Deposit): Promise<void> {
  await trx
    .updateTable('reopening')
    .set({ deposit_id: made.id })
    .where('school_id', '=', made.school)
    .where('reopening_id', '=', reopening)
    .execute();
}

async function write(trx: Database, { letter, mission, actor }: DepositOrder, made: Deposit): Promise<void> {
  if (!letter) return;
  const written = letter(made);
  const writtenAt = Date.parse(made.receivedAt);
  const about = { kind: 'deposit-receipt', mission: mission.id, receiptOf: made.id };
  await writeLetter(trx, { ...written, ...about, school: mission.school, person: actor, writtenAt });
}

async function recordDeposit(trx: Database, order: DepositOrder, made: Deposit, as: string): Promise<void> {
  const { mission, deliverable, number, sha256, bytes, code, receivedAt, deadline, fileName } = made;
  await record(trx, {
    school: made.school,
    at: order.clock?.now() ?? order.receivedAt,
    actor: order.actor,
    via: 'session',
    action: 'deposit.made',
    subject: `deposit:${made.id}`,
    details: {
      mission,
      deliverable,
      number,
      sha256,
      bytes,
      code,
      receivedAt,
      deadline,
      fileName,
      as,
      declared: made.declarations.map((d) => d.id),
    },
  });
}
