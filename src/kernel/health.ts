/** /healthz: whether the database answers and the readers stand. For a supervisor; says nothing about people. */
import { Hono } from 'hono';
import { sql } from 'kysely';
import { open } from './guard.ts';
import type { Services } from './services.ts';

/** State of a part, as the part says it itself. */
export type PartState = Readonly<Record<string, number | boolean | string>> & { ok: boolean };

async function databaseState({ db, clock }: Services): Promise<PartState> {
  const start = clock.now();
  try {
    await sql`SELECT 1`.execute(db);
    return { ok: true, ms: clock.now() - start };
  } catch {
    return { ok: false };
  }
}

/** 200 when every part is well, 503 otherwise. `parts` are asked at each request. */
export function healthRoutes(services: Services, parts: Readonly<Record<string, () => PartState>>): Hono {
  const routes = new Hono();
  routes.get('/healthz', open('asked by supervisors, which have no session'), async (c) => {
    const states = Object.fromEntries(Object.entries(parts).map(([name, state]) => [name, state()]));
    const database = await databaseState(services);
    const well = database.ok && Object.values(states).every((state) => state.ok);
    return c.json({ status: well ? 'ok' : 'unwell', database, ...states }, well ? 200 : 503);
  });
  return routes;
}
