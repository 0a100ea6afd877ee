/** Words of the pages of persons, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { inLetters, number, plural } from '../ui/typography.ts';
import type { PersonFault } from './person-form.ts';

const fr = {
  tab: 'Personnes',
  /** The state: how many there are, or how many answer what was looked for. */
  title: (total: number, asked: { looked: boolean; left: boolean }) => {
    const count = `${number(total, 'fr')} ${plural(total, 'fr', 'personne', 'personnes')}`;
    if (total === 0)
      return asked.looked
        ? 'Personne ne correspond à cette recherche'
        : asked.left
          ? 'Personne n’a quitté l’école'
          : 'Personne n’est encore inscrit';
    if (asked.looked) return `${count} ${plural(total, 'fr', 'correspond', 'correspondent')} à cette recherche`;
    return asked.left ? `${count} ${plural(total, 'fr', 'a', 'ont')} quitté l’école` : `L’école compte ${count}`;
  },
  add: 'Ajouter une personne',
  school: 'Réglages de l’école',
  letters: 'Lettres',
  outbox: 'Lettres envoyées',
  search: 'Nom, adresse ou numéro',
  searchDo: 'Chercher',
  role: 'Rôle',
  anyRole: 'Tous les rôles',
  here: 'Présentes',
  leftOnes: 'Parties',
  which: 'Qui montrer',
  table: 'Personnes, dans l’ordre des noms',
  name: 'Nom',
  email: 'Adresse e-mail',
  number: 'Numéro d’étudiant',
  roles: 'Rôles',
  noRole: 'aucun rôle',
  everywhere: 'toute l’école',
  leftOn: (day: string) => `partie le ${day}`,
  none: 'Changez les mots ou le rôle, ou ajoutez la personne.',
  newTitle: 'Une personne s’ajoute à l’école',
  newLede:
    'Elle entre aussitôt avec son adresse\u00a0: elle reçoit un code, il n’y a pas de mot de passe. Rien ne lui est envoyé maintenant.',
  lastName: 'Nom de famille',
  firstName: 'Prénom',
  asWritten: 'Écrit comme la personne l’écrit, avec accents et particules.',
  emailHint: 'C’est par elle qu’on entre. Une adresse est celle d’une seule personne.',
  emailWarning: 'Si vous la changez, les liens déjà envoyés à l’ancienne ne servent plus.',
  numberHint: 'Facultatif. Il sert à reconnaître l’étudiant dans les fichiers importés.',
  lang: 'Langue des lettres',
  langs: { fr: 'Français', en: 'Anglais' } satisfies Record<Lang, string>,
  rolesTitle: 'Rôles',
  rolesHint:
    'Un rôle vaut dans un programme\u202f; «\u00a0toute l’école\u00a0» vaut dans tous. Étudiants et tuteurs ne voient que leurs missions.',
  left: 'A quitté l’école',
  leftHint: 'N’entre plus, ses sessions et ses liens s’arrêtent\u202f; ce qui a été fait reste.',
  save: 'Enregistrer',
  create: 'Ajouter la personne',
  another: 'C’est une autre personne, du même nom',
  sameNameTitle: 'Déjà dans l’école sous ce nom',
  state: (name: string, roles: number, left: boolean) =>
    left
      ? `${name} a quitté l’école`
      : roles === 0
        ? `${name} n’a aucun rôle`
        : `${name} a ${inLetters(roles, 'fr')} ${plural(roles, 'fr', 'rôle', 'rôles')}`,
  refused: 'Rien n’est enregistré',
  today: 'Ce que la fiche dit aujourd’hui',
  yes: 'oui',
  no: 'non',
  empty: 'rien',
  saved: 'C’est enregistré.',
  created: 'La personne est ajoutée.',
  merged:
    'Les deux fiches n’en font plus qu’une. Les liens envoyés à l’autre ne servent plus\u00a0: invitez de nouveau depuis la mission.',
  twice: 'Cette personne a une autre fiche',
  duplicates: (pairs: number) =>
    `${number(pairs, 'fr')} ${plural(pairs, 'fr', 'personne est peut-être inscrite', 'personnes sont peut-être inscrites')} deux fois`,
  journal: 'Journal',
  server: 'Le serveur',
  taken: 'Cette adresse ou ce numéro est déjà à',
  account: 'Compte d’école',
  faults: {
    'name-missing': 'Écrivez le nom de famille.',
    'first-name-missing': 'Écrivez le prénom.',
    'name-long': 'C’est trop long\u00a0: 100 caractères au plus.',
    email: 'Ce n’est pas une adresse. Exemple\u00a0: prenom.nom@ecole.fr.',
    'number-long': 'Ce numéro est trop long\u00a0: 50 caractères au plus.',
    'email-taken': 'Cette adresse est déjà celle d’une autre personne.',
    'number-taken': 'Ce numéro est déjà celui d’une autre personne.',
    'same-name': 'Quelqu’un porte déjà ce nom\u00a0: dites que c’est une autre personne, ou ouvrez sa page.',
    'last-office': 'Il ne resterait personne à la scolarité de toute l’école\u00a0: donnez d’abord ce rôle à quelqu’un d’autre.',
    'changed-meanwhile':
      'Quelqu’un a changé cette fiche pendant que vous l’écriviez. Voyez ce qu’elle dit aujourd’hui, corrigez, puis enregistrez de nouveau.',
  } satisfies Record<PersonFault, string>,
};

