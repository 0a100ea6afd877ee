/** Words of the rule required-parts. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const count = {
  fr: (p: Params) => fr`${p.recognised} parties sur ${p.owed} ont été reconnues`,
  en: (p: Params) => en`${p.recognised} of ${p.owed} parts were recognised`,
};

export const messages = {
  missing: {
    fr: (p) => ({
      what: fr`La partie « ${p.part} » n’a pas été trouvée.`,
      why: fr`Le guide la demande. Les titres sont comparés sans tenir compte des accents, de la numérotation ni des petites différences ; ${count.fr(p)}.`,
      todo: fr`Ajoutez la partie, ou reprenez les mots du guide dans son titre. Word : style Titre 1 ou Titre 2.`,
    }),
    en: (p) => ({
      what: en`The part "${p.partEn}" was not found.`,
      why: en`The guide asks for it. Headings are compared without accents, numbering or small differences; ${count.en(p)}.`,
      todo: en`Add the part, or use the guide's words in its heading. Word: style Heading 1 or Heading 2.`,
    }),
  },
  'out-of-order': {
    fr: (p) => ({
      what: fr`La partie « ${p.part} » n’est pas à la place attendue.`,
      why: fr`Le guide donne l’ordre des parties ; le jury les cherche dans cet ordre.`,
      todo: fr`Déplacez-la (Word : Affichage > Navigation, glissez le titre), ou voyez avec votre tuteur si l’ordre peut rester.`,
    }),
    en: (p) => ({
      what: en`The part "${p.partEn}" is not where expected.`,
      why: en`The guide gives the order of the parts; the jury looks for them in that order.`,
      todo: en`Move it (Word: View > Navigation Pane, drag the heading), or ask your tutor whether the order may stay.`,
    }),
  },
  'no-headings': {
    fr: (p) => ({
      what: fr`Les titres du document n’ont pas été reconnus.`,
      why: fr`Le guide demande ${p.owed} parties ; sans titres reconnaissables, nous ne pouvons pas dire si elles y sont.`,
      todo: fr`Donnez aux titres les styles Titre 1, Titre 2… et exportez le PDF avec ses signets.`,
    }),
    en: (p) => ({
      what: en`The headings of the document were not recognised.`,
      why: en`The guide asks for ${p.owed} parts; without recognisable headings we cannot tell whether they are there.`,
      todo: en`Give headings the styles Heading 1, Heading 2… and export the PDF with its bookmarks.`,
    }),
  },
} satisfies Messages;
