/** Kept files in a bucket: what arrives is there whole, what the store refuses is said. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../tests/support/server.ts';
import { type S3, startS3 } from '../../tests/support/s3.ts';
import type { FileStore } from './files.ts';
import { s3Files } from './files-s3.ts';

let s3: S3;
let folder: string;
beforeAll(async () => void ([s3, folder] = [await startS3(), temporaryFolder()]));
beforeEach(() => (s3.objects.clear(), void s3.answers.splice(0)));
afterAll(async () => (await s3.close(), removeFolder(folder)));

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
async function keep(files: FileStore, ...pieces: string[]) {
  const arriving = await files.begin();
  for (const piece of pieces) await arriving.write(Buffer.from(piece));
  return arriving.finish();
}
async function all(files: FileStore) {
  const found = [];
  for await (const each of files.list()) found.push(each);
  return found;
}

test('a file is put under its hash, once whole, signed with its hash', async () => {
  const files = s3Files(s3.url(), folder);
  const arriving = await files.begin();
  await arriving.write(Buffer.from('bon'));
  expect(s3.objects.size).toBe(0);
  await arriving.write(Buffer.from('jour'));
  const sha256 = hashOf('bonjour');
  expect(await arriving.finish()).toEqual({ sha256, bytes: 7 });
  expect([...s3.objects.keys()]).toEqual([`${sha256.slice(0, 2)}/${sha256}`]);
  expect(s3.answers).toEqual(['PUT 200']);
  expect(Buffer.from((await files.read(sha256))!).toString()).toBe('bonjour');
  expect(await new Response(await files.stream(sha256)).text()).toBe('bonjour');
  expect(readdirSync(folder)).toEqual([]);
});

test('a file of several megabytes and an empty one are kept as they are', async () => {
  const files = s3Files(s3.url(), folder);
  const long = 'é'.repeat(3_000_000);
  const { sha256, bytes } = await keep(files, long);
  expect([sha256, bytes]).toEqual([hashOf(long), 6_000_000]);
  expect(hashOf(Buffer.from((await files.read(sha256))!).toString())).toBe(sha256);
  expect((await keep(files)).bytes).toBe(0);
  expect(await files.read(hashOf(''))).toHaveLength(0);
});

test('what is not there is null, what is discarded was never there', async () => {
  const files = s3Files(s3.url(), folder);
  const arriving = await files.begin();
  await arriving.write(Buffer.from('begun'));
  await arriving.discard();
  expect(await files.read(hashOf('begun'))).toBeNull();
  expect(await files.stream(hashOf('begun'))).toBeNull();
  expect(await files.remove(hashOf('begun'))).toBe(false);
  expect(s3.answers.every((each) => each.endsWith('404'))).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('every file is listed, over several pages, and removed unless it is young', async () => {
  const files = s3Files(s3.url(), folder);
  const texts = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
  for (const text of texts) await keep(files, text);
  const listed = await all(files);
  expect(listed.map(({ sha256, bytes }) => [sha256, bytes]).sort()).toEqual(texts.map((t) => [hashOf(t), t.length]).sort());
  const { keptAt } = listed.find(({ sha256 }) => sha256 === hashOf('a'))!;
  expect(await files.remove(hashOf('a'), keptAt - 60_000)).toBe(false);
  expect(await files.remove(hashOf('a'), keptAt + 60_000)).toBe(true);
  expect(await all(files)).toHaveLength(4);
});

test('a wrong secret is refused: nothing is kept', async () => {
  const files = s3Files(s3.url('another secret'), folder);
  await expect(keep(files, 'bytes')).rejects.toMatchObject({ code: 'storage-refused', cause: { name: 'SignatureDoesNotMatch' } });
  await expect(files.read(hashOf('bytes'))).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  expect(s3.objects.size).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('a store that is busy is asked again, a full one is said to be full', async () => {
  const files = s3Files(s3.url(), folder);
  s3.failures.push(500, 503);
  expect(await keep(files, 'patience')).toEqual({ sha256: hashOf('patience'), bytes: 8 });
  expect(s3.answers).toEqual(['PUT 500', 'PUT 503', 'PUT 200']);
  s3.failures.push(507);
  await expect(keep(files, 'too much')).rejects.toMatchObject({ code: 'storage-full' });
  expect(await files.read(hashOf('too much'))).toBeNull();
  s3.failures.push(500, 500, 500);
  await expect(keep(files, 'down')).rejects.toMatchObject({ code: 'storage-refused' });
  expect(readdirSync(folder)).toEqual([]);
});
