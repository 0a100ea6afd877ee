/** Letters of reminders as they leave: their links, their words, and the journal of each mission. */
import { randomUUID } from 'node:crypto';
import { answerLink } from '../appraisal/invite.store.ts';
import { purposeOf } from '../appraisal/invite.ts';
import { validationLink } from '../deposit/validation-ask.store.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { addLink } from '../identity/link.store.ts';
import { PURPOSES } from '../identity/link.ts';
import type { Database } from '../kernel/database.ts';
import { recordAll } from '../kernel/journal.store.ts';
import { secretMark } from '../kernel/secret-mark.ts';
import { postLetter } from '../letter/letter.store.ts';
import { instant } from '../ui/typography.ts';
import { lineOf, refusedBy, whatOf } from './digest.ts';
import type { Asks, Missing } from './missing.ts';
import { claim, type ReminderDeps } from './reminder.store.ts';
import { BY_HAND, type Digest, keyOf } from './reminder.ts';

/** Where something is given, with the link of their own that a company tutor gets: its token and its identifier. */
interface Way {
  href: string;
  link: { id: string; token: string } | null;
}

/** The way to what an item asks for. `by`: who asks, as the words of a link name them. */
async function wayTo(deps: ReminderDeps, trx: Database, item: Missing, by: string, at: number): Promise<Way> {
  const { mission, guide, person, role, asks } = item;
  const base = deps.config.BASE_URL;
  if (asks.kind === 'deposit' || asks.kind === 'version') {
    return { href: `${base}/missions/${mission.id}/deposits/${asks.deliverable.id}`, link: null };
  }
  const { purpose, of } = goalOf(asks);
  if (role === 'academic-tutor') return { href: `${base}${PURPOSES[purpose].goesTo(mission.id, of)}`, link: null };
  const order =
    asks.kind === 'validation'
      ? validationLink({ guide, mission, deliverable: asks.deliverable, number: asks.number }, person, at)
      : answerLink({ guide, mission, owed: asks.owed, by }, person, { by: null, at });
  return { href: `${base}/l/`, link: await addLink(trx, order) };
}

/** What a tutor's link would be for. */
function goalOf(asks: Extract<Asks, { kind: 'answer' | 'validation' }>) {
  if (asks.kind === 'validation') return { purpose: 'validation', of: asks.deliverable.id } as const;
  return { purpose: purposeOf(asks.owed), of: asks.owed.item } as const;
}

/** Writes one letter, and its links. `by`: who asks, as letters name them; answers reach `replyTo`. */
async function write(
  deps: ReminderDeps,
  trx: Database,
  digest: Digest,
  asked: { letter: string; by: string; replyTo: string | null; at: number },
): Promise<void> {
  const { person, kind, items } = digest;
  const secrets: string[] = [];
  const links: string[] = [];
  const lines: { text: string; href: string }[] = [];
  for (const item of items) {
    const { href, link } = await wayTo(deps, trx, item, asked.by, asked.at);
    if (link) secrets.push(link.token);
    if (link) links.push(link.id);
    lines.push({ text: lineOf(item, asked.at), href: link ? `${href}${secretMark(secrets.length)}` : href });
  }
  const isOwnAccount = secrets.length === 0 && items.length > 1;
  const missions = new Set(items.map((item) => item.mission.id));
  await postLetter(deps, trx, {
    id: asked.letter,
    school: items[0]!.mission.school,
    kind,
    person: person.id,
    address: person.email,
    lang: person.lang,
    values: valuesIn(digest, asked.at),
    action: isOwnAccount ? `${deps.config.BASE_URL}/` : lines[0]!.href,
    ...(secrets.length > 0 && { secret: secrets }),
    ...(missions.size === 1 && { mission: items[0]!.mission.id }),
    ...(links[0] !== undefined && { link: links[0] }),
    ...(kind !== 'remind-version' && { lines }),
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
