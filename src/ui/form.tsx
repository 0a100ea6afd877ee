/** Form fields: label kept visible, what is wrong beside the field and in a summary at the top. */
import type { ComponentChildren } from 'preact';
import type { Lang } from './lang.ts';
import { Sign } from './signal.tsx';

/** Field name → what is wrong and what to do. */
export type Errors = Readonly<Record<string, string>>;

/** A labelled field. `children` is the control, which takes `id` = `name` and `aria-describedby` = describedBy(name, …). */
export function FormField(props: {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  children: ComponentChildren;
}) {
  const { name, label, hint, error, children } = props;
  return (
    <div class={error ? 'form-field wrong' : 'form-field'}>
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p class="error block" id={`${name}-error`}>
          <Sign tone="block" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** What describes the control of a field, for `aria-describedby`. */
export function describedBy(name: string, has: { hint: boolean; error: boolean }): string | undefined {
  const ids = [has.hint ? `${name}-hint` : '', has.error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return ids || undefined;
}

/** A labelled text of several lines, described by its hint and its error. `name` is the field's own when it is not its identifier. */
export function TextArea(props: {
  id: string;
  name?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  rows: number;
  maxLength?: number;
  required?: boolean;
  lang?: Lang;
}) {
  const { id, name = id, label, hint, error, value, ...control } = props;
  return (
    <FormField name={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <textarea
        class="field"
        {...{ id, name, ...control }}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== undefined })}
      >
        {value}
      </textarea>
    </FormField>
  );
}

/** The summary at the top, where the keyboard and the voice begin: each error leads to its field. Nothing when there is none. */
export function ErrorSummary({ title, errors }: { title: string; errors: Errors }) {
  const all = Object.entries(errors);
  if (!all.length) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary" tabIndex={-1} autofocus>
      <h2 id="error-summary">{title}</h2>
      <ul>
        {all.map(([name, what]) => (
          <li key={name}>
            <a href={`#${name}`}>{what}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
