/** Journeys of a company tutor whose network, or second tab, gets in the way of what they send. */
import { beforeAll, expect, test } from 'vitest';
import { liveStudents } from '../support/live.ts';
import { fitsAsIs as fits } from './browser.ts';
import { stage } from './stage.ts';
import { criteria, GUIDE, invite, open, PHONE, savedOn } from './tutor-form.ts';

const here = stage({ DEMO: 'off' });
/** Addresses of invitations: one for each test, whose mission has a tutor of its own. */
let links: string[];
let missions: string[];
beforeAll(async () => {
  const students = await liveStudents(here.server, 3, GUIDE);
  missions = students.map(({ mission }) => mission);
  links = [];
  for (const [index, mission] of missions.entries()) links.push(...(await invite(here.server, [mission], `Cariou ${index}`)));
});

const saved = (mission: string) => savedOn(here.server, mission);

test('without a connection the button that sends says so beside it, everything is kept, and once it is back one press sends', async () => {
  const at = await here.visit(PHONE);
  const { page, context } = at;
  at.provokes(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await open(at, links[0]!);
  const send = page.locator('#send button');
  const beside = page.locator('[data-sending]');
  for (const criterion of await criteria(page).all()) await criterion.locator('label').nth(1).tap();
  await expect.poll(async () => Object.keys((await saved(missions[0]!))?.answers ?? {}).length).toBe(13);
  await expect.poll(() => page.locator('[data-saved]').textContent()).toMatch(/^Enregistré à/);
  // Everything is saved: the browser believes in a network that reaches nothing, then knows that it has none.
  await context.route('**/healthz', (route) => route.abort());
  await send.tap();
  await expect.poll(() => beside.textContent()).toContain('tout est enregistré, rien n’est envoyé encore');
  await context.unroute('**/healthz');
  await context.setOffline(true);
  await page.locator('textarea').fill('Écrit dans le train.');
  await send.tap();
  await expect.poll(() => beside.textContent()).toContain('Tout est gardé sur cet appareil');
  await beside.scrollIntoViewIfNeeded();
  await fits(page);
  expect((await saved(missions[0]!))?.state).toBe('draft');
  await context.setOffline(false);
  await expect.poll(() => beside.textContent()).toContain('La connexion est revenue');
  await send.tap();
  await page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
  expect(await saved(missions[0]!)).toMatchObject({ state: 'submitted', comment: 'Écrit dans le train.' });
});

test('what a tab is saving is not called lost in a second one; what it leaves unsaved is offered there', async () => {
  const { page, context } = await here.visit(PHONE);
  await open({ page }, links[1]!);
  const address = page.url();
  let isHeld = true;
  let held = 0;
  // The first saving has no answer.
  await context.route('**/answers', (route) => (isHeld ? void held++ : route.continue()));
  await criteria(page).nth(0).locator('label').nth(1).tap();
  await expect.poll(() => held).toBeGreaterThan(0);
  const second = await context.newPage();
  await second.goto(address);
  // Asked after the page asked: its own question has its answer.
  await second.evaluate(() => navigator.locks.query().then(() => undefined));
  const box = second.locator('[data-kept]');
  expect(await box.isVisible()).toBe(false);
  await page.goto('about:blank');
  await expect.poll(() => box.isVisible()).toBe(true);
  isHeld = false;
  await second.locator('[data-take]').tap();
  await expect.poll(async () => (await saved(missions[1]!))?.answers).toEqual({ presentation: 'good' });
  await expect.poll(() => second.evaluate(() => localStorage.length)).toBe(0);
});

test('what a second tab changes once the first has sent is said so, and given back beside what was sent', async () => {
  const at = await here.visit(PHONE);
  const { page, context } = at;
  at.provokes(/status of 409/);
  await open(at, links[2]!);
  const second = await context.newPage();
  await second.goto(page.url());
  await page.bringToFront();
  for (const criterion of await criteria(page).all()) await criterion.locator('label').nth(1).tap();
  await page.locator('#send button').tap();
  await page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
  await second.bringToFront();
  await criteria(second).nth(0).locator('label').nth(3).tap();
  await second.locator('textarea').fill('Un mot de plus.');
  await expect.poll(() => second.locator('[data-saved]').textContent()).toContain('Déjà envoyée');
  await second.locator('#send button').tap();
  await expect.poll(() => second.locator('h1').textContent()).toContain('ceci n’en fait pas partie');
  expect((await second.locator('.given li').allInnerTexts()).join()).toContain('Désinvolte');
  expect(await second.locator('textarea').inputValue()).toBe('Un mot de plus.');
  await fits(second);
  expect((await saved(missions[2]!))?.answers).toMatchObject({ presentation: 'good' });
  // The device keeps it, should the lead open the form again; the receipt shows the way to it, until it is forgotten.
  await second.goto(page.url());
  const left = second.locator('[data-left]');
  expect(await left.innerText()).toContain('ne font pas partie de ce qui a été envoyé');
  await fits(second);
  await left.getByText('Les voir').tap();
  await expect.poll(() => second.locator('h1').textContent()).toContain('ceci n’en fait pas partie');
  expect(await second.locator('textarea').inputValue()).toBe('Un mot de plus.');
  await second.goto(page.url());
  await left.locator('[data-drop]').tap();
  expect(await second.evaluate(() => localStorage.length)).toBe(0);
  await second.reload();
  expect(await left.isVisible()).toBe(false);
});
