/** The wait for a report while the server does not answer: the page stays, says so, asks again. Answers are played; the island is the one shipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { expect, test } from 'vitest';
import { WaitMeter, WaitPage } from '../../src/conformity/check.page.tsx';
import { CHECK_WORDS } from '../../src/conformity/web-words.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { Layout, type Shell } from '../../src/ui/layout.tsx';
import { renderPage } from '../../src/ui/render.ts';
import { axe } from './browser.ts';
import { stage } from './stage.ts';

const here = stage();
const ADDRESS = '/check/held';
const REPORT = '<!doctype html><html lang="fr"><title>Rapport</title><h1>Le rapport</h1></html>';

/** What pages here have around them: the islands of the build. */
function shellHere(): Shell {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'build', 'assets', 'manifest.json'), 'utf8')) as Record<string, string>;
  const asset = (name: string) => (name in manifest ? `/assets/${manifest[name]}` : null);
  return { lang: 'fr', url: ADDRESS, visitor: null, asset };
}
const PROGRESS = { state: 'waiting', ahead: 0, page: 0, pages: 0 } as const;
const SETTLED = JSON.stringify({ settled: true, title: '', words: '', page: 0, pages: 0 });

const waitPage = () => renderPage(WaitPage({ shell: shellHere(), progress: PROGRESS, fileName: 'memoire.pdf' }));

/** A page where one writes while a report is waited for. */
function writingPage(): string {
  const shell = shellHere();
  const words = h('textarea', { 'aria-label': 'Commentaire' });
  const meter = WaitMeter({ progress: PROGRESS, lang: 'fr', at: ADDRESS });
  const children = [h('h1', null, 'Un mot'), words, meter];
  return renderPage(Layout({ shell, title: 'Essai', islands: ['wait'], children }));
}

test('a wait outlives a server that does not answer, and shows the report once it is there', async () => {
  const { page, provokes } = await here.visit();
  provokes(/503/);
  let answers: 'nothing' | 'progress only' | 'all' = 'nothing';
  let asked = 0;
  let loaded = 0;
  await page.route(`**${ADDRESS}/progress`, (route) => {
    asked += 1;
    return answers === 'nothing'
      ? route.fulfill({ status: 503 })
      : route.fulfill({ contentType: 'application/json', body: SETTLED });
  });
  await page.route(`**${ADDRESS}`, (route) => {
    if (route.request().method() === 'HEAD') return route.fulfill({ status: answers === 'all' ? 200 : 503 });
    loaded += 1;
    return route.fulfill({ contentType: 'text/html', body: loaded === 1 ? waitPage() : REPORT });
  });
  await page.goto(ADDRESS);
  const words = page.locator('[data-wait-words]');
  const patient = { timeout: 30_000 };
  await expect.poll(() => words.textContent(), patient).toBe(CHECK_WORDS.fr.cut);
  expect(await axe(page)).toEqual([]);
  answers = 'progress only';
  const before = asked;
  // Two questions later what is settled was still not shown: its page is not there.
  await expect.poll(() => asked, patient).toBeGreaterThan(before + 1);
  expect([await words.textContent(), loaded]).toEqual([CHECK_WORDS.fr.cut, 1]);
  answers = 'all';
  await page.getByRole('heading', { name: 'Le rapport' }).waitFor(patient);
});

test.each(['typed', 'not typed', 'an answer to what was typed'] as const)(
  'a report that comes while one writes erases nothing (%s)',
  async (what) => {
    const { page } = await here.visit();
    const address = what === 'an answer to what was typed' ? `${ADDRESS}/validations` : ADDRESS;
    let [isSettled, loaded] = [false, 0];
    await page.route(`**${ADDRESS}/progress`, (route) =>
      route.fulfill({
        contentType: 'application/json',
        body: isSettled ? SETTLED : JSON.stringify({ ...PROGRESS, settled: false }),
      }),
    );
    await page.route(`**${ADDRESS}`, (route) => {
      if (route.request().method() === 'HEAD') return route.fulfill({ status: 200 });
      loaded += 1;
      return route.fulfill({ contentType: 'text/html', body: loaded === 1 && address === ADDRESS ? writingPage() : REPORT });
    });
    await page.route(`**${ADDRESS}/validations`, (route) => route.fulfill({ contentType: 'text/html', body: writingPage() }));
    await page.goto(address);
    if (what === 'typed') await page.locator('textarea').fill('Il manque le calendrier.');
    isSettled = true;
    if (what !== 'not typed') {
      await expect.poll(() => page.locator('[data-wait-words]').textContent()).toBe(CHECK_WORDS.fr.ready);
      expect(await page.locator('textarea').inputValue()).toBe(what === 'typed' ? 'Il manque le calendrier.' : '');
      expect(await axe(page)).toEqual([]);
      await page.getByRole('link', { name: CHECK_WORDS.fr.reload }).click();
    }
    await page.getByRole('heading', { name: 'Le rapport' }).waitFor();
  },
);
