/** Tutors of live missions, and the addresses that their letters bring: made by the functions of the product. */
import { join } from 'node:path';
import { inviteTutors } from '../../src/appraisal/invite.store.ts';
import { readLibrary } from '../../src/guide/library.store.ts';
import { addPerson } from '../../src/identity/person-change.store.ts';
import type { Role } from '../../src/identity/ability.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Database } from '../../src/kernel/database.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { parseSettings } from '../../src/kernel/settings.ts';
import { addTutor } from '../../src/mission/course.store.ts';
import type { TutorKind } from '../../src/mission/mission.ts';
import { readMission } from '../../src/mission/mission.store.ts';
import { withDatabase } from '../support/live.ts';
import type { RunningServer } from '../support/server.ts';

/** Someone with a role in one programme. @returns their number */
export const enrol = (
  db: Database,
  { firstName, lastName, role, guide }: { firstName: string; lastName: string; role: Role; guide: string },
): Promise<string> =>
  addPerson(db, {
    school: FIRST_SCHOOL,
    lastName,
    firstName,
    email: `${firstName}.${lastName}@example.org`.toLowerCase().replaceAll(' ', ''),
    lang: 'fr',
    roles: [{ role, programme: guide }],
  });

/** `person` follows the mission from now on, and said so. */
export const follow = (db: Database, mission: string, person: string, kind: TutorKind): Promise<void> =>
  addTutor(db, { school: FIRST_SCHOOL, mission, person, kind, confirmedAt: systemClock.now() });

/** Asks the tutors of the mission for what `guide` says that they owe, as `lead`. */
export async function askTutors(
  db: Database,
  server: RunningServer,
  order: { mission: string; guide: string; lead: string },
): Promise<void> {
  const parsed = parseSettings({ BASE_URL: server.url });
  if ('problems' in parsed) throw new Error('the settings of this test are refused');
  const { guide } = readLibrary(join(ROOT, 'content')).files.find((file) => file.guide.guide === order.guide)!;
  const mission = (await readMission(db, FIRST_SCHOOL, order.mission))!;
  const by = { person: order.lead, via: 'session' };
  const deps = { config: parsed.config, clock: systemClock };
  await db.transaction().execute((trx) => inviteTutors(deps, trx, { mission, guide, by, at: systemClock.now() }));
}

/** Addresses that letters of a kind to `person` bring, in the order in which they were written. */
export const linksTo = (server: RunningServer, person: string, kind: string): Promise<string[]> =>
  withDatabase(server, async (db) => {
    const letters = await db
      .selectFrom('outbox')
      .select('secret')
      .where('person_id', '=', person)
      .where('kind', '=', kind)
      .orderBy('written_at')
      .execute();
    return letters.map(({ secret }) => `/l/${secret}`);
  });
