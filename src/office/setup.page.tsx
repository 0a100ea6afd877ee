/** The pages of the first run: the form, what became of the test letter, and an address that is over. */
import { COUNTRIES, countryName } from '../mission/countries.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { TypedSetup } from './setup-form.ts';
import type { TestLetter } from './setup.store.ts';
import { SETUP_WORDS } from './setup-words.ts';

export interface SetupProps {
  shell: Shell;
  token: string;
  typed: TypedSetup;
  errors: Errors;
  /** Whether letters can leave. */
  mail: boolean;
}

type TextField = 'schoolName' | 'sender' | 'firstName' | 'lastName' | 'email';

function Text({
  props,
  name,
  hint,
  kind = 'text',
  fill,
}: {
  props: SetupProps;
  name: TextField;
  hint?: string;
  kind?: string;
  fill: string;
}) {
  const { shell, typed, errors } = props;
  const error = errors[name];
  return (
    <FormField name={name} label={SETUP_WORDS[shell.lang][name]} {...(hint ? { hint } : {})} error={error}>
      <input
        class="field"
        id={name}
        name={name}
        type={kind}
        value={typed[name]}
        autoComplete={fill}
        required={name !== 'sender'}
        maxLength={254}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint: hint !== undefined, error: error !== undefined })}
      />
    </FormField>
  );
}

function Country({ props }: { props: SetupProps }) {
  const { shell, typed, errors } = props;
  const named = COUNTRIES.map((code) => ({ code, name: countryName(code, shell.lang) }));
  const sorted = named.toSorted((a, b) => a.name.localeCompare(b.name, shell.lang));
  return (
    <FormField name="country" label={SETUP_WORDS[shell.lang].country} error={errors['country']}>
      <select
        class="field"
        id="country"
        name="country"
        aria-describedby={describedBy('country', { hint: false, error: errors['country'] !== undefined })}
      >
        {sorted.map(({ code, name }) => (
          <option key={code} value={code} selected={code === typed.country}>
            {name}
          </option>
        ))}
      </select>
    </FormField>
  );
}

function LangField({ props: { shell, typed } }: { props: SetupProps }) {
  const w = SETUP_WORDS[shell.lang];
  return (
    <FormField name="lang" label={w.lang}>
      <select class="field" id="lang" name="lang">
        <option value="fr" lang="fr" selected={typed.lang === 'fr'}>
          {w.french}
        </option>
        <option value="en" lang="en" selected={typed.lang === 'en'}>
          {w.english}
        </option>
      </select>
    </FormField>
  );
}

/** /setup. */
export function SetupPage(props: SetupProps) {
  const { shell, token, typed, errors, mail } = props;
  const w = SETUP_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
        {mail ? null : (
          <p class="notice check">
            <Signal tone="check">{w.noMail}</Signal>
          </p>
        )}
      </header>
      <ErrorSummary title={w.wrong} errors={errors} />
      <form method="post" action="/setup" class="form" noValidate>
        <input type="hidden" name="token" value={token} />
        <h2>{w.schoolTitle}</h2>
        <Text props={props} name="schoolName" fill="organization" />
        <Country props={props} />
        <Text props={props} name="sender" hint={w.senderHint} kind="email" fill="off" />
        <h2>{w.youTitle}</h2>
        <Text props={props} name="firstName" fill="given-name" />
        <Text props={props} name="lastName" fill="family-name" />
        <Text props={props} name="email" hint={w.emailHint} kind="email" fill="email" />
        <LangField props={props} />
        <p>
          <label class="choice">
            <input type="checkbox" name="lead" checked={typed.lead} /> {w.lead}
          </label>
        </p>
        <p class="actions">
          <button class="button">{w.go}</button>
        </p>
      </form>
    </Layout>
  );
}

/** /setup with a token that is over. */
export function SetupGonePage({ shell }: { shell: Shell }) {
  const { gone } = SETUP_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={gone.title} unlisted>
      <header>
        <h1>{gone.title}</h1>
        <p class="lede">{gone.text}</p>
      </header>
    </Layout>
  );
}

/** /setup once the school is there. */
export function SetupTherePage({ shell }: { shell: Shell }) {
  const { there } = SETUP_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={there.title} unlisted>
      <header>
        <h1>{there.title}</h1>
        <p class="lede">{there.text}</p>
        <p class="actions">
          <a class="button" href="/enter">
            {there.enter}
          </a>
        </p>
      </header>
    </Layout>
  );
}

function LetterSays({ shell, letter }: { shell: Shell; letter: TestLetter }) {
  const { done: w } = SETUP_WORDS[shell.lang];
  const { state, problem, address } = letter;
  const tone = { sent: 'conform', waiting: 'wait', unreached: 'check', held: 'check', dead: 'block' } as const;
  const words = state === 'held' ? w.held : w[state](address);
  return (
    <section class="sheet door">
      <p>
        <Signal tone={tone[state]}>{words}</Signal>
      </p>
      {problem && state !== 'sent' ? (
        <p>
          {state === 'unreached' ? w.fault : w.problem} <code>{problem}</code>
        </p>
      ) : null}
      {state === 'waiting' || state === 'unreached' ? (
        <p class="actions">
          <a class="button quiet small" href="/setup/done">
            {w.look}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** /setup/done: the school is there. */
export function SetupDonePage({ shell, letter }: { shell: Shell; letter: TestLetter | null }) {
  const { done: w } = SETUP_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.next}</p>
      </header>
      {letter ? <LetterSays shell={shell} letter={letter} /> : null}
      <p class="actions">
        <a class="button" href="/enter/second-factor">
          {w.go}
        </a>
      </p>
    </Layout>
  );
}
