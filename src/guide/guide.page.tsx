/** The guides' pages: the list, and one guide set like a book. */
import type { ComponentChildren } from 'preact';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Items, Paragraphs } from './reading/annexes.view.tsx';
import { CalendarView, ClauseIndex } from './reading/calendar.view.tsx';
import { contentsOf, rubricAnchor } from './reading/contents.ts';
import { Contents } from './reading/contents.view.tsx';
import { DefenceView } from './reading/defence.view.tsx';
import { DeliverableView } from './reading/deliverable.view.tsx';
import { FrameworkView } from './reading/framework.view.tsx';
import { AdviceView, PortfolioView } from './reading/portfolio.view.tsx';
import { Says } from './reading/provenance.view.tsx';
import { plain, reading, type Reading } from './reading/reading.ts';
import { Competencies, Components, Terms } from './reading/result.view.tsx';
import { RubricView } from './reading/rubric.view.tsx';
import { READING_WORDS } from './reading/words.ts';
import type { Framework } from './framework.ts';
import type { Guide } from './schema.ts';

/** The list of guides; `versions` of a guide are newest first. */
export function GuideListPage({ shell, guides }: { shell: Shell; guides: readonly { versions: readonly Guide[] }[] }) {
  const w = READING_WORDS[shell.lang].list;
  return (
    <Layout shell={shell} title={w.title} current="guide">
      <header>
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      {guides.length ? null : <p>{w.empty}</p>}
      <ul class="guide-list">
        {guides.map(({ versions }) => {
          const [latest, ...older] = versions;
          return latest ? <GuideCard key={latest.guide} guide={latest} older={older} shell={shell} /> : null;
        })}
      </ul>
    </Layout>
  );
}

function GuideCard({ guide, older, shell }: { guide: Guide; older: readonly Guide[]; shell: Shell }) {
  const r = reading(guide, shell.lang);
  const w = r.words.list;
  return (
    <li class="sheet">
      <h2>
        <a href={`/guides/${guide.guide}`}>
          <Says text={guide.title} r={r} />
        </a>
      </h2>
      <p class="soft">
        <Says text={guide.school} r={r} />, <Says text={guide.programme} r={r} />, {`${r.words.version} ${guide.version}`}
      </p>
      <p>{guide.deliverables.map((d) => plain(d.title, r)).join(' · ')}</p>
      <p class="actions">
        <a class="button small" href={`/guides/${guide.guide}`}>
          {w.read}
          <span class="visually-hidden">{` ${guide.guide}`}</span>
        </a>
        <a class="button quiet small" href={`/check?guide=${guide.guide}`}>
          {w.check}
          <span class="visually-hidden">{` ${guide.guide}`}</span>
        </a>
      </p>
      {older.length ? (
        <p class="small">
          {`${w.olderVersions}${shell.lang === 'fr' ? '\u00a0' : ''}: `}
          {older.map((o) => (
            <a key={o.version} href={`/guides/${o.guide}/${encodeURIComponent(o.version)}`}>
              {`${o.version} `}
            </a>
          ))}
        </p>
      ) : null}
    </li>
  );
}

function Part({ id, title, children }: { id: string; title: ComponentChildren; children: ComponentChildren }) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function BeforeDeliverables({ r, framework, today }: { r: Reading; framework: Framework | null; today: string }) {
  const { guide, words } = r;
  const p = words.parts;
  const { mission = [], competencies = [] } = Object.groupBy(guide.guidance, (each) => each.about);
  return (
    <>
      {mission.length ? <Part id="guidance" title={p.guidance} children={<Paragraphs items={mission} r={r} />} /> : null}
      {guide.aims.length ? <Part id="aims" title={p.aims} children={<Paragraphs items={guide.aims} r={r} />} /> : null}
      {guide.objectives.length ? (
        <Part id="objectives" title={p.objectives} children={<Items items={guide.objectives} r={r} ordered />} />
      ) : null}
      {guide.competencies.length || framework ? (
        <Part id="competencies" title={p.competencies}>
          <Competencies r={r} />
          <Paragraphs items={competencies} r={r} />
          {framework ? <FrameworkView framework={framework} r={r} today={today} /> : null}
        </Part>
      ) : null}
      {guide.components.length ? <Part id="components" title={p.components} children={<Components r={r} />} /> : null}
    </>
  );
}

function AfterDeliverables({ r }: { r: Reading }) {
  const { guide, words } = r;
  const p = words.parts;
  return (
    <>
      {guide.rubrics.map((rubric) => (
        <Part key={rubric.id} id={rubricAnchor(rubric.id)} title={<Says text={rubric.title} r={r} />}>
          <RubricView rubric={rubric} r={r} />
        </Part>
      ))}
      {guide.portfolio ? (
        <Part id="portfolio" title={p.portfolio} children={<PortfolioView portfolio={guide.portfolio} r={r} />} />
      ) : null}
      {guide.defence ? <Part id="defence" title={p.defence} children={<DefenceView defence={guide.defence} r={r} />} /> : null}
      {guide.advice ? <Part id="advice" title={p.advice} children={<AdviceView advice={guide.advice} r={r} />} /> : null}
      {guide.calendar.length ? <Part id="calendar" title={p.calendar} children={<CalendarView r={r} />} /> : null}
      {guide.terms.length ? <Part id="terms" title={p.terms} children={<Terms r={r} />} /> : null}
      {Object.keys(guide.clauses).length ? <Part id="clauses" title={p.clauses} children={<ClauseIndex r={r} />} /> : null}
    </>
  );
}

export interface GuidePageProps {
  shell: Shell;
  guide: Guide;
  framework: Framework | null;
  /** YYYY-MM-DD: says whether the framework is still in force. */
  today: string;
}

/** One guide, every part in order, with its contents. */
export function GuidePage({ shell, guide, framework, today }: GuidePageProps) {
  const r = reading(guide, shell.lang);
  const { words } = r;
  const { source } = guide;
  const legend = `${words.addedLegend} `;
  return (
    <Layout shell={shell} title={plain(guide.title, r)} current="guide" islands={['contents']}>
      <header>
        <p class="crumb">
          <a href="/guides">{words.list.title}</a> / <Says text={guide.school} r={r} />, {`${words.version} ${guide.version}`}
        </p>
        <h1>
          <Says text={guide.title} r={r} />
        </h1>
        <p class="lede">{words.lede}</p>
        <p class="small soft">
          {`${words.source} `}
          {source.url ? (
            <a href={source.url} children={<Says text={source.title} r={r} />} />
          ) : (
            <Says text={source.title} r={r} />
          )}
          {source.date && !plain(source.title, r).includes(source.date) ? `, ${source.date}` : ''}. {legend}
          <span class="added">{`${words.added}${shell.lang === 'fr' ? '\u00a0' : ''}: ${words.addedExample}`}</span>
        </p>
        {words.sourceFrench && guide.language === 'fr' ? <p class="small soft">{words.sourceFrench}</p> : null}
        <p class="actions">
          <a class="button quiet small" href={`/check?guide=${guide.guide}`}>
            {words.checkButton}
          </a>
          <span class="small soft">{words.print}</span>
        </p>
      </header>
      <div class="book">
        <Contents title={words.contents} entries={contentsOf(r, framework !== null)} />
        <article class="prose">
          <BeforeDeliverables r={r} framework={framework} today={today} />
          {guide.deliverables.map((d) => (
            <DeliverableView key={d.id} deliverable={d} r={r} />
          ))}
          <AfterDeliverables r={r} />
        </article>
      </div>
    </Layout>
  );
}
