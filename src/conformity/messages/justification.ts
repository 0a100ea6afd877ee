/** Words of the rule justification. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const why = {
  fr: (p: Params) =>
    fr`${p.percent} % des lignes pleines du corps vont jusqu’à la marge droite ; le guide demande un texte justifié${p.tolerance ? fr` (tolérance : ${p.tolerance} %)` : ''}.`,
  en: (p: Params) =>
    en`${p.percent}% of the full lines of the body reach the right margin; the guide asks for justified text${p.tolerance ? en` (tolerance: ${p.tolerance}%)` : ''}.`,
};

export const messages = {
  ragged: {
    fr: (p) => ({
      what: fr`Le texte n’est pas justifié.`,
      why: why.fr(p),
      todo: fr`Word et LibreOffice : style Normal (corps de texte), alignement « Justifié », ou tout sélectionner puis Ctrl + J. Google Docs : Ctrl + Maj + J.`,
    }),
    en: (p) => ({
      what: en`The text is not justified.`,
      why: why.en(p),
      todo: en`Word and LibreOffice: Normal style (body text), alignment "Justified", or select all then Ctrl + J. Google Docs: Ctrl + Shift + J.`,
    }),
  },
  partly: {
    fr: (p) => ({
      what: fr`Une partie du texte n’est pas justifiée.`,
      why: why.fr(p),
      todo: fr`Sélectionnez les paragraphes signalés, puis Ctrl + J dans Word ou LibreOffice, Ctrl + Maj + J dans Google Docs.`,
    }),
    en: (p) => ({
      what: en`Part of the text is not justified.`,
      why: why.en(p),
      todo: en`Select the paragraphs shown, then Ctrl + J in Word or LibreOffice, Ctrl + Shift + J in Google Docs.`,
    }),
  },
  unknown: {
    fr: () => ({
      what: fr`Nous n’avons pas pu dire si le texte est justifié.`,
      why: fr`Le guide demande un texte justifié ; il y a trop peu de lignes pleines pour que nous puissions trancher.`,
      todo: fr`Vérifiez l’alignement du style Normal dans votre traitement de texte.`,
    }),
    en: () => ({
      what: en`We could not tell whether the text is justified.`,
      why: en`The guide asks for justified text; there are too few full lines for us to tell.`,
      todo: en`Check the alignment of the Normal style in your word processor.`,
    }),
  },
} satisfies Messages;
