/** The door once the letter has left: where its code is typed. */
import { ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { CodeField } from './code-field.view.tsx';
import { ENTER_WORDS } from './enter-words.ts';
import { leadingTo } from './next.ts';

interface CodeProps {
  shell: Shell;
  next: string;
  email: string;
  /** Tries left after a wrong one; null before any. */
  left: number | null;
  demo: boolean;
}

/** /enter/code: the code that was sent is typed here. */
export function CodePage({ shell, next, email, left, demo }: CodeProps) {
  const { code: w, wrong } = ENTER_WORDS[shell.lang];
  const error = left === null ? undefined : w.wrong(left);
  const [before = '', after = ''] = w.lede('\n').split('\n');
  return (
    <Layout shell={shell} title={error ?? w.title} unlisted>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">
          {before}
          <bdi>{email}</bdi>
          {after} {w.once}
        </p>
      </header>
      <ErrorSummary title={wrong} errors={error ? { code: error } : {}} />
      <form method="post" action={leadingTo('/enter/code', next)} class="sheet door" noValidate>
        <CodeField label={w.label} hint={w.hint} error={error} />
        <p class="actions">
          <button class="button">{w.enter}</button>
          <a class="button quiet" href={leadingTo('/enter', next)}>
            {w.again}
          </a>
        </p>
        {demo ? (
          <p>
            <a href="/demo/mail">{w.demoMail}</a>
          </p>
        ) : null}
      </form>
      <p class="soft">{w.nothing}</p>
    </Layout>
  );
}

/** The code is over: nothing can be typed any more. */
export function CodeOverPage({ shell, next }: Pick<CodeProps, 'shell' | 'next'>) {
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
