/** Which kept files appraisals name: scans of paper forms, of every school at once, since a file is shared by all who sent the same bytes. */
import type { Database } from '../kernel/database.ts';

/** A scan, with the identifiers of one of the appraisals that name it. */
interface NamedScan {
  sha256: string;
  school: string;
  appraisal: string;
}

const BATCH = 1000;

/** Every scan that an appraisal typed from paper names, once each, in the order of their hashes. */
export async function* scansOfAppraisals(db: Database): AsyncGenerator<NamedScan> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('appraisal_submission')
      .distinctOn('scan')
      .select((eb) => [eb.ref('scan').$notNull().as('sha256'), 'school_id', 'appraisal_id'])
      .where('scan', '>', after)
      .orderBy('scan')
      .limit(BATCH)
      .execute();
    for (const row of rows) yield { sha256: row.sha256, school: row.school_id, appraisal: row.appraisal_id };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.sha256;
  }
}
