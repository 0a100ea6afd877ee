/** A browser for journeys: pages that report every error of the console and every refusal of the content policy, and axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Chromium; its sandbox does not work for the administrator of the machine. */
export function launch(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS;
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args });
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Says that the journey provokes what `pattern` matches, in the console of the browser. */
  provokes(pattern: RegExp): void;
  /**
   * What went wrong in the console, the network and the scripts of every tab so far. Not that a page was answered with a refusal: the
   * journey sees which page it is on.
   */
  wrongs(): string[];
  close(): Promise<void>;
}

/** A visitor with a window of their own. */
export async function visit(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', viewport: { width: 1280, height: 900 }, ...options });
  const said: string[] = [];
  const provoked: RegExp[] = [];
  const refused = new Set<string>();
  context.on(
    'console',
    (message) => void (message.type() === 'error' && said.push(`${message.text()} ${message.location().url}`)),
  );
  context.on('weberror', (fault) => void said.push(fault.error().message));
  context.on(
    'request',
    (request) => void (new URL(request.url()).origin !== baseURL && said.push(`third party: ${request.url()}`)),
  );
  context.on('response', (answer) => {
    const status = answer.status();
    if (answer.request().isNavigationRequest() && status >= 400 && status < 500)
      refused.add(`(${answer.statusText()}) ${answer.url()}`);
  });
  const isRefusal = (line: string) => [...refused].some((refusal) => line.endsWith(refusal));
  return {
    context,
    page: await context.newPage(),
    provokes: (pattern) => void provoked.push(pattern),
    wrongs: () => said.filter((line) => !isRefusal(line) && !provoked.some((pattern) => pattern.test(line))),
    close: () => context.close(),
  };
}

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** What axe finds on the page as it is, a line a fault; WCAG 2.2 AA and good practice. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)) as AxeResult;
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`));
}

/** Waits for the report that the page shows by itself once it is there: what loads a page again ends what looks at it. */
export const settled = (page: Page): Promise<void> => page.locator('[data-wait]').waitFor({ state: 'detached' });

/** Nothing scrolls sideways, axe finds nothing, in the window as it is. */
export async function fitsAsIs(page: Page): Promise<void> {
  await settled(page);
  const { pathname } = new URL(page.url());
  const at = { pathname, width: page.viewportSize()?.width };
  // A window that changes its size, or a page just shown, may be laid out once more.
  await expect.poll(async () => ({ ...at, sideways: await scrollsSideways(page) })).toEqual({ ...at, sideways: false });
  expect({ ...at, found: await axe(page) }).toEqual({ ...at, found: [] });
}

/** Whether the page, as it is laid out now, is wider than its window. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Pages as people meet them: wide and narrow, light and dark. */
export const LOOKS: readonly BrowserContextOptions[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 900 }, colorScheme })),
);
