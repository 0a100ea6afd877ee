/** /demo: enter as one of the people of the demo school. Mounted only where the demo is on. */
import { Hono } from 'hono';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';

export function demoRoutes(_deps: DepositDeps): Hono {
  return new Hono();
}
