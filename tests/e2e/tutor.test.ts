/** Journey of a company tutor on a phone: from the link of an e-mail to the receipt, whatever the battery, the network and the session do. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { liveStudents, withDatabase } from '../support/live.ts';
import { fitsAsIs as fits } from './browser.ts';
import { stage } from './stage.ts';
import { criteria, GUIDE, invite, open, PHONE, savedOn } from './tutor-form.ts';

/** One that asks for feedback in free text. */
const FREE = { guide: 'digi5', version: '2024-2025', milestone: 'feedback-due' };
/** What the issue sets: pages and interactions from the link to the receipt, bytes of the form beside its fonts, and of its fonts. */
const MOST = { pages: 3, interactions: 20, bytes: 60_000, fonts: 60_000 };

const here = stage({ DEMO: 'off' });
/** Addresses of invitations: one for each test, whose mission has a tutor of its own; but 10 and 11, of one tutor who has two missions. */
let links: string[];
let missions: string[];
let feedback: { mission: string; link: string; student: string };
beforeAll(async () => {
  const students = await liveStudents(here.server, 12, GUIDE);
  missions = students.map(({ mission }) => mission);
  links = [];
  // One after the other: a machine that is busy gives no dozen connections at once.
  for (const [index, mission] of missions.entries())
    if (index !== 11)
      links.push(...(await invite(here.server, index === 10 ? missions.slice(10, 12) : [mission], `Bonnard ${index}`)));
  const [free] = await liveStudents(here.server, 1, FREE);
  feedback = {
    mission: free!.mission,
    student: free!.cookie,
    link: (await invite(here.server, [free!.mission], 'Morvan', FREE.guide, 'invite-feedback'))[0]!,
  };
});

const saved = (mission: string) => savedOn(here.server, mission);

/** The battery dies: nothing of the page runs any more. */
async function dies(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await Promise.race([debug.send('Page.crash'), page.waitForEvent('crash')]).catch(() => undefined);
  await page.close();
}

