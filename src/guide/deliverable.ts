/** Deliverables of a guide: file, outline with prompts, format, citations, annexes, cover, declarations. Pure. */
import { z } from 'zod';
import { AnnexProfile, CitationProfile, CoverProfile, FileProfile, FormatProfile } from './format.ts';
import { Condition, Id, provenance, Text } from './words.ts';

export const Prompt = z
  .strictObject({
    id: Id.optional(),
    text: Text,
    points: z
      .array(z.strictObject({ id: Id, text: Text, when: Condition.optional(), ...provenance }))
      .optional()
      .describe('Sub-points, one by one, in the order of the source.'),
    when: Condition.optional(),
    ...provenance,
  })
  .describe('What the student is asked to write about, in the words of the source.');
export type Prompt = z.infer<typeof Prompt>;

const sectionShape = {
  id: Id,
  heading: Text.describe('Heading as the guide writes it.'),
  aliases: z.array(z.string()).default([]).describe('Other headings met in real documents.'),
  required: z.boolean().default(true).describe('Whether a document without this heading is told so.'),
  prompts: z.array(Prompt).default([]).describe('What is asked in the section.'),
  canvases: z
    .array(z.enum(['organisation-chart', 'business-model', 'competitors']))
    .default([])
    .describe('Working canvases offered with the section.'),
  when: Condition.optional(),
  advice: z.boolean().default(false).describe('Whether the section feeds the advice base.'),
  ...provenance,
};
export const Subsection = z.strictObject(sectionShape).describe('A section of a part.');
export const Section = z
  .strictObject({
    ...sectionShape,
    annex: z.boolean().default(false).describe('Whether this part is the annexes.'),
    sections: z.array(Subsection).default([]).describe('Sections of the part, in order.'),
  })
  .describe('A part of the outline.');
export type Subsection = z.infer<typeof Subsection>;
export type Section = z.infer<typeof Section>;

export const Deliverable = z
  .strictObject({
    id: Id,
    title: Text,
    main: z.boolean().default(false).describe('The deliverable meant when none is named.'),
    guidance: z
      .array(z.strictObject({ id: Id, text: Text, ...provenance }))
      .default([])
      .describe('What is said about the deliverable as a whole.'),
    file: FileProfile,
    outline: z.array(Section).default([]).describe('Parts of the document, in order.'),
    format: FormatProfile.optional(),
    citations: CitationProfile.optional(),
    annexes: AnnexProfile.optional(),
    cover: CoverProfile.optional(),
    declarations: z
      .array(z.strictObject({ id: Id, text: Text, ...provenance }))
      .default([])
      .describe('What the student declares on depositing.'),
    milestone: Id.optional().describe('Milestone of the calendar that is its deadline.'),
    optional: z.boolean().default(false).describe('Whether a mission may do without it: nothing is late without it.'),
    validatedBy: z
      .array(z.enum(['company-tutor', 'academic-tutor']))
      .default([])
      .describe('Tutors who validate what is handed in: one of each kind named here is enough.'),
    validatedByAll: z
      .boolean()
      .optional()
      .describe('Whether every tutor of each kind validates it, rather than one of each kind.'),
    validationReminders: z
      .array(
        z.strictObject({
          days: z.int().describe('Negative: days after the version came, or after a tutor asked for another one.'),
          ...provenance,
        }),
      )
      .default([])
      .describe(
        'Reminders of the tutors whose validation is waited for, then of the student of whom another version is wanted; after the last one, the call list. None: nobody is reminded but by hand.',
      ),
    ...provenance,
  })
  .describe('Something that a student hands in.');
export type Deliverable = z.infer<typeof Deliverable>;
