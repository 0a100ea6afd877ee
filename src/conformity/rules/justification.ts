/** The body text reaches both margins. A heuristic: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf, legible, places } from '../reading.ts';

const rule: Rule<{ share: number | null }> = {
  id: 'justification',
  params({ format }) {
    const asked = format?.body?.justified;
    return asked ? { clause: clauseOf(asked, format), value: { share: asked.tolerance?.share ?? null } } : null;
  },
  check(subject, { share }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { justified, justifiedVerdict, ragged } = read.measures.body;
    if (justified === null || justifiedVerdict === null) {
      return [{ severity: 'warning', status: 'undetermined', code: 'unknown', params: {}, place: null }];
    }
    const enough = share === null || justified >= share - 1e-6;
    if (justifiedVerdict === 'yes' && enough) return [];
    const params = {
      percent: Math.floor(justified * 100),
      tolerance: share === null ? null : Math.round(share * 100),
      pages: [...new Set(ragged.map((place) => place.page))],
    };
    return [
      { severity: 'warning', status: 'failed', code: justifiedVerdict === 'no' ? 'ragged' : 'partly', params, ...places(ragged) },
    ];
  },
};
export default rule;
