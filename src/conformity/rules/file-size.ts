/** The file is neither empty nor heavier than the guide accepts. A fact: it blocks. Pure. */
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';

const rule: Rule<{ maxBytes: number }> = {
  id: 'file-size',
  params: ({ file }) => ({ clause: clauseOf(file), value: { maxBytes: file.maxBytes } }),
  check({ file }, { maxBytes }) {
    const said = { severity: 'blocking', status: 'failed', place: null } as const;
    if (file.bytes === 0) return [{ ...said, code: 'empty', params: {} }];
    if (file.bytes <= maxBytes) return [];
    const mega = (bytes: number) => Math.round(bytes / 100_000) / 10;
    return [{ ...said, code: 'too-heavy', params: { size: mega(file.bytes), max: mega(maxBytes) } }];
  },
};
export default rule;
