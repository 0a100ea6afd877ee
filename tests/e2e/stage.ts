/**
 * Where the journeys of one file take place: a server and a browser of their own, from before the first test until after the last. Its
 * demo is a copy of the one that the run filled, unless the settings tell otherwise (DEMO, DATA_DIR). No
 * journey ends well with an error in the console of a browser, a fault of a script, a request to a third party or an error in the log of
 * the server.
 */
import { cp } from 'node:fs/promises';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { removeFolder, type RunningServer, startServer, temporaryFolder } from '../support/server.ts';
import { launch, type Visit, visit } from './browser.ts';

export interface Stage {
  readonly server: RunningServer;
  /** A visitor with a window of their own. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** The same, who entered with what `cookie` holds: the value of a Cookie header. */
  enter(cookie: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** Told at the top of a file of journeys; there once its tests begin. `settings`: those of its server. */
export function stage(settings: Readonly<Record<string, string>> = {}): Stage {
  let server: RunningServer;
  let browser: Browser;
  let visits: Visit[] = [];
  const copied = settings.DEMO === undefined && settings.DATA_DIR === undefined ? temporaryFolder() : null;
  beforeAll(async () => {
    const demo = inject('demo');
    if (copied) await cp(demo.folder, copied, { recursive: true });
    const where = copied === null ? {} : { DATA_DIR: copied, PORT: demo.port };
    [server, browser] = await Promise.all([startServer({ ...settings, ...where }), launch()]);
  });
  afterEach(async () => {
    const faults = server
      .output()
      .split('\n')
      .filter((line) => line.includes('"level":"error"'));
    const wrongs = [...visits.flatMap((each) => each.wrongs()), ...faults];
    await Promise.all(visits.map((each) => each.close()));
    visits = [];
    expect(wrongs).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    if (copied) removeFolder(copied);
  });
  const arrive = async (options?: BrowserContextOptions) => {
    const visitor = await visit(browser, server.url, options);
    visits.push(visitor);
    return visitor;
  };
  return {
    get server() {
      return server;
    },
    visit: arrive,
    async enter(cookie, options) {
      const visitor = await arrive(options);
      const pairs = cookie.split('; ').map((pair) => /^([^=]+)=(.*)$/.exec(pair)!);
      await visitor.context.addCookies(pairs.map(([, name, value]) => ({ name: name!, value: value!, url: server.url })));
      return visitor;
    },
  };
}
