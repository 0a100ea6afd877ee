/** /cohorts/:cohort/calls: whom to call once the last reminder left no answer. */
import { type Context, Hono } from 'hono';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Shelf } from '../guide/shelf.ts';
import { foundIn, type Identity, mayDo } from '../identity/entry.ts';
import { linksOf } from '../identity/link.store.ts';
import type { Services } from '../kernel/services.ts';
import { stoppedIn } from '../letter/stop.store.ts';
import { findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { type Cohort, lateness } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listMissions } from '../mission/mission.store.ts';
import { remaining } from '../mission/thread.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { instant } from '../ui/typography.ts';
import { type Call, CallsPage } from './calls.page.tsx';
import { BY_HAND, callsDue, digestKind, type Missing } from './reminder.ts';
import { casesOf, remindersOf } from './reminder.store.ts';
import { REMINDER_WORDS } from './words.ts';

interface CallDeps extends Services {
  assets: Assets;
  identity: Identity;
  shelf: () => Shelf;
}

async function show(c: Context, deps: CallDeps): Promise<Response> {
  const { db, clock, shelf, assets } = deps;
  const cohort = foundIn<Cohort>(c);
  const { timezone } = guideOf(shelf(), cohort);
  const shell = shellOf(c, assets);
  const { lang } = shell;
  const w = REMINDER_WORDS[lang].calls;
  const now = clock.now();
  const missions = await listMissions(db, cohort.school, { cohort: cohort.id });
  const due = callsDue(await casesOf(db, shelf(), missions), now);
  const ids = [...new Set(due.map(({ mission }) => mission.id))];
  const [sent, stopped, links] = await Promise.all([
    remindersOf(db, cohort.school, ids),
    stoppedIn(db, cohort.school),
    linksOf(db, cohort.school, ids),
  ]);
  const calls = [...Map.groupBy(due, ({ person }) => person.id).values()].map((items): Call => {
    const [{ person, role }] = items as [Missing];
    const left = sent.filter(
      (r) => r.person === person.id && r.days > -BY_HAND && items.some((i) => i.milestone.id === r.milestone),
    );
    const last = left.at(-1);
    const own = links.filter((l) => l.person === person.id);
    return {
      key: person.id,
      name: `${person.firstName} ${person.lastName}`,
      email: person.email,
      role: w.roles[role],
      items: items.map(({ mission, milestone, deadline, title, guide }) => ({
        key: `${mission.id} ${milestone.id}`,
        mission: `/missions/${mission.id}`,
        student: `${mission.student.firstName} ${mission.student.lastName}`,
        what: plain(title, reading(guide, lang)),
        late: w.late(remaining(Math.max(1000, lateness(now, deadline!)), lang)),
      })),
      done: [
        last ? w.sent(left.length, instant(last.sentAt, lang, timezone)) : w.none,
        ...(items.every(({ reachable }) => reachable) ? [] : [w.unconfirmed]),
        ...(stopped.has(`${person.id} ${digestKind({ role })}`) ? [w.stopped] : []),
        ...(own.some((l) => l.bouncedAt !== null) ? [w.refused] : []),
        ...(own.some((l) => l.openedAt !== null) ? [w.opened] : []),
      ],
    };
  });
  return c.html(renderPage(<CallsPage shell={shell} cohort={cohort} calls={calls} />));
}

/** The call list of a cohort. */
export function callRoutes(deps: CallDeps): Hono {
  const reader = mayDo(deps.identity, MISSION_ABILITIES.readCohort, findCohort(deps));
  return new Hono().get('/cohorts/:cohort/calls', reader, (c) => show(c, deps));
}