test('[M-APP-1] from the link to the receipt: three pages, twenty interactions at most, each page accessible on a phone', async () => {
  const at = await here.visit(PHONE);
  const { page } = at;
  let [pages, interactions] = [0, 0];
  page.on('framenavigated', (frame) => void (frame === page.mainFrame() && !frame.url().includes('#') && pages++));
  const tap = async (target: ReturnType<Page['locator']>) => {
    interactions++;
    await target.tap();
  };
  await page.goto(links[0]!);
  interactions++; // the link itself, in the e-mail
  expect(await page.locator('h1').textContent()).toContain('Anouk Vidal 0');
  await fits(page);
  await tap(page.locator('main form button').first());
  await page.waitForURL(/\/appraisals\//);
  expect((await page.locator('h1').textContent())!.replaceAll('\u00a0', ' ')).toBe('Votre appréciation d’Anouk Vidal 0');
  await fits(page);
  for (const criterion of await criteria(page).all()) await tap(criterion.locator('label').nth(1));
  expect(await page.locator('[data-count]').textContent()).toBe('13 sur 13');
  interactions++;
  await page.locator('textarea').fill('Une étudiante sérieuse, que nous recruterions.');
  await tap(page.locator('#send button'));
  await page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
  expect(await page.locator('h1').textContent()).toContain('Merci');
  await fits(page);
  expect(pages).toBeLessThanOrEqual(MOST.pages);
  expect(interactions).toBeLessThanOrEqual(MOST.interactions);
});

test('the form is light: its page, style and script, and its fonts', async () => {
  const at = await here.visit(PHONE);
  await open(at, links[1]!);
  const fresh = await here.visit({ ...PHONE, storageState: await at.context.storageState() });
  const sizes = { bytes: 0, fonts: 0 };
  const arrived: Promise<void>[] = [];
  fresh.page.on('response', (answer) => {
    const kind = answer.url().endsWith('.woff2') ? 'fonts' : 'bytes';
    arrived.push(answer.body().then((body) => void (sizes[kind] += body.byteLength)));
  });
  await fresh.page.goto(at.page.url(), { waitUntil: 'networkidle' });
  await Promise.all(arrived);
  expect(sizes.bytes).toBeGreaterThan(10_000);
  expect(sizes.bytes).toBeLessThan(MOST.bytes);
  expect(sizes.fonts).toBeGreaterThan(10_000);
  expect(sizes.fonts).toBeLessThan(MOST.fonts);
  await fresh.close();
});

test('what is answered is saved by itself, and is there when one comes back by the same link, on another device', async () => {
  const first = await here.visit(PHONE);
  await open(first, links[2]!);
  await criteria(first.page).nth(0).locator('label').nth(2).tap();
  await expect.poll(() => first.page.locator('[data-saved]').textContent()).toMatch(/^Enregistré à/);
  await first.page.locator('textarea').fill('Un mot avant la panne');
  await first.page.goto('about:blank'); // the page is left before the next saving
  await expect.poll(async () => (await saved(missions[2]!))?.comment).toBe('Un mot avant la panne');
  await first.close();
  const second = await here.visit(PHONE);
  await open(second, links[2]!);
  expect(await criteria(second.page).nth(0).locator('input').nth(2).isChecked()).toBe(true);
  expect(await second.page.locator('textarea').inputValue()).toBe('Un mot avant la panne');
  await second.close();
});

test('offline until the battery dies, answers stay on the device; they are offered back, and saved', async () => {
  const at = await here.visit(PHONE);
  const { page, context } = at;
  at.provokes(/ERR_INTERNET_DISCONNECTED/);
  await open(at, links[3]!);
  await context.setOffline(true);
  await criteria(page).nth(1).locator('label').nth(0).tap();
  await expect.poll(() => page.locator('[data-saved]').textContent()).toContain('gardé sur cet appareil');
  await page.locator('#send button').tap();
  expect(await page.locator('[data-saved]').textContent()).toContain('gardé sur cet appareil');
  expect(await saved(missions[3]!)).toBeUndefined();
  const address = page.url();
  await dies(page);
  await context.setOffline(false);
  expect(await saved(missions[3]!)).toBeUndefined();
  const again = await context.newPage();
  await again.goto(address);
  await again.locator('[data-take]').tap();
  expect(await criteria(again).nth(1).locator('input').nth(0).isChecked()).toBe(true);
  await expect.poll(async () => (await saved(missions[3]!))?.answers).toEqual({ integration: 'excellent' });
  await again.reload();
  expect(await again.locator('[data-kept]').isVisible()).toBe(false);
});

test('a session over in the middle loses nothing: the page stays, and goes on once the link is opened again', async () => {
  const at = await here.visit(PHONE);
  const { page, context } = at;
  at.provokes(/status of 401/);
  await open(at, links[4]!);
  await context.clearCookies();
  await criteria(page).nth(0).locator('label').nth(0).tap();
  await expect.poll(() => page.locator('[data-saved]').textContent()).toContain('Votre session est terminée');
  const other = await context.newPage();
  await other.goto(links[4]!);
  await other.locator('main form button').first().tap();
  await other.waitForURL(/\/appraisals\//);
  await page.bringToFront();
  await criteria(page).nth(1).locator('label').nth(0).tap();
  await expect
    .poll(async () => (await saved(missions[4]!))?.answers)
    .toEqual({ presentation: 'excellent', integration: 'excellent' });
});

test('the other language keeps what was answered; what could not be sent says so once it is saved', async () => {
  const at = await here.visit(PHONE);
  const { page } = at;
  at.provokes(/ERR_INTERNET_DISCONNECTED/);
  await open(at, links[5]!);
  await criteria(page).nth(0).locator('label').nth(0).tap();
  await page.locator('.top-bar').getByText('English').tap();
  await page.waitForURL((url) => !url.search.includes('lang'));
  await expect.poll(() => page.locator('h1').textContent()).toContain('Your appraisal');
  await page.waitForLoadState(); // the script of the new page is there before its network goes
  expect(await criteria(page).nth(0).locator('input').nth(0).isChecked()).toBe(true);
  await at.context.setOffline(true);
  await criteria(page).nth(1).locator('label').nth(0).tap();
  await page.locator('#send button').tap();
  await expect.poll(() => page.locator('[data-saved]').textContent()).toContain('kept on this device');
  await at.context.setOffline(false);
  await expect.poll(() => page.locator('[data-saved]').textContent()).toMatch(/^Saved at .*Nothing is sent yet: send again\.$/);
  await fits(page);
});

test('a telephone whose battery died comes back after another device: what it kept stands beside what was saved since, for its owner to choose', async () => {
  const phone = await here.visit(PHONE);
  phone.provokes(/ERR_INTERNET_DISCONNECTED/);
  await open(phone, links[7]!);
  await phone.context.setOffline(true);
  await criteria(phone.page).nth(0).locator('label').nth(3).tap();
  const kept = (page: Page) => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(() => kept(phone.page)).toContain('"presentation":"poor"');
  await dies(phone.page);
  const desk = await here.visit({});
  await open(desk, links[7]!);
  await criteria(desk.page).nth(0).locator('label').nth(1).click();
  await expect.poll(async () => (await saved(missions[7]!))?.answers).toEqual({ presentation: 'good' });
  await phone.context.setOffline(false);
  const page = await phone.context.newPage();
  await page.goto(links[7]!);
  expect(await kept(page)).toContain('"presentation":"poor"');
  await page.locator('main form button').first().tap();
  await page.waitForURL(/\/appraisals\//);
  const box = page.locator('[data-kept]');
  await box.waitFor();
  expect((await box.locator('li').allTextContents()).map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'Présentation générale : Désinvolte (enregistré : Bonne)',
  ]);
  expect(await box.textContent()).toContain('Depuis, d’autres ont été enregistrées ailleurs');
  await page.locator('[data-drop]').tap();
  await page.reload();
  expect(await page.locator('[data-kept]').isVisible()).toBe(false);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect((await saved(missions[7]!))?.answers).toEqual({ presentation: 'good' });
  await Promise.all([phone.close(), desk.close()]);
});

test('who comes back by the same link lands where they stopped, with what is left; what lacks is named under the keyboard, and never behind the bar', async () => {
  const at = await here.visit({ viewport: { width: 844, height: 390 }, reducedMotion: 'reduce' });
  const { page } = at;
  await open(at, links[8]!);
  const radio = (criterion: number, level: number) => criteria(page).nth(criterion).locator('input').nth(level);
  await radio(0, 0).focus();
  await page.keyboard.press('ArrowDown');
  expect(await radio(0, 1).isChecked()).toBe(true);
  await expect.poll(async () => (await saved(missions[8]!))?.answers).toEqual({ presentation: 'good' });
  await open(at, links[8]!);
  const resume = page.locator('#resume');
  expect((await resume.textContent())!.replaceAll('\u00a0', ' ')).toContain('Il reste 12 critères sur 13');
  await expect.poll(async () => Math.round((await resume.boundingBox())!.y)).toBeLessThan(60);
  // Every stop of the keyboard is in sight: nothing of it is behind the bar.
  await radio(1, 0).focus();
  for (let index = 1; index < 13; index++) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    const under = () =>
      page.evaluate(() => {
        const element = document.activeElement!.closest('label') ?? document.activeElement!;
        return element.getBoundingClientRect().bottom - document.querySelector('.dock')!.getBoundingClientRect().top;
      });
    await expect.poll(under).toBeLessThan(1);
  }
  // What is answered is saved first, and its page knows it, so that nothing of this page comes after.
  await expect.poll(() => page.locator('[data-saved]').textContent()).toMatch(/^Enregistré à/);
  await expect.poll(async () => Object.keys((await saved(missions[8]!))?.answers ?? {}).length).toBe(13);
  await at.close();
  await withDatabase(here.server, (db) =>
    db.updateTable('appraisal').set({ answers: '{"presentation":"good"}' }).where('mission_id', '=', missions[8]!).execute(),
  );
  const again = await here.visit(PHONE);
  await open(again, links[8]!);
  await again.page.locator('#send button').tap();
  await again.page.waitForSelector('.error-summary');
  expect(await again.page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
  expect(await again.page.locator('.error-summary a').count()).toBe(12);
  await fits(again.page);
});

test('after the receipt the same link reads it again, and the device keeps nothing', async () => {
  const at = await here.visit(PHONE);
  await open(at, links[9]!);
  for (const criterion of await criteria(at.page).all()) await criterion.locator('label').nth(0).tap();
  await at.page.locator('#send button').tap();
  await at.page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
  expect(await at.page.evaluate(() => localStorage.length)).toBe(0);
  await at.close();
  const later = await here.visit(PHONE);
  await later.page.goto(links[9]!);
  await fits(later.page);
  await later.page.getByText('Relire ce que vous avez envoyé').tap();
  await later.page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
  expect(await later.page.locator('h1').textContent()).toContain('vous avez envoyé votre appréciation');
});

test('without JavaScript, by the keyboard alone, the same form is filled and sent', async () => {
  const at = await here.visit({ ...PHONE, javaScriptEnabled: false });
  const { page } = at;
  await open(at, links[6]!);
  await criteria(page).nth(0).locator('input').nth(0).focus();
  for (let index = 0; index < 13; index++) {
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('Au clavier.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
  expect((await saved(missions[6]!))?.state).toBe('submitted');
});

test('two links of one tutor, in two tabs of one browser: each tab fills the form of its own mission, and sends it', async () => {
  const at = await here.visit(PHONE);
  const other = await at.context.newPage();
  const [one, two] = [
    { page: at.page, link: links[10]!, mission: missions[10]!, level: 0, answer: 'excellent', student: 'Anouk Vidal 10' },
    { page: other, link: links[11]!, mission: missions[11]!, level: 2, answer: 'fair', student: 'Anouk Vidal 11' },
  ];
  for (const { page, link } of [one, two]) await open({ page }, link);
  for (const { page, student } of [one, two]) {
    expect((await page.locator('h1').textContent())!.replaceAll('\u00a0', ' ')).toContain(student);
  }
  // In turn: each saves by itself after the other has opened, and after the other was sent.
  for (const { page, level } of [one, two]) await criteria(page).nth(0).locator('label').nth(level).tap();
  for (const { mission, answer } of [one, two])
    await expect.poll(async () => (await saved(mission))?.answers).toEqual({ presentation: answer });
  for (const { page, level, answer, mission, student } of [one, two]) {
    await page.bringToFront();
    for (const criterion of await criteria(page).all()) await criterion.locator('label').nth(level).tap();
    await page.locator('#send button').tap();
    await page.waitForURL(/\/appraisals\/[0-9a-f-]{36}$/);
    expect((await page.locator('h1').textContent())!.replaceAll('\u00a0', ' ')).toContain('Merci');
    expect(await page.locator('main').innerText()).toContain(student);
    const sent = (await saved(mission))!;
    expect(sent.state).toBe('submitted');
    expect([...new Set(Object.values(sent.answers as Record<string, string>))]).toEqual([answer]);
  }
});

test('[D-S4-1] feedback is saved while it is written: on another device it goes on, what another page or a dead battery left is read beside it, and sent it waits nowhere', async () => {
  const draft = () =>
    withDatabase(here.server, (db) =>
      db.selectFrom('feedback_draft').selectAll().where('mission_id', '=', feedback.mission).executeTakeFirst(),
    );
  const phone = await here.visit(PHONE);
  phone.provokes(/ERR_INTERNET_DISCONNECTED/);
  await open(phone, feedback.link);
  await fits(phone.page);
  const words = phone.page.locator('textarea');
  const said = phone.page.locator('[data-saved]');
  await words.fill('Une étudiante sérieuse.');
  await phone.page.locator('details summary').first().tap();
  await phone.page.locator('input[name=about]').first().check();
  await expect.poll(async () => (await draft())?.words).toBe('Une étudiante sérieuse.');
  await expect.poll(() => said.textContent()).toMatch(/^Enregistré à/);
  const desk = await here.visit({});
  await open(desk, feedback.link);
  expect(await desk.page.locator('textarea').inputValue()).toBe('Une étudiante sérieuse.');
  expect(await desk.page.locator('input[name=about]').first().isChecked()).toBe(true);
  await desk.page.locator('textarea').fill('Une étudiante sérieuse, et drôle.');
  await expect.poll(async () => (await draft())?.words).toBe('Une étudiante sérieuse, et drôle.');
  // The telephone has not seen it: it overwrites nothing, and says so.
  await words.fill('Une étudiante sérieuse. Au téléphone.');
  await expect.poll(() => said.textContent()).toContain('écrit ailleurs depuis');
  await fits(phone.page);
  await phone.page.getByText('Envoyer mon retour').tap();
  expect((await draft())?.words).toBe('Une étudiante sérieuse, et drôle.');
  await phone.page.reload();
  await expect.poll(() => phone.page.locator('[data-kept-words]').textContent()).toContain('comparez');
  await phone.page.locator('[data-take]').tap();
  const both = 'Une étudiante sérieuse, et drôle.\n\nUne étudiante sérieuse. Au téléphone.';
  expect(await words.inputValue()).toBe(both);
  await expect.poll(async () => (await draft())?.words).toBe(both);
  // Offline, then the battery dies.
  await phone.context.setOffline(true);
  await words.fill(`${both} Fin.`);
  await expect.poll(() => said.textContent()).toContain('gardé sur cet appareil');
  await dies(phone.page);
  await phone.context.setOffline(false);
  const again = await phone.context.newPage();
  await again.goto(`/missions/${feedback.mission}/feedback`);
  await again.locator('[data-take]').tap();
  expect(await again.locator('textarea').inputValue()).toBe(`${both} Fin.`);
  await again.getByText('Envoyer mon retour').tap();
  await again.waitForURL(/\?saved$/);
  expect(await again.locator('main').innerText()).toContain('Merci');
  expect(await again.locator('textarea').inputValue()).toBe('');
  expect([await draft(), await again.evaluate(() => localStorage.length)]).toEqual([undefined, 0]);
  await fits(again);
  // Its student copies it by one press, with its source; by hand where the page may not.
  const student = await here.enter(feedback.student, PHONE);
  await student.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await student.page.goto(`/missions/${feedback.mission}/feedback`);
  await fits(student.page);
  await student.page.getByRole('button', { name: 'Copier' }).tap();
  await expect.poll(() => student.page.locator('.quoting [role=status]').textContent()).toBe('Copié, avec sa source');
  const copied = await student.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Une étudiante sérieuse, et drôle.');
  expect(copied).toMatch(/Fin\.\u00a0» \(Karim Morvan, tuteur entreprise, le .*\)$/);
});
