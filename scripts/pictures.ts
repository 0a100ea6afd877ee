/** `npm run pictures`: starts a server of its own and takes the pictures of the README into docs/pictures. Needs Chromium and the bundle. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../tests/e2e/browser.ts';
import { enterAs } from '../tests/e2e/door.ts';
import { ROOT } from '../src/kernel/root.ts';
import { startServer } from '../tests/support/server.ts';

const OUT = join(ROOT, 'docs', 'pictures');
/** Whose pages are taken. */
const STUDENT = 'Inès Caradec';
const LEAD = 'Anne Roussel';
const TUTOR = 'laurent.mercadier@';

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

/** Waits until the deposits of the demo are checked. */
async function checked(page: Page): Promise<void> {
  for (let left = 60; left > 0; left--) {
    await page.goto('/demo');
    if (!(await page.locator('main').innerText()).includes('vérification en cours')) return;
    await page.waitForTimeout(500);
  }
  throw new Error('the checks of the demo take more than 30 s');
}

async function pictures(browser: Browser, url: string): Promise<void> {
  const thread = await open(browser, url, { width: 1280, height: 1060, scheme: 'light' });
  await checked(thread);
  await enterAs(thread, STUDENT);
  await thread.locator('.thread').first().waitFor();
  await take(thread, 'thread');

  const cohort = await open(browser, url, { width: 1280, height: 1060, scheme: 'light' });
  await enterAs(cohort, LEAD);
  await cohort.goto('/cohorts');
  await cohort.locator('main h2 a').last().click();
  await cohort.locator('main table').waitFor();
  await take(cohort, 'cohort');

  const phone = await open(browser, url, { width: 390, height: 844, scheme: 'dark' });
  await phone.goto(await linkTo(phone, TUTOR));
  await phone.locator('main form button').first().click();
  await phone.locator('main input[type="radio"]').first().waitFor();
  // Who comes back is led to what is left: the picture begins where the page does.
  await phone.evaluate('scrollTo(0, 0)');
  await take(phone, 'appraisal-phone');
}

/** The link of the last letter that reached `address`, in the mailbox of the demo. */
async function linkTo(page: Page, address: string): Promise<string> {
  await page.goto(`/demo/mail?q=${encodeURIComponent(address)}`);
  await page.locator('main li a').first().click();
  await page.waitForLoadState();
  const href = await page.locator('main a[href*="/l/"]').first().getAttribute('href');
  return new URL(href!).pathname;
}

mkdirSync(OUT, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launch()]);
try {
  await pictures(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
}
