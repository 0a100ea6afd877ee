/** The criteria of a form: one fieldset each, its levels as cards as large as a thumb, both languages where the source gives them. */
import type { Rubric } from '../guide/programme.ts';
import type { Text } from '../guide/words.ts';
import type { Lang } from '../ui/lang.ts';
import { Sign } from '../ui/signal.tsx';
import { type Answers, NOT_OBSERVED } from './appraisal.ts';
import { COMMENT_LENGTH } from './answers.ts';
import { anchorOf, answerField, COMMENT_FIELD, inBoth, progressOf } from './form.ts';
import { FORM_WORDS } from './form-words.ts';

export interface CriteriaProps {
  rubric: Rubric;
  /** Language of the page, and of the plain strings of the guide. */
  lang: Lang;
  language: Lang;
  answers: Answers;
  comment: string;
  /** Field → what is wrong with it. */
  errors: Readonly<Record<string, string>>;
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

function Criterion({ criterion, of }: { criterion: Rubric['groups'][number]['criteria'][number]; of: CriteriaProps }) {
  const { rubric, answers, errors } = of;
  const name = answerField(criterion.id);
  const error = errors[anchorOf(criterion.id)];
  const described = error === undefined ? undefined : `${name}-error`;
  const level = (value: string, text: Text | null) => (
    <Level
      key={value}
      {...{ name, value, text, of }}
      checked={answers[criterion.id] === value}
      {...(described && { described })}
    />
  );
  return (
    <fieldset
      class={error ? 'criterion wrong' : 'criterion'}
      id={anchorOf(criterion.id)}
      data-criterion={criterion.id}
      tabIndex={-1}
    >
      <legend>
        <Both text={criterion.label} {...of} />
      </legend>
      {error ? (
        <p class="signal block" id={described}>
          <Sign tone="block" />
          {FORM_WORDS[of.lang].missing}
        </p>
      ) : null}
      {rubric.levels.map(({ id, label }) => level(id, criterion.texts[id] ?? label))}
      {rubric.notObserved ? level(NOT_OBSERVED, null) : null}
    </fieldset>
  );
}

function CommentField({ of }: { of: CriteriaProps }) {
  const { rubric, errors, comment, lang, language } = of;
  const w = FORM_WORDS[lang];
  const error = errors[COMMENT_FIELD];
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
        maxLength={COMMENT_LENGTH}
        aria-describedby={error ? 'comment-error' : undefined}
      >
        {comment}
      </textarea>
    </div>
  );
}

/** Every criterion, group after group, then the comment. */
export function Criteria(props: CriteriaProps) {
  const { rubric, lang, answers } = props;
  const { groups } = progressOf(rubric, answers);
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
            <Criterion key={criterion.id} criterion={criterion} of={props} />
          ))}
        </section>
      ))}
      <CommentField of={props} />
    </>
  );
}
