/** Every hour: the reminders of the calendar whose time has come, one letter a person and day; leads are told whom to call. */
import type { Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import { readSchool } from '../identity/school.store.ts';
import type { Services } from '../kernel/services.ts';
import { postLetter } from '../letter/letter.store.ts';
import { leadsOf } from '../mission/alert.store.ts';
import { nameOf } from '../mission/mission.ts';
import { sendDigests } from './digest.store.ts';
import { callsToTell, cohortsNear, digestsDue, type Near } from './plan.store.ts';
import { CALLED, keyOf } from './reminder.ts';
import { claim, schools } from './reminder.store.ts';
import { REMINDER_WORDS } from './words.ts';

type JobDeps = Services & { shelf: () => Shelf };

async function remind(deps: JobDeps, school: string, near: readonly Near[], now: number): Promise<void> {
  const { db } = deps;
  const { name } = await readSchool(db, school);
  const asked = { by: { person: null, via: 'job' }, name, at: now };
  await each(await digestsDue(db, school, near, now), async (digest) => {
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
async function tellCalls(deps: JobDeps, near: Near, now: number): Promise<void> {
  const { db, config } = deps;
  const { cohort } = near;
  const { leads, calls } = await callsToTell(db, near, now);
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
      const near = await cohortsNear(deps.db, deps.shelf(), school, [now]);
      await each([near], (all) => remind(deps, school, all, now));
      await each(near, (one) => tellCalls(deps, one, now));
    });
  };
}
