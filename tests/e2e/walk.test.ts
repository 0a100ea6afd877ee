/** Every page of the product in a browser: a new page that nobody walks to fails here. */
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { type AppDeps, createApp } from '../../src/app.ts';
import { blockList } from '../../src/kernel/client.ts';
import { parseSettings } from '../../src/kernel/settings.ts';
import { axe, scrollsSideways, settled } from './browser.ts';
import { enterAs } from './door.ts';
import { stage } from './stage.ts';

const CORPUS = join(import.meta.dirname, '..', 'corpus');
const PDF = join(CORPUS, 'word-ragged.pdf');

/** Answers that are not pages: files, pictures, progress told to a script, ways that lead elsewhere. */
const NO_PAGE =
  /\.(?:csv|xlsx|zip|pdf|svg)$|\/(?:file|scan|logo|progress|pages\/.*|account\/calendar|enter\/school(?:\/callback)?)$|^\/(?:assets|calendar|healthz|demo\/documents)\b/;
/** Pages that this server does not have, or only after what a journey does; where they are walked to. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '/enter/second-factor': 'the demo asks for none: setup.test.ts',
  '/enter/school/code': 'needs the server of a school: src/identity/oidc.routes.test.ts',
  '/leave/school': 'needs the server of a school: src/identity/oidc.routes.test.ts',
  '/missions/:mission/validations/:deliverable': 'no guide of the demo asks for a validation: validation.test.ts',
  '/setup': 'needs an empty server: setup.test.ts',
  '/setup/done': 'needs an empty server: setup.test.ts',
};

const here = stage();

/** Patterns of every GET route that answers a page, as the application mounts them; nothing is behind it. */
function pagesOf(): string[] {
  const parsed = parseSettings({});
  if ('problems' in parsed) throw new Error('the default settings do not hold');
  const known: Partial<AppDeps> = {
    config: parsed.config,
    assets: { folder: '', manifest: {} },
    trusted: blockList([]),
    parts: {},
  };
  const app: Hono = createApp(known as AppDeps);
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  return [...new Set(paths)].filter((path) => !NO_PAGE.test(path)).sort();
}

/** The pattern whose page is at `address`: that with most literal words when several could. */
function patternAt(address: string, patterns: readonly string[]): string | undefined {
  const { pathname } = new URL(address, here.server.url);
  const literals = (pattern: string) => pattern.split('/').filter((part) => part !== '' && !part.startsWith(':')).length;
  return patterns
    .filter((pattern) => {
      const source = pattern.replaceAll(/\/:\w+\?/g, '(?:/[^/]+)?').replaceAll(/:\w+(?:\{[^}]*\})?/g, '[^/]+');
      return new RegExp(`^${source}$`).test(pathname);
    })
    .toSorted((one, other) => literals(other) - literals(one))[0];
}

/** French as it is set: nothing a person wrote, no code. A line a fault. */
const MISSET = `(() => {
  const own = 'script,style,bdi,code,textarea,option,[lang]:not(html),.as-typed,.words,.letter,.letter-previews,.mark';
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { nodeValue: text, parentElement: at } = walker.currentNode;
    if (/undefined|\\[object|\\bNaN\\b/.test(text) && !at.closest('script,style,code')) faults.push('left over: ' + text);
    if (at.closest(own)) continue;
    if (/[\\p{L}\\d)»] [;!?:»](?:\\s|$)|« |\\d [%h] ?/u.test(text)) faults.push('breaks: ' + text);
    if (/\\p{L}'\\p{L}/u.test(text)) faults.push('straight apostrophe: ' + text);
    if (/\\b\\d{4}-\\d{2}-\\d{2}\\b/.test(text)) faults.push('date of a machine: ' + text);
  }
  return faults;
})()`;

/** What is wrong with the page shown. */
async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const faults: string[] = (await page.evaluate(MISSET)) as string[];
  const headings = await page.locator('h1').count();
  if (headings !== 1) faults.push(`${headings} level 1 headings`);
  for (const width of [1280, 320, 390]) {
    await page.setViewportSize({ width, height: 900 });
    if (await scrollsSideways(page)) faults.push(`scrolls sideways at ${width}`);
  }
  // Narrow, where tables are lists and the rail a bar; journeys look at both widths.
  faults.push(...(await axe(page)));
  await page.setViewportSize({ width: 1280, height: 900 });
  return faults;
}

/** Kinds of pages that walks saw, and the faults by address that the walk under way met. */
const seen = new Set<string>();
let faults: Record<string, string[]> = {};
beforeEach(() => void (faults = {}));

/** Looks at the page shown, once a pattern. */
async function look(page: Page, patterns: readonly string[]): Promise<void> {
  const pattern = patternAt(page.url(), patterns);
  if (pattern === undefined || seen.has(pattern)) return;
  seen.add(pattern);
  const found = await faultsOf(page);
  if (found.length > 0) faults[`${pattern} (${new URL(page.url()).pathname})`] = found;
}

/** Follows links from page to page, looking at each kind of page not seen yet; three of a kind are asked for, since each may lead elsewhere. */
async function follow(page: Page, starts: readonly string[], patterns: readonly string[]): Promise<void> {
  const queue = [...starts];
  const asked = new Map<string, number>();
  const known = new Set<string>();
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const path = address.replace(/#.*$/, '');
    const pattern = patternAt(path, patterns);
    const times = asked.get(pattern ?? '') ?? 0;
    if (pattern === undefined || known.has(path) || NO_PAGE.test(new URL(path, here.server.url).pathname) || times >= 3) continue;
    known.add(path);
    asked.set(pattern, times + 1);
    const answer = await page.context().request.get(path, { headers: { accept: 'text/html' } });
    if (!answer.ok()) continue;
    if (!seen.has(patternAt(answer.url(), patterns) ?? '')) {
      await page.goto(path);
      await look(page, patterns);
    }
    const links = (await answer.text()).matchAll(/<a [^>]*href="([^"]+)"/g);
    queue.push(
      ...[...links]
        .map(([, href]) => href!.replaceAll('&amp;', '&').replace(here.server.url, ''))
        .filter((href) => href.startsWith('/')),
    );
  }
}

