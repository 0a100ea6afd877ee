/** What is wrong with a cell, and what to do, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { day, ofName } from '../ui/typography.ts';

/** What a message speaks of: the cell as it is written, and what it is set against. */
export interface Told {
  value: string;
  other: string;
}

const fr = {
  'column-missing': ({ other }: Told) => `Aucune colonne ne donne ${other}. Choisissez-la dans les colonnes du fichier.`,
  empty: () => 'Le fichier n’a aucune ligne sous ses en-têtes.',
  'too-many-rows': ({ other }: Told) => `Le fichier dépasse ${other} lignes. Coupez-le en plusieurs fichiers.`,
  'key-missing': () => 'Ni numéro ni adresse\u00a0: rien ne dit qui est cet étudiant. Donnez l’un des deux.',
  'name-missing': () => 'Le nom ou le prénom manque.',
  'name-unclear': ({ value }: Told) =>
    `Où finit le nom, où commence le prénom\u202f? «\u00a0${value}\u00a0». Écrivez «\u00a0NOM Prénom\u00a0» ou «\u00a0Nom, Prénom\u00a0».`,
  'number-wrong': ({ value }: Told) => `«\u00a0${value}\u00a0» n’est pas un numéro d’étudiant\u00a0: 64 signes au plus.`,
  'number-short': ({ value }: Told) =>
    `«\u00a0${value}\u00a0»\u00a0: le tableur a abrégé ce nombre, ses derniers chiffres sont perdus. Dans le fichier d’origine, mettez la colonne au format Texte, puis enregistrez de nouveau.`,
  formula: ({ value }: Told) =>
    `«\u00a0${value}\u00a0»\u00a0: la formule de cette cellule n’a pas de résultat. Dans le tableur, corrigez-la ou videz la cellule, puis enregistrez de nouveau.`,
  'email-missing': () => 'L’adresse e-mail manque\u00a0: c’est par elle que la personne entre.',
  'email-wrong': ({ value }: Told) => `«\u00a0${value}\u00a0» n’est pas une adresse e-mail.`,
  'email-shared': ({ value, other }: Told) => `L’adresse ${value} est aussi celle ${ofName(other)}. Chaque personne a la sienne.`,
  'email-of-another': ({ value, other }: Told) =>
    `L’adresse ${value} est celle ${ofName(other)} dans l’école. Corrigez l’adresse ou le nom.`,
  'email-elsewhere': ({ value }: Told) => `L’adresse ${value} ne peut pas servir ici\u00a0: elle est déjà prise sur ce serveur.`,
  'staff-address': ({ other }: Told) =>
    `${other} tient un rôle dans l’école\u00a0: son adresse se change dans sa fiche, pas par un fichier.`,
  'number-of-another': ({ value, other }: Told) =>
    `Le numéro ne va pas avec l’adresse\u00a0: ${other} en a un autre (${value} ici).`,
  'number-taken': ({ value, other }: Told) =>
    `Le numéro ${value} est celui ${ofName(other)} dans l’école\u00a0: ni le nom ni l’adresse ne vont avec. Corrigez le numéro\u202f; si cette personne a changé de nom, dites-le d’abord dans sa fiche.`,
  'person-left': ({ other }: Told) =>
    `${other} a quitté l’école. Si cette personne est de retour, dites-le d’abord dans sa fiche.`,
  'tutor-is-student': ({ value }: Told) => `Le tuteur et un étudiant ont la même adresse\u00a0: ${value}.`,
  differs: ({ value, other }: Told) =>
    `«\u00a0${value}\u00a0» ici, «\u00a0${other}\u00a0» sur une ligne précédente du même étudiant.`,
  'day-wrong': ({ value }: Told) =>
    `«\u00a0${value}\u00a0» n’est pas un jour du calendrier. Exemple\u00a0: 15/09/2025 ou 2025-09-15.`,
  'days-reversed': ({ value, other }: Told) => `La fin (${day(value, 'fr')}) vient avant le début (${day(other, 'fr')}).`,
  'day-missing': () => 'Cette date manque\u00a0: une période a un début et une fin.',
  'company-missing': () => 'Le nom de l’entreprise ou du projet manque.',
  'siret-length': ({ value }: Told) => `«\u00a0${value}\u00a0» n’est pas un SIRET\u00a0: il a quatorze chiffres.`,
  'siret-key': ({ value }: Told) => `Le SIRET ${value} est faux\u00a0: sa clé ne va pas. Un chiffre est sans doute mal recopié.`,
  'country-unknown': ({ value }: Told) =>
    `«\u00a0${value}\u00a0» n’est pas un pays connu. Écrivez son nom ou ses deux lettres (FR).`,
  'yes-no': ({ value }: Told) => `«\u00a0${value}\u00a0» n’est ni oui ni non.`,
  level: ({ value }: Told) => `«\u00a0${value}\u00a0» n’est pas un niveau\u00a0: non, restreint, confidentiel ou secret.`,
  lang: ({ value }: Told) => `«\u00a0${value}\u00a0» n’est pas une langue des lettres\u00a0: français ou anglais.`,
  kind: ({ value }: Told) => `«\u00a0${value}\u00a0» n’est ni une entreprise ni un projet.`,
  'too-long': ({ other }: Told) => `Le texte dépasse ${other} signes.`,
};

