/** What every report of conformity shows: a page with its marks, findings by clause, what passed, what could not be told. */
import type { ComponentChildren } from 'preact';
import type { Guide } from '../guide/schema.ts';
import { told } from '../guide/text.ts';
import type { Lang } from '../ui/lang.ts';
import { Signal } from '../ui/signal.tsx';
import { capital } from '../ui/typography.ts';
import type { Finding, Report, RuleId, RuleStatus } from './finding.ts';
import { FindingView, RuleLine } from './finding.view.tsx';
import { Leaf } from './leaf.view.tsx';
import { measuredWords } from './measured-words.ts';
import { counts, type Group, groupsOf, marksOn, type Numbered, stripPages, tonesByPage } from './report-view.ts';
import { TITLES } from './titles.ts';
import type { PageSize } from './trial.ts';
import { CHECK_WORDS } from './web-words.ts';

export interface ReportBodyProps {
  lang: Lang;
  /** Address of the report: "/check/…". */
  address: string;
  /** Messages already in the language of the page. */
  report: Report;
  guide: Guide;
  sizes: readonly PageSize[];
  /** Page asked for; the first with a finding when null. */
  page: number | null;
  /** Where the pictures of pages are: "/check/…/pages"; those of `address` when absent. */
  pictures?: string;
  /** Findings set aside: shown as such, and no longer counted. */
  waived?: ReadonlySet<Finding>;
  /** The report that is counted, when some findings are set aside. */
  counted?: Report;
  /** What stands under a finding. */
  under?: (item: Numbered) => ComponentChildren;
  /** What stands before the findings. */
  children?: ComponentChildren;
}

const words = (props: ReportBodyProps) => CHECK_WORDS[props.lang];

function ClauseLink({ clause, guide }: { clause: string | null; guide: Guide }) {
  if (!clause) return null;
  const label = guide.clauses[clause]?.label;
  return (
    <a
      class="clause"
      href={`/guides/${guide.guide}/${encodeURIComponent(guide.version)}#clause-${clause}`}
      title={label === undefined ? undefined : told(label, guide.language)}
    >
      {clause}
    </a>
  );
}

function Chips(props: ReportBodyProps) {
  const { chips } = words(props);
  const count = counts(props.counted ?? props.report);
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

function GroupView({ group, props, pageLink }: { group: Group; props: ReportBodyProps; pageLink: (page: number) => string }) {
  const { guide, lang, under } = props;
  const label = group.clause ? guide.clauses[group.clause]?.label : undefined;
  return (
    <section>
      <header>
        <h2 lang={label && guide.language !== lang ? guide.language : undefined}>
          {capital(label ?? TITLES[group.rule][lang].name)}
        </h2>
        <ClauseLink clause={group.clause} guide={guide} />
      </header>
      {group.findings.map((item) => (
        <FindingView key={item.number} item={item} words={words(props)} pageLink={pageLink}>
          {under?.(item)}
        </FindingView>
      ))}
    </section>
  );
}

function rulesWith(report: Report, status: RuleStatus): readonly { rule: RuleId; clause: string | null }[] {
  return report.rules.filter((r) => r.status === status && !report.findings.some((f) => f.rule === r.rule));
}

/** Rules without a finding: passed with what was measured, undetermined, skipped. */
function Silent(props: ReportBodyProps) {
  const { guide, lang } = props;
  const report = props.counted ?? props.report;
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
                const { name, met } = TITLES[rule][lang];
                const measured = key === 'passed' ? measuredWords(rule, report, lang) : null;
                return (
                  <RuleLine key={rule} tone={tone} word={w.tones[tone]} clause={<ClauseLink clause={clause} guide={guide} />}>
                    {key === 'passed' ? met : name}
                    {measured ? <span class="soft">{`${lang === 'fr' ? '\u00a0' : ''}: ${measured}`}</span> : null}
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

/** The body of a report; usable without JavaScript, findings first on a phone. */
export function ReportBody(props: ReportBodyProps) {
  const { report, sizes, address, pictures = `${address}/pages` } = props;
  const w = words(props);
  const groups = groupsOf(report, props.waived);
  const tones = tonesByPage(groups);
  const { total, annexStart, annexDeclared } = report.measured.pages;
  const first = groups.flatMap((g) => g.findings).find((f) => f.pages.length && !f.waived)?.pages[0] ?? 1;
  const page = props.page !== null && props.page >= 1 && props.page <= total ? props.page : first;
  const pageLink = (n: number) => `${address}?page=${n}#page`;
  const annexes = annexStart === null ? null : annexDeclared ? w.declaredAnnexes(annexStart) : w.annexes(annexStart);
  return (
    <div class="report">
      <Leaf
        words={w}
        page={page}
        total={total}
        size={sizes[page - 1] ?? null}
        annexes={annexes}
        marks={marksOn(groups, page)}
        strip={total ? stripPages(tones.keys(), page, total) : []}
        tones={tones}
        picture={(n) => `${pictures}/${n}.png`}
        pageLink={pageLink}
      />
      <div class="findings">
        <Chips {...props} />
        {props.children}
        {groups.map((group) => (
          <GroupView key={group.clause ?? group.rule} group={group} props={props} pageLink={pageLink} />
        ))}
        <Silent {...props} />
      </div>
    </div>
  );
}
