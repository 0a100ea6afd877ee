/** What a letter that asks a tutor for several things says of each. Pure. */
import { type Asking, valuesOf } from '../appraisal/invite.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { REMINDER_WORDS } from '../reminder/words.ts';
import type { Lang } from '../ui/lang.ts';
import { BULK_WORDS } from './matrix-bulk-words.ts';

/** A line: what, for whom, by when. */
export function inviteLine(asking: Asking, lang: Lang): string {
  const { guide, owed } = asking;
  const { student, deadline } = valuesOf(asking, lang);
  const what = `${plain(owed.title, reading(guide, lang))}, ${BULK_WORDS[lang].about(student)}`;
  return deadline ? `${what}, ${REMINDER_WORDS[lang].due(deadline)}` : what;
}
