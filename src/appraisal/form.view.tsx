/** The criteria of a form: one fieldset each, its levels as cards as large as a thumb, both languages where the source gives them. */
import type { Rubric } from '../guide/programme.ts';
import type { Text } from '../guide/words.ts';
import type { Lang } from '../ui/lang.ts';
import { Sign } from '../ui/signal.tsx';
import { type Answers, NOT_OBSERVED } from './appraisal.ts';
import { COMMENT_LENGTH } from './answers.ts';
import { answerField, COMMENT_FIELD } from './changes.ts';
import { anchorOf, inBoth, progressOf, RESUME } from './form.ts';
import { FORM_WORDS } from './form-words.ts';

export interface CriteriaProps {
  rubric: Rubric;
  /** Language of the page, and of the plain strings of the guide. */
  lang: Lang;
  language: Lang;
  answers: Answers;
  comment: string;
  /** What is wrong with the comment; null when nothing is. */
  commentError: string | null;
  /** Criteria that want an answer, and those that were answered in another tab or on another device since. */
  missing: readonly string[];
  elsewhere?: readonly string[];
  /** What is left, said before the first criterion without an answer. */
  resume?: string | null;
}

/** Words of the guide, the other language under them. */
export function Both({ text, lang, language }: { text: Text; lang: Lang; language: Lang }) {
  const both = inBoth(text, lang, language);
  return (
    <>
      <span lang={both.lang === lang ? undefined : both.lang}>{both.words}</span>
      {both.other === null ? null : <small lang={lang === 'fr' ? 'en' : 'fr'}>{both.other}</small>}
    </>
  );
}

function Level(props: {
  name: string;
  value: string;
  checked: boolean;
  text: Text | null;
  of: CriteriaProps;
  described?: string;
}) {
  const { name, value, checked, text, of } = props;
  return (
    <label class={text === null ? 'level none' : 'level'}>
      <input type="radio" name={name} value={value} checked={checked} aria-describedby={props.described} />
      {text === null ? <span>{FORM_WORDS[of.lang].notObserved}</span> : <Both text={text} {...of} />}
    </label>
  );
}

/** What is to be looked at in a criterion; null when nothing is. */
function Fault({ id, described, of }: { id: string; described: string; of: CriteriaProps }) {
  const w = FORM_WORDS[of.lang];
  const missing = of.missing.includes(id);
  return (
    <p class={missing ? 'signal block' : 'signal check'} id={described}>
      <Sign tone={missing ? 'block' : 'check'} />
      {missing ? w.missing : w.elsewhere}
    </p>
  );
}

function Criterion({ criterion, of }: { criterion: Rubric['groups'][number]['criteria'][number]; of: CriteriaProps }) {
  const { rubric, answers, missing, elsewhere = [] } = of;
  const name = answerField(criterion.id);
  const faulty = missing.includes(criterion.id) || elsewhere.includes(criterion.id);
  const described = `${name}-error`;
  const level = (value: string, text: Text | null) => (
    <Level key={value} {...{ name, value, text, of }} checked={answers[criterion.id] === value} {...(faulty && { described })} />
  );
  return (
    <fieldset
      class={faulty ? 'criterion wrong' : 'criterion'}
      id={anchorOf(criterion.id)}
      data-criterion={criterion.id}
      tabIndex={-1}
    >
      <legend>
        <Both text={criterion.label} {...of} />
      </legend>
      {faulty ? <Fault id={criterion.id} {...{ described, of }} /> : null}
      {rubric.levels.map(({ id, label }) => level(id, criterion.texts[id] ?? label))}
      {rubric.notObserved ? level(NOT_OBSERVED, null) : null}
    </fieldset>
  );
}

function CommentField({ of }: { of: CriteriaProps }) {
  const { rubric, commentError: error, comment, lang, language } = of;
  const w = FORM_WORDS[lang];
  if (!rubric.comment) return null;
  const both = inBoth(rubric.comment.label, lang, language);
  return (
    <div class={error ? 'comment wrong' : 'comment'}>
      <label for={COMMENT_FIELD}>
        <span lang={both.lang === lang ? undefined : both.lang}>{both.words}</span> <small class="soft">{w.optional}</small>
        {both.other === null ? null : (
          <small class="other" lang={lang === 'fr' ? 'en' : 'fr'}>
            {both.other}
          </small>
        )}
      </label>
      {error ? (
        <p class="signal block" id="comment-error">
          <Sign tone="block" />
          {error}
        </p>
      ) : null}
      <textarea
        class="field"
        id={COMMENT_FIELD}
        name={COMMENT_FIELD}
        rows={5}
        dir="auto"
        maxLength={COMMENT_LENGTH}
        aria-describedby={error ? 'comment-error comment-left' : 'comment-left'}
      >
        {comment}
      </textarea>
      <p class="soft small" id="comment-left" role="status" data-comment-left />
    </div>
  );
}

/** Every criterion, group after group, then the comment. */
export function Criteria(props: CriteriaProps) {
  const { rubric, lang, answers, resume } = props;
  const { groups, next } = progressOf(rubric, answers);
  return (
    <>
      {rubric.groups.map((group) => (
        <section class="criteria" key={group.id} aria-labelledby={`group-${group.id}`} data-group>
          <header>
            <h2 id={`group-${group.id}`}>
              <Both text={group.title} {...props} />
            </h2>
            <p class="soft small" data-of-group={group.criteria.length}>
              {FORM_WORDS[lang].answered(groups.get(group.id) ?? 0, group.criteria.length)}
            </p>
          </header>
          {group.criteria.map((criterion) => (
            <>
              {resume && criterion.id === next ? (
                <p class="sheet resume" id={RESUME}>
                  {resume}
                </p>
              ) : null}
              <Criterion key={criterion.id} criterion={criterion} of={props} />
            </>
          ))}
        </section>
      ))}
      <CommentField of={props} />
    </>
  );
}
