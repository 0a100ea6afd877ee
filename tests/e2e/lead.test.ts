/** Journeys of a lead in the matrix of a cohort, and of an academic tutor among their own students. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { enterAs, fits, title } from './door.ts';
import { stage } from './stage.ts';

const here = stage();

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
const rows = (page: Page) => page.locator('table.matrix tbody tr');
const rowOf = (page: Page, name: string) => rows(page).filter({ hasText: name });

/** The matrix of the cohort whose students start early. @returns its address */
async function openMatrix(page: Page): Promise<string> {
  await page.goto('/cohorts');
  await page.locator('main a[href^="/cohorts/"]').filter({ hasText: 'rentrée décalée' }).first().click();
  return new URL(page.url()).pathname;
}

/** Opens the newest letter to `address` in the mailbox of the demo. */
async function letterTo(page: Page, address: string): Promise<string> {
  await page.goto(`/demo/mail?q=${encodeURIComponent(address)}`);
  await fits(page);
  await page.locator('.mailbox a').first().click();
  await fits(page);
  return page.locator('main').innerText();
}

test('the lead finds who is in danger, by the name of a tutor, reads the mission and handles its alert', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Anne Roussel');
  const matrix = await openMatrix(page);
  await fits(page);
  const danger = page.locator('.tally li:has(a[href*="standing=danger"])');
  const count = Number(await danger.locator('b').innerText());
  expect(await rows(page).count()).toBeGreaterThan(count);
  await page.locator('select[name=sort]').selectOption('name');
  await page.locator('form[role=search] button').click();
  const names = await rows(page).locator('th a').allInnerTexts();
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'fr')));
  await danger.locator('a').click();
  expect(await rows(page).count()).toBe(count);
  await fits(page);
  await page.locator('input[name=q]').fill('cherif');
  await page.locator('form[role=search] button').click();
  expect(await rows(page).count()).toBe(1);
  expect(await rows(page).innerText()).toContain('Une alerte attend une réponse');
  await fits(page);
  await rows(page).getByText('Nwosu Samuel').click();
  expect(await title(page)).toContain('Samuel Nwosu');
  await fits(page);
  const headings = await page.locator('main h2').allInnerTexts();
  expect(headings).toEqual(expect.arrayContaining(['Alertes', 'La mission et le guide', 'Dépôts', 'Tuteurs', 'Journal']));
  const tutors = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Tuteurs', exact: true }) });
  expect(await tutors.locator('li').filter({ hasText: 'Amal Chérif' }).locator('.signal').count()).toBe(1);
  await page.locator('textarea[name=note]').fill('Établissement joint ce matin : l’accord est signé lundi.');
  await page.getByRole('button', { name: 'Marquer comme traitée' }).click();
  await page.locator('[role=status]').waitFor();
  await fits(page);
  expect(await page.locator('main').innerText()).toContain('l’accord est signé lundi.');
  expect(await page.locator('textarea[name=note]').count()).toBe(0);
  expect(await letterTo(page, 'samuel.nwosu@')).toContain('l’accord est signé lundi.');
  await page.goto(matrix);
  expect(await rowOf(page, 'Samuel Nwosu').innerText()).not.toContain('Une alerte');
});

test('the lead reminds those ticked, gives more time to some with a reason, and knows whom to call', async () => {
  const { page } = await here.visit();
  await enterAs(page, 'Anne Roussel');
  const matrix = await openMatrix(page);
  for (const name of ['Camille Ropars', 'Hugo Nédélec']) await rowOf(page, name).locator('input[type=checkbox]').check();
  await page.getByRole('button', { name: 'Relancer', exact: true }).click();
  expect(await title(page)).toMatch(/^Relancer \d+ personnes/);
  const announced = Number(/\d+/.exec(await title(page))![0]);
  expect(await page.locator('ul.lines > li').count()).toBe(announced);
  expect(await page.locator('ul.lines').first().innerText()).toContain('Hugo Nédélec');
  await fits(page);
  await page.locator('main form button').click();
  expect(await title(page)).toMatch(new RegExp(`^${announced} e-mails de relance`));
  await fits(page);
  expect(await letterTo(page, 'hugo.nedelec@')).toContain('Mémoire');
  await page.goto(matrix);
  for (const name of ['Hugo Nédélec', 'Margaux Petitjean']) await rowOf(page, name).locator('input[type=checkbox]').check();
  await page.getByRole('button', { name: 'Accorder un délai' }).click();
  await page.locator('#milestone').selectOption('slides-due');
  await page.locator('#day').fill('2020-02-03');
  await page.locator('#reason').fill('Salle fermée la semaine du dépôt');
  await page.locator('main form button').click();
  expect(await page.locator('#day-error').innerText()).toMatch(/l’échéance en vigueur, le \d/);
  expect(await page.locator('#day').getAttribute('type')).toBe('date');
  expect(await page.locator('#reason').inputValue()).toBe('Salle fermée la semaine du dépôt');
  await fits(page);
  await page.locator('#day').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await page.locator('main form button').click();
  expect(await title(page)).toMatch(/2 missions/);
  await fits(page);
  await page.locator('main a.button').click();
  expect(await rowOf(page, 'Margaux Petitjean').innerText()).toContain('Délai accordé');
  await page.locator('main a[href$="/calls"]').click();
  expect(await title(page)).toContain('à appeler');
  await fits(page);
});

test('an academic tutor meets their own students, and nobody else’s', async () => {
  const lead = await here.visit();
  await enterAs(lead.page, 'Anne Roussel');
  await openMatrix(lead.page);
  const addressOf = (name: string) => rowOf(lead.page, name).locator('a[href^="/missions/"]').first().getAttribute('href');
  const [own, other, cohort] = [(await addressOf('Nédélec'))!, (await addressOf('Ropars'))!, new URL(lead.page.url()).pathname];
  await lead.close();
  const { page } = await here.visit(PHONE);
  await enterAs(page, 'Karim Benhaddou');
  await fits(page);
  const list = await page.locator('main').innerText();
  expect(list).toContain('Hugo Nédélec');
  expect(list).not.toContain('Ropars');
  await page.locator(`main a[href="${own}"]`).first().click();
  expect(await title(page)).toContain('Hugo Nédélec');
  await fits(page);
  for (const address of [other, cohort]) {
    const answer = await page.goto(address);
    expect({ address, status: answer?.status() }).toEqual({ address, status: 404 });
    await fits(page);
  }
});
