/** /cohorts/:cohort/calls: whom to call once the last reminder left no answer, who was called. */
import { type Context, Hono } from 'hono';
import { dayIn } from '../guide/calendar.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Shelf } from '../guide/shelf.ts';
import { may, viaOf } from '../identity/ability.ts';
import { actorIn, foundIn, type Identity, mayDo } from '../identity/entry.ts';
import { typedIn } from '../kernel/form.ts';
import { isId } from '../kernel/id.ts';
import { recordAll } from '../kernel/journal.store.ts';
import type { Services } from '../kernel/services.ts';
import { addressPage } from '../mission/address.ts';
import { findCohort, guideOf } from '../mission/cohort.routes.tsx';
import { type Cohort, nameOf } from '../mission/mission.ts';
import { MISSION_ABILITIES } from '../mission/mission.policy.ts';
import { apart } from '../thread/thread.ts';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { day, instant } from '../ui/typography.ts';
import { addCall, type CallLine, readCalls, removeCall } from './call.store.ts';
import { readCall } from './calls.ts';
import { hasDeadline, type Missing } from './missing.ts';
import { CallsPage } from './calls.page.tsx';
import type { Call, First, TypedCall } from './calls.view.tsx';
import { CALLS_WORDS } from './calls-words.ts';
import { CALL_ABILITIES } from './reminder.policy.ts';

interface CallDeps extends Services {
  assets: Assets;
  identity: Identity;
  shelf: () => Shelf;
}

/** A line of the list, in words. `correct`: where the address of someone is corrected. */
function inWords(line: CallLine, lang: Lang, now: number, correct: (line: CallLine) => string): Call {
  const w = CALLS_WORDS[lang];
  const { items, made, again, reminders, remindedAt, stopped, refused, opened } = line;
  const [{ person, role, guide }] = items;
  return {
    key: person.id,
    name: nameOf(person),
    email: person.email,
    role: w.roles[role],
    items: items.map((item) => ({
      key: `${item.mission.id} ${item.milestone.id}`,
      mission: `/missions/${item.mission.id}`,
      student: nameOf(item.mission.student),
      what: plain(item.title, reading(guide, lang)),
      late: (hasDeadline(item) ? w.late : w.waited)(apart(Date.parse(item.deadline!), now, item.guide.timezone, lang)),
    })),
    done: [
      remindedAt ? w.sent(reminders, instant(remindedAt, lang, guide.timezone)) : w.none,
      ...(items.some(({ left }) => left) ? [w.left] : items.every(({ reachable }) => reachable) ? [] : [w.unconfirmed]),
      ...(stopped ? [w.stopped] : []),
      ...(opened ? [w.opened] : []),
    ],
    refused: refused === null ? null : { said: refused, correct: correct(line) },
    again: again === null ? null : w.again(day(again, lang)),
    made: made.map(({ id, on, by, note }) => ({ id, words: w.made(day(on, lang), by), note })),
  };
}

/** Who is to be reminded first, in words: each person once, with what is missing of them. */
function firstInWords(first: readonly Missing[], lang: Lang): First[] {
  const titled = ({ title, guide, mission }: Missing) => `${plain(title, reading(guide, lang))}, ${nameOf(mission.student)}`;
  return [...Map.groupBy(first, ({ person }) => person.id)].map(([key, items]) => ({
    key,
    name: nameOf(items[0]!.person),
    role: CALLS_WORDS[lang].roles[items[0]!.role],
    what: items.map(titled),
    missions: items.map(({ mission }) => mission.id),
  }));
}

