/** What a school says and shows of itself. */
import type { Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import type { Notice } from '../kernel/tables.ts';

export interface School {
  id: string;
  name: string;
  /** Address that letters come from; null when the server's own is used. */
  sender: string | null;
  /** SHA-256 of the logo among the kept files. */
  logo: string | null;
  /** Notices; null where the school wrote none and the product speaks. */
  privacy: Notice | null;
  legal: Notice | null;
  accessibility: Notice | null;
  /** Where "abroad" is counted from, ISO 3166-1 alpha-2. */
  country: string;
  demo: boolean;
}

/** The school `id`. It exists: nothing holds the identifier of a school that does not. */
export async function readSchool(db: Database, id: string): Promise<School> {
  return await db
    .selectFrom('school')
    .select(['school_id as id', 'name', 'sender', 'logo', 'privacy', 'legal', 'accessibility', 'country', 'demo'])
    .where('school_id', '=', id)
    .executeTakeFirstOrThrow();
}

/** True where the demo is open and the school `id` is its own. */
export async function isDemo({ db, config }: Pick<Services, 'db' | 'config'>, id: string): Promise<boolean> {
  return config.DEMO && (await readSchool(db, id)).demo;
}

/** True while the school `id` has nobody: it is to be set up. Never so for the demo. */
export async function isUnset(db: Database, id: string): Promise<boolean> {
  if ((await readSchool(db, id)).demo) return false;
  const someone = await db.selectFrom('person').select('person_id').where('school_id', '=', id).limit(1).executeTakeFirst();
  return someone === undefined;
}

const json = (notice: Notice | null) => (notice ? JSON.stringify(notice) : null);

/** Changes what `changes` holds, nothing else. */
export async function updateSchool(trx: Database, id: string, changes: Partial<Omit<School, 'id'>>): Promise<void> {
  const { privacy, legal, accessibility, ...plain } = changes;
  const values = {
    ...plain,
    ...(privacy !== undefined && { privacy: json(privacy) }),
    ...(legal !== undefined && { legal: json(legal) }),
    ...(accessibility !== undefined && { accessibility: json(accessibility) }),
  };
  if (Object.keys(values).length === 0) return;
  await trx.updateTable('school').set(values).where('school_id', '=', id).executeTakeFirstOrThrow();
}
