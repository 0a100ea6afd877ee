/** Words of the form on paper: printed empty, typed back by staff; in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName } from '../ui/typography.ts';

export interface PaperWords {
  /** Ends with the name. */
  title(student: string): string;
  how: string;
  print: string;
  student: string;
  mission: string;
  author: string;
  date: string;
  signature: string;
  notObserved: string;
  type: string;
  /** Ends with the name. */
  typeTitle(student: string): string;
  typeLede: string;
  paperLink: string;
  whose: string;
  whoseHint: string;
  roles: Readonly<Record<'company-tutor' | 'academic-tutor', string>>;
  /** How far each is, online; '' for who began nothing. */
  states: Readonly<Record<'asked' | 'draft' | 'submitted', string>>;
  nobody: string;
  scan: string;
  scanHint(megabytes: number): string;
  save: string;
  refused: string;
  errors: {
    author: string;
    sent: string;
    scan: string;
    scanType: string;
    scanSize(megabytes: number): string;
    scanAgain: string;
  };
}

export const PAPER_WORDS: Record<Lang, PaperWords> = {
  fr: {
    title: (student) => `Fiche à remplir\u00a0: appréciation ${ofName(student)}`,
    how: 'Une croix par ligne. Rendez la fiche signée à l’école, ou envoyez sa photographie\u00a0: elle sera saisie pour vous.',
    print: 'Imprimez cette page (Ctrl + P).',
    student: 'Étudiant',
    mission: 'Mission',
    author: 'Nom, prénom et fonction de la personne qui remplit',
    date: 'Date',
    signature: 'Signature',
    notObserved: 'Pas pu l’observer',
    type: 'Saisir une fiche reçue sur papier',
    typeTitle: (student) => `Recopiez la fiche reçue sur papier\u00a0: appréciation ${ofName(student)}`,
    typeLede:
      'Recopiez la fiche et joignez sa numérisation. Le reçu dira qu’elle est venue sur papier et que vous l’avez saisie\u202f; son auteur le reçoit.',
    paperLink: 'Imprimer une fiche vierge',
    whose: 'De la part de qui',
    whoseHint: 'Les personnes qui suivent cette mission.',
    roles: { 'company-tutor': 'tuteur entreprise', 'academic-tutor': 'tuteur école' },
    states: {
      asked: '',
      draft: 'commencée en ligne\u00a0: ce début reste gardé pour son auteur, qui seul le lit',
      submitted: 'déjà envoyée',
    },
    nobody: 'Personne ne suit encore cette mission\u00a0: ajoutez d’abord son tuteur.',
    scan: 'Fiche numérisée',
    scanHint: (megabytes) => `PDF, JPEG ou PNG, ${megabytes}\u00a0Mo au plus.`,
    save: 'Enregistrer cette appréciation',
    refused: 'Rien n’est enregistré encore',
    errors: {
      author: 'Dites qui a rempli la fiche.',
      sent: 'Cette personne a déjà envoyé son appréciation. Rouvrez-la d’abord, avec une raison.',
      scan: 'Joignez la numérisation de la fiche.',
      scanType: 'Ce fichier n’est ni un PDF, ni un JPEG, ni un PNG.',
      scanSize: (megabytes) => `Ce fichier dépasse ${megabytes}\u00a0Mo.`,
      scanAgain: 'Choisissez de nouveau la numérisation\u00a0: un navigateur ne la garde pas.',
    },
  },
  en: {
    title: (student) => `Form to fill in: appraisal of\u00a0${student}`,
    how: 'One cross per line. Give the signed form back to the school, or send a photograph of it: it will be typed for you.',
    print: 'Print this page (Ctrl + P).',
    student: 'Student',
    mission: 'Mission',
    author: 'Family name, first name and position of who fills it in',
    date: 'Date',
    signature: 'Signature',
    notObserved: 'Could not observe it',
    type: 'Type a form received on paper',
    typeTitle: (student) => `Type a form received on paper: appraisal of\u00a0${student}`,
    typeLede:
      'Copy the form and attach its scan. The receipt will say that it came on paper and that you typed it; its author gets it.',
    paperLink: 'Print an empty form',
    whose: 'On whose behalf',
    whoseHint: 'The people who follow this mission.',
    roles: { 'company-tutor': 'company tutor', 'academic-tutor': 'academic tutor' },
    states: {
      asked: '',
      draft: 'begun online: what was begun stays kept for its author, who alone reads it',
      submitted: 'sent already',
    },
    nobody: 'Nobody follows this mission yet: add its tutor first.',
    scan: 'Scanned form',
    scanHint: (megabytes) => `PDF, JPEG or PNG, ${megabytes}\u00a0MB at most.`,
    save: 'Record this appraisal',
    refused: 'Nothing is recorded yet',
    errors: {
      author: 'Say who filled in the form.',
      sent: 'This person has sent their appraisal already. Open it again first, with a reason.',
      scan: 'Attach the scan of the form.',
      scanType: 'This file is neither a PDF, nor a JPEG, nor a PNG.',
      scanSize: (megabytes) => `This file is larger than ${megabytes}\u00a0MB.`,
      scanAgain: 'Choose the scan again: a browser does not keep it.',
    },
  },
};
