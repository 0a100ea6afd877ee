/** Bodies as a server receives them: of a length that is announced, of one that is not, without any. */
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typedIn } from './form.ts';
import { Refusal, statusOf } from './refusal.ts';
import { limitBody } from './security.ts';

const LIMIT = 2048;
let server: ServerType;
beforeAll(async () => {
  const app = new Hono()
    .use(limitBody(LIMIT))
    .post('/form', async (c) => c.text((await typedIn(c))('said')))
    .onError((fault, c) => c.text(fault.name, fault instanceof Refusal ? statusOf(fault) : 500));
  const { promise, resolve } = Promise.withResolvers<void>();
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false }, () => resolve());
  await promise;
});
afterAll(() => new Promise<void>((done) => void server.close(() => done())));

/** Sends `body` in one piece with its length, its pieces without any, or nothing; the answer says a status, and more. */
async function send(method: string, body: string | readonly string[] | null): Promise<{ status: number; said: string }> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const chunk = (piece: string) => `${piece.length.toString(16)}\r\n${piece}\r\n`;
  const [length, sent] =
    typeof body === 'string'
      ? [[`content-length: ${body.length}`], body]
      : [body === null ? [] : ['transfer-encoding: chunked'], body === null ? '' : [...body, ''].map(chunk).join('')];
  const head = [
    `${method} /form HTTP/1.1`,
    'host: here',
    'connection: close',
    'content-type: application/x-www-form-urlencoded',
    ...length,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${sent}`);
  const answer = await text(socket);
  return { status: Number(answer.slice(9, 12)), said: answer.slice(answer.indexOf('\r\n\r\n') + 4) };
}

test.each([
  ['in one piece', ['said=yes']],
  ['in pieces', ['said', '=y', 'es']],
])('a form of which no length is announced is read: %s', async (_, pieces) => {
  expect(await send('POST', pieces)).toMatchObject({ status: 200, said: expect.stringContaining('yes') });
});

test('a form that is announced is read; one without a body is an empty one', async () => {
  expect(await send('POST', 'said=yes')).toMatchObject({ status: 200, said: expect.stringContaining('yes') });
  expect(await send('POST', null)).toMatchObject({ status: 200, said: expect.not.stringContaining('yes') });
});

test('a method that no route knows finds nothing', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) expect(await send(method, null)).toMatchObject({ status: 404 });
});

test('what is above the limit is refused, announced or not', async () => {
  const long = `said=${'x'.repeat(LIMIT)}`;
  expect(await send('POST', long)).toMatchObject({ status: 413 });
  expect(await send('POST', [long])).toMatchObject({ status: 413 });
});
