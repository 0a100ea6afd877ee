/** Things that are done to many missions of a cohort: remind, invite, give more time. Sent twice, a form does nothing twice. */
import type { Context } from 'hono';
import { plain, reading } from '../guide/reading/reading.ts';
import { viaOf } from '../identity/ability.ts';
import { actorIn } from '../identity/entry.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import type { CohortDeps } from '../mission/cohort.routes.tsx';
import { addExtension } from '../mission/cohort.store.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import { readByHand, sendByHand } from '../reminder/by-hand.store.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { exactInstant } from '../ui/typography.ts';
import { beginAct, endAct, readAct } from './bulk-act.store.ts';
import { extensionErrors } from './extension-form.ts';
import { type Form, fromForm, type Many } from './matrix-bulk-asked.routes.ts';
import { pageOf } from './matrix-bulk-plan.routes.tsx';
import { BULK_WORDS } from './matrix-bulk-words.ts';
import { type Act, type Left, type MoreTime, readMore, type TypedMore } from './matrix-bulk.ts';
import { inviteOne, readInvites } from './matrix-invite.store.ts';
import { askedIn, matrixUrl } from './matrix.ts';
import { tellStudents } from './tell.store.ts';

/** Keeps that the action of the form begins; false when the form was sent before. */
const begin = (c: Context, { clock }: CohortDeps, trx: Database, act: Act, { cohort, id }: Form) =>
  beginAct(trx, { school: cohort.school, id, cohort: cohort.id, act, by: actorIn(c).person, at: clock.now() });

/** Leads to what came of it, and from there to the next lot. */
function leadToDone(c: Context, { cohort, id, guide, asked, before, missions }: Form): Response {
  const rest = asked - before - missions.length;
  const filter = askedIn((name) => c.req.query(name), guide);
  const query: Record<string, string> = rest > 0 ? { after: missions.at(-1)?.id ?? '', rest: String(rest) } : {};
  return c.redirect(matrixUrl(cohort.id, filter, { to: `/bulk/${id}`, query }), 303);
}

/** Nothing is chosen: it is said and the form stays. */
async function refuseNone(c: Context, deps: CohortDeps, many: Many, act: Act): Promise<Response> {
  const errors = { m: BULK_WORDS[shellOf(c, deps.assets).lang].faults.mission };
  return c.html(await pageOf(c, deps, many, act, { errors }), 422);
}

/**
 * One transaction: one letter a person, whatever the number of missions. What leaves is what the page showed (its `mark`); when that has changed
 * since, nothing does and the page shows what would leave now.
 */
export async function remind(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  const { missions, cohort, id } = many;
  if (missions.length === 0) return refuseNone(c, deps, many, 'remind');
  const actor = actorIn(c);
  const at = deps.clock.now();
  const mark = (await typedIn(c))('mark');
  const isAsShown = await deps.db.transaction().execute(async (trx) => {
    const plan = await readByHand(trx, deps.shelf(), missions, at);
    // Sent again, the form leads to what it did: whoever it wrote to is not written to again.
    const changed = mark !== '' && mark !== plan.mark && !(await readAct(trx, cohort.school, cohort.id, id));
    if (changed) return false;
    if (!(await begin(c, deps, trx, 'remind', many))) return true;
    const about = new Set(plan.letters.flatMap(({ items }) => items.map(({ mission }) => mission.id)));
    const letters = await sendByHand(deps, trx, plan.letters, { by: { person: actor.person, via: viaOf(actor) }, at });
    await endAct(trx, cohort.school, id, { letters, missions: about.size, left: plan.left });
    return true;
  });
  if (isAsShown) return leadToDone(c, many);
  const errors = { ask: BULK_WORDS[shellOf(c, deps.assets).lang].faults.changed };
  return c.html(await pageOf(c, deps, many, 'remind', { errors }), 409);
}

