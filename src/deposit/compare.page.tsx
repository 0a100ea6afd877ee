/** /deposits/…/compare: two versions of a deliverable side by side. */
import { inLanguage } from '../conformity/check.ts';
import type { Finding, Report } from '../conformity/finding.ts';
import { toneOf } from '../conformity/report-view.ts';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Sign } from '../ui/signal.tsx';
import { compareFindings, compareValues } from './compare.ts';
import { COMPARE_WORDS } from './compare-words.ts';
import type { Deposit } from './deposit.ts';
import { DepositCrumb, type DepositView } from './report.view.tsx';

/** A version and its latest report, null before any. */
export interface Side {
  deposit: Deposit;
  report: Report | null;
}

export interface ComparePageProps {
  shell: Shell;
  view: DepositView;
  /** The older one first. */
  before: Side;
  after: Side;
}

function FindingLine({ finding, where, lang }: { finding: Finding; where: string | null; lang: Lang }) {
  const tone = toneOf(finding);
  return (
    <li class={`ok ${tone}`}>
      <Sign tone={tone} />
      <span>
        <span class="visually-hidden">{`${CHECK_WORDS[lang].tones[tone]}. `}</span>
        {finding.message.what}
      </span>
      <span class="soft small">{where}</span>
    </li>
  );
}

function List({
  title,
  lines,
  lang,
}: {
  title: string;
  lines: readonly { finding: Finding; where: string | null }[];
  lang: Lang;
}) {
  return (
    <section>
      <header>
        <h2>{`${title} (${lines.length})`}</h2>
      </header>
      {lines.length ? (
        <ul class="oks">
          {lines.map((line, i) => (
            <FindingLine key={i} {...line} lang={lang} />
          ))}
        </ul>
      ) : (
        <p class="soft">{COMPARE_WORDS[lang].none}</p>
      )}
    </section>
  );
}

function Values({ before, after, numbers, lang }: { before: Report; after: Report; numbers: [number, number]; lang: Lang }) {
  const w = COMPARE_WORDS[lang];
  return (
    <section>
      <h2 id="measured">{w.measured}</h2>
      <div class="scroll" role="region" aria-labelledby="measured" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.value}</th>
              {numbers.map((n) => (
                <th scope="col" key={n}>
                  {w.version(n)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compareValues(before, after, lang).map(({ value, before: was, after: is }) => (
              <tr key={value}>
                <th scope="row">{w.values[value]}</th>
                <td>{was ?? w.unknown}</td>
                <td>
                  {is ?? w.unknown}
                  {was === is ? null : <span class="soft small">{` (${w.changed})`}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The whole page. */
export function ComparePage({ shell, view, before, after }: ComparePageProps) {
  const { lang } = shell;
  const w = COMPARE_WORDS[lang];
  const numbers: [number, number] = [before.deposit.number, after.deposit.number];
  const reports =
    before.report && after.report ? ([inLanguage(before.report, lang), inLanguage(after.report, lang)] as const) : null;
  const { gone, added, stayed } = compareFindings(reports?.[0].findings ?? [], reports?.[1].findings ?? []);
  const title = reports ? w.title(gone.length, added.length, stayed.length) : w.notYet;
  const page = (finding: Finding) => finding.place?.page ?? null;
  const at = (finding: Finding) => ({ finding, where: page(finding) === null ? null : w.page(page(finding)!) });
  const both = stayed.map(({ before: was, after: is }) => {
    const [from, to] = [page(was), page(is)];
    return from !== null && to !== null && from !== to ? { finding: is, where: w.moved(from, to) } : at(is);
  });
  return (
    <Layout shell={shell} title={title} unlisted>
      <header>
        <DepositCrumb view={view} lang={lang} end={w.crumb} />
        <h1>{title}</h1>
        <p class="lede">
          <a href={`/deposits/${before.deposit.id}`}>{w.version(numbers[0])}</a>
          {' → '}
          <a href={`/deposits/${after.deposit.id}`}>{w.version(numbers[1])}</a>
        </p>
      </header>
      {reports ? (
        <div class="compared findings">
          <List title={w.gone} lines={gone.map(at)} lang={lang} />
          <List title={w.added} lines={added.map(at)} lang={lang} />
          <List title={w.stayed} lines={both} lang={lang} />
          <Values before={reports[0]} after={reports[1]} numbers={numbers} lang={lang} />
        </div>
      ) : (
        <p>{w.notYetWhy}</p>
      )}
    </Layout>
  );
}
