/** Letters of reminders as they leave: their links, their words, and the journal of each mission. */
import { randomUUID } from 'node:crypto';
import { answerWay } from '../appraisal/invite.store.ts';
import { validationLink } from '../deposit/validation-ask.store.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { PURPOSES } from '../identity/link.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { postLetter } from '../letter/letter.store.ts';
import { layWays, type Way } from '../mission/ways.store.ts';
import { instant } from '../ui/typography.ts';
import { lineOf, refusedBy, whatOf } from './digest.ts';
import type { Missing } from './missing.ts';
import { claim, type ReminderDeps } from './reminder.store.ts';
import { BY_HAND, type Digest, keyOf } from './reminder.ts';

/** The way to what an item asks for. `by`: who asks, as the words of a link name them. */
function wayTo({ mission, guide, person, role, asks }: Missing, by: string, at: number): Way {
  if (asks.kind === 'deposit' || asks.kind === 'version')
    return { path: `/missions/${mission.id}/deposits/${asks.deliverable.id}` };
  if (asks.kind === 'answer') return answerWay({ guide, mission, owed: asks.owed, by }, person, { by: null, at });
  const { deliverable, number } = asks;
  if (role === 'academic-tutor') return { path: PURPOSES.validation.goesTo(mission.id, deliverable.id) };
  return { link: validationLink({ guide, mission, deliverable, number }, person, at) };
}

/** Writes one letter, and its links. `by`: who asks, as letters name them; answers reach `replyTo`. */
async function write(
  deps: ReminderDeps,
  trx: Database,
  digest: Digest,
  asked: { letter: string; by: string; replyTo: string | null; at: number },
): Promise<void> {
  const { person, kind, items } = digest;
  const base = deps.config.BASE_URL;
  const ways = await layWays(
    trx,
    base,
    items.map((item) => ({ text: lineOf(item, asked.at), way: wayTo(item, asked.by, asked.at) })),
  );
  const isOwnAccount = ways.link === undefined && items.length > 1;
  const missions = new Set(items.map((item) => item.mission.id));
  await postLetter(deps, trx, {
    id: asked.letter,
    school: items[0]!.mission.school,
    kind,
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: valuesIn(digest, asked.at),
    ...ways,
    ...(isOwnAccount && { action: `${base}/` }),
    ...(missions.size === 1 && { mission: items[0]!.mission.id }),
    lines: kind === 'remind-version' ? [] : ways.lines,
    replyTo: asked.replyTo,
  });
}

/** What the letter is filled with. */
function valuesIn({ kind, person, items }: Digest, now: number): Record<string, string> {
  const { asks, guide, deadline } = items[0]!;
  if (kind !== 'remind-version' || asks.kind !== 'version') return { count: String(items.length), what: whatOf(items, now) };
  const { by, why } = refusedBy(asks.refusals, person.lang);
  const title = plain(asks.deliverable.title, reading(guide, person.lang));
  return { title, by, at: instant(new Date(deadline!), person.lang, guide.timezone), comment: why };
}

/** Who asks: a person, or the server at the time of the calendar. */
export interface Asker {
  /** Null for the server. */
  person: string | null;
  via: string;
}

/**
 * Writes letters of one school for what of them had not left yet; then the journal of each mission, which comes last.
 *
 * @returns how many letters were written
 */
export async function sendDigests(
  deps: ReminderDeps,
  trx: Database,
  digests: readonly Digest[],
  asked: { by: Asker; name: string; replyTo: string | null; at: number },
): Promise<number> {
  const { by, name, replyTo, at } = asked;
  const written: Digest[] = [];
  for (const digest of digests) {
    const letter = randomUUID();
    const claimed = await claim(trx, digest.items, { letter, at });
    const items = digest.items.filter((item) => claimed.has(keyOf(item, item.days)));
    if (items.length === 0) continue;
    await write(deps, trx, { ...digest, items }, { letter, by: name, replyTo, at });
    written.push({ ...digest, items });
  }
  const entries = written.flatMap(({ items }) =>
    items.map(({ mission, milestone, person, days }) => ({
      school: mission.school,
      at,
      actor: by.person,
      via: by.via,
      action: 'reminder.sent',
      subject: `mission:${mission.id}`,
      details: { milestone: milestone.id, person: person.id, ...(days < BY_HAND && { days }) },
    })),
  );
  if (entries.length > 0) await recordAll(trx, entries[0]!.school, entries);
  return written.length;
}
