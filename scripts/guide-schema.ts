/** Writes content/guide.schema.json from the schema of the guides. A test checks that it is current. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guideJsonSchema } from '../src/guide/json-schema.ts';
import { ROOT } from '../src/kernel/root.ts';

writeFileSync(join(ROOT, 'content', 'guide.schema.json'), guideJsonSchema());
