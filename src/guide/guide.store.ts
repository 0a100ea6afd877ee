/** Versions of guides in force in a school: kept whole with their hash, never changed. */
import type { Database } from '../kernel/database.ts';
import type { GuideFile } from './library.store.ts';
import { Guide } from './schema.ts';

/** A file that differs from the version of the same name already in force: it is not followed. */
export interface ChangedFile {
  file: string;
  guide: string;
  version: string;
}
export interface InForce {
  /** Versions in force, as they were bound, whether or not their file is still there. */
  guides: readonly Guide[];
  changed: readonly ChangedFile[];
}

/** Binds the versions that `school` does not hold yet, and returns all that are in force in it. Bound versions are never replaced. */
export async function bindVersions(db: Database, school: string, files: readonly GuideFile[]): Promise<InForce> {
  if (files.length > 0) {
    const rows = files.map(({ guide, hash }) => ({
      school_id: school,
      guide: guide.guide,
      version: guide.version,
      hash,
      body: JSON.stringify(guide),
    }));
    await db
      .insertInto('guide_version')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['school_id', 'guide', 'version']).doNothing())
      .execute();
  }
  const bound = await db
    .selectFrom('guide_version')
    .select(['guide', 'version', 'hash', 'body'])
    .where('school_id', '=', school)
    .execute();
  const fileOf = (guide: string, version: string) =>
    files.find((each) => each.guide.guide === guide && each.guide.version === version);
  const changed: ChangedFile[] = [];
  const guides = bound.map(({ guide, version, hash, body }) => {
    const file = fileOf(guide, version);
    if (file?.hash === hash) return file.guide;
    if (file) changed.push({ file: file.file, guide, version });
    return Guide.parse(body);
  });
  return { guides, changed };
}

/** SHA-256 of a version in force in `school`; null when it is not. */
export async function guideHash(db: Database, school: string, guide: string, version: string): Promise<string | null> {
  const row = await db
    .selectFrom('guide_version')
    .select('hash')
    .where('school_id', '=', school)
    .where('guide', '=', guide)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Why a changed file is not followed, and what to do. */
export function explainChanged({ file, guide, version }: ChangedFile): string {
  return (
    `${file} differs from version "${version}" of guide "${guide}", which is in force: the version in force is served. ` +
    'What people filled in points to its words, so that it does not change. ' +
    'To change the programme, put the file back as it was and save the new text under a new name with a new `version`.'
  );
}
