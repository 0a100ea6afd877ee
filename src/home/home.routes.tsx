/** `/`: the landing page of a stranger, the home of each role. */
import { type Context, Hono } from 'hono';
import { shownTo } from '../appraisal/appraisal.ts';
import type { Guide } from '../guide/schema.ts';
import { byProgramme, findGuide, type Shelf } from '../guide/shelf.ts';
import { told } from '../guide/text.ts';
import { type Actor, has, may } from '../identity/ability.ts';
import type { Identity } from '../identity/entry.ts';
import { outboxScope } from '../identity/outbox.policy.ts';
import { isDemo } from '../identity/school.store.ts';
import { open } from '../kernel/guard.ts';
import { FIRST_SCHOOL } from '../kernel/school.ts';
import type { Services } from '../kernel/services.ts';
import { DAY_MS } from '../kernel/span.ts';
import { countUnsettled } from '../letter/outbox-list.store.ts';
import { type Cohort, deadlineOf, lateness, type Mission, nameOf } from '../mission/mission.ts';
import { cellsOf, countsOf } from '../thread/matrix.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { listCohorts } from '../mission/cohort.store.ts';
import { listMissions } from '../mission/mission.store.ts';
import { apart, remaining, type StepState, type Thread } from '../thread/thread.ts';
import { threadOf } from '../thread/thread-of.ts';
import { countRisks } from '../reminder/exposure.store.ts';
import { type ThreadFacts, threadFacts } from '../reminder/threads.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { nearInstant } from '../ui/typography.ts';
import { HomePage } from './home.page.tsx';
import { missionRoutes, SHARED_SHOWN } from './mission.routes.tsx';
import { type Due, missingOf, missionCounts, openAlerts } from './home.store.ts';
import { notesOf } from '../mission/note.store.ts';
import { type Followed, type Mine, RolesPage } from './roles.page.tsx';
import { type Led, type Line } from './led.view.tsx';
import { ROLE_HOME_WORDS } from './roles-words.ts';
import { ThreadPage } from './thread.page.tsx';

export interface HomeDeps extends Services {
  shelf: () => Shelf;
  assets: Assets;
  identity: Identity;
  publicCheck: boolean;
}

/** Lines of what is missing on a lead's home, and worries; the rest is on the page of each cohort. */
const MISSING_SHOWN = 12;
const ALERTS_SHOWN = 10;
/** Letters that did not arrive are told for this long. */
const LETTERS_MS = 30 * DAY_MS;
/** Cohorts whose missions are judged there, the newest: older ones are read on their page. */
const JUDGED = 4;

interface Followable extends ThreadFacts {
  thread: Thread;
}

/** The threads of `missions` as `actor` reads them, in a fixed number of queries. */
async function threadsOf(deps: HomeDeps, missions: readonly Mission[], actor: Actor, lang: Lang): Promise<Followable[]> {
  const now = deps.clock.now();
  const all = await threadFacts(deps.db, deps.shelf(), missions);
  return all.map((facts) => {
    const viewer = facts.mission.student.id === actor.person ? 'student' : 'list';
    const appraisals = shownTo(actor, facts, facts.appraisals);
    return { ...facts, thread: threadOf({ ...facts, appraisals, viewer, reader: actor.person, now, lang }) };
  });
}

/** The order of a list: late first, then what asks for attention, then by date; those that broke off last. */
const RANK: Readonly<Record<StepState, number>> = { late: 0, check: 1, now: 2, expected: 2, past: 2, wait: 2, off: 2, done: 3 };
const isOver = ({ mission }: Followable) => Number(Boolean(mission.brokenOff));
const pressing = (a: Followable, b: Followable) =>
  isOver(a) - isOver(b) || RANK[a.thread.state] - RANK[b.thread.state] || a.thread.urgency - b.thread.urgency || 0;

/** Those whom `actor` follows, cohort by cohort: each with the state of its steps, and what comes next in words. */
async function followedBy(deps: HomeDeps, actor: Actor, lang: Lang): Promise<Followed> {
  const missions = await listMissions(deps.db, actor.school, { tutor: actor.person });
  const threads = (await threadsOf(deps, missions, actor, lang)).toSorted(pressing);
  const groups = [...Map.groupBy(threads, ({ mission }) => mission.cohort.id).values()].map((all) => {
    const { guide, mission } = all[0]!;
    const rows = all.map((each) => ({
      mission: each.mission,
      cells: cellsOf(each.thread),
      notes: [each.thread.title],
    }));
    return { cohort: mission.cohort, guide, extensions: mission.extensions.filter((e) => !e.personal), rows };
  });
  const late = threads.filter(({ thread }) => thread.state === 'late').length;
  const mine = threads.flatMap(({ mission, thread }): Mine[] => {
    const card = thread.next?.next;
    return card ? [{ name: nameOf(mission.student), when: thread.next!.when, late: thread.next!.state === 'late', ...card }] : [];
  });
  return { groups, students: threads.length, late, mine };
}

/** Every deliverable that `cohort` must hand in, with its last instant there. */
function duesOf(cohort: Cohort, guide: Guide): Due[] {
  return guide.deliverables.flatMap((d) => {
    if (d.optional) return [];
    const milestone = guide.calendar.find((m) => m.id === d.milestone);
    if (!milestone) return [];
    const at = deadlineOf(milestone, guide, cohort, [])?.at ?? null;
    return [{ cohort: cohort.id, deliverable: d.id, milestone: milestone.id, at }];
  });
}

