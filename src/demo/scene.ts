/** What the happenings of the demo are told. Types only. */
import type { Shelf } from '../guide/shelf.ts';
import type { Services } from '../kernel/services.ts';
import type { DemoProgramme } from './school.ts';

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
