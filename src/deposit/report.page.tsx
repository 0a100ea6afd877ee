/** /deposits/…: the receipt first, then the report of conformity with what people said of it, then versions and reports. */
import type { ComponentChildren } from 'preact';
import { WaitMeter, waitTitle } from '../conformity/check.page.tsx';
import { reportTitle } from '../conformity/report-title.ts';
import type { Progress } from '../conformity/trial.ts';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { capital } from '../ui/typography.ts';
import { Around } from './around.view.tsx';
import type { TypedNote } from './notes.view.tsx';
import { REPORT_WORDS } from './report-words.ts';
import { addressOf, DepositReport, DepositCrumb, type DepositView, type ShownReport } from './report.view.tsx';
import { type TypedValidation, type ValidationShown, validationTitle, ValidationView } from './validation.view.tsx';

/** What was typed and could not be recorded. */
export interface TypedHere {
  note: TypedNote | null;
  annexes: { page: string; error: string } | null;
  validation?: TypedValidation;
}

export interface DepositPageProps {
  shell: Shell;
  view: DepositView;
  /** Null until a report is made. */
  shown: ShownReport | null;
  /** Of the check under way, null when none is. */
  progress: Progress | null;
  /** Page of the document asked for. */
  page: number | null;
  typed: TypedHere;
  /** In time or late. */
  standing: string;
  /** What tutors said of it, null where the guide does not ask them. */
  validation: ValidationShown | null;
  /** The receipt, with the actions given to it. */
  receipt: (actions: ComponentChildren) => ComponentChildren;
}

function Actions({ shell, view }: Pick<DepositPageProps, 'shell' | 'view'>) {
  const w = REPORT_WORDS[shell.lang];
  const { deposit, versions, can } = view;
  const address = addressOf(view);
  return (
    <>
      {can.make && versions[0]?.id === deposit.id ? (
        <a class="button" href={`/missions/${deposit.mission}/deposits/${deposit.deliverable}`}>
          {w.handIn}
        </a>
      ) : null}
      <a class="button quiet" href={`${address}/file`}>
        {w.file}
      </a>
      {deposit.originalName === deposit.fileName ? null : <a href={`${address}/file?name=original`}>{w.original}</a>}
    </>
  );
}

function Superseded({ shell, view }: Pick<DepositPageProps, 'shell' | 'view'>) {
  const w = REPORT_WORDS[shell.lang];
  const last = view.versions[0];
  if (!last || last.id === view.deposit.id) return null;
  return (
    <p class="sheet banner check" role="note">
      <Signal tone="check">{w.superseded(last.number)}</Signal>
      <a href={`/deposits/${last.id}`}>{w.seeLast(last.number)}</a>
    </p>
  );
}

/** Whether the page asks for words, or gives back some that could not be recorded: loaded again by itself, it would erase them. */
const mayType = ({ shown, validation, typed }: DepositPageProps): boolean =>
  shown !== null || validation?.mayValidate === true || Object.values(typed).some(Boolean);

/** The check under way, or the one that a fault of ours stopped. */
function UnderWay(props: DepositPageProps) {
  const { shell, view, progress } = props;
  const w = REPORT_WORDS[shell.lang];
  if (progress) {
    return (
      <section class="findings" aria-labelledby="under-way">
        <h2 id="under-way" data-wait-title>
          {waitTitle(progress, CHECK_WORDS[shell.lang])}
        </h2>
        <WaitMeter progress={progress} lang={shell.lang} {...(mayType(props) && { at: addressOf(view) })} />
      </section>
    );
  }
  if (view.checks[0]?.state !== 'failed') return null;
  return (
    <section class="sheet" aria-labelledby="check-failed">
      <h2 id="check-failed">{capital(w.checkFailed)}</h2>
      <p>{w.checkFailedWhy}</p>
      {view.can.recheck ? (
        <form method="post" action={`${addressOf(view)}/checks`}>
          <button class="button" type="submit">
            {w.askAgain}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function titleOf(props: DepositPageProps): string {
  const asked = validationTitle(props.validation, props.shell.lang);
  return asked === null ? reportTitleOf(props) : `${asked}. ${reportTitleOf(props)}`;
}

function reportTitleOf({ shell, view, shown, progress, standing }: DepositPageProps): string {
  const w = REPORT_WORDS[shell.lang];
  if (shown) return `${standing}. ${reportTitle(shown.effective.report, shell.lang)}`;
  if (view.checks[0]?.state === 'failed') return `${standing}, ${w.checkFailed}`;
  return progress ? `${standing}, ${w.underCheck}` : standing;
}

/** The whole page; usable without JavaScript. */
export function DepositPage(props: DepositPageProps) {
  const { shell, view, shown, progress, page, typed } = props;
  const w = REPORT_WORDS[shell.lang];
  const title = titleOf(props);
  const errors: Errors = {
    ...(typed.note && { [typedField(props)]: typed.note.error }),
    ...(typed.annexes && { annexes: typed.annexes.error }),
    ...typed.validation?.errors,
  };
  const wait = progress ? { islands: ['report', 'wait'], ...(!mayType(props) && { refresh: 2 }) } : { islands: ['report'] };
  const lang = shell.lang;
  return (
    <Layout shell={shell} title={title} unlisted {...wait}>
      <header>
        <DepositCrumb view={view} lang={lang} />
        <h1>{title}</h1>
      </header>
      <ErrorSummary title={w.errorsTitle} errors={errors} />
      {typed.note && typedField(props) === 'typed' ? (
        <div class="sheet" id="typed">
          <p>{w.typed}</p>
          <p class="as-typed">
            <bdi>{typed.note.reason}</bdi>
          </p>
        </div>
      ) : null}
      <Superseded shell={shell} view={view} />
      {props.receipt(<Actions shell={shell} view={view} />)}
      <ValidationView
        lang={lang}
        timezone={view.guide.timezone}
        deposit={view.deposit}
        shown={props.validation}
        typed={typed.validation ?? null}
      />
      <UnderWay {...props} />
      {shown ? <DepositReport {...{ shell, view, shown, page, address: addressOf(view), typed: typed.note }} /> : null}
      <Around
        lang={lang}
        timezone={view.guide.timezone}
        deposit={view.deposit}
        versions={view.versions}
        checks={view.checks}
        shown={shown?.check ?? null}
        mayRecheck={view.can.recheck && !progress}
        mayDeclare={view.can.declareAnnexes && !progress}
        typedAnnexes={typed.annexes}
      />
    </Layout>
  );
}

/** Identifier of the field that holds what was typed about a finding; "typed" when the finding is not on the page. */
function typedField({ shown, typed }: DepositPageProps): string {
  const at = shown && typed.note ? shown.numberOf(typed.note.finding) : null;
  return at === null ? 'typed' : `reason-${at}`;
}
