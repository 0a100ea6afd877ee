/** The JSON Schema of a guide file, for editors to complete and underline. Pure. */
import { z } from 'zod';
import { Guide } from './schema.ts';

/** The text of content/guide.schema.json. */
export function guideJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(Guide, { io: 'input', reused: 'ref' }), null, 2)}\n`;
}
