/** The report of conformity of a deposit: receipt, findings, notes, re-checks, comparison. */
import { Hono } from 'hono';
import type { DepositDeps } from './deposit.routes.tsx';

export function depositReportRoutes(_deps: DepositDeps): Hono {
  return new Hono();
}
