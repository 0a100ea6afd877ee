/** The people of the school, kept by its office: looked for, added, changed, given roles. */
import { type Context, Hono } from 'hono';
import { plain, reading } from '../guide/reading/reading.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { type Actor, ROLES } from '../identity/ability.ts';
import { ownBrowser } from '../identity/account-letter.store.ts';
import { actorIn, type Found, foundIn, type Identity, mayDo } from '../identity/entry.ts';
import { revokeLinks } from '../identity/link.store.ts';
import { countDuplicates } from '../identity/merge.store.ts';
import { type Person, personOfEmail, personOfNumber, readPerson } from '../identity/person.store.ts';
import { addPerson, holdPerson, othersInOffice, setRoles, takenIn, updatePerson } from '../identity/person-change.store.ts';
import { findPersons, namesakesOf } from '../identity/person-search.store.ts';
import { schoolZone } from '../identity/zone.ts';
import type { Database } from '../kernel/database.ts';
import { typedIn } from '../kernel/form.ts';
import { record, recordAll } from '../kernel/journal.store.ts';
import type { Services } from '../kernel/services.ts';
import { correctedEntries, giveContact } from '../mission/address.store.ts';
import { nameOf } from '../mission/mission.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, langOf, shellOf } from '../ui/shell.routes.ts';
import { PEOPLE_ABILITIES } from './people.policy.ts';
import {
  changesOf,
  keepsOffice,
  NOBODY,
  offeredRoles,
  type PersonFaults,
  type PersonFields,
  personFaults,
  seenAs,
  typedPerson,
} from './person-form.ts';
import { personJournal } from './merge-person.store.ts';
import { PersonPage, type PersonProps } from './person.page.tsx';
import { type Asked, PersonsPage } from './persons.page.tsx';
import { PERSONS_WORDS } from './persons-words.ts';

export interface PersonsDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
}

/** What belongs to the whole school, for whoever keeps all of it: the office of one programme does not. */
export const wholeSchool = async (_c: Context, actor: Actor): Promise<Found<null>> => ({
  subject: { school: actor.school, programme: '' },
  value: null,
});

/** The person of the address. */
export const findPerson =
  ({ db }: PersonsDeps) =>
  async (c: Context, actor: Actor): Promise<Found<Person> | null> => {
    const person = await readPerson(db, actor.school, c.req.param('person') ?? '');
    return person && { subject: { school: person.school, programme: '' }, value: person };
  };

/** Titles of the programmes, in the language of `c`. */
export function titleOf(c: Context, shelf: Shelf) {
  const lang = langOf(c);
  return (programme: string) => {
    const guide = findGuide(shelf, programme);
    return guide ? plain(guide.title, reading(guide, lang)) : programme;
  };
}

const fieldsOf = ({ lastName, firstName, email, number, lang, leftAt, roles }: Person): PersonFields => ({
  lastName,
  firstName,
  email,
  lang,
  roles,
  number: number ?? '',
  left: leftAt !== null,
});

function askedIn(c: Context): Asked {
  return {
    query: (c.req.query('q') ?? '').trim().slice(0, 100),
    role: ROLES.find((role) => role === c.req.query('role')) ?? null,
    left: c.req.query('left') === 'yes',
  };
}

/** Entries of the journal that a page shows. */
const JOURNAL_SHOWN = 20;

async function list(c: Context, { db, assets, shelf }: PersonsDeps): Promise<Response> {
  const asked = askedIn(c);
  const { school } = actorIn(c);
  const found = await findPersons(db, school, { ...asked, page: Number(c.req.query('page') ?? 1) });
  const duplicates = await countDuplicates(db, school);
  const zone = schoolZone(shelf());
  const shown = { shell: shellOf(c, assets), asked, zone, titleOf: titleOf(c, shelf()) };
  return c.html(renderPage(<PersonsPage {...shown} {...found} duplicates={duplicates} />));
}

/** What the page of `person` shows before anything is typed; of a new one, without `person`. */
function propsOf(c: Context, { assets, shelf }: PersonsDeps, person: Person | null): PersonProps {
  const typed = person ? fieldsOf(person) : NOBODY;
  const programmes = shelf().guides.map((guide) => guide.guide);
  return {
    shell: shellOf(c, assets),
    person: person && { ...person, left: person.leftAt !== null },
    typed,
    seen: seenAs(typed),
    today: null,
    offered: offeredRoles(programmes, typed.roles),
    errors: {},
    others: [],
    journal: [],
    zone: schoolZone(shelf()),
    done: (['saved', 'created', 'merged'] as const).find((each) => c.req.query(each) !== undefined) ?? null,
    titleOf: titleOf(c, shelf()),
  };
}

/** The form again, as it was typed, with what is wrong. */
function refuse(c: Context, props: PersonProps, typed: PersonFields, faults: PersonFaults, others: readonly Person[] = []) {
  const words = PERSONS_WORDS[props.shell.lang].faults;
  const errors = Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words[fault]]));
  return c.html(renderPage(<PersonPage {...props} typed={typed} errors={errors} others={others} done={null} />), 422);
}

/** Who has the address or the number already, of this school only: nothing is said of another. */
async function holders(db: Database, school: string, typed: PersonFields, taken: 'email' | 'number'): Promise<Person[]> {
  const holder = taken === 'email' ? await personOfEmail(db, typed.email) : await personOfNumber(db, school, typed.number);
  return holder?.school === school ? [holder] : [];
}

