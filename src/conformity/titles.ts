/** What each rule is called, and what is said when it is met. Pure. */
import type { Lang } from '../guide/text.ts';
import type { RuleId } from './finding.ts';

export interface RuleTitle {
  name: string;
  /** A sentence for a rule that passed. */
  met: string;
}

/** Names of the rules in both languages. */
export const TITLES: Readonly<Record<RuleId, Readonly<Record<Lang, RuleTitle>>>> = {
  'file-type': {
    fr: { name: 'Type du fichier', met: 'Le fichier est un PDF' },
    en: { name: 'File type', met: 'The file is a PDF' },
  },
  readable: {
    fr: { name: 'Lecture du fichier', met: 'Le fichier se lit jusqu’au bout' },
    en: { name: 'Readable', met: 'The file reads to its end' },
  },
  'file-size': {
    fr: { name: 'Poids du fichier', met: 'Le fichier n’est pas trop lourd' },
    en: { name: 'File size', met: 'The file is not too large' },
  },
  scanned: {
    fr: { name: 'Texte des pages', met: 'Les pages contiennent du texte' },
    en: { name: 'Text of the pages', met: 'The pages hold text' },
  },
  'file-name': {
    fr: { name: 'Intitulé du fichier', met: 'Le fichier porte le nom demandé' },
    en: { name: 'File name', met: 'The file has the name asked for' },
  },
  'page-count': {
    fr: { name: 'Nombre de pages', met: 'Le nombre de pages convient' },
    en: { name: 'Page count', met: 'The page count is right' },
  },
  'body-typeface': {
    fr: { name: 'Police du texte', met: 'La police du texte est celle demandée' },
    en: { name: 'Typeface', met: 'The typeface is the one asked for' },
  },
  'body-size': {
    fr: { name: 'Taille du texte', met: 'La taille du texte convient' },
    en: { name: 'Text size', met: 'The text has the right size' },
  },
  'line-spacing': {
    fr: { name: 'Interligne', met: 'L’interligne convient' },
    en: { name: 'Line spacing', met: 'The line spacing is right' },
  },
  justification: {
    fr: { name: 'Justification', met: 'Le texte est justifié' },
    en: { name: 'Justification', met: 'The text is justified' },
  },
  layout: { fr: { name: 'Mise en page', met: 'La mise en page est propre' }, en: { name: 'Layout', met: 'The layout is clean' } },
  'required-parts': {
    fr: { name: 'Parties demandées', met: 'Les parties demandées sont là et dans l’ordre' },
    en: { name: 'Required parts', met: 'The required parts are there and in order' },
  },
  'cover-page': {
    fr: { name: 'Page de garde', met: 'La page de garde est complète' },
    en: { name: 'Cover page', met: 'The cover page is complete' },
  },
  'annex-items': {
    fr: { name: 'Contenu des annexes', met: 'Les annexes demandées sont là' },
    en: { name: 'Annexes', met: 'The annexes asked for are there' },
  },
  'qr-codes': {
    fr: { name: 'QR codes', met: 'Les QR codes et leurs liens concordent' },
    en: { name: 'QR codes', met: 'The QR codes and their links agree' },
  },
  'citation-style': {
    fr: { name: 'Style des citations', met: 'Les citations suivent un seul style' },
    en: { name: 'Citation style', met: 'The citations follow one style' },
  },
  'citations-referenced': {
    fr: { name: 'Citations et références', met: 'Chaque citation a sa référence' },
    en: { name: 'Citations referenced', met: 'Each citation has its reference' },
  },
  'references-cited': {
    fr: { name: 'Références citées', met: 'Chaque référence est citée' },
    en: { name: 'References cited', met: 'Each reference is cited' },
  },
  deadline: {
    fr: { name: 'Échéance', met: 'Le fichier est arrivé à temps' },
    en: { name: 'Deadline', met: 'The file arrived in time' },
  },
};
