/** `npm run pictures`: starts a server of its own and takes the pictures of the README into docs/pictures. Needs Chromium and the bundle. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../tests/e2e/browser.ts';
import { ROOT } from '../src/kernel/root.ts';
import { startServer } from '../tests/support/server.ts';

const OUT = join(ROOT, 'docs', 'pictures');
const DOCUMENT = join(ROOT, 'tests', 'corpus', 'word-ragged.pdf');

interface Look {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

async function open(browser: Browser, baseURL: string, { width, height, scheme }: Look): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    colorScheme: scheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** A picture of what is on the screen; fonts and pictures loaded. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  const path = join(OUT, `${name}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await page.context().close();
}

async function pictures(browser: Browser, url: string): Promise<void> {
  const guide = await open(browser, url, { width: 1280, height: 860, scheme: 'light' });
  await guide.goto('/guides');
  await guide.locator('.guide-list h2 a').first().click();
  await guide.locator('.prose').waitFor();
  await guide.evaluate('document.fonts.ready');
  await guide.waitForLoadState('networkidle');
  await guide.locator('[id^=part-][id$=-outline]').first().evaluate('(part) => part.scrollIntoView()');
  await take(guide, 'guide');

  const report = await open(browser, url, { width: 1280, height: 1060, scheme: 'light' });
  await report.goto('/check');
  await report.locator('#file').setInputFiles(DOCUMENT);
  await report.locator('button[type=submit]').click();
  await report.locator('.findings').waitFor();
  const address = report.url();
  await take(report, 'report');

  const phone = await open(browser, url, { width: 390, height: 844, scheme: 'dark' });
  await phone.goto(address);
  await take(phone, 'report-phone');
}

mkdirSync(OUT, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launch()]);
try {
  await pictures(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
}
