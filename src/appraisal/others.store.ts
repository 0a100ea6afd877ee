/** What else is asked by link of who has just answered: a company tutor of several students has a link for each, and none opens another. */
import { type Actor, viaOf } from '../identity/ability.ts';
import { LINK_DAYS, PURPOSES, standingOf } from '../identity/link.ts';
import { type AgainDeps, type FoundLink, heldLinks, sendFreshLink } from '../identity/link-found.store.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { DAY_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import { nameOf } from '../mission/mission.ts';
import { listMissions } from '../mission/mission.store.ts';
import { layWays } from '../mission/ways.store.ts';
import { inLetters } from '../ui/typography.ts';
import { appraisalsOf } from './appraisal.store.ts';
import { OTHERS_WORDS } from './others-words.ts';

/** What was just given, by whom. */
export interface Given {
  school: string;
  person: string;
  mission: string;
  item: string;
  /** Milliseconds. */
  at: number;
}

/** The newest link of each other thing that is asked of who gave something, and that they did not give; by the name of the student. */
export async function othersWaiting(db: Database, { school, person, mission, item, at }: Given): Promise<FoundLink[]> {
  const held = (await heldLinks(db, { school, person })).filter((link) => {
    const standing = standingOf({ ...link, email: link.person.email }, at);
    return !(link.mission === mission && link.item === item) && (standing === 'live' || standing === 'expired');
  });
  if (held.length === 0) return [];
  const ids = [...new Set(held.map((link) => link.mission))];
  const missions = new Map((await listMissions(db, school, { ids })).map((each) => [each.id, each]));
  const given = (await appraisalsOf(db, school, ids)).filter(({ author, state }) => author === person && state === 'submitted');
  const waits = (link: FoundLink) => {
    const of = missions.get(link.mission);
    const isAsked = of && !of.brokenOff && of.companyTutors.some(({ id }) => id === person);
    return isAsked && !given.some((each) => each.mission === link.mission && each.item === link.item);
  };
  const name = (link: FoundLink) => nameOf(missions.get(link.mission)!.student);
  return held.filter(waits).toSorted((one, other) => name(one).localeCompare(name(other)));
}

/** How many other students wait. */
export const studentsIn = (waiting: readonly FoundLink[], { mission }: Pick<Given, 'mission'>): number =>
  new Set(waiting.map((link) => link.mission).filter((id) => id !== mission)).size;

/** Whether `actor` may go there at once: by their account, or by a link that is open in this browser. */
export const isOpenTo = ({ only, also = [] }: Actor, { purpose, mission, item }: FoundLink): boolean =>
  !only || [only, ...also].some(({ goesTo }) => goesTo === PURPOSES[purpose].goesTo(mission, item));

/** Sends again what `waiting` asks, to the address that received it: a fresh link for each, in one letter. On the journal, which comes last. */
export async function sendOthers(
  deps: AgainDeps,
  trx: Database,
  { actor, waiting, at }: { actor: Actor; waiting: readonly FoundLink[]; at: number },
): Promise<void> {
  const [first, ...more] = waiting;
  if (!first) return;
  const expiresAt = at + LINK_DAYS * DAY_MS;
  if (more.length === 0) await sendFreshLink(deps, trx, first, { expiresAt, by: 'holder', at });
  else await writeAll(deps, trx, waiting, { expiresAt, at });
  const by = { school: actor.school, at, actor: actor.person, via: viaOf(actor), action: 'link.renewed' };
  await recordAll(
    trx,
    actor.school,
    waiting.map(({ id: link, mission, purpose, item }) => ({
      ...by,
      subject: `mission:${mission}`,
      details: { link, purpose, item },
    })),
  );
}

/** One letter, with a line and a link for each. */
async function writeAll(
  deps: AgainDeps,
  trx: Database,
  waiting: readonly FoundLink[],
  { expiresAt, at }: { expiresAt: number; at: number },
): Promise<void> {
  const { school, person, letter } = waiting[0]!;
  const w = OTHERS_WORDS[person.lang];
  const asks = [];
  for (const link of waiting) {
    const { purpose, mission, item } = link;
    const said = await deps.writtenAgain(trx, link, { lang: person.lang, at });
    const { title } = said.words[person.lang];
    const { deadline = '', overdue = '' } = purpose === 'appraisal' ? said.letter.values : {};
    const text = deadline ? w.by(title, deadline) : overdue ? w.since(title, overdue) : title;
    asks.push({ text, way: { link: { school, person, purpose, mission, item, ...said, expiresAt, createdBy: null, at } } });
  }
  await postLetter(deps, trx, {
    school,
    kind: 'fresh-links',
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: { count: inLetters(waiting.length, person.lang) },
    replyTo: letter.replyTo ?? null,
    ...(await layWays(trx, deps.config.BASE_URL, asks)),
  });
}
