/** Enough pages, not too many, annexes left out when the guide says so. Blocks only when the whole file is too short. Pure. */
import type { Found, Rule } from '../finding.ts';
import { clauseOf, reading } from '../reading.ts';

interface Value {
  min: number | null;
  max: number | null;
  without: 'annexes' | 'nothing';
}

const rule: Rule<Value> = {
  id: 'page-count',
  params({ format }) {
    const pages = format?.pages;
    if (!pages || (pages.min === undefined && pages.max === undefined)) return null;
    return { clause: clauseOf(pages, format), value: { min: pages.min ?? null, max: pages.max ?? null, without: pages.without } };
  },
  check(subject, { min, max, without }) {
    const read = reading(subject);
    if (!read) return 'undetermined';
    const { total, bodyPages, annexStart, annexPlace, annexCertain, annexDeclared } = read.measures;
    const params = { total, pages: bodyPages, annexStart, min, max, ...(annexDeclared && { declared: annexStart }) };
    if (min !== null && total < min) return [found('blocking', 'failed', 'too-short', params)];
    if (without === 'nothing')
      return max !== null && total > max ? [found('warning', 'failed', 'too-long', { ...params, pages: total })] : [];
    if (read.document.scanned || read.document.pages.length < total) return 'undetermined';
    const place = annexPlace ?? (annexStart === null ? null : { page: annexStart, box: null });
    if (min !== null && bodyPages < min) {
      if (annexCertain) return [{ ...found('warning', 'failed', 'too-short-without-annexes', params), place }];
      return [{ ...found('warning', 'undetermined', 'annexes-unsure', params), place }];
    }
    if (max !== null && bodyPages > max) {
      if (annexCertain) return [{ ...found('warning', 'failed', 'too-long', params), place }];
      return [{ ...found('warning', 'undetermined', 'annexes-unsure', params), place }];
    }
    return !annexCertain && annexStart === null ? [found('warning', 'undetermined', 'annexes-unsure', params)] : [];
  },
};
export default rule;

function found(severity: 'blocking' | 'warning', status: Found['status'], code: string, params: Found['params']): Found {
  return { severity, status, code, params, place: null };
}
