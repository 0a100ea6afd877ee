/** Fills the demo school at the first start of a data folder. Killed in the middle, the next start goes on where this one stopped. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { fileDeposit, addReopening, reopeningOf, versionsOf } from '../deposit/deposit.store.ts';
import { addNote, notesOf } from '../deposit/note.store.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { addPerson, listPersons } from '../identity/person.store.ts';
import { readSchool, updateSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import type { FileStore } from '../kernel/files.ts';
import { record } from '../kernel/journal.store.ts';
import { ROOT } from '../kernel/root.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { Services } from '../kernel/services.ts';
import type { Mission } from '../mission/mission.ts';
import { addExtension, createCohort, createMission, listMissions } from '../mission/mission.store.ts';
import { datesAt, dayAt, DemoSchool, type DemoProgramme, foundedAt, type Happening, happeningsOf, instantAt } from './school.ts';

const FOLDER = join(ROOT, 'content', 'demo');
const school = FIRST_SCHOOL;

/** Reads content/demo/school.yaml. */
export async function readDemo(): Promise<DemoSchool> {
  return DemoSchool.parse(parse(await readFile(join(FOLDER, 'school.yaml'), 'utf8')));
}

/** The bytes of a document of the demo. */
export async function readDocument(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await readFile(join(FOLDER, 'documents', file)));
}

/** True when the school is the demo's. */
export async function isDemo(db: Database): Promise<boolean> {
  return (await readSchool(db, school)).demo;
}

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

type DemoDeps = Services & { shelf: () => Shelf };

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
  for (const { programme, happening } of all.sort((a, b) => a.happening.at - b.happening.at)) {
    await happen(deps, programme, happening, ids);
  }
  await db.transaction().execute((trx) => tell(trx, start, 'demo.filled', {}));
}

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
  const year = Number(dayAt(start, 0, zone).slice(0, 4));
  const ids = new Map<string, string>();
  const enrol = async (
    { id, first, last, email, lang }: DemoProgramme['people'][number] | DemoProgramme['students'][number],
    role: DemoProgramme['people'][number]['role'],
  ) =>
    ids.set(
      id,
      await addPerson(trx, { school, lastName: last, firstName: first, email, lang, roles: [{ role, programme: guide }] }),
    );
  for (const person of programme.people) await enrol(person, person.role);
  for (const { id, name, dates } of programme.cohorts) {
    const bound = { school, guide, version, year, createdAt };
    ids.set(
      `cohort ${id}`,
      await createCohort(trx, { ...bound, name: name.replace('{year}', String(year)), dates: datesAt(start, dates, zone) }),
    );
  }
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (!id) throw new Error(`content/demo/school.yaml: ${guide} has no "${name}"`);
    return id;
  };
  for (const student of programme.students) {
    await enrol(student, 'student');
    await createMission(trx, {
      school,
      createdAt,
      cohort: idOf(`cohort ${student.cohort}`),
      student: idOf(student.id),
      telework: student.telework,
      confidential: student.confidential,
      periods: student.periods.map(({ from, to, ...period }) => ({
        ...period,
        starts: dayAt(start, from, zone),
        ends: dayAt(start, to, zone),
      })),
      companyTutors: student.companyTutors.map(idOf),
      academicTutors: student.academicTutors.map(idOf),
    });
  }
}

/** Keeps bytes among the files. */
async function keep(files: FileStore, bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
  const arriving = await files.begin();
  await arriving.write(bytes);
  return arriving.finish();
}

/** Does one happening, unless it is done. */
async function happen(deps: DemoDeps, programme: DemoProgramme, it: Happening, ids: ReadonlyMap<string, string>): Promise<void> {
  const { db } = deps;
  const student = ids.get(it.student.email)!;
  const lead = ids.get(programme.people.find((p) => p.role === 'lead')!.email)!;
  const [mission] = await listMissions(db, school, { student });
  if (!mission) throw new Error(`${it.student.email} has no mission`);
  if (it.kind === 'extension') return extend(db, mission, it, lead, deps);
  const { deliverable, file } = it.deposit;
  const kept = await keep(deps.files, await readDocument(file));
  const there = (await versionsOf(db, school, mission.id, deliverable)).find((v) => v.sha256 === kept.sha256);
  if (it.kind === 'deposit') {
    if (!there) await deposit(deps, mission, it, kept);
  } else if (it.kind === 'reopening') {
    if (there || (await reopeningOf(db, school, mission.id, deliverable))) return;
    const reopening = { school, mission: mission.id, deliverable, reason: it.deposit.reopened!, givenBy: lead, givenAt: it.at };
    await db.transaction().execute((trx) => addReopening(trx, reopening));
  } else if (there) {
    await contest(db, there.id, it, student);
  }
}

async function extend(
  db: Database,
  mission: Mission,
  it: Happening & { kind: 'extension' },
  lead: string,
  deps: DemoDeps,
): Promise<void> {
  const { milestone, reason, until } = it.extension;
  if (mission.extensions.some((e) => e.milestone === milestone && e.reason === reason)) return;
  const { start } = (await demoState(deps.db))!;
  const at = new Date(instantAt(start, until, zoneOf(deps, mission.cohort.guide, mission.cohort.version))).toISOString();
  await db.transaction().execute(async (trx) => {
    const whom = { school, cohort: mission.cohort.id, mission: mission.id };
    const extension = await addExtension(trx, { ...whom, milestone, until: at, reason, givenBy: lead, givenAt: it.at });
    const entry = { school, at: it.at, actor: lead, via: 'session', subject: `mission:${mission.id}` };
    await record(trx, { ...entry, action: 'deadline.extended', details: { extension, milestone, until: at, reason } });
  });
}

async function deposit(
  deps: DemoDeps,
  mission: Mission,
  it: Happening & { kind: 'deposit' },
  file: { sha256: string; bytes: number },
) {
  const guide = findGuide(deps.shelf(), mission.cohort.guide, mission.cohort.version)!;
  const deliverable = guide.deliverables.find((d) => d.id === it.deposit.deliverable);
  if (!deliverable) throw new Error(`content/demo/school.yaml: ${guide.guide} has no deliverable "${it.deposit.deliverable}"`);
  await fileDeposit(deps.db, {
    mission,
    guide,
    deliverable,
    file,
    originalName: it.deposit.name,
    guideName: it.deposit.guideName,
    begunAt: it.at - SENDING_MS,
    receivedAt: it.at,
    declarations: deliverable.declarations.map((d) => d.id),
    actor: mission.student.id,
    letter: null,
  });
}

/** What a file of the demo took to arrive. */
const SENDING_MS = 1840;

async function contest(db: Database, deposit: string, it: Happening & { kind: 'contest' }, student: string): Promise<void> {
  const { finding, reason } = it.contest;
  if ((await notesOf(db, school, deposit)).some((n) => n.finding === finding)) return;
  await db.transaction().execute(async (trx) => {
    await addNote(trx, { school, deposit, finding, kind: 'contest', reason, saidBy: student, saidAt: it.at });
    const entry = { school, at: it.at, actor: student, via: 'session', subject: `deposit:${deposit}` };
    await record(trx, { ...entry, action: 'finding.contested', details: { finding, reason } });
  });
}
