/** The body of a request as it comes. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/**
 * The bytes of the body of `c`, its own to who reads them: from the connection itself where there is one, which costs less than a web
 * stream. Who stops reading may still answer. Null without a body.
 */
export function bodyOf(c: Context): AsyncIterable<Uint8Array> | null {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming) return incoming.iterator({ destroyOnReturn: false });
  return c.req.raw.body && copies(c.req.raw.body);
}

/** Who made a request without a connection may still read its bytes. */
async function* copies(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of body) yield Uint8Array.from(bytes);
}