const en: PersonsWords = {
  tab: 'People',
  title: (total, asked) => {
    const count = `${number(total, 'en')} ${plural(total, 'en', 'person', 'people')}`;
    if (total === 0)
      return asked.looked ? 'Nobody answers this search' : asked.left ? 'Nobody has left the school' : 'Nobody is enrolled yet';
    if (asked.looked) return `${count} ${plural(total, 'en', 'answers', 'answer')} this search`;
    return asked.left ? `${count} ${plural(total, 'en', 'has', 'have')} left the school` : `The school has ${count}`;
  },
  add: 'Add a person',
  school: 'School settings',
  letters: 'Letters',
  outbox: 'Letters sent',
  search: 'Name, address or number',
  searchDo: 'Search',
  role: 'Role',
  anyRole: 'Any role',
  here: 'Present',
  leftOnes: 'Left',
  which: 'Show',
  table: 'People, by name',
  name: 'Name',
  email: 'E-mail address',
  number: 'Student number',
  roles: 'Roles',
  noRole: 'no role',
  everywhere: 'the whole school',
  leftOn: (day) => `left on ${day}`,
  none: 'Change the words or the role, or add the person.',
  newTitle: 'A person joins the school',
  newLede: 'They can sign in at once with their address: they receive a code, there is no password. Nothing is sent to them now.',
  lastName: 'Family name',
  firstName: 'First name',
  asWritten: 'Written as the person writes it, with its accents and particles.',
  emailHint: 'They sign in with it. An address belongs to one person only.',
  emailWarning: 'If you change it, links already sent to the old one are dead.',
  numberHint: 'Optional. It identifies the student in imported files.',
  lang: 'Language of letters',
  langs: { fr: 'French', en: 'English' },
  rolesTitle: 'Roles',
  rolesHint: 'A role holds in a programme; “the whole school” holds in all. Students and tutors see their own missions only.',
  left: 'Has left the school',
  leftHint: 'They can no longer sign in, and their sessions and links end; what they did stays.',
  save: 'Save',
  create: 'Add the person',
  another: 'This is another person, of the same name',
  sameNameTitle: 'Already in the school under this name',
  state: (name, roles, left) =>
    left
      ? `${name} has left the school`
      : roles === 0
        ? `${name} has no role`
        : `${name} has ${inLetters(roles, 'en')} ${plural(roles, 'en', 'role', 'roles')}`,
  refused: 'Nothing is saved',
  today: 'What the record says today',
  yes: 'yes',
  no: 'no',
  empty: 'nothing',
  saved: 'It is saved.',
  created: 'The person is added.',
  merged: 'The two records are one now. Links sent to the other one open nothing more: invite again from the mission.',
  twice: 'This person has another record',
  duplicates: (pairs) => `${number(pairs, 'en')} ${plural(pairs, 'en', 'person', 'people')} may be enrolled twice`,
  journal: 'Journal',
  server: 'The server',
  taken: 'This address or number already belongs to',
  account: 'School account',
  faults: {
    'name-missing': 'Write the family name.',
    'first-name-missing': 'Write the first name.',
    'name-long': 'This is too long: 100 characters at most.',
    email: 'This is not an address. Example: first.last@school.org.',
    'number-long': 'This number is too long: 50 characters at most.',
    'email-taken': 'This address is already another person’s.',
    'number-taken': 'This number is already another person’s.',
    'same-name': 'Someone bears this name already: say that this is another person, or open their page.',
    'last-office': 'Nobody would be left in the office of the whole school: give someone else this role first.',
    'changed-meanwhile':
      'Someone changed this record while you were writing it. See what it says today, correct, then save again.',
  },
};

export type PersonsWords = typeof fr;
export const PERSONS_WORDS: Record<Lang, PersonsWords> = { fr, en };