async function ledBy(deps: HomeDeps, actor: Actor, lang: Lang): Promise<Led> {
  const { db, clock } = deps;
  const subject = (programme: string) => ({ school: actor.school, programme });
  const all = await listCohorts(db, actor.school);
  const cohorts = all.flatMap((cohort) => {
    const guide = findGuide(deps.shelf(), cohort.guide, cohort.version);
    return guide && may(actor, MISSION_ABILITIES.readCohort, subject(cohort.guide)) ? [{ cohort, guide }] : [];
  });
  const dues = cohorts.flatMap(({ cohort, guide }) => duesOf(cohort, guide));
  const idsOf = (some: typeof cohorts) => some.map(({ cohort }) => cohort.id);
  const handled = cohorts.filter(({ cohort }) => may(actor, MISSION_ABILITIES.handleAlert, subject(cohort.guide)));
  const now = clock.now();
  const judged = cohorts.slice(0, JUDGED).map(async ({ cohort, guide }) => {
    const risks = await countRisks(db, { cohort, guide, now, alerts: handled.some((each) => each.cohort.id === cohort.id) });
    return [cohort.id, countsOf(risks)] as const;
  });
  const [missions, missing, worries, letters, standings] = await Promise.all([
    missionCounts(db, actor.school, idsOf(cohorts)),
    missingOf(db, actor.school, dues, now, MISSING_SHOWN),
    openAlerts(db, actor.school, idsOf(handled), ALERTS_SHOWN),
    countUnsettled(db, outboxScope(actor), now - LETTERS_MS),
    Promise.all(judged).then((all) => new Map(all)),
  ]);
  const guides = new Map(cohorts.map(({ cohort, guide }) => [cohort.id, guide]));
  const w = ROLE_HOME_WORDS[lang];
  const lines = missing.lines.map((line): Line => {
    const guide = guides.get(line.cohort)!;
    const deliverable = guide.deliverables.find((d) => d.id === line.deliverable)!;
    const late = line.due ? lateness(clock.now(), line.due.toISOString()) : 0;
    const when = line.due ? w.due(nearInstant(line.due, lang, guide.timezone, now)) : w.noDate;
    return {
      key: `${line.mission} ${line.deliverable}`,
      href: `/missions/${line.mission}`,
      name: nameOf(line),
      state: late > 0 ? 'late' : 'wait',
      what: told(deliverable.title, lang),
      when: late > 0 ? w.late(apart(line.due!.getTime(), now, guide.timezone, lang)) : when,
    };
  });
  return {
    cohorts: cohorts.map(({ cohort, guide }) => ({
      cohort,
      guide,
      missions: missions.get(cohort.id) ?? 0,
      counts: standings.get(cohort.id) ?? null,
    })),
    alerts: worries.alerts.map(({ id, mission, said, ...student }) => ({
      href: `/missions/${mission}#alert-${id}`,
      name: nameOf(student),
      since: remaining(Math.max(now - said.getTime(), 1000), lang),
    })),
    alertsTotal: worries.total,
    letters,
    missing: lines,
    total: missing.total,
    inCohort: missing.inCohort,
    mayCreate: actor.roles.some((r) => may(actor, MISSION_ABILITIES.createCohort, subject(r.programme))),
  };
}

/** The home of someone who entered: a student's thread, or a section for each of the other roles. */
async function roleHome(c: Context, deps: HomeDeps, actor: Actor): Promise<Response> {
  const shell = shellOf(c, deps.assets);
  const follows = has(actor, 'company-tutor') || has(actor, 'academic-tutor');
  const leads = has(actor, 'lead') || has(actor, 'office');
  const own = has(actor, 'student') ? await listMissions(deps.db, actor.school, { student: actor.person }) : [];
  if (own.length > 0 && actor.roles.every((held) => held.role === 'student')) {
    const [first] = await threadsOf(deps, own.slice(0, 1), actor, shell.lang);
    if (first) {
      const order = { school: actor.school, mission: first.mission.id, shared: true, limit: SHARED_SHOWN };
      const { notes } = await notesOf(deps.db, order);
      const props = { ...first, notes, others: own.slice(1) };
      return c.html(renderPage(<ThreadPage shell={shell} {...props} staff={false} worry />));
    }
  }
  const guides = byProgramme(deps.shelf()).map(({ versions }) => versions[0]!);
  const sits = actor.roles.filter((r) => r.role === 'juror').map((r) => r.programme);
  const props = {
    own,
    followed: follows ? await followedBy(deps, actor, shell.lang) : null,
    led: leads ? await ledBy(deps, actor, shell.lang) : null,
    juror: sits.length > 0 ? guides.filter((g) => sits.includes('') || sits.includes(g.guide)) : null,
  };
  return c.html(renderPage(<RolesPage shell={shell} {...props} />));
}

/** The landing page, homes, threads. */
export function homeRoutes(deps: HomeDeps): Hono {
  return new Hono()
    .get('/', open('says what the service is; who entered finds their own home'), async (c) => {
      const actor = await deps.identity.actorOf(c);
      if (actor?.only) return c.redirect(actor.only.goesTo, 303);
      if (actor) return roleHome(c, deps, actor);
      if (await deps.identity.pendingOf(c)) return c.redirect('/enter/second-factor', 303);
      const guides = byProgramme(deps.shelf());
      const demo = await isDemo(deps, FIRST_SCHOOL);
      const page = <HomePage shell={shellOf(c, deps.assets)} guides={guides} publicCheck={deps.publicCheck} demo={demo} />;
      return c.html(renderPage(page), 200, { 'cache-control': 'no-cache' });
    })
    .route('/', missionRoutes(deps));
}
