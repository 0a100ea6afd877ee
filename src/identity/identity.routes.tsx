/** Entering and leaving; what the school says of itself. */
import { Hono } from 'hono';
import type { Services } from '../kernel/services.ts';
import type { Assets } from '../ui/shell.routes.ts';
import type { Identity } from './entry.ts';

export function identityRoutes(_deps: Services & { assets: Assets; identity: Identity }): Hono {
  return new Hono();
}
