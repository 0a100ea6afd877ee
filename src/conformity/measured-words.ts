/** What was measured, in a few words beside each rule that passed. Pure. */
import type { Lang } from '../ui/lang.ts';
import { number } from '../ui/typography.ts';
import type { Report, RuleId } from './finding.ts';
import { CHECK_WORDS } from './web-words.ts';

/** "42 pages hors annexes", "Times New Roman", "1,5"; null where there is nothing to say beyond the rule's own sentence. */
export function measuredWords(rule: RuleId, report: Report, lang: Lang): string | null {
  const v = CHECK_WORDS[lang].values;
  const { pages, body, citations, qrCodes } = report.measured;
  switch (rule) {
    case 'page-count':
      return [
        v.pages(pages.body, pages.total),
        ...(pages.annexDeclared && pages.annexStart ? [CHECK_WORDS[lang].declaredAnnexes(pages.annexStart)] : []),
      ].join(', ');
    case 'body-typeface':
      return body.family?.replace(/([a-z])(?=[A-Z])/g, '$1 ') ?? null;
    case 'body-size':
      return body.size === null ? null : v.size(number(body.size, lang, 1));
    case 'line-spacing':
      return body.lineSpacing === null ? null : number(body.lineSpacing, lang);
    case 'justification':
      return body.justified === null ? null : v.share(number(body.justified * 100, lang, 0));
    case 'citation-style':
      return v.style[citations.style] ?? null;
    case 'citations-referenced':
      return v.citations(citations.inText);
    case 'references-cited':
      return v.references(citations.references);
    case 'qr-codes':
      return v.codes(qrCodes.length);
    default:
      return null;
  }
}
