/** Kept files in a folder: whole or not at all, and what the disk refuses is said. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../tests/support/server.ts';
import type { FileStore } from './files.ts';
import { localFiles } from './files-local.ts';

let top: string;
let folder: string;
let files: FileStore;
beforeEach(() => {
  top = temporaryFolder();
  folder = join(top, 'files');
  files = localFiles(folder);
});
afterEach(() => removeFolder(top));

const hashOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
async function keep(store: FileStore, ...pieces: (string | Buffer)[]) {
  const arriving = await store.begin();
  for (const piece of pieces) await arriving.write(Buffer.from(piece));
  return arriving.finish();
}
async function all(store: FileStore) {
  const found = [];
  for await (const each of store.list()) found.push(each);
  return found;
}

test('a file is in its place once finished, under the hash of its bytes, for this account alone', async () => {
  const { sha256, bytes } = await keep(files, 'bon', '', 'jour');
  expect({ sha256, bytes }).toEqual({ sha256: hashOf('bonjour'), bytes: 7 });
  expect(readFileSync(placeOf(sha256), 'utf8')).toBe('bonjour');
  expect(statSync(placeOf(sha256)).mode & 0o077).toBe(0);
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(Buffer.from((await files.read(sha256))!).toString()).toBe('bonjour');
  expect(await new Response(await files.stream(sha256)).text()).toBe('bonjour');
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
});

test('the same file twice is one file, as young as its last keeping', async () => {
  const { sha256 } = await keep(files, 'twice');
  utimesSync(placeOf(sha256), 1000, 1000);
  expect((await all(files))[0]!.keptAt).toBe(1_000_000);
  const before = Date.now() - 5000;
  expect(await keep(files, 'twi', 'ce')).toEqual({ sha256, bytes: 5 });
  const kept = await all(files);
  expect(kept).toHaveLength(1);
  expect(kept[0]!.keptAt).toBeGreaterThan(before);
});

test('twenty files at once, some of them the same, all arrive', async () => {
  const texts = Array.from({ length: 20 }, (_, n) => `file ${n % 13} `.repeat(20_000));
  const kept = await Promise.all(texts.map((text) => keep(files, text.slice(0, 7), text.slice(7))));
  expect(kept.map(({ sha256 }) => sha256)).toEqual(texts.map(hashOf));
  const listed = await all(files);
  expect(listed).toHaveLength(13);
  for (const { sha256 } of listed) expect(hashOf(readFileSync(placeOf(sha256)))).toBe(sha256);
});

test('what is discarded, or cut before its end, is not kept', async () => {
  const arriving = await files.begin();
  await arriving.write(Buffer.from('half'));
  await arriving.discard();
  const cut = await files.begin();
  await cut.write(Buffer.from('half'));
  expect(await all(localFiles(folder))).toEqual([]);
  expect(await files.read(hashOf('half'))).toBeNull();
  expect(readdirSync(join(folder, 'incoming'))).toHaveLength(1);
  await cut.discard();
});

test('discarding after the end does not take a kept file away', async () => {
  const arriving = await files.begin();
  await arriving.write(Buffer.from('kept'));
  const { sha256 } = await arriving.finish();
  await arriving.discard();
  expect(existsSync(placeOf(sha256))).toBe(true);
});

test('leftovers of a stop go once they are old, what is arriving stays', async () => {
  const old = join(folder, 'incoming', 'left by a stop');
  const arriving = await files.begin();
  writeFileSync(old, 'half');
  utimesSync(old, 1000, 1000);
  expect(await files.dropLeftovers(2_000_000)).toBe(1);
  expect(existsSync(old)).toBe(false);
  expect((await arriving.finish()).bytes).toBe(0);
  expect(await localFiles(join(top, 'nowhere')).dropLeftovers(Infinity)).toBe(0);
});

test('a file is removed only when older than asked, and what is not a hash is never a path', async () => {
  const { sha256 } = await keep(files, 'young');
  expect(await files.remove(sha256, Date.now() - 60_000)).toBe(false);
  expect(existsSync(placeOf(sha256))).toBe(true);
  expect(await files.remove(sha256)).toBe(true);
  expect(await files.remove(sha256)).toBe(false);
  expect(await files.read(sha256)).toBeNull();
  await expect(files.read('../../etc/passwd')).rejects.toThrow('not a SHA-256');
});

test('other things in the folder are not files kept', async () => {
  const { sha256 } = await keep(files, 'one');
  mkdirSync(join(folder, 'elsewhere'), { recursive: true });
  writeFileSync(join(folder, 'ab', 'notes.txt'), 'x');
  writeFileSync(join(folder, 'elsewhere', hashOf('elsewhere')), 'x');
  mkdirSync(join(folder, 'ab', hashOf('a folder')));
  expect((await all(files)).map((each) => each.sha256)).toEqual([sha256]);
  expect(await all(localFiles(join(top, 'nowhere')))).toEqual([]);
});

test('a folder that cannot be made is told as a store that refuses, with its reason for the log', async () => {
  writeFileSync(join(top, 'a file'), '');
  const refused = { code: 'storage-refused', cause: { code: 'ENOTDIR' } };
  await expect(localFiles(join(top, 'a file', 'files')).begin()).rejects.toMatchObject(refused);
});

/** Mounts a small file system, which only root may; says why it could not. */
function mount(at: string, ...options: string[]): string | null {
  mkdirSync(at, { recursive: true });
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', at], {
    encoding: 'utf8',
  });
  return status === 0 ? null : (stderr || String(error)).trim();
}

let disk: string;
let unmountable: string | null;
beforeAll(() => {
  disk = temporaryFolder();
  unmountable = mount(disk, 'size=256k');
  if (unmountable !== null) process.stdout.write(`full disk and read-only folder not tested: ${unmountable}\n`);
});
afterAll(() => {
  if (unmountable === null) spawnSync('umount', [disk]);
  removeFolder(disk);
});

test('a full disk is told as such, leaves nothing behind, and what was kept stays', async ({ skip }) => {
  if (unmountable !== null) return skip(unmountable);
  const small = localFiles(join(disk, 'files'));
  const { sha256 } = await keep(small, 'kept before');
  await expect(keepOrDiscard(small, Buffer.alloc(400_000, 1))).rejects.toMatchObject({
    code: 'storage-full',
    cause: { code: 'ENOSPC' },
  });
  expect(readdirSync(join(disk, 'files', 'incoming'))).toEqual([]);
  expect(Buffer.from((await small.read(sha256))!).toString()).toBe('kept before');
  expect((await keep(small, 'and after')).bytes).toBe(9);
});

test('a read-only folder is told as a store that refuses; what was kept is still read', async ({ skip }) => {
  if (unmountable !== null) return skip(unmountable);
  const small = localFiles(join(disk, 'files'));
  const { sha256 } = await keep(small, 'kept before');
  spawnSync('mount', ['-o', 'remount,ro', disk]);
  try {
    await expect(small.begin()).rejects.toMatchObject({ code: 'storage-refused', cause: { code: 'EROFS' } });
    expect(Buffer.from((await small.read(sha256))!).toString()).toBe('kept before');
  } finally {
    spawnSync('mount', ['-o', 'remount,rw', disk]);
  }
});

/** As the routes do: what fails is discarded. */
async function keepOrDiscard(store: FileStore, bytes: Buffer) {
  const arriving = await store.begin();
  try {
    await arriving.write(bytes);
    return await arriving.finish();
  } catch (fault) {
    await arriving.discard();
    throw fault;
  }
}
