import { afterEach, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../tests/support/server.ts';
import { Spool } from './spool.ts';

let folder = '';
function spool(): Spool {
  folder = temporaryFolder();
  return new Spool(folder);
}
afterEach(() => removeFolder(folder));

test('a picture that is read while it is written, once or by two at a time, is read whole or is not there yet', async () => {
  const kept = spool();
  const bytes = new Uint8Array(3_000_000).fill(7);
  for (let round = 0; round < 8; round++) {
    const key = `document.p${round}.png`;
    const writers = new Set(['one', 'other']);
    const writing = Promise.all([...writers].map((who) => kept.write(key, bytes).finally(() => writers.delete(who))));
    while (writers.size > 0) {
      const read = await Promise.all([kept.read(key), kept.read(key)]);
      for (const picture of read) expect([undefined, bytes.length]).toContain(picture?.length);
    }
    await writing;
    expect(Buffer.compare((await kept.read(key))!, bytes)).toBe(0);
  }
});

test('with a document everything that came from it goes; its neighbours stay', async () => {
  const kept = spool();
  const file = await kept.begin();
  await file.write(Buffer.from('%PDF-'));
  await file.finish();
  await kept.write('another', Buffer.from('kept'));
  await kept.write(`${file.key}.p1.png`, Buffer.from('picture'));
  expect(kept.list().toSorted()).toEqual([file.key, `${file.key}.p1.png`, 'another'].toSorted());
  await kept.remove(file.key);
  expect(kept.list()).toEqual(['another']);
});

test('what an earlier process left is not kept', async () => {
  const first = spool();
  await first.write('left', Buffer.from('behind'));
  expect(new Spool(folder).list()).toEqual([]);
});
