/** Words of the rule body-typeface. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const todo = {
  fr: (p: Params) =>
    fr`Word et LibreOffice : modifiez la police du style Normal (corps de texte) pour ${p.asked}. LaTeX : \\usepackage{newtxtext}. Gardez la vôtre si votre tuteur en est d’accord.`,
  en: (p: Params) =>
    en`Word and LibreOffice: change the typeface of the Normal style (body text) to ${p.asked}. LaTeX: \\usepackage{newtxtext}. Keep yours if your tutor agrees.`,
};
const check = {
  fr: fr`Vérifiez la police du style Normal, et exportez le PDF au lieu de l’imprimer : l’impression efface les noms des polices.`,
  en: en`Check the typeface of the Normal style, and export the PDF instead of printing it: printing drops the names of typefaces.`,
};

export const messages = {
  'other-face': {
    fr: (p) => ({
      what: fr`Le corps du texte est en ${p.family}.`,
      why: fr`Le guide demande une police claire et adaptée, comme ${p.asked} ; ${p.family} se lit bien, mais ce n’est pas celle nommée (${p.share} % du texte).`,
      todo: todo.fr(p),
    }),
    en: (p) => ({
      what: en`The body text is set in ${p.family}.`,
      why: en`The guide asks for a clear and suitable typeface, such as ${p.asked}; ${p.family} reads well but is not the one named (${p.share}% of the text).`,
      todo: todo.en(p),
    }),
  },
  'display-face': {
    fr: (p) => ({
      what: fr`Le corps du texte est en ${p.family}, une police de titre ou de fantaisie.`,
      why: fr`Le guide demande une police claire et adaptée, comme ${p.asked} ; celle-ci fatigue à la lecture d’un long texte (${p.share} % du texte).`,
      todo: todo.fr(p),
    }),
    en: (p) => ({
      what: en`The body text is set in ${p.family}, a display face.`,
      why: en`The guide asks for a clear and suitable typeface, such as ${p.asked}; this one tires the reader of a long text (${p.share}% of the text).`,
      todo: todo.en(p),
    }),
  },
  'unknown-face': {
    fr: (p) => ({
      what: fr`La police du corps du texte, « ${p.family} », ne nous est pas connue.`,
      why: fr`Le guide demande une police claire et adaptée, comme ${p.asked} ; nous ne pouvons pas dire si celle-ci convient.`,
      todo: check.fr,
    }),
    en: (p) => ({
      what: en`The typeface of the body text, "${p.family}", is not known to us.`,
      why: en`The guide asks for a clear and suitable typeface, such as ${p.asked}; we cannot tell whether this one fits.`,
      todo: check.en,
    }),
  },
  unknown: {
    fr: (p) => ({
      what: fr`La police du corps du texte n’a pas pu être reconnue.`,
      why: fr`Le guide demande une police claire et adaptée, comme ${p.asked} ; le fichier ne donne ni nom ni largeurs qui permettent de trancher.`,
      todo: check.fr,
    }),
    en: (p) => ({
      what: en`The typeface of the body text could not be recognised.`,
      why: en`The guide asks for a clear and suitable typeface, such as ${p.asked}; the file gives neither a name nor widths that would tell.`,
      todo: check.en,
    }),
  },
  mixed: {
    fr: (p) => ({
      what: fr`Le corps du texte mélange plusieurs polices ; la plus fréquente, ${p.family}, n’en couvre que ${p.share} %.`,
      why: fr`Le guide demande une police claire et adaptée, comme ${p.asked}, sur tout le texte ; nous ne pouvons pas dire laquelle est celle du corps.`,
      todo: fr`Sélectionnez les paragraphes du corps et appliquez-leur le même style (Normal).`,
    }),
    en: (p) => ({
      what: en`The body text mixes several typefaces; the most frequent, ${p.family}, covers only ${p.share}% of it.`,
      why: en`The guide asks for a clear and suitable typeface, such as ${p.asked}, throughout; we cannot tell which one is that of the body.`,
      todo: en`Select the paragraphs of the body and give them the same style (Normal).`,
    }),
  },
} satisfies Messages;
