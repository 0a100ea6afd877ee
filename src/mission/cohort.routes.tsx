/** Cohorts: their list, their creation, their calendar. */
import { Hono } from 'hono';
import type { Shelf } from '../guide/shelf.ts';
import type { Identity } from '../identity/entry.ts';
import type { Services } from '../kernel/services.ts';
import type { Assets } from '../ui/shell.routes.ts';

export interface CohortDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
}

export function cohortRoutes(_deps: CohortDeps): Hono {
  return new Hono();
}
