/** Words of the page that corrects the name and the address of a tutor, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { ofName } from '../ui/typography.ts';
import type { Closed, ContactFault, Unreached } from './address.ts';

const N = '\u00a0';
const T = '\u202f';

const fr = {
  title: (name: string) => `Corrigez le nom et l’adresse ${ofName(name)}`,
  link: 'Corriger le nom ou l’adresse',
  lede: 'Les lettres et les liens partent à cette adresse. Si elle change, ce que l’ancienne avait ouvert est fermé, et une invitation part à la nouvelle quand quelqu’un l’envoie.',
  another: {
    before: `Si quelqu’un d’autre suit la mission, ne changez rien ici${N}: `,
    staff: (name: string) => `mettez au dossier le départ ${ofName(name)} et l’arrivée d’un autre tuteur`,
    student: 'ajoutez cette personne à votre déclaration',
  },
  firstName: 'Prénom',
  lastName: 'Nom',
  email: 'Adresse e-mail',
  emailHint: 'La sienne, pas celle d’un service.',
  save: 'Enregistrer',
  send: (n: number) => (n === 1 ? 'Enregistrer et renvoyer l’invitation' : `Enregistrer et renvoyer les ${n}${N}invitations`),
  saved: 'Enregistré.',
  sent: (n: number, address: string) =>
    n === 1
      ? `Enregistré${T}; l’invitation part vers ${address}.`
      : `Enregistré${T}; ${n}${N}invitations partent vers ${address}.`,
  notSaved: `Rien n’est enregistré${N}: corrigez ces champs`,
  shared: (n: number) => `Ce qui est corrigé ici vaut pour ${n}${N}missions`,
  moved: {
    title: 'Rien n’est encore parti à cette adresse',
    text: (address: string) => `Ce qui était demandé à l’adresse d’avant l’est toujours. Envoyez-le à ${address}.`,
    student: 'Ce qui était demandé à l’adresse d’avant l’est toujours. Votre école l’enverra à la nouvelle.',
  },
  why: {
    bounced: 'e-mail revenu',
    moved: 'rien n’est reparti à la nouvelle adresse',
  } satisfies Record<Unreached['why'], string>,
  refused: (address: string) => `La dernière lettre à ${address} est revenue.`,
  correct: 'Corriger l’adresse',
  resend: 'Envoyer de nouveau',
  closed: {
    account: {
      title: (name: string) => `L’adresse ${ofName(name)} se corrige à la scolarité`,
      text: () =>
        'Cette personne a un compte ou un autre rôle à l’école, ou l’a quittée\u00a0: la scolarité corrige son nom et son adresse, sur sa fiche.',
      ask: 'Demandez-le-lui.',
    },
    elsewhere: {
      title: (name: string) => `L’adresse ${ofName(name)} se corrige à la scolarité`,
      text: (others: number) =>
        `Cette personne suit ou a suivi aussi des missions d’autres programmes${others > 0 ? ` (${others} aujourd’hui)` : ''}\u00a0: leurs liens partent à la même adresse.`,
      ask: 'Demandez à la scolarité de toute l’école de la corriger.',
    },
    school: {
      title: (name: string) => `L’adresse ${ofName(name)} se corrige à l’école`,
      text: () => 'Vous corrigez un tuteur d’entreprise que vous avez déclaré, tant qu’il ne suit que vous et n’a rien ouvert.',
      ask: 'Pour le reste, demandez-le à votre école.',
    },
  } satisfies Record<Closed, { title: (name: string) => string; text: (others: number) => string; ask: string }>,
  record: 'Ouvrir sa fiche',
  faults: {
    'first-name': 'Donnez le prénom.',
    'last-name': 'Donnez le nom.',
    long: 'C’est trop long\u00a0: 100 caractères au plus.',
    email: 'Ce n’est pas une adresse e-mail. Il en faut une seule, comme prenom.nom@entreprise.fr.',
    student: 'C’est l’adresse de l’étudiant. Donnez celle du tuteur.',
    taken:
      'Une autre personne de l’école a déjà cette adresse. Si c’est la même, demandez à la scolarité de réunir les deux fiches\u202f; sinon, mettez au dossier que ce tuteur quitte la mission, et ajoutez cette personne.',
    unusable: 'Cette adresse ne peut pas servir ici. Donnez-en une autre, ou adressez-vous à votre école.',
  } satisfies Record<ContactFault, string>,
};
type AddressWords = typeof fr;

const en: AddressWords = {
  title: (name) => `Correct the name and the address of ${name}`,
  link: 'Correct the name or the address',
  lede: 'Letters and links go to this address. If it changes, what the one before had opened is closed, and an invitation goes to the new one when someone sends it.',
  another: {
    before: 'If someone else follows the mission, change nothing here: ',
    staff: (name) => `put on record that ${name} leaves it and another tutor comes`,
    student: 'add this person to your declaration',
  },
  firstName: 'First name',
  lastName: 'Family name',
  email: 'E-mail address',
  emailHint: 'Their own, not that of a department.',
  save: 'Save',
  send: (n) => (n === 1 ? 'Save and send the invitation again' : `Save and send the ${n}${N}invitations again`),
  saved: 'Saved.',
  sent: (n, address) => (n === 1 ? `Saved; the invitation goes to ${address}.` : `Saved; ${n}${N}invitations go to ${address}.`),
  notSaved: 'Nothing is saved: correct these fields',
  shared: (n) => `What is corrected here holds for ${n}${N}missions`,
  moved: {
    title: 'Nothing has gone to this address yet',
    text: (address) => `What was asked at the address before is still asked. Send it to ${address}.`,
    student: 'What was asked at the address before is still asked. Your school will send it to the new one.',
  },
  why: { bounced: 'letter came back', moved: 'nothing has gone to the new address yet' },
  refused: (address) => `The last letter to ${address} came back.`,
  correct: 'Correct the address',
  resend: 'Send again',
  closed: {
    account: {
      title: (name) => `The address of ${name} is corrected by the office`,
      text: () =>
        'This person has an account or another role at school, or left it: the office corrects their name and address, on their record.',
      ask: 'Ask the office.',
    },
    elsewhere: {
      title: (name) => `The address of ${name} is corrected by the office`,
      text: (others) =>
        `This person also follows or followed missions of other programmes${others > 0 ? ` (${others} today)` : ''}: links for these go to the same address.`,
      ask: 'Ask the office of the whole school to correct it.',
    },
    school: {
      title: (name) => `The address of ${name} is corrected by the school`,
      text: () => 'You correct a company tutor whom you declared, as long as they follow you alone and opened nothing.',
      ask: 'For anything else, ask your school.',
    },
  },
  record: 'Open their record',
  faults: {
    'first-name': 'Give the first name.',
    'last-name': 'Give the family name.',
    long: 'This is too long: 100 characters at most.',
    email: 'This is not an e-mail address. One is needed, and one only, such as first.last@company.com.',
    student: 'This is the address of the student. Give that of the tutor.',
    taken:
      'Someone else of the school has this address already. If it is the same person, ask the office to merge the two records; if not, put on record that this tutor leaves the mission, and add that person.',
    unusable: 'This address cannot be used here. Give another one, or ask your school.',
  },
};

export const ADDRESS_WORDS: Readonly<Record<Lang, AddressWords>> = { fr, en };
