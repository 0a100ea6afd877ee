/** Every hour: the reminders of the calendar whose time has come, one letter a person and day; leads are told whom to call. */
import { dayIn, instantOf } from '../guide/calendar.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import { readSchool } from '../identity/school.store.ts';
import type { Database } from '../kernel/database.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { stoppedIn } from '../letter/stop.store.ts';
import { leadsOf } from '../mission/alert.store.ts';
import { type Cohort, nameOf } from '../mission/mission.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import type { ReminderCase } from './missing.ts';
import { CALLED, callsDue, digestsOf, keyOf, leftOf, mayBeDue, remindersDue } from './reminder.ts';
import { casesOf, claim, remindedSince, remindersOf, schools } from './reminder.store.ts';
import { sendDigests } from './digest.store.ts';
import { REMINDER_WORDS } from './words.ts';

type JobDeps = Services & { shelf: () => Shelf };

/** The missions of the cohorts that have a date near, cohort by cohort. */
async function casesNear(deps: JobDeps, school: string, now: number) {
  const near: { cohort: Cohort; cases: ReminderCase[] }[] = [];
  for (const cohort of await listCohorts(deps.db, school)) {
    const guide = findGuide(deps.shelf(), cohort.guide, cohort.version);
    if (!guide || !mayBeDue(guide, cohort.dates, now)) continue;
    const missions = await listMissions(deps.db, school, { cohort: cohort.id });
    near.push({ cohort, cases: await casesOf(deps.db, deps.shelf(), missions) });
  }
  return near;
}

/** Those who got a reminder since the morning, on the clocks of the first guide. */
async function writtenToday(db: Database, school: string, zone: string, now: number): Promise<ReadonlySet<string>> {
  return remindedSince(db, school, Date.parse(instantOf(dayIn(now, zone), '00:00:00', zone)));
}

async function remind(deps: JobDeps, school: string, cases: readonly ReminderCase[], now: number): Promise<void> {
  const { db } = deps;
  const ids = cases.map(({ mission }) => mission.id);
  const [sent, stopped] = await Promise.all([remindersOf(db, school, ids), stoppedIn(db, school)]);
  const known = {
    now,
    stopped,
    sent: new Set(sent.map(({ key }) => key)),
    writtenToday: await writtenToday(db, school, cases[0]!.guide.timezone, now),
  };
  const { name } = await readSchool(db, school);
  const asked = { by: { person: null, via: 'job' }, name, at: now };
  await each(digestsOf(remindersDue(cases, known)), async (digest) => {
    const { guide } = digest.items[0]!;
    // Answers reach who leads the programme.
    const [lead] = await leadsOf(db, school, guide.guide);
    await db.transaction().execute((trx) => sendDigests(deps, trx, [digest], { ...asked, replyTo: lead?.email ?? null }));
  });
}

/** Does `work` for each of `all`, whatever became of the others; fails in the end when one did. */
async function each<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  for (const one of all) await work(one).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, `${faults.length} reminders failed`);
}

/** A lead reads of each person to call once. */
async function tellCalls(deps: JobDeps, cohort: Cohort, cases: readonly ReminderCase[], now: number): Promise<void> {
  const { db, config } = deps;
  const sent = await remindersOf(
    db,
    cohort.school,
    cases.map(({ mission }) => mission.id),
  );
  const stopped = await stoppedIn(db, cohort.school);
  const { calls } = callsDue(cases, { left: leftOf(sent), stopped, now });
  if (calls.length === 0) return;
  const all = await leadsOf(db, cohort.school, cohort.guide);
  const leads = all.filter((lead) => !stopped.has(`${lead.id} remind-staff`));
  if (leads.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const claimed = await claim(
      trx,
      calls.map((call) => ({ ...call, days: CALLED })),
      { letter: null, at: now },
    );
    const fresh = calls.filter((call) => claimed.has(keyOf(call, CALLED)));
    if (fresh.length === 0) return;
    const href = `${config.BASE_URL}/cohorts/${cohort.id}/calls`;
    for (const lead of leads) {
      const { lang } = lead;
      const lines = fresh.map(({ person, mission, role, title }) =>
        REMINDER_WORDS[lang].call(nameOf(person), told(title, lang), role === 'student' ? null : nameOf(mission.student)),
      );
      const to = { school: cohort.school, kind: 'remind-staff', person: lead.id, address: lead.email, lang } as const;
      const people = new Set(fresh.map(({ person }) => person.id)).size;
      const values = { count: String(people), what: REMINDER_WORDS[lang].people(people), cohort: cohort.name };
      await postLetter(deps, trx, { ...to, values, action: href, lines });
    }
  });
}

/** The task. What left does not leave again, whatever happened in between. */
export function sendReminders(deps: JobDeps): () => Promise<void> {
  return async () => {
    const now = deps.clock.now();
    await each(await schools(deps.db), async (school) => {
      const near = await casesNear(deps, school, now);
      const cases = near.flatMap((one) => one.cases);
      await each(cases.length > 0 ? [cases] : [], (all) => remind(deps, school, all, now));
      await each(near, ({ cohort, cases: own }) => tellCalls(deps, cohort, own, now));
    });
  };
}