export type ErrorCode = keyof typeof fr;

const en: Record<ErrorCode, (told: Told) => string> = {
  'column-missing': ({ other }) => `No column gives ${other}. Choose it among the columns of the file.`,
  empty: () => 'The file has no line under its headers.',
  'too-many-rows': ({ other }) => `The file has more than ${other} lines. Cut it into several files.`,
  'key-missing': () => 'Neither number nor address: nothing says who this student is. Give one of them.',
  'name-missing': () => 'The last name or the first name is missing.',
  'name-unclear': ({ value }) => `Where does the last name end? “${value}”. Write “LAST First” or “Last, First”.`,
  'number-wrong': ({ value }) => `“${value}” is not a student number: 64 characters at most.`,
  'number-short': ({ value }) =>
    `“${value}”: the spreadsheet cut this number short and lost its last figures. In the original file, give the column the format Text, then save it again.`,
  formula: ({ value }) =>
    `“${value}”: the formula of this cell has no result. In the spreadsheet, correct it or empty the cell, then save again.`,
  'email-missing': () => 'The e-mail address is missing: it is how the person enters.',
  'email-wrong': ({ value }) => `“${value}” is not an e-mail address.`,
  'email-shared': ({ value, other }) => `The address ${value} is also that of ${other}. Each person has their own.`,
  'email-of-another': ({ value, other }) =>
    `The address ${value} is that of ${other} in the school. Correct the address or the name.`,
  'email-elsewhere': ({ value }) => `The address ${value} cannot be used here: it is already taken on this server.`,
  'staff-address': ({ other }) => `${other} holds a role in the school: their address changes on their own page, not by a file.`,
  'number-of-another': ({ value, other }) => `The number does not go with the address: ${other} has another one (${value} here).`,
  'number-taken': ({ value, other }) =>
    `The number ${value} is that of ${other} in the school: neither the name nor the address goes with it. Correct the number; if this person changed their name, say so on their own page first.`,
  'person-left': ({ other }) => `${other} has left the school. If they are back, say so on their own page first.`,
  'tutor-is-student': ({ value }) => `The tutor and a student have the same address: ${value}.`,
  differs: ({ value, other }) => `“${value}” here, “${other}” on an earlier line of the same student.`,
  'day-wrong': ({ value }) => `“${value}” is no day of the calendar. Example: 2025-09-15 or 15/09/2025.`,
  'days-reversed': ({ value, other }) => `The end (${day(value, 'en')}) comes before the start (${day(other, 'en')}).`,
  'day-missing': () => 'This date is missing: a period has a start and an end.',
  'company-missing': () => 'The name of the company or of the project is missing.',
  'siret-length': ({ value }) => `“${value}” is not a SIRET: it has fourteen figures.`,
  'siret-key': ({ value }) => `The SIRET ${value} is wrong: its key does not fit. A figure was probably miscopied.`,
  'country-unknown': ({ value }) => `“${value}” is not a known country. Write its name or its two letters (FR).`,
  'yes-no': ({ value }) => `“${value}” is neither yes nor no.`,
  level: ({ value }) => `“${value}” is not a level: no, restricted, confidential or secret.`,
  lang: ({ value }) => `“${value}” is not a language of letters: French or English.`,
  kind: ({ value }) => `“${value}” is neither a company nor a project.`,
  'too-long': ({ other }) => `The text is longer than ${other} characters.`,
};

const MESSAGES: Record<Lang, Record<ErrorCode, (told: Told) => string>> = { fr, en };

/** The words of an error. */
export const messageOf = (code: ErrorCode, lang: Lang, told: Partial<Told> = {}): string =>
  MESSAGES[lang][code]({ value: told.value ?? '', other: told.other ?? '' });
