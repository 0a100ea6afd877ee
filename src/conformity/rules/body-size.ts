/** Size of the body text, within the guide's tolerance. A heuristic: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf, legible, places } from '../reading.ts';

const rule: Rule<{ pt: number; tolerance: number }> = {
  id: 'body-size',
  params({ format }) {
    const size = format?.body?.size;
    return size ? { clause: clauseOf(size, format), value: { pt: size.pt, tolerance: size.tolerance?.pt ?? 0 } } : null;
  },
  check(subject, { pt, tolerance }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { size, sizeShare, otherPages } = read.measures.body;
    if (size === null) return [{ severity: 'warning', status: 'undetermined', code: 'unknown', params: { pt }, place: null }];
    if (Math.abs(size - pt) <= tolerance + 1e-6) return [];
    const params = { size: Math.round(size * 10) / 10, pt, tolerance, share: Math.round(sizeShare * 100) };
    const code = size < pt ? 'too-small' : 'too-large';
    return [{ severity: 'warning', status: 'failed', code, params, ...places(sizeShare < 0.9 ? otherPages.slice(0, 12) : []) }];
  },
};
export default rule;
