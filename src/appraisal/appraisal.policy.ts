/** What people may do with appraisals and feedback. What of it they read, the rubric of the guide says (`mayRead`). */
import type { Ability } from '../identity/ability.ts';

export const APPRAISAL_ABILITIES = {
  fill: { id: 'appraisal.fill', what: 'fill one’s own appraisal and send it', roles: ['company-tutor', 'academic-tutor'] },
  read: {
    id: 'appraisal.read',
    what: 'read the appraisals that the guide lets one read, once they are sent',
    roles: ['student', 'company-tutor', 'academic-tutor', 'lead', 'office'],
  },
  answer: { id: 'appraisal.answer', what: 'answer an appraisal, where the guide lets the student', roles: ['student'] },
  reopen: { id: 'appraisal.reopen', what: 'let an appraisal that was sent be changed, with a reason', roles: ['lead'] },
  transcribe: {
    id: 'appraisal.transcribe',
    what: 'print a form, type what came on paper, attach its scan',
    roles: ['lead', 'office'],
  },
  giveFeedback: { id: 'feedback.give', what: 'give feedback in free text', roles: ['company-tutor', 'academic-tutor'] },
  readFeedback: {
    id: 'feedback.read',
    what: 'read the feedback given for a mission',
    roles: ['student', 'company-tutor', 'academic-tutor', 'lead', 'office'],
  },
  invite: { id: 'tutors.invite', what: 'invite the tutors of a mission to what they owe', roles: ['lead', 'office'] },
} as const satisfies Record<string, Ability>;
