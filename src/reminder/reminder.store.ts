/** Reminders in the database: what is missing is read, letters are written, what left is kept so that it leaves once. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { appraisalsOf } from '../appraisal/appraisal.store.ts';
import { dueOf, valuesOf, wordsOf } from '../appraisal/invite.ts';
import { summariesOf } from '../deposit/deposit.store.ts';
import { validationLink } from '../deposit/validation-ask.store.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { findGuide, type Shelf } from '../guide/shelf.ts';
import { LINK_DAYS, PURPOSES } from '../identity/link.ts';
import { addLink } from '../identity/link.store.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { record } from '../kernel/journal.store.ts';
import { secretMark } from '../kernel/secret-mark.ts';
import type { Services } from '../kernel/services.ts';
import { DAY_MS, HOUR_MS } from '../kernel/span.ts';
import type { LetterLine } from '../letter/letter.ts';
import { postLetter } from '../letter/letter.store.ts';
import { lateness, type Mission } from '../mission/mission.ts';
import { readMission } from '../mission/mission.store.ts';
import { remaining } from '../mission/thread.ts';
import { instant } from '../ui/typography.ts';
import {
  BY_HAND,
  type Digest,
  digestsOf,
  type Due,
  isPointless,
  keyOf,
  type Left,
  type LeftReminder,
  type Missing,
  missingIn,
  type ReminderCase,
  worthReminding,
} from './reminder.ts';
import { REMINDER_WORDS } from './words.ts';

export type ReminderDeps = Pick<Services, 'config' | 'clock'>;

/** `missions` with what was handed in and given, in two queries. Those whose guide is not on the shelf are left out. */
export async function casesOf(db: Database, shelf: Shelf, missions: readonly Mission[]): Promise<ReminderCase[]> {
  const school = missions[0]?.school;
  if (school === undefined) return [];
  const ids = missions.map((m) => m.id);
  const [deposits, given] = await Promise.all([summariesOf(db, school, ids), appraisalsOf(db, school, ids)]);
  const depositsBy = Map.groupBy(deposits, (d) => d.mission);
  const givenBy = Map.groupBy(given, (g) => g.mission);
  return missions.flatMap((mission) => {
    const guide = findGuide(shelf, mission.cohort.guide, mission.cohort.version);
    if (!guide) return [];
    const deposited = new Set((depositsBy.get(mission.id) ?? []).map((d) => d.deliverable));
    const filed = depositsBy.get(mission.id) ?? [];
    return [{ mission, guide, deposited, filed, given: givenBy.get(mission.id) ?? [] }];
  });
}

/** The schools of this server. */
export async function schools(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('school').select('school_id').orderBy('school_id').execute();
  return rows.map((r) => r.school_id);
}

/** A reminder that left, as `keyOf` knows it. */
export interface SentReminder extends LeftReminder {
  key: string;
  sentAt: Date;
}

/** What left for `missions`, oldest first. */
export async function remindersOf(db: Database, school: string, missions: readonly string[]): Promise<SentReminder[]> {
  if (missions.length === 0) return [];
  const rows = await db
    .selectFrom('reminder')
    .select(['mission_id', 'milestone', 'person_id', 'days', 'due', 'sent_at'])
    .where('school_id', '=', school)
    .where(sql<boolean>`mission_id = ANY(${missions}::uuid[])`)
    .orderBy('sent_at')
    .execute();
  return rows.map((r) => ({
    key: rowKey(r),
    mission: r.mission_id,
    milestone: r.milestone,
    person: r.person_id,
    days: r.days,
    sentAt: r.sent_at,
  }));
}

/** `keyOf` of a row. */
const rowKey = (r: { mission_id: string; milestone: string; person_id: string; days: number; due: Date }): string =>
  `${r.mission_id} ${r.milestone} ${r.person_id} ${r.days} ${r.due.getTime()}`;

/** Reminder → when it left. */
export const leftOf = (sent: readonly SentReminder[]): Left => new Map(sent.map(({ key, sentAt }) => [key, sentAt.getTime()]));

/** True when the letter `id` was to remind of what is given since, or announced a date that is over. */
export async function remindsOfNothing(
  deps: { db: Database; shelf: () => Shelf },
  { school, letter, now }: { school: string; letter: string; now: number },
): Promise<boolean> {
  const rows = await deps.db
    .selectFrom('reminder')
    .select(['mission_id as mission', 'milestone', 'person_id as person', 'days'])
    .where('school_id', '=', school)
    .where('letter_id', '=', letter)
    .execute();
  if (rows.length === 0) return false;
  const ids = [...new Set(rows.map(({ mission }) => mission))];
  const missions = (await Promise.all(ids.map((id) => readMission(deps.db, school, id)))).filter((m) => m !== null);
  return isPointless(rows, await casesOf(deps.db, deps.shelf(), missions), now);
}

/** Those of `school` who were reminded of something since `since` (milliseconds). */
export async function remindedSince(db: Database, school: string, since: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('reminder')
    .select('person_id')
    .distinct()
    .where('school_id', '=', school)
    .where('sent_at', '>=', new Date(since))
    .where('days', '>', -BY_HAND)
    .execute();
  return new Set(rows.map((r) => r.person_id));
}

/** Keeps that reminders leave, in `letter` (null: in several). @returns the keys of those that had not left yet */
export async function claim(
  trx: Database,
  items: readonly Due[],
  { letter, at }: { letter: string | null; at: number },
): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set();
  const rows = await trx
    .insertInto('reminder')
    .values(
      items.map(({ mission, milestone, person, days, deadline }) => ({
        school_id: mission.school,
        mission_id: mission.id,
        milestone: milestone.id,
        person_id: person.id,
        days,
        due: new Date(deadline ?? 0),
        letter_id: letter,
        sent_at: new Date(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['mission_id', 'milestone', 'person_id', 'days', 'due'])
    .execute();
  return new Set(rows.map(rowKey));
}

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

/** What a digest says of an item: whose it is when it is not one's own, what, by when. */
export function lineOf(item: Missing, now: number): string {
  const { mission, guide, deadline, person, role, title } = item;
  const { lang } = person;
  const w = REMINDER_WORDS[lang];
  const who = role === 'student' ? null : `${mission.student.firstName} ${mission.student.lastName}`;
  const late = deadline === null ? 0 : lateness(now, deadline);
  if (item.validates && deadline !== null) {
    const came = w.came(instant(new Date(deadline), lang, guide.timezone));
    return w.line(who, plain(title, reading(guide, lang)), came, w.ago(remaining(late, lang)));
  }
  const when = deadline === null ? '' : w.due(instant(new Date(deadline), lang, guide.timezone));
  return w.line(
    who,
    plain(title, reading(guide, lang)),
    when,
    late > 0 ? w.late(remaining(late, lang)) : w.soon(remaining(-late, lang)),
  );
}

/** What a digest is about, for its subject: the one thing, or how many. */
export function whatOf(items: readonly Missing[], now: number): string {
  const [{ person, role, mission, guide, title, deadline }] = items as [Missing];
  const w = REMINDER_WORDS[person.lang];
  if (items.length > 1) return role === 'student' ? w.things(items.length) : w.answers(items.length);
  const what = plain(title, reading(guide, person.lang));
  const who = role === 'student' ? null : `${mission.student.firstName} ${mission.student.lastName}`;
  return w.one(who, what, deadline !== null && Date.parse(deadline) < now);
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
  const name = asker ? `${asker.firstName} ${asker.lastName}` : '';
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
