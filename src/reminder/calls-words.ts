/** Words of the call list, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital, inLetters, number, plural } from '../ui/typography.ts';

const N = '\u00a0';
const T = '\u202f';

interface CallsWords {
  tab: (cohort: string) => string;
  title: (people: number) => string;
  lede: string;
  empty: string;
  allCalled: string;
  cohorts: string;
  table: string;
  person: string;
  what: string;
  reminders: string;
  call: string;
  late: (remaining: string) => string;
  /** Of a word on a version, or of another version: no date was missed. */
  waited: (remaining: string) => string;
  sent: (count: number, last: string) => string;
  none: string;
  stopped: string;
  unconfirmed: string;
  left: string;
  refused: string;
  correct: string;
  opened: string;
  roles: Record<'student' | 'company-tutor' | 'academic-tutor', string>;
  called: { title: (people: number) => string; lede: string; table: string };
  /** Those whom no reminder reached yet. */
  first: { title: (people: number) => string; lede: string; remind: string; more: (n: number) => string };
  made: (day: string, by: string) => string;
  again: (day: string) => string;
  undo: string;
  note: { open: string; on: string; words: string; hint: string; save: string };
  noted: (name: string) => string;
  undone: string;
  faults: Record<'day' | 'future' | 'past' | 'long' | 'person', string>;
  refusedTitle: string;
  outbox: string;
  file: string;
  columns: readonly [
    lastName: string,
    firstName: string,
    role: string,
    address: string,
    students: string,
    missing: string,
    late: string,
    reminders: string,
    calls: string,
    again: string,
    notes: string,
  ];
}

