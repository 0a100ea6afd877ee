/** /verify: whether a file is the one that a receipt tells of. Without an account. */
import { Hono } from 'hono';
import type { DepositDeps } from './deposit.routes.tsx';

export function verifyRoutes(_deps: DepositDeps): Hono {
  return new Hono();
}
