import { expect, test } from 'vitest';
import type { ReaderPool } from '../document/document.ts';
import type { FileStore } from '../kernel/files.ts';
import { failure } from '../../tests/support/case.ts';
import { PagePictures } from './page-pictures.job.ts';

const PICTURE = 100;

/** Readers that count what they open and draw; page 13 cannot be drawn. */
function counting() {
  const seen = { opened: 0, open: 0, mostOpen: 0, drawn: [] as number[] };
  const pool = {
    open: async () => {
      seen.opened++;
      seen.mostOpen = Math.max(seen.mostOpen, ++seen.open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return {
        outcome: failure('damaged'),
        qrCodes: () => Promise.resolve([]),
        render: async (page: number) => {
          seen.drawn.push(page);
          if (page === 13) throw new Error('killed');
          await Promise.resolve();
          return new Uint8Array(PICTURE).fill(page);
        },
        close: () => void seen.open--,
      };
    },
    close: () => Promise.resolve(),
  } satisfies ReaderPool;
  const files = { read: async (sha256: string) => (sha256 === 'gone' ? null : new Uint8Array(3)) } as unknown as FileStore;
  return { seen, pool, files };
}

test('pages asked together are drawn from one opening, each once, and kept', async () => {
  const { seen, ...deps } = counting();
  const pictures = new PagePictures(deps);
  const drawn = await Promise.all([1, 2, 2, 3].map((page) => pictures.picture('a', page)));
  expect(drawn.map((png) => png[0])).toEqual([1, 2, 2, 3]);
  await pictures.picture('a', 2);
  expect(seen).toMatchObject({ opened: 1, drawn: [1, 2, 3], open: 0 });
});

test('one document is open at a time, and each is closed', async () => {
  const { seen, ...deps } = counting();
  const pictures = new PagePictures(deps);
  await Promise.all(['a', 'b', 'c'].map((file) => pictures.picture(file, 1)));
  expect(seen).toMatchObject({ opened: 3, mostOpen: 1, open: 0 });
});

test('a page or a file that cannot be drawn is told, the others are drawn, and it may be asked again', async () => {
  const { seen, ...deps } = counting();
  const pictures = new PagePictures(deps);
  const said = await Promise.allSettled([
    pictures.picture('a', 13),
    pictures.picture('a', 1),
    pictures.picture('gone', 1),
    pictures.picture('b', 1),
  ]);
  expect(said.map((s) => s.status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  await expect(pictures.picture('a', 13)).rejects.toThrow('killed');
  expect(seen.drawn.filter((page) => page === 13)).toHaveLength(2);
});

test('the oldest pictures make room for the newest', async () => {
  const { seen, ...deps } = counting();
  const pictures = new PagePictures({ ...deps, keptBytes: 3 * PICTURE });
  for (const page of [1, 2, 3, 1, 4, 1, 2]) await pictures.picture('a', page);
  expect(seen.drawn).toEqual([1, 2, 3, 4, 2]);
});

test('too many pages waiting: the next is asked to come back', async () => {
  const { seen, ...deps } = counting();
  const pictures = new PagePictures(deps);
  const asked = Array.from({ length: 200 }, (_, i) => pictures.picture('a', i + 100));
  expect(() => pictures.picture('a', 1)).toThrow('queue-full');
  await Promise.all(asked);
  expect((await pictures.picture('a', 1))[0]).toBe(1);
  expect(seen.mostOpen).toBe(1);
});
