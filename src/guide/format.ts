/** Format profile of a deliverable: what the conformity rules read. Every tolerance is data of the guide. Pure. */
import { z } from 'zod';
import { Condition, Id, provenance, Text } from './words.ts';

const tolerance = <Unit extends z.ZodRawShape>(unit: Unit) =>
  z
    .strictObject({ ...unit, ...provenance })
    .optional()
    .describe('How far from the value is still accepted, and why.');

export const FileProfile = z
  .strictObject({
    types: z
      .array(z.enum(['pdf']))
      .min(1)
      .describe('File types accepted.'),
    maxBytes: z.int().positive().describe('Largest size accepted, in bytes.'),
    name: z
      .strictObject({
        pattern: z
          .string()
          .describe('File name without extension. Placeholders: {LAST} family name in capitals, {Last}, {First}, {year}.'),
        ...provenance,
      })
      .optional()
      .describe('How the file is to be called.'),
    ...provenance,
  })
  .describe('The file itself.');

export const Typeface = z
  .strictObject({
    like: z.enum(['times', 'arial', 'calibri', 'garamond']).describe('Face named by the guide; its metric equivalents pass.'),
    name: z.string().describe('Name of the face as people read it.'),
    ...provenance,
  })
  .describe('Typeface of the body text. Another readable text face warns and never blocks.');

export const FormatProfile = z
  .strictObject({
    pages: z
      .strictObject({
        min: z.int().positive().optional().describe('Fewest pages.'),
        max: z.int().positive().optional().describe('Most pages.'),
        without: z.enum(['annexes', 'nothing']).describe('What is left out of the count.'),
        ...provenance,
      })
      .optional()
      .describe('Length.'),
    body: z
      .strictObject({
        typeface: Typeface.optional(),
        size: z
          .strictObject({
            pt: z.number().positive().describe('Size in points.'),
            tolerance: tolerance({ pt: z.number().nonnegative().describe('Points.') }),
            ...provenance,
          })
          .optional()
          .describe('Size of the body text.'),
        lineSpacing: z
          .strictObject({
            multiple: z.number().positive().describe('Ratio to single spacing, as a word processor counts it.'),
            tolerance: tolerance({ ratio: z.number().nonnegative().describe('Share of the ratio, on both sides.') }),
            ...provenance,
          })
          .optional()
          .describe('Line spacing of the body text.'),
        justified: z
          .strictObject({
            value: z.literal(true).describe('The text is justified.'),
            tolerance: tolerance({
              share: z.number().min(0).max(1).describe('Least share of full body lines that reach the right margin.'),
            }),
            ...provenance,
          })
          .optional()
          .describe('Justification of the body text.'),
      })
      .optional()
      .describe('Body text.'),
    layout: z
      .strictObject({
        checks: z
          .array(z.enum(['page-numbers', 'blank-pages', 'broken-references', 'text-outside', 'lone-heading']))
          .min(1)
          .describe('What a clean layout means here.'),
        ...provenance,
      })
      .optional()
      .describe('What a clean layout means.'),
    ...provenance,
  })
  .describe('Format profile with tolerances.');

export const CitationProfile = z
  .strictObject({
    styles: z
      .array(z.enum(['apa', 'harvard', 'numeric', 'notes']))
      .min(1)
      .describe('Styles accepted; one is used throughout.'),
    consistent: z.boolean().describe('Whether one single style is asked for.'),
    bibliography: z.boolean().describe('Whether a bibliography is owed.'),
    ...provenance,
  })
  .describe('Citations and bibliography.');

export const CoverProfile = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: Id,
          kind: z
            .enum(['last-name', 'first-name', 'company', 'place', 'dates', 'title', 'course'])
            .describe('What is looked for on the first page.'),
          label: Text,
          ...provenance,
        }),
      )
      .min(1)
      .describe('What the cover page shows, one by one.'),
    ...provenance,
  })
  .describe('What the cover page shows.');
export type CoverProfile = z.infer<typeof CoverProfile>;

export const AnnexProfile = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: Id,
          label: Text,
          words: z
            .array(z.string())
            .min(1)
            .describe('Words by which the item is recognised in headings (any case, accents ignored).'),
          parts: z
            .array(
              z.strictObject({
                id: Id,
                label: Text,
                words: z.array(z.string()).optional().describe('Words by which the part is recognised.'),
                qr: z
                  .strictObject({
                    host: z.string().optional().describe('Host that the code leads to, such as "linkedin.com"; any when absent.'),
                  })
                  .optional()
                  .describe('A QR code with its printed link is owed.'),
                ...provenance,
              }),
            )
            .default([])
            .describe('What the item itself holds.'),
          when: Condition.optional(),
          ...provenance,
        }),
      )
      .describe('What the annexes hold, one by one.'),
    ...provenance,
  })
  .describe('Check list of the annexes.');
export type AnnexProfile = z.infer<typeof AnnexProfile>;
