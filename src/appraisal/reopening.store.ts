/** What was sent is opened again by a lead: a draft once more, its author told, the journal. What was sent stays on record. */
import { type Actor, viaOf } from '../identity/ability.ts';
import { LINK_DAYS } from '../identity/link.ts';
import { inviteByLink, type LinkDeps } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import { nameOf } from '../mission/mission.ts';
import { type Appraisal, tutorsOf } from './appraisal.ts';
import type { FormPlace } from './place.routes.ts';
import { valuesAgain, wordsAgain } from './reopened.ts';

/** What is opened again, by whom and why. */
export interface Reopened extends FormPlace {
  appraisal: Appraisal;
  by: Actor;
  reason: string;
  /** Milliseconds. */
  at: number;
}

/** Makes it a draft again, with its answers. False when it was one already: nothing changed. */
async function makeDraft(trx: Database, { appraisal, by, reason, at }: Reopened): Promise<boolean> {
  const { school, id } = appraisal;
  const { numUpdatedRows } = await trx
    .updateTable('appraisal')
    .set({ state: 'draft' })
    .where('school_id', '=', school)
    .where('appraisal_id', '=', id)
    .where('state', '=', 'submitted')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await trx
    .insertInto('appraisal_reopening')
    .values({ school_id: school, appraisal_id: id, reason, given_by: by.person, given_at: new Date(at) })
    .execute();
  return true;
}

/**
 * Tells the author that what they sent may be changed: a company tutor by a fresh link, a tutor of the school by their account. Nothing leaves for
 * who is not confirmed: the school typed it from paper, and types it again.
 */
async function tellAuthor(deps: LinkDeps, trx: Database, reopened: Reopened): Promise<void> {
  const { mission, appraisal, rubric, by, reason, at } = reopened;
  const author = tutorsOf(mission).find(({ id }) => id === appraisal.author);
  if (!author?.confirmed) return;
  const again = { ...reopened, by: nameOf(by) };
  const values = valuesAgain(again, author.lang, reason);
  const common = { school: mission.school, mission: mission.id };
  if (author.role === 'academic-tutor') {
    const action = `${deps.config.BASE_URL}/missions/${mission.id}/appraisals/${rubric.id}`;
    const to = { person: author.id, address: author.email, lang: author.lang };
    await postLetter(deps, trx, { ...common, ...to, kind: 'appraisal-reopened', values, action });
    return;
  }
  await inviteByLink(deps, trx, {
    ...common,
    person: author,
    purpose: 'appraisal',
    item: rubric.id,
    words: wordsAgain(again),
    letter: { kind: 'appraisal-reopened', values },
    expiresAt: at + LINK_DAYS * DAY_MS,
    createdBy: by.person,
    at,
  });
}

/** Opens again what was sent, in the transaction `trx`. Asked twice it is the same. */
export async function reopenAppraisal(deps: LinkDeps, trx: Database, reopened: Reopened): Promise<void> {
  if (!(await makeDraft(trx, reopened))) return;
  const { mission, appraisal, rubric, by, reason, at } = reopened;
  await tellAuthor(deps, trx, reopened);
  await record(trx, {
    school: mission.school,
    at,
    actor: by.person,
    via: viaOf(by),
    action: 'appraisal.reopened',
    subject: `mission:${mission.id}`,
    details: { appraisal: appraisal.id, rubric: rubric.id, author: appraisal.author, reason },
  });
}
