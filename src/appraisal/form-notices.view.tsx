/** What the form of an appraisal says before the first criterion: what was refused, kept on the device, reopened. */
import type { Rubric } from '../guide/programme.ts';
import type { Guide } from '../guide/schema.ts';
import type { Mission } from '../mission/mission.ts';
import { ErrorSummary } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { day } from '../ui/typography.ts';
import { COMMENT_LENGTH, criteriaOf } from './answers.ts';
import type { Answers } from './appraisal.ts';
import { FORM_WORDS } from './form-words.ts';
import { anchorOf, COMMENT_FIELD, inBoth } from './form.ts';

export interface FormPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
  /** Whether they came by a link: it leads back here. */
  byLink: boolean;
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
  /** Why it was not sent: criteria without an answer, and what was answered in another tab or on another device since. */
  missing: readonly string[];
  elsewhere: readonly string[];
  /** A comment longer than what is kept, as it was typed. */
  tooLong: string | null;
}

/** Why the form was not sent; each line leads to what is to be looked at. */
export function Refused({ shell, guide, rubric, missing, elsewhere, tooLong }: FormPageProps) {
  const w = FORM_WORDS[shell.lang];
  const labels = criteriaOf(rubric).flatMap(({ criterion: { id, label } }): [string, string][] =>
    missing.includes(id) || elsewhere.includes(id) ? [[anchorOf(id), inBoth(label, shell.lang, guide.language).words]] : [],
  );
  const comment = tooLong !== null ? w.tooLong(COMMENT_LENGTH) : elsewhere.includes(COMMENT_FIELD) ? w.commentElsewhere : null;
  const title = tooLong !== null ? w.notSent : elsewhere.length > 0 ? w.elsewhereTitle : w.missingTitle(missing.length);
  return <ErrorSummary title={title} errors={Object.fromEntries([...labels, ...(comment ? [[COMMENT_FIELD, comment]] : [])])} />;
}

/** What a device kept and the server never got; filled and shown by the script. */
export function KeptHere({ lang }: { lang: Lang }) {
  const w = FORM_WORDS[lang].kept;
  return (
    <div class="sheet kept-here" data-kept hidden>
      <p role="status" data-kept-words>
        {w.found}
      </p>
      <ul class="small" data-kept-rows />
      <div class="actions">
        <button class="button small" type="button" data-take>
          {w.take}
        </button>
        <button class="button quiet small" type="button" data-drop>
          {w.drop}
        </button>
      </div>
    </div>
  );
}

/** What the school says before the criteria: that the mission broke off, that what was sent may be changed. */
export function Notices({ shell, mission, reopened }: FormPageProps) {
  const w = FORM_WORDS[shell.lang];
  return (
    <>
      {mission.brokenOff ? <p class="sheet">{w.brokenOff(day(mission.brokenOff.on, shell.lang))}</p> : null}
      {reopened ? (
        <p class="sheet">
          {w.reopened(reopened.by)} <bdi>{reopened.reason}</bdi>
        </p>
      ) : null}
    </>
  );
}
