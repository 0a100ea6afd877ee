/** The file is called as the guide asks, with the student's own name. Names are mended in a second: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';
import { expectedName, nameFault } from '../student-name.ts';

const rule: Rule<{ pattern: string }> = {
  id: 'file-name',
  params: ({ file }) => (file.name ? { clause: clauseOf(file.name, file), value: { pattern: file.name.pattern } } : null),
  check({ file, student, year }, { pattern }) {
    if (!student) return 'skipped';
    const expected = expectedName(pattern, student, year);
    if (!expected)
      return [{ severity: 'warning', status: 'undetermined', code: 'unknown-name', params: { student, pattern }, place: null }];
    const dot = file.name.lastIndexOf('.');
    const hasExtension = dot > 0 && /^\.[a-z0-9]{1,5}$/i.test(file.name.slice(dot));
    const extension = hasExtension ? file.name.slice(dot) : '.pdf';
    const fault = nameFault(hasExtension ? file.name.slice(0, dot) : file.name, expected);
    if (!fault) return [];
    const params = { name: file.name, expected: `${expected}${extension.toLowerCase()}` };
    return [{ severity: 'warning', status: 'failed', code: fault, params, place: null }];
  },
};
export default rule;
