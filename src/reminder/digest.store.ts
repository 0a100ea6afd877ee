/** Digests of reminders as they leave: their links, their letter, and the journal of each mission. */
import { randomUUID } from 'node:crypto';
import { dueOf, valuesOf, wordsOf } from '../appraisal/invite.ts';
import { validationLink } from '../deposit/validation-ask.store.ts';
import type { Shelf } from '../guide/shelf.ts';
import { addLink } from '../identity/link.store.ts';
import { LINK_DAYS, PURPOSES } from '../identity/link.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { secretMark } from '../kernel/secret-mark.ts';
import { DAY_MS, HOUR_MS } from '../kernel/span.ts';
import { postLetter } from '../letter/letter.store.ts';
import type { LetterLine } from '../letter/letter.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import { lineOf, whatOf } from './digest.ts';
import { casesOf, claim, remindedSince, type ReminderDeps } from './reminder.store.ts';
import { BY_HAND, type Digest, digestsOf, type Due, keyOf, type Missing, missingIn, worthReminding } from './reminder.ts';

/** Where an item is given: with a link of its own for a company tutor, whose token comes with it. */
async function wayTo(deps: ReminderDeps, trx: Database, item: Missing, by: string, at: number) {
  const { mission, guide, owed, person } = item;
  const base = deps.config.BASE_URL;
  if (item.validates) {
    const { deliverable } = item.validates;
    const href = `${base}${PURPOSES.validation.goesTo(mission.id, deliverable.id)}`;
    if (item.role === 'academic-tutor') return { href, token: null, link: null };
    const { id, token } = await addLink(trx, validationLink({ guide, mission, ...item.validates }, person, at));
    return { href: `${base}/l/`, token, link: id };
  }
  if (!owed) {
    const deliverable = guide.deliverables.find((d) => d.milestone === item.milestone.id);
    return { href: `${base}/missions/${mission.id}/deposits/${deliverable?.id ?? ''}`, token: null, link: null };
  }
  const purpose = owed.kind === 'rubric' ? 'appraisal' : 'feedback';
  if (owed.role === 'academic-tutor') {
    return { href: `${base}${PURPOSES[purpose].goesTo(mission.id, owed.item)}`, token: null, link: null };
  }
  const asking = { guide, mission, owed, by };
  const due = dueOf(asking);
  const { id, token } = await addLink(trx, {
    school: mission.school,
    person,
    purpose,
    mission: mission.id,
    item: owed.item,
    words: wordsOf(asking),
    letter: { kind: owed.kind === 'rubric' ? 'invite-appraisal' : 'invite-feedback', values: valuesOf(asking, person.lang) },
    expiresAt: Math.max(at + LINK_DAYS * DAY_MS, due === null ? 0 : Date.parse(due) + 30 * DAY_MS),
    createdBy: null,
    at,
  });
  return { href: `${base}/l/`, token, link: id };
}

/** Writes one digest, and its links. `by`: who asks, as letters name them; answers reach `replyTo`. */
async function write(
  deps: ReminderDeps,
  trx: Database,
  { person, kind, items }: Digest,
  asked: { letter: string; by: string; replyTo: string | null; at: number },
): Promise<void> {
  const lines: LetterLine[] = [];
  const secrets: string[] = [];
  const links: string[] = [];
  for (const item of items) {
    const { href, token, link } = await wayTo(deps, trx, item, asked.by, asked.at);
    if (token !== null) secrets.push(token);
    if (link !== null) links.push(link);
    lines.push({ text: lineOf(item, asked.at), href: token === null ? href : `${href}${secretMark(secrets.length)}` });
  }
  const [first] = lines as { text: string; href: string }[];
  const isOwnAccount = secrets.length === 0 && items.length > 1;
  const missions = new Set(items.map((item) => item.mission.id));
  await postLetter(deps, trx, {
    id: asked.letter,
    school: items[0]!.mission.school,
    kind,
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: { count: String(items.length), what: whatOf(items, asked.at) },
    action: isOwnAccount ? `${deps.config.BASE_URL}/` : first!.href,
    ...(secrets.length > 0 && { secret: secrets }),
    ...(missions.size === 1 && { mission: items[0]!.mission.id }),
    ...(links[0] !== undefined && { link: links[0] }),
    lines,
    replyTo: asked.replyTo,
  });
}

/** Who asks: a person, or the server at the time of the calendar. */
export interface Asker {
  /** Null for the server. */
  person: string | null;
  via: string;
}

/** Writes a digest for what of it had not left yet, on the journal of each mission. @returns how many reminders it holds */
export async function sendDigest(
  deps: ReminderDeps,
  trx: Database,
  digest: Digest,
  asked: { by: Asker; name: string; replyTo: string | null; at: number },
): Promise<number> {
  const { by, name, replyTo, at } = asked;
  const letter = randomUUID();
  const claimed = await claim(trx, digest.items, { letter, at });
  const items = digest.items.filter((item) => claimed.has(keyOf(item, item.days)));
  if (items.length === 0) return 0;
  await write(deps, trx, { ...digest, items }, { letter, by: name, replyTo, at });
  for (const { mission, milestone, person, days } of items) {
    await record(trx, {
      school: mission.school,
      at,
      actor: by.person,
      via: by.via,
      action: 'reminder.sent',
      subject: `mission:${mission.id}`,
      details: { milestone: milestone.id, person: person.id, ...(days < BY_HAND && { days }) },
    });
  }
  return items.length;
}

/** Missions to remind people of. */
export interface RemindOrder {
  missions: readonly Mission[];
  by: Asker & { person: string };
  /** Milliseconds. */
  at: number;
}

/** Who got a reminder this long ago gets no other by hand: two people may press the same button, or one twice. */
export const JUST_MS = HOUR_MS;

/**
 * Reminds at once, by hand, everyone who owes something for these missions: one letter a person. Who wants no reminders still gets one
 * that a person asks for; who has just got one gets no other. The journal is written, which comes last.
 *
 * @returns letters written, what they remind of, and how many people had just got one
 */
export async function remindNow(
  deps: ReminderDeps & { shelf: () => Shelf },
  trx: Database,
  { missions, by, at }: RemindOrder,
): Promise<{ letters: number; reminders: number; spared: number }> {
  const told = { letters: 0, reminders: 0, spared: 0 };
  if (missions.length === 0) return told;
  const just = await remindedSince(trx, missions[0]!.school, at - JUST_MS);
  const cases = await casesOf(trx, deps.shelf(), missions);
  const days = Math.floor(at / 1000);
  const due = cases.flatMap((each) => worthReminding(missingIn(each), at)).map((missing): Due => ({ ...missing, days }));
  const asker = await readPerson(trx, missions[0]!.school, by.person);
  const name = asker ? nameOf(asker) : '';
  for (const digest of digestsOf(due)) {
    if (just.has(digest.person.id)) {
      told.spared += 1;
      continue;
    }
    const reminders = await sendDigest(deps, trx, digest, { by, name, replyTo: asker?.email ?? null, at });
    if (reminders > 0) told.letters += 1;
    told.reminders += reminders;
  }
  return told;
}
