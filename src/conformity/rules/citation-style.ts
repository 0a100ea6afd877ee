/** One citation style among those of the guide, used throughout, and a bibliography. A heuristic: it warns. Pure. */
import type { Found, Rule } from '../finding.ts';
import { clauseOf, legible, places } from '../reading.ts';

interface Value {
  styles: readonly string[];
  consistent: boolean;
  bibliography: boolean;
}

const rule: Rule<Value> = {
  id: 'citation-style',
  params({ citations }) {
    if (!citations) return null;
    const { styles, consistent, bibliography } = citations;
    return { clause: clauseOf(citations), value: { styles, consistent, bibliography } };
  },
  check(subject, { styles, consistent, bibliography }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { style, certain, citations, references, bibliography: place } = read.measures.citations;
    const params = { style, styles, citations: citations.length, references: references.length };
    const status: Found['status'] = certain ? 'failed' : 'undetermined';
    const found: Found[] = [];
    const at = places(citations.slice(0, 12).map(({ page, box }) => ({ page, box })));
    if (style === 'none') found.push({ severity: 'warning', status, code: certain ? 'none' : 'unsure', params, place: null });
    else if (style === 'mixed') {
      if (consistent) found.push({ severity: 'warning', status, code: certain ? 'mixed' : 'unsure', params, ...at });
    } else if (!styles.includes(style))
      found.push({ severity: 'warning', status, code: certain ? 'other-style' : 'unsure', params, ...at });
    else if (!certain) found.push({ severity: 'warning', status, code: 'unsure', params, ...at });
    if (bibliography && !place && references.length === 0) {
      found.push({ severity: 'warning', status: 'failed', code: 'no-bibliography', params, place: null });
    }
    return found;
  },
};
export default rule;
