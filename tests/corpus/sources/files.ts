/** The test documents: how each is made, and what a careful reader says of it. */
import type { Look, Source } from './blocks.ts';
import { PRINTED, WORD_CARLITO, WORD_SANS, WORD_SERIF, type Finish } from './finish.ts';
import type { TexLook } from './latex.ts';
import { memoir, type MemoirOptions } from './memoir.ts';
import { report } from './report.ts';

/** What the manifest says of a file; pages, producer and start of the annexes are read from it by poppler. */
export interface Expected {
  guide: 'digi5' | 'misl';
  family: string;
  size: number;
  spacing: '<1.5' | '1.5' | '>1.5' | '';
  justified: 'yes' | 'no' | '';
  citations: 'author-date' | 'numeric' | 'footnote' | 'mixed' | 'none' | '';
  verdict: 'conform' | 'to-check' | 'blocked' | 'undetermined';
  /** Rules that fail or cannot tell; every other rule passes or is skipped. */
  rules: string;
}
export interface CorpusFile {
  file: string;
  /** Program that writes the PDF, or another file that is spoilt. */
  by: 'libreoffice' | 'chromium' | 'pdflatex' | 'scanner';
  source: Source;
  tagged: boolean;
  tex?: TexLook;
  finish: Finish;
  expected: Expected;
}

const LOOK: Look = { font: 'Liberation Serif', size: 12, spacing: 1.5, align: 'justify', numbers: true, paper: 'a4', lang: 'fr' };
const WORD: Finish = { fonts: WORD_SERIF, producer: 'Microsoft® Word 2019', creator: 'Microsoft® Word 2019' };
const GOOD: Expected = { guide: 'digi5', family: 'times', size: 12, spacing: '1.5', justified: 'yes', citations: 'author-date', verdict: 'conform', rules: '' };

interface Change {
  look?: Partial<Look>;
  finish?: Finish;
  by?: CorpusFile['by'];
  tex?: TexLook;
  tagged?: boolean;
}
/** A memoir as Word writes it, unless `change` says otherwise. */
function file(name: string, options: MemoirOptions, expected: Partial<Expected>, change: Change = {}): CorpusFile {
  const look = { ...LOOK, ...change.look };
  const source: Source = { title: 'Mémoire de mission professionnelle', author: 'CARADEC Inès', look, blocks: memoir({ lang: look.lang, ...options }) };
  return {
    file: `${name}.pdf`,
    by: change.by ?? 'libreoffice',
    source,
    tagged: change.tagged ?? false,
    ...(change.tex ? { tex: change.tex } : {}),
    finish: change.finish ?? WORD,
    expected: { ...GOOD, ...(expected.rules ? { verdict: 'to-check' as const } : {}), ...expected },
  };
}

