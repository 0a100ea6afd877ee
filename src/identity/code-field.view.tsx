/** The field where a code that was sent is typed, wherever it is asked for. */
import { describedBy, FormField } from '../ui/form.tsx';

interface CodeFieldProps {
  label: string;
  hint: string;
  error: string | undefined;
}

/** Telephones offer the code that they have just received. */
export function CodeField({ label, hint, error }: CodeFieldProps) {
  return (
    <FormField name="code" label={label} hint={hint} error={error}>
      <input
        class="field code-field"
        id="code"
        name="code"
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy('code', { hint: true, error: error !== undefined })}
      />
    </FormField>
  );
}
