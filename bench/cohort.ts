/**
 * `npm run bench:cohort [-- MISSIONS [RATE [SECONDS]]]`: latency of the page of a cohort of 5 000 missions, and of its deposits, at a steady rate
 * (5 a second, 20 s a page), first page, deep page, filters and search, on a server of its own. Needs the bundle.
 */
import { sql } from 'kysely';
import type { Database } from '../src/kernel/database.ts';
import { withDatabase } from '../tests/support/live.ts';
import { startServer } from '../tests/support/server.ts';
import { BROWSER, HEAD, line, steady } from './steady.ts';

const [missions = '5000', rate = '5', seconds = '20'] = process.argv.slice(2);

const id = (of: string) => sql`md5(${sql.lit(of)} || n)::uuid`;

/** A cohort like the largest of the demo, of `count` missions: tutors, deposits with their reports, appraisals, reminders, some contested findings. */
async function fill(db: Database, school: string, cohort: string, count: number): Promise<void> {
  const n = sql`generate_series(1, ${sql.lit(count)}) AS n`;
  const at = sql`now() - interval '20 days'`;
  const person = (kind: string, role: string) => [
    sql`INSERT INTO person (school_id, person_id, last_name, first_name, email, lang, created_at)
      SELECT ${school}, ${id(kind)}, 'Nom' || md5(n::text), 'Prénom' || n % 97, ${sql.lit(kind)} || n || '@example.org', 'fr', ${at} FROM ${n}`,
    sql`INSERT INTO person_role (school_id, person_id, role, programme)
      SELECT ${school}, ${id(kind)}, ${sql.lit(role)}, (SELECT guide FROM cohort WHERE cohort_id = ${cohort}) FROM ${n}`,
  ];
  const step = sql`SELECT f.deliverable, f.guide, f.guide_version FROM deposit AS f JOIN mission AS m ON m.mission_id = f.mission_id
    JOIN cohort AS c ON c.cohort_id = m.cohort_id WHERE c.guide = (SELECT guide FROM cohort WHERE cohort_id = ${cohort}) LIMIT 1`;
  const statements = [
    ...person('student', 'student'),
    ...person('company', 'company-tutor'),
    sql`INSERT INTO mission (school_id, mission_id, cohort_id, student_id, telework, confidential, created_at, declared_at)
      SELECT ${school}, ${id('mission')}, ${cohort}, ${id('student')}, n % 3 = 0, n % 11 = 0, ${at}, ${at} FROM ${n}`,
    sql`INSERT INTO mission_period (school_id, mission_id, position, kind, name, company_country, place, place_country, starts, ends)
      SELECT ${school}, ${id('mission')}, 1, 'company', 'Entreprise ' || n % 700, 'FR', 'Ville ' || n % 90, 'FR', current_date - 90, current_date + 60 FROM ${n}`,
    sql`INSERT INTO mission_tutor (school_id, mission_id, person_id, kind, confirmed_at)
      SELECT ${school}, ${id('mission')}, ${id('company')}, 'company', ${at} FROM ${n}`,
    sql`INSERT INTO mission_tutor (school_id, mission_id, person_id, kind, confirmed_at)
      SELECT ${school}, ${id('mission')}, (SELECT person_id FROM mission_tutor WHERE kind = 'academic' LIMIT 1), 'academic', ${at} FROM ${n}`,
    sql`INSERT INTO deposit (school_id, deposit_id, mission_id, deliverable, number, sha256, bytes, original_name, file_name, begun_at, received_at, deadline, guide, guide_version, code, deposited_by)
      SELECT ${school}, ${id('deposit')}, ${id('mission')}, d.deliverable, 1, repeat('a', 64), 1000, 'a.pdf', 'a.pdf', ${at}, ${at}, NULL, d.guide, d.guide_version, lpad(n::text, 12, '0'), ${id('student')}
      FROM ${n}, (${step}) AS d WHERE n % 5 <> 0`,
    sql`INSERT INTO conformity_check (school_id, check_id, deposit_id, state, asked_at, done_at, verdict, report, sizes)
      SELECT ${school}, ${id('check')}, ${id('deposit')}, 'done', ${at}, ${at}, r.verdict, r.report, r.sizes
      FROM ${n}, (SELECT verdict, report, sizes FROM conformity_check WHERE deposit_id IS NOT NULL AND state = 'done' ORDER BY failed DESC LIMIT 1) AS r WHERE n % 5 <> 0`,
    sql`INSERT INTO finding_note (school_id, deposit_id, finding, kind, reason, said_by, said_at)
      SELECT ${school}, ${id('deposit')}, 'layout/x@p1', 'contest', 'Voir.', ${id('student')}, ${at} FROM ${n} WHERE n % 100 = 1`,
    sql`INSERT INTO reminder (school_id, mission_id, milestone, person_id, days, sent_at)
      SELECT ${school}, ${id('mission')}, 'any', ${id('company')}, d, ${at} FROM ${n}, generate_series(1, 2) AS d WHERE n % 4 = 0`,
    sql`INSERT INTO mission_alert (school_id, mission_id, said_by, words, said_at)
      SELECT ${school}, ${id('mission')}, ${id('student')}, 'Aidez-moi.', ${at} FROM ${n} WHERE n % 500 = 0`,
  ];
  for (const statement of statements) await statement.execute(db);
  await sql`VACUUM ANALYZE`.execute(db);
}

async function enter(url: string, person: string): Promise<string> {
  const body = new URLSearchParams({ person });
  const answer = await fetch(`${url}/demo/enter`, { method: 'POST', body, headers: BROWSER, redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return cookies.join('; ');
}

const server = await startServer({ LOG_LEVEL: 'error' });
try {
  const { cohort, lead } = await withDatabase(server, async (db) => {
    const found = await db
      .selectFrom('mission')
      .innerJoin('cohort', 'cohort.cohort_id', 'mission.cohort_id')
      .select(['cohort.cohort_id', 'cohort.school_id', 'cohort.guide'])
      .orderBy('cohort.guide', 'desc')
      .executeTakeFirstOrThrow();
    await fill(db, found.school_id, found.cohort_id, Number(missions));
    const who = await db
      .selectFrom('person_role')
      .select('person_id')
      .where('role', '=', 'lead')
      .where('programme', 'in', ['', found.guide])
      .executeTakeFirstOrThrow();
    return { cohort: found.cohort_id, lead: who.person_id };
  });
  const cookie = await enter(server.url, lead);
  const pages = [
    ['first page', ''],
    ['page 40', '?page=40'],
    ['in danger', '?standing=danger'],
    ['waits for the company tutor', '?waits=company-tutor'],
    ['search of a name', '?q=nomab'],
    ['search of a company', '?q=entreprise+42+ville'],
    ['search of nothing', '?q=zzzz'],
    ['deposits', '/deposits'],
    ['deposits that are missing, page 40', '/deposits?show=missing&page=40'],
    ['deposits, search of a company', '/deposits?q=entreprise+42+ville'],
  ] as const;
  process.stdout.write(`${missions} missions more in a cohort; ${rate} requests/s for ${seconds} s a page\n\n${HEAD}`);
  for (const [name, query] of pages) {
    const page = `/cohorts/${cohort}${query}`;
    await steady(server.url, page, { rate: Number(rate), seconds: 2, cookie }); // warm, as a server is
    process.stdout.write(line(await steady(server.url, page, { rate: Number(rate), seconds: Number(seconds), cookie }), name));
  }
} finally {
  await server.stop();
}
