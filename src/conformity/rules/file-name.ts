/** The file is called as the guide asks, with the student's own name. Names are mended in a second: it warns. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';
import { expectedName, nameFault } from '../student-name.ts';

const rule: Rule<{ pattern: string; types: readonly string[] }> = {
  id: 'file-name',
  params: ({ file }) =>
    file.name ? { clause: clauseOf(file.name, file), value: { pattern: file.name.pattern, types: file.types } } : null,
  check({ file, student, year }, { pattern, types }) {
    if (!student) return 'skipped';
    const expected = expectedName(pattern, student, year);
    if (!expected)
      return [{ severity: 'warning', status: 'undetermined', code: 'unknown-name', params: { student, pattern }, place: null }];
    const extension = types.find((type) => file.name.toLowerCase().endsWith(`.${type}`));
    const fault = nameFault(extension ? file.name.slice(0, -extension.length - 1) : file.name, expected);
    if (!fault) return [];
    const params = { name: file.name, expected: `${expected}.${extension ?? types[0]}` };
    return [{ severity: 'warning', status: 'failed', code: fault, params, place: null }];
  },
};
export default rule;
