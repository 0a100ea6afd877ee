/** What is unusual about a mission, in a few words for its row. Pure. */
import type { Lang } from '../ui/lang.ts';
import { day } from '../ui/typography.ts';
import { factsOf } from '../mission/mission.ts';
import { type Reminders, remindedOf, type TutorFacts, uninvitedIn } from './matrix-tutors.ts';
import { MATRIX_WORDS } from './matrix-words.ts';

/** What is known of a mission beside itself. */
export interface Around {
  /** Someone told of a worry that nobody has dealt with. False for who may not read it. */
  alert: boolean;
  /** A letter to a tutor came back. */
  bounced: boolean;
  /** The address of a tutor changed, and what the one before was asked has not left to theirs. */
  moved: boolean;
  /** Reminders to those who follow it today. */
  reminded: readonly Reminders[];
  /** Company tutors who came after others. */
  added: readonly string[];
}

/** Around a mission of which nothing is known. */
export const NOTHING_AROUND: Around = { alert: false, bounced: false, moved: false, reminded: [], added: [] };

/** Notes of a row: what asks for someone first. */
const MOST = 3;
type Who = 'company' | 'academic' | 'both';

/** Reminders after which a tutor is called silent. */
const SILENT = 2;

const SHORT = new Map<string, Intl.DateTimeFormat>();
/** "27 mai", "10 déc."; "15 sept. 2022" for a cohort of 2026, since only a day near the year of the cohort needs no year beside it. */
export function shortDay(at: string, lang: Lang, zone: string, year?: number): string {
  const isFar = year !== undefined && Math.abs(new Date(at).getUTCFullYear() - year) > 1;
  const key = `${lang} ${zone} ${isFar}`;
  const known =
    SHORT.get(key) ??
    new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
      day: 'numeric',
      month: 'short',
      timeZone: zone,
      ...(isFar && { year: 'numeric' }),
    });
  SHORT.set(key, known);
  return known
    .format(new Date(at))
    .replace(/^1 /, lang === 'fr' ? '1er ' : '1 ')
    .replaceAll(' ', '\u00a0');
}

/** The last reminder of each kind of tutor who owes something still, or how many they left without an answer; said once where it is the same. */
function reminderNotes(facts: TutorFacts, reminded: readonly Reminders[], lang: Lang): string[] {
  const w = MATRIX_WORDS[lang].notes;
  const all = remindedOf(facts, reminded);
  const told = (['company', 'academic'] as const).flatMap((kind) => {
    const own = all.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    const times = Math.max(...own.map((each) => each.times));
    const last = own
      .map((each) => each.last)
      .toSorted()
      .at(-1)!;
    const on = shortDay(last, lang, facts.guide.timezone);
    return [{ kind, say: (who: Who) => (times >= SILENT ? w.silent[who](times) : w.reminded[who](on)) }];
  });
  const [one, other] = told;
  if (one && other && one.say('both') === other.say('both')) return [one.say('both')];
  return told.map(({ kind, say }) => say(kind));
}

/** The notes of a mission at `now` (milliseconds). */
export function notesOf(known: TutorFacts, around: Around, { lang, now }: { lang: Lang; now: number }): string[] {
  const { mission } = known;
  const w = MATRIX_WORDS[lang].notes;
  const facts = factsOf(mission);
  const { brokenOff, companyTutors, academicTutors, periods } = mission;
  const { alert, bounced, moved, reminded, added } = around;
  const going = !brokenOff;
  const uninvited = moved ? null : uninvitedIn(known, { added, now });
  const said: readonly [string, unknown][] = [
    [w.alert, alert],
    [brokenOff ? w.brokenOff(day(brokenOff.on, lang)) : '', brokenOff],
    [w.bounced, bounced && going],
    [w.moved, moved && going],
    [w.undeclared, going && periods.length === 0],
    [w.noTutor, going && companyTutors.length + academicTutors.length === 0],
    [w.unconfirmed, going && companyTutors.some((tutor) => !tutor.confirmed)],
    [uninvited ? w.uninvited[uninvited] : '', uninvited],
    ...reminderNotes(known, reminded, lang).map((words): [string, unknown] => [words, going]),
    [w.moreTime, mission.extensions.some((e) => e.personal)],
    [w.confidential, mission.confidential],
    [w.closedDoor, mission.closedDoor],
    [w.abroad, facts.has('place-abroad')],
    [w.foreignCompany, facts.has('company-abroad') && !facts.has('place-abroad')],
  ];
  return said
    .filter(([, is]) => is)
    .map(([words]) => words)
    .slice(0, MOST);
}
