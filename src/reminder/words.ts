/** Words of reminders and of calendars, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { inLetters, ofName } from '../ui/typography.ts';

const N = '\u00a0';

interface ReminderWords {
  /** A line of a digest: who and what, how far that is. */
  line: (who: string | null, what: string, far?: string) => string;
  due: (instant: string) => string;
  soon: (remaining: string) => string;
  late: (remaining: string) => string;
  /** What a tutor is to validate: when it came, how long ago. */
  came: (instant: string) => string;
  ago: (remaining: string) => string;
  /** What is asked for of a document: by its tutors, by its student. */
  toValidate: (title: string) => string;
  newVersion: (title: string) => string;
  /** Another version is wanted: of what, by whom, since when; a line with the reason; the reason of one of several tutors. */
  another: (title: string, by: string, instant: string) => string;
  because: (line: string, why: string) => string;
  said: (name: string, why: string) => string;
  /** What a digest asks for, in its subject: one thing, several things of a student, several answers of a tutor, people to call. */
  one: Record<'deposit' | 'rubric' | 'feedback' | 'validation', (what: string, who: string) => string>;
  lateToo: string;
  things: (count: number) => string;
  answers: (count: number) => string;
  people: (count: number) => string;
  call: (name: string, what: string, student: string | null) => string;
  calendar: {
    tab: string;
    on: string;
    off: string;
    lede: string;
    make: string;
    renew: string;
    revoke: string;
    address: string;
    once: string;
    made: string;
    revoked: string;
    account: string;
    name: (school: string) => string;
    event: (who: string, what: string) => string;
    cancelled: (what: string) => string;
    see: string;
  };
}

export const REMINDER_WORDS: Record<Lang, ReminderWords> = {
  fr: {
    line: (who, what, far) => `${who ? `${who}${N}: ` : ''}${what}${far ? ` (${far})` : ''}`,
    due: (at) => `pour le ${at}`,
    soon: (far) => `dans ${far}`,
    late: (far) => `en retard de ${far}`,
    came: (at) => `déposé le ${at}`,
    ago: (far) => `il y a ${far}`,
    toValidate: (title) => `${title}, à valider`,
    newVersion: (title) => `${title}, nouvelle version à déposer`,
    another: (title, by, at) => `${title}, nouvelle version demandée par ${by} le ${at}`,
    because: (line, why) => (why ? `${line}${N}: ${why}` : line),
    said: (name, why) => `${name}${N}: «${N}${why}${N}»`,
    one: {
      deposit: (what) => `déposer «${N}${what}${N}»`,
      rubric: (what, who) => `remplir «${N}${what}${N}» pour ${who}`,
      feedback: (_, who) => `donner votre retour à ${who}`,
      validation: (what, who) => `valider «${N}${what}${N}» ${ofName(who)}`,
    },
    lateToo: ' (en retard)',
    things: (count) => `${inLetters(count, 'fr')} étapes à faire dans votre mission`,
    answers: (count) => `${inLetters(count, 'fr')} réponses à donner`,
    people: (count) => (count === 1 ? 'une personne à appeler' : `${inLetters(count, 'fr')} personnes à appeler`),
    call: (name, what, student) => `${name}${N}: ${what}${student ? `, pour ${student}` : ''}`,
    calendar: {
      tab: 'Calendrier',
      on: 'Vos dates sont dans votre agenda',
      off: 'Vos dates peuvent entrer dans votre agenda',
      lede: 'Une adresse à vous, que votre agenda lit tout seul. Qui la connaît lit vos dates, et rien d’autre.',
      make: 'Créer mon adresse',
      renew: 'Changer d’adresse',
      revoke: 'Supprimer l’adresse',
      address: 'Votre adresse de calendrier',
      once: 'Copiez-la maintenant dans votre agenda («\u00a0s’abonner à un calendrier\u00a0»). Elle n’est montrée qu’une fois.',
      made: 'Votre adresse est prête',
      revoked: 'L’adresse est supprimée. Votre agenda ne lira plus rien.',
      account: 'Mon compte',
      name: (school) => `Dates${N}: ${school}`,
      event: (who, what) => `${who}${N}: ${what}`,
      cancelled: (what) => `Annulé${N}: ${what}`,
      see: 'Voir',
    },
  },
  en: {
    line: (who, what, far) => `${who ? `${who}: ` : ''}${what}${far ? ` (${far})` : ''}`,
    due: (at) => `by ${at}`,
    soon: (far) => `in ${far}`,
    late: (far) => `${far} late`,
    came: (at) => `handed in on ${at}`,
    ago: (far) => `${far} ago`,
    toValidate: (title) => `${title}, to validate`,
    newVersion: (title) => `${title}, another version to hand in`,
    another: (title, by, at) => `${title}, another version asked for by ${by} on ${at}`,
    because: (line, why) => (why ? `${line}: ${why}` : line),
    said: (name, why) => `${name}: “${why}”`,
    one: {
      deposit: (what) => `hand in “${what}”`,
      rubric: (what, who) => `fill in “${what}” for ${who}`,
      feedback: (_, who) => `give your feedback to ${who}`,
      validation: (what, who) => `validate “${what}” by ${who}`,
    },
    lateToo: ' (late)',
    things: (count) => `${inLetters(count, 'en')} steps to take in your mission`,
    answers: (count) => `${inLetters(count, 'en')} answers to give`,
    people: (count) => (count === 1 ? 'one person to call' : `${inLetters(count, 'en')} people to call`),
    call: (name, what, student) => `${name}: ${what}${student ? `, for ${student}` : ''}`,
    calendar: {
      tab: 'Calendar',
      on: 'Your dates are in your diary',
      off: 'Your dates can go into your diary',
      lede: 'An address of your own, which your diary reads by itself. Whoever knows it reads your dates, and nothing else.',
      make: 'Make my address',
      renew: 'Change the address',
      revoke: 'Take the address away',
      address: 'Your calendar address',
      once: 'Copy it now into your diary (“subscribe to a calendar”). It is shown only once.',
      made: 'Your address is ready',
      revoked: 'The address is gone. Your diary will read nothing more.',
      account: 'My account',
      name: (school) => `Dates of ${school}`,
      event: (who, what) => `${who}: ${what}`,
      cancelled: (what) => `Cancelled: ${what}`,
      see: 'See',
    },
  },
};
