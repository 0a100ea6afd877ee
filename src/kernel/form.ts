/** What people type into a small form, as clean text. */
import type { Context } from 'hono';

/** Control characters but the end of a line: no keyboard types them and the database refuses some. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/** The fields of the form that `c` brings, trimmed; '' for one that is absent or is a file. Line ends become "\n". */
export async function typedIn(c: Context): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll(CONTROLS, '').trim() : '';
  };
}
