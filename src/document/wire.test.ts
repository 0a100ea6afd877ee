import { expect, it } from 'vitest';
import { line } from '../../tests/support/document-builder.ts';
import type { Page } from './document.ts';
import { decodePages, encodePages } from './wire.ts';

const page = (number: number, texts: readonly string[]): Page => ({
  number,
  label: number === 1 ? 'iv' : null,
  width: 595.28,
  height: 841.89,
  lines: texts.map((text, index) => line(text, 100 + index * 18.25, { font: index })),
  rotatedChars: number,
  images: [[1, 2, 3, 4]],
  links: [{ box: [0, 0, 1, 1], url: 'https://example.org/é', page: null }],
});

it('gives pages back as they were, to a hundredth of a point', () => {
  const pages = [page(1, ['Une première ligne', 'et l’autre : « œuvre » 🙂']), page(2, []), page(3, ['fin'])];
  expect(decodePages(encodePages(pages, 12))).toEqual({ pages, total: 12 });
});

it('reads bytes that do not start on a multiple of four', () => {
  const pages = [page(1, ['décalage'])];
  const encoded = encodePages(pages, 1);
  const shifted = Buffer.alloc(encoded.length + 1);
  shifted.set(encoded, 1);
  expect(decodePages(shifted.subarray(1)).pages).toEqual(pages);
});

it('bounds coordinates that no page has', () => {
  const wild = { ...page(1, ['x']), lines: [{ ...line('x', 1e12) }] };
  expect(decodePages(encodePages([wild], 1)).pages[0]?.lines[0]?.baseline).toBe(20_000_000);
});
