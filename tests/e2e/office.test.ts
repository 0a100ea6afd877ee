/** Journeys of those who follow a cohort: the lead, then the office. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { download, enterAs, fits } from './door.ts';
import { stage } from './stage.ts';

const here = stage();

/** From the list of cohorts to the deposits of the one whose students start `early`. */
async function deposits(page: Page, early: boolean): Promise<void> {
  await page.goto('/cohorts');
  await fits(page);
  const address = await page
    .locator('main a[href$="/calendar"], main a[href$="/deposits"]')
    .evaluateAll((links) => [...new Set(links.map((l) => l.getAttribute('href')!.replace(/calendar$/, 'deposits')))]);
  for (const each of address) {
    await page.goto(each);
    if (((await page.locator('.crumb').textContent()) ?? '').includes('décalée') === early) return;
  }
  throw new Error(`no such cohort among ${address.join(' ')}`);
}

test('the lead sees who is at risk, filters, gives more time, reopens, takes the table', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Anne Roussel');
  await fits(page);
  await deposits(page, true);
  await fits(page);
  await page.locator('nav a[href*="show=missing"]').click();
  const rows = page.locator('table.deposits tbody tr');
  const memoirs = rows.filter({ hasText: 'Mémoire' });
  expect(await memoirs.filter({ hasText: 'Nédélec' }).count()).toBe(1);
  expect(await memoirs.filter({ hasText: 'Benchekroun' }).count()).toBe(0);
  await memoirs.filter({ hasText: 'Nédélec' }).locator('a[href*="extend="]').click();
  await page.locator('#milestone').selectOption('memoir-due');
  await page.locator('#day').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await page.locator('#reason').fill('Certificat médical remis à la scolarité');
  await fits(page);
  await page.locator('#more-time button[type=submit]').click();
  await page.locator('[role=status]').waitFor();
  expect(await rows.filter({ hasText: 'Nédélec' }).first().innerText()).toContain('Certificat médical remis à la scolarité');
  await page.locator('.filters nav a').first().click();
  const late = rows.filter({ hasText: 'Benchekroun' }).filter({ hasText: 'Mémoire' });
  await late.locator('details.reopen summary').click();
  await late.locator('textarea').fill('Le QR code du book manquait');
  await fits(page);
  await late.locator('button[type=submit]').click();
  await page.locator('[role=status]').waitFor();
  expect(await late.locator('details.reopen').count()).toBe(0);
  const table = await download(page, (await page.locator('a[href*="deposits.csv"]').getAttribute('href'))!);
  expect([table.status, table.type]).toEqual([200, expect.stringContaining('text/csv')]);
  expect(table.body.toString()).toContain('Benchekroun');
});

test('the office takes the files of a cohort, and is offered nothing that only a lead gives', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Patrick Lévêque');
  await fits(page);
  await deposits(page, false);
  await fits(page);
  expect(await page.locator('#more-time, details.reopen').count()).toBe(0);
  const archive = await download(page, (await page.locator('a[href*="deposits.zip"]').getAttribute('href'))!);
  expect([archive.status, archive.type]).toEqual([200, expect.stringContaining('application/zip')]);
  expect(archive.body.subarray(0, 2).toString()).toBe('PK');
  expect(archive.body.length).toBeGreaterThan(300_000);
});
