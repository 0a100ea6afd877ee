/** The field of a PDF file, named "file": a zone to drop it in when the island of uploads is there, a plain field without it. */
import { describedBy, FormField } from './form.tsx';

/** `drop`: what the zone says, shown by the island only. */
export function FileField(props: { label: string; hint: string; drop: string; error?: string | undefined }) {
  const { label, hint, drop, error } = props;
  const described = describedBy('file', { hint: true, error: error !== undefined });
  return (
    <FormField name="file" label={label} hint={hint} error={error}>
      <div class="drop" data-drop>
        <p class="soft" data-drop-words hidden>
          {drop}
        </p>
        <input id="file" name="file" type="file" accept=".pdf,application/pdf" required aria-describedby={described} />
      </div>
    </FormField>
  );
}
