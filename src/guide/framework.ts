/** A competency framework: a register's title with its blocks. One file of content/frameworks. Pure. */
import { z } from 'zod';
import { Id, Text } from './words.ts';

export const Framework = z
  .strictObject({
    framework: Id.describe('Identifier that guides name.'),
    code: z.string().min(1).describe('Number in the register: "RNCP 12345".'),
    title: Text,
    certifier: z.string().min(1).optional().describe('Body that delivers the title.'),
    url: z.url().optional().describe('Page of the register.'),
    from: z.iso.date().optional().describe('Day of the decision that registered it.'),
    until: z.iso.date().optional().describe('Last day on which it is in force.'),
    blocks: z
      .array(
        z.strictObject({
          id: Id,
          code: z.string().min(1).optional().describe('Number of the block in the register.'),
          title: Text,
          competencies: z
            .array(z.strictObject({ id: Id, text: Text }))
            .default([])
            .describe('Competencies as the register words them; none when not known.'),
        }),
      )
      .min(1)
      .describe('Blocks, in the order of the register.'),
  })
  .describe('A competency framework.');
export type Framework = z.infer<typeof Framework>;
