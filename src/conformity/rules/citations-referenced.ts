/** Each citation is answered by an entry of the bibliography. A heuristic: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf, legible, places } from '../reading.ts';

const SHOWN = 12;

const rule: Rule<null> = {
  id: 'citations-referenced',
  params: ({ citations }) => (citations ? { clause: clauseOf(citations), value: null } : null),
  check(subject) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { citations, references, certain, style } = read.measures.citations;
    const answered = citations.filter((citation) => citation.kind !== 'note');
    if (answered.length === 0) return certain && style === 'none' ? 'skipped' : 'undetermined';
    if (references.length === 0) return 'undetermined';
    const lost = answered.filter((citation) => citation.reference === null);
    if (lost.length === 0) return [];
    const texts = [...new Set(lost.map((citation) => citation.text))];
    const params = {
      count: texts.length,
      texts: texts.slice(0, SHOWN),
      citations: answered.length,
      references: references.length,
    };
    const where = places(lost.map(({ page, box }) => ({ page, box })));
    return [
      {
        severity: 'warning',
        status: certain ? 'failed' : 'undetermined',
        code: certain ? 'unresolved' : 'unsure',
        params,
        ...where,
      },
    ];
  },
};
export default rule;
