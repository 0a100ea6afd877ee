/** The office brings two records of one person together, or says that they are two people. */
import { type Context, Hono } from 'hono';
import type { Actor } from '../identity/ability.ts';
import { tellAddress } from '../identity/account-letter.store.ts';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { countDuplicates, possibleDuplicates, tellApart } from '../identity/merge.store.ts';
import { type Person, readPerson } from '../identity/person.store.ts';
import { findPersons, namesakesOf } from '../identity/person-search.store.ts';
import { typedIn } from '../kernel/form.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { nameOf } from '../mission/mission.ts';
import { renderPage } from '../ui/render.ts';
import { langOf, shellOf } from '../ui/shell.routes.ts';
import { type Choice, chosenMerge, type Obstacle } from './merge-person.ts';
import { ComparePage } from './merge-compare.page.tsx';
import { DuplicatesPage, OtherRecordPage } from './merge-person.page.tsx';
import { mergePeople, obstaclesTo, readRecord, type Record } from './merge-person.store.ts';
import { MERGE_WORDS } from './merge-person-words.ts';
import { PEOPLE_ABILITIES } from './people.policy.ts';
import { findPerson, type PersonsDeps, titleOf, wholeSchool } from './persons.routes.tsx';

type Two = readonly [Person, Person];

/** Two records of the school, neither of them merged already. */
const findTwo =
  ({ db }: PersonsDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Two> | null> => {
    const one = await readPerson(db, actor.school, c.req.param('person') ?? '');
    const two = await readPerson(db, actor.school, c.req.param('other') ?? '');
    if (!one || !two || one.id === two.id) return null;
    return { subject: { school: actor.school, programme: '' }, value: [one, two] };
  };

async function duplicates(c: Context, { db, assets }: PersonsDeps): Promise<Response> {
  const { school } = actorIn(c);
  const [pairs, total] = await Promise.all([possibleDuplicates(db, school), countDuplicates(db, school)]);
  return c.html(renderPage(<DuplicatesPage shell={shellOf(c, assets)} pairs={pairs} total={total} />));
}

async function other(c: Context, { db, assets }: PersonsDeps): Promise<Response> {
  const person = foundIn<Person>(c);
  const query = (c.req.query('q') ?? '').trim().slice(0, 100);
  const asked = { query, role: null, left: false, page: 1 };
  const found =
    query === '' ? await namesakesOf(db, person.school, person) : (await findPersons(db, person.school, asked)).persons;
  const others = found.filter(({ id }) => id !== person.id);
  return c.html(renderPage(<OtherRecordPage shell={shellOf(c, assets)} {...{ person, query, others }} />));
}

/** The record to keep unless someone says otherwise: the one with a number, else that which holds more, else that which is there. */
function suggested([one, two]: readonly [Record, Record]): Choice {
  const weight = ({ person, missions, appraisals, feedback }: Record) =>
    (person.number === null ? 0 : 1000) + (person.leftAt === null ? 500 : 0) + missions.length + appraisals + feedback;
  const { id } = (weight(two) > weight(one) ? two : one).person;
  return { keep: id, email: id };
}

interface Shown {
  choice?: Choice;
  obstacles?: readonly Obstacle[];
  errors?: Readonly<globalThis.Record<string, string>>;
}

async function compare(c: Context, deps: PersonsDeps, two: Two, shown: Shown = {}): Promise<Response> {
  const { db, assets, shelf } = deps;
  const records = [await readRecord(db, two[0]), await readRecord(db, two[1])] as const;
  const obstacles = shown.obstacles ?? (await obstaclesTo(db, ...two));
  const { choice = suggested(records), errors = {} } = shown;
  const props = { shell: shellOf(c, assets), titleOf: titleOf(c, shelf()), records, obstacles, choice, errors };
  return c.html(renderPage(<ComparePage {...props} />), shown.errors ? 422 : 200);
}

/** Where a record that was merged already leads; null when neither was. */
const goneTo = (two: Two) => two.find((person) => person.mergedInto !== null)?.mergedInto ?? null;

async function show(c: Context, deps: PersonsDeps): Promise<Response> {
  const two = foundIn<Two>(c);
  const gone = goneTo(two);
  return gone ? c.redirect(`/persons/${gone}`, 303) : compare(c, deps, two);
}

async function apart(c: Context, { db, clock }: PersonsDeps, [one, two]: Two): Promise<Response> {
  const { school, person: actor } = actorIn(c);
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    await tellApart(trx, { school, one: one.id, two: two.id, by: actor, at });
    const entry = { school, at, actor, via: 'session', action: 'person.told-apart' };
    await recordAll(trx, school, [
      { ...entry, subject: `person:${one.id}`, details: { other: two.id, email: two.email } },
      { ...entry, subject: `person:${two.id}`, details: { other: one.id, email: one.email } },
    ]);
  });
  return c.redirect('/persons/duplicates', 303);
}

async function act(c: Context, deps: PersonsDeps): Promise<Response> {
  const { db, clock } = deps;
  const two = foundIn<Two>(c);
  const { school, person: actor } = actorIn(c);
  const w = MERGE_WORDS[langOf(c)];
  const gone = goneTo(two);
  if (gone) return c.redirect(`/persons/${gone}`, 303);
  const field = await typedIn(c);
  if (field('intent') === 'apart') return apart(c, deps, two);
  const { choice, faults } = chosenMerge(field, [two[0].id, two[1].id], actor);
  const errors = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, w.faults[fault]]));
  if (Object.keys(errors).length > 0) return compare(c, deps, two, { choice, errors });
  const from = two[0].id === choice.keep ? two[1].id : two[0].id;
  const order = { school, from, into: choice.keep, at: clock.now(), actor, email: choice.email };
  const obstacles = await db.transaction().execute(async (trx) => {
    const found = await mergePeople(trx, order);
    // Whoever keeps their record, and enters from now on by the address of the other.
    const before = two.find(({ id }) => id === choice.keep)!.email;
    const by = { name: nameOf(actorIn(c)) };
    if (found?.length === 0) await tellAddress(deps, trx, { school, person: choice.keep }, { before, by });
    return found;
  });
  if (obstacles === null) return compare(c, deps, two, { choice, errors: { keep: w.changedMeanwhile } });
  if (obstacles.length > 0) {
    const told = Object.fromEntries(obstacles.map(({ code }) => [code, w.obstacles[code]]));
    return compare(c, deps, two, { choice, obstacles, errors: told });
  }
  return c.redirect(`/persons/${choice.keep}?merged`, 303);
}

/** /persons/duplicates, /persons/:person/merge, /persons/:person/merge/:other. Comes before /persons/:person. */
export function mergeRoutes(deps: PersonsDeps): Hono {
  const ability = PEOPLE_ABILITIES.managePersons;
  const two = () => mayDo(deps.identity, ability, findTwo(deps));
  return new Hono()
    .get('/persons/duplicates', mayDo(deps.identity, ability, wholeSchool), (c) => duplicates(c, deps))
    .get('/persons/:person/merge', mayDo(deps.identity, ability, findPerson(deps)), (c) => other(c, deps))
    .get('/persons/:person/merge/:other', two(), (c) => show(c, deps))
    .post('/persons/:person/merge/:other', two(), (c) => act(c, deps));
}
