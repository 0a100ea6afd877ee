/** The door of the demo, for journeys: enter as someone, and see that each page met fits and is accessible. */
import type { Page } from 'playwright-core';
import { fitsAsIs } from './browser.ts';

/** Enters the demo as `name`, from its page. */
export async function enterAs(page: Page, name: string): Promise<void> {
  await page.goto('/demo');
  await page.locator('button.guest').filter({ hasText: name }).first().click();
  await page.waitForURL((url) => url.pathname !== '/demo');
}

/** axe finds nothing and nothing scrolls sideways, wide then narrow; the window is left wide. */
export async function fits(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await fitsAsIs(page);
  }
}

/** The only level 1 heading, as it reads. */
export const title = async (page: Page): Promise<string> => (await page.locator('h1').textContent())?.trim() ?? '';

/** Asks for `address` as the person of `page`. */
export async function download(page: Page, address: string): Promise<{ status: number; type: string; body: Buffer }> {
  const answer = await page.context().request.get(address);
  return { status: answer.status(), type: answer.headers()['content-type'] ?? '', body: await answer.body() };
}
