/** The report of a deposit as its pages show it: where it stands, its body, what may be done about it. */
import type { Report } from '../conformity/finding.ts';
import { ReportBody } from '../conformity/report-body.view.tsx';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Shell } from '../ui/layout.tsx';
import { capital } from '../ui/typography.ts';
import type { Check, Deposit } from './deposit.ts';
import type { Effective, Note } from './findings.ts';
import { Notes, type TypedNote } from './notes.view.tsx';
import { REPORT_WORDS } from './report-words.ts';

/** What the person may do here. */
export interface ReportAbilities {
  make: boolean;
  recheck: boolean;
  declareAnnexes: boolean;
  contest: boolean;
  answer: boolean;
}

/** A report as a page shows it: the whole of it in the language of the page, and what is left once waivers are heard. */
export interface ShownReport {
  check: Check;
  report: Report;
  effective: Effective;
  /** Only the latest report's findings may be answered. */
  latest: boolean;
  /** Number that the page gives to a finding, null when the report has no such finding. */
  numberOf(finding: string): number | null;
}

export interface DepositView {
  deposit: Deposit;
  guide: Guide;
  /** Newest first. */
  versions: readonly Deposit[];
  /** Newest first. */
  checks: readonly Check[];
  notes: readonly Note[];
  can: ReportAbilities;
}

/** The page of a deposit. */
export const addressOf = ({ deposit }: DepositView) => `/deposits/${deposit.id}`;

/** Where this stands: the deliverable, the version. */
export function DepositCrumb({ view, lang, end }: { view: DepositView; lang: Shell['lang']; end?: string }) {
  const { deposit, guide } = view;
  const deliverable = guide.deliverables.find((d) => d.id === deposit.deliverable);
  const version = capital(REPORT_WORDS[lang].version(deposit.number));
  return (
    <p class="crumb">
      <a href={`/missions/${deposit.mission}/deposits/${deposit.deliverable}`}>
        {deliverable ? plain(deliverable.title, readingElsewhere(guide, lang)) : deposit.deliverable}
      </a>
      {' / '}
      {end ? <a href={addressOf(view)}>{version}</a> : version}
      {end ? ` / ${end}` : null}
    </p>
  );
}

interface BodyProps {
  shell: Shell;
  view: DepositView;
  shown: ShownReport;
  page: number | null;
  address: string;
  typed: TypedNote | null;
}

/** The report itself; under each finding, what was said of it. */
export function DepositReport({ shell, view, shown, page, address, typed }: BodyProps) {
  const { guide, notes, can } = view;
  const { lang } = shell;
  const { effective, report, check, latest } = shown;
  const timezone = guide.timezone;
  const may = { mayContest: latest && can.contest, mayAnswer: latest && can.answer };
  return (
    <ReportBody
      lang={lang}
      address={address}
      pictures={`${addressOf(view)}/pages`}
      report={report}
      counted={effective.report}
      waived={new Set(effective.waived)}
      guide={guide}
      sizes={check.sizes}
      page={page}
      under={(item) => <Notes item={item} props={{ lang, timezone, address: addressOf(view), notes, typed, ...may }} />}
    >
      {effective.waived.length ? <p class="soft">{capital(REPORT_WORDS[lang].waivedCount(effective.waived.length))}.</p> : null}
    </ReportBody>
  );
}
