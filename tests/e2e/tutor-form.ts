/** The form of a company tutor on a phone, for journeys: invited, opened by its link, looked at. */
import type { Page } from 'playwright-core';
import { withDatabase } from '../support/live.ts';
import type { RunningServer } from '../support/server.ts';
import type { Visit } from './browser.ts';
import { askTutors, enrol, follow, linksTo } from './invited.ts';

export const GUIDE = { guide: 'misl', version: '2022', milestone: 'appraisals-due' };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Gives the missions one company tutor and invites them to each. @returns the addresses that their letters bring */
export async function invite(
  server: RunningServer,
  followed: readonly string[],
  lastName: string,
  guide = GUIDE.guide,
  letter = 'invite-appraisal',
): Promise<string[]> {
  const tutor = await withDatabase(server, async (db) => {
    const karim = await enrol(db, { firstName: 'Karim', lastName, role: 'company-tutor', guide });
    const lead = await enrol(db, { firstName: 'Rozenn', lastName, role: 'lead', guide });
    for (const mission of followed) {
      await follow(db, mission, karim, 'company');
      await askTutors(db, server, { mission, guide, lead });
    }
    return karim;
  });
  return linksTo(server, tutor, letter);
}

/** What the server holds of the form of a mission. */
export const savedOn = (server: RunningServer, mission: string) =>
  withDatabase(server, (db) => db.selectFrom('appraisal').selectAll().where('mission_id', '=', mission).executeTakeFirst());

/** Opens a link as its button does. */
export async function open(at: Pick<Visit, 'page'>, link: string): Promise<void> {
  await at.page.goto(link);
  await at.page.locator('main form button').first().click();
  await at.page.waitForURL(/\/(appraisals\/|feedback$)/);
}

/** The criteria of the form. */
export const criteria = (page: Page) => page.locator('fieldset[data-criterion]');
