/** Words of the rule citation-style. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr } from '../wording.ts';

const NAMES: Record<string, { fr: string; en: string }> = {
  apa: { fr: 'APA', en: 'APA' },
  harvard: { fr: 'Harvard', en: 'Harvard' },
  numeric: { fr: 'numérique, tel que [1]', en: 'numeric, such as [1]' },
  notes: { fr: 'par notes de bas de page', en: 'by footnotes' },
  mixed: { fr: 'mélangé', en: 'mixed' },
  none: { fr: 'aucun', en: 'none' },
};
const name = (style: unknown, lang: 'fr' | 'en') => NAMES[String(style)]?.[lang] ?? String(style);
const asked = (p: Params, lang: 'fr' | 'en') =>
  (Array.isArray(p.styles) ? p.styles : []).map((style) => name(style, lang)).join(lang === 'fr' ? ' ou ' : ' or ');

const tool = {
  fr: fr`Word : Références > Style. Zotero : Préférences du document > Style de citation. LaTeX : biblatex-apa.`,
  en: en`Word: References > Style. Zotero: Document Preferences > Citation Style. LaTeX: biblatex-apa.`,
};

export const messages = {
  none: {
    fr: (p) => ({
      what: fr`Aucune citation n’a été trouvée dans le texte.`,
      why: fr`Le guide demande que les sources soient citées, dans un seul style : ${asked(p, 'fr')}.`,
      todo: fr`Citez vos sources là où vous les utilisez, par exemple « (Martin, 2021) ». ${tool.fr}`,
    }),
    en: (p) => ({
      what: en`No citation was found in the text.`,
      why: en`The guide asks for sources to be cited, in one style: ${asked(p, 'en')}.`,
      todo: en`Cite your sources where you use them, such as "(Martin, 2021)". ${tool.en}`,
    }),
  },
  mixed: {
    fr: (p) => ({
      what: fr`Les citations mélangent plusieurs styles.`,
      why: fr`Le guide demande un seul style dans tout le document : ${asked(p, 'fr')}. ${p.citations} citations ont été lues.`,
      todo: fr`Choisissez-en un et appliquez-le partout. ${tool.fr}`,
    }),
    en: (p) => ({
      what: en`The citations mix several styles.`,
      why: en`The guide asks for one style throughout: ${asked(p, 'en')}. ${p.citations} citations were read.`,
      todo: en`Choose one and use it everywhere. ${tool.en}`,
    }),
  },
  'other-style': {
    fr: (p) => ({
      what: fr`Le style des citations est ${name(p.style, 'fr')}.`,
      why: fr`Le guide demande ${asked(p, 'fr')}. ${p.citations} citations ont été lues.`,
      todo: fr`Changez de style. ${tool.fr}`,
    }),
    en: (p) => ({
      what: en`The citation style is ${name(p.style, 'en')}.`,
      why: en`The guide asks for ${asked(p, 'en')}. ${p.citations} citations were read.`,
      todo: en`Change the style. ${tool.en}`,
    }),
  },
  unsure: {
    fr: (p) => ({
      what: fr`Le style des citations n’a pas pu être établi.`,
      why: fr`Le guide demande un seul style : ${asked(p, 'fr')}. Les citations lues (${p.citations}) sont trop peu nombreuses ou trop diverses pour trancher.`,
      todo: fr`Relisez vos citations ; rien à faire si elles suivent toutes le même style.`,
    }),
    en: (p) => ({
      what: en`The citation style could not be told.`,
      why: en`The guide asks for one style: ${asked(p, 'en')}. The citations read (${p.citations}) are too few or too varied to tell.`,
      todo: en`Read your citations again; nothing to do if they all follow one style.`,
    }),
  },
  'no-bibliography': {
    fr: () => ({
      what: fr`Aucune bibliographie n’a été trouvée.`,
      why: fr`Le guide demande une bibliographie, qui permet de retrouver chaque source.`,
      todo: fr`Ajoutez une partie titrée « Bibliographie » avant les annexes. Word : Références > Bibliographie. Zotero : Ajouter une bibliographie.`,
    }),
    en: () => ({
      what: en`No bibliography was found.`,
      why: en`The guide asks for a bibliography, so that each source can be found.`,
      todo: en`Add a part headed "Bibliography" before the annexes. Word: References > Bibliography. Zotero: Add Bibliography.`,
    }),
  },
} satisfies Messages;
