import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse, takeFolder } from './lock.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'soutenir-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is taken once, given back, taken again', async () => {
  const giveBack = await takeFolder(folder, 'http://a');
  await expect(takeFolder(folder, 'http://b', 0)).rejects.toThrow(FolderInUse);
  await expect(takeFolder(folder, 'http://b', 0)).rejects.toThrow(`process ${process.pid}, http://a`);
  giveBack();
  const again = await takeFolder(folder, 'http://b', 0);
  expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toMatchObject({ pid: process.pid, address: 'http://b' });
  again();
});

test('who waits gets the folder when it is given back', async () => {
  const giveBack = await takeFolder(folder, 'http://a');
  const waiting = takeFolder(folder, 'http://b', 10_000);
  giveBack();
  const again = await waiting;
  expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toMatchObject({ address: 'http://b' });
  again();
});

test('a holder that is dead, or whose number was given to another process, or that cannot be read, holds nothing', async () => {
  for (const left of [
    '{"pid":2147483646,"started":"1","address":"x"}',
    `{"pid":${process.pid},"started":"1","address":"x"}`,
    'half a li',
  ]) {
    writeFileSync(join(folder, 'running.json'), left);
    const giveBack = await takeFolder(folder, 'http://b', 0);
    expect(readFileSync(join(folder, 'running.json'), 'utf8')).not.toBe(left);
    giveBack();
  }
});
