/** Words of the rule file-name. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const why = {
  fr: fr`Le guide fixe l’intitulé du fichier ; c’est ainsi que votre travail est retrouvé parmi ceux de la promotion.`,
  en: en`The guide sets the name of the file; it is how your work is found among those of the cohort.`,
};
const todo = {
  fr: (p: Params) => fr`Renommez le fichier « ${p.expected} ».`,
  en: (p: Params) => en`Rename the file "${p.expected}".`,
};

/** Same reason and remedy for every fault; only what is said to be wrong changes. */
const fault = (french: string, english: string) => ({
  fr: (p: Params) => ({ what: fr`Le fichier s’appelle « ${p.name} » : ${french}.`, why: why.fr, todo: todo.fr(p) }),
  en: (p: Params) => ({ what: en`The file is called "${p.name}": ${english}.`, why: why.en, todo: todo.en(p) }),
});

export const messages = {
  spaces: fault('les espaces ne sont pas celles attendues', 'its spaces are not those expected'),
  case: fault('les majuscules ne sont pas celles attendues', 'its capitals are not those expected'),
  accents: fault('les accents ou la ponctuation diffèrent de votre nom', 'its accents or punctuation differ from your name'),
  order: fault('les mots ne sont pas dans l’ordre attendu', 'its words are not in the order expected'),
  year: fault('l’année n’est pas celle attendue', 'its year is not the one expected'),
  extra: fault('des mots sont en trop', 'it holds words too many'),
  other: fault('ce n’est pas l’intitulé attendu', 'it is not the name expected'),
  'unknown-name': {
    fr: (p) => ({
      what: fr`« ${p.student} » n’a pas pu être séparé en nom et prénom.`,
      why: why.fr,
      todo: fr`Donnez le nom en capitales suivi du prénom ; le modèle du guide est « ${p.pattern} ».`,
    }),
    en: (p) => ({
      what: en`"${p.student}" could not be taken apart into family name and first name.`,
      why: why.en,
      todo: en`Give the family name in capitals, then the first name; the guide's pattern is "${p.pattern}".`,
    }),
  },
} satisfies Messages;
