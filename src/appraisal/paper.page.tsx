/** The form on paper: the page to print, and the page where staff type what came back. */
import type { Guide } from '../guide/schema.ts';
import type { Rubric } from '../guide/programme.ts';
import { plain, reading } from '../guide/reading/reading.ts';
import { type Mission, nameOf, whereabouts } from '../mission/mission.ts';
import type { TutorRole } from '../mission/owed.ts';
import type { ThreadAppraisal } from '../mission/thread.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import type { Answers } from './appraisal.ts';
import { criteriaOf } from './answers.ts';
import { anchorOf, COMMENT_FIELD, inBoth } from './form.ts';
import { schoolOf, Title } from './form.page.tsx';
import { Both, Criteria } from './form.view.tsx';
import { PAPER_WORDS } from './paper-words.ts';
import { SCAN_MEGABYTES } from './scan.ts';

interface Place {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  rubric: Rubric;
}

/** One group as a table: a line a criterion, a box a level. */
function Group({ group, rubric, shell, guide }: { group: Rubric['groups'][number] } & Omit<Place, 'mission'>) {
  const w = PAPER_WORDS[shell.lang];
  const of = { lang: shell.lang, language: guide.language };
  return (
    <section class="criteria">
      <h2>
        <Both text={group.title} {...of} />
      </h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={inBoth(group.title, shell.lang, guide.language).words}>
        <table>
          <tbody>
            {group.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">
                  <Both text={criterion.label} {...of} />
                </th>
                {rubric.levels.map((level) => (
                  <td key={level.id}>
                    <i class="box" />
                    <Both text={criterion.texts[level.id] ?? level.label} {...of} />
                  </td>
                ))}
                {rubric.notObserved ? (
                  <td class="soft">
                    <i class="box" />
                    {w.notObserved}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The empty form, to print. */
export function PaperPage({ shell, mission, guide, rubric }: Place) {
  const w = PAPER_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  const name = nameOf(mission.student);
  return (
    <Layout shell={shell} title={w.title(name)} unlisted>
      <header>
        <p class="crumb">
          <bdi>{schoolOf(shell, plain(guide.school, r))}</bdi>, {plain(guide.programme, r)}. {plain(rubric.title, r)}
        </p>
        <Title words={w.title(name)} name={name} />
        <p class="lede">{w.how}</p>
        <p class="soft no-print">{w.print}</p>
      </header>
      <dl class="facts">
        <dt>{w.student}</dt>
        <dd>
          <bdi>{name}</bdi>
        </dd>
        {mission.periods.length > 0 ? (
          <>
            <dt>{w.mission}</dt>
            <dd>
              <bdi>{whereabouts(mission)}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
      <div class="paper-form criteria">
        <p>{w.author}</p>
        <div class="blank" />
        {rubric.groups.map((group) => (
          <Group key={group.id} {...{ group, rubric, shell, guide }} />
        ))}
        {rubric.comment ? (
          <section class="criteria">
            <h2>
              <Both text={rubric.comment.label} lang={shell.lang} language={guide.language} />
            </h2>
            <div class="lines" />
          </section>
        ) : null}
        <div class="signed">
          {[w.date, w.signature].map((what) => (
            <div key={what}>
              <p>{what}</p>
              <div class="blank" />
            </div>
          ))}
        </div>
      </div>
    </Layout>
  );
}

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
        <p class="crumb">
          <a href={`/missions/${mission.id}`}>
            <bdi>{name}</bdi>
          </a>
        </p>
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
