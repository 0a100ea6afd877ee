/** The file is of a type that the guide accepts. A fact: it blocks. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';

const rule: Rule<{ types: readonly string[] }> = {
  id: 'file-type',
  params: ({ file }) => ({ clause: clauseOf(file), value: { types: file.types } }),
  check({ outcome }) {
    if (outcome.ok || outcome.failure.reason !== 'not-pdf') return [];
    const { detected } = outcome.failure;
    return [
      { severity: 'blocking', status: 'failed', code: detected ? 'not-pdf' : 'unknown-type', params: { detected }, place: null },
    ];
  },
};
export default rule;
