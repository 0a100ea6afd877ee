/** /cohorts/:cohort/calls: whom to call once the last reminder left no answer. */
import { type Context, Hono } from 'hono';
import type { Shelf } from '../guide/shelf.ts';
import { say } from '../guide/text.ts';
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
import { BY_HAND, callsDue, digestKind } from './reminder.ts';
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
  const calls = due.map((missing): Call => {
    const { mission, milestone, person, role, deadline, owed, title, reachable } = missing;
    const left = sent.filter(
      (r) => r.mission === mission.id && r.milestone === milestone.id && r.person === person.id && r.days > -BY_HAND,
    );
    const last = left.at(-1);
    const link = links.find((l) => l.mission === mission.id && l.person === person.id && l.item === owed?.item);
    return {
      key: `${mission.id} ${milestone.id} ${person.id}`,
      name: `${person.firstName} ${person.lastName}`,
      email: person.email,
      role: w.roles[role],
      mission: `/missions/${mission.id}`,
      student: `${mission.student.firstName} ${mission.student.lastName}`,
      what: say(title, lang),
      late: w.late(remaining(Math.max(1000, lateness(now, deadline!)), lang)),
      done: [
        last ? w.sent(left.length, instant(last.sentAt, lang, timezone)) : w.none,
        ...(reachable ? [] : [w.unconfirmed]),
        ...(stopped.has(`${person.id} ${digestKind(missing)}`) ? [w.stopped] : []),
        ...(link?.bouncedAt ? [w.refused] : link?.openedAt ? [w.opened] : []),
      ],
    };
  });
  const people = new Set(due.map(({ person }) => person.id)).size;
  return c.html(renderPage(<CallsPage shell={shell} cohort={cohort} calls={calls} people={people} />));
}

/** The call list of a cohort. */
export function callRoutes(deps: CallDeps): Hono {
  const reader = mayDo(deps.identity, MISSION_ABILITIES.readCohort, findCohort(deps));
  return new Hono().get('/cohorts/:cohort/calls', reader, (c) => show(c, deps));
}
