import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../tests/support/server.ts';
import { beginInIntake } from './intake.ts';

let folder: string;
beforeEach(() => void (folder = temporaryFolder()));
afterEach(() => removeFolder(folder));

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('pieces of every size arrive in their order; large ones move, small ones that share their memory are copied', async () => {
  const path = join(folder, 'one');
  const file = await beginInIntake(path);
  const whole = randomBytes(1_200_000);
  const large = Uint8Array.from(whole.subarray(0, 400_000));
  const small = Buffer.from(whole.subarray(400_000, 400_700)); // from the pool that Node shares among small buffers
  const neighbour = Buffer.from('stays');
  const halves = Uint8Array.from(whole.subarray(400_700));
  await file.write([large, small]);
  await file.write([halves.subarray(0, 300), halves.subarray(300)]);
  expect(await file.end()).toEqual({ sha256: hashOf(whole), bytes: whole.length });
  expect(readFileSync(path).equals(whole)).toBe(true);
  expect(large.byteLength).toBe(0);
  expect(neighbour.toString()).toBe('stays');
  await file.forget();
});

test('a fault of the disk is told with its code; a file forgotten twice is gone once', async () => {
  const path = join(folder, 'two');
  const file = await beginInIntake(path);
  await expect(beginInIntake(path)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(beginInIntake(join(folder, 'nowhere', 'three'))).rejects.toMatchObject({ code: 'ENOENT' });
  await file.forget();
  await file.forget();
  expect(readdirSync(folder)).toEqual([]);
  await expect(file.write([Buffer.from('late')])).rejects.toThrow('forgotten');
});
