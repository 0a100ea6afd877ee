/** What the school shows of itself: its settings, its logo, its notices. */
import { type NoticeName, NOTICES } from '../identity/notices.ts';
import { countryName } from '../mission/countries.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { TypedSchool } from './school-form.ts';
import { SCHOOL_WORDS } from './school-words.ts';

export interface SchoolProps {
  shell: Shell;
  /** Null: it has not said its name. */
  name: string | null;
  logo: string | null;
  /** Notices that the school wrote. */
  own: readonly NoticeName[];
  typed: TypedSchool;
  errors: Errors;
  saved: boolean;
}

/** Where this stands among the pages of the school. */
export function SchoolCrumb({ shell, here }: { shell: Shell; here?: string }) {
  const w = SCHOOL_WORDS[shell.lang];
  return (
    <p class="crumb">
      <a href="/persons">{w.persons}</a>
      {here ? (
        <>
          {' / '}
          <a href="/school">{w.tab}</a>
          {` / ${here}`}
        </>
      ) : (
        ` / ${w.tab}`
      )}
    </p>
  );
}

/** Says that it was saved. */
export function Saved({ shell }: { shell: Shell }) {
  return (
    <p role="status">
      <Signal tone="conform">{SCHOOL_WORDS[shell.lang].saved}</Signal>
    </p>
  );
}

function Text(props: SchoolProps & { field: keyof TypedSchool; label: string; hint: string }) {
  const { field, label, hint, typed, errors } = props;
  return (
    <FormField name={field} label={label} hint={hint} error={errors[field]}>
      <input
        class="field"
        id={field}
        name={field}
        type={field === 'sender' ? 'email' : 'text'}
        value={typed[field]}
        maxLength={300}
        aria-invalid={errors[field] ? 'true' : undefined}
        aria-describedby={describedBy(field, { hint: true, error: errors[field] !== undefined })}
      />
    </FormField>
  );
}

function Logo({ shell, name, logo, errors }: SchoolProps) {
  const w = SCHOOL_WORDS[shell.lang];
  const error = errors['file'];
  return (
    <section class="form">
      <h2>{w.logo}</h2>
      {logo ? (
        <img class="school-logo" src={`/school/logo?v=${logo.slice(0, 12)}`} alt={`${w.logoNow}, ${name ?? ''}`} />
      ) : (
        <p class="soft">{w.noLogo}</p>
      )}
      <form class="form" method="post" action="/school/logo" enctype="multipart/form-data">
        <FormField name="file" label={w.logoFile} hint={w.logoHint} error={error}>
          <div class="drop">
            <input
              id="file"
              name="file"
              type="file"
              accept=".png,.jpg,.jpeg,.webp,.svg,image/png,image/jpeg,image/webp,image/svg+xml"
              aria-describedby={describedBy('file', { hint: true, error: error !== undefined })}
            />
          </div>
        </FormField>
        <p class="actions">
          <button class="button quiet">{w.logoSend}</button>
        </p>
      </form>
      {logo ? (
        <form method="post" action="/school/logo/remove">
          <button class="as-link">{w.logoRemove}</button>
        </form>
      ) : null}
    </section>
  );
}

function Notices({ shell, own }: SchoolProps) {
  const w = SCHOOL_WORDS[shell.lang];
  return (
    <section class="form">
      <h2>{w.notices}</h2>
      <p class="soft">{w.noticesHint}</p>
      <ul>
        {NOTICES.map((notice) => (
          <li key={notice}>
            <a href={`/school/notices/${notice}`}>{w.noticeNames[notice]}</a>
            <span class="soft">{`, ${own.includes(notice) ? w.own : w.given}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** /school. */
export function SchoolPage(props: SchoolProps) {
  const { shell, name, errors, saved, typed } = props;
  const w = SCHOOL_WORDS[shell.lang];
  const title = name === null ? w.unnamed : w.title(name);
  const known = /^[A-Z]{2}$/.test(typed.country) ? countryName(typed.country, shell.lang) : typed.country;
  return (
    <Layout shell={shell} title={title} current="persons" unlisted>
      <header>
        <SchoolCrumb shell={shell} />
        <h1>{title}</h1>
        {saved ? <Saved shell={shell} /> : null}
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      <form class="form" method="post" action="/school">
        <Text {...props} field="name" label={w.name} hint={w.nameHint} />
        <Text {...props} field="sender" label={w.sender} hint={w.senderHint} />
        <Text {...props} typed={{ ...typed, country: known }} field="country" label={w.country} hint={w.countryHint} />
        <p class="actions">
          <button class="button">{w.save}</button>
        </p>
      </form>
      <Logo {...props} />
      <Notices {...props} />
    </Layout>
  );
}
