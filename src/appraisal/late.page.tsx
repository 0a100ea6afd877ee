/** The page of who changes, in another tab, what was sent meanwhile: what they filled in here, beside what is on record. */
import { nameOf } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';
import { criteriaOf } from './answers.ts';
import { NOT_OBSERVED } from './appraisal.ts';
import { COMMENT_FIELD } from './changes.ts';
import { Worry } from './form-parts.view.tsx';
import { FORM_WORDS } from './form-words.ts';
import { inBoth } from './form.ts';
import type { Late } from './late.ts';
import { LATE_WORDS } from './late-words.ts';
import type { FormPlace } from './place.routes.ts';
import type { Submission } from './submission.store.ts';

export interface LatePageProps extends FormPlace {
  shell: Shell;
  late: Late;
  submission: Submission;
}

/** What each criterion that differs says here, and in what was sent. */
function rowsOf({ shell, guide, rubric, late, submission }: LatePageProps) {
  const { lang } = shell;
  const sent = new Map(submission.body.groups.flatMap(({ criteria }) => criteria.map(({ id, level }) => [id, level])));
  return criteriaOf(rubric).flatMap(({ criterion }) => {
    const answer = (level: string) => {
      const text = criterion.texts[level] ?? rubric.levels.find(({ id }) => id === level)?.label;
      return level === NOT_OBSERVED || !text ? FORM_WORDS[lang].notObserved : inBoth(text, lang, guide.language).words;
    };
    const here = late.answers[criterion.id];
    const label = inBoth(criterion.label, lang, guide.language).words;
    return here === undefined
      ? []
      : [{ id: criterion.id, label, here: answer(here), sent: answer(sent.get(criterion.id) ?? '') }];
  });
}

/** The whole page. */
export function LatePage(props: LatePageProps) {
  const { shell, mission, guide, rubric, late, submission } = props;
  const w = LATE_WORDS[shell.lang];
  const title = w.title(nameOf(mission.student));
  const rows = rowsOf(props);
  const label = rubric.comment && inBoth(rubric.comment.label, shell.lang, guide.language).words;
  return (
    <Layout shell={shell} title={title} focused unlisted>
      <header>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p class="lede">{w.text(instant(new Date(submission.submittedAt), shell.lang, guide.timezone))}</p>
      </header>
      <section class="criteria">
        <h2>{w.here}</h2>
        {rows.length > 0 ? (
          <ul class="given">
            {rows.map(({ id, label: criterion, here, sent }) => (
              <li key={id}>
                <span>{criterion}</span>
                <span>
                  <strong>{here}</strong>
                  <small>{w.sent(sent)}</small>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {late.comment === null ? null : (
          <div class="comment">
            <label for={COMMENT_FIELD}>{w.copy(label ?? '')}</label>
            <textarea class="field" id={COMMENT_FIELD} rows={7} dir="auto" readOnly>
              {late.comment}
            </textarea>
          </div>
        )}
      </section>
      <p>{w.how}</p>
      <p class="actions">
        <a class="button" href={`/appraisals/${submission.appraisal}`}>
          {w.read}
        </a>
      </p>
      <Worry shell={shell} mission={mission} />
    </Layout>
  );
}
