/** Words of the rule required-parts. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

const quoted = (list: Params[string] | undefined, lang: 'fr' | 'en') =>
  (Array.isArray(list) ? list : []).map((item) => (lang === 'fr' ? fr`« ${String(item)} »` : en`"${String(item)}"`));

export const messages = {
  missing: {
    fr: (p) => ({
      what: fr`${p.count} ${many(p.count, 'partie demandée n’a', 'parties demandées n’ont')} pas été ${many(p.count, 'trouvée', 'trouvées')} : ${quoted(p.parts, 'fr')}.`,
      why: fr`Le guide donne le plan du document. Les titres sont comparés sans tenir compte des accents, de la numérotation ni des petites différences ; ${Number(p.owed) - Number(p.count)} sur ${p.owed} ont été reconnus.`,
      todo: fr`Ajoutez la partie, ou reprenez les mots du guide dans son titre. Dans Word, donnez-lui un style Titre 1 ou Titre 2.`,
    }),
    en: (p) => ({
      what: en`${p.count} ${Number(p.count) > 1 ? 'parts asked for were' : 'part asked for was'} not found: ${quoted(p.partsEn, 'en')}.`,
      why: en`The guide gives the outline of the document. Headings are compared without accents, numbering or small differences; ${Number(p.owed) - Number(p.count)} of ${p.owed} were recognised.`,
      todo: en`Add the part, or use the guide's words in its heading. In Word, give it the style Heading 1 or Heading 2.`,
    }),
  },
  'out-of-order': {
    fr: (p) => ({
      what: fr`${p.count} ${many(p.count, 'partie n’est', 'parties ne sont')} pas à la place attendue : ${quoted(p.parts, 'fr')}.`,
      why: fr`Le guide donne l’ordre des parties ; le jury les cherche dans cet ordre.`,
      todo: fr`Déplacez ${many(p.count, 'cette partie', 'ces parties')} (Word : Affichage > Navigation, glissez le titre), ou voyez avec votre tuteur si l’ordre peut rester.`,
    }),
    en: (p) => ({
      what: en`${p.count} ${Number(p.count) > 1 ? 'parts are' : 'part is'} not where expected: ${quoted(p.partsEn, 'en')}.`,
      why: en`The guide gives the order of the parts; the jury looks for them in that order.`,
      todo: en`Move ${Number(p.count) > 1 ? 'them' : 'it'} (Word: View > Navigation Pane, drag the heading), or ask your tutor whether the order may stay.`,
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
