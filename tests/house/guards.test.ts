/** Every route says who may use it. */
import { Hono } from 'hono';
import { findTargetHandler } from 'hono/utils/handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allow, guardOf, open } from '../../src/kernel/guard.ts';
import { buildSite, type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => void (site = await buildSite()));
afterAll(() => site.close());

/** Routes of `app` ("GET /guides") that no guard stands before; what runs on every path is not a route. */
function unguarded(app: Hono): string[] {
  const routes = new Map<string, boolean>();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' && path === '/*') continue;
    const key = `${method} ${path}`;
    routes.set(key, (routes.get(key) ?? false) || guardOf(findTargetHandler(handler)) !== null);
  }
  return [...routes].filter(([, guarded]) => !guarded).map(([key]) => key);
}

test('every route of the site carries a guard', () => {
  const paths = site.app.routes.map((route) => `${route.method} ${route.path}`);
  expect(paths).toEqual(expect.arrayContaining(['GET /', 'GET /guides', 'POST /check', 'GET /healthz', 'GET /assets/:name']));
  expect(unguarded(site.app)).toEqual([]);
});

test('a route without a guard is found, also in a slice with its own errors', () => {
  const slice = new Hono()
    .get('/bare', (c) => c.text('x'))
    .get(
      '/kept',
      allow('read', () => true),
      (c) => c.text('x'),
    );
  slice.onError((_, c) => c.text('fault', 500));
  const app = new Hono().use(async (_, next) => next()).get('/open', open('for a test'), (c) => c.text('x'));
  app.route('/slice', slice);
  expect(unguarded(app)).toEqual(['GET /slice/bare']);
});

test('a guard that says no answers 403, or as its slice words it', async () => {
  const app = new Hono().get(
    '/never',
    allow('read', () => false),
    (c) => c.text('x'),
  );
  app.onError((fault, c) => c.text(fault.message, 403));
  expect(await (await app.request('/never')).text()).toBe('not-allowed');
});
