/** The guides that a server knows, and how one is found. Pure. */
import type { Framework } from './framework.ts';
import type { Guide } from './schema.ts';

export interface Shelf {
  /** Every version of every guide, newest version of a guide first. */
  guides: readonly Guide[];
  /** Frameworks by the identifier that guides name. */
  frameworks: ReadonlyMap<string, Framework>;
}

/** The version of guide `id` asked for, the newest when none is named; undefined when there is none. */
export function findGuide(shelf: Shelf, id: string, version?: string): Guide | undefined {
  return shelf.guides.find((g) => g.guide === id && (version === undefined || g.version === version));
}

/** One entry a guide, its versions newest first. */
export function byProgramme(shelf: Shelf): { versions: Guide[] }[] {
  return [...Map.groupBy(shelf.guides, (g) => g.guide).values()].map((versions) => ({ versions }));
}
