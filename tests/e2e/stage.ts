/** Where the journeys of one file take place: a server and a browser of their own, from before the first test until after the last. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type RunningServer, startServer } from '../support/server.ts';
import { launch, type Visit, visit } from './browser.ts';

export interface Stage {
  readonly server: RunningServer;
  /** A visitor with a window of their own. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
}

/** Told at the top of a file of journeys; there once its tests begin. `settings`: those of its server. */
export function stage(settings: Readonly<Record<string, string>> = {}): Stage {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(settings), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  return {
    get server() {
      return server;
    },
    visit: (options) => visit(browser, server.url, options),
  };
}
