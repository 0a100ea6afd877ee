/** The annexes hold what the guide lists, recognised by words. A heuristic: it warns. Pure. */
import type { AnnexProfile } from '../../guide/format.ts';
import { holds, say } from '../../guide/text.ts';
import { announced, annexPages, holdsWords, picturePages, textOf } from '../annexes.ts';
import type { Found, Rule } from '../finding.ts';
import { clauseOf, legible } from '../reading.ts';

type Item = AnnexProfile['items'][number];

const rule: Rule<{ items: readonly Item[] }> = {
  id: 'annex-items',
  params: ({ annexes }) =>
    annexes?.items.length ? { clause: clauseOf(annexes, annexes.items[0]), value: { items: annexes.items } } : null,
  check(subject, { items }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { document, measures } = read;
    const pages = annexPages(document, measures);
    const pictures = picturePages(pages).map((page) => page.number);
    const text = textOf(pages);
    const found: Found[] = [];
    for (const item of items.filter((each) => holds(each.when, subject.facts))) {
      const place = announced(pages, measures, item.words);
      const names = { item: say(item.label, 'fr'), itemEn: say(item.label, 'en'), annexStart: measures.annexStart };
      if (!place && !holdsWords(text, item.words)) {
        const unsure = pictures.length > 0;
        const params = { ...names, words: item.words, pages: pictures };
        found.push({
          severity: 'warning',
          status: unsure ? 'undetermined' : 'failed',
          code: unsure ? 'picture' : 'missing',
          params,
          place: null,
        });
        continue;
      }
      const lost = item.parts.filter((part) => part.words?.length && !holdsWords(text, part.words));
      if (!lost.length) continue;
      const params = {
        ...names,
        parts: lost.map((part) => say(part.label, 'fr')),
        partsEn: lost.map((part) => say(part.label, 'en')),
        pages: pictures,
      };
      const unsure = pictures.length > 0;
      found.push({
        severity: 'warning',
        status: unsure ? 'undetermined' : 'failed',
        code: unsure ? 'parts-picture' : 'parts',
        params,
        place,
      });
    }
    return found;
  },
};
export default rule;
