/** The guides under content/guides, for commands that need one of them: only its own file is parsed. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Guide } from '../guide/schema.ts';
import { ROOT } from '../kernel/root.ts';

const GUIDES = join(ROOT, 'content', 'guides');

/** Identifiers of the guides, in alphabetical order. */
export async function guideNames(): Promise<string[]> {
  const entries = await readdir(GUIDES, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Guide `id`, in `version` or the newest one; null when there is none. */
export async function guideNamed(id: string, version: string | null): Promise<Guide | null> {
  if (!(await guideNames()).includes(id)) return null;
  const files = (await readdir(join(GUIDES, id))).filter((file) => file.endsWith('.yaml')).sort();
  const file = version === null ? files.at(-1) : files.find((each) => each === `${version}.yaml`);
  return file ? Guide.parse(parse(await readFile(join(GUIDES, id, file), 'utf8'))) : null;
}
