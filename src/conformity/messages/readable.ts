/** Words of the rule readable. Pure. */
import type { Messages } from '../finding.ts';
import { en, fr } from '../wording.ts';

const why = {
  fr: fr`Le jury ne pourrait pas l’ouvrir, et aucune autre règle ne peut être vérifiée.`,
  en: en`The jury could not open it, and no other rule can be checked.`,
};
const again = {
  fr: fr`Exportez de nouveau le PDF depuis votre traitement de texte, ouvrez-le pour vérifier qu’il s’affiche, puis renvoyez-le.`,
  en: en`Export the PDF again from your word processor, open it to see that it displays, then send it again.`,
};
const simpler = {
  fr: fr`Exportez de nouveau le PDF depuis votre traitement de texte, en réduisant la taille des images et des schémas les plus lourds.`,
  en: en`Export the PDF again from your word processor, with its heaviest pictures and drawings made smaller.`,
};

export const messages = {
  damaged: {
    fr: () => ({ what: fr`Le PDF est endommagé : il n’a pas pu être lu.`, why: why.fr, todo: again.fr }),
    en: () => ({ what: en`The PDF is damaged: it could not be read.`, why: why.en, todo: again.en }),
  },
  truncated: {
    fr: () => ({
      what: fr`Le PDF est incomplet : sa fin manque. L’envoi ou la copie s’est sans doute interrompu.`,
      why: why.fr,
      todo: again.fr,
    }),
    en: () => ({
      what: en`The PDF is incomplete: its end is missing. The transfer or copy was most likely cut.`,
      why: why.en,
      todo: again.en,
    }),
  },
  password: {
    fr: () => ({
      what: fr`Le PDF est protégé par un mot de passe.`,
      why: why.fr,
      todo: fr`Exportez le PDF sans mot de passe. Word : Enregistrer sous > PDF > Options, décochez « Chiffrer le document avec un mot de passe ».`,
    }),
    en: () => ({
      what: en`The PDF is locked by a password.`,
      why: why.en,
      todo: en`Export the PDF without a password. Word: Save As > PDF > Options, clear "Encrypt the document with a password".`,
    }),
  },
  'too-slow': {
    fr: () => ({ what: fr`La lecture du PDF a été arrêtée : elle durait trop longtemps.`, why: why.fr, todo: simpler.fr }),
    en: () => ({ what: en`Reading the PDF was stopped: it took too long.`, why: why.en, todo: simpler.en }),
  },
  'too-large-in-memory': {
    fr: () => ({ what: fr`La lecture du PDF a été arrêtée : son contenu prend trop de mémoire.`, why: why.fr, todo: simpler.fr }),
    en: () => ({ what: en`Reading the PDF was stopped: its content takes too much memory.`, why: why.en, todo: simpler.en }),
  },
  partly: {
    fr: (p) => ({
      what: fr`Le document compte ${p.pages} pages ; seules les ${p.read} premières ont été lues.`,
      why: fr`Au-delà de cette limite, les règles sur le contenu ne peuvent pas être vérifiées.`,
      todo: fr`Vérifiez que c’est bien le bon fichier. Déplacez les annexes très longues dans un document à part.`,
    }),
    en: (p) => ({
      what: en`The document has ${p.pages} pages; only the first ${p.read} were read.`,
      why: en`Beyond that limit, the rules on the content cannot be checked.`,
      todo: en`Check that this is the right file. Move very long annexes to a document of their own.`,
    }),
  },
} satisfies Messages;
