/** The pages of the second factor: asked for, chosen, and the recovery codes that come with it. */
import type { QrShape } from '../kernel/qr-code.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { FACTOR_WORDS } from './factor-words.ts';
import { leadingTo } from './next.ts';
import { PasskeyButton } from './passkey.view.tsx';

/** A field for a code. */
function CodeField(props: { name: string; label: string; hint: string; error: string | undefined }) {
  const { name, label, hint, error } = props;
  return (
    <FormField name={name} label={label} hint={hint} error={error}>
      <input
        class="field code-field"
        id={name}
        name={name}
        required
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellcheck={false}
        maxLength={20}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint: true, error: error !== undefined })}
      />
    </FormField>
  );
}

function Leave({ shell }: { shell: Shell }) {
  return (
    <form method="post" action="/leave">
      <button class="as-link">{FACTOR_WORDS[shell.lang].ask.notYou}</button>
    </form>
  );
}

/** The second factor of someone who has one. */
export function AskFactorPage(props: { shell: Shell; next: string; passkeys: boolean; error: string | undefined }) {
  const { shell, next, passkeys, error } = props;
  const { ask: w, wrong } = FACTOR_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={error ?? w.title} islands={passkeys ? ['passkey'] : []} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <ErrorSummary title={wrong} errors={error ? { code: error } : {}} />
      <form method="post" action={leadingTo('/enter/second-factor', next)} class="sheet door" noValidate>
        <CodeField name="code" label={w.label} hint={w.hint} error={error} />
        <p class="actions">
          <button class="button">{w.go}</button>
        </p>
      </form>
      {passkeys ? <PasskeyButton lang={shell.lang} label={w.passkey} next={next} /> : null}
      <p class="soft">{w.lost}</p>
      <Leave shell={shell} />
    </Layout>
  );
}

/** The second factor of someone who has passkeys and nothing else. */
export function AskPasskeyPage({ shell, next }: { shell: Shell; next: string }) {
  const { ask, passkeyOnly: w } = FACTOR_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title} islands={['passkey']} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <PasskeyButton lang={shell.lang} label={w.title} next={next} />
      <p class="soft">{w.needs}</p>
      <p class="soft">{ask.lost}</p>
      <Leave shell={shell} />
    </Layout>
  );
}

export interface EnrolProps {
  shell: Shell;
  /** Where the form goes. */
  action: string;
  qr: QrShape;
  /** What the picture says: an application on the same device opens it. */
  address: string;
  /** The secret, for those who type it. */
  factor: string;
  /** True when it replaces one, whose code is asked for too. */
  replaces: boolean;
  /** True when their role asks for it. */
  required: boolean;
  errors: Errors;
}

/** A second factor is chosen: the picture, then the code that proves that it was read. */
export function EnrolPage({ shell, action, qr, address, factor, replaces, required, errors }: EnrolProps) {
  const { enrol: w, wrong } = FACTOR_WORDS[shell.lang];
  const title = replaces ? w.replaceTitle : w.title;
  return (
    <Layout shell={shell} title={Object.values(errors)[0] ?? title} unlisted>
      <header>
        <h1>{title}</h1>
        <p class="lede">{required ? w.lede : w.own}</p>
      </header>
      <ErrorSummary title={wrong} errors={errors} />
      <section class="sheet enrol">
        <h2>{w.steps}</h2>
        <ol>
          <li>{w.app}</li>
          <li>
            <p>{w.scan}</p>
            <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={w.picture}>
              <rect width={qr.size} height={qr.size} fill="#fff" />
              <path d={qr.path} fill="#000" />
            </svg>
            <p>
              <a href={address}>{w.here}</a>
            </p>
            <p>
              {w.typed} <code>{factor.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
          </li>
          <li>
            <p>{w.confirm}</p>
            <form method="post" action={action} class="form" noValidate>
              <CodeField name="code" label={w.code} hint={w.codeHint} error={errors['code']} />
              {replaces ? <CodeField name="current" label={w.current} hint={w.currentHint} error={errors['current']} /> : null}
              <p class="actions">
                <button class="button">{w.go}</button>
              </p>
            </form>
          </li>
        </ol>
      </section>
      {shell.visitor ? null : <Leave shell={shell} />}
    </Layout>
  );
}

/** The recovery codes, shown once. */
export function RecoveryPage({ shell, codes, next }: { shell: Shell; codes: readonly string[]; next: string }) {
  const { recovery: w } = FACTOR_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <ol class="sheet recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>{w.keep}</p>
      <p class="actions">
        <a class="button" href={next}>
          {w.go}
        </a>
      </p>
    </Layout>
  );
}
