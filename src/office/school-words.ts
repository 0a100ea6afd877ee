/** Words of the settings of the school, in both languages. Pure. */
import type { NoticeName } from '../identity/notices.ts';
import type { Lang } from '../ui/lang.ts';
import { fileSize } from '../ui/typography.ts';
import { LOGO_BYTES, type LogoFault, NOTICE_LENGTH, type SchoolFault } from './school-form.ts';

const fr = {
  tab: 'École',
  persons: 'Personnes',
  unnamed: 'Votre école n’a pas encore de nom',
  title: (name: string) => `${name} se présente ainsi`,
  name: 'Nom de l’école',
  nameHint: 'Comme il s’écrit sur ses documents.',
  sender: 'Adresse d’expéditeur',
  senderHint: 'Les lettres partent de cette adresse et les réponses y arrivent. Vide\u00a0: celle du serveur de courrier.',
  country: 'Pays',
  countryHint: '«\u00a0À l’étranger\u00a0» se compte à partir de lui.',
  save: 'Enregistrer',
  refused: 'Rien n’est enregistré',
  saved: 'C’est enregistré.',
  logo: 'Logo',
  logoNow: 'Logo actuel',
  noLogo: 'Aucun logo\u00a0: le nom est montré à sa place.',
  logoFile: 'Fichier du logo',
  logoHint: `PNG, JPEG, WebP ou SVG, ${fileSize(LOGO_BYTES, 'fr')} au plus.`,
  logoSend: 'Remplacer le logo',
  logoRemove: 'Retirer le logo',
  notices: 'Mentions',
  noticesHint: 'Tant que l’école n’écrit rien, le logiciel dit ce qu’il fait et rien de plus.',
  noticeNames: { privacy: 'Données personnelles', legal: 'Mentions légales', accessibility: 'Accessibilité' } satisfies Record<
    NoticeName,
    string
  >,
  own: 'texte de l’école',
  given: 'texte du logiciel',
  noticeTitle: (name: NoticeName, own: boolean) =>
    own
      ? `«\u00a0${fr.noticeNames[name]}\u00a0» est un texte de votre école`
      : `«\u00a0${fr.noticeNames[name]}\u00a0» est le texte du logiciel`,
  textFr: 'Texte en français',
  textEn: 'Texte en anglais',
  textHint:
    'Un petit Markdown\u00a0: «\u00a0## Titre\u00a0», «\u00a0- élément\u00a0», «\u00a0**gras**\u00a0», «\u00a0[lien](https://…)\u00a0».',
  textEnHint: 'Facultatif\u00a0: sans lui, le texte français est montré à tous.',
  preview: 'Aperçu',
  previewed: 'Aperçu, pas encore enregistré',
  restore: 'Revenir au texte du logiciel',
  start: 'Texte du logiciel',
  startHint: 'Pour partir de lui\u00a0: copiez-le dans le champ.',
  read: 'Lire la page',
  languages: { fr: 'Français', en: 'Anglais' } satisfies Record<Lang, string>,
  noticeFaults: {
    french: 'Écrivez d’abord le texte français\u00a0: il est montré à qui n’a pas l’autre.',
    long: `C’est trop long\u00a0: ${NOTICE_LENGTH.toLocaleString('fr-FR')} signes au plus.`,
  },
  faults: {
    'name-missing': 'Écrivez le nom de l’école.',
    'name-long': 'Ce nom est trop long\u00a0: 120 caractères au plus.',
    sender: 'Ce n’est pas une adresse. Exemple\u00a0: scolarite@ecole.fr.',
    country: 'Ce pays n’est pas connu. Exemple\u00a0: France, ou FR.',
  } satisfies Record<SchoolFault, string>,
  logoFaults: {
    missing: 'Choisissez d’abord un fichier.',
    'too-large': `Ce fichier est trop grand\u00a0: ${fileSize(LOGO_BYTES, 'fr')} au plus, car chaque page le montre.`,
    'not-picture': 'Ce fichier n’est pas une image PNG, JPEG, WebP ou SVG, quel que soit son nom.',
    'too-wide': 'Cette image est trop grande\u00a0: 4\u202f000 pixels de côté au plus.',
  } satisfies Record<LogoFault, string>,
};

const en: SchoolWords = {
  tab: 'School',
  persons: 'People',
  unnamed: 'Your school has no name yet',
  title: (name) => `This is how ${name} appears`,
  name: 'Name of the school',
  nameHint: 'As its documents write it.',
  sender: 'Sender’s address',
  senderHint: 'Letters leave from this address and answers reach it. Empty: that of the mail server.',
  country: 'Country',
  countryHint: '“Abroad” is counted from it.',
  save: 'Save',
  refused: 'Nothing is saved',
  saved: 'It is saved.',
  logo: 'Logo',
  logoNow: 'Present logo',
  noLogo: 'No logo: the name is shown in its place.',
  logoFile: 'File of the logo',
  logoHint: `PNG, JPEG, WebP or SVG, ${fileSize(LOGO_BYTES, 'en')} at most.`,
  logoSend: 'Replace the logo',
  logoRemove: 'Remove the logo',
  notices: 'Notices',
  noticesHint: 'As long as the school writes nothing, the product says what it does and nothing more.',
  noticeNames: { privacy: 'Personal data', legal: 'Legal notice', accessibility: 'Accessibility' },
  own: 'the school’s text',
  given: 'the product’s text',
  noticeTitle: (name, own) =>
    own ? `“${en.noticeNames[name]}” is in your school’s words` : `“${en.noticeNames[name]}” is the product’s text`,
  textFr: 'Text in French',
  textEn: 'Text in English',
  textHint: 'A small Markdown: “## Title”, “- item”, “**bold**”, “[link](https://…)”.',
  textEnHint: 'Optional: without it, everyone is shown the French text.',
  preview: 'Preview',
  previewed: 'Preview, not saved yet',
  restore: 'Back to the product’s text',
  start: 'The product’s text',
  startHint: 'To begin from it, copy it into the field.',
  read: 'Read the page',
  languages: { fr: 'French', en: 'English' },
  noticeFaults: {
    french: 'Write the French text first: it is shown to whoever lacks the other.',
    long: `This is too long: ${NOTICE_LENGTH.toLocaleString('en')} characters at most.`,
  },
  faults: {
    'name-missing': 'Write the name of the school.',
    'name-long': 'This name is too long: 120 characters at most.',
    sender: 'This is not an address. Example: office@school.org.',
    country: 'This country is not known. Example: France, or FR.',
  },
  logoFaults: {
    missing: 'Choose a file first.',
    'too-large': `This file is too large: ${fileSize(LOGO_BYTES, 'en')} at most, since every page shows it.`,
    'not-picture': 'This file is not a PNG, JPEG, WebP or SVG picture, whatever its name.',
    'too-wide': 'This picture is too large: 4,000 pixels a side at most.',
  },
};

export type SchoolWords = typeof fr;
export const SCHOOL_WORDS: Record<Lang, SchoolWords> = { fr, en };
