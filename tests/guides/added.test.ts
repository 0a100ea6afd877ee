/** What the guides that ship with Soutenir add to their source is told in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { visit } from '../../src/guide/walk.ts';
import { ROOT } from '../../src/kernel/root.ts';

test.each(['guides/digi5/2024-2025', 'guides/misl/2022', 'demo/guides/misl/2022-trois-rives'])('%s', (file) => {
  const guide = parse(readFileSync(join(ROOT, 'content', `${file}.yaml`), 'utf8')) as object;
  const added = [...visit(guide)].map(({ node }) => node['default']).filter((each) => each !== undefined);
  expect(added.length).toBeGreaterThan(20);
  for (const each of added) expect(each).toEqual({ fr: expect.any(String), en: expect.any(String) });
});
