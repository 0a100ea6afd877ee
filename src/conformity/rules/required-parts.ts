/** The parts of the guide's outline are there and in order. A heuristic: it warns. Pure. */
import type { Found, Rule } from '../finding.ts';
import { say } from '../../guide/words.ts';
import { matchOutline, type PartMatch } from '../outline-match.ts';
import { clauseOf, legible, places } from '../reading.ts';

/** With fewer headings than this, they were not recognised rather than missing. */
const FEW_HEADINGS = 2;

const rule: Rule<null> = {
  id: 'required-parts',
  params: (deliverable) =>
    deliverable.outline.length ? { clause: clauseOf(deliverable, deliverable.outline[0]), value: null } : null,
  check(subject) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const parts = matchOutline(subject.deliverable, read.measures, subject.facts).filter((part) => part.owed);
    if (!parts.length) return 'skipped';
    const missing = parts.filter((part) => !part.found);
    const moved = parts.filter((part) => part.found && part.outOfOrder);
    const params = (listed: readonly PartMatch[]) => ({
      parts: listed.map((part) => say(part.title, 'fr')),
      partsEn: listed.map((part) => say(part.title, 'en')),
      count: listed.length,
      owed: parts.length,
    });
    if (missing.length && read.measures.headings.length < FEW_HEADINGS) {
      return [{ severity: 'warning', status: 'undetermined', code: 'no-headings', params: params(missing), place: null }];
    }
    const found: Found[] = [];
    if (missing.length)
      found.push({ severity: 'warning', status: 'failed', code: 'missing', params: params(missing), place: null });
    if (moved.length) {
      const where = places(moved.flatMap(({ found }) => (found ? [{ page: found.page, box: found.box }] : [])));
      found.push({ severity: 'warning', status: 'failed', code: 'out-of-order', params: params(moved), ...where });
    }
    return found;
  },
};
export default rule;
