/** Invitations of tutors: who owes an appraisal or feedback is asked for it. */
import { sql } from 'kysely';
import type { Guide } from '../guide/schema.ts';
import { LINK_DAYS, PURPOSES } from '../identity/link.ts';
import { inviteByLink, type LinkDeps, type LinkOrder } from '../identity/link.store.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import { askedByAccount, wasAsked } from '../mission/asked.store.ts';
import { type Mission, nameOf, type Tutor } from '../mission/mission.ts';
import { type Owed, owedBy, tutorsAs } from '../mission/owed.ts';
import type { Way } from '../mission/ways.store.ts';
import { appraisalsOf } from './appraisal.store.ts';
import { type Asking, dueOf, inviteKind, purposeOf, valuesOf, wordsOf } from './invite.ts';

/** A link works for some days after what it asks is due. */
const GRACE_MS = 30 * DAY_MS;

/** Nobody else of the school invites until `trx` ends: two who press at once ask once. */
export async function inviteInTurn(trx: Database, school: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`invite ${school}`}, 0))`.execute(trx);
}

/** Whom to ask. */
export interface InvitationOrder {
  mission: Mission;
  guide: Guide;
  /** Who asks, and through what. */
  by: { person: string; via: string };
  /** Milliseconds. */
  at: number;
}

/** How many letters left, and who was left aside. */
export interface Invited {
  /** Letters written. */
  invited: number;
  /** Asked, begun or given before. */
  already: number;
  /** Tutors whose name and address are not confirmed: nothing leaves to them. */
  unconfirmed: number;
}

const byAccount = ({ person, item, ...owed }: Owed, { school, id }: Mission) =>
  ({ school, mission: id, person, purpose: purposeOf(owed), item }) as const;

/** The way by which a tutor answers: a page of their account where they are of the school, else a link of their own. `by`: who asks, null when nobody does. */
export function answerWay(asking: Asking, person: LinkOrder['person'], asked: { by: string | null; at: number }): Way {
  const { mission, owed } = asking;
  if (owed.role === 'academic-tutor') return { path: PURPOSES[purposeOf(owed)].goesTo(mission.id, owed.item) };
  return { link: answerLink(asking, person, asked) };
}

/** The link by which a company tutor gives an appraisal or feedback. */
function answerLink(asking: Asking, person: LinkOrder['person'], { by, at }: { by: string | null; at: number }): LinkOrder {
  const { mission, owed } = asking;
  const due = dueOf(asking);
  return {
    school: mission.school,
    person,
    purpose: purposeOf(owed),
    mission: mission.id,
    item: owed.item,
    words: wordsOf(asking, at),
    letter: { kind: inviteKind(owed), values: valuesOf(asking, person.lang, at) },
    expiresAt: Math.max(at + LINK_DAYS * DAY_MS, due === null ? 0 : Date.parse(due) + GRACE_MS),
    createdBy: by,
    at,
  };
}

/** Writes the letter that asks: with a link to a company tutor, to the page of their account to a tutor of the school. */
async function ask(deps: LinkDeps, trx: Database, asking: Asking, { id, email, lang }: Tutor, { by, at }: InvitationOrder) {
  const { mission, owed } = asking;
  const way = answerWay(asking, { id, email, lang }, { by: by.person, at });
  if ('link' in way) {
    await inviteByLink(deps, trx, way.link);
    return;
  }
  const to = { school: mission.school, kind: 'invite-academic', person: id, address: email, lang, mission: mission.id } as const;
  const action = `${deps.config.BASE_URL}${way.path}`;
  const letter = await postLetter(deps, trx, { ...to, values: valuesOf(asking, lang, at), action });
  await askedByAccount(trx, { ...byAccount(owed, mission), letter, at });
}

/**
 * Asks every confirmed tutor of the mission for what they owe and were not asked: company tutors by a link, tutors of the school by a letter
 * that leads to their account. On the journal, which comes last.
 */
export async function inviteTutors(deps: LinkDeps, trx: Database, order: InvitationOrder): Promise<Invited> {
  const { mission, guide, by, at } = order;
  const asker = await readPerson(trx, mission.school, by.person);
  if (!asker) throw new Error(`nobody of the school is ${by.person}`);
  const name = nameOf(asker);
  await inviteInTurn(trx, mission.school);
  const known = await appraisalsOf(trx, mission.school, [mission.id]);
  const asked: Owed[] = [];
  let already = 0;
  const unconfirmed = new Set<string>();
  for (const owed of owedBy(guide, mission)) {
    const tutor = tutorsAs(mission, owed.role).find(({ id }) => id === owed.person)!;
    if (known.some(({ item, author }) => item === owed.item && author === owed.person)) already++;
    else if (!tutor.confirmed) unconfirmed.add(tutor.id);
    else if (owed.role === 'academic-tutor' && (await wasAsked(trx, byAccount(owed, mission)))) already++;
    else {
      await ask(deps, trx, { guide, mission, owed, by: name }, tutor, order);
      asked.push(owed);
    }
  }
  if (asked.length > 0) {
    await record(trx, {
      school: mission.school,
      at,
      actor: by.person,
      via: by.via,
      action: 'tutors.invited',
      subject: `mission:${mission.id}`,
      details: { asked: asked.map(({ item, person }) => ({ item, person })) },
    });
  }
  return { invited: asked.length, already, unconfirmed: unconfirmed.size };
}
