/** Words of reminders, of the call list and of calendars, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { inLetters, capital } from '../ui/typography.ts';

const N = '\u00a0';
const T = '\u202f';

interface ReminderWords {
  /** A line of a digest: who and what, by when, how far that is. */
  line: (who: string | null, what: string, when: string, far: string) => string;
  due: (instant: string) => string;
  soon: (remaining: string) => string;
  late: (remaining: string) => string;
  call: (name: string, what: string, student: string | null) => string;
  calls: {
    tab: (cohort: string) => string;
    title: (people: number) => string;
    lede: string;
    cohorts: string;
    person: string;
    what: string;
    reminders: string;
    late: (remaining: string) => string;
    sent: (count: number, last: string) => string;
    none: string;
    stopped: string;
    unconfirmed: string;
    refused: string;
    opened: string;
    table: string;
    empty: string;
    roles: Record<'student' | 'company-tutor' | 'academic-tutor', string>;
  };
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
    see: string;
  };
}

export const REMINDER_WORDS: Record<Lang, ReminderWords> = {
  fr: {
    line: (who, what, when, far) => `${who ? `${who}${N}: ` : ''}${what}, ${when} (${far})`,
    due: (at) => `pour le ${at}`,
    soon: (far) => `dans ${far}`,
    late: (far) => `en retard de ${far}`,
    call: (name, what, student) => `${name}${N}: ${what}${student ? ` de ${student}` : ''}`,
    calls: {
      tab: (cohort) => `Appels, ${cohort}`,
      title: (people) => {
        if (people === 0) return 'Personne n’est à appeler';
        return people === 1 ? 'Une personne est à appeler' : `${capital(inLetters(people, 'fr'))} personnes sont à appeler`;
      },
      lede: 'Le dernier rappel est parti et rien n’est venu. Un appel fait souvent plus qu’une lettre de plus.',
      cohorts: 'Promotions',
      person: 'Qui',
      what: 'Ce qui manque',
      reminders: 'Ce qui a été fait',
      late: (far) => `en retard de ${far}`,
      sent: (count, last) => (count === 1 ? `Un rappel, le ${last}` : `${count} rappels, le dernier le ${last}`),
      none: 'Aucun rappel n’est parti',
      stopped: 'Ne veut pas de rappels',
      unconfirmed: `Nom et adresse pas encore confirmés${N}: rien ne lui est écrit`,
      refused: 'Son adresse refuse les lettres',
      opened: 'A ouvert son lien',
      table: 'Personnes à appeler, la plus en retard d’abord',
      empty: `Quand un rappel reste sans réponse jusqu’au bout, la personne apparaît ici${T}; les responsables reçoivent une lettre ce jour-là.`,
      roles: { student: 'étudiant', 'company-tutor': 'tuteur en entreprise', 'academic-tutor': 'tuteur de l’école' },
    },
    calendar: {
      tab: 'Calendrier',
      on: 'Vos dates sont dans votre agenda',
      off: 'Vos dates peuvent entrer dans votre agenda',
      lede: 'Une adresse à vous, que votre agenda lit tout seul. Qui la connaît lit vos dates, et rien d’autre.',
      make: 'Créer mon adresse',
      renew: 'Changer d’adresse',
      revoke: 'Supprimer l’adresse',
      address: 'Votre adresse de calendrier',
      once: 'Copiez-la maintenant dans votre agenda («\u00a0s’abonner à un calendrier\u00a0»). Elle n’est montrée qu’une fois.'
        .replace('« ', `«${N}`)
        .replace(' »', `${N}»`),
      made: 'Votre adresse est prête',
      revoked: 'L’adresse est supprimée. Votre agenda ne lira plus rien.',
      account: 'Mon compte',
      name: (school) => `Dates de ${school}`,
      event: (who, what) => `${who}${N}: ${what}`,
      see: 'Voir',
    },
  },
  en: {
    line: (who, what, when, far) => `${who ? `${who}: ` : ''}${what}, ${when} (${far})`,
    due: (at) => `by ${at}`,
    soon: (far) => `in ${far}`,
    late: (far) => `${far} late`,
    call: (name, what, student) => `${name}: ${what}${student ? ` of ${student}` : ''}`,
    calls: {
      tab: (cohort) => `Calls, ${cohort}`,
      title: (people) => {
        if (people === 0) return 'Nobody is to be called';
        return people === 1 ? 'One person is to be called' : `${capital(inLetters(people, 'en'))} people are to be called`;
      },
      lede: 'The last reminder left and nothing came. A call often does more than one more letter.',
      cohorts: 'Cohorts',
      person: 'Who',
      what: 'What is missing',
      reminders: 'What was done',
      late: (far) => `${far} late`,
      sent: (count, last) => (count === 1 ? `One reminder, on ${last}` : `${count} reminders, the last on ${last}`),
      none: 'No reminder left',
      stopped: 'Wants no reminders',
      unconfirmed: 'Name and address not confirmed yet: nothing is written to them',
      refused: 'Their address refuses letters',
      opened: 'Opened their link',
      table: 'People to call, the latest first',
      empty: 'When reminders are left without an answer to the end, the person appears here; the leads get a letter that day.',
      roles: { student: 'student', 'company-tutor': 'company tutor', 'academic-tutor': 'academic tutor' },
    },
    calendar: {
      tab: 'Calendar',
      on: 'Your dates are in your diary',
      off: 'Your dates can enter your diary',
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
      see: 'See',
    },
  },
};
