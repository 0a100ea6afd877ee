/** Words of the rule page-count. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

const asked = {
  fr: (p: Params) => (p.min !== null && p.min !== undefined ? fr`au moins ${p.min} pages` : fr`au plus ${p.max} pages`),
  en: (p: Params) => (p.min !== null && p.min !== undefined ? en`at least ${p.min} pages` : en`at most ${p.max} pages`),
};

/** "les annexes, déclarées à partir de la page 28" when the student declared them, else "les annexes, qui commencent page 28". */
const annexes = {
  fr: (p: Params) =>
    p.declared
      ? fr`les annexes, déclarées à partir de la page ${p.declared}`
      : fr`les annexes, qui commencent page ${p.annexStart}`,
  en: (p: Params) =>
    p.declared ? en`the annexes, declared from page ${p.declared} on` : en`the annexes, which begin on page ${p.annexStart}`,
};

export const messages = {
  'too-short': {
    fr: (p) => ({
      what: fr`Le fichier entier compte ${p.total} ${many(p.total, 'page', 'pages')}.`,
      why: fr`Le guide demande au moins ${p.min} pages : même en comptant tout, il en manque ${Number(p.min) - Number(p.total)}.`,
      todo: fr`Vérifiez que c’est bien la version complète du document, puis développez les parties les plus brèves.`,
    }),
    en: (p) => ({
      what: en`The whole file has ${p.total} ${Number(p.total) === 1 ? 'page' : 'pages'}.`,
      why: en`The guide asks for at least ${p.min} pages: even with everything counted, ${Number(p.min) - Number(p.total)} are missing.`,
      todo: en`Check that this is the full version of the document, then develop its shortest parts.`,
    }),
  },
  'too-short-without-annexes': {
    fr: (p) => ({
      what: fr`Le document compte ${p.pages} ${many(p.pages, 'page', 'pages')} sans ${annexes.fr(p)}.`,
      why: fr`Le guide demande au moins ${p.min} pages sans les annexes : il en manque ${Number(p.min) - Number(p.pages)}.`,
      todo: p.declared
        ? fr`Développez le corps du document. Si les annexes commencent ailleurs, déclarez une autre page.`
        : fr`Développez le corps du document. Si les annexes commencent ailleurs, donnez à leur première page le titre « Annexes ».`,
    }),
    en: (p) => ({
      what: en`The document has ${p.pages} pages without ${annexes.en(p)}.`,
      why: en`The guide asks for at least ${p.min} pages without the annexes: ${Number(p.min) - Number(p.pages)} are missing.`,
      todo: p.declared
        ? en`Develop the body of the document. If the annexes begin elsewhere, declare another page.`
        : en`Develop the body of the document. If the annexes begin elsewhere, head their first page "Annexes".`,
    }),
  },
  'too-long': {
    fr: (p) => ({
      what: p.declared
        ? fr`Le document compte ${p.pages} pages sans ${annexes.fr(p)}.`
        : fr`Le document compte ${p.pages} pages.`,
      why: fr`Le guide demande au plus ${p.max} pages : il y en a ${Number(p.pages) - Number(p.max)} de trop.`,
      todo: fr`Resserrez le texte, ou déplacez en annexe ce qui n’est pas nécessaire à la lecture.`,
    }),
    en: (p) => ({
      what: p.declared ? en`The document has ${p.pages} pages without ${annexes.en(p)}.` : en`The document has ${p.pages} pages.`,
      why: en`The guide asks for at most ${p.max} pages: ${Number(p.pages) - Number(p.max)} too many.`,
      todo: en`Tighten the text, or move to the annexes what is not needed to follow it.`,
    }),
  },
  'annexes-unsure': {
    fr: (p) => ({
      what: p.annexStart
        ? fr`Le document compte ${p.total} pages, dont ${p.pages} avant ce qui ressemble à des annexes, page ${p.annexStart}.`
        : fr`Le document compte ${p.total} pages ; le début des annexes n’a pas été trouvé.`,
      why: fr`Le guide demande ${asked.fr(p)} sans les annexes : sans savoir où elles commencent, nous ne pouvons pas trancher.`,
      todo: fr`Donnez à la première page des annexes un titre « Annexes » (style Titre 1), puis exportez de nouveau le PDF.`,
    }),
    en: (p) => ({
      what: p.annexStart
        ? en`The document has ${p.total} pages, ${p.pages} of them before what looks like annexes, on page ${p.annexStart}.`
        : en`The document has ${p.total} pages; where the annexes begin was not found.`,
      why: en`The guide asks for ${asked.en(p)} without the annexes: we cannot tell without knowing where they begin.`,
      todo: en`Head the first page of the annexes "Annexes" (style Heading 1), then export the PDF again.`,
    }),
  },
} satisfies Messages;
