/** The bytes can be read as a document, to the last page. A fact: it blocks. Pure. */
import type { ReadFailure } from '../../document/document.ts';
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';

const CODES: Record<ReadFailure['reason'], string | null> = {
  empty: null, // said by file-size, as is a file too heavy to be read
  'not-pdf': null, // said by file-type
  damaged: 'damaged',
  password: 'password',
  'too-slow': 'too-slow',
  'too-large-in-memory': 'too-large-in-memory',
  crashed: 'damaged',
};

const rule: Rule<{ maxBytes: number }> = {
  id: 'readable',
  params: ({ file }) => ({ clause: clauseOf(file), value: { maxBytes: file.maxBytes } }),
  check({ outcome, file }, { maxBytes }) {
    if (outcome.ok) {
      const { pageCount, pages } = outcome.document;
      if (pages.length >= pageCount) return [];
      return [
        {
          severity: 'warning',
          status: 'undetermined',
          code: 'partly',
          params: { pages: pageCount, read: pages.length },
          place: null,
        },
      ];
    }
    const { reason, truncated } = outcome.failure;
    const code = CODES[reason];
    if (!code || file.bytes > maxBytes) return 'undetermined';
    return [
      {
        severity: 'blocking',
        status: 'failed',
        code: code === 'damaged' && truncated ? 'truncated' : code,
        params: {},
        place: null,
      },
    ];
  },
};
export default rule;
