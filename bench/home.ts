/**
 * `npm run bench:home [-- RATE [SECONDS [TIMES]]]`: latency of homes and of a deposit's report at a steady rate (50 a second, 10 s a page) on a
 * server of its own that holds the demo school TIMES over (100). Needs the bundle.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../src/kernel/database.ts';
import { withDatabase } from '../tests/support/live.ts';
import { type RunningServer, startServer } from '../tests/support/server.ts';
import { BROWSER, HEAD, line, steady } from './steady.ts';

const [rate = '50', seconds = '10', times = '100'] = process.argv.slice(2);

const id = (column: string) => sql`md5(${sql.ref(column)}::text || n)::uuid`;

/** Adds `copies` copies of every person, mission and deposit of the demo, in the same cohorts. */
async function multiply(db: Database, copies: number): Promise<void> {
  const n = sql`generate_series(1, ${sql.lit(copies)}) AS n`;
  const statements = [
    sql`INSERT INTO person SELECT school_id, ${id('person_id')}, last_name, first_name, n || '.' || email, lang, created_at FROM person, ${n}`,
    sql`INSERT INTO person_role SELECT school_id, ${id('person_id')}, role, programme FROM person_role, ${n} WHERE role NOT IN ('lead', 'office')`,
    sql`INSERT INTO mission SELECT school_id, ${id('mission_id')}, cohort_id, ${id('student_id')}, telework, confidential, created_at FROM mission, ${n}`,
    sql`INSERT INTO mission_period SELECT school_id, ${id('mission_id')}, position, kind, name, company_country, place, place_country, starts, ends FROM mission_period, ${n}`,
    sql`INSERT INTO mission_tutor SELECT school_id, ${id('mission_id')}, ${id('person_id')}, kind FROM mission_tutor, ${n}`,
    sql`INSERT INTO deposit SELECT school_id, ${id('deposit_id')}, ${id('mission_id')}, deliverable, number, sha256, bytes, original_name, file_name, begun_at, received_at, deadline, guide, guide_version, declarations, code, ${id('deposited_by')} FROM deposit, ${n}`,
    sql`INSERT INTO conformity_check (school_id, check_id, deposit_id, upload_id, state, page, pages, annexes_from, asked_by, asked_at, done_at, engine, guide_hash, verdict, report, sizes) SELECT school_id, ${id('check_id')}, ${id('deposit_id')}, NULL, state, page, pages, annexes_from, asked_by, asked_at, done_at, engine, guide_hash, verdict, report, sizes FROM conformity_check, ${n} WHERE deposit_id IS NOT NULL`,
  ];
  for (const statement of statements) await statement.execute(db);
  await sql`ANALYZE`.execute(db);
}

/** Waits for the checks of the demo. */
async function checked(server: RunningServer): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const open = await withDatabase(server, (db) =>
      db.selectFrom('conformity_check').select('check_id').where('state', 'in', ['waiting', 'reading']).execute(),
    );
    if (open.length === 0) return;
    await sleep(500);
  }
  throw new Error('the checks of the demo do not end');
}

async function enter(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/demo/enter`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    headers: BROWSER,
    redirect: 'manual',
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const server = await startServer({ LOG_LEVEL: 'error' });
try {
  await checked(server);
  await withDatabase(server, (db) => multiply(db, Number(times) - 1));
  const { deposit, lead, tutor, missions } = await withDatabase(server, async (db) => ({
    deposit: await db
      .selectFrom('deposit')
      .innerJoin('conformity_check', 'conformity_check.deposit_id', 'deposit.deposit_id')
      .select(['deposit.deposit_id', 'deposit.deposited_by', 'deposit.mission_id'])
      .where('conformity_check.verdict', '=', 'to-check')
      .executeTakeFirstOrThrow(),
    lead: await db.selectFrom('person_role').select('person_id').where('role', '=', 'lead').executeTakeFirstOrThrow(),
    tutor: await db.selectFrom('mission_tutor').select('person_id').where('kind', '=', 'academic').executeTakeFirstOrThrow(),
    missions: await db.selectFrom('mission').select('mission_id').execute(),
  }));
  const student = await enter(server.url, deposit.deposited_by);
  const leadCookie = await enter(server.url, lead.person_id);
  const cohorts = await (await fetch(`${server.url}/cohorts`, { headers: { ...BROWSER, cookie: leadCookie } })).text();
  const cohort = /href="(\/cohorts\/[0-9a-f-]{36}\/deposits)/.exec(cohorts)?.[1] ?? '/cohorts';
  const pages: [name: string, page: string, cookie: string][] = [
    ['home of a student', '/', student],
    ['thread of a mission', `/missions/${deposit.mission_id}`, student],
    ['report of a deposit', `/deposits/${deposit.deposit_id}`, student],
    ['home of an academic tutor', '/', await enter(server.url, tutor.person_id)],
    ['home of a lead', '/', leadCookie],
  ];
  process.stdout.write(`${missions.length} missions; ${rate} requests/s for ${seconds} s a page\n\n${HEAD}`);
  for (const [name, page, cookie] of pages) {
    await steady(server.url, page, { rate: Number(rate), seconds: 1, cookie }); // warm, as a server is
    process.stdout.write(line(await steady(server.url, page, { rate: Number(rate), seconds: Number(seconds), cookie }), name));
  }
  // A list of hundreds of rows, which few people read: five requests a second.
  const list = await steady(server.url, cohort, { rate: 5, seconds: Number(seconds), cookie: leadCookie });
  process.stdout.write(line(list, 'deposits of a cohort, 5 requests/s'));
} finally {
  await server.stop();
}
