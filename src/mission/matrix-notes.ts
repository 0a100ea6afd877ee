/** What is unusual about a mission, in a few words for its row. Pure. */
import type { Lang } from '../ui/lang.ts';
import { day } from '../ui/typography.ts';
import { factsOf, type Mission } from './mission.ts';
import { MATRIX_WORDS } from './matrix-words.ts';

/** What is known of a mission beside itself. */
export interface Around {
  /** Someone told of a worry that nobody has dealt with. False for who may not read it. */
  alert: boolean;
  /** A letter to a tutor came back. */
  bounced: boolean;
  /** Reminders to tutors who still owe something: how many days they left on, and the last (ISO 8601). */
  reminded: { times: number; last: string } | null;
}

/** Notes of a row: what asks for someone first. */
const MOST = 3;
/** Reminders after which a tutor is called silent. */
const SILENT = 2;

const SHORT = new Map<string, Intl.DateTimeFormat>();
/** "27 mai", "10 déc.": a day of the cohort's year needs no year beside it. */
export function shortDay(at: string, lang: Lang, zone: string): string {
  const key = `${lang} ${zone}`;
  const known =
    SHORT.get(key) ??
    new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'short', timeZone: zone });
  SHORT.set(key, known);
  return known
    .format(new Date(at))
    .replace(/^1 /, lang === 'fr' ? '1er ' : '1 ')
    .replaceAll(' ', '\u00a0');
}

/** The notes of a mission. */
export function notesOf(mission: Mission, around: Around, { lang, zone }: { lang: Lang; zone: string }): string[] {
  const w = MATRIX_WORDS[lang].notes;
  const facts = factsOf(mission);
  const { brokenOff, companyTutors, academicTutors, periods } = mission;
  const { alert, bounced, reminded } = around;
  const silent = reminded && reminded.times >= SILENT;
  const going = !brokenOff;
  const said: readonly [string, unknown][] = [
    [w.alert, alert],
    [brokenOff ? w.brokenOff(day(brokenOff.on, lang)) : '', brokenOff],
    [w.bounced, bounced && going],
    [w.undeclared, going && periods.length === 0],
    [w.noTutor, going && companyTutors.length + academicTutors.length === 0],
    [w.unconfirmed, going && companyTutors.some((tutor) => !tutor.confirmed)],
    [silent ? w.silent(reminded.times) : '', silent && going],
    [reminded ? w.reminded(shortDay(reminded.last, lang, zone)) : '', reminded && !silent && going],
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
