/** Writes docs/configuration.md from the schema of the settings. A test checks that it is current. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/kernel/root.ts';
import { describeSettings } from '../src/kernel/settings.ts';

mkdirSync(join(ROOT, 'docs'), { recursive: true });
writeFileSync(join(ROOT, 'docs', 'configuration.md'), describeSettings());
