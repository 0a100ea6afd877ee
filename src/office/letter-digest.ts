/** What a letter that gathers several things would list for a real mission, for its preview. Pure. */
import { type Asking } from '../appraisal/invite.ts';
import { told } from '../guide/text.ts';
import type { LetterKind } from '../letter/kinds.ts';
import { nameOf, type NamedPerson } from '../mission/mission.ts';
import { owedBy, tutorsAs } from '../mission/owed.ts';
import { lineOf, whatOf } from '../reminder/digest.ts';
import { missingIn, type ReminderCase } from '../reminder/missing.ts';
import { worthReminding } from '../reminder/reminder.ts';
import { REMINDER_WORDS } from '../reminder/words.ts';
import type { Lang } from '../ui/lang.ts';
import { inviteLine } from '../overview/invite-line.ts';

/** Who would get it, what it would be filled with, a line for each thing. */
export interface SampleDigest {
  to: NamedPerson | null;
  values: Readonly<Record<string, string>>;
  lines: readonly string[];
}

/** What is missing of the mission; once nothing is any more, all that it asks for. */
const missingOf = (each: ReminderCase) => {
  const missing = missingIn(each);
  return missing.length > 0 ? missing : missingIn({ ...each, filed: [], given: [] });
};

/** The things that a reminder of one person would gather: tutors' or the student's. */
function reminded(each: ReminderCase, isTutor: boolean, lang: Lang, now: number): SampleDigest {
  const fitting = (of: ReminderCase) => missingIn(of).filter(({ role }) => (role !== 'student') === isTutor);
  const own = fitting(each);
  const all = own.length > 0 ? own : fitting({ ...each, filed: [], given: [] });
  const [first] = all;
  if (!first) return { to: null, values: { count: '0', what: '' }, lines: [] };
  const theirs = all.filter(({ person }) => person.id === first.person.id);
  const worth = worthReminding(theirs, now);
  const items = (worth.length > 0 ? worth : theirs).map((item) => ({ ...item, person: { ...item.person, lang } }));
  const values = { count: String(items.length), what: whatOf(items, now) };
  return { to: first.person, values, lines: items.map((item) => lineOf(item, now)) };
}

/** Whom the leads would be told to call. */
function toCall(each: ReminderCase, lang: Lang): SampleDigest {
  const w = REMINDER_WORDS[lang];
  const all = missingOf(each);
  const people = new Set(all.map(({ person }) => person.id)).size;
  const lines = all.map(({ person, role, title }) =>
    w.call(nameOf(person), told(title, lang), role === 'student' ? null : nameOf(each.mission.student)),
  );
  return { to: null, values: { count: String(people), what: w.people(people) }, lines };
}

/** What one tutor would be asked at once; where that is a single thing, what all of the mission are. */
function invited({ mission, guide }: ReminderCase, lang: Lang, now: number): SampleDigest {
  const all = owedBy(guide, mission);
  const groups = [...Map.groupBy(all, ({ person }) => person).values()];
  const most = groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const asks = (most.length > 1 ? most : all).map((owed): Asking => ({ guide, mission, owed, by: '' }));
  const [first] = most;
  const to = first ? (tutorsAs(mission, first.role).find(({ id }) => id === first.person) ?? null) : null;
  return { to, values: { count: String(asks.length) }, lines: asks.map((asking) => inviteLine(asking, lang, now)) };
}

/** What a letter `kind` would gather for a mission at `now` (milliseconds); null for one that gathers nothing. */
export function sampleDigest(kind: LetterKind, each: ReminderCase, lang: Lang, now: number): SampleDigest | null {
  if (kind === 'invite-several' || kind === 'fresh-links') return invited(each, lang, now);
  if (kind === 'remind-staff') return toCall(each, lang);
  return kind === 'remind-tutor' || kind === 'remind-student' ? reminded(each, kind === 'remind-tutor', lang, now) : null;
}
