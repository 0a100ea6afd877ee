/** The parts of a guide beyond its deliverables: result, calendar, rubrics, portfolio, defence, advice. Pure. */
import { z } from 'zod';
import { Id, provenance, Text } from './words.ts';

export const Component = z
  .strictObject({
    id: Id,
    title: Text,
    weight: z.number().positive().nullable().default(null).describe('Weight in the result; null: the jury decides.'),
    ...provenance,
  })
  .describe('One thing that the result rests on.');

const date = z.iso.date().describe('A day, YYYY-MM-DD.');
const time = z
  .strictObject({ value: z.iso.time().describe('HH:MM:SS.'), ...provenance })
  .optional()
  .describe('Last second of the deadline.');
export const Milestone = z
  .strictObject({
    id: Id,
    title: Text,
    kind: z
      .enum(['framing', 'mission', 'self-evaluation', 'appraisal', 'report', 'memoir', 'slides', 'defence', 'result'])
      .describe('What kind of step it is.'),
    on: date.optional().describe('The last day, included.'),
    before: date.optional().describe('The first day that is too late: the last instant is the day before.'),
    time,
    of: Id.optional().describe('Deliverable, rubric, feedback or portfolio concerned.'),
    waits: z.enum(['student', 'company-tutor', 'academic-tutor', 'jury', 'lead']).optional().describe('Who acts.'),
    freezes: z.boolean().default(false).describe('Whether what was entered is frozen at that instant.'),
    reminders: z
      .array(z.strictObject({ days: z.int().describe('Days before the milestone; negative: after it.'), ...provenance }))
      .default([])
      .describe('Reminders sent before the milestone.'),
    ...provenance,
  })
  .refine((m) => !(m.on && m.before), { message: 'a milestone has `on` or `before`, not both' })
  .describe('A step of the calendar. Without a date, the cohort sets it.');
export type Milestone = z.infer<typeof Milestone>;

export const Rubric = z
  .strictObject({
    id: Id,
    title: Text,
    filledBy: z
      .array(z.enum(['company-tutor', 'academic-tutor', 'jury', 'teaching-team']))
      .min(1)
      .describe('Who fills it; one form for each person.'),
    readBy: z
      .array(z.enum(['student', 'company-tutor', 'academic-tutor', 'jury', 'teaching-team', 'lead']))
      .describe('Who reads it once sent.'),
    levels: z
      .array(
        z.strictObject({ id: Id, label: Text, points: z.number().nullable().default(null).describe('Points, or null: none.') }),
      )
      .default([])
      .describe('Levels of the grid, best first.'),
    groups: z
      .array(
        z.strictObject({
          id: Id,
          title: Text,
          criteria: z
            .array(
              z.strictObject({
                id: Id,
                label: Text,
                texts: z.record(z.string(), Text).default({}).describe('Level id → wording of that level.'),
                ...provenance,
              }),
            )
            .min(1)
            .describe('Criteria of the group.'),
          ...provenance,
        }),
      )
      .describe('Groups of criteria.'),
    comment: z
      .strictObject({ label: Text, ...provenance })
      .optional()
      .describe('Free text that closes the form.'),
    notObserved: z.boolean().default(true).describe('Whether "not observed" may be answered to a criterion.'),
    shared: z
      .boolean()
      .default(false)
      .describe('Whether those who fill it may read each other before they send theirs. Otherwise only after.'),
    answerable: z.boolean().default(false).describe('Whether the student, where they read it, may answer it.'),
    ...provenance,
  })
  .describe('A grid of criteria.');
export type Rubric = z.infer<typeof Rubric>;

