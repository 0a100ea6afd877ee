/** /uploads/…: a file that was received and is not handed in: its trial under way, then what it found and the one step left. */
import { WaitMeter, waitTitle } from '../conformity/check.page.tsx';
import { ReportBody } from '../conformity/report-body.view.tsx';
import { reportTitle } from '../conformity/report-title.ts';
import type { Report } from '../conformity/finding.ts';
import type { PageSize, Progress } from '../conformity/trial.ts';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import { readingElsewhere } from '../guide/reading/reading.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { exactInstant, fileSize } from '../ui/typography.ts';
import type { HandIn } from './hand-in-state.ts';
import { DeadlineFacts, DeclarationFields, HandInCrumb, RenameField } from './hand-in.view.tsx';
import { HAND_IN_WORDS } from './hand-in-words.ts';

export interface UploadView {
  id: string;
  fileName: string;
  bytes: number;
  /** Milliseconds. */
  receivedAt: number;
  /** Brought by who entered again; null when the file has its owner. */
  claim: string | null;
}

interface Common {
  shell: Shell;
  view: HandIn;
  upload: UploadView;
}

export interface UploadPageProps extends Common {
  errors: Errors;
  typed: { guideName: boolean; declared: readonly string[] };
  /** The trial's report, its messages already in the language of the page; null without one. */
  report: Report | null;
  sizes: readonly PageSize[];
  /** Page of the document asked for. */
  page: number | null;
  /** Whether the trial stopped by a fault of ours. */
  failed: boolean;
}

const handInAddress = ({ mission, deliverable }: HandIn) => `/missions/${mission.id}/deposits/${deliverable.id}`;

function FileLine({ shell, view, upload }: Common) {
  const at = exactInstant(new Date(upload.receivedAt), shell.lang, view.guide.timezone);
  return (
    <p class="lede">
      <bdi>{upload.fileName}</bdi>
      {`, ${fileSize(upload.bytes, shell.lang)}. ${HAND_IN_WORDS[shell.lang].sent} ${shell.lang === 'fr' ? 'le' : 'on'} ${at}.`}
    </p>
  );
}

/** The one step left. */
function DepositForm({ shell, view, upload, errors, typed }: UploadPageProps) {
  const w = HAND_IN_WORDS[shell.lang];
  const r = readingElsewhere(view.guide, shell.lang);
  if (!view.standing.may) return <p>{w.closedWhy}</p>;
  return (
    <form class="form" method="post" action={`/uploads/${upload.id}/deposit`}>
      {upload.claim === null ? null : <input type="hidden" name="claim" value={upload.claim} />}
      {view.standing.as === 'late' ? <p>{w.lateWarning}</p> : null}
      <RenameField name={view.guideName} checked={typed.guideName} r={r} />
      <DeclarationFields view={view} made={typed.declared} error={errors['declarations']} r={r} />
      <div class="actions">
        <button class="button" type="submit">
          {w.depositThis}
        </button>
        <a class="button quiet" href={handInAddress(view)}>
          {w.another}
        </a>
      </div>
      <p class="small soft">{w.kept}</p>
    </form>
  );
}

/** A file received: what its trial found, and the step left. */
export function UploadPage(props: UploadPageProps) {
  const { shell, view, upload, errors, report } = props;
  const w = HAND_IN_WORDS[shell.lang];
  const r = readingElsewhere(view.guide, shell.lang);
  const title = upload.claim === null ? w.titles.tried : w.titles.claim;
  const body = { lang: shell.lang, address: `/uploads/${upload.id}`, guide: view.guide, sizes: props.sizes, page: props.page };
  return (
    <Layout shell={shell} title={title} current="home" islands={report ? ['report'] : []} unlisted>
      <header>
        <HandInCrumb view={view} r={r} />
        <h1>{title}</h1>
        <FileLine {...props} />
        {upload.claim === null ? null : <p class="lede">{w.claimLede}</p>}
      </header>
      <ErrorSummary title={w.errorsTitle} errors={errors} />
      <DeadlineFacts view={view} r={r} />
      <DepositForm {...props} />
      {props.failed ? <p>{w.trialFailed}</p> : null}
      {report ? (
        <>
          <p class="big">
            <strong>{reportTitle(report, shell.lang)}</strong>
          </p>
          <ReportBody {...body} report={report} />
        </>
      ) : null}
    </Layout>
  );
}

/** The trial under way. Asks again by itself, with or without JavaScript; one need not wait for it. */
export function UploadWaitPage(props: Common & { progress: Progress }) {
  const { shell, view, upload, progress } = props;
  const w = HAND_IN_WORDS[shell.lang];
  const title = waitTitle(progress, CHECK_WORDS[shell.lang]);
  return (
    <Layout shell={shell} title={title} current="home" islands={['wait']} refresh={2} unlisted>
      <header>
        <HandInCrumb view={view} r={readingElsewhere(view.guide, shell.lang)} />
        <h1 data-wait-title>{title}</h1>
        <FileLine {...props} />
      </header>
      <WaitMeter progress={progress} lang={shell.lang} />
      <p class="actions">
        <a class="button quiet" href={`/uploads/${upload.id}?now=yes`}>
          {w.noWait}
        </a>
        <span class="small soft">{w.kept}</span>
      </p>
    </Layout>
  );
}
