/** Words of the rule scanned. Pure. */
import type { Messages } from '../finding.ts';
import { en, fr } from '../wording.ts';

const todo = {
  fr: fr`Exportez le PDF depuis votre traitement de texte au lieu de numériser ou de photographier les pages. Word : Fichier > Enregistrer sous > PDF.`,
  en: en`Export the PDF from your word processor instead of scanning or photographing the pages. Word: File > Save As > PDF.`,
};
const why = {
  fr: fr`Sans texte, la police, l’interligne, le plan et les citations ne peuvent pas être vérifiés, et un lecteur d’écran ne lit rien.`,
  en: en`Without text, the typeface, spacing, outline and citations cannot be checked, and a screen reader reads nothing.`,
};

export const messages = {
  scanned: {
    fr: () => ({ what: fr`Les pages sont des images : le document semble numérisé.`, why: why.fr, todo: todo.fr }),
    en: () => ({ what: en`The pages are pictures: the document seems scanned.`, why: why.en, todo: todo.en }),
  },
  'no-text': {
    fr: () => ({ what: fr`Aucun texte n’a pu être lu dans le document.`, why: why.fr, todo: todo.fr }),
    en: () => ({ what: en`No text could be read in the document.`, why: why.en, todo: todo.en }),
  },
  'some-pages': {
    fr: () => ({ what: fr`Des pages du corps sont des images.`, why: why.fr, todo: todo.fr }),
    en: () => ({ what: en`Some pages of the body are pictures.`, why: why.en, todo: todo.en }),
  },
} satisfies Messages;
