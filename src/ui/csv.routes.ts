/** Tables for spreadsheets, as answers: a byte order mark, semicolons in French; a cell that would be a formula is text. */
import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { disposition } from '../kernel/disposition.ts';
import type { Lang } from './lang.ts';
import { safeName } from '../kernel/file-name.ts';

type Line = readonly (string | number)[];

const written = (lines: readonly Line[], lang: Lang, bom: boolean): string =>
  stringify(
    lines.map((line) => [...line]),
    { bom, delimiter: lang === 'fr' ? ';' : ',', escape_formulas: true, record_delimiter: 'windows' },
  );

/** A whole table as text. */
export const csv = (lines: readonly Line[], lang: Lang): string => written(lines, lang, true);

/** Answers with a table whose lines come lot after lot: what was sent is not held. */
export async function csvAnswer(c: Context, name: string, head: Line, lots: AsyncIterable<readonly Line[]>, lang: Lang) {
  const encoder = new TextEncoder();
  const coming = lots[Symbol.asyncIterator]();
  // The first lot is asked for before the answer begins: what goes wrong at once is an error, never a short file.
  let next = await coming.next();
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(csv([head], lang))),
    async pull(stream) {
      if (next.done) return stream.close();
      if (next.value.length > 0) stream.enqueue(encoder.encode(written(next.value, lang, false)));
      next = await coming.next();
      if (next.done) stream.close();
    },
    cancel: async () => void (await coming.return?.()),
  });
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': disposition('attachment', `${safeName(name)}.csv`),
    'cache-control': 'no-store',
  });
}
