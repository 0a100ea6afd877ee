/** An appraisal that came on paper, typed by the school. */
import { MissionCrumb } from '../mission/crumb.view.tsx';
import { nameOf } from '../mission/mission.ts';
import type { TutorRole } from '../mission/owed.ts';
import type { ThreadAppraisal } from '../thread/thread.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import { criteriaOf } from './answers.ts';
import type { Answers } from './appraisal.ts';
import { Title } from './form-parts.view.tsx';
import { COMMENT_FIELD } from './changes.ts';
import { anchorOf, inBoth } from './form.ts';
import { Criteria } from './form.view.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import type { Place } from './paper.page.tsx';
import { SCAN_MEGABYTES } from './scan.ts';

/** Someone who fills the rubric. */
export interface Filler {
  id: string;
  name: string;
  role: TutorRole;
  state: ThreadAppraisal['state'];
}

export interface TypePageProps extends Place {
  fillers: readonly Filler[];
  author: string;
  answers: Answers;
  comment: string;
  /** Criteria without an answer; and field by field what is wrong. */
  missing: readonly string[];
  errors: Errors;
}

/** Who filled the form, one choice each. The name is asked by whatever comes after it: transcription of a form, or of feedback. */
export function Whose(props: { shell: Shell; fillers: readonly Filler[]; author: string; error: string | undefined }) {
  const { shell, fillers, author, error } = props;
  const w = PAPER_WORDS[shell.lang];
  const described = error === undefined ? undefined : 'author-error';
  return (
    <fieldset class={error ? 'criterion wrong' : 'criterion'} id="author" tabIndex={-1}>
      <legend>{w.whose}</legend>
      <p class="soft">{fillers.length > 0 ? w.whoseHint : w.nobody}</p>
      {error ? (
        <p class="signal block" id="author-error">
          <Sign tone="block" />
          {error}
        </p>
      ) : null}
      {fillers.map(({ id, name, role, state }) => (
        <label class="level" key={id}>
          <input type="radio" name="author" value={id} checked={id === author} aria-describedby={described} />
          <span>
            <bdi>{name}</bdi>
          </span>
          <small>{[w.roles[role], w.states[state]].filter(Boolean).join(', ')}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** The criteria without an answer, by their anchors. */
const missingLabels = ({ shell, guide, rubric, missing }: TypePageProps): Errors =>
  Object.fromEntries(
    criteriaOf(rubric).flatMap(({ criterion: { id, label } }) =>
      missing.includes(id) ? [[anchorOf(id), inBoth(label, shell.lang, guide.language).words]] : [],
    ),
  );

/** The page where staff type a form that came on paper. */
export function TypePage(props: TypePageProps) {
  const { shell, mission, guide, rubric, fillers, author, answers, comment, missing, errors } = props;
  const w = PAPER_WORDS[shell.lang];
  const name = nameOf(mission.student);
  const address = `/missions/${mission.id}/appraisals/${rubric.id}`;
  const described = describedBy('scan', { hint: true, error: errors['scan'] !== undefined });
  return (
    <Layout shell={shell} title={w.typeTitle(name)} unlisted>
      <header>
        <MissionCrumb mission={mission} />
        <Title words={w.typeTitle(name)} name={name} />
        <p class="lede">{w.typeLede}</p>
        <p>
          <a href={`${address}/paper`}>{w.paperLink}</a>
        </p>
      </header>
      <ErrorSummary title={w.refused} errors={{ ...missingLabels(props), ...errors }} />
      <form
        class="form appraisal"
        method="post"
        action={`${address}/transcribe`}
        encType="multipart/form-data"
        autocomplete="off"
      >
        <Whose {...{ shell, fillers, author }} error={errors['author']} />
        <Criteria
          {...{ rubric, answers, comment, missing }}
          commentError={errors[COMMENT_FIELD] ?? null}
          lang={shell.lang}
          language={guide.language}
        />
        <FormField name="scan" label={w.scan} hint={w.scanHint(SCAN_MEGABYTES)} error={errors['scan']}>
          <input
            id="scan"
            name="scan"
            type="file"
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
            aria-describedby={described}
          />
        </FormField>
        <p>
          <button class="button">{w.save}</button>
        </p>
      </form>
    </Layout>
  );
}
