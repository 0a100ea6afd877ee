/** Words of the rule annex-items. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const where = {
  fr: (p: Params) => (p.annexStart ? fr`dans les annexes (à partir de la page ${p.annexStart})` : fr`à la fin du document`),
  en: (p: Params) => (p.annexStart ? en`in the annexes (from page ${p.annexStart} on)` : en`at the end of the document`),
};
const pictures = {
  fr: (p: Params) =>
    fr`Des pages des annexes sont des images (${p.pages}), que nous ne lisons pas : nous ne pouvons pas trancher.`,
  en: (p: Params) => en`Some pages of the annexes are pictures (${p.pages}), which we do not read: we cannot tell.`,
};

export const messages = {
  missing: {
    fr: (p) => ({
      what: fr`« ${p.item} » n’a pas été trouvé ${where.fr(p)}.`,
      why: fr`Le guide le demande en annexe, à jour. Mots cherchés : ${p.words}.`,
      todo: fr`Ajoutez cet élément en annexe, sous un titre qui le nomme.`,
    }),
    en: (p) => ({
      what: en`"${p.itemEn}" was not found ${where.en(p)}.`,
      why: en`The guide asks for it in the annexes, up to date. Words looked for: ${p.words}.`,
      todo: en`Add it to the annexes, under a heading that names it.`,
    }),
  },
  picture: {
    fr: (p) => ({
      what: fr`« ${p.item} » n’a pas été trouvé ${where.fr(p)}.`,
      why: pictures.fr(p),
      todo: fr`Donnez à cette page un titre en texte qui nomme l’élément ; rien d’autre à faire s’il est bien là.`,
    }),
    en: (p) => ({
      what: en`"${p.itemEn}" was not found ${where.en(p)}.`,
      why: pictures.en(p),
      todo: en`Give that page a heading, as text, that names it; nothing else to do if it is there.`,
    }),
  },
  parts: {
    fr: (p) => ({
      what: fr`« ${p.item} » semble incomplet : ${p.parts}.`,
      why: fr`Le guide demande ces éléments ; ils n’ont pas été reconnus ${where.fr(p)}.`,
      todo: fr`Complétez cette annexe, ou donnez à ces éléments un titre qui les nomme.`,
    }),
    en: (p) => ({
      what: en`"${p.itemEn}" seems incomplete: ${p.partsEn}.`,
      why: en`The guide asks for these; they were not recognised ${where.en(p)}.`,
      todo: en`Complete this annex, or head these with words that name them.`,
    }),
  },
  'parts-picture': {
    fr: (p) => ({
      what: fr`« ${p.item} » : nous n’avons pas reconnu ${p.parts}.`,
      why: pictures.fr(p),
      todo: fr`Vérifiez que ces éléments y sont ; rien à faire si c’est le cas.`,
    }),
    en: (p) => ({
      what: en`"${p.itemEn}": we did not recognise ${p.partsEn}.`,
      why: pictures.en(p),
      todo: en`Check that these are there; nothing to do if they are.`,
    }),
  },
} satisfies Messages;
