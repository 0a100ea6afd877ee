/** The deposits of a cohort: list, filters, ZIP, table, more time, reopening. */
import { Hono } from 'hono';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';

export function officeRoutes(_deps: DepositDeps): Hono {
  return new Hono();
}
