/** A text that a school says of its data, in both languages, and how it will be read. */
import type { NoticeName } from '../identity/notices.ts';
import { type Errors, ErrorSummary, TextArea } from '../ui/form.tsx';
import { type Lang, LANGS } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Prose } from '../ui/prose.view.tsx';
import { NOTICE_LENGTH } from './school-form.ts';
import { SCHOOL_WORDS } from './school-words.ts';
import { SchoolCrumb, Saved } from './school.page.tsx';

export interface NoticeFormProps {
  shell: Shell;
  notice: NoticeName;
  /** Whether the school wrote it. */
  own: boolean;
  typed: Readonly<Record<Lang, string>>;
  /** What the product says where the school says nothing. */
  given: Readonly<Record<Lang, string>>;
  errors: Errors;
  previewed: boolean;
  saved: boolean;
}

function NoticeField({ shell, typed, errors, lang }: NoticeFormProps & { lang: Lang }) {
  const w = SCHOOL_WORDS[shell.lang];
  const error = errors[lang];
  return (
    <TextArea
      id={lang}
      label={lang === 'fr' ? w.textFr : w.textEn}
      hint={lang === 'fr' ? w.textHint : w.textEnHint}
      error={error}
      lang={lang}
      rows={14}
      maxLength={NOTICE_LENGTH}
      value={typed[lang]}
    />
  );
}

function Preview({ shell, typed }: NoticeFormProps) {
  const w = SCHOOL_WORDS[shell.lang];
  return (
    <section class="notice-preview" aria-labelledby="preview">
      <h2 id="preview">{w.previewed}</h2>
      {LANGS.filter((lang) => typed[lang] !== '').map((lang) => (
        <article key={lang} class="sheet notice-text">
          <p class="crumb">{w.languages[lang]}</p>
          <div lang={lang}>
            <Prose source={typed[lang]} />
          </div>
        </article>
      ))}
    </section>
  );
}

/** /school/notices/:notice. */
export function NoticeFormPage(props: NoticeFormProps) {
  const { shell, notice, own, given, errors, previewed, saved } = props;
  const w = SCHOOL_WORDS[shell.lang];
  const title = w.noticeTitle(notice, own);
  const at = `/school/notices/${notice}`;
  return (
    <Layout shell={shell} title={title} current="persons" unlisted>
      <header>
        <SchoolCrumb shell={shell} here={w.noticeNames[notice]} />
        <h1>{title}</h1>
        {saved ? <Saved shell={shell} /> : null}
        <p>
          <a href={`/notices/${notice}`}>{w.read}</a>
        </p>
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      {previewed ? <Preview {...props} /> : null}
      <form class="form" method="post" action={at}>
        <NoticeField {...props} lang="fr" />
        <NoticeField {...props} lang="en" />
        <p class="actions">
          <button class="button" name="intent" value="save">
            {w.save}
          </button>
          <button class="button quiet" name="intent" value="preview">
            {w.preview}
          </button>
          {own ? (
            <button class="as-link" name="intent" value="restore">
              {w.restore}
            </button>
          ) : null}
        </p>
      </form>
      <details>
        <summary>{w.start}</summary>
        <p class="soft">{w.startHint}</p>
        {LANGS.map((lang) => (
          <pre key={lang} class="letter-text" lang={lang}>
            {given[lang]}
          </pre>
        ))}
      </details>
    </Layout>
  );
}
