/** Writes what an import changes: people, roles, missions, periods, tutors, journal. In one transaction, some statements a table. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { addPersons, changePersons, giveRoles, lockPeople } from '../identity/enrol-many.store.ts';
import { type AccountLetterDeps, tellAddress } from '../identity/account-letter.store.ts';
import { addressChanged } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { type JournalEntry, recordAll } from '../kernel/journal.store.ts';
import { addMissions, addTutors, changeMissions, lockMissions, setPeriods } from '../mission/bring-in.store.ts';
import type { Cohort } from '../mission/mission.ts';
import type { Sheet } from './import-columns.ts';
import type { Mapping } from './import-fields.ts';
import { readKnown } from './import-known.store.ts';
import type { Known, MissionChange } from './import-known.ts';
import type { Settled } from './import-people.ts';
import { isReady, type Plan, planImport, reportOf } from './import-plan.ts';

/** A file to bring in, and by whom. */
export interface ImportOrder {
  cohort: Cohort;
  sheet: Sheet;
  mapping: Mapping;
  settled: Settled;
  /** The names and addresses of company tutors are right: students need not confirm them. */
  vouched: boolean;
  lang: 'fr' | 'en';
  file: { name: string; sha256: string };
  /** Null for the command line. */
  actor: string | null;
  via: string;
  at: number;
}

/** Told how much is done, from 0 to 1. */
export type Teller = (done: number) => Promise<void>;

/**
 * Plans an import against what is there now and follows the plan, unless something stands in its way: nothing is then written. Imports of a
 * school follow one another.
 */
export async function bringIn(
  deps: AccountLetterDeps,
  trx: Database,
  order: ImportOrder,
  tell: Teller = async () => {},
): Promise<Plan> {
  const { cohort, sheet, mapping, lang, settled } = order;
  await lockPeople(trx, cohort.school);
  await lockMissions(trx, cohort.school, cohort.id);
  const known = await readKnown(trx, cohort, sheet, mapping);
  await tell(0.15);
  const plan = planImport(sheet, mapping, known, lang, settled);
  await tell(0.3);
  if (isReady(plan)) await write(deps, trx, order, { known, plan }, tell);
  return plan;
}

/** Above this, what the database believes of its tables is no longer true. */
const COUNTED_ANEW = 200;

/**
 * The database counts again what a large file has changed. Until it does by itself, a minute later, it plans as for the few rows that were
 * there before: the next preview of 5 000 lines took 36 s.
 */
async function countAnew(trx: Database): Promise<void> {
  await sql`ANALYZE auth_user, person, person_role, mission, mission_period, mission_tutor`.execute(trx);
}

async function write(
  deps: AccountLetterDeps,
  trx: Database,
  order: ImportOrder,
  { known, plan }: { known: Known; plan: Plan },
  tell: Teller,
): Promise<void> {
  const { cohort, at } = order;
  const { school, id } = cohort;
  const { added, changed, roles, missions } = plan.changes;
  const ids = new Map(added.map(({ ref }) => [ref, randomUUID()]));
  const idOf = (ref: string) => ids.get(ref) ?? ref;
  await addPersons(
    trx,
    school,
    added.map(({ ref, ...person }) => ({ ...person, id: idOf(ref) })),
  );
  await changePersons(
    trx,
    school,
    changed.map(({ ref, ...person }) => ({ ...person, id: ref })),
  );
  const addresses = new Map(known.persons.map((person) => [person.id, person.email]));
  for (const { ref, email } of changed) {
    const before = addresses.get(ref);
    if (before?.toLowerCase() === email.toLowerCase()) continue;
    if (before !== undefined) await tellAddress(deps, trx, { school, person: ref }, { before, by: { name: '' } });
    await addressChanged(trx, { school, person: ref, at });
  }
  await giveRoles(
    trx,
    school,
    cohort.guide,
    roles.map(({ person, role }) => ({ person: idOf(person), role })),
  );
  await tell(0.5);
  const written = missions.map((mission) => ({ ...mission, key: mission.id ?? randomUUID(), student: idOf(mission.student) }));
  const rowOf = ({ key, student, details }: (typeof written)[number]) => ({ id: key, student, ...details });
  await addMissions(trx, { school, cohort: id, createdAt: at }, written.filter((m) => m.id === null).map(rowOf));
  await changeMissions(trx, school, written.filter((m) => m.id !== null).map(rowOf));
  await tell(0.7);
  await setPeriods(
    trx,
    school,
    written.flatMap(({ key, periods }) => (periods ? [{ mission: key, periods }] : [])),
  );
  const tutors = written.flatMap((m) => m.tutors.map(({ person, kind }) => ({ mission: m.key, person: idOf(person), kind })));
  await addTutors(trx, school, tutors, { vouched: order.vouched, at });
  await tell(0.85);
  if (added.length + missions.length > COUNTED_ANEW) await countAnew(trx);
  await recordAll(trx, school, entriesOf(order, plan, written));
}

/** What the journal says: of each mission, then of the whole. */
function entriesOf(order: ImportOrder, plan: Plan, missions: readonly (MissionChange & { key: string })[]): JournalEntry[] {
  const { cohort, file, actor, via, at } = order;
  const entry = { school: cohort.school, at, actor, via };
  const { errors: _none, ...counts } = reportOf(plan);
  return [
    ...missions.map(({ id, key, changed, tutors }) => ({
      ...entry,
      action: id === null ? 'mission.created' : 'mission.imported',
      subject: `mission:${key}`,
      details: { file: file.name, ...(id === null ? { tutors: tutors.length } : { changed }) },
    })),
    {
      ...entry,
      action: 'cohort.imported',
      subject: `cohort:${cohort.id}`,
      details: { file: file.name, sha256: file.sha256, ...counts },
    },
  ];
}
