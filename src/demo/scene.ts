/** What the happenings of the demo are told. */
import type { Shelf } from '../guide/shelf.ts';
import type { Services } from '../kernel/services.ts';
import type { DemoProgramme, Happening } from './school.ts';

export type DemoDeps = Services & { shelf: () => Shelf };

/** What a happening is told. */
export interface Scene {
  deps: DemoDeps;
  programme: DemoProgramme;
  /** First start, milliseconds. */
  start: number;
  /** Address → person. */
  ids: ReadonlyMap<string, string>;
}

/** Who is behind a name of content/demo/school.yaml. */
export function whoIs({ programme, ids }: Scene, name: string): string {
  const email = [...programme.people, ...programme.students].find((p) => p.id === name)?.email;
  const id = email && ids.get(email);
  if (!id) throw new Error(`content/demo/school.yaml: ${programme.guide} has no "${name}"`);
  return id;
}

/** The school when `it` happened. */
export const asOf = (deps: DemoDeps, it: Pick<Happening, 'at'>): DemoDeps => ({ ...deps, clock: { now: () => it.at } });
