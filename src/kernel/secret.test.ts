/** The secret of a server that was given none. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../tests/support/server.ts';
import { keptSecret } from './secret.ts';

let folders: string[];
beforeEach(() => void (folders = [temporaryFolder(), temporaryFolder()]));
afterEach(() => folders.forEach(removeFolder));

test('it is made once, differs from one folder to another, and is readable by this account alone', () => {
  const [here, there] = folders.map(keptSecret);
  expect(here!.length).toBeGreaterThanOrEqual(64);
  expect(keptSecret(folders[0]!)).toBe(here);
  expect(there).not.toBe(here);
  expect(statSync(join(folders[0]!, 'secret')).mode & 0o777).toBe(0o600);
});
