/** The title of a report of conformity: a sentence about its state. Pure. */
import type { Lang } from '../ui/lang.ts';
import { capital } from '../ui/typography.ts';
import type { Report } from './finding.ts';
import { counts } from './report-view.ts';
import { CHECK_WORDS } from './web-words.ts';

/** "Rien ne bloque, deux points sont à vérifier." */
export function reportTitle(report: Report, lang: Lang): string {
  return capital(CHECK_WORDS[lang].sentence(counts(report), report.measured.pages.total > 0));
}
