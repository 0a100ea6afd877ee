/** What a digest of reminders says: a line for each thing, and what it is about. */
import { plain, reading } from '../guide/reading/reading.ts';
import { lateness, nameOf } from '../mission/mission.ts';
import { remaining } from '../mission/thread.ts';
import { instant } from '../ui/typography.ts';
import type { Missing } from './reminder.ts';
import { REMINDER_WORDS } from './words.ts';

/** What a digest says of an item: whose it is when it is not one's own, what, by when. */
export function lineOf(item: Missing, now: number): string {
  const { mission, guide, deadline, person, role, title } = item;
  const { lang } = person;
  const w = REMINDER_WORDS[lang];
  const who = role === 'student' ? null : nameOf(mission.student);
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
  const who = role === 'student' ? null : nameOf(mission.student);
  return w.one(who, what, deadline !== null && Date.parse(deadline) < now);
}
