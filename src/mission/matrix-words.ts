/** Words of the matrix, in both languages. Pure. */
import type { Milestone } from '../guide/programme.ts';
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';
import type { CellState } from './matrix.ts';

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
    wait: 'à venir',
    off: 'sans objet',
  } satisfies Record<CellState, string>,
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
    undeclared: 'Mission pas encore déclarée',
    unconfirmed: 'Tuteur entreprise à confirmer',
    noTutor: 'Aucun tuteur',
    silent: (n: number) => `Tuteur silencieux, ${number(n, 'fr')} ${plural(n, 'fr', 'relance', 'relances')}`,
    reminded: (day: string) => `Tuteur relancé le ${day}`,
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
  toKnow: 'To know',
  choose: 'Choose',
  select: (name) => `Choose ${name}`,
  states: {
    done: 'done',
    now: 'under way',
    expected: 'expected',
    check: 'to check',
    late: 'late',
    wait: 'to come',
    off: 'no longer asked',
  },
  legend: 'Legend',
  kinds: {
    framing: 'Framing',
    mission: 'Mission',
    'self-evaluation': 'Self-eval.',
    appraisal: 'Tutors',
    report: 'Report',
    memoir: 'Memoir',
    slides: 'Slides',
    defence: 'Defence',
    result: 'Result',
  },
  notes: {
    alert: 'A worry waits for an answer',
    brokenOff: (day) => `Mission broken off on ${day}`,
    bounced: 'A letter to the tutor came back',
    undeclared: 'Mission not declared yet',
    unconfirmed: 'Company tutor to be confirmed',
    noTutor: 'No tutor',
    silent: (n) => `Silent tutor, ${number(n, 'en')} ${plural(n, 'en', 'reminder', 'reminders')}`,
    reminded: (day) => `Tutor reminded on ${day}`,
    moreTime: 'More time given',
    confidential: 'Confidential',
    closedDoor: 'Closed doors',
    abroad: 'Abroad',
    foreignCompany: 'Foreign company',
  },
};

export const MATRIX_WORDS: Readonly<Record<Lang, MatrixWords>> = { fr, en };
