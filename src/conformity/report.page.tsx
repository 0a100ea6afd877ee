/** The report of conformity of a trial: its receipt, then what both reports show. */
import { plain, reading } from '../guide/reading/reading.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { fileSize, instant, number } from '../ui/typography.ts';
import { ReportBody, type ReportBodyProps } from './report-body.view.tsx';
import { reportTitle } from './report-title.ts';
import { KEPT_MS } from './trial.ts';
import { CHECK_WORDS } from './web-words.ts';

export interface ReportPageProps extends Omit<ReportBodyProps, 'lang'> {
  shell: Shell;
  /** Milliseconds. */
  receivedAt: number;
}

function Receipt(props: ReportPageProps) {
  const { shell, report, guide, receivedAt } = props;
  const w = CHECK_WORDS[shell.lang];
  const { file, timing } = report;
  const when = (ms: number) => instant(new Date(ms), shell.lang, guide.timezone);
  const deliverable = guide.deliverables.find((d) => d.id === report.deliverable);
  const r = reading(guide, shell.lang);
  const facts = [
    fileSize(file.bytes, shell.lang),
    timing.pages ? w.pages(timing.pages) : '',
    w.took(number(timing.ms / 1000, shell.lang, 1)),
  ];
  return (
    <section class="sheet receipt" aria-label={w.report}>
      <dl class="facts">
        <dt>{w.checkedFile}</dt>
        <dd>
          <bdi>
            <strong>{file.name}</strong>
          </bdi>{' '}
          <span class="soft">{facts.filter(Boolean).join(', ')}</span>
        </dd>
        <dt>{w.received}</dt>
        <dd>
          {when(receivedAt)}{' '}
          <span class="soft">{`(${w.expires} ${when(receivedAt + KEPT_MS)
            .split(/ à\u00a0|, /)
            .at(-1)})`}</span>
        </dd>
        <dt>{w.print}</dt>
        <dd>
          <code
            title={file.sha256}
          >{`sha256 ${file.sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')} … ${file.sha256.slice(-8, -4)} ${file.sha256.slice(-4)}`}</code>
        </dd>
        <dt>{w.against}</dt>
        <dd>
          <a href={`/guides/${guide.guide}/${encodeURIComponent(guide.version)}`}>{plain(guide.title, r)}</a>
          {`, ${guide.version}${deliverable ? `, ${plain(deliverable.title, r)}` : ''}`}
        </dd>
      </dl>
      <div class="stack">
        <a class="button" href={`/check?guide=${guide.guide}&deliverable=${report.deliverable}`}>
          {w.again}
        </a>
      </div>
    </section>
  );
}

/** The whole page; usable without JavaScript, findings first on a phone. */
export function ReportPage(props: ReportPageProps) {
  const { shell, report } = props;
  const w = CHECK_WORDS[shell.lang];
  const title = reportTitle(report, shell.lang);
  return (
    <Layout shell={shell} title={title} current="check" islands={['report']} unlisted>
      <header>
        <p class="crumb">
          <a href="/check">{w.title}</a> / {w.report}
        </p>
        <h1>{title}</h1>
      </header>
      <Receipt {...props} />
      <ReportBody {...props} lang={shell.lang} />
    </Layout>
  );
}
