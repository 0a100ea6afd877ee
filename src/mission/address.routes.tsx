/** The name and the address of a tutor are corrected on their mission: links that went elsewhere are dead, what they asked may be sent again. */
import { type Context, Hono } from 'hono';
import type { Actor } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { type Person, readPerson } from '../identity/person.store.ts';
import { takenIn } from '../identity/person-change.store.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { takeTurn } from '../kernel/rate.store.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Errors } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { addressPage, changedIn, type ContactFault, contactFaults, contactOf, movedLinks, refusedAt } from './address.ts';
import { closedTo, isEditor } from './address.policy.ts';
import { AddressPage, type AddressProps } from './address.page.tsx';
import { standingOfTutor } from './address.store.ts';
import { correct, followedBy, heldFor, isOf, type Outcome, versionOfContact } from './address-change.store.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { invitationsOf } from './asked.store.ts';
import { type CohortDeps, guideOf } from './cohort.routes.tsx';
import { crumbFrom } from './crumb.view.tsx';
import { type AgainRouteDeps, findMission } from './hand-on.routes.tsx';
import { MISSION_ABILITIES } from './mission.policy.ts';
import { type Mission, nameOf } from './mission.ts';

interface OfMission {
  mission: Mission;
  person: Person;
}

/** How many addresses a student tries. */
const TURNS = { limit: 10, seconds: 86_400 };

/** Who follows the mission of the address, or its student. */
const findOfMission =
  (deps: CohortDeps) =>
  async (c: Context, actor: Actor): Promise<Found<OfMission> | null> => {
    const found = await findMission(deps)(c, actor);
    const id = c.req.param('who') ?? '';
    const person = found && isOf(found.value, id) ? await readPerson(deps.db, actor.school, id) : null;
    return found && person ? { subject: found.subject, value: { mission: found.value, person } } : null;
  };

async function propsOf(c: Context, deps: CohortDeps, { mission, person }: OfMission): Promise<AddressProps> {
  const { db, assets, shelf } = deps;
  const actor = actorIn(c);
  const shell = shellOf(c, assets);
  const w = ADDRESS_WORDS[shell.lang];
  const editor = isEditor(actor, mission);
  const { missions, others } = await followedBy(db, actor, person);
  const closed = closedTo(actor, mission, person.id, await standingOfTutor(db, mission, person));
  const seen = editor ? missions : [mission];
  const links = await invitationsOf(
    db,
    mission.school,
    seen.filter(({ brokenOff }) => !brokenOff).map(({ id }) => id),
  );
  const held = closed ? [] : await heldFor(db, person, seen);
  const sent = /^\d{1,3}$/.exec(c.req.query('sent') ?? '');
  return {
    shell,
    mission,
    from: crumbFrom(actor, mission),
    person: { id: person.id, ...contactOf(person) },
    closed,
    editor,
    keepsRecords: actor.roles.some(({ role, programme }) => role === 'office' && programme === ''),
    missions,
    others,
    typed: contactOf(person),
    errors: {},
    version: versionOfContact(person),
    meanwhile: null,
    said: sent ? w.sent(Number(sent[0]), person.email) : c.req.query('saved') === undefined ? null : w.saved,
    refused: editor ? refusedAt(links, person) : null,
    held: held.length,
    moved: movedLinks(links, person.id, person.email).map((link) => {
      const of = seen.find(({ id }) => id === link.mission)!;
      return { link, guide: guideOf(shelf(), of.cohort), student: nameOf(of.student) };
    }),
  };
}

const errorsIn = (faults: Readonly<Record<string, ContactFault>>, lang: Lang): Errors =>
  Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, ADDRESS_WORDS[lang].faults[fault]]));

/** Does `work` in a transaction; an address that is another's by then is said so. */
async function orTaken({ db }: CohortDeps, editor: boolean, work: (trx: Database) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await db.transaction().execute(work);
  } catch (fault) {
    if (takenIn(fault) !== 'email') throw fault;
    return { fault: editor ? 'taken' : 'unusable' };
  }
}

async function save(c: Context, deps: AgainRouteDeps): Promise<Response> {
  const { db, clock } = deps;
  const found = foundIn<OfMission>(c);
  const actor = actorIn(c);
  const { mission, person } = found;
  const field = await typedIn(c);
  const typed = { firstName: field('firstName'), lastName: field('lastName'), email: field('email') };
  const seen = field('version');
  const shown = { ...(await propsOf(c, deps, found)), said: null };
  const { lang } = shown.shell;
  const again = (props: Partial<AddressProps>, status: 409 | 422) =>
    c.html(renderPage(<AddressPage {...shown} typed={typed} version={seen} {...props} />), status);
  if (shown.closed) return again({}, 422);
  const faults = contactFaults(typed, mission.student.email);
  if (Object.keys(faults).length > 0) return again({ errors: errorsIn(faults, lang) }, 422);
  if (!shown.editor) {
    const seconds = await takeTurn(db, `address:${actor.person}`, TURNS, clock.now());
    if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
  }
  const outcome = await orTaken(deps, shown.editor, (trx) =>
    correct(deps, trx, { actor, mission, person, to: typed, seen, send: field('intent') === 'send' }),
  );
  if (typeof outcome === 'object' && 'done' in outcome)
    return c.redirect(`${addressPage(mission.id, person.id)}?${outcome.done > 0 ? `sent=${outcome.done}` : 'saved'}`, 303);
  if (typeof outcome === 'object') return again({ errors: errorsIn({ email: outcome.fault }, lang) }, 422);
  const now = (await readPerson(db, person.school, person.id)) ?? person;
  const fresh = { ...(await propsOf(c, deps, { mission, person: now })), said: null, typed };
  if (outcome === 'closed') return again(fresh, 422);
  return again({ ...fresh, meanwhile: changedIn(now, typed, ADDRESS_WORDS[lang]) }, 409);
}

/** /missions/:mission/people/:who/address. */
export function addressRoutes(deps: AgainRouteDeps): Hono {
  const { correctTutor: ability, readMission } = MISSION_ABILITIES;
  const guard = () => mayDo(deps.identity, ability, findOfMission(deps), readMission);
  const page = '/missions/:mission/people/:who/address';
  return new Hono()
    .get(page, guard(), async (c) => c.html(renderPage(<AddressPage {...await propsOf(c, deps, foundIn<OfMission>(c))} />)))
    .post(page, guard(), (c) => save(c, deps));
}
