/** Words of the rule line-spacing. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const measured = {
  fr: (p: Params) => (p.spacing ? fr`${p.spacing} fois l’interligne simple` : fr`${p.leading} pt entre les lignes`),
  en: (p: Params) => (p.spacing ? en`${p.spacing} times single spacing` : en`${p.leading} pt between lines`),
};
const within = {
  fr: (p: Params) => (p.percent ? fr` (à ${p.percent} % près)` : ''),
  en: (p: Params) => (p.percent ? en` (within ${p.percent}%)` : ''),
};
const todo = {
  fr: (p: Params) =>
    fr`Word : Accueil > Interligne > ${p.multiple}, dans le style Normal. LibreOffice : Format > Paragraphe > Interligne. Google Docs : Format > Interligne. LaTeX : paquet setspace.`,
  en: (p: Params) =>
    en`Word: Home > Line Spacing > ${p.multiple}, in the Normal style. LibreOffice: Format > Paragraph > Line spacing. Google Docs: Format > Line spacing. LaTeX: package setspace.`,
};
const off = (french: string, english: string) => ({
  fr: (p: Params) => ({
    what: fr`L’interligne est ${french} : ${measured.fr(p)}.`,
    why: fr`Le guide demande un interligne de ${p.multiple}${within.fr(p)}.`,
    todo: todo.fr(p),
  }),
  en: (p: Params) => ({
    what: en`The line spacing is ${english}: ${measured.en(p)}.`,
    why: en`The guide asks for a line spacing of ${p.multiple}${within.en(p)}.`,
    todo: todo.en(p),
  }),
});

export const messages = {
  tight: off('trop serré', 'too tight'),
  wide: off('trop large', 'too wide'),
  unknown: {
    fr: (p) => ({
      what: fr`L’interligne n’a pas pu être mesuré.`,
      why: fr`Le guide demande ${p.multiple} ; il y a trop peu de lignes pleines qui se suivent, ou leur police est inconnue.`,
      todo: fr`Vérifiez l’interligne du style Normal dans votre traitement de texte.`,
    }),
    en: (p) => ({
      what: en`The line spacing could not be measured.`,
      why: en`The guide asks for ${p.multiple}; there are too few full lines in a row, or their typeface is unknown.`,
      todo: en`Check the line spacing of the Normal style in your word processor.`,
    }),
  },
} satisfies Messages;
