/** A deposit from end to end: a student hands in, contests; the academic tutor waives; a stranger verifies with the receipt alone. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { download, enterAs, fits, title } from './door.ts';
import { stage } from './stage.ts';

const FILE = join(import.meta.dirname, '..', 'corpus', 'word-ragged.pdf');
const REASON = 'Le logiciel de l’entreprise exporte sans justifier.';

const here = stage();

/** Words of the page with ordinary spaces. */
const words = async (page: Page) => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');

/** What the journey hands from one person to the next. */
let deposit = '';
let code = '';

test('a student reads the thread, tries a file, hands in the bytes tried, reads the receipt and its PDF, contests a finding', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Inès Caradec');
  expect((await title(page)).replace(/\s/g, ' ')).toMatch(/^Il vous reste \d+ jours pour /);
  expect(await words(page)).toContain('Armor Logistique Numérique');
  expect(await page.locator('.thread > li').count()).toBeGreaterThanOrEqual(5);
  await fits(page);
  await page.locator('.thread a[href^="/deposits/"]').first().click();
  await page.locator('.deposit-receipt a[href$="/deposits/memoire"]').click();
  await fits(page);
  await page.locator('#file').setInputFiles(FILE);
  await page.locator('button[value=check]').click();
  await page.waitForURL(/\/uploads\//);
  await page.locator('article.finding').first().waitFor({ timeout: 40_000 });
  expect(await title(page)).toMatch(/pas encore déposé/);
  await fits(page);
  await page.locator('form[action$="/deposit"] button[type=submit]').click();
  await page.waitForURL(/\/deposits\/[0-9a-f-]{36}/);
  deposit = new URL(page.url()).pathname;
  const receipt = page.locator('.deposit-receipt');
  expect((await receipt.innerText()).replace(/\s/g, ' ')).toMatch(/Reçu à temps, en avance de 18 jours/);
  expect(await receipt.innerText()).toContain('word-ragged.pdf');
  await page.locator('article.finding').first().waitFor({ timeout: 40_000 });
  await fits(page);
  const pdf = await download(page, (await receipt.locator('a[href$="/receipt.pdf"]').getAttribute('href'))!);
  expect([pdf.status, pdf.type, pdf.body.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  code = (await receipt.locator('a[href^="/verify/"]').getAttribute('href'))!;
  const finding = page.locator('article.finding').first();
  await finding.locator('.notes summary').click();
  await finding.locator('textarea').fill(REASON);
  await finding.locator('button[value=contest]').click();
  await expect.poll(() => words(page)).toContain(REASON);
  await fits(page);
});

test('the academic tutor finds what is contested and waives it', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Karim Benhaddou');
  await fits(page);
  expect(await words(page)).toContain('Inès Caradec');
  await page.goto(deposit);
  const finding = page.locator('article.finding').filter({ hasText: REASON });
  expect(await finding.count()).toBe(1);
  await finding.locator('.notes summary').click();
  await finding.locator('textarea').fill('Vérifié avec l’entreprise, accepté.');
  await finding.locator('button[value=waive]').click();
  await expect.poll(() => words(page)).toContain('Vérifié avec l’entreprise, accepté.');
  await fits(page);
});

test('a stranger verifies the file with the code of the receipt, and cannot open the deposit', async () => {
  const { page } = await here.visit();
  await page.goto(code);
  await fits(page);
  await page.locator('#file').setInputFiles(FILE);
  await page.locator('main button[type=submit]').click();
  await expect.poll(() => title(page)).toBe('Ce fichier est authentique');
  expect(await words(page)).not.toContain('Caradec');
  await fits(page);
  await page.goto(code);
  await page.locator('#file').setInputFiles(join(FILE, '..', 'word-conform.pdf'));
  await page.locator('main button[type=submit]').click();
  await expect.poll(() => title(page)).toMatch(/inconnu/);
  await page.goto(deposit);
  expect(new URL(page.url()).pathname).toBe('/enter');
  await fits(page);
});

test('without JavaScript, who is late hands in at once and the receipt says by how much', async () => {
  const { page } = await here.visit({ javaScriptEnabled: false });
  await enterAs(page, 'Wassim Trabelsi');
  await page.locator('.thread a[href$="/deposits/rapport-mission"]').first().click();
  await page.locator('#file').setInputFiles(join(FILE, '..', 'rapport.pdf'));
  await page.locator('#guideName').check();
  await page.locator('button[value=deposit]').click();
  await page.waitForURL(/\/deposits\/[0-9a-f-]{36}/);
  const receipt = (await page.locator('.deposit-receipt').innerText()).replace(/\s/g, ' ');
  expect(receipt).toMatch(/Reçu en retard de \d+ (jour|h)/);
  expect(receipt).toContain(`TRABELSI Wassim rapport mission ${new Date().getFullYear()}.pdf`);
});
