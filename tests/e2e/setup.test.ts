/** Journey of the first run: the token of the terminal, the school, the test letter, the second factor, and in. */
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listPersons } from '../../src/identity/person-search.store.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { liveCookie, withDatabase } from '../support/live.ts';
import { fits, title } from './door.ts';
import { stage } from './stage.ts';

const here = stage({ DEMO: 'off' });

const spaces = async (page: Page, where = 'main') => (await page.locator(where).innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');

test('an empty server says where to look, is set up once, and asks its first person for a second factor', async () => {
  const { page, close } = await here.visit();
  await page.goto('/enter');
  expect(await title(page)).toBe('Ce serveur attend que son école soit créée');
  await fits(page);
  const [address] = /http\S+\/setup\?token=\S+/.exec(here.server.output())!;
  await page.goto(address);
  expect(await spaces(page, 'h1')).toBe('Ce serveur est neuf : dites quelle est votre école');
  await fits(page);

  await page.getByLabel('Nom de l’école').fill('École des Ponts-Neufs');
  await page.getByLabel('Prénom').fill('Yaëlle');
  await page.getByLabel('Nom', { exact: true }).fill('d’Haene');
  await page.getByLabel('Adresse e-mail').fill('yaelle@');
  await page.locator('main form button').click();
  await page.locator('#email-error').waitFor();
  expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('d’Haene');
  await fits(page);
  await page.getByLabel('Adresse e-mail').fill('yaelle@ponts-neufs.example');
  await page.locator('main form button').click();
  await page.waitForURL('**/setup/done');
  await fits(page);

  await page.locator('main a.button').click();
  await page.waitForURL('**/enter/second-factor**');
  await fits(page);
  await page.locator('#code').fill('000 000');
  await page.locator('main form button').first().click();
  await page.locator('#code-error').waitFor();
  await fits(page);
  const secret = (await page.locator('main code').first().innerText()).replaceAll(' ', '');
  await page.locator('#code').fill(new TOTP({ secret }).generate());
  await page.locator('main form button').first().click();
  await expect.poll(() => title(page)).toBe('Notez ces dix codes de secours avant de continuer');
  const codes = await page.locator('.recovery-codes code').allInnerTexts();
  expect(codes.length).toBe(10);
  await fits(page);
  await page.goto('/cohorts');
  await fits(page);
  await page.goto('/persons');
  expect(await page.locator('main').innerText()).toContain('d’Haene');

  // The address of the terminal is over, and the way in is that of every day.
  expect((await page.goto(address))!.status()).toBe(410);
  expect(await page.innerText('h1')).toBe('L’école de ce serveur est déjà créée');
  await fits(page);
  await close();

  // Another day, another browser: the second factor is asked for, and a recovery code does.
  const [person] = await withDatabase(here.server, (db) => listPersons(db, FIRST_SCHOOL));
  const later = await here.enter(await liveCookie(here.server, person!.id, { secondFactor: false }));
  await later.page.goto('/persons');
  await later.page.waitForURL('**/enter/second-factor?next=%2Fpersons');
  expect(await title(later.page)).toBe('Encore un code, celui de votre application');
  await fits(later.page);
  await later.page.locator('#code').fill(codes[0]!);
  await later.page.locator('main form button').first().click();
  await later.page.waitForURL('**/persons');
  await later.close();

  const stranger = await here.visit();
  await stranger.page.goto('/enter');
  expect(await title(stranger.page)).toBe('Entrez pour retrouver votre mission');
});
