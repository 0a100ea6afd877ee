/** The pages hold text, not pictures of text. A heuristic: it warns. Pure. */
import type { Page } from '../../document/document.ts';
import type { Rule } from '../finding.ts';
import { clauseOf, places, reading } from '../reading.ts';

/** A page with fewer characters, half covered by pictures, is a picture of a page. */
const FEW_CHARS = 20;
const COVERED = 0.5;
/** Fewer picture pages than this, or a smaller share of the body, are full-page figures. */
const SOME = 3;
const SHARE = 0.1;

const rule: Rule<null> = {
  id: 'scanned',
  params: ({ file }) => ({ clause: clauseOf(file), value: null }),
  check(subject) {
    const read = reading(subject);
    if (!read) return 'undetermined';
    const { document, measures } = read;
    const said = { severity: 'warning', status: 'failed' } as const;
    if (document.scanned) return [{ ...said, code: 'scanned', params: { pages: document.pageCount }, place: null }];
    if (document.pages.every((page) => page.lines.length === 0)) {
      return [{ ...said, code: 'no-text', params: { pages: document.pageCount }, place: null }];
    }
    const pictures = document.pages.filter((page) => page.number > 1 && page.number <= measures.bodyPages && isPicture(page));
    if (pictures.length < SOME || pictures.length < SHARE * measures.bodyPages) return [];
    const numbers = pictures.map((page) => page.number);
    return [{ ...said, code: 'some-pages', params: { pages: numbers }, ...places(numbers.map((page) => ({ page, box: null }))) }];
  },
};
export default rule;

function isPicture(page: Page): boolean {
  const chars = page.lines.reduce((sum, line) => sum + line.text.length, 0);
  const covered = page.images.reduce((sum, [x0, y0, x1, y1]) => sum + Math.max(0, x1 - x0) * Math.max(0, y1 - y0), 0);
  return chars < FEW_CHARS && covered > COVERED * page.width * page.height;
}
