/** Words of the pages that bring two records of one person together, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number, ofName, plural } from '../ui/typography.ts';
import type { MergeFault, Obstacle } from './merge-person.ts';

const fr = {
  persons: 'Personnes',
  duplicatesTitle: (pairs: number) =>
    pairs === 0
      ? 'Personne n’est inscrit deux fois'
      : `${number(pairs, 'fr')} ${plural(pairs, 'fr', 'personne est peut-être inscrite', 'personnes sont peut-être inscrites')} deux fois`,
  duplicatesLede: 'Même nom, deux fiches. Comparez-les\u00a0: une seule personne, ou deux homonymes\u202f?',
  firstOnes: (shown: number) => `Les ${number(shown, 'fr')} premières sont ci-dessous.`,
  noDuplicates: 'Deux fiches du même nom paraîtraient ici. Celles dont les numéros d’étudiant diffèrent sont deux étudiants.',
  compare: 'Comparer',
  compareWith: (name: string) => `Comparer les deux fiches ${ofName(name)}`,
  and: 'et',
  otherTitle: (name: string) => `Quelle autre fiche est celle ${ofName(name)}\u202f?`,
  otherLede: 'La même personne, inscrite une seconde fois sous une autre adresse ou un autre nom.',
  search: 'Nom, adresse ou numéro',
  searchDo: 'Chercher',
  noOther: 'Aucune autre fiche ne correspond. Cherchez par un autre mot.',
  compareTitle: 'Ces deux fiches sont-elles une seule personne\u202f?',
  compareLede: 'Comparez avant de choisir\u00a0: une réunion ne se défait pas.',
  first: 'Première fiche',
  second: 'Seconde fiche',
  email: 'Adresse',
  number: 'Numéro',
  none: 'aucun',
  noneOf: 'aucune',
  roles: 'Rôles',
  missions: 'Missions',
  said: 'A écrit',
  appraisals: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'appréciation', 'appréciations')}`,
  feedback: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'retour', 'retours')}`,
  nothing: 'rien encore',
  left: 'a quitté l’école',
  as: { student: 'étudiant', company: 'tuteur en entreprise', academic: 'tuteur académique' },
  over: 'terminé',
  keep: 'La fiche qui reste',
  keepHint: 'Son nom, sa langue et ses accès restent. Missions, rôles et écrits de l’autre la rejoignent.',
  keepOf: (name: string, email: string) => `${name}, ${email}`,
  address: 'L’adresse par laquelle on entre',
  addressHint: 'L’autre est gardée au journal\u202f; un fichier qui la porte encore désignera la même personne.',
  merge: 'Réunir ces deux fiches',
  apart: 'Ce sont deux personnes',
  ends: 'Les sessions, les liens envoyés et les clés d’accès de la fiche qui s’en va s’arrêtent.',
  refused: 'Rien n’est réuni',
  obstaclesTitle: 'Ce qui empêche de les réunir',
  obstacles: {
    'two-numbers': 'Les deux fiches ont chacune leur numéro d’étudiant. S’il y en a un de trop, effacez-le d’abord sur sa fiche.',
    'own-tutor': 'L’une est l’étudiant d’une mission que suit l’autre\u00a0: personne n’est son propre tuteur.',
    'two-missions':
      'Deux missions sont en cours dans la même promotion. Rompez d’abord celle qui est de trop, avec un motif, puis revenez.',
    'two-forms':
      'Les deux fiches ont rempli la même appréciation. Videz d’abord le brouillon qui est de trop\u202f; deux appréciations envoyées ne se réunissent pas.',
  } satisfies Record<Obstacle['code'], string>,
  mission: 'Mission',
  faults: {
    'keep-missing': 'Choisissez la fiche qui reste.',
    'email-missing': 'Choisissez l’adresse.',
    yourself: 'Vous êtes entré avec la fiche qui s’en irait\u00a0: gardez celle-là.',
  } satisfies Record<MergeFault, string>,
  changedMeanwhile: 'L’une de ces fiches n’est plus là, ou a déjà été réunie à une autre.',
};

export type MergeWords = typeof fr;
const en: MergeWords = {
  persons: 'People',
  duplicatesTitle: (pairs) =>
    pairs === 0
      ? 'Nobody is enrolled twice'
      : `${number(pairs, 'en')} ${plural(pairs, 'en', 'person', 'people')} may be enrolled twice`,
  duplicatesLede: 'Same name, two records. Compare them: one person, or two of the same name?',
  firstOnes: (shown) => `The first ${number(shown, 'en')} are below.`,
  noDuplicates: 'Two records of the same name would show here. Those whose student numbers differ are two students.',
  compare: 'Compare',
  compareWith: (name) => `Compare the two records of ${name}`,
  and: 'and',
  otherTitle: (name) => `Which other record is that of ${name}?`,
  otherLede: 'The same person, enrolled a second time under another address or another name.',
  search: 'Name, address or number',
  searchDo: 'Search',
  noOther: 'No other record answers. Search with another word.',
  compareTitle: 'Are these two records one person?',
  compareLede: 'Compare before you choose: records once merged are not separated.',
  first: 'First record',
  second: 'Second record',
  email: 'Address',
  number: 'Number',
  none: 'none',
  noneOf: 'none',
  roles: 'Roles',
  missions: 'Missions',
  said: 'Wrote',
  appraisals: (n) => `${number(n, 'en')} ${plural(n, 'en', 'appraisal', 'appraisals')}`,
  feedback: (n) => `${number(n, 'en')} ${plural(n, 'en', 'piece of feedback', 'pieces of feedback')}`,
  nothing: 'nothing yet',
  left: 'has left the school',
  as: { student: 'student', company: 'company tutor', academic: 'academic tutor' },
  over: 'over',
  keep: 'The record that stays',
  keepHint: 'Its name, language and ways in stay. Missions, roles and writings of the other one join it.',
  keepOf: (name, email) => `${name}, ${email}`,
  address: 'The address that lets in',
  addressHint: 'The other one is kept in the journal; a file that still bears it will mean the same person.',
  merge: 'Merge these two records',
  apart: 'They are two people',
  ends: 'Sessions, links sent and passkeys of the record that goes come to an end.',
  refused: 'Nothing is merged',
  obstaclesTitle: 'What stands in the way',
  obstacles: {
    'two-numbers': 'Each record has its own student number. If one of them is a mistake, remove it from its page first.',
    'own-tutor': 'One is the student of a mission that the other follows: nobody is their own tutor.',
    'two-missions': 'Two missions go on in the same cohort. Break off the one too many first, with a reason, then come back.',
    'two-forms':
      'Both records filled the same appraisal. Empty the draft that is one too many first; two appraisals that were sent cannot be merged.',
  },
  mission: 'Mission',
  faults: {
    'keep-missing': 'Choose the record that stays.',
    'email-missing': 'Choose the address.',
    yourself: 'You signed in with the record that would go: keep that one.',
  },
  changedMeanwhile: 'One of these records is not there any more, or was merged already.',
};

export const MERGE_WORDS: Record<Lang, MergeWords> = { fr, en };