export const CALLS_WORDS: Record<Lang, CallsWords> = {
  fr: {
    tab: (cohort) => `Appels, ${cohort}`,
    title: (people) => {
      if (people === 0) return 'Personne n’est à appeler';
      return people === 1 ? 'Une personne est à appeler' : `${capital(inLetters(people, 'fr'))} personnes sont à appeler`;
    },
    lede: 'Le dernier rappel est resté sans réponse, ou aucune lettre ne peut partir. Un appel fait souvent plus qu’une lettre de plus.',
    empty: `Quand un rappel reste sans réponse jusqu’au bout, la personne apparaît ici${T}; les responsables reçoivent une lettre ce jour-là.`,
    allCalled: 'Tout le monde a été appelé. Il reste à attendre.',
    cohorts: 'Promotions',
    table: 'Personnes à appeler, la plus en retard d’abord',
    person: 'Qui',
    what: 'Ce qui manque',
    reminders: 'Ce qui a été fait',
    call: 'Appel',
    late: (far) => `en retard de ${far}`,
    waited: (far) => `attend depuis ${far}`,
    sent: (count, last) => (count === 1 ? `Un rappel, le ${last}` : `${count}${N}rappels, le dernier le ${last}`),
    none: 'Aucun rappel n’est parti',
    stopped: 'Ne veut pas de rappels',
    left: `A quitté l’école${N}: rien ne lui est écrit`,
    unconfirmed: `Nom et adresse pas encore confirmés${N}: rien ne lui est écrit`,
    refused: 'Son adresse refuse les lettres',
    correct: 'Corriger l’adresse',
    opened: 'A ouvert son lien',
    roles: { student: 'étudiant', 'company-tutor': 'tuteur en entreprise', 'academic-tutor': 'tuteur de l’école' },
    called: {
      title: (people) =>
        people === 1 ? 'Une personne a été appelée' : `${capital(inLetters(people, 'fr'))} personnes ont été appelées`,
      lede: 'Qui ne donne rien d’ici là revient à la liste le jour dit.',
      table: 'Personnes appelées',
    },
    first: {
      title: (people) =>
        people === 1
          ? 'Une personne est d’abord à relancer'
          : `${capital(inLetters(people, 'fr'))} personnes sont d’abord à relancer`,
      lede: `Leur date est passée et aucun rappel ne les a atteintes. Une lettre d’abord${N}: qui n’y répond pas sera à appeler le lendemain.`,
      remind: 'Voir la relance',
      more: (n) => `et ${number(n, 'fr')} ${plural(n, 'fr', 'autre', 'autres')}`,
    },
    made: (day, by) => `Appel du ${day}, par ${by}`,
    again: (day) => `À rappeler le ${day}`,
    undo: 'Retirer cet appel',
    note: {
      open: 'Noter un appel',
      on: 'Appelé le',
      words: 'Ce qui s’est dit',
      hint: 'Facultatif. Lu par les responsables et la scolarité.',
      save: 'Noter l’appel',
    },
    noted: (name) => `L’appel à ${name} est noté.`,
    undone: 'L’appel est retiré.',
    faults: {
      day: `Ce jour n’existe pas${N}: écrivez-le comme 2026-03-31 ou 31/03/2026.`,
      future: 'Ce jour n’est pas encore venu.',
      past: 'Ce jour est trop ancien.',
      long: `C’est trop long${N}: 500 caractères au plus.`,
      person: 'Cette personne n’est plus sur la liste.',
    },
    refusedTitle: 'L’appel n’est pas noté',
    outbox: 'Lettres envoyées',
    file: 'Tableau à imprimer (CSV)',
    columns: [
      'Nom',
      'Prénom',
      'Rôle',
      'Adresse',
      'Étudiants',
      'Ce qui manque',
      'En retard depuis',
      'Rappels',
      'Appels',
      'À rappeler le',
      'Notes',
    ],
  },
  en: {
    tab: (cohort) => `Calls, ${cohort}`,
    title: (people) => {
      if (people === 0) return 'Nobody needs a call';
      return people === 1 ? 'One person is to be called' : `${capital(inLetters(people, 'en'))} people are to be called`;
    },
    lede: 'The last reminder was left without an answer, or no letter can leave. A call often does more than one more letter.',
    empty: 'When reminders are left without an answer to the end, the person appears here; the leads get a letter that day.',
    allCalled: 'Everyone was called. What is left is to wait.',
    cohorts: 'Cohorts',
    table: 'People to call, the latest first',
    person: 'Who',
    what: 'What is missing',
    reminders: 'What was done',
    call: 'Call',
    late: (far) => `${far} late`,
    waited: (far) => `waiting for ${far}`,
    sent: (count, last) => (count === 1 ? `One reminder, on ${last}` : `${count} reminders, the last on ${last}`),
    none: 'No reminder left',
    stopped: 'Wants no reminders',
    left: 'Left the school: nothing is written to them',
    unconfirmed: 'Name and address not confirmed yet: nothing is written to them',
    refused: 'Their address refuses letters',
    correct: 'Correct the address',
    opened: 'Opened their link',
    roles: { student: 'student', 'company-tutor': 'company tutor', 'academic-tutor': 'academic tutor' },
    called: {
      title: (people) => (people === 1 ? 'One person was called' : `${capital(inLetters(people, 'en'))} people were called`),
      lede: 'Who gives nothing until then comes back to the list on the day that is said.',
      table: 'People who were called',
    },
    first: {
      title: (people) =>
        people === 1
          ? 'One person is to be reminded first'
          : `${capital(inLetters(people, 'en'))} people are to be reminded first`,
      lede: 'Their date is over and no reminder reached them. A letter first: who does not answer it is to be called the day after.',
      remind: 'See the reminder',
      more: (n) => `and ${number(n, 'en')} more`,
    },
    made: (day, by) => `Call of ${day}, by ${by}`,
    again: (day) => `To be called again on ${day}`,
    undo: 'Take this call away',
    note: {
      open: 'Note a call',
      on: 'Called on',
      words: 'What was said',
      hint: 'Optional. Read by leads and the office.',
      save: 'Note the call',
    },
    noted: (name) => `The call to ${name} is noted.`,
    undone: 'The call is taken away.',
    faults: {
      day: 'There is no such day: write it as 2026-03-31 or 31/03/2026.',
      future: 'That day has not come yet.',
      past: 'That day is too long ago.',
      long: 'That is too long: 500 characters at most.',
      person: 'That person is not on the list any more.',
    },
    refusedTitle: 'The call is not noted',
    outbox: 'Letters sent',
    file: 'Table to print (CSV)',
    columns: [
      'Last name',
      'First name',
      'Role',
      'Address',
      'Students',
      'What is missing',
      'Late since',
      'Reminders',
      'Calls',
      'To be called again on',
      'Notes',
    ],
  },
};
