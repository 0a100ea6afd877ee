/**
 * Guides already read, beside the bundle: one JSON file a guide file, named by the hash of its bytes. A command that needs one guide then
 * loads neither the YAML reader nor the schema. The folder goes with the bundle, so a new schema finds it empty.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from './folder.store.ts';
import type { FileProblem } from './load.ts';
import type { Guide } from './schema.ts';

/**
 * Guide `programme` of the folder `content`, in `version` or the newest one; its problems when it has some; null when there is none.
 * `cache` is the folder of the JSON files; nothing is said when it cannot be written.
 */
export async function quickGuide(
  content: string,
  programme: string,
  version: string | null,
  cache: string,
): Promise<{ guide: Guide } | { problems: readonly FileProblem[] } | null> {
  const name = versions(content, programme).find((each) => version === null || each === version);
  if (name === undefined) return null;
  const file = join(content, 'guides', programme, `${name}.yaml`);
  const known = join(cache, `${createHash('sha256').update(readFileSync(file)).digest('hex')}.json`);
  if (existsSync(known)) {
    try {
      return { guide: JSON.parse(readFileSync(known, 'utf8')) as Guide };
    } catch {
      // cut short by a full disk: read again below
    }
  }
  const { readGuideFile } = await import('./library.store.ts');
  const read = readGuideFile(file);
  if ('problems' in read) return read;
  keep(known, cache, read.guide);
  return { guide: read.guide };
}

function keep(known: string, cache: string, guide: Guide): void {
  try {
    mkdirSync(cache, { recursive: true });
    const work = `${known}.${process.pid}`;
    writeFileSync(work, JSON.stringify(guide));
    renameSync(work, known);
  } catch {
    // a folder that cannot be written: the guide is read again next time
  }
}
