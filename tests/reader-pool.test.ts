/** The pool: order, limits, replacement, pictures and codes. */
import { readdirSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReaderPool } from '../src/document/document.ts';
import { createReaderPool, ReaderError, type PoolOptions } from '../src/document/reader-pool.ts';
import { GREEDY, ordinary } from './support/hostile.ts';
import { manyPages, onePage, stream } from './support/raw-pdf.ts';

const WAIT = { timeout: 60_000 };

let pool: ReaderPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});
const poolOf = (options: Partial<PoolOptions>) => (pool = createReaderPool(options));

const greedy = GREEDY.find(({ name }) => name === 'forms in forms')!;
const pageCount = async (readers: ReaderPool, bytes: Uint8Array) => {
  const open = await readers.open(bytes);
  open.close();
  return open.outcome.ok ? open.outcome.document.pageCount : open.outcome.failure.reason;
};

describe('queue', () => {
  it('answers two hundred documents sent at once, in order of arrival', WAIT, async () => {
    const readers = poolOf({ size: 2, documents: 60 });
    const begun: number[] = [];
    const places = new Map<number, number[]>();
    const counts = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const open = await readers.open(ordinary(1 + (index % 3)), {
          onQueue: (place) => {
            if (place === 0) begun.push(index);
            places.set(index, [...(places.get(index) ?? []), place]);
          },
        });
        open.close();
        return open.outcome.ok && open.outcome.document.pageCount;
      }),
    );
    expect(counts).toEqual(Array.from({ length: 200 }, (_, index) => 1 + (index % 3)));
    expect(begun).toEqual(Array.from({ length: 200 }, (_, index) => index));
    const last = places.get(199)!;
    expect(last[0]).toBe(198);
    expect(last).toEqual(Array.from({ length: 199 }, (_, index) => 198 - index));
  });

  it('lets go of one who gives up, waiting or being read', WAIT, async () => {
    const readers = poolOf({ size: 1 });
    const held = await readers.open(ordinary());
    const waiting = new AbortController();
    const refused = readers.open(ordinary(), { signal: waiting.signal });
    waiting.abort();
    await expect(refused).rejects.toMatchObject({ reason: 'cancelled' });
    held.close();
    const reading = new AbortController();
    const cut = readers.open(
      manyPages(400, () => 'une ligne de texte'),
      { signal: reading.signal, onProgress: () => reading.abort() },
    );
    await expect(cut).rejects.toBeInstanceOf(ReaderError);
    expect(await pageCount(readers, ordinary(3))).toBe(3);
  });

  it('closes a document that nobody uses any more, for the next one', WAIT, async () => {
    const readers = poolOf({ size: 1, idle: 50 });
    const forgotten = await readers.open(ordinary());
    expect(await pageCount(readers, ordinary(2))).toBe(2);
    await expect(forgotten.render(1, 100)).rejects.toMatchObject({ reason: 'closed' });
  });

  it('tells how far it is', WAIT, async () => {
    const seen: [number, number][] = [];
    const open = await poolOf({ size: 1 }).open(
      manyPages(20, () => 'ligne'),
      { onProgress: (page, pages) => seen.push([page, pages]) },
    );
    open.close();
    expect(seen).toEqual([
      [8, 20],
      [16, 20],
      [20, 20],
    ]);
  });

  it('refuses what comes after its end', async () => {
    const readers = poolOf({ size: 1 });
    await readers.close();
    await expect(readers.open(ordinary())).rejects.toMatchObject({ reason: 'closed' });
  });
});

