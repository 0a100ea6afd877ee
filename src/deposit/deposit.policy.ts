/** What people may do with deposits and with what is found in them. */
import type { Ability } from '../identity/ability.ts';

export const DEPOSIT_ABILITIES = {
  make: { id: 'deposit.make', what: 'hand in a file, or try it first', roles: ['student'] },
  read: {
    id: 'deposit.read',
    what: 'read a deposit: receipt, report of conformity, file',
    roles: ['student', 'company-tutor', 'academic-tutor', 'juror', 'lead', 'office'],
  },
  recheck: { id: 'deposit.recheck', what: 'have a deposit checked again', roles: ['student', 'academic-tutor', 'lead'] },
  declareAnnexes: { id: 'annexes.declare', what: 'declare where the annexes begin', roles: ['student'] },
  contest: { id: 'finding.contest', what: 'contest a finding, with a reason', roles: ['student'] },
  note: { id: 'finding.note', what: 'say something of a finding', roles: ['student', 'academic-tutor', 'lead'] },
  answer: { id: 'finding.answer', what: 'keep or waive a finding, with a reason', roles: ['academic-tutor', 'lead'] },
  validate: {
    id: 'deposit.validate',
    what: 'validate a deposit where the guide asks for it, or ask for another version',
    roles: ['company-tutor', 'academic-tutor'],
  },
  reopen: { id: 'deposit.reopen', what: 'let a version come after the deadline, with a reason', roles: ['lead'] },
  list: { id: 'cohort.deposits', what: 'list the deposits of a cohort', roles: ['lead', 'office'] },
  export: { id: 'cohort.export', what: 'download the deposits of a cohort, and their table', roles: ['lead', 'office'] },
} as const satisfies Record<string, Ability>;
