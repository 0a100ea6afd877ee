/** The report of conformity: receipt, page with its marks, findings by clause, what passed, what could not be told. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { capital, fileSize, instant, number } from '../ui/typography.ts';
import type { Report, RuleId, RuleStatus } from './finding.ts';
import { FindingView, RuleLine } from './finding.view.tsx';
import { Leaf } from './leaf.view.tsx';
import { measuredWords } from './measured-words.ts';
import { counts, type Group, groupsOf, marksOn, stripPages, tonesByPage } from './report-view.ts';
import { TITLES } from './titles.ts';
import { KEPT_MS, type PageSize } from './trial.ts';
import { CHECK_WORDS } from './web-words.ts';

export interface ReportPageProps {
  shell: Shell;
  /** Address of the report: "/check/…". */
  address: string;
  /** Messages already in the language of the page. */
  report: Report;
  guide: Guide;
  sizes: readonly PageSize[];
  /** Milliseconds. */
  receivedAt: number;
  /** Page asked for; the first with a finding when null. */
  page: number | null;
}

const words = (props: ReportPageProps) => CHECK_WORDS[props.shell.lang];

function ClauseLink({ clause, guide }: { clause: string | null; guide: Guide }) {
  if (!clause) return null;
  return (
    <a
      class="clause"
      href={`/guides/${guide.guide}/${encodeURIComponent(guide.version)}#clause-${clause}`}
      title={guide.clauses[clause]?.label}
    >
      {clause}
    </a>
  );
}

function Receipt(props: ReportPageProps) {
  const { shell, report, guide, receivedAt } = props;
  const w = words(props);
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

function Chips(props: ReportPageProps) {
  const { chips } = words(props);
  const count = counts(props.report);
  return (
    <div class="actions chips">
      {(['block', 'check', 'unknown', 'conform'] as const).map((tone) =>
        count[tone] ? (
          <Signal key={tone} tone={tone} chip>
            {chips[tone](count[tone])}
          </Signal>
        ) : null,
      )}
    </div>
  );
}

function GroupView({ group, props, pageLink }: { group: Group; props: ReportPageProps; pageLink: (page: number) => string }) {
  const { guide, shell } = props;
  const label = group.clause ? guide.clauses[group.clause]?.label : undefined;
  return (
    <section>
      <header>
        <h2 lang={label && guide.language !== shell.lang ? guide.language : undefined}>
          {capital(label ?? TITLES[group.rule][shell.lang].name)}
        </h2>
        <ClauseLink clause={group.clause} guide={guide} />
      </header>
      {group.findings.map((item) => (
        <FindingView key={item.number} item={item} words={words(props)} pageLink={pageLink} />
      ))}
    </section>
  );
}

function rulesWith(report: Report, status: RuleStatus): readonly { rule: RuleId; clause: string | null }[] {
  return report.rules.filter((r) => r.status === status && !report.findings.some((f) => f.rule === r.rule));
}

/** Rules without a finding: passed with what was measured, undetermined, skipped. */
function Silent(props: ReportPageProps) {
  const { report, shell, guide } = props;
  const w = words(props);
  const lists = [
    { key: 'passed', title: w.passed, tone: 'conform', rules: rulesWith(report, 'passed') },
    { key: 'undetermined', title: w.undetermined, tone: 'unknown', rules: rulesWith(report, 'undetermined') },
    { key: 'skipped', title: w.skipped, tone: 'wait', rules: rulesWith(report, 'skipped') },
  ] as const;
  return (
    <>
      {lists.map(({ key, title, tone, rules }) =>
        rules.length ? (
          <section key={key}>
            <header>
              <h2>{title}</h2>
            </header>
            {key === 'skipped' ? <p class="soft small">{w.skippedWhy}</p> : null}
            <ul class="oks">
              {rules.map(({ rule, clause }) => {
                const { name, met } = TITLES[rule][shell.lang];
                const measured = key === 'passed' ? measuredWords(rule, report, shell.lang) : null;
                return (
                  <RuleLine key={rule} tone={tone} word={w.tones[tone]} clause={<ClauseLink clause={clause} guide={guide} />}>
                    {key === 'passed' ? met : name}
                    {measured ? <span class="soft">{`${shell.lang === 'fr' ? '\u00a0' : ''}: ${measured}`}</span> : null}
                  </RuleLine>
                );
              })}
            </ul>
          </section>
        ) : null,
      )}
    </>
  );
}

/** The whole page; usable without JavaScript, findings first on a phone. */
export function ReportPage(props: ReportPageProps) {
  const { shell, report, sizes, address } = props;
  const w = words(props);
  const groups = groupsOf(report);
  const tones = tonesByPage(groups);
  const total = report.measured.pages.total;
  const first = groups.flatMap((g) => g.findings).find((f) => f.pages.length)?.pages[0] ?? 1;
  const page = props.page !== null && props.page >= 1 && props.page <= total ? props.page : first;
  const pageLink = (n: number) => `${address}?page=${n}#page`;
  const title = capital(w.sentence(counts(report), sizes.length > 0 || report.measured.pages.total > 0));
  return (
    <Layout shell={shell} title={title} current="check" islands={['report']} unlisted>
      <header>
        <p class="crumb">
          <a href="/check">{w.title}</a> / {w.report}
        </p>
        <h1>{title}</h1>
      </header>
      <Receipt {...props} />
      <div class="report">
        <Leaf
          words={w}
          page={page}
          total={total}
          size={sizes[page - 1] ?? null}
          annexStart={report.measured.pages.annexStart}
          marks={marksOn(groups, page)}
          strip={total ? stripPages(tones.keys(), page, total) : []}
          tones={tones}
          picture={(n) => `${address}/pages/${n}.png`}
          pageLink={pageLink}
        />
        <div class="findings">
          <Chips {...props} />
          {groups.map((group) => (
            <GroupView key={group.clause ?? group.rule} group={group} props={props} pageLink={pageLink} />
          ))}
          <Silent {...props} />
        </div>
      </div>
    </Layout>
  );
}
