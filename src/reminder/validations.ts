/** Tutors whose validation of what was handed in is waited for: reminded some days after it came, then called. Pure. */
import type { DepositSummary } from '../deposit/deposit.ts';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { Mission } from '../mission/mission.ts';
import { validationOf, validatorsOf } from '../mission/validation.ts';
import type { Missing } from './reminder.ts';

/** Days after a version came. */
const REMINDERS = [{ days: -3 }, { days: -10 }] as const;

/** The last version of a deliverable. */
export type Filed = Pick<DepositSummary, 'deliverable' | 'receivedAt' | 'number' | 'validations'>;

/** What is missing of tutors who validate: dated from the day on which the version came. Nothing while a tutor wants another version. */
export function validationsMissing(mission: Mission, guide: Guide, filed: readonly Filed[]): Missing[] {
  return guide.calendar.flatMap((milestone): Missing[] => {
    const deliverable = guide.deliverables.find((d) => d.milestone === milestone.id);
    const deposit = filed.find((each) => each.deliverable === deliverable?.id);
    const state = deliverable && deposit ? validationOf(deliverable, deposit.validations, mission) : null;
    if (!deliverable || !deposit || !state || state.refused.length > 0) return [];
    const title = { fr: `${told(deliverable.title, 'fr')}, à valider`, en: `${told(deliverable.title, 'en')}, to validate` };
    const asked = validatorsOf(deliverable, mission).filter(({ tutor }) => state.waits.some(({ id }) => id === tutor.id));
    return asked.map(({ tutor, role }) => ({
      mission,
      guide,
      milestone: { ...milestone, reminders: REMINDERS.map((each) => ({ ...each, default: '' })) },
      deadline: deposit.receivedAt,
      person: tutor,
      role,
      owed: null,
      validates: { deliverable, number: deposit.number },
      title,
      reachable: tutor.confirmed,
    }));
  });
}
