/** Words of the link by which students join a cohort, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number, plural } from '../ui/typography.ts';
import type { StudentFault } from './join.ts';

const fr = {
  title: (cohort: string) => `Rejoignez ${cohort}`,
  lede: 'Donnez votre nom et votre adresse. Un code y est envoyé, puis votre mission s’ouvre\u00a0: vous la déclarez ensuite.',
  until: (day: string) => `Ce lien vaut jusqu’au ${day}.`,
  firstName: 'Prénom',
  lastName: 'Nom',
  nameHint: 'Comme sur votre carte d’étudiant.',
  email: 'Adresse e-mail',
  emailHint: 'Celle de l’école si vous en avez une.',
  number: 'Numéro d’étudiant',
  numberHint: 'Laissez vide si vous ne l’avez pas sous la main.',
  send: 'Recevoir un code',
  refused: 'Rien n’est encore envoyé',
  faults: {
    'first-name': 'Donnez votre prénom.',
    'last-name': 'Donnez votre nom.',
    long: 'C’est trop long\u00a0: 100 caractères au plus.',
    email: 'Cette adresse n’est pas complète. Exemple\u00a0: prenom.nom@ecole.fr.',
    number: 'Ce numéro n’est pas compris\u00a0: des chiffres et des lettres, 40 au plus.',
  } satisfies Record<StudentFault, string>,
  codeLede: ['Un code est parti vers ', '. Il vaut dix minutes, dans ce navigateur.'] as readonly [string, string],
  over: 'Ce code ne sert plus\u00a0: demandez-en un autre.',
  join: 'Rejoindre la promotion',
  again: 'Recommencer',
  closed: {
    title: 'Cette invitation n’est plus ouverte',
    text: 'Elle a expiré, ou votre école l’a retirée. Demandez-lui un nouveau lien.',
  },
  unknown: {
    title: 'Ce lien n’est pas entier, ou n’existe pas',
    text: 'Certaines messageries coupent les longues adresses. Copiez toute l’adresse, ou demandez-la de nouveau à votre école.',
  },
  settled: {
    title: 'Votre école doit d’abord régler quelque chose',
    text: 'Cette adresse et ce numéro ne vont pas ensemble, ou l’un d’eux est déjà connu autrement. Rien n’est changé\u00a0: écrivez à votre école, elle vous ajoutera.',
  },
  staffTitle: (open: boolean): string =>
    open ? 'La promotion est ouverte aux étudiants qui ont le lien' : 'La promotion n’est pas ouverte par un lien',
  staffLede:
    'Qui a ce lien donne son nom et son adresse, tape un code reçu par e-mail, et a une mission à déclarer dans cette promotion. Rien d’autre ne lui est ouvert.',
  link: 'Lien à donner aux étudiants',
  create: 'Ouvrir la promotion par un lien',
  renew: 'Remplacer le lien',
  renewHint: 'L’ancien n’ouvre plus rien.',
  revoke: 'Fermer',
  saved: 'C’est fait.',
  letters: 'Envoyer le lien',
  addresses: 'Adresses',
  addressesHint: 'Une par ligne, 500 au plus.',
  sendLetters: 'Envoyer',
  notSent: 'Aucune lettre n’est partie',
  wrongAddresses: (wrong: readonly string[]) => `Ces adresses ne sont pas complètes\u00a0: ${wrong.slice(0, 5).join(', ')}.`,
  noAddress: 'Donnez au moins une adresse, 500 au plus.',
  sent: (n: number) => `${number(n, 'fr')} ${plural(n, 'fr', 'lettre est partie', 'lettres sont parties')}.`,
};

const en: JoinWords = {
  title: (cohort) => `Join ${cohort}`,
  lede: 'Give your name and your address. A code is sent there, then your mission opens: you declare it next.',
  until: (day) => `This link works until ${day}.`,
  firstName: 'First name',
  lastName: 'Family name',
  nameHint: 'As on your student card.',
  email: 'E-mail address',
  emailHint: 'The one of the school if you have one.',
  number: 'Student number',
  numberHint: 'Leave it empty if you do not have it at hand.',
  send: 'Get a code',
  refused: 'Nothing is sent yet',
  faults: {
    'first-name': 'Give your first name.',
    'last-name': 'Give your family name.',
    long: 'This is too long: 100 characters at most.',
    email: 'This address is not complete. Example: first.last@school.org.',
    number: 'This number is not understood: figures and letters, 40 at most.',
  },
  codeLede: ['A code has left for ', '. It works for ten minutes, in this browser.'],
  over: 'This code is over: ask for another one.',
  join: 'Join the cohort',
  again: 'Start again',
  closed: {
    title: 'This invitation is no longer open',
    text: 'It has expired, or your school took it back. Ask them for a fresh link.',
  },
  unknown: {
    title: 'This link is not whole, or does not exist',
    text: 'Some mail programs cut long addresses. Copy the whole address, or ask your school for it again.',
  },
  settled: {
    title: 'Your school must settle something first',
    text: 'This address and this number do not go together, or one of them is known otherwise. Nothing was changed: write to your school, they will add you.',
  },
  staffTitle: (open) => (open ? 'The cohort is open to students who have the link' : 'No link lets students join this cohort'),
  staffLede:
    'Whoever has this link gives their name and address, types a code received by e-mail, and has a mission to declare in this cohort. Nothing else is open to them.',
  link: 'Link for the students',
  create: 'Let students join by a link',
  renew: 'Replace the link',
  renewHint: 'The old one opens nothing any more.',
  revoke: 'Close',
  saved: 'Done.',
  letters: 'Send the link',
  addresses: 'Addresses',
  addressesHint: 'One a line, 500 at most.',
  sendLetters: 'Send',
  notSent: 'No letter left',
  wrongAddresses: (wrong) => `These addresses are not complete: ${wrong.slice(0, 5).join(', ')}.`,
  noAddress: 'Give at least one address, 500 at most.',
  sent: (n) => `${number(n, 'en')} ${plural(n, 'en', 'letter', 'letters')} left.`,
};

type JoinWords = typeof fr;
export const JOIN_WORDS: Record<Lang, JoinWords> = { fr, en };
