/** The validation of a deposit by tutors: what each said, and the form of the one who reads. */
import { nameOf } from '../mission/mission.ts';
import { isValidated, validationWords, type Validation } from '../thread/validation.ts';
import { type Errors, TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import type { Deposit } from './deposit.ts';
import type { Word } from './validation.store.ts';
import { VALIDATION_WORDS } from './validation-words.ts';

/** What the page of a deposit shows of its validation. */
export interface ValidationShown {
  state: Validation;
  /** Newest first. */
  words: readonly Word[];
  /** Whether who reads may say a word: a tutor whom the guide names, of the last version. */
  mayValidate: boolean;
  /** Whether their word is waited for. */
  awaitsReader: boolean;
  /** Whether who reads is the student, of whom another version is wanted. */
  wantsAgain: boolean;
}

/** What the page asks of who reads it, for its title; null when it asks for nothing. */
export function validationTitle(shown: ValidationShown | null, lang: Lang): string | null {
  const w = VALIDATION_WORDS[lang];
  if (shown?.wantsAgain) return w.wantsAgain;
  return shown?.awaitsReader ? w.awaitsReader : null;
}

export interface TypedValidation {
  valid: string;
  comment: string;
  errors: Errors;
}

/** Longest comment. */
export const COMMENT_LENGTH = 1000;

function Form({ lang, deposit, typed }: { lang: Lang; deposit: string; typed: TypedValidation | null }) {
  const w = VALIDATION_WORDS[lang];
  const errors = typed?.errors ?? {};
  const choice = (value: 'yes' | 'no') => (
    <label class="choice">
      <input
        type="radio"
        name="valid"
        value={value}
        id={value === 'yes' ? 'valid' : 'valid-no'}
        checked={typed?.valid === value}
      />{' '}
      <span>{w[value]}</span>
    </label>
  );
  return (
    <form class="form" method="post" action={`/deposits/${deposit}/validations`} noValidate>
      <fieldset class={errors['valid'] ? 'form-field wrong' : 'form-field'}>
        <legend>{w.yours}</legend>
        {choice('yes')}
        {choice('no')}
        {errors['valid'] ? <p class="error block">{errors['valid']}</p> : null}
      </fieldset>
      <TextArea
        id="comment"
        label={w.comment}
        hint={w.commentHint}
        error={errors['comment']}
        rows={3}
        maxLength={COMMENT_LENGTH}
        value={typed?.comment ?? ''}
      />
      <div class="actions">
        <button class="button" type="submit">
          {w.send}
        </button>
        <a href={`/deposits/${deposit}/file`}>{w.file}</a>
      </div>
    </form>
  );
}

/** The section; nothing where the guide asks for no validation. */
export function ValidationView(props: {
  lang: Lang;
  timezone: string;
  deposit: Pick<Deposit, 'id' | 'mission' | 'deliverable'>;
  shown: ValidationShown | null;
  typed: TypedValidation | null;
}) {
  const { lang, timezone, deposit, shown, typed } = props;
  if (!shown) return null;
  const w = VALIDATION_WORDS[lang];
  const { state, words, mayValidate, wantsAgain } = shown;
  const tone = state.refused.length > 0 ? 'check' : isValidated(state) ? 'conform' : 'wait';
  return (
    <section class="sheet stack" id="validation" aria-labelledby="validation-title">
      <h2 id="validation-title">{w.title}</h2>
      <p>
        <Signal tone={tone}>
          <bdi>{validationWords(state, lang) || w.nobody}</bdi>
        </Signal>
      </p>
      <ul class="tutor-list">
        {words.map((word) => (
          <li key={word.at}>
            <p>
              <bdi>{(word.valid ? w.valid : w.refused)(nameOf(word), instant(new Date(word.at), lang, timezone))}</bdi>
            </p>
            {word.comment ? (
              <p class="as-typed">
                <bdi>{word.comment}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {wantsAgain ? (
        <p class="actions">
          <a class="button" href={`/missions/${deposit.mission}/deposits/${deposit.deliverable}`}>
            {w.again}
          </a>
          <span class="small soft">{w.againHint}</span>
        </p>
      ) : null}
      {mayValidate ? <Form lang={lang} deposit={deposit.id} typed={typed} /> : null}
    </section>
  );
}
