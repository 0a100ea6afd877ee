/** Words of the rule layout. Pure. */
import type { Messages, Params } from '../finding.ts';
import { en, fr, many } from '../wording.ts';

const why = {
  fr: fr`Le guide demande une mise en page propre et professionnelle.`,
  en: en`The guide asks for a clean and professional layout.`,
};
const count = (list: Params[string] | undefined) => (Array.isArray(list) ? list.length : 0);

export const messages = {
  'no-page-numbers': {
    fr: (p) => ({
      what: fr`Les pages ne sont pas numérotées.`,
      why: fr`${why.fr} Sur ${p.pages} pages, aucun numéro régulier n’a été trouvé en haut ni en bas.`,
      todo: fr`Word : Insertion > Numéro de page. LibreOffice : Insertion > Numéro de page. Google Docs : Insertion > Numéros de page.`,
    }),
    en: (p) => ({
      what: en`The pages are not numbered.`,
      why: en`${why.en} On ${p.pages} pages, no regular number was found at the top or at the foot.`,
      todo: en`Word: Insert > Page Number. LibreOffice: Insert > Page Number. Google Docs: Insert > Page numbers.`,
    }),
  },
  'some-page-numbers': {
    fr: (p) => ({
      what: fr`${count(p.pages)} pages du corps n’ont pas de numéro.`,
      why: fr`${why.fr} Un numéro sur chaque page permet au jury de s’y référer.`,
      todo: fr`Word : dans chaque section, Pied de page > Lier au précédent, puis Numéro de page. LibreOffice : vérifiez le style de ces pages.`,
    }),
    en: (p) => ({
      what: en`${count(p.pages)} pages of the body have no number.`,
      why: en`${why.en} A number on each page lets the jury refer to it.`,
      todo: en`Word: in each section, Footer > Link to Previous, then Page Number. LibreOffice: check the style of these pages.`,
    }),
  },
  'blank-pages': {
    fr: (p) => ({
      what: fr`${count(p.pages)} ${many(p.pages, 'page est vide', 'pages sont vides')}.`,
      why: fr`${why.fr} Une page sans texte ni image fait croire à un oubli.`,
      todo: fr`Supprimez les retours à la ligne ou les sauts de page en trop (Word : Ctrl + Maj + 8 les montre). LaTeX : option openany.`,
    }),
    en: (p) => ({
      what: en`${count(p.pages)} ${count(p.pages) === 1 ? 'page is' : 'pages are'} blank.`,
      why: en`${why.en} A page without text or picture looks like an oversight.`,
      todo: en`Delete the extra line or page breaks (Word: Ctrl + Shift + 8 shows them). LaTeX: option openany.`,
    }),
  },
  'broken-references': {
    fr: (p) => ({
      what: fr`${p.count} ${many(p.count, 'renvoi ne mène', 'renvois ne mènent')} nulle part : « ${p.texts} ».`,
      why: fr`${why.fr} Ce message du traitement de texte remplace le numéro attendu.`,
      todo: fr`Word et LibreOffice : refaites le renvoi, puis Ctrl + A et F9 avant d’exporter. LaTeX : corrigez le \\label et compilez deux fois.`,
    }),
    en: (p) => ({
      what: en`${p.count} ${p.count === 1 ? 'reference leads' : 'references lead'} nowhere: "${p.texts}".`,
      why: en`${why.en} This message of the word processor stands where the number should.`,
      todo: en`Word and LibreOffice: make the reference again, then Ctrl + A and F9 before exporting. LaTeX: mend the \\label and compile twice.`,
    }),
  },
  'text-outside': {
    fr: (p) => ({
      what: fr`Du texte sort de la page, sur ${count(p.pages)} ${many(p.pages, 'page', 'pages')}.`,
      why: fr`${why.fr} Ce qui dépasse est coupé à l’écran comme à l’impression.`,
      todo: fr`Réduisez le tableau ou la zone de texte, ou passez la page en orientation paysage.`,
    }),
    en: (p) => ({
      what: en`Some text runs off the page, on ${count(p.pages)} ${count(p.pages) === 1 ? 'page' : 'pages'}.`,
      why: en`${why.en} What passes the edge is cut, on screen and on paper.`,
      todo: en`Make the table or text box smaller, or turn the page to landscape.`,
    }),
  },
  'lone-heading': {
    fr: (p) => ({
      what: fr`${p.count} ${many(p.count, 'titre est seul', 'titres sont seuls')} en bas de page.`,
      why: fr`${why.fr} Un titre se lit avec le texte qu’il annonce : « ${p.headings} ».`,
      todo: fr`Word : Paragraphe > Enchaînements > Paragraphes solidaires, dans le style du titre. LibreOffice : Conserver avec le paragraphe suivant.`,
    }),
    en: (p) => ({
      what: en`${p.count} ${p.count === 1 ? 'heading stands' : 'headings stand'} alone at the foot of a page.`,
      why: en`${why.en} A heading is read with the text that it announces: "${p.headings}".`,
      todo: en`Word: Paragraph > Line and Page Breaks > Keep with next, in the heading's style. LibreOffice: Keep with next paragraph.`,
    }),
  },
} satisfies Messages;
