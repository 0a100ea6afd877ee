/** Words of the rule cover-page. Pure. */
import type { Messages } from '../finding.ts';
import { en, fr } from '../wording.ts';

export const messages = {
  missing: {
    fr: (p) => ({
      what: fr`La page de garde ne montre pas : ${p.items}.`,
      why: fr`Le guide demande ces mentions sur la première page, pour savoir d’un coup d’œil de qui et de quoi il s’agit.`,
      todo: fr`Ajoutez-les sur la première page, ou repartez du modèle fourni avec le guide.`,
    }),
    en: (p) => ({
      what: en`The cover page does not show: ${p.itemsEn}.`,
      why: en`The guide asks for these on the first page, to tell at a glance who and what it is about.`,
      todo: en`Add them on the first page, or start again from the template given with the guide.`,
    }),
  },
  unsure: {
    fr: (p) => ({
      what: fr`Nous n’avons pas pu reconnaître sur la page de garde : ${p.items}.`,
      why: fr`Le guide demande ces mentions sur la première page ; aucun mot ne les annonce, ou la page est une image.`,
      todo: fr`Vérifiez qu’elles y sont, en texte ; rien à faire si c’est le cas.`,
    }),
    en: (p) => ({
      what: en`We could not recognise on the cover page: ${p.itemsEn}.`,
      why: en`The guide asks for these on the first page; no word announces them, or the page is a picture.`,
      todo: en`Check that they are there, as text; nothing to do if they are.`,
    }),
  },
} satisfies Messages;
