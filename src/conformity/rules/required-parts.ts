/** The parts of the guide's outline are there and in order. A heuristic: it warns. Pure. */
import type { Found, Rule } from '../finding.ts';
import { say } from '../../guide/text.ts';
import { matchOutline, type PartMatch } from '../outline-match.ts';
import { clauseOf, legible } from '../reading.ts';

/** With fewer headings than this, they were not recognised rather than missing. */
const FEW_HEADINGS = 2;

const rule: Rule<null> = {
  id: 'required-parts',
  params: (deliverable) =>
    deliverable.outline.length ? { clause: clauseOf(deliverable.outline[0], deliverable), value: null } : null,
  check(subject) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const parts = matchOutline(subject.deliverable, read.measures, subject.facts).filter((part) => part.owed);
    if (!parts.length) return 'skipped';
    const recognised = parts.filter((part) => part.found).length;
    const params = (part: PartMatch) => ({
      part: say(part.title, 'fr'),
      partEn: say(part.title, 'en'),
      recognised,
      owed: parts.length,
    });
    if (recognised < parts.length && read.measures.headings.length < FEW_HEADINGS) {
      return [{ severity: 'warning', status: 'undetermined', code: 'no-headings', params: { owed: parts.length }, place: null }];
    }
    return parts.flatMap((part): Found[] => {
      const said = { severity: 'warning', status: 'failed', clause: part.clause, params: params(part) } as const;
      if (!part.found) return [{ ...said, code: 'missing', place: null }];
      return part.outOfOrder ? [{ ...said, code: 'out-of-order', place: { page: part.found.page, box: part.found.box } }] : [];
    });
  },
};
export default rule;
