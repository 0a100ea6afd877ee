/** What would be done to many missions, shown before anything leaves: who would get what, and what is left aside. */
import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { CohortDeps } from '../mission/cohort.routes.tsx';
import { nameOf } from '../mission/mission.ts';
import { extensionsForAll } from '../mission/mission-rows.store.ts';
import { readByHand } from '../reminder/by-hand.store.ts';
import { lineOf } from '../reminder/digest.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import type { Many } from './matrix-bulk-asked.routes.ts';
import { BULK_WORDS } from './matrix-bulk-words.ts';
import { BulkPage, type BulkProps, type LetterLine } from './matrix-bulk.page.tsx';
import type { Act, Left, TypedMore } from './matrix-bulk.ts';
import { readInvites } from './matrix-invite.store.ts';
import { askedIn } from './matrix.ts';

/** The form of more time, empty. */
export const NOTHING: TypedMore = { milestone: '', day: '', time: '', reason: '' };

/** Who would get what, and what is left aside. */
async function planOf({ db, shelf, clock }: CohortDeps, { guide, missions, cohort }: Many, act: Act, lang: Lang) {
  if (act === 'remind') {
    const { letters, left, mark } = await readByHand(db, shelf(), missions, clock.now());
    const lines = letters.map(({ person, items }): LetterLine => {
      const asked = items.map((item) => lineOf({ ...item, person: { ...item.person, lang } }, clock.now()));
      return { person: nameOf(person), address: person.email, asked };
    });
    return { lines, left, mark };
  }
  if (act === 'invite') {
    const { letters, left } = await readInvites(db, guide, cohort, missions);
    const r = readingElsewhere(guide, lang);
    const lines = letters.map(({ person, asks }): LetterLine => {
      const asked = asks.map(
        ({ mission, owed }) => `${plain(owed.title, r)}, ${BULK_WORDS[lang].about(nameOf(mission.student))}`,
      );
      return { person: nameOf(person), address: person.email, asked };
    });
    return { lines, left, mark: null };
  }
  return {
    lines: null,
    mark: null,
    extensions: await extensionsForAll(db, cohort),
    left: missions.filter((m) => m.brokenOff).map((m): Left => ({ mission: m.id, why: 'broken-off', who: '' })),
  };
}

/** The page that says to whom, with the form that does it. */
export async function pageOf(c: Context, deps: CohortDeps, many: Many, act: Act, more: Partial<BulkProps> = {}): Promise<string> {
  const shell = shellOf(c, deps.assets);
  const plan = await planOf(deps, many, act, shell.lang);
  const filter = askedIn((name) => c.req.query(name), many.guide);
  const own = { shell, act, filter, form: randomUUID(), extensions: [], typed: NOTHING, errors: {} };
  return renderPage(<BulkPage {...own} {...many} {...plan} {...more} />);
}
