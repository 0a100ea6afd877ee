/** Writes docs/abilities.md from the policies. A test checks that it is current. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/kernel/root.ts';
import { abilitiesText } from './abilities-text.ts';

writeFileSync(join(ROOT, 'docs', 'abilities.md'), await abilitiesText());
