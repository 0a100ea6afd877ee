/** What the school knows, read from content/ when a server starts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Framework } from './guide/framework.ts';
import { Guide } from './guide/schema.ts';
import type { Shelf } from './guide/shelf.ts';

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));

/** The guides and frameworks under `folder`; throws when one is not of its schema. */
export function loadShelf(folder: string): Shelf {
  const guides = yamlFiles(join(folder, 'guides')).map((file) => Guide.parse(read(file)));
  const frameworks = yamlFiles(join(folder, 'frameworks')).map((file) => Framework.parse(read(file)));
  return {
    guides: guides.sort(
      (a, b) => a.guide.localeCompare(b.guide) || b.version.localeCompare(a.version, undefined, { numeric: true }),
    ),
    frameworks: new Map(frameworks.map((framework) => [framework.framework, framework])),
  };
}