/** Each letter in a transaction of its own: nobody else waits for the journal, what left stays, and what is asked again leaves once. */
export async function invite(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  const { missions, guide, cohort, id } = many;
  if (missions.length === 0) return refuseNone(c, deps, many, 'invite');
  if (!(await begin(c, deps, deps.db, 'invite', many))) return leadToDone(c, many);
  const actor = actorIn(c);
  const by = { person: actor.person, name: nameOf(actor), via: viaOf(actor) };
  const { letters, left } = await readInvites(deps.db, guide, cohort, missions);
  const about = new Set<string>();
  let count = 0;
  for (const invitee of letters) {
    const order = { guide, by, at: deps.clock.now() };
    const asked = await deps.db.transaction().execute((trx) => inviteOne(deps, trx, invitee, order));
    count += asked.length > 0 ? 1 : 0;
    for (const mission of asked) about.add(mission);
  }
  await endAct(deps.db, cohort.school, id, { letters: count, missions: about.size, left });
  return leadToDone(c, many);
}

/** One transaction: more time for each mission that it makes later. */
export async function extend(c: Context, deps: CohortDeps): Promise<Response> {
  const many = await fromForm(c, deps);
  const { cohort, guide, missions, id } = many;
  if (missions.length === 0) return refuseNone(c, deps, many, 'extend');
  // Sent again, it is no longer later than what is in force: it leads to what it did.
  if (await readAct(deps.db, cohort.school, cohort.id, id)) return leadToDone(c, many);
  const field = await typedIn(c);
  const typed = { milestone: field('milestone'), day: field('day'), time: field('time'), reason: field('reason') };
  const more = readMore(typed, guide, cohort, missions);
  if (Object.keys(more.faults).length > 0) {
    const { lang } = shellOf(c, deps.assets);
    const errors = extensionErrors(more.faults, { from: more.from, guide, lang });
    return c.html(await pageOf(c, deps, many, 'extend', { typed, errors }), 422);
  }
  await deps.db.transaction().execute(async (trx) => {
    if (!(await begin(c, deps, trx, 'extend', many))) return;
    const refused = await refusedAddresses(trx, cohort.school);
    const untold = more.missions.filter(({ mission }) => refused.has(mission.student.id)).map(({ mission }) => mission);
    const left = [...more.left, ...untold.map((m): Left => ({ mission: m.id, why: 'untold', who: nameOf(m.student) }))];
    const letters = more.missions.length - untold.length;
    await endAct(trx, cohort.school, id, { letters, missions: more.missions.length, left });
    await give(c, deps, trx, many, typed, { later: more.missions, untold });
  });
  return leadToDone(c, many);
}

/** Gives the time, tells the students whose address takes letters, says it in the journal of each mission: that comes last. */
async function give(
  c: Context,
  deps: CohortDeps,
  trx: Database,
  { cohort, guide }: Many,
  { milestone, reason }: TypedMore,
  { later, untold }: { later: MoreTime['missions']; untold: readonly Mission[] },
): Promise<void> {
  const actor = actorIn(c);
  const at = deps.clock.now();
  const { school } = cohort;
  const entries = [];
  for (const { mission, from, until } of later) {
    const given = { school, cohort: cohort.id, mission: mission.id, milestone, until, reason };
    const extension = await addExtension(trx, { ...given, givenBy: actor.person, givenAt: at });
    const details = { extension, milestone, from, until, reason };
    const entry = { school, at, actor: actor.person, via: viaOf(actor), details };
    entries.push({ ...entry, action: 'deadline.extended', subject: `mission:${mission.id}` });
  }
  const until = later[0]?.until ?? '';
  const students = later.map(({ mission }) => mission).filter((mission) => !untold.includes(mission));
  await tellStudents(deps, trx, actor, students, 'deadline-extended', (lang) => ({
    title: plain(guide.calendar.find((m) => m.id === milestone)!.title, reading(guide, lang)),
    deadline: exactInstant(new Date(until), lang, guide.timezone),
    reason,
  }));
  await recordAll(trx, school, entries);
}
