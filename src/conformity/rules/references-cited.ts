/** Each entry of the bibliography is cited in the text. A heuristic: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf, legible, places } from '../reading.ts';

const SHOWN = 5;
const LENGTH = 90;

const rule: Rule<null> = {
  id: 'references-cited',
  params: ({ citations }) => (citations ? { clause: clauseOf(citations), value: null } : null),
  check(subject) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { references, certain, style } = read.measures.citations;
    if (references.length === 0) return certain && style === 'none' ? 'skipped' : 'undetermined';
    if (style === 'notes') return 'undetermined';
    const never = references.filter((reference) => !reference.cited);
    if (never.length === 0) return [];
    const shorten = (text: string) => (text.length > LENGTH ? `${text.slice(0, LENGTH - 1).trimEnd()}…` : text);
    const params = {
      count: never.length,
      references: references.length,
      texts: never.slice(0, SHOWN).map((each) => shorten(each.text)),
    };
    const where = places(never.map(({ page, box }) => ({ page, box })));
    return [
      {
        severity: 'warning',
        status: certain ? 'failed' : 'undetermined',
        code: certain ? 'uncited' : 'unsure',
        params,
        ...where,
      },
    ];
  },
};
export default rule;
