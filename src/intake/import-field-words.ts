/** What the columns of the template are called, and what each of them takes, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';
import { day } from '../ui/typography.ts';
import { type Base, fieldOf, partsOf } from './import-fields.ts';

const fr: Record<Base, string> = {
  'student.number': 'Numéro étudiant',
  'student.lastName': 'Nom',
  'student.firstName': 'Prénom',
  'student.fullName': 'Nom et prénom',
  'student.email': 'E-mail',
  'student.lang': 'Langue',
  'mission.subject': 'Sujet',
  'mission.telework': 'Télétravail',
  'mission.confidentiality': 'Confidentialité',
  'mission.confidentialUntil': 'Confidentiel jusqu’au',
  'mission.closedDoor': 'Huis clos',
  'period.kind': 'Type de période',
  'period.name': 'Entreprise',
  'period.siret': 'SIRET',
  'period.companyCountry': 'Pays de l’entreprise',
  'period.address': 'Adresse',
  'period.service': 'Service',
  'period.place': 'Ville',
  'period.placeCountry': 'Pays du lieu',
  'period.starts': 'Début',
  'period.ends': 'Fin',
  'companyTutor.lastName': 'Nom du tuteur entreprise',
  'companyTutor.firstName': 'Prénom du tuteur entreprise',
  'companyTutor.fullName': 'Tuteur entreprise',
  'companyTutor.email': 'E-mail du tuteur entreprise',
  'companyTutor.lang': 'Langue du tuteur entreprise',
  'academicTutor.lastName': 'Nom du tuteur académique',
  'academicTutor.firstName': 'Prénom du tuteur académique',
  'academicTutor.fullName': 'Tuteur académique',
  'academicTutor.email': 'E-mail du tuteur académique',
  'academicTutor.lang': 'Langue du tuteur académique',
};

const en: Record<Base, string> = {
  'student.number': 'Student number',
  'student.lastName': 'Last name',
  'student.firstName': 'First name',
  'student.fullName': 'Student name',
  'student.email': 'Student e-mail',
  'student.lang': 'Language',
  'mission.subject': 'Subject',
  'mission.telework': 'Telework',
  'mission.confidentiality': 'Confidentiality',
  'mission.confidentialUntil': 'Confidential until',
  'mission.closedDoor': 'Closed door',
  'period.kind': 'Period kind',
  'period.name': 'Company',
  'period.siret': 'SIRET number',
  'period.companyCountry': 'Company country',
  'period.address': 'Address',
  'period.service': 'Department',
  'period.place': 'City',
  'period.placeCountry': 'Place country',
  'period.starts': 'Start',
  'period.ends': 'End',
  'companyTutor.lastName': 'Company tutor last name',
  'companyTutor.firstName': 'Company tutor first name',
  'companyTutor.fullName': 'Company tutor',
  'companyTutor.email': 'Company tutor e-mail',
  'companyTutor.lang': 'Company tutor language',
  'academicTutor.lastName': 'Academic tutor last name',
  'academicTutor.firstName': 'Academic tutor first name',
  'academicTutor.fullName': 'Academic tutor',
  'academicTutor.email': 'Academic tutor e-mail',
  'academicTutor.lang': 'Academic tutor language',
};

const WORDS: Record<Lang, Record<Base, string>> = { fr, en };

/** What a field is called: "Entreprise", then "Entreprise 2". */
export function fieldWord(field: string, lang: Lang): string {
  const parts = partsOf(field);
  if (!parts) return field;
  return parts.group === 1 ? WORDS[lang][parts.base] : `${WORDS[lang][parts.base]} ${parts.group}`;
}

/** What a field of a group is called. */
export const baseWord = (base: Base, group: number, lang: Lang): string => fieldWord(fieldOf(base, group), lang);

const HELP: Record<Lang, Partial<Record<Base, string>>> = {
  fr: {
    'student.number': 'La clé d’un étudiant. À défaut, son e-mail.',
    'student.lang': 'français ou anglais',
    'mission.telework': 'oui ou non',
    'mission.confidentiality': 'non, restreint, confidentiel ou secret',
    'mission.confidentialUntil': 'une date, comme 15/09/2027',
    'mission.closedDoor': 'oui ou non',
    'period.kind': 'entreprise ou projet',
    'period.name':
      'Le nom de l’entreprise, ou du projet. Pour une autre période\u00a0: une autre ligne du même étudiant, ou des colonnes «\u00a0Entreprise 2\u00a0», «\u00a0Début 2\u00a0»…',
    'period.siret': 'quatorze chiffres, si l’entreprise est en France',
    'period.companyCountry': 'son nom ou ses deux lettres\u202f; vide\u00a0: celui du lieu',
    'period.placeCountry': 'vide\u00a0: celui de l’entreprise',
    'period.starts': 'une date, comme 15/09/2025',
    'period.ends': 'une date, comme 13/03/2026',
    'companyTutor.email': 'Une adresse par personne. Un tuteur peut suivre plusieurs étudiants.',
    'companyTutor.lang': 'français ou anglais',
    'academicTutor.lang': 'français ou anglais',
  },
  en: {
    'student.number': 'The key of a student. Without it, their e-mail.',
    'student.lang': 'French or English',
    'mission.telework': 'yes or no',
    'mission.confidentiality': 'no, restricted, confidential or secret',
    'mission.confidentialUntil': 'a date, such as 2027-09-15',
    'mission.closedDoor': 'yes or no',
    'period.kind': 'company or project',
    'period.name':
      'The name of the company, or of the project. For another period: another line of the same student, or columns “Company 2”, “Start 2”…',
    'period.siret': 'fourteen figures, if the company is in France',
    'period.companyCountry': 'its name or its two letters; empty: that of the place',
    'period.placeCountry': 'empty: that of the company',
    'period.starts': 'a date, such as 2025-09-15',
    'period.ends': 'a date, such as 2026-03-13',
    'companyTutor.email': 'One address a person. A tutor may follow several students.',
    'companyTutor.lang': 'French or English',
    'academicTutor.lang': 'French or English',
  },
};

/** What a column takes, '' when its name says it. */
export const fieldHelp = (base: Base, lang: Lang): string => HELP[lang][base] ?? '';

/** What cells of a few words say. */
export const SAID = {
  fr: {
    yes: 'oui',
    no: 'non',
    company: 'entreprise',
    project: 'projet',
    fr: 'français',
    en: 'anglais',
    restricted: 'restreint',
    confidential: 'confidentiel',
    secret: 'secret',
  },
  en: {
    yes: 'yes',
    no: 'no',
    company: 'company',
    project: 'project',
    fr: 'French',
    en: 'English',
    restricted: 'restricted',
    confidential: 'confidential',
    secret: 'secret',
  },
} as const;

/** What a field of a student or of their mission holds, as people say it. */
export function valueWord(base: Base, value: string | boolean, lang: Lang): string {
  if (typeof value === 'boolean') return value ? SAID[lang].yes : SAID[lang].no;
  if (base === 'mission.confidentialUntil') return day(value, lang);
  if (base === 'mission.confidentiality' || base === 'student.lang')
    return value === '' ? SAID[lang].no : SAID[lang][value as keyof (typeof SAID)[Lang]];
  return value;
}
