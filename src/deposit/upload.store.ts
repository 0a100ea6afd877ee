/** Bytes received that are not (yet) a deposit: being tried, waiting for a declaration, or for their sender to enter again. */
import type { Database } from '../kernel/database.ts';
import { isId } from '../kernel/id.ts';

/** Instants in milliseconds. */
export interface Upload {
  school: string;
  id: string;
  mission: string;
  deliverable: string;
  sha256: string;
  bytes: number;
  /** As the sender's machine called it, cleaned. */
  fileName: string;
  begunAt: number;
  receivedAt: number;
  /** Null when the session of its sender was over: who brings the claim takes it. */
  sentBy: string | null;
  /** SHA-256 of the claim. */
  claimHash: string | null;
}

/** Keeps what is known of an upload; its bytes are kept already. Returns its identifier. */
export async function addUpload(trx: Database, upload: Omit<Upload, 'id'>): Promise<string> {
  const { upload_id } = await trx
    .insertInto('upload')
    .values({
      school_id: upload.school,
      mission_id: upload.mission,
      deliverable: upload.deliverable,
      sha256: upload.sha256,
      bytes: upload.bytes,
      file_name: upload.fileName,
      begun_at: new Date(upload.begunAt),
      received_at: new Date(upload.receivedAt),
      sent_by: upload.sentBy,
      claim_hash: upload.claimHash,
    })
    .returning('upload_id')
    .executeTakeFirstOrThrow();
  return upload_id;
}

/** The upload `id` of `school`; null when it was never there, was filed, or was forgotten. */
export async function readUpload(db: Database, school: string, id: string): Promise<Upload | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('upload')
    .selectAll()
    .where('school_id', '=', school)
    .where('upload_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    school,
    id,
    mission: row.mission_id,
    deliverable: row.deliverable,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    fileName: row.file_name,
    begunAt: row.begun_at.getTime(),
    receivedAt: row.received_at.getTime(),
    sentBy: row.sent_by,
    claimHash: row.claim_hash,
  };
}

/** Gives an upload without owner to `person`; its claim serves once. False when somebody has it already. */
export async function takeOver(db: Database, upload: Upload, person: string): Promise<boolean> {
  const taken = await db
    .updateTable('upload')
    .set({ sent_by: person, claim_hash: null })
    .where('school_id', '=', upload.school)
    .where('upload_id', '=', upload.id)
    .where('sent_by', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** The school of a mission whose sender is not known any more; null when there is no such mission. */
export async function schoolOfMission(db: Database, mission: string): Promise<string | null> {
  if (!isId(mission)) return null;
  const row = await db.selectFrom('mission').select('school_id').where('mission_id', '=', mission).executeTakeFirst();
  return row?.school_id ?? null;
}
