/** Fields of forms: a line of text, a choice, a box to tick; each with its label and what is wrong beside it. */
import type { ComponentChildren } from 'preact';
import { describedBy, type Errors, FormField } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Sign } from '../ui/signal.tsx';
import { readDay } from './cohort-form.ts';
import { COUNTRIES, countryName } from './countries.ts';

interface InputProps {
  name: string;
  label: string;
  hint?: string;
  errors: Errors;
  value: string;
  type?: 'text' | 'email' | 'date';
  list?: string;
  autoComplete?: string;
  inputMode?: 'numeric';
}

/** A labelled line of text. A day that is no day is shown as it was typed. */
export function TextField({ name, label, hint, errors, value, type = 'text', ...more }: InputProps) {
  const error = errors[name];
  return (
    <FormField name={name} label={label} {...(hint ? { hint } : {})} error={error}>
      <input
        class="field"
        id={name}
        name={name}
        type={type === 'date' && error && value && readDay(value) !== value ? 'text' : type}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint: hint !== undefined, error: error !== undefined })}
        {...more}
      />
    </FormField>
  );
}

interface SelectProps {
  name: string;
  label: string;
  errors: Errors;
  value: string;
  options: Readonly<Record<string, string>>;
}

/** A labelled choice. */
export function SelectField({ name, label, errors, value, options }: SelectProps) {
  const error = errors[name];
  return (
    <FormField name={name} label={label} error={error}>
      <select
        class="field"
        id={name}
        name={name}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint: false, error: error !== undefined })}
      >
        {Object.entries(options).map(([key, words]) => (
          <option key={key} value={key} selected={key === value}>
            {words}
          </option>
        ))}
      </select>
    </FormField>
  );
}

/** A box to tick, with what is wrong beside it. */
export function CheckField(props: { name: string; checked: boolean; error?: string | undefined; children: ComponentChildren }) {
  const { name, checked, error, children } = props;
  return (
    <div class={error ? 'form-field wrong' : 'form-field'}>
      <label class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={checked}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />{' '}
        <span>{children}</span>
      </label>
      {error ? (
        <p class="error block" id={`${name}-error`}>
          <Sign tone="block" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** Countries by their names, once a page. */
export const CountryList = ({ lang }: { lang: Lang }) => (
  <datalist id="countries">
    {COUNTRIES.map((code) => (
      <option key={code} value={countryName(code, lang)} />
    ))}
  </datalist>
);
