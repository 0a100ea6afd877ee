/** A correction of the name and the address of a tutor, with all that goes with it: letters, what is sent again, the journal. */
import { createHash } from 'node:crypto';
import { type Actor, viaOf } from '../identity/ability.ts';
import type { AccountLetterDeps } from '../identity/account-letter.store.ts';
import { gathered } from '../identity/link.ts';
import { inviteByLink } from '../identity/link.store.ts';
import { type AgainDeps, type FoundLink, heldLinks } from '../identity/link-found.store.ts';
import { linksOf } from '../identity/link-state.store.ts';
import type { Person } from '../identity/person.store.ts';
import { holdPerson } from '../identity/person-change.store.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { CONTACT_FIELDS, type Contact, type ContactFault, contactOf, sameAddress } from './address.ts';
import { closedTo, isEditor } from './address.policy.ts';
import { correctedEntries, correctTutor, holderOf, standingOfTutor } from './address.store.ts';
import { listMissions, lockMission } from './mission.store.ts';
import { type Mission, nameOf } from './mission.ts';
import { staffOf, tellTutor } from './tutor-told.store.ts';

/** A link that is sent again lives this long at least. */
const LIFE_MS = 30 * DAY_MS;

/** Whether `person` follows the mission, or is its student. */
export const isOf = ({ companyTutors, academicTutors, student }: Mission, person: string) =>
  [...companyTutors, ...academicTutors, student].some(({ id }) => id === person);

/** The state of a record that a form was filled from. */
export const versionOfContact = (person: Contact): string =>
  createHash('sha256')
    .update(JSON.stringify(CONTACT_FIELDS.map((field) => person[field])))
    .digest('base64url')
    .slice(0, 16);

/** What is still asked of `person` by link, for `missions`. Feedback may be given again: what was given is asked no more. */
export async function heldFor(db: Database, { school, id }: Person, missions: readonly Mission[]): Promise<FoundLink[]> {
  const ids = missions.map((mission) => mission.id);
  const given = gathered(await linksOf(db, school, ids)).filter(({ progress }) => progress === 'submitted');
  const isGiven = ({ mission, purpose, item }: FoundLink) =>
    given.some((each) => each.person === id && each.mission === mission && each.purpose === purpose && each.item === item);
  const held = [];
  for (const mission of ids) held.push(...(await heldLinks(db, { school, person: id, mission })));
  return held.filter((link) => !isGiven(link));
}

/** The missions that they follow today, of those that `actor` may see as staff; how many others there are. */
export async function followedBy(db: Database, actor: Actor, { school, id }: Person) {
  const all = await listMissions(db, school, { tutor: id });
  const missions = all.filter((each) => isEditor(actor, each));
  return { missions, others: all.length - missions.length };
}

/** What became of a correction. `changed`: someone else corrected it meanwhile; `closed`: it is no longer theirs to correct. */
export type Outcome = { done: number } | { fault: ContactFault } | 'changed' | 'closed';

interface Correction {
  actor: Actor;
  mission: Mission;
  person: Person;
  to: Contact;
  /** The state of the record that the form was filled from. */
  seen: string;
  send: boolean;
}

/** Corrects it in one transaction, with its lines of the journal, and sends again what is asked when it is wanted. */
export async function correct(
  deps: AgainDeps & AccountLetterDeps,
  trx: Database,
  { actor, to, seen, send, ...found }: Correction,
): Promise<Outcome> {
  const { school } = found.mission;
  const mission = await lockMission(trx, school, found.mission.id);
  const person = await holdPerson(trx, school, found.person.id);
  if (!mission || !person || !isOf(mission, person.id)) return 'closed';
  if (closedTo(actor, mission, person.id, await standingOfTutor(trx, mission, person))) return 'closed';
  if (seen !== '' && versionOfContact(person) !== seen) return 'changed';
  const editor = isEditor(actor, mission);
  const holder = await holderOf(trx, person, to.email);
  if (holder) return { fault: holder.here && editor ? 'taken' : 'unusable' };
  const missions = editor ? (await followedBy(trx, actor, person)).missions : [mission];
  const held = send && editor ? await heldFor(trx, person, missions) : [];
  const at = deps.clock.now();
  const by = { school, at, actor: actor.person, via: viaOf(actor) };
  const before = contactOf(person);
  const isChanged = CONTACT_FIELDS.some((field) => before[field] !== to[field]);
  if (isChanged) await correctTutor(deps, trx, { mission, person, to, by: { name: nameOf(actor) }, at });
  for (const link of held) {
    const { purpose, mission: of, item, expiresAt } = link;
    const said = await deps.writtenAgain(trx, link, { lang: person.lang, at });
    const order = { school, person: { id: person.id, email: to.email, lang: person.lang }, purpose, mission: of, item, ...said };
    const life = Math.max(expiresAt.getTime(), at + LIFE_MS);
    await inviteByLink(deps, trx, { ...order, expiresAt: life, createdBy: actor.person, at });
  }
  if (isChanged && !editor && !sameAddress(before.email, to.email)) {
    const { periods } = mission;
    await tellTutor(deps, trx, mission, { staff: await staffOf(trx, mission), tutor: () => nameOf(to), periods });
  }
  const details = { before, after: to };
  await recordAll(trx, school, [
    ...(isChanged ? [{ ...by, action: 'person.changed', subject: `person:${person.id}`, details }] : []),
    ...(await correctedEntries(trx, by, { person, to })),
    ...held.map(({ id: link, mission: of, purpose, item }) => {
      return { ...by, action: 'link.sent-again', subject: `mission:${of}`, details: { link, person: person.id, purpose, item } };
    }),
  ]);
  return { done: held.length };
}