const patterns = pagesOf();

/** A visitor with a window of their own, who entered as `name`. */
async function as(name: string | null) {
  const visitor = await here.visit();
  if (name !== null) await enterAs(visitor.page, name);
  return visitor;
}

test.each([
  null,
  'Bruno Castaing',
  'Anne Roussel',
  'Patrick Lévêque',
  'Nathalie Azoulay',
  'Inès Caradec',
  'Stéphane Audic',
  'Sophie Le Goff',
])('links lead %s from page to page', async (name) => {
  const { page } = await as(name);
  await follow(
    page,
    [
      '/',
      '/account',
      '/enter',
      '/verify',
      '/l/renewed',
      '/l/handed-on',
      ...(name === null ? ['/demo/mail', '/demo/mail?q=invit'] : []),
    ],
    patterns,
  );
  expect(faults).toEqual({});
});

test('a file leads to its report, and to what is not yet handed in', async () => {
  const { page } = await as('Inès Caradec');
  await page.goto('/check');
  await page.locator('#file').setInputFiles(PDF);
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.waitForURL(/\/check\/.+/);
  await page.locator('article.finding').first().waitFor({ timeout: 40_000 });
  await look(page, patterns);
  await page.goto('/');
  await page.locator('main a[href$="/deposits/memoire"]').first().click();
  await page.locator('#file').setInputFiles(PDF);
  await page.locator('button[value=check]').click();
  await page.waitForURL(/\/uploads\//);
  await page.locator('article.finding').first().waitFor({ timeout: 40_000 });
  await look(page, patterns);
  expect(faults).toEqual({});
});

test('an address leads to a code', async () => {
  const { page } = await as(null);
  await page.goto('/enter');
  await page.locator('#email').fill('someone@trois-rives.example');
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await look(page, patterns);
  expect(faults).toEqual({});
});

test('a cohort leads to the preview of a file, and to the link by which students join', async () => {
  const { page } = await as('Anne Roussel');
  await page.goto('/cohorts');
  await page.locator('main a[href$="/import"]').first().click();
  const buffer = Buffer.from('Nom;Prénom;Courriel\nLe Goff;Nolwenn;nolwenn.legoff@etu.trois-rives.example\n');
  await page.locator('#file').setInputFiles({ name: 'promotion.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await look(page, patterns);
  await page.goto('/cohorts');
  await page.locator('main a[href$="/invitation"]').first().click();
  await page.locator('button[value=create]').click();
  await page.goto(new URL(await page.locator('#link').inputValue()).pathname);
  await look(page, patterns);
  await page.locator('#firstName').fill('Maïwenn');
  await page.locator('#lastName').fill('Le Dû');
  await page.locator('#email').fill('maiwenn.ledu@etu.trois-rives.example');
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await page.waitForURL(/\/code$/);
  await look(page, patterns);
  expect(faults).toEqual({});
});

test('acts on several missions, notes, an older report', async () => {
  const { page } = await as('Anne Roussel');
  await page.goto('/cohorts');
  await page.locator('main h2 a[href^="/cohorts/"]').first().click();
  const mission = await page.locator('table.matrix a[href^="/missions/"]').first().getAttribute('href');
  await page.locator('table.matrix input[type=checkbox]').first().check();
  await page.getByRole('button', { name: 'Relancer', exact: true }).click();
  await look(page, patterns);
  await page.locator('main form button').first().click();
  await look(page, patterns);
  await page.goto(`${mission}/notes`);
  await look(page, patterns);
  await page.goto('/cohorts');
  await page.locator('main a[href$="/deposits"]').first().click();
  await page.locator('table.deposits a[href^="/deposits/"]').first().click();
  const deposit = page.url();
  await page.locator('form[action$="/checks"] button').click();
  const older = page.locator('main a[href*="/checks/"]').first();
  await expect.poll(async () => (await page.goto(deposit), older.count()), { timeout: 40_000, interval: 1000 }).toBe(1);
  await older.click();
  await look(page, patterns);
  expect(faults).toEqual({});
});

test('two records of one person', async () => {
  const { page } = await as('Patrick Lévêque');
  await page.goto('/persons');
  const hrefs = await page.locator('table a[href^="/persons/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
  const [one, other] = hrefs.filter((href) => /[0-9a-f-]{36}$/.test(href));
  for (const address of ['/persons/duplicates', `${one}/merge`, `${one}/merge/${other!.split('/').at(-1)}`]) {
    await page.goto(address);
    await look(page, patterns);
  }
  expect(faults).toEqual({});
});

test('a link is passed on', async () => {
  const { page } = await as(null);
  await page.goto('/demo/mail?q=laurent.mercadier@');
  await page.locator('.mailbox a').first().click();
  await page.locator('main a[href*="/l/"]').first().click();
  await page.waitForURL(/\/l\//);
  await look(page, patterns);
  await page.locator('form[action$="/hand-on"] button').click();
  await look(page, patterns);
  expect(faults).toEqual({});
});

test('every page was walked to', () => {
  expect(patterns.filter((pattern) => !seen.has(pattern) && !(pattern in ELSEWHERE))).toEqual([]);
});
