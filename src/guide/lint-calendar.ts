/** Lint of what is counted in time: calendar, reminders, phases of the defence. Pure. */
import { lastDay } from './calendar.ts';
import type { Remark } from './remark.ts';
import type { Guide } from './schema.ts';

/** Kinds of milestones in the order in which a mission meets them; kinds of equal rank may come in any order. */
const RANK = {
  framing: 0,
  mission: 1,
  'self-evaluation': 2,
  appraisal: 2,
  report: 2,
  memoir: 2,
  slides: 3,
  defence: 4,
  result: 5,
} as const;

/** Deadlines out of order, reminders that come too late or never, dated milestones without an hour, phases longer than their slot. */
export function lintCalendar(guide: Guide): Remark[] {
  const remarks: Remark[] = [];
  const dated = guide.calendar.flatMap((milestone, index) => {
    const day = lastDay(milestone);
    return day === null ? [] : [{ milestone, index, day }];
  });
  for (const later of dated) {
    const sooner = dated.find((each) => RANK[each.milestone.kind] < RANK[later.milestone.kind] && each.day > later.day);
    if (!sooner) continue;
    remarks.push({
      level: 'warning',
      path: ['calendar', later.index],
      message: `"${later.milestone.id}" ends on ${later.day}, before "${sooner.milestone.id}" (${sooner.day}), which comes first in a mission`,
      todo: 'Correct one of the two dates.',
    });
  }
  for (const { milestone, index } of dated) {
    if (milestone.time) continue;
    remarks.push({
      level: 'note',
      path: ['calendar', index],
      message: `"${milestone.id}" has no hour: it ends at 23:59:59`,
      todo: 'Give `time`, with `default` when the source gives no hour.',
    });
  }
  for (const [index, milestone] of guide.calendar.entries()) {
    for (const [r, reminder] of milestone.reminders.entries()) {
      // Outsiders are chased after the day: an appraisal still counts when it comes late.
      if (reminder.days > 0 || (reminder.days < 0 && milestone.kind === 'appraisal')) continue;
      remarks.push({
        level: 'warning',
        path: ['calendar', index, 'reminders', r],
        message: `a reminder of "${milestone.id}" leaves ${reminder.days === 0 ? 'on the day itself' : 'after the milestone'}`,
        todo: 'Give a number of days above zero: days before the milestone.',
      });
    }
  }
  remarks.push(...lintValidationReminders(guide));
  const { defence } = guide;
  const minutes = (defence?.phases ?? []).reduce((sum, phase) => sum + (phase.minutes ?? 0), 0);
  if (defence?.slotMinutes !== undefined && minutes > defence.slotMinutes) {
    remarks.push({
      level: 'error',
      path: ['defence', 'phases'],
      message: `the phases last ${minutes} minutes, longer than the slot of ${defence.slotMinutes}`,
      todo: 'Shorten a phase, or lengthen `slotMinutes`.',
    });
  }
  return remarks;
}

/** Reminders of a validation that nobody gives, that never leave, or that are not in the order in which they do. */
function lintValidationReminders(guide: Guide): Remark[] {
  return guide.deliverables.flatMap(({ id, milestone, validatedBy, validationReminders: reminders }, index): Remark[] => {
    const path = ['deliverables', index, 'validationReminders'];
    if (reminders.length > 0 && validatedBy.length === 0) {
      const message = `nobody validates "${id}", so that its reminders of a validation never leave`;
      return [{ level: 'error', path, message, todo: 'Name who does under `validatedBy`, or remove the reminders.' }];
    }
    if (reminders.length > 0 && milestone === undefined) {
      const message = `"${id}" is of no step of the calendar, so that its reminders of a validation never leave`;
      return [{ level: 'error', path, message, todo: 'Give it a `milestone`, with or without a date.' }];
    }
    return reminders.flatMap(({ days }, r): Remark[] => {
      const at = { path: [...path, r] };
      const todo = 'Give a number of days below zero: days after the version came.';
      if (days >= 0)
        return [{ ...at, level: 'error', message: `a reminder to validate "${id}" leaves before the version came`, todo }];
      if (r === 0 || days < reminders[r - 1]!.days) return [];
      const message = `the reminders to validate "${id}" are not in the order in which they leave`;
      return [{ ...at, level: 'warning', message, todo: 'Begin with the first that leaves: -3, then -10.' }];
    });
  });
}
