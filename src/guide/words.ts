/** The words of a guide: a text in one or two languages, its provenance, its conditions. Pure. */
import { z } from 'zod';
import { FACTS } from './text.ts';

export const Id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab-case, in English: "company-culture"')
  .describe('Stable identifier, kebab-case, in English, unique in its list. What people fill in points to it.');

export const Text = z
  .union([
    z.string().min(1),
    z.strictObject({
      fr: z.string().min(1).describe('The words in French.'),
      en: z.string().min(1).optional().describe('The words in English, only where the source or the school gives them.'),
    }),
  ])
  .describe('Words that people read: a plain string in the language of the guide, or { fr, en }. A small Markdown, no HTML.');
export type Text = z.infer<typeof Text>;

export const ClauseId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, 'a clause identifier such as "D-FMT-1"')
  .describe('Clause of the source, declared under `clauses`.');

/** Where an item comes from. An item without either inherits from the nearest item around it; lint refuses an item with none above. */
export const provenance = {
  clause: z
    .union([ClauseId, z.array(ClauseId).min(1)])
    .optional()
    .describe('Clause or clauses of the source that state this.'),
  default: Text.optional().describe('Why the guide adds this, where the source says nothing: a plain string, or { fr, en }.'),
};

const Fact = z.enum(FACTS).describe('A fact of the mission.');
export const Condition = z
  .union([
    z.strictObject({ any: z.array(Fact).min(1).describe('At least one of these facts.') }),
    z.strictObject({ all: z.array(Fact).min(1).describe('All of these facts.') }),
  ])
  .describe('When the item is owed: any or all of the mission facts listed.');
export type Condition = z.infer<typeof Condition>;
