/** Line spacing of the body text, as a word processor or LaTeX counts it. A heuristic: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf, legible } from '../reading.ts';

interface Value {
  multiple: number;
  tolerance: number;
}

const rule: Rule<Value> = {
  id: 'line-spacing',
  params({ format }) {
    const asked = format?.body?.lineSpacing;
    return asked
      ? { clause: clauseOf(asked, format), value: { multiple: asked.multiple, tolerance: asked.tolerance?.ratio ?? 0 } }
      : null;
  },
  check(subject, { multiple, tolerance }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { lineSpacing, spacing, leading } = read.measures.body;
    const sides = compare(lineSpacing, spacing, multiple, tolerance);
    if (sides === 'same') return [];
    const params = {
      spacing: lineSpacing === null ? null : Math.round(lineSpacing * 100) / 100,
      leading: leading === null ? null : Math.round(leading * 10) / 10,
      multiple,
      percent: Math.round(tolerance * 100),
    };
    if (sides === null) return [{ severity: 'warning', status: 'undetermined', code: 'unknown', params, place: null }];
    return [{ severity: 'warning', status: 'failed', code: sides, params, place: null }];
  },
};
export default rule;

/** The measured class knows that one and a half is set otherwise by LaTeX: it decides for that value, the ratio for the others. */
function compare(ratio: number | null, spacing: '<1.5' | '1.5' | '>1.5' | null, multiple: number, tolerance: number) {
  const near = ratio !== null && Math.abs(ratio - multiple) <= multiple * tolerance + 1e-6;
  if (multiple === 1.5 && spacing !== null) {
    if (near || spacing === '1.5') return 'same';
    return spacing === '<1.5' ? 'tight' : 'wide';
  }
  if (ratio === null) return null;
  if (near) return 'same';
  return ratio < multiple ? 'tight' : 'wide';
}
