/** What the form of an appraisal says before the first criterion: what was refused, that the mission broke off, that it is reopened, that the student answered. */
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { CrumbFrom } from '../mission/crumb.view.tsx';
import { type Mission, nameOf } from '../mission/mission.ts';
import { ErrorSummary } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { day } from '../ui/typography.ts';
import { COMMENT_LENGTH, criteriaOf } from './answers.ts';
import type { Answers } from './appraisal.ts';
import { Answered } from './form-parts.view.tsx';
import { FORM_WORDS } from './form-words.ts';
import { COMMENT_FIELD } from './changes.ts';
import { anchorOf, inBoth } from './form.ts';

export interface FormPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  /** From where they come to the mission; a link leads back here. */
  from: CrumbFrom;
  /** Who fills it: the copy that a device keeps is theirs alone. */
  author: string;
  answers: Answers;
  comment: string;
  /** Milliseconds; null before the first saving. */
  savedAt: number | null;
  now: number;
  /** Who asked for it, null when nobody in particular. */
  askedBy: string | null;
  /** A lead let what was sent be changed. */
  reopened: { by: string; reason: string } | null;
  /** Where what the student answered to what was sent is read; null when they did not. */
  answered: string | null;
  /** Why it was not sent: criteria without an answer, and what was answered in another tab or on another device since. */
  missing: readonly string[];
  elsewhere: readonly string[];
  /** A comment that is not saved: longer than what is kept, or written on both sides and both here. */
  given: { fault: 'long' | 'both'; words: string } | null;
}

/** What is wrong with a comment that is given back. */
export const commentFault = ({ fault }: NonNullable<FormPageProps['given']>, lang: Lang): string =>
  fault === 'long' ? FORM_WORDS[lang].tooLong(COMMENT_LENGTH) : FORM_WORDS[lang].commentBoth;

/** Why the form was not sent; each line leads to what is to be looked at. */
export function Refused({ shell, guide, rubric, missing, elsewhere, given }: FormPageProps) {
  const w = FORM_WORDS[shell.lang];
  const labels = criteriaOf(rubric).flatMap(({ criterion: { id, label } }): [string, string][] =>
    missing.includes(id) || elsewhere.includes(id) ? [[anchorOf(id), inBoth(label, shell.lang, guide.language).words]] : [],
  );
  const comment = given ? commentFault(given, shell.lang) : elsewhere.includes(COMMENT_FIELD) ? w.commentElsewhere : null;
  const title = elsewhere.length > 0 ? w.elsewhereTitle : given ? w.notSent : w.missingTitle(missing.length);
  return <ErrorSummary title={title} errors={Object.fromEntries([...labels, ...(comment ? [[COMMENT_FIELD, comment]] : [])])} />;
}

/** What the school says before the criteria: that the mission broke off, that what was sent may be changed, that it was answered. */
export function Notices({ shell, mission, reopened, answered }: FormPageProps) {
  const w = FORM_WORDS[shell.lang];
  return (
    <>
      {mission.brokenOff ? <p class="sheet">{w.brokenOff(day(mission.brokenOff.on, shell.lang))}</p> : null}
      {reopened ? (
        <p class="sheet">
          {w.reopened(reopened.by)} <bdi>{reopened.reason}</bdi>
        </p>
      ) : null}
      {answered === null ? null : <Answered lang={shell.lang} student={nameOf(mission.student)} href={answered} />}
    </>
  );
}
