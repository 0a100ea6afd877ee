/** Fills the demo school at the first start of a data folder. Killed in the middle, the next start goes on where this one stopped. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { instantOf } from '../guide/calendar.ts';
import { bindVersions } from '../guide/guide.store.ts';
import { readLibrary } from '../guide/library.store.ts';
import { findGuide } from '../guide/shelf.ts';
import { addPerson } from '../identity/person-change.store.ts';
import { listPersons } from '../identity/person-search.store.ts';
import { updateSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import { createCohort } from '../mission/cohort.store.ts';
import { createMission } from '../mission/mission.store.ts';
import { MORNING } from '../reminder/reminder.ts';
import { sendReminders } from '../reminder/send-reminders.job.ts';
import { FOLDER, keep, readDemo } from './content.store.ts';
import { happen } from './happenings.store.ts';
import { bringFiles } from './imports.store.ts';
import type { DemoDeps } from './scene.ts';
import {
  cohortName,
  datesAt,
  dayAt,
  yearAt,
  type DemoProgramme,
  type DemoSchool,
  type DemoStudent,
  foundedAt,
  happeningsOf,
} from './school.ts';

const school = FIRST_SCHOOL;

/** What the journal says of the demo: when it began (milliseconds), whether everything is there. Null before it began. */
export async function demoState(db: Database): Promise<{ start: number; whole: boolean } | null> {
  const entries = await db
    .selectFrom('journal')
    .select(['action', 'details'])
    .where('school_id', '=', school)
    .where('subject', '=', `demo:${school}`)
    .execute();
  const founded = entries.find((e) => e.action === 'demo.founded');
  if (!founded) return null;
  const { start } = founded.details as { start: string };
  return { start: Date.parse(start), whole: entries.some((e) => e.action === 'demo.filled') };
}

/** Puts the versions of guides that the demo school made for itself in force, before its shelf is read; in a school that has people, nothing. */
export async function bindDemoGuides(db: Database): Promise<void> {
  if ((await listPersons(db, school)).length === 0) await bindVersions(db, school, readLibrary(FOLDER).files);
}

/**
 * Fills the demo school, unless it is filled already. A school with people that is not the demo's is left alone. Checks of what it
 * deposits are tasks: nothing here waits for them.
 */
export async function seedDemo(deps: DemoDeps): Promise<void> {
  const { db, clock } = deps;
  const known = await demoState(db);
  if (known?.whole) return;
  const demo = await readDemo();
  const programmes = demo.programmes.filter((p) => findGuide(deps.shelf(), p.guide, p.version));
  const start = known?.start ?? (await found(deps, demo, programmes, clock.now()));
  if (start === null) return;
  const ids = new Map((await listPersons(db, school)).map((p) => [p.email, p.id]));
  const all = programmes.flatMap((programme) =>
    happeningsOf(programme, start, zoneOf(deps, programme.guide, programme.version)).map((happening) => ({
      programme,
      happening,
    })),
  );
  const mornings = morningsBefore(start, [...new Set(programmes.map((p) => zoneOf(deps, p.guide, p.version)))]);
  for (const { programme, happening } of all.sort((a, b) => a.happening.at - b.happening.at)) {
    while (mornings.length > 0 && mornings[0]! < happening.at) await remindAt(deps, mornings.shift()!);
    await happen({ deps, programme, start, ids }, happening);
  }
  for (const morning of mornings) await remindAt(deps, morning);
  for (const programme of programmes) await bringFiles({ deps, programme, start, ids });
  await db.transaction().execute((trx) => tell(trx, start, 'demo.filled', {}));
}

/** Reminders left during the days before the first start, as they would have. */
const REMINDED_DAYS = 12;
function morningsBefore(start: number, zones: readonly string[]): number[] {
  const days = Array.from({ length: REMINDED_DAYS }, (_, n) => n - REMINDED_DAYS);
  const all = zones.flatMap((zone) => days.map((n) => Date.parse(instantOf(dayAt(start, n, zone), MORNING, zone))));
  return [...new Set(all)].toSorted((a, b) => a - b);
}
const remindAt = (deps: DemoDeps, at: number): Promise<void> => sendReminders({ ...deps, clock: { now: () => at } })();

