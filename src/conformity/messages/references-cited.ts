/** Words of the rule references-cited. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

const listed = (p: Params, lang: 'fr' | 'en') =>
  (Array.isArray(p.texts) ? p.texts : [])
    .map((text) => (lang === 'fr' ? fr`« ${String(text)} »` : en`"${String(text)}"`))
    .join(', ');
const what = {
  fr: (p: Params) =>
    fr`${p.count} ${many(p.count, 'référence', 'références')} sur ${p.references} ${many(p.count, 'n’est jamais citée', 'ne sont jamais citées')} dans le texte.`,
  en: (p: Params) => en`${p.count} of ${p.references} references ${Number(p.count) > 1 ? 'are' : 'is'} never cited in the text.`,
};

export const messages = {
  uncited: {
    fr: (p) => ({
      what: what.fr(p),
      why: fr`Une bibliographie en style auteur-date ou numérique ne liste que ce qui est cité : ${listed(p, 'fr')}.`,
      todo: fr`Citez ces sources là où elles vous ont servi, ou retirez-les de la bibliographie.`,
    }),
    en: (p) => ({
      what: what.en(p),
      why: en`A bibliography in author-date or numeric style lists only what is cited: ${listed(p, 'en')}.`,
      todo: en`Cite these sources where you used them, or take them out of the bibliography.`,
    }),
  },
  unsure: {
    fr: (p) => ({
      what: what.fr(p),
      why: fr`Les citations n’ont pas pu être lues avec certitude : nous ne pouvons pas trancher. Il s’agit de : ${listed(p, 'fr')}.`,
      todo: fr`Vérifiez que chaque référence est citée ; rien à faire si c’est le cas.`,
    }),
    en: (p) => ({
      what: what.en(p),
      why: en`The citations could not be read with certainty, so we cannot tell. These are: ${listed(p, 'en')}.`,
      todo: en`Check that each reference is cited; nothing to do if it is.`,
    }),
  },
} satisfies Messages;
