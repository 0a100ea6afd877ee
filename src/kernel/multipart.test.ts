import { isMarkedAsUntransferable } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { boundaryOf, FormError, readForm } from './multipart.ts';

const BODY = [
  'preamble',
  '--xYz',
  'Content-Disposition: form-data; name="guide"',
  '',
  'bâtisseurs',
  '--xYz',
  'Content-Disposition: form-data; name="file"; filename="a \\"b\\" 😀.pdf"',
  'Content-Type: application/pdf',
  '',
  'line\r\n--xY not the end\r\n',
  '--xYz--',
  '',
].join('\r\n');

async function read(chunks: readonly Uint8Array[], maxBytes = 1000) {
  const parts: Uint8Array[] = [];
  // Once it is given, the memory of a piece is gone from who gave it, unless Node shares it among small buffers.
  const take = (bytes: Uint8Array): Uint8Array => {
    if (isMarkedAsUntransferable(bytes.buffer)) return Uint8Array.from(bytes);
    return structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
  };
  const sink = { write: (bytes: Uint8Array) => Promise.resolve(void parts.push(take(bytes))) };
  async function* body() {
    for (const chunk of chunks) yield Uint8Array.from(chunk);
  }
  const form = await readForm(body(), 'xYz', sink, maxBytes);
  return { ...form, content: Buffer.concat(parts).toString() };
}

test('a form reads the same wherever its bytes are cut', async () => {
  const bytes = new TextEncoder().encode(BODY);
  const whole = await read([bytes]);
  expect(whole).toMatchObject({
    fields: { guide: 'bâtisseurs' },
    fileName: 'a "b" 😀.pdf',
    content: 'line\r\n--xY not the end\r\n',
  });
  for (let at = 1; at < bytes.length; at++) expect(await read([bytes.slice(0, at), bytes.slice(at)])).toEqual(whole);
  expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
});

test('a large file reads the same wherever the boundary falls between pieces', async () => {
  const content = 'x'.repeat(9000) + '\r\n--xY' + 'y'.repeat(9000);
  const body = new TextEncoder().encode(BODY.replace(/line[^]*?not the end\r\n/, content));
  for (const size of [4097, 5000, 8192, 9003, 9005]) {
    const pieces = [];
    for (let at = 0; at < body.length; at += size) pieces.push(body.slice(at, at + size));
    expect((await read(pieces, 100_000)).content).toBe(content);
  }
});

test('a form that ends early is cut, whatever was already read', async () => {
  const bytes = new TextEncoder().encode(BODY);
  for (const length of [0, 20, 80, 150, bytes.length - 6]) {
    await expect(read([bytes.slice(0, length)])).rejects.toMatchObject({ reason: 'cut' });
  }
  const fault = await read([bytes.slice(0, 120)]).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(FormError);
  expect((fault as FormError).fields).toEqual({ guide: 'bâtisseurs' });
});

test('a file above the limit is too large; headers without end are malformed', async () => {
  await expect(read([new TextEncoder().encode(BODY)], 5)).rejects.toMatchObject({ reason: 'too-large' });
  const endless = new TextEncoder().encode(`--xYz\r\n${'x'.repeat(20_000)}`);
  await expect(read([endless])).rejects.toMatchObject({ reason: 'malformed' });
});

test('a field is kept up to its limit', async () => {
  const long = `--xYz\r\nContent-Disposition: form-data; name="student"\r\n\r\n${'a'.repeat(10_000)}\r\n--xYz--\r\n`;
  const { fields } = await read([new TextEncoder().encode(long)]);
  expect(fields['student']!.length).toBe(4096);
});

test('the boundary comes from the content type', () => {
  expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b');
  expect(boundaryOf('multipart/form-data; charset=utf-8; boundary=xYz')).toBe('xYz');
  expect(boundaryOf('application/json')).toBeNull();
  expect(boundaryOf(undefined)).toBeNull();
});