const WORD_FILES: CorpusFile[] = [
  file('word-conform', {}, {}, { tagged: true }),
  file('word-too-short', { figures: false }, { verdict: 'blocked', rules: 'page-count' }),
  file('word-annexes-make-length', { annexVolume: 24, figures: false }, { rules: 'page-count' }),
  file('word-arial-11', {}, { family: 'arial', size: 11, rules: 'body-typeface body-size' }, { look: { font: 'Liberation Sans', size: 11 }, finish: { ...WORD, fonts: WORD_SANS } }),
  file('word-calibri', {}, { family: 'calibri', rules: 'body-typeface' }, { look: { font: 'Carlito' }, finish: { ...WORD, fonts: WORD_CARLITO } }),
  file('word-single-spacing', { volume: 3 }, { spacing: '<1.5', rules: 'line-spacing' }, { look: { spacing: 1 } }),
  file('word-ragged', {}, { justified: 'no', rules: 'justification' }, { look: { align: 'start' } }),
  file('word-part-missing', { without: 'Évaluation de la performance', volume: 3 }, { rules: 'required-parts' }),
  file('word-parts-out-of-order', { swap: ['Analyse des compétences', 'Réflexion personnelle et professionnelle'] }, { rules: 'required-parts' }),
  file('word-citation-unanswered', { unanswered: true }, { rules: 'citations-referenced' }),
  file('word-reference-uncited', { uncited: true }, { rules: 'references-cited' }),
  file('word-harvard-us-letter', { citing: 'harvard' }, {}, { look: { paper: 'letter' } }),
  file('word-styles-mixed', { citing: 'mixed' }, { citations: 'mixed', rules: 'citation-style citations-referenced references-cited' }),
  file('word-numeric', { citing: 'numeric' }, { citations: 'numeric', rules: 'citation-style' }),
  file('word-footnotes', { citing: 'notes' }, { citations: 'footnote', rules: 'citation-style' }),
  file('word-qr-other-link', { qr: 'other' }, { rules: 'qr-codes' }),
  file('word-no-qr', { qr: 'none' }, { rules: 'qr-codes' }),
  file('word-blank-page-broken-reference', { blankPage: true, brokenReference: true }, { rules: 'layout' }),
  file('word-no-page-numbers', {}, { rules: 'layout' }, { look: { numbers: false } }),
  file('word-text-outside', {}, { rules: 'layout' }, { finish: { ...WORD, outside: true } }),
  file('word-two-columns', { columns: true, volume: 3 }, {}),
  file('word-right-to-left-line', { rtl: true }, {}),
  file('word-english', { volume: 6 }, { rules: 'required-parts' }, { look: { lang: 'en' } }),
];

const OTHERS: CorpusFile[] = [
  file('word-printed-to-pdf', {}, {}, { finish: { fonts: PRINTED, producer: 'Microsoft: Print To PDF', creator: '' } }),
  file('word-password', { figures: false }, { verdict: 'blocked', rules: 'readable' }, { finish: { ...WORD, password: 'secret' } }),
  file('libreoffice-conform', { volume: 4 }, {}, { finish: {} }),
  file('google-docs-ragged', {}, { justified: 'no', rules: 'justification' }, { by: 'chromium', look: { align: 'start' }, finish: { fonts: WORD_SERIF, producer: 'Skia/PDF m141 Google Docs Renderer', creator: '' } }),
  file('latex-times', { volume: 3 }, {}, { by: 'pdflatex', tex: { spacing: 'onehalfspacing', fonts: 'times' }, finish: {} }),
  file('latex-lmodern', { volume: 3 }, { family: 'cm', rules: 'body-typeface' }, { by: 'pdflatex', tex: { spacing: 'onehalfspacing', fonts: 'lmodern' }, finish: {} }),
  file('latex-type3-single', { citing: 'numeric', figures: false }, { family: 'cm', spacing: '<1.5', citations: 'numeric', verdict: 'blocked', rules: 'page-count body-typeface line-spacing citation-style' }, { by: 'pdflatex', tex: { spacing: 'singlespacing', fonts: 'bitmap' }, finish: {} }),
  file('scanned', { figures: false }, { family: '', size: 0, spacing: '', justified: '', citations: '', verdict: 'blocked', rules: 'page-count scanned' }, { by: 'scanner', finish: { producer: 'Scanner', creator: '' } }),
];

const REPORTS: CorpusFile[] = (['whole', 'bare'] as const).map((cover) => ({
  file: cover === 'whole' ? 'CARADEC Inès rapport mission 2022.pdf' : 'rapport.pdf',
  by: 'libreoffice',
  source: { title: 'Rapport de mission', author: 'CARADEC Inès', look: LOOK, blocks: report({ cover }) },
  tagged: true,
  finish: WORD,
  expected: { ...GOOD, guide: 'misl', citations: 'none', ...(cover === 'whole' ? {} : { verdict: 'to-check', rules: 'file-name cover-page' }) },
}));

export const FILES: readonly CorpusFile[] = [...WORD_FILES, ...OTHERS, ...REPORTS];
