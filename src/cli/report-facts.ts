/** The table of what was measured, for a terminal. Pure. */
import type { Report } from '../conformity/finding.ts';
import { number } from '../conformity/wording.ts';
import type { Lang } from '../guide/text.ts';
import type { Paint } from './paint.ts';

const HEADS = {
  fr: {
    pages: 'Pages',
    body: 'Texte',
    spacing: 'Interligne',
    justified: 'Justifié',
    parts: 'Parties',
    citations: 'Citations',
    codes: 'QR codes',
    pdf: 'PDF',
  },
  en: {
    pages: 'Pages',
    body: 'Text',
    spacing: 'Spacing',
    justified: 'Justified',
    parts: 'Parts',
    citations: 'Citations',
    codes: 'QR codes',
    pdf: 'PDF',
  },
} as const;

const STYLES: Record<string, { fr: string; en: string }> = {
  apa: { fr: 'APA', en: 'APA' },
  harvard: { fr: 'Harvard', en: 'Harvard' },
  numeric: { fr: 'numériques', en: 'numeric' },
  notes: { fr: 'notes de bas de page', en: 'footnotes' },
  mixed: { fr: 'styles mélangés', en: 'mixed styles' },
};

/** Rows "  head   value"; a dash where nothing could be told. */
export function factsTable(report: Report, lang: Lang, paint: Paint): string[] {
  const { pages, body, sections, citations, qrCodes, pdf } = report.measured;
  const french = lang === 'fr';
  const num = (value: number) => number(value, lang);
  const found = sections.filter((section) => 'page' in section);
  const declared = pages.annexDeclared ? (french ? ', déclarée' : ', declared') : '';
  const annex = french
    ? `dont ${pages.body} avant les annexes (p. ${pages.annexStart}${declared})`
    : `${pages.body} before the annexes (p. ${pages.annexStart}${declared})`;
  const verdict = { yes: french ? 'oui' : 'yes', no: french ? 'non' : 'no', mixed: french ? 'en partie' : 'in part' };
  const none = '–';
  const rows: [keyof (typeof HEADS)['fr'], string][] = [
    ['pages', `${num(pages.total)}${pages.annexStart ? `, ${annex}` : ''}`],
    ['body', [body.family, body.size === null ? null : `${num(body.size)} pt`].filter(Boolean).join(', ') || none],
    ['spacing', body.lineSpacing === null ? none : num(body.lineSpacing)],
    [
      'justified',
      body.justifiedVerdict === null
        ? none
        : `${verdict[body.justifiedVerdict]}${body.justified === null ? '' : `, ${Math.round(body.justified * 100)} %`}`,
    ],
    ['parts', sections.length ? `${found.length} / ${sections.length}` : none],
    [
      'citations',
      citations.style === 'none'
        ? none
        : `${STYLES[citations.style]?.[lang] ?? citations.style}, ${citations.inText} ${french ? 'dans le texte' : 'in the text'}, ${citations.references} ${french ? 'références' : 'references'}`,
    ],
    ['codes', qrCodes.length ? qrCodes.map((code) => `p. ${code.page} ${code.text.replace(/\p{Cc}/gu, ' ')}`).join(' ; ') : none],
    ['pdf', [pdf.version, pdf.producer?.replace(/\p{Cc}/gu, ' '), pdf.language].filter(Boolean).join(', ') || none],
  ];
  const wide = Math.max(...rows.map(([key]) => HEADS[lang][key].length));
  return rows.map(([key, value]) => `  ${paint('dim', HEADS[lang][key].padEnd(wide + 2))}${value}`);
}