const zoneOf = ({ shelf }: DemoDeps, guide: string, version: string): string => findGuide(shelf(), guide, version)!.timezone;

const tell = (trx: Database, at: number, action: string, details: Readonly<Record<string, unknown>>) =>
  record(trx, { school, at, actor: null, via: 'job', action, subject: `demo:${school}`, details });

/** People, cohorts and missions, all or none. @returns when the demo began; null where the school has people of its own */
async function found(
  deps: DemoDeps,
  demo: DemoSchool,
  programmes: readonly DemoProgramme[],
  start: number,
): Promise<number | null> {
  const { db, files } = deps;
  const { logo, ...said } = demo.school;
  const kept = await keep(files, await readFile(join(FOLDER, logo)));
  return db.transaction().execute(async (trx) => {
    await sql`SELECT FROM school WHERE school_id = ${school} FOR UPDATE`.execute(trx);
    if ((await listPersons(trx, school)).length > 0) return null;
    await updateSchool(trx, school, { ...said, logo: kept.sha256, demo: true });
    let first = start;
    for (const programme of programmes) {
      const timezone = zoneOf(deps, programme.guide, programme.version);
      first = Math.min(first, foundedAt(start, timezone));
      await foundProgramme(trx, programme, start, timezone);
    }
    await tell(trx, first, 'demo.founded', { start: new Date(start).toISOString() });
    return start;
  });
}

async function foundProgramme(trx: Database, programme: DemoProgramme, start: number, zone: string): Promise<void> {
  const { guide, version } = programme;
  const createdAt = foundedAt(start, zone);
  const year = yearAt(start, zone);
  const ids = new Map<string, string>();
  const enrol = async (
    { id, first, last, ...person }: DemoProgramme['people'][number] | DemoStudent,
    role: DemoProgramme['people'][number]['role'],
  ) => {
    const { email, lang } = person;
    const number = 'number' in person ? person.number : null;
    // Its office keeps the whole school too: its people, its settings, its letters.
    const roles = [{ role, programme: guide }, ...(role === 'office' ? [{ role, programme: '' }] : [])];
    const who = { school, lastName: last, firstName: first, email, lang, number, roles };
    ids.set(id, await addPerson(trx, who));
  };
  for (const person of programme.people) await enrol(person, person.role);
  for (const { id, name, dates, version: own } of programme.cohorts) {
    const bound = { school, guide, version: own ?? version, year, createdAt };
    ids.set(
      `cohort ${id}`,
      await createCohort(trx, { ...bound, name: cohortName(name, start, zone), dates: datesAt(start, dates, zone) }),
    );
  }
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (!id) throw new Error(`content/demo/school.yaml: ${guide} has no "${name}"`);
    return id;
  };
  for (const student of programme.students) {
    await enrol(student, 'student');
    await foundMission(trx, student, { start, zone, createdAt, idOf });
  }
}

/** The mission of a student, declared as it is told. */
async function foundMission(
  trx: Database,
  student: DemoStudent,
  { start, zone, createdAt, idOf }: { start: number; zone: string; createdAt: number; idOf: (name: string) => string },
): Promise<void> {
  const { telework, subject, confidentiality, confidentialUntil, closedDoor } = student;
  const periods = student.periods.map(({ from, to, ...period }) => ({
    ...period,
    starts: dayAt(start, from, zone),
    ends: dayAt(start, to, zone),
  }));
  await createMission(trx, {
    school,
    createdAt,
    cohort: idOf(`cohort ${student.cohort}`),
    student: idOf(student.id),
    telework,
    subject,
    confidential: confidentiality !== '',
    confidentiality,
    confidentialUntil: confidentialUntil === undefined ? null : dayAt(start, confidentialUntil, zone),
    closedDoor,
    declaredAt: student.unconfirmed ? null : createdAt,
    confirmed: !student.unconfirmed,
    periods,
    companyTutors: student.companyTutors.map(idOf),
    academicTutors: student.academicTutors.map(idOf),
  });
}
