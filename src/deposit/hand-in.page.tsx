/** /missions/…/deposits/…: the state of a deliverable, the form to hand it in, its versions. Works without JavaScript. */
import { readingElsewhere } from '../guide/reading/reading.ts';
import { FileField } from '../ui/file-field.tsx';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { sizeLimit } from '../ui/typography.ts';
import { type HandIn, handInTitle } from './hand-in-state.ts';
import { DeadlineFacts, DeclarationFields, Expected, HandInCrumb, RenameField, Versions } from './hand-in.view.tsx';
import { HAND_IN_WORDS } from './hand-in-words.ts';

export interface HandInPageProps {
  shell: Shell;
  view: HandIn;
  /** Largest file accepted, in bytes. */
  maxBytes: number;
  errors: Errors;
  /** What was ticked. */
  typed: { guideName: boolean; declared: readonly string[] };
}

function Form({ shell, view, maxBytes, errors, typed }: HandInPageProps) {
  const w = HAND_IN_WORDS[shell.lang];
  const r = readingElsewhere(view.guide, shell.lang);
  const address = `/missions/${view.mission.id}/deposits/${view.deliverable.id}`;
  return (
    <form class="form" method="post" action={address} encType="multipart/form-data" data-upload={w.sending} data-cut={w.cut}>
      <FileField label={w.file} hint={w.fileHint(sizeLimit(maxBytes, shell.lang))} drop={w.drop} error={errors['file']} />
      <RenameField name={view.guideName} checked={typed.guideName} r={r} />
      <DeclarationFields view={view} made={typed.declared} error={errors['declarations']} r={r} />
      <div class="actions">
        <button class="button" type="submit" name="intent" value="deposit">
          {w.deposit}
        </button>
        <button class="button quiet" type="submit" name="intent" value="check">
          {w.check}
        </button>
      </div>
      <p class="small soft">{w.checkHint}</p>
    </form>
  );
}

/** The whole page, for who hands in and for who only reads. */
export function HandInPage(props: HandInPageProps) {
  const { shell, view, errors } = props;
  const w = HAND_IN_WORDS[shell.lang];
  const r = readingElsewhere(view.guide, shell.lang);
  const title = handInTitle(view, shell.lang);
  const { standing: place, own } = view;
  return (
    <Layout shell={shell} title={title} current="home" islands={['upload']} unlisted>
      <header>
        <HandInCrumb view={view} r={r} />
        <h1>{title}</h1>
      </header>
      <ErrorSummary title={w.errorsTitle} errors={errors} />
      <DeadlineFacts view={view} r={r} />
      {own && place.may && place.as === 'late' ? <p>{w.lateWarning}</p> : null}
      {own && !place.may ? <p>{w.closedWhy}</p> : null}
      {own && place.may ? (
        <section class="hand-in" aria-labelledby="form">
          <h2 id="form">{w.formTitle}</h2>
          <Form {...props} />
        </section>
      ) : null}
      <Versions view={view} r={r} />
      <Expected view={view} r={r} />
    </Layout>
  );
}
