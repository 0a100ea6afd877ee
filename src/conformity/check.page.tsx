/** The pages around a check: the form, the wait, what is said when it is closed. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { FileField } from '../ui/file-field.tsx';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { sizeLimit } from '../ui/typography.ts';
import type { Progress } from './trial.ts';
import { CHECK_WORDS, type CheckWords } from './web-words.ts';

export interface CheckFormProps {
  shell: Shell;
  /** Newest version of each guide. */
  guides: readonly Guide[];
  maxBytes: number;
  /** What was typed or asked for in the address. */
  typed: { guide?: string; deliverable?: string; student?: string };
  errors: Errors;
}

/** Options "guide/deliverable", one group a guide. The guide's main deliverable is offered first. */
function Choices({ guides, typed, shell }: Pick<CheckFormProps, 'guides' | 'typed' | 'shell'>) {
  return (
    <>
      {guides.map((guide) => {
        const r = reading(guide, shell.lang);
        const main = guide.deliverables.find((d) => d.main) ?? guide.deliverables[0];
        const wanted = typed.guide === guide.guide ? (typed.deliverable ?? main?.id) : undefined;
        return (
          <optgroup key={guide.guide} label={`${plain(guide.title, r)}, ${guide.version}`}>
            {guide.deliverables.map((d) => (
              <option key={d.id} value={`${guide.guide}/${d.id}`} selected={d.id === wanted}>
                {plain(d.title, r)}
              </option>
            ))}
          </optgroup>
        );
      })}
    </>
  );
}

function Fields({ shell, guides, maxBytes, typed, errors }: CheckFormProps) {
  const w = CHECK_WORDS[shell.lang];
  const described = (name: string) => describedBy(name, { hint: true, error: errors[name] !== undefined });
  return (
    <>
      <FormField name="guide" label={w.guide} hint={w.guideHint} error={errors['guide']}>
        <select class="field" id="guide" name="guide" aria-describedby={described('guide')}>
          <Choices guides={guides} typed={typed} shell={shell} />
        </select>
      </FormField>
      <FormField name="student" label={w.student} hint={w.studentHint} error={errors['student']}>
        <input
          class="field"
          id="student"
          name="student"
          type="text"
          maxLength={200}
          autocomplete="name"
          value={typed.student ?? ''}
          aria-describedby={described('student')}
        />
      </FormField>
      <FileField label={w.file} hint={w.fileHint(sizeLimit(maxBytes, shell.lang))} drop={w.drop} error={errors['file']} />
    </>
  );
}

/** The form. Works as it is; an island adds drag and drop and the progress of the upload. */
export function CheckFormPage(props: CheckFormProps) {
  const { shell, errors } = props;
  const w = CHECK_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.title} current="check" islands={['upload']}>
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <ErrorSummary title={w.errorsTitle} errors={errors} />
      <form
        class="form"
        method="post"
        action="/check"
        encType="multipart/form-data"
        data-upload={w.sending}
        data-to="/check?wait=no"
      >
        <Fields {...props} />
        <div class="actions">
          <button class="button" type="submit">
            {w.submit}
          </button>
          <span class="small soft">{w.kept}</span>
        </div>
      </form>
    </Layout>
  );
}

/** What is said to visitors when the check is not open to them. */
export function CheckClosedPage({ shell }: { shell: Shell }) {
  const w = CHECK_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.closedTitle} current="check">
      <header>
        <h1>{w.closedTitle}</h1>
        <p class="lede">{w.closed}</p>
      </header>
      <p class="actions">
        <a class="button" href="/guides">
          {w.readGuides}
        </a>
      </p>
    </Layout>
  );
}

/** What is being done, in a sentence. */
export function progressWords(p: Progress, w: CheckWords): string {
  if (p.state === 'waiting') return w.ahead(p.ahead);
  return p.pages ? w.page(p.page, p.pages) : w.opening;
}

/** What a wait is about, told in a sentence. */
export const waitTitle = (progress: Progress, w: CheckWords): string =>
  progress.state === 'waiting' ? w.waitingTitle : w.readingTitle;

interface WaitMeterProps {
  progress: Progress;
  lang: Lang;
  /** Where the report will be, for a page where something may be typed meanwhile: nothing but its reader loads it again. */
  at?: string;
}

/** How far a check is; the island of the wait keeps it up to date. */
export function WaitMeter({ progress, lang, at }: WaitMeterProps) {
  const w = CHECK_WORDS[lang];
  const meter = progress.pages ? { value: progress.page, max: progress.pages } : {};
  return (
    <div class="meter sheet" data-wait={w.cut} data-ready={w.ready} data-at={at}>
      <p class="big" role="status" data-wait-words>
        {progressWords(progress, w)}
      </p>
      <progress aria-label={waitTitle(progress, w)} {...meter} data-wait-bar />
      <p class="small soft">{at === undefined ? w.refreshes : <a href={at}>{w.reload}</a>}</p>
    </div>
  );
}

/** The wait: place in the queue, then pages read. Asks again by itself, with or without JavaScript. */
export function WaitPage({ shell, progress, fileName }: { shell: Shell; progress: Progress; fileName: string }) {
  const w = CHECK_WORDS[shell.lang];
  const title = waitTitle(progress, w);
  return (
    <Layout shell={shell} title={title} current="check" islands={['wait']} refresh={2} unlisted>
      <header>
        <h1 data-wait-title>{title}</h1>
        <p class="lede">
          <bdi>{fileName}</bdi>
        </p>
      </header>
      <WaitMeter progress={progress} lang={shell.lang} />
    </Layout>
  );
}

/** A check that a fault of ours stopped. */
export function FailedPage({ shell, guide }: { shell: Shell; guide: string }) {
  const w = CHECK_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.failedTitle} current="check" unlisted>
      <header>
        <h1>{w.failedTitle}</h1>
        <p class="lede">{w.failed}</p>
      </header>
      <p class="actions">
        <a class="button" href={`/check?guide=${guide}`}>
          {w.again}
        </a>
      </p>
    </Layout>
  );
}
