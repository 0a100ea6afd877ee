/** What the school knows, read from content/ and put in force when a server starts. */
import { bindVersions, explainChanged } from './guide/guide.store.ts';
import { readLibrary } from './guide/library.store.ts';
import type { Shelf } from './guide/shelf.ts';
import type { Database } from './kernel/database.ts';

/**
 * Reads the guides and frameworks under `folder` and binds their versions in `school`. A file with errors is left out, a file
 * changed after its version was bound is not followed.
 *
 * @returns what is in force, and a sentence for each file left out or not followed: where, why, what to do
 */
export async function loadShelf(folder: string, db: Database, school: string): Promise<{ shelf: Shelf; refused: string[] }> {
  const { files, frameworks, problems } = readLibrary(folder);
  const { guides, changed } = await bindVersions(db, school, files);
  const sorted = guides.toSorted(
    (a, b) => a.guide.localeCompare(b.guide) || b.version.localeCompare(a.version, undefined, { numeric: true }),
  );
  const leftOut = problems.map(
    ({ file, line, column, path, message, todo }) => `${file}:${line}:${column} ${path} ${message}. ${todo}`,
  );
  return { shelf: { guides: sorted, frameworks }, refused: [...leftOut, ...changed.map(explainChanged)] };
}