async function show(c: Context, deps: CallDeps, typed: TypedCall | null = null): Promise<Response> {
  const { db, clock, shelf, assets } = deps;
  const cohort = foundIn<Cohort>(c);
  const { timezone } = guideOf(shelf(), cohort);
  const shell = shellOf(c, assets);
  const actor = actorIn(c);
  const now = clock.now();
  const { lines, first } = await readCalls(db, shelf(), cohort, now);
  const subject = { school: cohort.school, programme: cohort.guide };
  const correct = ({ items: [{ mission, person }] }: CallLine) => addressPage(mission.id, person.id);
  const calls = lines.map((line) => inWords(line, shell.lang, now, correct));
  const w = CALLS_WORDS[shell.lang];
  const noted = lines.find(({ items: [{ person }] }) => person.id === c.req.query('noted'))?.items[0].person;
  const page = (
    <CallsPage
      shell={shell}
      cohort={cohort}
      calls={calls}
      first={firstInWords(first, shell.lang)}
      today={dayIn(now, timezone)}
      typed={typed}
      said={noted ? w.noted(nameOf(noted)) : c.req.query('undone') === undefined ? null : w.undone}
      mayNote={may(actor, CALL_ABILITIES.noteCall, subject)}
      mayReadOutbox={actor.roles.some(({ role }) => role === 'lead' || role === 'office')}
    />
  );
  return c.html(renderPage(page), typed ? 422 : 200);
}

/** Notes a call, or takes one back, on the journal of each mission that it is about. */
async function act(c: Context, deps: CallDeps): Promise<Response> {
  const field = await typedIn(c);
  return field('undo') === '' ? note(c, deps, field) : undo(c, deps, field('undo'));
}

async function note(c: Context, deps: CallDeps, field: (name: string) => string): Promise<Response> {
  const { db, clock, shelf, assets } = deps;
  const cohort = foundIn<Cohort>(c);
  const { faults: words } = CALLS_WORDS[shellOf(c, assets).lang];
  const now = clock.now();
  const person = field('person');
  const typed = { on: field(`on-${person}`), note: field(`note-${person}`).trim() };
  const line = (await readCalls(db, shelf(), cohort, now)).lines.find(({ items: [item] }) => item.person.id === person);
  if (!line) return show(c, deps, { ...typed, person, errors: { main: words.person } });
  const { on, faults } = readCall(typed, dayIn(now, guideOf(shelf(), cohort).timezone));
  const errors = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [`${name}-${person}`, words[fault]]));
  if (Object.keys(errors).length > 0) return show(c, deps, { ...typed, person, errors });
  const actor = actorIn(c);
  await db.transaction().execute(async (trx) => {
    await addCall(trx, { school: cohort.school, cohort: cohort.id, person, on, note: typed.note, by: actor.person, at: now });
    await tellJournal(trx, c, cohort, line, { action: 'call.made', person, at: now, on });
  });
  return c.redirect(`/cohorts/${cohort.id}/calls?noted=${person}`, 303);
}

async function undo(c: Context, deps: CallDeps, call: string): Promise<Response> {
  const { db, clock, shelf } = deps;
  const cohort = foundIn<Cohort>(c);
  const now = clock.now();
  const { lines } = await readCalls(db, shelf(), cohort, now);
  await db.transaction().execute(async (trx) => {
    const person = isId(call) ? await removeCall(trx, cohort, call) : null;
    // Pressed twice, or gone since: it is taken away all the same.
    const line = lines.find(({ items: [item] }) => item.person.id === person);
    if (person !== null && line) await tellJournal(trx, c, cohort, line, { action: 'call.undone', person, at: now });
  });
  return c.redirect(`/cohorts/${cohort.id}/calls?undone`, 303);
}

async function tellJournal(
  trx: CallDeps['db'],
  c: Context,
  { school }: Cohort,
  { items }: CallLine,
  { action, at, ...details }: { action: string; at: number; person: string; on?: string },
): Promise<void> {
  const actor = actorIn(c);
  const missions = [...new Set(items.map(({ mission }) => mission.id))];
  const entry = { school, at, actor: actor.person, via: viaOf(actor), action, details };
  await recordAll(
    trx,
    school,
    missions.map((mission) => ({ ...entry, subject: `mission:${mission}` })),
  );
}

/** The call list of a cohort. */
export function callRoutes(deps: CallDeps): Hono {
  const { readCohort } = MISSION_ABILITIES;
  const found = findCohort(deps);
  return new Hono()
    .get('/cohorts/:cohort/calls', mayDo(deps.identity, readCohort, found), (c) => show(c, deps))
    .post('/cohorts/:cohort/calls', mayDo(deps.identity, CALL_ABILITIES.noteCall, found, readCohort), (c) => act(c, deps));
}
