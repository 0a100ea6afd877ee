/** Words of the rule body-size. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const within = {
  fr: (p: Params) => (p.tolerance ? fr` (à ${p.tolerance} pt près)` : ''),
  en: (p: Params) => (p.tolerance ? en` (within ${p.tolerance} pt)` : ''),
};
const todo = {
  fr: (p: Params) =>
    fr`Word et LibreOffice : modifiez le style du corps de texte (Normal), taille ${p.pt}. LaTeX : \\documentclass[${p.pt}pt]. Si le PDF a été réduit à l’impression, exportez-le au lieu de l’imprimer.`,
  en: (p: Params) =>
    en`Word and LibreOffice: change the style of the body text (Normal), size ${p.pt}. LaTeX: \\documentclass[${p.pt}pt]. If printing shrank the PDF, export it instead of printing it.`,
};
const off = (french: string, english: string) => ({
  fr: (p: Params) => ({
    what: fr`Le corps du texte est ${french} : ${p.size} pt, sur ${p.share} % du texte.`,
    why: fr`Le guide demande une taille de ${p.pt} pt${within.fr(p)}.`,
    todo: todo.fr(p),
  }),
  en: (p: Params) => ({
    what: en`The body text is ${english}: ${p.size} pt, for ${p.share}% of the text.`,
    why: en`The guide asks for ${p.pt} pt${within.en(p)}.`,
    todo: todo.en(p),
  }),
});

export const messages = {
  'too-small': off('trop petit', 'too small'),
  'too-large': off('trop grand', 'too large'),
  unknown: {
    fr: (p) => ({
      what: fr`La taille du corps du texte n’a pas pu être mesurée.`,
      why: fr`Le guide demande ${p.pt} pt ; le texte est trop bref ou trop divers pour que nous puissions trancher.`,
      todo: fr`Vérifiez la taille du style Normal dans votre traitement de texte.`,
    }),
    en: (p) => ({
      what: en`The size of the body text could not be measured.`,
      why: en`The guide asks for ${p.pt} pt; the text is too short or too varied for us to tell.`,
      todo: en`Check the size of the Normal style in your word processor.`,
    }),
  },
} satisfies Messages;
