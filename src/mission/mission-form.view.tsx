/** The fields of a mission: what it is about, where and when, how confidential, who follows it. Rows come and go by buttons, without JavaScript. */
import type { Errors } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { COUNTRIES, countryName } from './countries.ts';
import { CheckField, CountryList, SelectField, TextField } from './fields.view.tsx';
import { CONFIDENTIALITY } from './mission.ts';
import { type PeriodField, periodField, type TutorField, tutorField, type TypedMission } from './mission-form.ts';
import { MISSION_FORM_WORDS } from './mission-form-words.ts';

export interface MissionFieldsProps {
  lang: Lang;
  typed: TypedMission;
  errors: Errors;
}

/** The errors of a form as its summary tells them: each after the name of its field. */
export function namedErrors(errors: Errors, typed: TypedMission, lang: Lang): Errors {
  const w = MISSION_FORM_WORDS[lang];
  const label = (field: string) => (Object.hasOwn(w, field) ? String(w[field as keyof typeof w]) : '');
  const nameOf = (field: string) => {
    const [, row, number, inner = ''] = /^([pt])(\d+)-(\w+)$/.exec(field) ?? [];
    if (!row) return field === 'confirm' ? '' : label(field);
    const rows = row === 'p' ? typed.periods : typed.tutors;
    const legend = (row === 'p' ? w.period : w.tutor)(Number(number), rows.length);
    return rows.length > 1 ? `${legend}, ${label(inner)}` : label(inner);
  };
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  return Object.fromEntries(
    Object.entries(errors).map(([field, what]) => [field, [nameOf(field), what].filter(Boolean).join(colon)]),
  );
}

/** What Enter does: without it a browser would press the first button, which takes a row away. */
export const DefaultButton = () => (
  <button class="visually-hidden" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" />
);

/** A button that changes the rows of the form; the page that comes back stands at `row`, not at its top. */
const RowButton = ({ intent, row, children }: { intent: string; row: string; children: string }) => (
  <button class="button quiet small" type="submit" name="intent" value={intent} formAction={`#${row}`} formNoValidate>
    {children}
  </button>
);

function PeriodRow({ lang, typed, errors, at }: MissionFieldsProps & { at: number }) {
  const w = MISSION_FORM_WORDS[lang];
  const row = typed.periods[at]!;
  const of = typed.periods.length;
  const field = (name: PeriodField) => ({ name: periodField(at, name), label: w[name], value: row[name], errors });
  // A code is shown as its name, what was typed stays.
  const country = (code: string) => (COUNTRIES.includes(code) ? countryName(code, lang) : code);
  const wide = (label: string) => ({ label: `${label} ${w.optional}` });
  return (
    <fieldset class="row-set" id={`p${at + 1}`}>
      <legend>{w.period(at + 1, of)}</legend>
      <SelectField {...field('kind')} options={w.kinds} />
      <TextField {...field('name')} autoComplete="organization" />
      <div class="field-pair">
        <TextField {...field('siret')} {...wide(w.siret)} hint={w.siretHint} inputMode="numeric" />
        <TextField
          {...field('companyCountry')}
          value={country(row.companyCountry)}
          hint={w.companyCountryHint}
          list="countries"
        />
      </div>
      <TextField {...field('address')} {...wide(w.address)} />
      <TextField {...field('service')} {...wide(w.service)} />
      <div class="field-pair">
        <TextField {...field('place')} />
        <TextField {...field('placeCountry')} value={country(row.placeCountry)} list="countries" />
      </div>
      <div class="field-pair">
        <TextField {...field('starts')} type="date" />
        <TextField {...field('ends')} type="date" />
      </div>
      {of > 1 ? (
        <p>
          <RowButton intent={`remove-period-${at + 1}`} row="p1">
            {w.removePeriod(at + 1)}
          </RowButton>
        </p>
      ) : null}
    </fieldset>
  );
}

