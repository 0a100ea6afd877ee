/** The pages of the school account: what went wrong, the code that ties an account once, leaving it too. */
import { CodeField } from './code-field.view.tsx';
import type { Lang } from '../ui/lang.ts';
import { instant } from '../ui/typography.ts';
import { ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { leadingTo } from './next.ts';
import type { SchoolProblem } from './oidc.ts';
import { SCHOOL_ACCOUNT_WORDS } from './oidc-words.ts';

/** What to do next. `useless`: the school account would answer the same again. */
function Ways({ shell, next, useless = false }: { shell: Shell; next: string; useless?: boolean }) {
  const w = SCHOOL_ACCOUNT_WORDS[shell.lang];
  const again = (
    <a class={useless ? 'button quiet' : 'button'} href={leadingTo('/enter/school', next)}>
      {w.again}
    </a>
  );
  const byEmail = (
    <a class={useless ? 'button' : 'button quiet'} href={leadingTo('/enter', next)}>
      {w.byEmail}
    </a>
  );
  return <p class="actions">{useless ? [byEmail, again] : [again, byEmail]}</p>;
}

/** What trying again does not cure. */
const LASTING: readonly SchoolProblem[] = ['no-email', 'unverified', 'unknown', 'clock'];

/** Nobody entered: why, and what to do. `email`: the person's own address, as their school gave it. */
export function SchoolProblemPage(props: { shell: Shell; problem: SchoolProblem; next: string; email: string | null }) {
  const { shell, problem, next, email } = props;
  const w = SCHOOL_ACCOUNT_WORDS[shell.lang];
  const { title, text } = w.problems[problem];
  return (
    <Layout shell={shell} title={title} unlisted>
      <header>
        <h1>{title}</h1>
        <p class="lede">{text}</p>
        {email ? (
          <p>
            {w.address}{' '}
            <strong>
              <bdi>{email}</bdi>
            </strong>
          </p>
        ) : null}
        <Ways shell={shell} next={next} useless={LASTING.includes(problem)} />
      </header>
    </Layout>
  );
}

/** The school account as its holder sees it on their own account. `since`: when it was tied; null when it is not. */
export function SchoolAccountView({ lang, since, zone }: { lang: Lang; since: Date | null; zone: string }) {
  const { account: w, tab } = SCHOOL_ACCOUNT_WORDS[lang];
  return (
    <section class="sheet door" id="school-account">
      <h2>{tab}</h2>
      {since === null ? (
        <>
          <p>{w.untied}</p>
          <p class="actions">
            <a class="button quiet" href="/enter/school?tie&next=%2Faccount">
              {w.tie}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{w.tied(instant(since, lang, zone))}</p>
          <form method="post" action="/account/school-account">
            <button class="button quiet small">{w.untie}</button>
          </form>
        </>
      )}
    </section>
  );
}

/** Who left here may still be known by the school's service. `address`: where one leaves it; null when it tells none. */
export function LeaveSchoolPage({ shell, address }: { shell: Shell; address: string | null }) {
  const w = SCHOOL_ACCOUNT_WORDS[shell.lang].leave;
  return (
    <Layout shell={shell} title={w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.text}</p>
        {address === null ? <p>{w.close}</p> : null}
        <p class="actions">
          {address === null ? null : (
            <a class="button" href={address} rel="noreferrer">
              {w.go}
            </a>
          )}
          <a class="button quiet" href="/">
            {w.stay}
          </a>
        </p>
      </header>
    </Layout>
  );
}

/** The code is over: nothing can be typed any more. */
export function TieOverPage({ shell, next }: { shell: Shell; next: string }) {
  const { over } = SCHOOL_ACCOUNT_WORDS[shell.lang].tie;
  return (
    <Layout shell={shell} title={over.title} unlisted>
      <header>
        <h1>{over.title}</h1>
        <p class="lede">{over.text}</p>
        <Ways shell={shell} next={next} />
      </header>
    </Layout>
  );
}

/** The code that was sent is typed here. `left`: tries that are left after a wrong one. */
export function TiePage({ shell, email, left }: { shell: Shell; email: string; left: number | null }) {
  const w = SCHOOL_ACCOUNT_WORDS[shell.lang].tie;
  const error = left === null ? undefined : w.wrong(left);
  return (
    <Layout shell={shell} title={error ?? w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <form method="post" action="/enter/school/code" class="sheet door">
        <ErrorSummary title={w.title} errors={error ? { code: error } : {}} />
        <p>
          {w.sentTo}{' '}
          <strong>
            <bdi>{email}</bdi>
          </strong>
          .
        </p>
        <CodeField label={w.code} hint={w.codeHint} error={error} />
        <p class="actions">
          <button class="button">{w.go}</button>
        </p>
      </form>
    </Layout>
  );
}
