/** Reminders that a person asks for: read as they would leave, and sent. */
import { createHash } from 'node:crypto';
import type { Shelf } from '../guide/shelf.ts';
import { readPerson } from '../identity/person.store.ts';
import type { Database } from '../kernel/database.ts';
import { HOUR_MS } from '../kernel/span.ts';
import { type Mission, nameOf } from '../mission/mission.ts';
import { type ByHand, essenceOf, planByHand } from './by-hand.ts';
import { type Asker, sendDigests } from './digest.store.ts';
import type { Missing } from './missing.ts';
import { byHandAt, type Digest } from './reminder.ts';
import { casesOf, remindedSince, type ReminderDeps } from './reminder.store.ts';

/** Who got a reminder this long ago gets no other by hand: two people may press the same button, or one twice. */
const JUST_MS = HOUR_MS;

/** What a reminder of everyone who owes something for `missions`, of one school, would write at `now` (milliseconds); `mark` tells it from another. */
export async function readByHand(
  db: Database,
  shelf: Shelf,
  missions: readonly Mission[],
  now: number,
): Promise<ByHand & { mark: string }> {
  const school = missions[0]?.school;
  const [cases, just] =
    school === undefined
      ? [[], new Set<string>()]
      : await Promise.all([casesOf(db, shelf, missions), remindedSince(db, school, now - JUST_MS)]);
  const plan = planByHand(cases, just, now);
  return { ...plan, mark: createHash('sha256').update(essenceOf(plan)).digest('base64url') };
}

/**
 * Sends the letters of a plan, at once: who wants no reminders still gets one that a person asks for. `at` in milliseconds. The journal comes
 * last.
 *
 * @returns how many letters were written: one that somebody else's form sent in the same minute is not
 */
export async function sendByHand(
  deps: ReminderDeps,
  trx: Database,
  letters: readonly Digest<Missing>[],
  { by, at }: { by: Asker & { person: string }; at: number },
): Promise<number> {
  const school = letters[0]?.items[0]?.mission.school;
  if (school === undefined) return 0;
  const asker = await readPerson(trx, school, by.person);
  const asked = { by, name: asker ? nameOf(asker) : '', replyTo: asker?.email ?? null, at };
  const days = byHandAt(at);
  const due = letters.map((letter) => ({ ...letter, items: letter.items.map((item) => ({ ...item, days })) }));
  return sendDigests(deps, trx, due, asked);
}