/** Where and when. */
export function PeriodFields(props: MissionFieldsProps) {
  const { lang, typed, errors } = props;
  const w = MISSION_FORM_WORDS[lang];
  return (
    <section class="form-part" aria-labelledby="periods">
      <h2 id="periods">{w.periods}</h2>
      <p class="soft">{w.periodsHint}</p>
      {errors['periods'] ? <p class="error block">{errors['periods']}</p> : null}
      <input type="hidden" name="periods" value={typed.periods.length} />
      {typed.periods.map((_, at) => (
        <PeriodRow key={at} {...props} at={at} />
      ))}
      <p>
        <RowButton intent="add-period" row={`p${typed.periods.length + 1}`}>
          {w.addPeriod}
        </RowButton>
      </p>
      <CountryList lang={lang} />
    </section>
  );
}

/** What it is about, and how confidential. */
export function AboutFields({ lang, typed, errors }: MissionFieldsProps) {
  const w = MISSION_FORM_WORDS[lang];
  const levels = Object.fromEntries(CONFIDENTIALITY.map((level) => [level, w.levels[level]]));
  return (
    <>
      <section class="form-part" aria-labelledby="about">
        <h2 id="about">{w.mission}</h2>
        <TextField name="subject" label={w.subject} hint={w.subjectHint} errors={errors} value={typed.subject} />
        <CheckField name="telework" checked={typed.telework}>
          {w.telework}
        </CheckField>
      </section>
      <section class="form-part" aria-labelledby="confidential">
        <h2 id="confidential">{w.confidentialTitle}</h2>
        <div class="field-pair">
          <SelectField
            name="confidentiality"
            label={w.confidentiality}
            errors={errors}
            value={typed.confidentiality}
            options={levels}
          />
          <TextField
            name="confidentialUntil"
            label={`${w.confidentialUntil} ${w.optional}`}
            errors={errors}
            value={typed.confidentialUntil}
            type="date"
          />
        </div>
        <CheckField name="closedDoor" checked={typed.closedDoor}>
          {w.closedDoor}
        </CheckField>
      </section>
    </>
  );
}

/** A person to come: name, address, language. `kinds`: the role may be chosen. */
export function TutorRow({ lang, typed, errors, at, kinds }: MissionFieldsProps & { at: number; kinds: boolean }) {
  const w = MISSION_FORM_WORDS[lang];
  const row = typed.tutors[at]!;
  const name = (field: TutorField) => tutorField(at, field);
  const of = typed.tutors.length;
  const field = (which: 'firstName' | 'lastName' | 'email') => ({
    name: name(which),
    label: w[which],
    value: row[which],
    errors,
  });
  return (
    <fieldset class="row-set" id={`t${at + 1}`}>
      <legend>{w.tutor(at + 1, of)}</legend>
      {kinds ? (
        <SelectField name={name('kind')} label={w.tutorKind} errors={errors} value={row.kind} options={w.tutorKinds} />
      ) : null}
      <div class="field-pair">
        <TextField {...field('firstName')} autoComplete="off" />
        <TextField {...field('lastName')} autoComplete="off" />
      </div>
      <TextField {...field('email')} hint={w.emailHint} type="email" autoComplete="off" />
      {errors[name('email')] === w.faults['other-name'] || row.same ? (
        <CheckField name={name('same')} checked={row.same === 'yes'}>
          {w.same}
        </CheckField>
      ) : null}
      <SelectField name={name('lang')} label={w.lang} errors={errors} value={row.lang} options={w.langs} />
      {of > 1 ? (
        <p>
          <RowButton intent={`remove-tutor-${at + 1}`} row="t1">
            {w.removeTutor(at + 1)}
          </RowButton>
        </p>
      ) : null}
    </fieldset>
  );
}

/** Those to come, with a button for one more. */
export function TutorRows(props: MissionFieldsProps & { kinds: boolean }) {
  const w = MISSION_FORM_WORDS[props.lang];
  return (
    <>
      <input type="hidden" name="tutors" value={props.typed.tutors.length} />
      {props.typed.tutors.map((_, at) => (
        <TutorRow key={at} {...props} at={at} />
      ))}
      <p>
        <RowButton intent="add-tutor" row={`t${props.typed.tutors.length + 1}`}>
          {w.addTutor}
        </RowButton>
      </p>
    </>
  );
}
