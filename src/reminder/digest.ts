/** What a letter of reminders says: a line for each thing, what it is about, why another version is wanted. Pure. */
import { plain, reading } from '../guide/reading/reading.ts';
import { lateness, nameOf } from '../mission/mission.ts';
import { apart } from '../thread/thread.ts';
import { type Refusal } from '../thread/validation.ts';
import type { Lang } from '../ui/lang.ts';
import { instant, series } from '../ui/typography.ts';
import { hasDeadline, type Missing } from './missing.ts';
import { REMINDER_WORDS } from './words.ts';

/** What a digest says of an item: whose it is when it is not one's own, what, by when, how far that is. */
export function lineOf(item: Missing, now: number): string {
  const { mission, guide, deadline, person, role, title, asks } = item;
  const { lang } = person;
  const w = REMINDER_WORDS[lang];
  const r = reading(guide, lang);
  const who = role === 'student' ? null : nameOf(mission.student);
  if (deadline === null) return w.line(who, plain(title, r));
  const at = instant(new Date(deadline), lang, guide.timezone);
  const far = apart(Date.parse(deadline), now, guide.timezone, lang);
  if (asks.kind === 'version') {
    const { by, why } = refusedBy(asks.refusals, lang);
    return w.because(w.line(who, w.another(plain(asks.deliverable.title, r), by, at), w.ago(far)), why);
  }
  if (asks.kind === 'validation') return w.line(who, `${plain(title, r)}, ${w.came(at)}`, w.ago(far));
  return w.line(who, `${plain(title, r)}, ${w.due(at)}`, lateness(now, deadline) > 0 ? w.late(far) : w.soon(far));
}

/** Who wants another version, and why: of several, each with their words. */
export function refusedBy(refusals: readonly Refusal[], lang: Lang): { by: string; why: string } {
  const [first, ...others] = refusals;
  const each = refusals.map((refusal) => REMINDER_WORDS[lang].said(nameOf(refusal), refusal.comment));
  return { by: series(refusals.map(nameOf), lang), why: others.length > 0 ? each.join(' ') : (first?.comment ?? '') };
}

/** What a digest is about, for its subject: the one thing, or how many. */
export function whatOf(items: readonly Missing[], now: number): string {
  const [first] = items as [Missing];
  const { person, role, mission, guide, title, deadline, asks } = first;
  const w = REMINDER_WORDS[person.lang];
  if (items.length > 1) return role === 'student' ? w.things(items.length) : w.answers(items.length);
  const words = asks.kind === 'answer' ? asks.owed.kind : asks.kind === 'validation' ? asks.kind : 'deposit';
  const what = plain(asks.kind === 'validation' ? asks.deliverable.title : title, reading(guide, person.lang));
  const late = deadline !== null && hasDeadline(first) && lateness(now, deadline) > 0;
  return `${w.one[words](what, nameOf(mission.student))}${late ? w.lateToo : ''}`;
}
