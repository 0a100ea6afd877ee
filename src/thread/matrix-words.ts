/** Words of the matrix, in both languages. Pure. */
import type { Milestone } from '../guide/programme.ts';
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';
import type { StepState } from './thread.ts';

const fr = {
  student: 'Étudiant',
  toKnow: 'À savoir',
  choose: 'Choisir',
  select: (name: string) => `Choisir ${name}`,
  states: {
    done: 'fait',
    now: 'en cours',
    expected: 'attendu',
    check: 'à vérifier',
    late: 'en retard',
    past: 'date passée',
    wait: 'à venir',
    off: 'sans objet',
  } satisfies Record<StepState, string>,
  legend: 'Légende',
  kinds: {
    framing: 'Cadrage',
    mission: 'Mission',
    'self-evaluation': 'Autoéval.',
    appraisal: 'Tuteurs',
    report: 'Rapport',
    memoir: 'Mémoire',
    slides: 'Support',
    defence: 'Soutenance',
    result: 'Résultat',
  } satisfies Record<Milestone['kind'], string>,
  notes: {
    alert: 'Une alerte attend une réponse',
    brokenOff: (day: string) => `Mission rompue le ${day}`,
    bounced: 'Un e-mail au tuteur est revenu',
    moved: 'Adresse d’un tuteur changée, invitation à renvoyer',
    undeclared: 'Mission pas encore déclarée',
    unconfirmed: 'Tuteur entreprise à confirmer',
    noTutor: 'Aucun tuteur',
    uninvited: { soon: 'Tuteur entreprise pas encore invité', added: 'Tuteur entreprise ajouté, pas encore invité' },
    silent: {
      company: (n: number) => `Tuteur entreprise silencieux, ${number(n, 'fr')}\u00a0${plural(n, 'fr', 'relance', 'relances')}`,
      academic: (n: number) => `Tuteur école silencieux, ${number(n, 'fr')}\u00a0${plural(n, 'fr', 'relance', 'relances')}`,
      both: (n: number) =>
        `Tuteurs entreprise et école silencieux, ${number(n, 'fr')}\u00a0${plural(n, 'fr', 'relance', 'relances')}`,
    },
    reminded: {
      company: (day: string) => `Tuteur entreprise relancé le ${day}`,
      academic: (day: string) => `Tuteur école relancé le ${day}`,
      both: (day: string) => `Tuteurs entreprise et école relancés le ${day}`,
    },
    moreTime: 'Délai accordé',
    confidential: 'Confidentiel',
    closedDoor: 'Huis clos',
    abroad: 'À l’étranger',
    foreignCompany: 'Entreprise étrangère',
  },
};
type MatrixWords = typeof fr;

const en: MatrixWords = {
  student: 'Student',
  toKnow: 'Worth knowing',
  choose: 'Choose',
  select: (name) => `Choose ${name}`,
  states: {
    done: 'done',
    now: 'under way',
    expected: 'expected',
    check: 'to check',
    late: 'late',
    past: 'date passed',
    wait: 'upcoming',
    off: 'no longer required',
  },
  legend: 'Legend',
  kinds: {
    framing: 'Framing',
    mission: 'Mission',
    'self-evaluation': 'Self-\u2060eval.',
    appraisal: 'Tutors',
    report: 'Report',
    memoir: 'Memoir',
    slides: 'Slides',
    defence: 'Defence',
    result: 'Result',
  },
  notes: {
    alert: 'A concern awaits an answer',
    brokenOff: (day) => `Mission broken off on ${day}`,
    bounced: 'An e-mail to the tutor bounced',
    moved: 'Address of a tutor changed, invitation to send again',
    undeclared: 'Mission not declared yet',
    unconfirmed: 'Company tutor to be confirmed',
    noTutor: 'No tutor',
    uninvited: { soon: 'Company tutor not invited yet', added: 'Company tutor added, not invited yet' },
    silent: {
      company: (n) => `Company tutor silent, ${number(n, 'en')}\u00a0${plural(n, 'en', 'reminder', 'reminders')}`,
      academic: (n) => `Academic tutor silent, ${number(n, 'en')}\u00a0${plural(n, 'en', 'reminder', 'reminders')}`,
      both: (n) => `Company and academic tutors silent, ${number(n, 'en')}\u00a0${plural(n, 'en', 'reminder', 'reminders')}`,
    },
    reminded: {
      company: (day) => `Company tutor reminded on ${day}`,
      academic: (day) => `Academic tutor reminded on ${day}`,
      both: (day) => `Company and academic tutors reminded on ${day}`,
    },
    moreTime: 'More time given',
    confidential: 'Confidential',
    closedDoor: 'Behind closed doors',
    abroad: 'Abroad',
    foreignCompany: 'Foreign company',
  },
};

export const MATRIX_WORDS: Readonly<Record<Lang, MatrixWords>> = { fr, en };
