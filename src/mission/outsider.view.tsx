/** The fields that name someone outside the school. */
import { describedBy, type Errors, FormField } from '../ui/form.tsx';
import type { Shell } from '../ui/layout.tsx';
import type { OutsiderFault, TypedOutsider } from './outsider-form.ts';
import { OUTSIDER_WORDS } from './outsider-words.ts';

/** The words of what is wrong. */
export function outsiderErrors(faults: Readonly<Record<string, OutsiderFault>>, { lang }: Shell): Errors {
  const words = OUTSIDER_WORDS[lang].faults;
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words[fault]]));
}

/** First name, family name, address, language of the letters. */
export function OutsiderFields({ shell, typed, errors }: { shell: Shell; typed: TypedOutsider; errors: Errors }) {
  const w = OUTSIDER_WORDS[shell.lang];
  const described = (name: string, hint: boolean) => describedBy(name, { hint, error: errors[name] !== undefined });
  const lang = typed.lang || shell.lang;
  return (
    <>
      {(['firstName', 'lastName'] as const).map((name) => (
        <FormField key={name} name={name} label={w[name]} error={errors[name]}>
          <input class="field" id={name} name={name} value={typed[name]} required aria-describedby={described(name, false)} />
        </FormField>
      ))}
      <FormField name="email" label={w.email} hint={w.emailHint} error={errors['email']}>
        <input
          class="field"
          id="email"
          name="email"
          type="email"
          value={typed.email}
          required
          aria-describedby={described('email', true)}
        />
      </FormField>
      <FormField name="lang" label={w.language}>
        <select class="field" id="lang" name="lang">
          <option value="fr" lang="fr" selected={lang === 'fr'}>
            {w.french}
          </option>
          <option value="en" lang="en" selected={lang === 'en'}>
            {w.english}
          </option>
        </select>
      </FormField>
    </>
  );
}
