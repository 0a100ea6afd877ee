/** Journey of a framing note: the student hands it in, its tutors read it, ask for changes, and validate the next version. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLibrary } from '../../src/guide/library.store.ts';
import { Guide } from '../../src/guide/schema.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { bindGuide } from '../support/bound.ts';
import { liveCookie, liveStudents, type LiveStudent, withDatabase } from '../support/live.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { fitsAsIs as fits } from './browser.ts';
import { title } from './door.ts';
import { enrol, follow, linksTo } from './invited.ts';
import { stage } from './stage.ts';

const CORPUS = join(import.meta.dirname, '..', 'corpus');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const WHERE = { guide: 'digi5', version: 'with a framing note', milestone: 'note-due' };

/** Digi5 with a framing note, which both tutors validate. */
function framed(): Guide {
  const { guide } = readLibrary(join(ROOT, 'content')).files.find((file) => file.guide.guide === WHERE.guide)!;
  const titles = { title: { fr: 'Note de cadrage', en: 'Framing note' }, default: 'Essai.' };
  return Guide.parse({
    ...guide,
    version: WHERE.version,
    calendar: [{ ...titles, id: 'note-due', kind: 'framing', of: 'note', waits: 'student' }, ...guide.calendar],
    deliverables: [
      ...guide.deliverables,
      {
        ...titles,
        id: 'note',
        milestone: 'note-due',
        file: { types: ['pdf'], maxBytes: 5_242_880, default: 'Essai.' },
        validatedBy: ['company-tutor', 'academic-tutor'],
        validationReminders: [{ days: -3 }, { days: -10 }],
      },
    ],
  });
}

const dataDir = temporaryFolder();
beforeAll(() => bindGuide(dataDir, framed()));
afterAll(() => removeFolder(dataDir));
const here = stage({ DEMO: 'off', DATA_DIR: dataDir });

let student: LiveStudent;
let company: string;
let academic: string;
beforeAll(async () => {
  [student] = (await liveStudents(here.server, 1, WHERE)) as [LiveStudent];
  await withDatabase(here.server, async (db) => {
    const { guide } = WHERE;
    company = await enrol(db, { firstName: 'Karim', lastName: 'Bonnard', role: 'company-tutor', guide });
    academic = await enrol(db, { firstName: 'Hélène', lastName: 'Le Goff', role: 'academic-tutor', guide });
    await follow(db, student.mission, company, 'company');
    await follow(db, student.mission, academic, 'academic');
  });
});

/** Words of the page with ordinary spaces. */
const words = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');

async function handIn(page: Page, file: string): Promise<void> {
  await page.locator('#file').setInputFiles(join(CORPUS, file));
  await page.locator('button[value=deposit]').click();
  await page.waitForURL(/\/deposits\/[0-9a-f-]{36}$/);
}

/** Opens the newest link that the company tutor received, from its first page to the document. */
async function openLetter(page: Page): Promise<void> {
  const links = await linksTo(here.server, company, 'invite-validation');
  await page.goto(links.at(-1)!);
  expect(await words(page)).toContain('Note de cadrage');
  await fits(page);
  await page.getByRole('button', { name: 'Lire le document' }).tap();
  await page.waitForURL(/\/deposits\/[0-9a-f-]{36}/);
}

const sendWord = async (page: Page, choice: string) => {
  await page.getByLabel(choice).check();
  await page.locator('#validation form button').click();
};

test('a note is handed in, refused with a reason by the tutor of the company, handed in again, and validated by both tutors', async () => {
  const author = await here.enter(student.cookie);
  await author.page.goto(`/guides/digi5/${encodeURIComponent(WHERE.version)}`);
  expect(await words(author.page)).toContain('3 et 10 jours après le dépôt, à qui doit valider');
  await fits(author.page);
  await author.page.goto(`/missions/${student.mission}/deposits/note`);
  await fits(author.page);
  await handIn(author.page, 'rapport.pdf');
  const first = new URL(author.page.url()).pathname;
  expect(await words(author.page)).toContain('Attend la validation de Karim Bonnard et Hélène Le Goff');
  await fits(author.page);

  const tutor = await here.visit(PHONE);
  await openLetter(tutor.page);
  expect((await title(tutor.page)).replaceAll('\u00a0', ' ')).toMatch(/^Votre validation est attendue/);
  await fits(tutor.page);
  await sendWord(tutor.page, 'Je demande une nouvelle version');
  // Why it is wanted is asked for; the choice stays.
  await tutor.page.locator('.error').first().waitFor();
  expect(await words(tutor.page)).toContain('Dites ce qui doit changer.');
  expect(await tutor.page.getByLabel('Je demande une nouvelle version').isChecked()).toBe(true);
  await fits(tutor.page);
  await tutor.page.locator('#comment').fill('Il manque le calendrier de l’été.');
  await tutor.page.locator('#validation form button').tap();
  await expect.poll(() => words(tutor.page)).toContain('Une nouvelle version est demandée par Karim Bonnard');
  await fits(tutor.page);
  expect((await tutor.page.goto(`/missions/${student.mission}`))!.status()).toBe(404);
  await fits(tutor.page);
  await tutor.close();

  await author.page.goto('/');
  expect(await title(author.page)).toContain('nouvelle version');
  await fits(author.page);
  await author.page.goto(first);
  expect(await words(author.page)).toContain('Il manque le calendrier de l’été.');
  await fits(author.page);
  await author.page.locator('#validation a.button').click();
  expect(await words(author.page)).toContain('Il manque le calendrier de l’été.');
  await fits(author.page);
  await handIn(author.page, 'word-conform.pdf');

  const again = await here.visit(PHONE);
  await openLetter(again.page);
  await sendWord(again.page, 'Je valide ce document');
  await expect.poll(() => words(again.page)).toContain('Validé par Karim Bonnard. Attend la validation de Hélène Le Goff');
  await fits(again.page);
  await again.close();

  const school = await here.enter(await liveCookie(here.server, academic));
  await school.page.goto('/');
  await fits(school.page);
  await school.page.goto(`/missions/${student.mission}/validations/note`);
  expect((await title(school.page)).replaceAll('\u00a0', ' ')).toMatch(/^Votre validation est attendue/);
  await fits(school.page);
  await sendWord(school.page, 'Je valide ce document');
  await expect.poll(() => words(school.page)).toContain('Validé par Karim Bonnard et Hélène Le Goff');
  await fits(school.page);
  await school.close();

  await author.page.reload();
  expect(await words(author.page)).toContain('Validé par Karim Bonnard et Hélène Le Goff');
  await author.page.goto('/');
  expect(await words(author.page)).toContain('Validé par Karim Bonnard et Hélène Le Goff');
  await fits(author.page);
});
