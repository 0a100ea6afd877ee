/** The bytes can be read as a document, to the last page. A fact: it blocks. Pure. */
import type { ReadFailure } from '../../document/document.ts';
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';

const CODES: Record<ReadFailure['reason'], string | null> = {
  empty: null, // said by file-size
  'not-pdf': null, // said by file-type
  damaged: 'damaged',
  password: 'password',
  'too-slow': 'too-slow',
  'too-large-in-memory': 'too-large-in-memory',
  crashed: 'damaged',
};

const rule: Rule<null> = {
  id: 'readable',
  params: ({ file }) => ({ clause: clauseOf(file), value: null }),
  check({ outcome }) {
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
    if (!code) return 'undetermined';
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
