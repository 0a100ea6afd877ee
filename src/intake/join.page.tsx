/** Joining a cohort: the form of the student, the code, and what the link says when it is closed. */
import { TypedCodePage } from '../identity/code.page.tsx';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';
import type { TypedStudent } from './join.ts';
import { JOIN_WORDS } from './join-words.ts';

export interface JoinPageProps {
  shell: Shell;
  token: string;
  cohort: string;
  school: string;
  expiresAt: Date;
  /** Of the clocks of the programme. */
  zone: string;
  typed: TypedStudent;
  errors: Errors;
  /** The code that was asked for is over. */
  over: boolean;
}

const TYPES = { firstName: 'text', lastName: 'text', email: 'email', number: 'text' } as const;
const COMPLETE = { firstName: 'given-name', lastName: 'family-name', email: 'email', number: 'off' } as const;

function Fields({ shell, typed, errors }: JoinPageProps) {
  const w = JOIN_WORDS[shell.lang];
  const hints: Readonly<Record<string, string>> = { lastName: w.nameHint, email: w.emailHint, number: w.numberHint };
  return (
    <>
      {(['firstName', 'lastName', 'email', 'number'] as const).map((name) => {
        const hint = hints[name];
        return (
          <FormField key={name} name={name} label={w[name]} {...(hint === undefined ? {} : { hint })} error={errors[name]}>
            <input
              class="field"
              id={name}
              name={name}
              type={TYPES[name]}
              autoComplete={COMPLETE[name]}
              required={name !== 'number'}
              value={typed[name]}
              aria-describedby={describedBy(name, { hint: hint !== undefined, error: errors[name] !== undefined })}
            />
          </FormField>
        );
      })}
    </>
  );
}

/** The form of a student. */
export function JoinPage(props: JoinPageProps) {
  const { shell, token, cohort, school, expiresAt, zone, errors, over } = props;
  const w = JOIN_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title(cohort)} unlisted>
      <header>
        <p class="crumb">
          <bdi>{school}</bdi>
        </p>
        <h1>{w.title(cohort)}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      {over ? <p role="alert">{w.over}</p> : null}
      <ErrorSummary title={w.refused} errors={errors} />
      <form class="form" method="post" action={`/join/${token}`} noValidate>
        <Fields {...props} />
        <div class="actions">
          <button class="button" type="submit">
            {w.send}
          </button>
        </div>
        <p class="soft">{w.until(instant(expiresAt, shell.lang, zone))}</p>
      </form>
    </Layout>
  );
}

export interface JoinCodeProps {
  shell: Shell;
  token: string;
  email: string;
  /** Tries left after a wrong one. */
  left: number | null;
  demo: boolean;
}

/** The code that was sent is typed here. */
export function JoinCodePage({ token, ...props }: JoinCodeProps) {
  const w = JOIN_WORDS[props.shell.lang];
  const said = { lede: w.codeLede, go: w.join, again: w.again, wrong: w.refused };
  return <TypedCodePage {...props} action={`/join/${token}/code`} again={`/join/${token}`} said={said} />;
}

/** What is said instead of the form. */
export function JoinSaysPage({ shell, said }: { shell: Shell; said: 'closed' | 'unknown' | 'settled' }) {
  const { title, text } = JOIN_WORDS[shell.lang][said];
  return (
    <Layout shell={shell} title={title} unlisted>
      <header>
        <h1>{title}</h1>
        <p class="lede">{text}</p>
      </header>
    </Layout>
  );
}
