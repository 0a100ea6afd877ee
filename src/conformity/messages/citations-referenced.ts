/** Words of the rule citations-referenced. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

const rest = (p: Params, lang: 'fr' | 'en') => {
  const left = Number(p.count) - (Array.isArray(p.texts) ? p.texts.length : 0);
  if (left <= 0) return '';
  return lang === 'fr' ? fr`, et ${left} de plus` : en`, and ${left} more`;
};
const what = {
  fr: (p: Params) =>
    fr`${p.count} ${many(p.count, 'citation n’a', 'citations n’ont')} pas de référence dans la bibliographie : ${p.texts}${rest(p, 'fr')}.`,
  en: (p: Params) =>
    en`${p.count} ${Number(p.count) > 1 ? 'citations have' : 'citation has'} no reference in the bibliography: ${p.texts}${rest(p, 'en')}.`,
};
const why = {
  fr: (p: Params) =>
    fr`Chaque source citée doit pouvoir être retrouvée. ${p.citations} citations ont été comparées à ${p.references} références.`,
  en: (p: Params) =>
    en`Each source cited must be traceable. ${p.citations} citations were compared with ${p.references} references.`,
};

export const messages = {
  unresolved: {
    fr: (p) => ({
      what: what.fr(p),
      why: why.fr(p),
      todo: fr`Ajoutez la référence, ou corrigez le nom ou l’année pour qu’ils soient les mêmes des deux côtés.`,
    }),
    en: (p) => ({
      what: what.en(p),
      why: why.en(p),
      todo: en`Add the reference, or correct the name or year so that both sides agree.`,
    }),
  },
  unsure: {
    fr: (p) => ({
      what: what.fr(p),
      why: fr`${why.fr(p)} Le style n’étant pas certain, nous ne pouvons pas trancher.`,
      todo: fr`Vérifiez ces citations ; rien à faire si leur référence est bien là.`,
    }),
    en: (p) => ({
      what: what.en(p),
      why: en`${why.en(p)} As the style is not certain, we cannot tell.`,
      todo: en`Check these citations; nothing to do if their reference is there.`,
    }),
  },
} satisfies Messages;
