/** Journeys of entering: a code read in a mailbox, a passkey of a virtual authenticator, one's own account. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { enterAs, fits, title } from './door.ts';
import { stage } from './stage.ts';

// Browsers make passkeys for names, not for addresses of machines.
const here = stage({ HOST: 'localhost' });

/** An authenticator inside the browser of `page`, which says yes at once. */
async function authenticator(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verifies = (isUserVerified: boolean) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { verifies };
}

const passkeyButton = (page: Page) => page.getByRole('button', { name: 'Entrer avec une clé d’accès' });
const leave = async (page: Page) => {
  await page.locator('.rail-foot form[action="/leave"] button').click();
  await page.waitForURL((url) => url.pathname === '/');
};
async function addPasskey(page: Page) {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès sur cet appareil' }).click();
  await page.locator('#passkeys .own-things li').first().waitFor();
}

test('a student asks for a code, reads it in the mailbox, types it, and is where they were going', async () => {
  const { page } = await here.visit();
  await page.goto('/account');
  expect(await title(page)).toBe('Entrez pour retrouver votre mission');
  await fits(page);
  await page.goto('/demo');
  const guest = await page.locator('button.guest .guest-name').first().innerText();
  await enterAs(page, guest);
  await page.goto('/account');
  const email = await page.locator('main .facts dd').nth(1).innerText();
  await leave(page);
  await page.goto('/enter?next=/account');
  await page.getByLabel('Votre adresse e-mail').fill(email);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  expect(await title(page)).toBe('Tapez le code que vous avez reçu');
  await fits(page);
  const mailbox = await page.context().newPage();
  await mailbox.goto('/demo/mail');
  await mailbox.locator('main a[href^="/demo/mail/"]').first().click();
  await mailbox.locator('h1').waitFor();
  const frames = await Promise.all(mailbox.frames().map((frame) => frame.locator('body').innerText()));
  const code = /\b\d{4}[\s\u00a0]\d{4}\b/.exec(frames.join('\n'))![0];
  await page.getByLabel('Code de huit chiffres').fill(code);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await page.waitForURL('**/account');
  await fits(page);
  await page.goto('/account/second-factor');
  await fits(page);
});

test('a passkey is added, named, opens the door alone, and opens nothing once removed', async () => {
  const { page, provokes } = await here.visit();
  await authenticator(page);
  await page.goto('/demo');
  await enterAs(page, await page.locator('button.guest .guest-name').nth(1).innerText());
  await addPasskey(page);
  await page.getByLabel('Nom de la clé').fill('Téléphone de <b>travail</b>');
  await page.getByRole('button', { name: 'Renommer' }).click();
  expect(await page.locator('#passkeys strong').innerText()).toBe('Téléphone de <b>travail</b>');
  await fits(page);
  await leave(page);
  await page.goto('/enter?next=/account');
  await passkeyButton(page).click();
  await page.waitForURL('**/account');
  expect(await page.locator('#passkeys').innerText()).toContain('dernier usage');
  provokes(/status of 422 \(Unprocessable Entity\) \S+\/enter\/passkey$/);
  await page.getByRole('button', { name: 'Retirer' }).click();
  await leave(page);
  await page.goto('/enter');
  await passkeyButton(page).click();
  await page.getByText('Cette clé d’accès n’est pas reconnue').waitFor();
  expect((await page.context().request.get('/account', { maxRedirects: 0 })).status()).toBe(401);
});

test('for the office a passkey is both factors; what it answered opens nothing a second time', async () => {
  const { page } = await here.visit();
  await authenticator(page);
  await page.goto('/demo');
  await page.locator('button.guest').filter({ hasText: 'Scolarité' }).first().click();
  await page.waitForURL((url) => url.pathname !== '/demo');
  await addPasskey(page);
  await leave(page);
  await page.goto('/enter?next=/cohorts');
  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === '/enter/passkey');
  await passkeyButton(page).click();
  await page.waitForURL('**/cohorts');
  const body = (await sent).postData()!;
  const again = await page
    .context()
    .request.post('/enter/passkey', { headers: { 'content-type': 'application/json' }, data: body });
  expect(again.status()).toBe(422);
});

test('an authenticator that did not verify who holds it opens nothing', async () => {
  const { page } = await here.visit();
  const { verifies } = await authenticator(page);
  await page.goto('/demo');
  await enterAs(page, await page.locator('button.guest .guest-name').nth(2).innerText());
  await addPasskey(page);
  await leave(page);
  await verifies(false);
  await page.goto('/enter');
  await passkeyButton(page).click();
  await page.getByText('Votre appareil n’a pas confirmé').waitFor();
  expect((await page.context().request.get('/account', { maxRedirects: 0 })).status()).toBe(401);
});

test('without JavaScript the code remains, and nothing is shown that does not work', async () => {
  const { page } = await here.visit({ javaScriptEnabled: false });
  await page.goto('/enter');
  expect(await passkeyButton(page).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Recevoir un code' }).isVisible()).toBe(true);
});
