/** The cover page shows what the guide asks. A heuristic: it warns. Pure. */
import type { CoverProfile } from '../../guide/format.ts';
import { say } from '../../guide/text.ts';
import { coverShows } from '../cover.ts';
import type { Found, Rule } from '../finding.ts';
import { clauseOf, legible } from '../reading.ts';

const rule: Rule<{ items: CoverProfile['items'] }> = {
  id: 'cover-page',
  params: ({ cover }) => (cover ? { clause: clauseOf(cover, cover.items[0]), value: { items: cover.items } } : null),
  check(subject, { items }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const shown = items.map((item) => ({ item, there: coverShows(read.document, item.kind, subject.student) }));
    const labels = (there: boolean | null, lang: 'fr' | 'en') =>
      shown.filter((each) => each.there === there).map((each) => say(each.item.label, lang));
    const found: Found[] = [];
    const place = { page: 1, box: null };
    if (shown.some((each) => each.there === false)) {
      const params = { items: labels(false, 'fr'), itemsEn: labels(false, 'en') };
      found.push({ severity: 'warning', status: 'failed', code: 'missing', params, place });
    }
    if (shown.some((each) => each.there === null)) {
      const params = { items: labels(null, 'fr'), itemsEn: labels(null, 'en') };
      found.push({ severity: 'warning', status: 'undetermined', code: 'unsure', params, place });
    }
    return found;
  },
};
export default rule;