describe('limits', () => {
  it('end a process that takes too long, and the next document is read', WAIT, async () => {
    const readers = poolOf({ size: 1, time: 300 });
    expect(
      await pageCount(
        readers,
        manyPages(1000, () => 'mot '.repeat(60)),
      ),
    ).toBe('too-slow');
    expect(['too-slow', 1]).toContain(await pageCount(readers, ordinary(1)));
  });

  it('end a process that takes too much memory, and the next document is read', WAIT, async () => {
    const readers = poolOf({ size: 1 });
    expect(await pageCount(readers, greedy.bytes())).toBe('too-large-in-memory');
    expect(await pageCount(readers, ordinary(2))).toBe(2);
  });

  it('answer when a process dies by itself', WAIT, async () => {
    const before = children();
    const readers = poolOf({ size: 1 });
    const [mine] = children().filter((pid) => !before.includes(pid));
    const answer = readers.open(
      manyPages(300, () => 'ligne'),
      { onProgress: () => process.kill(mine!, 'SIGKILL') },
    );
    expect((await answer).outcome).toMatchObject({ ok: false, failure: { reason: 'crashed' } });
    expect(await pageCount(readers, ordinary(2))).toBe(2);
  });

  it('replace a process after some documents', WAIT, async () => {
    const before = children();
    const readers = poolOf({ size: 1, documents: 2 });
    const first = children().filter((pid) => !before.includes(pid));
    for (let time = 0; time < 5; time++) expect(await pageCount(readers, ordinary(1))).toBe(1);
    expect(children()).not.toContain(first[0]);
  });
});

describe('pictures', () => {
  it('draws a page as wide as asked, and bounds a page of ten metres', WAIT, async () => {
    const readers = poolOf({ size: 1 });
    const small = await readers.open(onePage({ box: '[0 0 200 100]', content: '1 0 0 rg 0 0 100 100 re f' }));
    const png = await small.render(1, 40);
    expect(size(png)).toEqual([40, 20]);
    const row = [...inflated(png).subarray(1, 1 + 40 * 3)];
    expect(row.slice(0, 3)).toEqual([255, 0, 0]);
    expect(row.slice(-3)).toEqual([255, 255, 255]);
    small.close();
    const huge = await readers.open(onePage({ box: '[0 0 28346 28346]' }));
    expect(size(await huge.render(1, 4000))[0]).toBeLessThanOrEqual(4000);
    expect(await huge.qrCodes([1])).toEqual([]);
    huge.close();
  });

  it.each(['shapes', 'picture', 'form'] as const)('reads a code back that is drawn as %s', WAIT, async (how) => {
    const open = await poolOf({ size: 1 }).open(await pageWithCode('https://example.org/livre', how));
    const codes = await open.qrCodes([1]);
    open.close();
    expect(codes.map(({ page, text }) => [page, text])).toEqual([[1, 'https://example.org/livre']]);
    const [x0, y0, x1, y1] = codes[0]!.box!;
    for (const [side, expected] of [
      [x0, 100],
      [y0, 642],
      [x1, 200],
      [y1, 742],
    ] as const)
      expect(Math.abs(side - expected)).toBeLessThan(6);
  });

  it('finds no code where there is none', WAIT, async () => {
    const open = await poolOf({ size: 1 }).open(ordinary(2));
    expect(await open.qrCodes([1, 2, 99])).toEqual([]);
    open.close();
  });
});

/** Processes whose parent is this one. */
function children(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid)
    .map(Number);
}
function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]);
  } catch {
    return 0;
  }
}

function size(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}
function inflated(png: Uint8Array): Uint8Array {
  const length = new DataView(png.buffer, png.byteOffset).getUint32(33);
  return inflateSync(png.subarray(41, 41 + length));
}

/** A page with a code 100 points wide, its lower left corner at (100, 100). */
async function pageWithCode(text: string, how: 'shapes' | 'picture' | 'form'): Promise<Uint8Array> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  const { symbol } = await writeBarcode(text, { format: 'QRCode' });
  const { width, height } = symbol;
  const dark = (x: number, y: number) => symbol.data[y * width + x] === 0;
  if (how === 'picture') {
    const grey = Buffer.from(
      Array.from({ length: width * height }, (_, at) => (dark(at % width, Math.floor(at / width)) ? 0 : 255)),
    );
    const image = stream(
      grey,
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceGray`,
    );
    return onePage({ content: 'q 100 0 0 100 100 100 cm /I Do Q', resources: '/XObject<</I 5 0 R>>', more: [image] });
  }
  const module = 100 / width;
  let squares = 'q 1 0 0 1 100 100 cm ';
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      if (dark(x, y)) squares += `${x * module} ${100 - (y + 1) * module} ${module} ${module} re f\n`;
  }
  if (how === 'shapes') return onePage({ content: `${squares} Q` });
  const form = stream(`${squares} Q`, '/Type/XObject/Subtype/Form/BBox[0 0 600 800]');
  return onePage({ content: '/X Do', resources: '/XObject<</X 5 0 R>>', more: [form] });
}
