/** Words of the rule file-type. Pure. */
import type { Messages } from '../finding.ts';
import { en, fr } from '../wording.ts';

const NAMES: Record<string, { fr: string; en: string }> = {
  docx: { fr: 'un document Word (DOCX)', en: 'a Word document (DOCX)' },
  doc: { fr: 'un ancien document Word (DOC)', en: 'an old Word document (DOC)' },
  odt: { fr: 'un document LibreOffice (ODT)', en: 'a LibreOffice document (ODT)' },
  xlsx: { fr: 'un classeur Excel (XLSX)', en: 'an Excel workbook (XLSX)' },
  pptx: { fr: 'une présentation PowerPoint (PPTX)', en: 'a PowerPoint presentation (PPTX)' },
  ole: { fr: 'un ancien fichier Office', en: 'an old Office file' },
  zip: { fr: 'une archive ZIP', en: 'a ZIP archive' },
  html: { fr: 'une page web (HTML)', en: 'a web page (HTML)' },
  png: { fr: 'une image PNG', en: 'a PNG picture' },
  jpeg: { fr: 'une image JPEG', en: 'a JPEG picture' },
  jpg: { fr: 'une image JPEG', en: 'a JPEG picture' },
  gif: { fr: 'une image GIF', en: 'a GIF picture' },
  rtf: { fr: 'un document RTF', en: 'an RTF document' },
  text: { fr: 'un texte brut', en: 'plain text' },
  txt: { fr: 'un texte brut', en: 'plain text' },
  xml: { fr: 'un fichier XML', en: 'an XML file' },
};
const named = (detected: unknown, lang: 'fr' | 'en') =>
  NAMES[String(detected)]?.[lang] ?? (lang === 'fr' ? `un fichier ${String(detected)}` : `a ${String(detected)} file`);

const why = {
  fr: fr`Le guide demande un PDF : c’est le seul format qui garde la mise en page telle que le jury la lira.`,
  en: en`The guide asks for a PDF: the only format that keeps the layout as the jury will read it.`,
};
const todo = {
  fr: fr`Exportez le document, sans le renommer. Word : Fichier > Enregistrer sous > PDF. LibreOffice : Fichier > Exporter au format PDF. Google Docs : Fichier > Télécharger > PDF.`,
  en: en`Export the document; renaming it is not enough. Word: File > Save As > PDF. LibreOffice: File > Export as PDF. Google Docs: File > Download > PDF.`,
};

export const messages = {
  'not-pdf': {
    fr: (p) => ({
      what: fr`Ce fichier n’est pas un PDF : c’est ${named(p.detected, 'fr')}, quel que soit son nom.`,
      why: why.fr,
      todo: todo.fr,
    }),
    en: (p) => ({
      what: en`This file is not a PDF: it is ${named(p.detected, 'en')}, whatever its name says.`,
      why: why.en,
      todo: todo.en,
    }),
  },
  'unknown-type': {
    fr: () => ({ what: fr`Ce fichier n’est pas un PDF, et son type n’a pas été reconnu.`, why: why.fr, todo: todo.fr }),
    en: () => ({ what: en`This file is not a PDF, and its type was not recognised.`, why: why.en, todo: todo.en }),
  },
} satisfies Messages;
