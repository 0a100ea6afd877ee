/** A school whose tutors are reminded, for one file of tests: a clock, a mail server, missions of its other programme that the tutors of the sample follow. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CohortDate } from '../../src/guide/calendar.ts';
import { addPerson } from '../../src/identity/person-change.store.ts';
import type { Database } from '../../src/kernel/database.ts';
import { enqueue } from '../../src/kernel/jobs.ts';
import { setDates } from '../../src/mission/cohort.store.ts';
import { confirmTutors } from '../../src/mission/course.store.ts';
import { createMission } from '../../src/mission/mission.store.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool } from './school.ts';
import type { Site } from './site.ts';
import { type MailServer, startMailServer } from './smtp.ts';

/** Appraisals of the other programme are due on 15 March 2026. */
export const DATES = { 'appraisals-due': { day: '2026-03-15' }, 'report-due': { day: '2026-09-15' } };

export interface Reminding {
  readonly site: Site;
  readonly who: SampleSchool;
  readonly mail: MailServer;
  readonly clock: { time: number; now: () => number };
  db(): Database;
  /** A mission of the other programme for a new student, followed by the tutors of the sample. @returns its identifier */
  follow(n: number, tutors?: { companyTutors: string[]; academicTutors: string[] }): Promise<string>;
  /** Sets the dates of the cohort of the other programme, and none in the others. */
  schedule(dates?: Readonly<Record<string, CohortDate>>): Promise<void>;
  /** The hourly task at an instant, and what it leads to. */
  runAt(iso: string): Promise<void>;
}

/** Told at the top of a file of tests; each test begins on 1 March 2026 with the sample school and nothing sent. */
export function reminding(): Reminding {
  const clock = { time: 0, now: () => clock.time };
  let site: Site;
  let who: SampleSchool;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await startMailServer();
    site = await buildSchoolSite({ clock, settings: { SMTP_URL: mail.url, BASE_URL: 'https://soutenir.example.org' } });
  });
  beforeEach(async () => {
    await site.database.pool.query(
      'TRUNCATE person, cohort, mission, outbox, reminder, letter_stop, calendar_feed, link, journal, auth_user CASCADE; DELETE FROM graphile_worker._private_jobs',
    );
    mail.letters.splice(0);
    mail.refused.clear();
    clock.time = Date.parse('2026-03-01T09:00:00Z');
    who = await sampleSchool(site);
  });
  afterAll(async () => {
    await site.close();
    await mail.close();
  });
  const db = () => site.database.db;
  return {
    clock,
    db,
    get site() {
      return site;
    },
    get who() {
      return who;
    },
    get mail() {
      return mail;
    },
    follow: async (n, tutors = { companyTutors: [who.companyTutor], academicTutors: [who.academicTutor] }) => {
      const roles = [{ role: 'student' as const, programme: 'misl' }];
      const named = { lastName: `Kerros${n}`, firstName: 'Anna', email: `anna${n}@example.org` };
      const student = await addPerson(db(), { school: who.school, ...named, lang: 'fr', roles });
      const about = { telework: false, confidential: false, createdAt: clock.time, periods: [], ...tutors };
      const mission = await createMission(db(), { school: who.school, cohort: who.otherCohort, student, ...about });
      await confirmTutors(db(), { school: who.school, mission, at: clock.time });
      return mission;
    },
    schedule: async (dates = DATES) => {
      await setDates(db(), { school: who.school, cohort: who.otherCohort, dates });
      await setDates(db(), { school: who.school, cohort: who.cohort, dates: {} });
      await setDates(db(), { school: who.other.school, cohort: who.other.cohort, dates: {} });
    },
    runAt: async (iso) => {
      clock.time = Date.parse(iso);
      await enqueue(db(), 'send-reminders', {});
      await site.work();
      await site.work();
    },
  };
}
