import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let folder: string;
const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

beforeEach(async () => {
  database = await testDatabase(null);
  folder = mkdtempSync(join(tmpdir(), 'soutenir-migrations-'));
  file('0001-first.sql', 'CREATE TABLE first (id int);\n');
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

test('each file is applied once, in order; what is not a migration is left alone', async () => {
  file('0002-second.sql', 'ALTER TABLE first ADD COLUMN name text;');
  file('notes.txt', 'nothing');
  expect(await migrate(database.pool, folder)).toEqual(['0001-first', '0002-second']);
  expect(await migrate(database.pool, folder)).toEqual([]);
  file('0003-third.sql', 'INSERT INTO first VALUES (1);');
  expect(await migrate(database.pool, folder)).toEqual(['0003-third']);
});

test('a file that fails leaves nothing behind and is named', async () => {
  file('0002-broken.sql', 'CREATE TABLE second (id int); SELECT nonsense;');
  await expect(migrate(database.pool, folder)).rejects.toThrow('migrations/0002-broken.sql failed');
  const { rows } = await database.pool.query("SELECT to_regclass('first') AS first, to_regclass('second') AS second");
  expect(rows).toEqual([{ first: 'first', second: null }]);
});

test('a file changed after it was applied is refused; line ends do not count', async () => {
  await migrate(database.pool, folder);
  file('0001-first.sql', 'CREATE TABLE first (id int);\r\n');
  expect(await migrate(database.pool, folder)).toEqual([]);
  file('0001-first.sql', 'CREATE TABLE first (id bigint);\n');
  await expect(migrate(database.pool, folder)).rejects.toThrow('migrations/0001-first.sql changed after it was applied');
});

test('a database ahead of the program is refused', async () => {
  file('0002-second.sql', 'SELECT 1;');
  await migrate(database.pool, folder);
  rmSync(join(folder, '0002-second.sql'));
  await expect(migrate(database.pool, folder)).rejects.toThrow('run a newer version');
});

test('two servers that start at once migrate one after the other', async () => {
  const [a, b] = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder)]);
  expect([...a, ...b]).toEqual(['0001-first']);
});
