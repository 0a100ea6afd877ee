/** An entry of the journal of a mission as people read it. Pure. */
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { day, instant, series } from '../ui/typography.ts';
import { JOURNAL_WORDS, sentenceOf, type Told } from './journal-words.ts';

/** An entry as it is kept. */
export interface Entry {
  seq: number;
  /** ISO 8601. */
  at: string;
  /** Name, null for the server. */
  actor: string | null;
  via: string;
  action: string;
  details: Readonly<Record<string, unknown>>;
}

/** An entry in words. */
export interface Line {
  seq: number;
  at: string;
  what: string;
  who: string;
  /** As it was written; '' without one. */
  reason: string;
}

/** Tutors who came, and who left, by a declaration. */
const tutorsIn = (which: 'came' | 'left') => (details: Entry['details']) => {
  const told = (details['tutors'] as Partial<Record<string, unknown>> | undefined)?.[which];
  return Array.isArray(told) ? told.filter((id): id is string => typeof id === 'string') : [];
};
const [cameIn, leftIn] = [tutorsIn('came'), tutorsIn('left')];

/** People that the details of `entries` name. */
export function peopleIn(entries: readonly Pick<Entry, 'details'>[]): string[] {
  const names = ['person', 'author', 'from', 'to'] as const;
  const found = entries.flatMap(({ details }) => [...names.map((name) => details[name]), ...cameIn(details), ...leftIn(details)]);
  return [...new Set(found.filter((id): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)))];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A day as a day, an instant as an instant, anything else as it is. */
function whenOf(value: string, lang: Lang, zone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value, lang);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? instant(new Date(value), lang, zone) : '';
}

function toldBy(details: Entry['details'], guide: Guide, names: ReadonlyMap<string, string>, lang: Lang): Told {
  const r = readingElsewhere(guide, lang);
  const titled = (list: readonly { id: string; title: Parameters<typeof plain>[0] }[], id: string) => {
    const found = list.find((each) => each.id === id);
    return found ? plain(found.title, r) : '';
  };
  const items = [...guide.rubrics, ...(guide.feedback ? [guide.feedback] : [])];
  const asked = details['asked'];
  const called = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []);
  return {
    step: titled(guide.calendar, text(details['milestone'])),
    what: titled(guide.deliverables, text(details['deliverable'])),
    item: titled(items, text(details['rubric']) || text(details['item'])),
    person: names.get(text(details['person']) || text(details['author'])) ?? '',
    from: names.get(text(details['from'])) ?? '',
    to: names.get(text(details['to'])) ?? '',
    came: series(called(cameIn(details)), lang),
    left: series(called(leftIn(details)), lang),
    when: whenOf(text(details['until']) || text(details['on']) || text(details['to']), lang, guide.timezone),
    number: typeof details['number'] === 'number' ? String(details['number']) : '',
    count: Array.isArray(asked) ? asked.length : 0,
  };
}

/** `entry` in words; `names`: those of the people whom it is about. */
export function lineOf(entry: Entry, guide: Guide, names: ReadonlyMap<string, string>, lang: Lang): Line {
  const w = JOURNAL_WORDS[lang];
  const { seq, at, actor, via, action, details } = entry;
  const by = via.startsWith('link:') ? `, ${w.byLink}` : via === 'command' ? `, ${w.byCommand}` : '';
  return {
    seq,
    at: instant(new Date(at), lang, guide.timezone),
    what: sentenceOf(action, toldBy(details, guide, names, lang), lang),
    who: `${actor ?? w.server}${by}`,
    reason: text(details['reason']),
  };
}
