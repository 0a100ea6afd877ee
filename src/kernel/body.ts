/** The body of a request as it comes. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/**
 * The bytes of the body of `c`: from the connection itself where there is one, which costs less than a web stream. Who stops reading may
 * still answer. Null without a body.
 */
export function bodyOf(c: Context): AsyncIterable<Uint8Array> | null {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  return incoming ? incoming.iterator({ destroyOnReturn: false }) : c.req.raw.body;
}
