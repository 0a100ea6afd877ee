import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { migrate } from './migrate.ts';
import { ROOT } from './root.ts';

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

test('names that hold an apostrophe are folded again in a school that was there before', async () => {
  const all = join(ROOT, 'migrations');
  const until = (last: string) => readdirSync(all).filter((name) => name.endsWith('.sql') && name.slice(0, 4) <= last);
  rmSync(join(folder, '0001-first.sql'));
  for (const name of until('0009')) copyFileSync(join(all, name), join(folder, name));
  await migrate(database.pool, folder);
  const { rows } = await database.pool.query(`
    WITH s AS (INSERT INTO school (school_id, name) VALUES (gen_random_uuid(), 'École') RETURNING school_id)
    INSERT INTO person (school_id, person_id, email, first_name, last_name)
    SELECT school_id, gen_random_uuid(), 'linh@ecole.example', 'Linh', 'N’Guyen' FROM s RETURNING told`);
  expect(rows).toEqual([{ told: 'n guyen linh linh ecole example' }]);
  copyFileSync(join(all, '0010-names-without-apostrophes.sql'), join(folder, '0010-names-without-apostrophes.sql'));
  expect(await migrate(database.pool, folder)).toEqual(['0010-names-without-apostrophes']);
  const after = await database.pool.query('SELECT told, named FROM person');
  expect(after.rows).toEqual([{ told: 'nguyen linh linh ecole example', named: 'linh nguyen' }]);
});
