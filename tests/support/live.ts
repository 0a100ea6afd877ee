/** Students who may hand in on a running server: made in its database by the functions of the product, entered with its own secret. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createIdentity } from '../../src/identity/identity.store.ts';
import { addPerson } from '../../src/identity/person-change.store.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type Database, openDatabase } from '../../src/kernel/database.ts';
import { FIRST_SCHOOL } from '../../src/kernel/school.ts';
import { parseSettings } from '../../src/kernel/settings.ts';
import { DAY_MS } from '../../src/kernel/span.ts';
import { createCohort } from '../../src/mission/cohort.store.ts';
import { createMission } from '../../src/mission/mission.store.ts';
import { silentLog } from './log.ts';
import type { RunningServer } from './server.ts';

export interface LiveStudent {
  person: string;
  mission: string;
  /** Value of the Cookie header. */
  cookie: string;
}

/** Runs `work` on the database of `server`. */
export async function withDatabase<T>(server: RunningServer, work: (db: Database) => Promise<T>): Promise<T> {
  const { db, pool } = openDatabase({ socket: join(server.dataDir, 'postgres'), database: 'soutenir' }, silentLog, {
    max: 4,
    patienceMs: 60_000,
  });
  try {
    return await work(db);
  } finally {
    await pool.end();
  }
}

/** Days from now, YYYY-MM-DD. */
const inDays = (days: number) => new Date(systemClock.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The identity of `server`, with its own secret. */
function identityOf(db: Database, server: RunningServer) {
  const parsed = parseSettings({ BASE_URL: server.url });
  if ('problems' in parsed) throw new Error('the settings of this test are refused');
  const secret = readFileSync(join(server.dataDir, 'secret'), 'utf8');
  return createIdentity({ config: parsed.config, db, clock: systemClock, log: silentLog, secret });
}

/** Value of the Cookie header of who enters `server` as `person`; without `secondFactor`, it is asked of those who owe one. */
export const liveCookie = (server: RunningServer, person: string, by = { secondFactor: true }): Promise<string> =>
  withDatabase(server, (db) => cookieOf(identityOf(db, server), person, by));

/** A cookie for `person`, as the server would set it. */
async function cookieOf(
  identity: ReturnType<typeof createIdentity>,
  person: string,
  by = { secondFactor: true },
): Promise<string> {
  const door = new Hono().get('/', async (c) => {
    await identity.enter(c, person, by);
    return c.text('in');
  });
  const answer = await door.request('/');
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** `count` students of one cohort of `guide`, whose `milestone` is thirty days away. */
export function liveStudents(
  server: RunningServer,
  count: number,
  where: { guide: string; version: string; milestone: string },
): Promise<LiveStudent[]> {
  return withDatabase(server, (db) => addStudents(db, server, count, where));
}

async function addStudents(
  db: Database,
  server: RunningServer,
  count: number,
  { guide, version, milestone }: { guide: string; version: string; milestone: string },
): Promise<LiveStudent[]> {
  const identity = identityOf(db, server);
  const createdAt = systemClock.now();
  const dates = { [milestone]: { day: inDays(30) } };
  const cohort = await createCohort(db, {
    school: FIRST_SCHOOL,
    name: 'Promotion vive',
    guide,
    version,
    year: 2026,
    dates,
    createdAt,
  });
  const students: LiveStudent[] = [];
  for (let index = 0; index < count; index++) {
    const person = await addPerson(db, {
      school: FIRST_SCHOOL,
      lastName: `Vidal ${index}`,
      firstName: 'Anouk',
      email: `anouk.${index}.${createdAt}@example.org`,
      lang: 'fr',
      roles: [{ role: 'student', programme: guide }],
    });
    const mission = await createMission(db, {
      school: FIRST_SCHOOL,
      cohort,
      student: person,
      telework: false,
      confidential: false,
      periods: [
        {
          kind: 'company',
          name: 'Ateliers Kerouan',
          companyCountry: 'FR',
          place: 'Brest',
          placeCountry: 'FR',
          starts: inDays(-120),
          ends: inDays(60),
        },
      ],
      companyTutors: [],
      academicTutors: [],
      createdAt,
    });
    students.push({ person, mission, cookie: await cookieOf(identity, person) });
  }
  return students;
}
