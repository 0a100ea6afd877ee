/** Invitations to the tutors of many missions at once: one letter a person, with the way to each answer that it asks for. */
import { answerWay, inviteInTurn } from '../appraisal/invite.store.ts';
import { type Asking, inviteKind, purposeOf, valuesOf } from '../appraisal/invite.ts';
import type { Guide } from '../guide/schema.ts';
import type { LinkDeps } from '../identity/link.store.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { postLetter } from '../letter/letter.store.ts';
import { refusedAddresses } from '../letter/refused.store.ts';
import { askedByAccount } from '../mission/asked.store.ts';
import type { Cohort, Mission } from '../mission/mission.ts';
import type { Owed } from '../mission/owed.ts';
import { layWays } from '../mission/ways.store.ts';
import { askedOf } from './bulk-act.store.ts';
import { inviteLine } from './invite-line.ts';
import { askedKey, type Invitee, invitePlan } from './matrix-bulk.ts';

/** Whom an invitation to the tutors of `missions`, of one cohort, would write to, and what is left aside. */
export async function readInvites(db: Database, guide: Guide, { school }: Cohort, missions: readonly Mission[]) {
  const [asked, refused] = await Promise.all([askedOf(db, school, missions), refusedAddresses(db, school)]);
  return invitePlan(guide, missions, { asked, refused });
}

/** Who asks, of which guide. */
interface InviteOrder {
  guide: Guide;
  by: { person: string; name: string; via: string };
  /** Milliseconds. */
  at: number;
}

/**
 * Writes the letter that asks someone of a plan for what nobody asked them for since it was read; the journal of each mission comes last.
 *
 * @returns the missions that it is about
 */
export async function inviteOne(deps: LinkDeps, trx: Database, { person, asks }: Invitee, order: InviteOrder): Promise<string[]> {
  const { school } = asks[0]!.mission;
  await inviteInTurn(trx, school);
  const asked = await askedOf(
    trx,
    school,
    asks.map(({ mission }) => mission),
  );
  const open = asks.filter(({ mission, owed }) => !asked.has(askedKey(mission.id, owed)));
  if (open.length === 0) return [];
  await write(deps, trx, { person, asks: open }, order);
  const { by, at } = order;
  const entry = { school, at, actor: by.person, via: by.via, action: 'tutors.invited' };
  const missions = [...Map.groupBy(open, ({ mission }) => mission.id)];
  await recordAll(
    trx,
    school,
    missions.map(([mission, own]) => ({
      ...entry,
      subject: `mission:${mission}`,
      details: { asked: own.map(({ owed: { item, person: of } }) => ({ item, person: of })) },
    })),
  );
  return missions.map(([mission]) => mission);
}

/** The letter as it is known when one thing alone is asked for. */
const aloneKind = ({ role, kind }: Owed): LetterKind => (role === 'academic-tutor' ? 'invite-academic' : inviteKind({ kind }));

/** One letter, its links, and what tutors of the school are asked for through their account. */
async function write(deps: LinkDeps, trx: Database, { person, asks }: Invitee, { guide, by, at }: InviteOrder): Promise<void> {
  const asked = asks.map((ask): Asking => ({ guide, ...ask, by: by.name }));
  const ways = await layWays(
    trx,
    deps.config.BASE_URL,
    asked.map((asking) => ({
      text: inviteLine(asking, person.lang, at),
      way: answerWay(asking, person, { by: by.person, at }),
    })),
  );
  const [first, ...more] = asked as [Asking, ...Asking[]];
  const { school } = first.mission;
  const isAlone = more.length === 0;
  const letter = await postLetter(deps, trx, {
    school,
    kind: isAlone ? aloneKind(first.owed) : 'invite-several',
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: isAlone ? valuesOf(first, person.lang, at) : { count: String(asks.length), by: by.name },
    mission: first.mission.id,
    ...ways,
    lines: isAlone ? [] : ways.lines,
  });
  for (const { mission, owed } of asks.filter((ask) => ask.owed.role === 'academic-tutor')) {
    const { item } = owed;
    await askedByAccount(trx, { school, mission: mission.id, person: person.id, purpose: purposeOf(owed), item, letter, at });
  }
}
