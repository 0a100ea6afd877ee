/** The file arrived before the last instant of its milestone. A fact: it blocks. Pure. */
import { lastInstant } from '../../guide/calendar.ts';
import type { Rule } from '../finding.ts';
import { clauseOf } from '../reading.ts';

interface Value {
  /** Last instant by the guide, ISO 8601; null when the guide leaves the day to the cohort. */
  deadline: string | null;
  zone: string;
}

const rule: Rule<Value> = {
  id: 'deadline',
  params(deliverable, guide) {
    const milestone = guide.calendar.find((each) => each.id === deliverable.milestone);
    if (!milestone) return null;
    const value = { deadline: lastInstant(milestone, guide.timezone), zone: guide.timezone };
    return { clause: clauseOf(milestone, deliverable), value };
  },
  check(subject, value) {
    const deadline = subject.deadline ?? value.deadline;
    const { at } = subject;
    if (!at || !deadline) return 'skipped';
    const params = { at, deadline, zone: value.zone };
    const late = Date.parse(at) - Date.parse(deadline);
    if (Number.isNaN(late)) return [{ severity: 'warning', status: 'undetermined', code: 'invalid', params, place: null }];
    // The last second is included, to its end.
    if (late < 1000) return [];
    return [
      {
        severity: 'blocking',
        status: 'failed',
        code: 'late',
        params: { ...params, seconds: Math.floor(late / 1000) },
        place: null,
      },
    ];
  },
};
export default rule;
