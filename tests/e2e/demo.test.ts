/** Journey of a visitor at the door of the demo, then as those who only read. */
import { afterAll, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { axe, fitsAsIs, LOOKS } from './browser.ts';
import { enterAs, fits, title } from './door.ts';
import { stage } from './stage.ts';

// A demo of its own: its lives are told by the hour.
const DATA_DIR = temporaryFolder();
afterAll(() => removeFolder(DATA_DIR));
const here = stage({ DATA_DIR });

test('a visitor finds the door from the landing page', async () => {
  const { page } = await here.visit();
  await page.goto('/');
  await page.locator('main a[href="/demo"]').first().click();
  expect(await title(page)).toBe('Qui voulez-vous être\u202f?');
});

test('the door shows twelve roles and the lives of the students, once their deposits are checked', async () => {
  const { page } = await here.visit();
  const lives = async () => {
    await page.goto('/demo');
    return (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');
  };
  await expect.poll(lives, { interval: 500 }).not.toContain('vérification en cours');
  const said = await lives();
  expect(said).toMatch(/18 jours avant la date limite/);
  expect(said).toMatch(/(2 heures|1 heure et 5\d minutes) avant la date limite/);
  expect(said).toMatch(/([123] minutes?|\d+ secondes?) avant la date limite/);
  expect(said).toMatch(/en retard de 2 jours.*, rien de déposé/);
  for (const words of ['déposé en retard', 'déposé, conforme', 'déposé, 2 points à vérifier', 'déposé, un point bloque']) {
    expect(said).toContain(words);
  }
  expect(said.match(/constat contesté, sans réponse/g)).toHaveLength(2);
  expect(said.match(/1 constat contesté attend sa réponse/g)).toHaveLength(2);
});

test.each(LOOKS)('axe finds nothing at the door, and nothing scrolls sideways: %o', async (look) => {
  const { page } = await here.visit(look);
  await page.goto('/demo');
  expect(await page.locator('h1').count()).toBe(1);
  await fitsAsIs(page);
});

test.each(['Inès Caradec', 'Gabriel Fontanel'])('the thread of %s prints on one page', async (name) => {
  const { page } = await here.visit();
  await enterAs(page, name);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(await axe(page)).toEqual([]);
});

test('a juror, to whom nothing was sent yet, reads a true sentence', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Yves Abiven');
  expect(await title(page)).toMatch(/jury|dossier|soutenance/i);
  expect(await page.locator('main').innerText()).not.toMatch(/bientôt|coming soon/i);
  await fits(page);
});

test('a company tutor reads the thread of their student, and hands nothing in', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Sophie Le Goff');
  await fits(page);
  if (!/\/missions\//.test(page.url())) await page.locator('main a[href^="/missions/"]').first().click();
  expect(await page.locator('main').innerText()).toContain('Inès Caradec');
  expect(await page.locator('.thread > li').count()).toBeGreaterThanOrEqual(5);
  await fits(page);
  await page.locator('main a[href^="/deposits/"]').first().click();
  expect(await page.locator('.deposit-receipt').count()).toBe(1);
  expect(await page.locator('form[action$="/notes"]').count()).toBe(0);
  expect(await page.locator('input[type=file]').count()).toBe(0);
  await fits(page);
});
