/** The door once the letter has left: where its code is typed. */
import { ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { CodeField } from './code-field.view.tsx';
import { ENTER_WORDS } from './enter-words.ts';
import { leadingTo } from './next.ts';

interface CodeProps {
  shell: Shell;
  email: string;
  /** Tries left after a wrong one; null before any. */
  left: number | null;
  demo: boolean;
  /** Where the code is sent, and where another one is asked for. */
  action: string;
  again: string;
  /** What the page says of its own, wherever the code leads. */
  said: {
    /** Around the address. */
    lede: readonly [before: string, after: string];
    go: string;
    again: string;
    /** Above what is wrong. */
    wrong: string;
    /** Below the form. */
    foot?: string;
  };
}

/** The page where the code that was sent is typed, whatever it opens. */
export function TypedCodePage({ shell, email, left, demo, action, again, said }: CodeProps) {
  const { code: w } = ENTER_WORDS[shell.lang];
  const error = left === null ? undefined : w.wrong(left);
  const [before, after] = said.lede;
  return (
    <Layout shell={shell} title={error ?? w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">
          {before}
          <bdi>{email}</bdi>
          {after}
        </p>
      </header>
      <ErrorSummary title={said.wrong} errors={error ? { code: error } : {}} />
      <form method="post" action={action} class="sheet door" noValidate>
        <CodeField label={w.label} hint={w.hint} error={error} />
        <p class="actions">
          <button class="button">{said.go}</button>
          <a class="button quiet" href={again}>
            {said.again}
          </a>
        </p>
        {demo ? (
          <p>
            <a href="/demo/mail">{w.demoMail}</a>
          </p>
        ) : null}
      </form>
      {said.foot === undefined ? null : <p class="soft">{said.foot}</p>}
    </Layout>
  );
}

/** /enter/code: the code that lets in. */
export function CodePage({ next, ...props }: Omit<CodeProps, 'action' | 'again' | 'said'> & { next: string }) {
  const { code: w, wrong } = ENTER_WORDS[props.shell.lang];
  const [before = '', after = ''] = w.lede('\n').split('\n');
  const said = { lede: [before, `${after} ${w.once}`] as const, go: w.enter, again: w.again, wrong, foot: w.nothing };
  return <TypedCodePage {...props} action={leadingTo('/enter/code', next)} again={leadingTo('/enter', next)} said={said} />;
}

/** The code is over: nothing can be typed any more. */
export function CodeOverPage({ shell, next }: { shell: Shell; next: string }) {
  const { code: w } = ENTER_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.over.title} unlisted>
      <header>
        <h1>{w.over.title}</h1>
        <p class="lede">{w.over.text}</p>
        <p class="actions">
          <a class="button" href={leadingTo('/enter', next)}>
            {w.again}
          </a>
        </p>
      </header>
    </Layout>
  );
}
