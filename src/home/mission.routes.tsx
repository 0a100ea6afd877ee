/** /missions/:mission: the thread of one mission for its student, its tutors and the school; its journal. */
import { type Context, Hono } from 'hono';
import { mayRead } from '../appraisal/appraisal.ts';
import { APPRAISAL_ABILITIES } from '../appraisal/appraisal.policy.ts';
import { namesOf } from '../appraisal/record.store.ts';
import type { Guide } from '../guide/schema.ts';
import { type Actor, may } from '../identity/ability.ts';
import { actorIn, foundIn, mayDo } from '../identity/entry.ts';
import { alertsOf } from '../mission/alert.store.ts';
import { invitationsOf } from '../mission/asked.store.ts';
import { tutorsOfMission } from '../mission/course.store.ts';
import type { CohortDeps } from '../mission/cohort.routes.tsx';
import { findMission } from '../mission/hand-on.routes.tsx';
import { missionFindings } from '../mission/mission-findings.ts';
import { type Mission, subjectOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { type Around, NOTHING_AROUND, notesOf as notesOfMission } from '../thread/matrix-notes.ts';
import type { Thread } from '../thread/thread.ts';
import { threadOf } from '../thread/thread-of.ts';
import { crumbFrom } from '../mission/crumb.view.tsx';
import { waiversOf } from '../mission/waiver.store.ts';
import { aroundOf } from '../reminder/around.store.ts';
import { type ThreadFacts, threadFacts } from '../reminder/threads.store.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { HOME_ABILITIES } from './home.policy.ts';
import { type Entry, type Line, lineOf, peopleIn } from './journal.ts';
import { JournalPage } from './journal.page.tsx';
import { JurorPage } from './mission-juror.page.tsx';
import { MissionPage } from './mission.page.tsx';
import { DONES, type MissionMay, type MissionPageProps, type Wrong } from './mission-parts.view.tsx';
import { type AppraisalLine, appraisalLines, journalOf, remarksOf } from './mission.store.ts';
import { notesOf } from '../mission/note.store.ts';
import { emptyNote, noteRoutes } from './note.routes.tsx';
import { ThreadPage } from './thread.page.tsx';

/** Entries of the journal on the page of a mission, and on a page of its own. */
const JOURNAL_SHOWN = 12;
const JOURNAL_PAGE = 100;
/** Remarks on the page of a mission. */
const REMARKS_SHOWN = 10;
/** Notes on it, for the school; for its student. */
const NOTES_SHOWN = 3;
export const SHARED_SHOWN = 20;

/** Where each appraisal that was sent is read, null for one that the guide keeps from `actor`. */
function withAddress(lines: readonly AppraisalLine[], guide: Guide, mission: Mission, actor: Actor) {
  const subject = subjectOf(mission);
  return lines.map((line) => {
    const rubric = guide.rubrics.find(({ id }) => id === line.rubric);
    const sentTheirs = lines.some((l) => l.author === actor.person && l.rubric === line.rubric && l.state === 'submitted');
    const reads =
      rubric !== undefined &&
      line.state === 'submitted' &&
      may(actor, APPRAISAL_ABILITIES.read, subject) &&
      mayRead(rubric, { actor, mission, author: line.author, sentTheirs });
    return { ...line, href: reads ? `/appraisals/${line.id}` : null };
  });
}

/** The thread with where the reader reads what tutors gave. */
function threadFor(facts: ThreadFacts, lines: ReturnType<typeof withAddress>, actor: Actor, now: number, lang: Lang) {
  const { mission, guide } = facts;
  const feedback = may(actor, APPRAISAL_ABILITIES.readFeedback, subjectOf(mission))
    ? `/missions/${mission.id}/feedback`
    : undefined;
  const appraisals = facts.appraisals.map((each) => {
    const href =
      each.item === guide.feedback?.id && each.state === 'submitted'
        ? feedback
        : lines.find((line) => line.rubric === each.item && line.author === each.author)?.href;
    return href ? { ...each, href } : each;
  });
  const viewer = actor.person === mission.student.id ? 'student' : 'staff';
  return threadOf({ ...facts, appraisals, viewer, reader: actor.person, now, lang });
}

/** What `actor` may do with the mission. */
function mayOf(actor: Actor, mission: Mission): MissionMay {
  const subject = subjectOf(mission);
  const m = MISSION_ABILITIES;
  return {
    edit: may(actor, m.editMission, subject),
    links: may(actor, m.followLinks, subject),
    invite: may(actor, APPRAISAL_ABILITIES.invite, subject) && !mission.brokenOff,
    remind: may(actor, m.readCohort, subject) && !mission.brokenOff,
    extend: may(actor, m.extendDeadline, subject) && !mission.brokenOff,
    jury: may(actor, m.inviteJuror, subject),
    worry: may(actor, m.raiseAlert, subject),
    waive: may(actor, m.waiveMission, subject),
    transcribe: may(actor, APPRAISAL_ABILITIES.transcribe, subject),
    cohort: may(actor, m.readCohort, subject),
  };
}

const readsAlerts = (actor: Actor, mission: Mission) => may(actor, MISSION_ABILITIES.handleAlert, subjectOf(mission));

/** Entries in words, with the names of those whom they are about. */
async function inWords(
  { db }: CohortDeps,
  mission: Mission,
  guide: Guide,
  entries: readonly Entry[],
  lang: Lang,
): Promise<Line[]> {
  const names = await namesOf(db, mission.school, peopleIn(entries));
  return entries.map((entry) => lineOf(entry, guide, names, lang));
}

/** What else is unusual: worries, an end and, where invitations are shown (`links`), those to send again aside, which the page shows by themselves. */
function unusualIn(facts: ThreadFacts, around: Around, links: boolean, said: { lang: Lang; now: number }): string[] {
  return facts.mission.brokenOff ? [] : notesOfMission(facts, { ...around, alert: false, moved: around.moved && !links }, said);
}

/** Steps that ask for someone, the late ones first. */
const wrongsIn = ({ steps }: Thread): Wrong[] =>
  (['late', 'check'] as const).flatMap((state) =>
    steps.filter((step) => step.state === state).map((step) => ({ ...step, state })),
  );

async function staffProps(
  c: Context,
  deps: CohortDeps,
  facts: ThreadFacts,
): Promise<Omit<MissionPageProps, 'thread' | 'appraisals' | 'wrongs'>> {
  const { db, assets, clock } = deps;
  const { mission, guide, deposits } = facts;
  const { school, id } = mission;
  const actor = actorIn(c);
  const shell = shellOf(c, assets);
  const alerts = readsAlerts(actor, mission);
  const allowed = mayOf(actor, mission);
  const [said, waivers, tutors, links, remarks, entries, { notes, total: notesTotal }, around] = await Promise.all([
    alerts ? alertsOf(db, school, id) : null,
    waiversOf(db, school, id),
    tutorsOfMission(db, school, id),
    allowed.links ? invitationsOf(db, school, [id]) : [],
    remarksOf(db, school, id, REMARKS_SHOWN),
    journalOf(db, { school, mission: id, alerts, before: null, limit: JOURNAL_SHOWN }),
    notesOf(db, { school, mission: id, shared: false, limit: NOTES_SHOWN }),
    aroundOf(db, school, [id]),
  ]);
  return {
    shell,
    guide,
    mission,
    deposits,
    may: allowed,
    alerts: said,
    findings: missionFindings(mission, guide, waivers),
    tutors,
    links,
    remarks,
    journal: await inWords(deps, mission, guide, entries, shell.lang),
    unusual: unusualIn(facts, around.get(id) ?? NOTHING_AROUND, allowed.links, { lang: shell.lang, now: clock.now() }),
    notes,
    notesTotal,
    typedNote: may(actor, HOME_ABILITIES.writeNote, subjectOf(mission)) ? emptyNote() : null,
    done: DONES.find((each) => each === c.req.query('done')) ?? null,
    now: clock.now(),
  };
}

async function showMission(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, shelf, clock, assets } = deps;
  const mission = foundIn<Mission>(c);
  const actor = actorIn(c);
  const shell = shellOf(c, assets);
  const [facts] = await threadFacts(db, shelf(), [mission]);
  if (!facts) throw new Error(`the guide of cohort ${mission.cohort.id} is not in force`); // a bound version stays in the database
  const { guide } = facts;
  const appraisals = withAddress(await appraisalLines(db, mission.school, mission.id), guide, mission, actor);
  const thread = threadFor(facts, appraisals, actor, clock.now(), shell.lang);
  if (may(actor, HOME_ABILITIES.readJournal, subjectOf(mission))) {
    const props = await staffProps(c, deps, facts);
    return c.html(renderPage(<MissionPage {...props} {...{ thread, appraisals }} wrongs={wrongsIn(thread)} />));
  }
  if (actor.only) {
    const { deposits } = facts; // a link that opens a mission is a juror's
    return c.html(renderPage(<JurorPage {...{ shell, guide, mission, thread, deposits }} now={clock.now()} />));
  }
  const staff = actor.person !== mission.student.id;
  const worry = may(actor, MISSION_ABILITIES.raiseAlert, subjectOf(mission));
  const notes = staff
    ? []
    : (await notesOf(db, { school: mission.school, mission: mission.id, shared: true, limit: SHARED_SHOWN })).notes;
  return c.html(renderPage(<ThreadPage {...{ shell, guide, mission, thread, staff, worry, notes }} others={[]} />));
}

