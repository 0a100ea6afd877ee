/** The pages of verification: a code to type, a file or its print to bring, the answer. */
import { Fragment } from 'preact';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign, type Tone } from '../ui/signal.tsx';
import { sizeLimit } from '../ui/typography.ts';
import { grouped, spokenCode } from './receipt.ts';
import type { FiledReceipt } from './verify.ts';
import { VERIFY_WORDS } from './verify-words.ts';

/** Where a code is typed. */
export function CodePage({ shell, typed, error }: { shell: Shell; typed: string; error: string | null }) {
  const w = VERIFY_WORDS[shell.lang];
  const errors: Errors = error === null ? {} : { code: error };
  return (
    <Layout shell={shell} title={w.codeTitle} unlisted>
      <header>
        <h1>{w.codeTitle}</h1>
        <p class="lede">{w.codeLede}</p>
      </header>
      <ErrorSummary title={w.errors} errors={errors} />
      <form class="form" method="get" action="/verify">
        <FormField name="code" label={w.code} hint={w.codeHint} error={errors['code']}>
          <input
            class="field"
            id="code"
            name="code"
            type="text"
            required
            maxLength={40}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={typed}
            aria-describedby={describedBy('code', { hint: true, error: error !== null })}
          />
        </FormField>
        <div class="actions">
          <button class="button" type="submit">
            {w.next}
          </button>
        </div>
      </form>
    </Layout>
  );
}

export interface VerifyFormProps {
  shell: Shell;
  code: string;
  maxBytes: number;
  /** The print as it was typed. */
  print: string;
  errors: Errors;
}

function Fields({ shell, maxBytes, print, errors }: VerifyFormProps) {
  const w = VERIFY_WORDS[shell.lang];
  const described = (name: string) => describedBy(name, { hint: true, error: errors[name] !== undefined });
  return (
    <>
      <FormField name="file" label={w.file} hint={w.fileHint(sizeLimit(maxBytes, shell.lang))} error={errors['file']}>
        <div class="drop">
          <input id="file" name="file" type="file" aria-describedby={described('file')} />
        </div>
      </FormField>
      <FormField name="hash" label={w.print} hint={w.printHint} error={errors['hash']}>
        <input
          class="field"
          id="hash"
          name="hash"
          type="text"
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          value={print}
          aria-describedby={described('hash')}
        />
      </FormField>
    </>
  );
}

/** Where a file or its print is brought. The same for every code: it says nothing of whether one exists. */
export function VerifyFormPage(props: VerifyFormProps) {
  const { shell, code, errors } = props;
  const w = VERIFY_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title} islands={['verify']} unlisted>
      <header>
        <p class="crumb">
          <a href="/verify">{w.codeTitle}</a> / <code>{spokenCode(code)}</code>
        </p>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <ErrorSummary title={w.errors} errors={errors} />
      <form class="form" method="post" action={`/verify/${code}`} encType="multipart/form-data" data-verify>
        <Fields {...props} />
        <div class="actions">
          <button class="button" type="submit">
            {w.submit}
          </button>
        </div>
      </form>
    </Layout>
  );
}

/** What is answered. */
export function VerifiedPage(props: { shell: Shell; code: string; tone: Tone; title: string; why: string; print: string }) {
  const { shell, code, tone, title, why, print } = props;
  const w = VERIFY_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={title} unlisted>
      <header>
        <p class="crumb">
          <a href="/verify">{w.codeTitle}</a> / <code>{spokenCode(code)}</code>
        </p>
        <h1>{title}</h1>
      </header>
      <section class={`sheet verified ${tone}`}>
        <Sign tone={tone} />
        <div>
          <p class="big">{why}</p>
          <p class="small soft">
            {w.printIs} <code class="print-code">{grouped(print)}</code>
          </p>
        </div>
      </section>
      <p class="actions">
        <a class="button quiet" href={`/verify/${code}`}>
          {w.again}
        </a>
      </p>
    </Layout>
  );
}

/** What is answered of a receipt that goes with no file. */
export function FiledPage({ shell, code, filed }: { shell: Shell; code: string; filed: FiledReceipt }) {
  const w = VERIFY_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.filed} unlisted>
      <header>
        <p class="crumb">
          <a href="/verify">{w.codeTitle}</a> / <code>{spokenCode(code)}</code>
        </p>
        <h1>{w.filed}</h1>
      </header>
      <section class="sheet verified conform">
        <Sign tone="conform" />
        <p class="big">{w.filedWhy}</p>
      </section>
      <dl class="facts">
        <dt>{w.kind}</dt>
        <dd>{filed.kind}</dd>
        {filed.facts.map(({ term, value, name }) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{name ? <bdi>{value}</bdi> : value}</dd>
          </Fragment>
        ))}
      </dl>
      <p class="actions">
        <a class="button quiet" href="/verify">
          {w.otherCode}
        </a>
      </p>
    </Layout>
  );
}
