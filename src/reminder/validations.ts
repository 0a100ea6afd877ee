/** Tutors whose validation of what was handed in is waited for: reminded some days after it came, then called. Pure. */
import type { DepositSummary } from '../deposit/deposit.ts';
import type { Deliverable } from '../guide/deliverable.ts';
import type { Milestone } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { Mission, Tutor } from '../mission/mission.ts';
import type { TutorRole } from '../mission/owed.ts';
import { validationOf, validatorsOf } from '../mission/validation.ts';

/** Days after a version came. */
const REMINDERS = [{ days: -3 }, { days: -10 }] as const;

/** The last version of a deliverable. */
export type Filed = Pick<DepositSummary, 'deliverable' | 'receivedAt' | 'number' | 'validations'>;

/** A validation that is waited for. */
interface ValidationMissing {
  /** With the reminders of a validation. */
  milestone: Milestone;
  /** When the version came. */
  deadline: string;
  person: Tutor;
  role: TutorRole;
  validates: { deliverable: Deliverable; number: number };
  title: { fr: string; en: string };
  reachable: boolean;
}

/** What is missing of tutors who validate: dated from the day on which the version came. Nothing while a tutor wants another version. */
export function validationsMissing(mission: Mission, guide: Guide, filed: readonly Filed[]): ValidationMissing[] {
  return guide.calendar.flatMap((milestone): ValidationMissing[] => {
    const deliverable = guide.deliverables.find((d) => d.milestone === milestone.id);
    const deposit = filed.find((each) => each.deliverable === deliverable?.id);
    const state = deliverable && deposit ? validationOf(deliverable, deposit.validations, mission) : null;
    if (!deliverable || !deposit || !state || state.refused.length > 0) return [];
    const title = { fr: `${told(deliverable.title, 'fr')}, à valider`, en: `${told(deliverable.title, 'en')}, to validate` };
    const asked = validatorsOf(deliverable, mission).filter(({ tutor }) => state.waits.some(({ id }) => id === tutor.id));
    return asked.map(({ tutor, role }) => ({
      milestone: { ...milestone, reminders: REMINDERS.map((each) => ({ ...each, default: '' })) },
      deadline: deposit.receivedAt,
      person: tutor,
      role,
      validates: { deliverable, number: deposit.number },
      title,
      reachable: tutor.confirmed,
    }));
  });
}
