/** /deposits/…/checks/…: an older report, as it was made. */
import { reportTitle } from '../conformity/report-title.ts';
import { Layout } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { DepositPageProps } from './report.page.tsx';
import { addressOf, DepositReport, DepositCrumb, type ShownReport } from './report.view.tsx';

/** /deposits/…/checks/…: an older report, as it was made. */
export function OlderReportPage({
  shell,
  view,
  shown,
  page,
}: Pick<DepositPageProps, 'shell' | 'view' | 'page'> & { shown: ShownReport }) {
  const w = REPORT_WORDS[shell.lang];
  const { check, effective, latest } = shown;
  const title = reportTitle(effective.report, shell.lang);
  const at = instant(new Date(check.doneAt ?? check.askedAt), shell.lang, view.guide.timezone);
  return (
    <Layout shell={shell} title={title} islands={['report']} unlisted>
      <header>
        <DepositCrumb view={view} lang={shell.lang} end={w.oldReport(at)} />
        <h1>{title}</h1>
        <p class="lede">
          {[w.oldReport(at), w.engine(check.engine ?? ''), check.guideHash ? w.guideHash(check.guideHash.slice(0, 12)) : '']
            .filter(Boolean)
            .join(', ')}
        </p>
      </header>
      {latest ? null : (
        <p class="sheet banner check" role="note">
          <Signal tone="check">{w.notLatest}</Signal>
          <a href={addressOf(view)}>{w.seeLatest}</a>
        </p>
      )}
      <DepositReport {...{ shell, view, shown, page, address: `${addressOf(view)}/checks/${check.id}`, typed: null }} />
    </Layout>
  );
}
