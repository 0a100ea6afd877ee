/** One letter of the school: the words in force, the school's own, how it will be read. */
import { bodyOf } from '../letter/frame.ts';
import { type LetterKind, placeholdersOf } from '../letter/kinds.ts';
import type { RenderedLetter, Wording } from '../letter/letter.ts';
import { describedBy, type Errors, ErrorSummary, FormField, TextArea } from '../ui/form.tsx';
import { type Lang, LANGS } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { LETTERS_WORDS } from './letters-words.ts';
import type { Own } from './letters.page.tsx';

/** Words in both languages, as typed. */
export type TypedLetter = Readonly<Record<Lang, Pick<Wording, 'subject' | 'body'>>>;

export interface LetterProps {
  shell: Shell;
  kind: LetterKind;
  own: Own;
  /** The words of Soutenir. */
  given: TypedLetter;
  typed: TypedLetter;
  errors: Errors;
  saved: boolean;
  preview: {
    missions: readonly { id: string; name: string }[];
    mission: string;
    /** Null without any mission. */
    letters: Readonly<Record<Lang, RenderedLetter>> | null;
  };
}

/** Characters that surely fit on a line of the field. */
const LINE = 48;
/** Rows that show `text` whole, where the field does not grow by itself. */
const rowsOf = (text: string) => text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / LINE)), 1);

function Words({ lang, typed, errors, shell }: Pick<LetterProps, 'typed' | 'errors' | 'shell'> & { lang: Lang }) {
  const w = LETTERS_WORDS[shell.lang];
  const [subject, body] = [`subject-${lang}`, `body-${lang}`];
  return (
    <fieldset class="letter-words">
      <legend>{w.languages[lang]}</legend>
      <FormField name={subject} label={w.subject} error={errors[subject]}>
        <input
          class="field"
          id={subject}
          name={subject}
          lang={lang}
          value={typed[lang].subject}
          aria-invalid={errors[subject] ? 'true' : undefined}
          aria-describedby={describedBy(subject, { hint: false, error: subject in errors })}
        />
      </FormField>
      <TextArea
        id={body}
        label={w.body}
        hint={w.bodyHint}
        error={errors[body]}
        lang={lang}
        rows={rowsOf(typed[lang].body)}
        value={typed[lang].body}
      />
    </fieldset>
  );
}

function Preview({ shell, letters }: { shell: Shell; letters: Readonly<Record<Lang, RenderedLetter>> }) {
  const w = LETTERS_WORDS[shell.lang];
  return (
    <section class="letter-previews">
      <h2>{w.previewTitle}</h2>
      {LANGS.map((lang) => (
        <article key={lang} class="sheet letter" lang={lang} aria-label={w.languages[lang]}>
          <p class="letter-subject">
            <span class="soft">{w.previewSubject}</span> <strong>{letters[lang].subject}</strong>
          </p>
          <div class="letter-body" dangerouslySetInnerHTML={{ __html: bodyOf(letters[lang].html) }} />
        </article>
      ))}
    </section>
  );
}

/** `/letters/:kind`. */
export function LetterPage(props: LetterProps) {
  const { shell, kind, own, errors, saved, preview } = props;
  const w = LETTERS_WORDS[shell.lang];
  const [name, when] = w.kinds[kind];
  return (
    <Layout shell={shell} title={name} current="letter" unlisted>
      <header>
        <p class="crumb">
          <a href="/letters">{w.back}</a>
        </p>
        <h1>{own === 'outdated' ? w.outdatedTitle(name) : w.kindTitle(name, own !== null)}</h1>
        <p class="lede">{own === 'outdated' ? w.outdatedWhy : when}</p>
        {saved ? (
          <p role="status">
            <Signal tone="conform">{w.saved}</Signal>
          </p>
        ) : null}
      </header>
      <ErrorSummary title={own === 'outdated' ? w.outdatedFaults : w.refused} errors={errors} />
      <form class="form letter-form" method="post" action={`/letters/${kind}`}>
        {LANGS.map((lang) => (
          <Words key={lang} lang={lang} {...props} />
        ))}
        <section class="letter-places">
          <h2>{w.placesTitle}</h2>
          <p class="small soft">{w.places}</p>
          <ul>
            {placeholdersOf(kind).map((place) => (
              <li key={place}>
                <code>{`{${place}}`}</code> <span class="soft">{w.place[place]}</span>
              </li>
            ))}
          </ul>
        </section>
        {preview.missions.length > 0 ? (
          <FormField name="mission" label={w.previewOf}>
            <select class="field" id="mission" name="mission">
              {preview.missions.map(({ id, name: student }) => (
                <option key={id} value={id} selected={id === preview.mission}>
                  {student}
                </option>
              ))}
            </select>
          </FormField>
        ) : (
          <p class="soft">{w.previewNone}</p>
        )}
        <p class="actions">
          <button class="button" type="submit" name="intent" value="save">
            {w.save}
          </button>
          {preview.missions.length > 0 ? (
            <button class="button quiet" type="submit" name="intent" value="preview">
              {w.preview}
            </button>
          ) : null}
          {own ? (
            <button class="button quiet" type="submit" name="intent" value="restore">
              {w.restore}
            </button>
          ) : null}
        </p>
      </form>
      {preview.letters ? <Preview shell={shell} letters={preview.letters} /> : null}
    </Layout>
  );
}
