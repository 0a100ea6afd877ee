/** Journey of a student who has a document checked and walks through the report. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fitsAsIs, LOOKS } from './browser.ts';
import { stage } from './stage.ts';

const CORPUS = join(import.meta.dirname, '..', 'corpus');
const RAGGED = join(CORPUS, 'word-ragged.pdf');

const here = stage({ CHECKS_PER_CLIENT: '1000' });

/** Fills the form and sends it; waits for the report. */
async function check(page: Page, file: string): Promise<void> {
  await page.goto('/check?guide=digi5');
  await page.locator('#file').setInputFiles(file);
  await page.locator('button[type=submit]').click();
  await page.locator('.findings').waitFor({ timeout: 40_000 });
}

test('sends a file, reads what is wrong, goes from a finding to its page and back', async () => {
  const { page } = await here.visit();
  await check(page, RAGGED);
  expect(await page.locator('h1').textContent()).toMatch(/à vérifier/);
  expect(await page.locator('.receipt').textContent()).toContain('word-ragged.pdf');
  const finding = page.locator('article.finding').first();
  const link = finding.locator('a[data-page]').nth(1);
  const wanted = await link.getAttribute('data-page');
  await link.click();
  await expect.poll(() => page.locator('.strip [aria-current]').getAttribute('data-page')).toBe(wanted);
  expect(new URL(page.url()).searchParams.get('page')).toBe(wanted);
  expect(await page.locator('.paper img').evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
    1100,
  );
  await page.locator('.mark').first().click();
  expect(new URL(page.url()).hash).toBe(`#${await finding.getAttribute('id')}`);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => page.locator('.strip [aria-current]').getAttribute('data-page')).not.toBe(wanted);
  await page.locator('.findings section header a.clause').first().click();
  await page.waitForURL(/\/guides\/digi5\/.*#clause-/);
  expect(await page.locator(':target').count()).toBe(1);
});

test('does the same without JavaScript', async () => {
  const { page } = await here.visit({ javaScriptEnabled: false });
  await check(page, RAGGED);
  const link = page.locator('article.finding a[data-page]').nth(1);
  const wanted = await link.getAttribute('data-page');
  await link.click();
  expect(await page.locator('.strip [aria-current]').getAttribute('data-page')).toBe(wanted);
  expect(await page.locator('.mark').count()).toBeGreaterThan(0);
});

test('what is refused is said beside the file, and the form keeps what was typed', async () => {
  const { page, provokes } = await here.visit();
  provokes(/status of 404 \(Not Found\) \S+\/check\?/);
  await page.goto('/check');
  await page.locator('#student').fill('ROC Ève');
  await page.locator('#file').setInputFiles(RAGGED);
  await page.locator('#guide').evaluate((select: HTMLSelectElement) => void (select.options[0]!.value = 'nobody'));
  await page.locator('#guide').selectOption({ index: 0 });
  await page.locator('button[type=submit]').click();
  await expect.poll(() => page.locator('.error').allTextContents()).toEqual([expect.stringContaining('nobody')]);
  expect(await page.locator('#student').inputValue()).toBe('ROC Ève');
});

test('a file dropped on the form is taken', async () => {
  const { page } = await here.visit();
  await page.goto('/check');
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.4 dropped'], 'dropped.pdf', { type: 'application/pdf' }));
    return data;
  });
  await page.locator('[data-drop]').dispatchEvent('drop', { dataTransfer: transfer });
  expect(await page.locator('#file').evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe('dropped.pdf');
  await page.locator('button[type=submit]').click();
  await page.locator('.findings').waitFor({ timeout: 40_000 });
  expect(await page.locator('.receipt').textContent()).toContain('dropped.pdf');
});

test('axe finds nothing on a report, wide or narrow, light or dark; on a phone findings come first', async () => {
  const first = await here.visit();
  await check(first.page, RAGGED);
  const address = new URL(first.page.url()).pathname;
  await first.close();
  for (const look of LOOKS) {
    const { page, close } = await here.visit(look);
    await page.goto(address, { waitUntil: 'networkidle' });
    await fitsAsIs(page);
    const [leaf, findings] = await Promise.all([page.locator('.leaf').boundingBox(), page.locator('.findings').boundingBox()]);
    expect(findings!.y < leaf!.y).toBe(look.viewport!.width === 390);
    await close();
  }
});
