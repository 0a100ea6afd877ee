/** Journeys of people who come into a cohort: by the file of the office, by the link of the cohort. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { download, enterAs, fits, title } from './door.ts';
import { stage } from './stage.ts';

const here = stage();

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

/** The file of an office, as a French spreadsheet of twenty years ago writes it. */
function fileEnding(lastDay: string): { name: string; mimeType: string; buffer: Buffer } {
  const lines = [
    ['N° étudiant', 'Nom', 'Prénom', 'Courriel', 'Organisme d’accueil', 'Ville', 'Pays', 'Date de début', 'Date de fin'],
    [
      '26901',
      'Le Cœur',
      'Anaïs',
      'anais.lecoeur@etu.trois-rives.example',
      'L’Œuvre Numérique',
      'Brest',
      'France',
      '01/09/2026',
      lastDay,
    ],
    [
      '26902',
      'd’Arvor',
      'Loïc',
      'loic.darvor@etu.trois-rives.example',
      '"Sel; Épices"',
      'Vannes',
      'France',
      '01/09/2026',
      '26/02/2027',
    ],
  ];
  const text = lines.map((cells) => cells.join(';')).join('\r\n');
  const buffer = Buffer.from(text.replaceAll('’', '\u0092').replaceAll('œ', '\u009c').replaceAll('Œ', '\u008c'), 'latin1');
  return { name: 'Promotion été 2026.csv', mimeType: 'text/csv', buffer };
}

/** Opens the cohort of the demo that fills as the year begins. @returns its address */
async function openCohort(page: Page): Promise<string> {
  await page.goto('/cohorts');
  await page
    .locator('main a[href^="/cohorts/"]')
    .filter({ hasText: /^Digi5 \d{4}$/ })
    .first()
    .click();
  return new URL(page.url()).pathname;
}

async function bring(page: Page, address: string, file: ReturnType<typeof fileEnding>): Promise<void> {
  await page.goto(`${address}/import`);
  await page.locator('#file').setInputFiles(file);
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
}

test('the office takes the template, brings a file in once its wrong cell is mended, and twice changes nothing', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Patrick Lévêque');
  const cohort = await openCohort(page);
  await page.locator('main a[href$="/import"]').click();
  await fits(page);
  for (const kind of ['csv', 'xlsx']) {
    const template = await download(page, (await page.locator(`a[href$="template.${kind}"]`).getAttribute('href'))!);
    expect(template.status).toBe(200);
    expect(template.body.subarray(0, 4).toString('latin1')).toBe(kind === 'csv' ? 'ï»¿N' : 'PK\u0003\u0004');
  }
  await bring(page, cohort, fileEnding('31/02/2027'));
  expect(await title(page)).toBe('1 cellule à corriger avant d’importer');
  const wrong = page.locator('table.deposits').first().locator('tbody tr');
  expect(await wrong.locator('th, td').allInnerTexts()).toEqual(['Date de fin', expect.stringContaining('31/02/2027'), '2']);
  expect(await page.locator('button[value=apply]').count()).toBe(0);
  await fits(page);
  await bring(page, cohort, fileEnding('28/02/2027'));
  expect((await title(page)).replaceAll('\u00a0', ' ')).toBe('Prêt : 2 étudiants à créer');
  const preview = await page.locator('main').innerText();
  for (const name of ['Le Cœur Anaïs', 'd’Arvor Loïc', 'L’Œuvre Numérique', 'Sel; Épices']) expect(preview).toContain(name);
  await fits(page);
  await page.locator('button[value=apply]').click();
  await expect.poll(() => title(page)).toContain('Import fait');
  await fits(page);
  await bring(page, cohort, fileEnding('28/02/2027'));
  expect(await title(page)).toContain('Rien à changer');
  expect(await page.locator('button[value=apply]').count()).toBe(0);
  await fits(page);
  await page.goto(cohort);
  await page.locator('input[name=q]').fill('le coeur');
  await page.locator('form[role=search] button').click();
  await page.locator('table.matrix tbody tr').getByText('Anaïs Le Cœur').click();
  expect(await page.locator('main').innerText()).toContain('L’Œuvre Numérique');
  await fits(page);
  await page.goto('/demo/mail?q=patrick.leveque');
  expect(await page.locator('.mailbox').innerText()).toContain('2');
});

test('a student whom no file knows joins by the link of the cohort, and is asked for their mission', async () => {
  const lead = await here.visit();
  await enterAs(lead.page, 'Anne Roussel');
  await openCohort(lead.page);
  await lead.page.locator('main a[href$="/invitation"]').click();
  await fits(lead.page);
  await lead.page.locator('button[value=create]').click();
  const link = await lead.page.locator('#link').inputValue();
  await fits(lead.page);
  await lead.close();
  const { page } = await here.visit(PHONE);
  await page.goto(new URL(link).pathname);
  await fits(page);
  await page.locator('#firstName').fill('Maïwenn');
  await page.locator('#lastName').fill('Le Dû');
  await page.locator('#email').fill('maiwenn');
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  expect(await page.locator('#email-error').innerText()).toContain('pas complète');
  expect(await page.locator('#lastName').inputValue()).toBe('Le Dû');
  await fits(page);
  await page.locator('#email').fill('maiwenn.ledu@etu.trois-rives.example');
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await page.waitForURL(/\/code$/);
  await fits(page);
  const typing = page.url();
  await page.goto('/demo/mail?q=maiwenn.ledu');
  await page.locator('.mailbox a').first().click();
  await fits(page);
  const [code] = /\b\d{4}\s?\d{4}\b/.exec(await page.locator('.letter').innerText()) ?? [];
  await page.goto(typing);
  await page.locator('#code').fill(code!);
  await page.getByRole('button', { name: 'Rejoindre la promotion' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/join'));
  await fits(page);
  await page.locator('main a[href$="/declare"]').first().click();
  expect(await title(page)).toBe('Déclarez votre mission');
  await fits(page);
});