/** What `work` answers; an address or a number that is another's is shown beside its field. */
async function orTaken(c: Context, { db }: PersonsDeps, props: PersonProps, typed: PersonFields, work: () => Promise<Response>) {
  try {
    return await work();
  } catch (fault) {
    const taken = takenIn(fault);
    if (taken === null) throw fault;
    return refuse(c, props, typed, { [taken]: `${taken}-taken` }, await holders(db, actorIn(c).school, typed, taken));
  }
}

const numberOf = ({ number }: PersonFields) => number || null;

async function create(c: Context, deps: PersonsDeps): Promise<Response> {
  const { db, clock } = deps;
  const { school, person: actor } = actorIn(c);
  const props = propsOf(c, deps, null);
  const field = await typedIn(c);
  const typed = { ...typedPerson(field, props.offered), left: false };
  const faults = personFaults(typed);
  if (Object.keys(faults).length > 0) return refuse(c, props, typed, faults);
  return orTaken(c, deps, props, typed, async () => {
    const taken = await personOfEmail(db, typed.email);
    if (taken) return refuse(c, props, typed, { email: 'email-taken' }, taken.school === school ? [taken] : []);
    const namesakes = await namesakesOf(db, school, typed);
    if (namesakes.length > 0 && field('another') !== 'yes') return refuse(c, props, typed, { another: 'same-name' }, namesakes);
    const id = await db.transaction().execute(async (trx) => {
      const { lastName, firstName, email, lang, number, roles } = typed;
      const details = { lastName, firstName, email, lang, number, roles };
      const person = await addPerson(trx, { ...details, school, number: numberOf(typed) });
      const entry = { school, at: clock.now(), actor, via: 'session', details };
      await record(trx, { ...entry, action: 'person.added', subject: `person:${person}` });
      return person;
    });
    return c.redirect(`/persons/${id}?created`, 303);
  });
}

/** Changes `person`, who is held; false when nobody would be left in the office of the whole school. */
async function change(trx: Database, c: Context, deps: PersonsDeps, person: Person, typed: PersonFields): Promise<boolean> {
  const { clock, identity } = deps;
  const { school, id } = person;
  const actor = actorIn(c);
  const isOwn = actor.person === id;
  const before = fieldsOf(person);
  const changes = changesOf(before, typed);
  if (!changes) return true;
  if (keepsOffice(before) && !keepsOffice(typed) && (await othersInOffice(trx, school, id)) === 0) return false;
  const at = clock.now();
  const { lang, left } = typed;
  const kept = isOwn ? await identity.sessionOf(c) : null;
  await giveContact(deps, trx, { person, to: typed, by: isOwn ? ownBrowser(c) : { name: nameOf(actor) }, at, kept });
  await updatePerson(trx, school, id, { lang, number: numberOf(typed), leftAt: left ? (person.leftAt ?? at) : null });
  if (changes.after.roles) await setRoles(trx, school, id, typed.roles);
  if (left) await revokeLinks(trx, { school, person: id, at });
  const by = { school, at, actor: actor.person, via: 'session' };
  await recordAll(trx, school, [
    { ...by, action: 'person.changed', subject: `person:${id}`, details: changes },
    ...(await correctedEntries(trx, by, { person, to: typed })),
  ]);
  return true;
}

async function show(c: Context, deps: PersonsDeps): Promise<Response> {
  const person = foundIn<Person>(c);
  if (person.mergedInto !== null) return c.redirect(`/persons/${person.mergedInto}`, 303);
  const journal = await personJournal(deps.db, person.school, person.id, JOURNAL_SHOWN);
  return c.html(renderPage(<PersonPage {...propsOf(c, deps, person)} journal={journal} />));
}

async function save(c: Context, deps: PersonsDeps): Promise<Response> {
  const { db } = deps;
  const person = foundIn<Person>(c);
  if (person.mergedInto !== null) return c.redirect(`/persons/${person.mergedInto}`, 303);
  const field = await typedIn(c);
  const props = { ...propsOf(c, deps, person), seen: field('seen') };
  const typed = typedPerson(field, props.offered);
  const faults = personFaults(typed);
  if (Object.keys(faults).length > 0) return refuse(c, props, typed, faults);
  return orTaken(c, deps, props, typed, async () => {
    const { now, changed } = await db.transaction().execute(async (trx) => {
      const now = (await holdPerson(trx, person.school, person.id))!;
      const isSame = now.mergedInto === null && seenAs(fieldsOf(now)) === field('seen');
      return { now, changed: isSame ? await change(trx, c, deps, now, typed) : null };
    });
    if (now.mergedInto !== null) return c.redirect(`/persons/${now.mergedInto}`, 303);
    if (changed === null)
      return refuse(c, { ...propsOf(c, deps, now), today: fieldsOf(now) }, typed, { seen: 'changed-meanwhile' });
    if (!changed) return refuse(c, props, typed, { [typed.left ? 'left' : 'roles']: 'last-office' });
    const mayStay = person.id !== actorIn(c).person || keepsOffice(typed);
    return c.redirect(mayStay ? `/persons/${person.id}?saved` : '/', 303);
  });
}

/** /persons, /persons/new, /persons/:person. */
export function personsRoutes(deps: PersonsDeps): Hono {
  const ability = PEOPLE_ABILITIES.managePersons;
  const everyone = () => mayDo(deps.identity, ability, wholeSchool);
  const one = () => mayDo(deps.identity, ability, findPerson(deps));
  return new Hono()
    .get('/persons', everyone(), (c) => list(c, deps))
    .get('/persons/new', everyone(), (c) => c.html(renderPage(<PersonPage {...propsOf(c, deps, null)} />)))
    .post('/persons/new', everyone(), (c) => create(c, deps))
    .get('/persons/:person', one(), (c) => show(c, deps))
    .post('/persons/:person', one(), (c) => save(c, deps));
}
