/** Journey of someone who reads a guide. */
import { expect, test } from 'vitest';
import { fitsAsIs, LOOKS } from './browser.ts';
import { stage } from './stage.ts';

const here = stage();

/** Address of the first guide of the list. */
async function firstGuide(): Promise<string> {
  const html = await (await fetch(`${here.server.url}/guides`)).text();
  return /href="(\/guides\/[a-z0-9-]+)"/.exec(html)![1]!;
}

test('from the home page to a clause of a guide, the contents follow the reading', async () => {
  const { page } = await here.visit();
  await page.goto('/');
  await page.locator('header .actions a[href="/guides"]').click();
  await page.locator('.guide-list h2 a').first().click();
  expect(await page.locator('h1').textContent()).toBeTruthy();
  const contents = page.locator('[data-contents]');
  await contents.locator('a[href="#calendar"]').click();
  await expect.poll(() => contents.locator('[aria-current]').textContent()).toBe('Calendrier');
  expect(new URL(page.url()).hash).toBe('#calendar');
  const mark = page.locator('a.clause[id]').first();
  const id = await mark.getAttribute('id');
  await mark.click();
  expect(new URL(page.url()).hash).toBe(`#${id}`);
});

test('the language changes on the spot and is remembered', async () => {
  const { page } = await here.visit();
  await page.goto(await firstGuide());
  await page.locator('.rail a[hreflang=en]').click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(new URL(page.url()).search).toBe('');
  await page.goto('/check');
  expect(await page.locator('h1').textContent()).toBe('Check your document before you hand it in');
});

test('the keyboard reaches the content at once', async () => {
  const { page } = await here.visit();
  await page.goto('/guides');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('a guide prints: contents first, no navigation', async () => {
  const { page } = await here.visit();
  await page.goto(await firstGuide());
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.rail').isVisible()).toBe(false);
  const [contents, first] = await Promise.all([
    page.locator('[data-contents]').boundingBox(),
    page.locator('.prose section').first().boundingBox(),
  ]);
  expect(contents!.y + contents!.height).toBeLessThanOrEqual(first!.y);
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
});

test.each(LOOKS)('axe finds nothing on the public pages, and nothing scrolls sideways: %o', async (look) => {
  const { page } = await here.visit(look);
  for (const path of ['/', '/guides', await firstGuide(), '/check']) {
    await page.goto(path);
    expect({ path, titles: await page.locator('h1').count() }).toEqual({ path, titles: 1 });
    await fitsAsIs(page);
  }
  await page.goto('/nowhere');
  await fitsAsIs(page);
});

test('pages without an island load no script, those with one less than 10 kB', async () => {
  const { page } = await here.visit();
  const sizes: Record<string, number> = {};
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) sizes[page.url()] = (sizes[page.url()] ?? 0) + (await response.body()).length;
  });
  for (const path of ['/', '/guides', '/nowhere']) {
    await page.goto(path);
    expect(await page.locator('script').count()).toBe(0);
  }
  for (const path of [await firstGuide(), '/check']) await page.goto(path, { waitUntil: 'networkidle' });
  expect(Object.keys(sizes).length).toBe(2);
  expect(Math.max(...Object.values(sizes))).toBeLessThan(10_000);
});
