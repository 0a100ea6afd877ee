/** Journey of the office: its people, their roles, what the school shows of itself. */
import { expect, test } from 'vitest';
import { enterAs, fits } from './door.ts';
import { stage } from './stage.ts';

const here = stage();

test('the office adds a person, gives them a role, finds them again; the wrong field says so', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Patrick Lévêque');
  await page.locator('.rail a[href="/persons"]').click();
  await fits(page);
  await page.locator('main a[href="/persons/new"]').click();
  await page.locator('#lastName').fill('Le Guillou-d’Arvor');
  await page.locator('#firstName').fill('Zoé');
  await page.locator('#email').fill('ines.caradec@etu.trois-rives.example');
  await page.getByRole('group', { name: 'Mission Industrielle' }).getByLabel('Jury').check();
  await page.locator('main form button').click();
  await fits(page);
  expect(await page.locator('#email-error').innerText()).toContain('déjà celle d’une autre personne');
  expect(await page.getByRole('group', { name: 'Mission Industrielle' }).getByLabel('Jury').isChecked()).toBe(true);
  await page.locator('#email').fill('zoe.leguillou@exemple.example');
  await page.locator('main form button').click();
  await page.locator('[role=status]').waitFor();
  await fits(page);
  expect(await page.locator('h1').innerText()).toBe('Zoé Le Guillou-d’Arvor a un rôle');
  await page.goto('/persons');
  await page.locator('#q').fill('zoe guillou');
  await page.locator('form[role=search] button').click();
  expect(await page.locator('h1').innerText()).toBe('1 personne correspond à cette recherche');
  await fits(page);
});

test('someone enrolled twice is found, compared, and made one; the list then tells of nobody', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Patrick Lévêque');
  await page.goto('/persons/new');
  await page.locator('#lastName').fill('Caradec');
  await page.locator('#firstName').fill('Ines');
  await page.locator('#email').fill('ines.c@ailleurs.example');
  await page.locator('main form button').click();
  await page.locator('#another').check();
  await page.locator('main form button').click();
  await page.locator('[role=status]').waitFor();
  await page.goto('/persons');
  await page.locator('main a[href="/persons/duplicates"]').click();
  await fits(page);
  await page.locator('.person-pairs a').first().click();
  await fits(page);
  // The record with a number is offered first.
  expect(await page.locator('input[name=keep]:checked + bdi').innerText()).toContain('ines.caradec@');
  await page.locator('button[value=merge]').click();
  await page.locator('[role=status]').waitFor();
  await fits(page);
  expect(await page.locator('.person-journal').innerText()).toContain('ines.c@ailleurs.example');
  await page.goto('/persons');
  expect(await page.locator('main a[href="/persons/duplicates"]').count()).toBe(0);
  await page.goto('/persons?q=ailleurs.example');
  expect(await page.locator('main tbody tr').count()).toBe(0);
  await page.goto('/persons/duplicates');
  await fits(page);
});

test('the office replaces the logo of the school and rewords a notice, after a look at it', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Patrick Lévêque');
  await page.goto('/school');
  await fits(page);
  const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#1e3a5f" d="M0 0h8v8H0z"/></svg>';
  const before = await page.locator('.school-logo').getAttribute('src');
  await page.locator('#file').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(square) });
  await page.locator('form[action="/school/logo"] button').click();
  await page.locator('[role=status]').waitFor();
  expect(await page.locator('.school-logo').getAttribute('src')).not.toBe(before);
  expect(await page.locator('.school-logo').evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
  await page.locator('main a[href="/school/notices/legal"]').click();
  await page.locator('#fr').fill('## Éditeur\n\nL’école **des Trois-Rives**.');
  await page.locator('button[value=preview]').click();
  expect(await page.locator('.notice-preview strong').innerText()).toBe('des Trois-Rives');
  await fits(page);
  await page.locator('button[value=save]').click();
  await page.locator('[role=status]').waitFor();
  await page.goto('/notices/legal');
  expect(await page.locator('main strong').first().innerText()).toBe('des Trois-Rives');
});
