/** One line on a terminal that says what the check is doing; silent elsewhere. */
import type { WriteStream } from 'node:tty';
import type { CheckWatch } from '../conformity/check.job.ts';
import type { Lang } from '../guide/text.ts';

const ERASE = '\r\u001b[2K';

/** Follows a check on `stream`; `clear` takes the line away. */
export function progress(stream: WriteStream, lang: Lang): { watch: CheckWatch; clear: () => void } {
  if (!stream.isTTY) return { watch: {}, clear: () => {} };
  const french = lang === 'fr';
  const show = (text: string) => stream.write(ERASE + text);
  return {
    watch: {
      onQueue: () => show(french ? 'Ouverture…' : 'Opening…'),
      onPage: (page, pages) => show(french ? `Lecture : page ${page} sur ${pages}` : `Reading page ${page} of ${pages}`),
      onCodes: (pages) => show(french ? `QR codes : ${pages} pages` : `QR codes: ${pages} pages`),
    },
    clear: () => void stream.write(ERASE),
  };
}
