import { expect, it } from 'vitest';
import { frameHeader, FrameReader } from './frames.ts';

it('finds frames again however they are cut', () => {
  const payloads = [new Uint8Array(), new Uint8Array([1, 2, 3]), new Uint8Array(500).fill(7)];
  const stream = Buffer.concat(payloads.flatMap((payload, kind) => [frameHeader(kind, payload.length), payload]));
  for (const size of [1, 3, 7, 64, 1000]) {
    const seen: [number, number[]][] = [];
    const reader = new FrameReader((kind, payload) => seen.push([kind, [...payload]]));
    for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size));
    expect(seen).toEqual(payloads.map((payload, kind) => [kind, [...payload]]));
  }
});
