/** Which guides there are on disk. Loads neither the YAML reader nor the schema: what a command needs to start quickly. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Programmes that have a folder, in alphabetical order. */
export function programmes(content: string): string[] {
  const folder = join(content, 'guides');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
}

/** Version names of a programme, newest (last in natural order) first. */
export function versions(content: string, programme: string): string[] {
  const folder = join(content, 'guides', programme);
  if (!/^[a-z0-9-]+$/.test(programme) || !existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => f.slice(0, -'.yaml'.length));
  return names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}
