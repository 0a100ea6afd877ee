/** The wait for a report while the server does not answer: the page stays, says so, asks again. Answers are played; the island is the one shipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WaitPage } from '../../src/conformity/check.page.tsx';
import { CHECK_WORDS } from '../../src/conformity/web-words.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { renderPage } from '../../src/ui/render.ts';
import { stage } from './stage.ts';

const here = stage();
const ADDRESS = '/check/held';
const REPORT = '<!doctype html><html lang="fr"><title>Rapport</title><h1>Le rapport</h1></html>';

/** A page of wait, with the island of the build. */
function waitPage(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'build', 'assets', 'manifest.json'), 'utf8')) as Record<string, string>;
  const asset = (name: string) => (name in manifest ? `/assets/${manifest[name]}` : null);
  const shell = { lang: 'fr' as const, url: ADDRESS, visitor: null, asset };
  const progress = { state: 'waiting' as const, ahead: 0, page: 0, pages: 0 };
  return renderPage(WaitPage({ shell, progress, fileName: 'memoire.pdf' }));
}

test('a wait outlives a server that does not answer, and shows the report once it is there', async () => {
  const { page, provokes } = await here.visit();
  provokes(/503/);
  let answers: 'nothing' | 'progress only' | 'all' = 'nothing';
  let asked = 0;
  let loaded = 0;
  const settled = JSON.stringify({ settled: true, title: '', words: '', page: 0, pages: 0 });
  await page.route(`**${ADDRESS}/progress`, (route) => {
    asked += 1;
    return answers === 'nothing'
      ? route.fulfill({ status: 503 })
      : route.fulfill({ contentType: 'application/json', body: settled });
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
  answers = 'progress only';
  const before = asked;
  // Two questions later what is settled was still not shown: its page is not there.
  await expect.poll(() => asked, patient).toBeGreaterThan(before + 1);
  expect([await words.textContent(), loaded]).toEqual([CHECK_WORDS.fr.cut, 1]);
  answers = 'all';
  await page.getByRole('heading', { name: 'Le rapport' }).waitFor(patient);
});
