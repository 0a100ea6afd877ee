/** Journey of a mission: its student declares it, its tutor is invited by a link that expires, is renewed and handed on. */
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withDatabase } from '../support/live.ts';
import { enterAs, fits, title } from './door.ts';
import { stage } from './stage.ts';

const here = stage();

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
/** The address of Chloé's mission, found by the first test. */
let mission = '';

/** Follows the action of the newest letter to `address`, from the mailbox of the demo. @returns the address it leads to */
async function follow(page: Page, address: string): Promise<string> {
  await page.goto(`/demo/mail?q=${encodeURIComponent(address)}`);
  await page.locator('.mailbox a').first().click();
  await page.locator('.letter a[href*="/l/"]').first().click();
  await page.waitForURL(/\/l\//);
  return new URL(page.url()).pathname;
}

test('a student corrects what the school knows of the mission, replaces the tutor who is not theirs, and confirms', async () => {
  const { page } = await here.visit(PHONE);
  await enterAs(page, 'Chloé Brunel');
  await fits(page);
  await page.locator('main a[href$="/declare"]').first().click();
  mission = new URL(page.url()).pathname.replace(/\/declare$/, '');
  await fits(page);
  await page.locator('#subject').fill('Rendre l’espace client lisible à tous');
  await page.getByLabel('Estelle Vannier n’est pas mon tuteur').check();
  await page.getByRole('button', { name: 'Ajouter un tuteur' }).click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(900); // where the new row is, not at the top of a long form
  expect(await page.getByLabel('Estelle Vannier n’est pas mon tuteur').isChecked()).toBe(true);
  expect(await page.locator('#subject').inputValue()).toBe('Rendre l’espace client lisible à tous');
  await page.locator('[name=t1-firstName]').fill('Rémi');
  await page.locator('[name=t1-lastName]').fill('Cazenave');
  await page.locator('[name=t1-email]').fill('chloe.brunel@etu.trois-rives.example');
  await page.getByRole('button', { name: 'Déclarer', exact: true }).click();
  expect(await page.locator('#t1-email-error').innerText()).toContain('l’adresse de l’étudiant');
  expect(await page.locator('#confirm-error').innerText()).toContain('Cochez la case');
  expect(await page.locator('#subject').inputValue()).toBe('Rendre l’espace client lisible à tous');
  await fits(page);
  await page.locator('[name=t1-email]').fill('remi.cazenave@hexatrame.example');
  await page.locator('[name=confirm]').check();
  await page.getByRole('button', { name: 'Déclarer', exact: true }).click();
  await page.locator('[role=status]').waitFor();
  expect(await title(page)).toBe('Votre mission est déclarée');
  expect(await page.locator('main').innerText()).not.toContain('Vannier');
  await fits(page);
});

test('the lead invites the tutors; an expired link is renewed by one click, and handed on to a colleague who answers', async () => {
  const lead = await here.visit();
  await enterAs(lead.page, 'Anne Roussel');
  await lead.page.goto(mission);
  await fits(lead.page);
  await lead.page.getByRole('button', { name: 'Inviter les tuteurs' }).click();
  expect(await lead.page.locator('[role=status]').first().innerText()).toBe('Deux lettres sont parties.');
  expect(await lead.page.locator('main').innerText()).toContain('remi.cazenave@hexatrame.example');
  await fits(lead.page);

  const tutor = await here.visit(PHONE);
  const { page } = tutor;
  const first = await follow(page, 'remi.cazenave');
  expect(await page.locator('main').innerText()).toContain('Ce lien est pour Rémi Cazenave.');
  await fits(page);
  const id = mission.split('/')[2]!;
  await withDatabase(here.server, (db) =>
    sql`UPDATE link SET expires_at = now() - interval '1 minute' WHERE mission_id = ${id}`.execute(db),
  );
  await page.goto(first);
  expect(await title(page)).toBe('Ce lien a expiré');
  await fits(page);
  await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).click();
  expect(await title(page)).toBe('Regardez votre boîte de réception');
  await fits(page);
  expect(await follow(page, 'remi.cazenave')).not.toBe(first);
  await page.getByRole('button', { name: 'Passer la main à un collègue' }).click();
  await fits(page);
  await page.locator('#firstName').fill('Inaya');
  await page.locator('#lastName').fill('Sanchez-Roy');
  await page.locator('#email').fill('remi.cazenave@hexatrame.example');
  await page.getByRole('button', { name: 'Passer la main' }).click();
  expect(await page.locator('#email-error').innerText()).toContain('votre propre adresse');
  await page.locator('#email').fill('inaya.sanchez@hexatrame.example');
  await page.getByRole('button', { name: 'Passer la main' }).click();
  expect(await title(page)).toContain('votre collègue reçoit un lien');
  await fits(page);
  await page.goto(first);
  expect(await title(page)).toBe('Ce lien a été retiré');
  await fits(page);

  await follow(page, 'inaya.sanchez');
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/feedback/);
  await fits(page);
  await page.locator('textarea').first().fill('Chloé a écouté six utilisateurs avant de dessiner quoi que ce soit.');
  await page.getByRole('button', { name: 'Envoyer mon retour' }).click();
  await expect.poll(() => page.locator('main').innerText()).toContain('Chloé a écouté six utilisateurs');
  await fits(page);
  await tutor.close();

  await lead.page.goto(mission);
  const followed = await lead.page.locator('main').innerText();
  expect(followed).toContain('Inaya Sanchez-Roy');
  expect(followed).toContain('Répondu');
  await fits(lead.page);
});