export const Portfolio = z
  .strictObject({
    framework: z.string().describe('Framework file that is self-evaluated.'),
    blocksChosen: z
      .boolean()
      .default(false)
      .describe('The student says which blocks concern them; the others are "not mobilised", never zero.'),
    scale: z
      .array(z.strictObject({ id: Id, label: Text, sentence: Text, ...provenance }))
      .min(2)
      .describe('Levels of the self-evaluation, lowest first.'),
    freeze: Id.optional().describe('Milestone that freezes it.'),
    profile: z
      .strictObject({
        items: z.array(z.strictObject({ id: Id, label: Text, ...provenance })).describe('What the profile holds.'),
        lists: z
          .array(
            z.strictObject({ id: Id, label: Text, count: z.int().positive().describe('Length of the list.'), ...provenance }),
          )
          .describe('Lists of a given length that the student writes.'),
        ...provenance,
      })
      .optional()
      .describe('Professional profile shown to the jury.'),
    ...provenance,
  })
  .describe('Competency portfolio and professional profile.');

export const Defence = z
  .strictObject({
    phases: z
      .array(
        z.strictObject({
          id: Id,
          title: Text,
          minutes: z.int().positive().nullable().describe('Minutes, or null when the source gives none.'),
          expectations: z
            .array(z.strictObject({ id: Id, text: Text, ...provenance }))
            .default([])
            .describe('What is expected in the phase.'),
          ...provenance,
        }),
      )
      .describe('Phases, in order.'),
    slotMinutes: z.int().positive().optional().describe('Length of a slot; the phases fit in it.'),
    jury: z
      .strictObject({
        seats: z
          .array(
            z.strictObject({
              id: Id,
              label: Text,
              role: z.enum(['company-tutor', 'academic-tutor', 'professional', 'academic']).describe('Who may take the seat.'),
              min: z.int().min(0).describe('Fewest people.'),
              max: z.int().positive().optional().describe('Most people.'),
              ...provenance,
            }),
          )
          .min(1)
          .describe('Seats of the jury.'),
        ...provenance,
      })
      .optional()
      .describe('Who sits on the jury.'),
    receives: z
      .array(z.strictObject({ id: Id, of: Id.optional(), text: Text, ...provenance }))
      .default([])
      .describe('What the jury gets to read.'),
    preparation: z
      .array(z.strictObject({ id: Id, text: Text, ...provenance }))
      .default([])
      .describe('What the student prepares.'),
    ...provenance,
  })
  .describe('The defence.');

export const Advice = z
  .strictObject({
    themes: z
      .array(
        z.strictObject({
          id: Id,
          title: Text,
          section: Id.optional().describe('Section of the outline that feeds it.'),
          questions: z
            .array(z.strictObject({ id: Id, text: Text, ...provenance }))
            .min(1)
            .describe('Questions put to those who finish.'),
          ...provenance,
        }),
      )
      .describe('Themes of the advice base.'),
    ...provenance,
  })
  .describe('Questions of the advice base.');

const boundary = z
  .strictObject({
    year: z.int().describe("Years after the cohort's year; negative: before it."),
    month: z.int().min(1).max(12).describe('Month, 1 to 12.'),
    day: z.int().min(1).max(31).describe('Day of the month.'),
  })
  .describe("A day counted from the cohort's year.");

export const MissionTerms = z
  .strictObject({
    length: z
      .strictObject({ months: z.int().positive().describe('Fewest months in company, all periods together.'), ...provenance })
      .optional()
      .describe('How long a mission lasts at least.'),
    window: z
      .strictObject({ from: boundary, to: boundary, ...provenance })
      .optional()
      .describe('Days between which a mission takes place, both included.'),
    ...provenance,
  })
  .describe('What a mission must be. What does not fit is a finding that the lead may waive, never a wall.');

export const FeedbackTerms = z
  .strictObject({
    id: Id,
    title: Text,
    by: z
      .array(z.enum(['company-tutor', 'academic-tutor']))
      .min(1)
      .describe('Who gives it.'),
    question: Text.describe('What is asked of them.'),
    about: z.enum(['objectives', 'competencies']).describe('What each feedback is tied to, where its author says so.'),
    ...provenance,
  })
  .describe('Dated feedback in free text, which the student reads and quotes.');