async function showJournal(c: Context, deps: CohortDeps): Promise<Response> {
  const { db, shelf, assets } = deps;
  const mission = foundIn<Mission>(c);
  const shell = shellOf(c, assets);
  const [facts] = await threadFacts(db, shelf(), [mission]);
  if (!facts) throw new Error(`the guide of cohort ${mission.cohort.id} is not in force`);
  const asked = c.req.query('before') ?? '';
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
  const order = { school: mission.school, mission: mission.id, alerts: readsAlerts(actorIn(c), mission), before };
  const entries = await journalOf(db, { ...order, limit: JOURNAL_PAGE + 1 });
  const shown = entries.slice(0, JOURNAL_PAGE);
  const props = {
    lines: await inWords(deps, mission, facts.guide, shown, shell.lang),
    older: entries.length > JOURNAL_PAGE ? shown.at(-1)!.seq : null,
    newest: before !== null,
  };
  const from = crumbFrom(actorIn(c), mission);
  return c.html(renderPage(<JournalPage {...{ shell, mission, from }} {...props} />));
}

/** /missions/:mission, /missions/:mission/journal. */
export function missionRoutes(deps: CohortDeps): Hono {
  const { readMission } = MISSION_ABILITIES;
  return new Hono()
    .get('/missions/:mission', mayDo(deps.identity, readMission, findMission(deps)), (c) => showMission(c, deps))
    .get('/missions/:mission/journal', mayDo(deps.identity, HOME_ABILITIES.readJournal, findMission(deps), readMission), (c) =>
      showJournal(c, deps),
    )
    .route('/', noteRoutes(deps));
}
