/** What a letter that asks a tutor for several things says of each. Pure. */
import { type Asking, valuesOf } from '../appraisal/invite.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { REMINDER_WORDS } from '../reminder/words.ts';
import type { Lang } from '../ui/lang.ts';
import { BULK_WORDS } from './matrix-bulk-words.ts';

/** A line at `now`: what, for whom, by when. */
export function inviteLine(asking: Asking, lang: Lang, now: number): string {
  const { guide, owed } = asking;
  const { student, deadline, overdue } = valuesOf(asking, lang, now);
  const w = REMINDER_WORDS[lang];
  const what = `${plain(owed.title, reading(guide, lang))}, ${BULK_WORDS[lang].about(student)}`;
  if (overdue) return `${what}, ${w.due(overdue)}${w.lateToo}`;
  return deadline ? `${what}, ${w.due(deadline)}` : what;
}
