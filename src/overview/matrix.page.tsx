/** The page of a cohort: a sentence about its state, counts, filters, the matrix, what may be done to many at once. */
import { Pager } from '../ui/pager.tsx';
import { plain, readingElsewhere } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { columnsOf, type Counts, OWING, type OwedAt, type Standing } from '../thread/matrix.ts';
import { Legend, Matrix, type MatrixRow } from '../thread/matrix.view.tsx';
import type { Cohort, Extension } from '../mission/mission.ts';
import { Tally } from '../thread/standing.view.tsx';
import { STANDING_WORDS } from '../thread/standing-words.ts';
import type { Lang } from '../ui/lang.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { type Act, type Scope, SCOPES } from './matrix-bulk.ts';
import { BULK_WORDS } from './matrix-bulk-words.ts';
import { type Asked, matrixUrl, SORTS } from './matrix.ts';
import { MATRIX_PAGE_WORDS } from './matrix-words.ts';

export interface MatrixPageProps {
  shell: Shell;
  cohort: Cohort;
  guide: Guide;
  asked: Asked;
  counts: Counts;
  rows: readonly MatrixRow[];
  /** More time given to everyone. */
  extensions: readonly Extension[];
  found: number;
  page: number;
  pages: number;
  /** People from whom something is expected or late, among what is found. */
  people: number;
  /** The next date at which something is owed, and the days until it. */
  next: { owed: OwedAt; days: number } | null;
  /** What the reader may do to many. */
  acts: readonly Act[];
}

/** The counts, and how long until the next date. */
function Counted({ props, lang }: { props: MatrixPageProps; lang: Lang }) {
  const w = MATRIX_PAGE_WORDS[lang];
  const { counts, cohort, asked, next, guide } = props;
  const href = (standing: Standing) =>
    matrixUrl(cohort.id, { ...asked, page: 1, standing: asked.standing === standing ? null : standing });
  return (
    <Tally {...{ counts, lang, href }} current={asked.standing}>
      {next ? (
        <li>
          <b>{w.daysLeft(next.days)}</b>
          <span class="small soft">{w.before(plain(next.owed.milestone.title, readingElsewhere(guide, lang)))}</span>
        </li>
      ) : null}
    </Tally>
  );
}

function Filters({ props, lang }: { props: MatrixPageProps; lang: Lang }) {
  const w = MATRIX_PAGE_WORDS[lang];
  const { cohort, guide, asked, people, acts, extensions } = props;
  const r = readingElsewhere(guide, lang);
  const isFiltered = asked.query || asked.waits || asked.step || asked.standing;
  return (
    <form class="filter-bar" method="get" action={`/cohorts/${cohort.id}`} role="search">
      {asked.standing ? <input type="hidden" name="standing" value={asked.standing} /> : null}
      <label>
        {w.search}
        <input class="field" name="q" type="search" value={asked.query} maxLength={100} size={15} placeholder={w.searchHint} />
      </label>
      <label>
        {w.waits}
        <select class="field" name="waits">
          <option value="">{w.anyone}</option>
          {OWING.map((each) => (
            <option key={each} value={each} selected={each === asked.waits}>
              {w.owing[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.step}
        <select class="field" name="step">
          <option value="">{w.anyStep}</option>
          {columnsOf(guide, cohort, extensions).map((m) => (
            <option key={m.id} value={m.id} selected={m.id === asked.step}>
              {plain(m.title, r)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.sort}
        <select class="field" name="sort">
          {SORTS.map((each) => (
            <option key={each} value={each} selected={each === asked.sort}>
              {w.sorts[each]}
            </option>
          ))}
        </select>
      </label>
      <button class="button quiet" type="submit">
        {w.filter}
      </button>
      {isFiltered ? <a href={matrixUrl(cohort.id, { sort: asked.sort })}>{w.reset}</a> : null}
      <span class="actions push">
        <a class="button quiet" href={matrixUrl(cohort.id, asked, { to: '/matrix.csv' })} download>
          {w.export}
        </a>
        {people > 0 && acts.includes('remind') ? (
          <a class="button" href={matrixUrl(cohort.id, asked, { to: '/bulk', query: { act: 'remind', scope: 'all' } })}>
            {w.remindAll(people)}
          </a>
        ) : null}
      </span>
    </form>
  );
}

/** The filter of the address, kept by the form that acts on many. */
function Kept({ asked, page }: { asked: Asked; page: number }) {
  const kept = [
    ['q', asked.query],
    ['waits', asked.waits],
    ['step', asked.step],
    ['standing', asked.standing],
    ['sort', asked.sort === 'risk' ? null : asked.sort],
    ['page', page > 1 ? page : null],
  ] as const;
  return <>{kept.map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}</>;
}

/** What may be done to many: which, then what. */
function Acts({ props, lang }: { props: MatrixPageProps; lang: Lang }) {
  const w = BULK_WORDS[lang];
  const { acts, rows, found } = props;
  const counted: Readonly<Record<Scope, number>> = { ticked: 0, page: rows.length, all: found };
  const scopes = SCOPES.filter((scope) => scope !== 'page' || found > rows.length);
  return (
    <fieldset class="form-field act-bar no-print">
      <legend>{w.legend}</legend>
      <div class="actions small">
        {scopes.map((scope) => (
          <label key={scope} class="choice">
            <input type="radio" name="scope" value={scope} checked={scope === 'ticked'} />
            {w.scopes[scope](counted[scope])}
          </label>
        ))}
      </div>
      <div class="actions">
        {acts.map((act) => (
          <button key={act} class="button quiet small" type="submit" name="act" value={act}>
            {w.acts[act]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function List({ props, lang }: { props: MatrixPageProps; lang: Lang }) {
  const w = MATRIX_PAGE_WORDS[lang];
  const { cohort, guide, rows, extensions, found, counts, asked, acts, page } = props;
  if (!rows.length) return <p>{w.none}</p>;
  const caption = w.caption(found, counts.all, asked.sort);
  const table = { guide, cohort, extensions, rows, lang, caption, byName: asked.sort === 'name' };
  if (!acts.length) {
    return (
      <>
        <Matrix {...table} />
        <Legend lang={lang} rows={rows} />
      </>
    );
  }
  return (
    <form class="bulk" method="get" action={`/cohorts/${cohort.id}/bulk`}>
      <Kept asked={asked} page={page} />
      <Matrix {...table} select="m" />
      <Legend lang={lang} rows={rows} />
      <Acts props={props} lang={lang} />
    </form>
  );
}

/** What hangs from the cohort: where its deposits, its calls, its students to come are. */
function Tools({ cohort, lang }: { cohort: Cohort; lang: Lang }) {
  const w = MATRIX_PAGE_WORDS[lang];
  const at = `/cohorts/${cohort.id}`;
  const tools = [
    [`${at}/deposits`, w.deposits],
    [`${at}/calls`, w.calls],
    [`${at}/import`, w.import],
    [`${at}/missions/new`, w.addOne],
    [`${at}/invitation`, w.join],
    [`${at}/calendar`, w.calendar],
  ] as const;
  return (
    <nav class="actions" aria-label={w.tools}>
      {tools.map(([href, words]) => (
        <a key={href} class="button quiet small" href={href}>
          {words}
        </a>
      ))}
    </nav>
  );
}

/** The page. */
export function MatrixPage(props: MatrixPageProps) {
  const { shell, cohort, counts } = props;
  const { lang } = shell;
  const w = MATRIX_PAGE_WORDS[lang];
  return (
    <Layout shell={shell} title={w.tab(cohort.name)} current="cohort" unlisted>
      <header>
        <p class="crumb">
          <a href="/cohorts">{w.cohorts}</a>
          {' / '}
          <bdi>{cohort.name}</bdi>
        </p>
        <h1>{STANDING_WORDS[lang].title(counts)}</h1>
      </header>
      {counts.all ? <Counted props={props} lang={lang} /> : null}
      <Tools cohort={cohort} lang={lang} />
      {counts.all ? (
        <>
          <Filters props={props} lang={lang} />
          <List props={props} lang={lang} />
          <Pager
            lang={lang}
            page={props.page}
            pages={props.pages}
            href={(page) => matrixUrl(cohort.id, { ...props.asked, page })}
          />
        </>
      ) : (
        <section class="stack">
          <p>{w.empty}</p>
          <ul>
            <li>{w.emptyImport}</li>
            <li>{w.emptyJoin}</li>
            <li>{w.emptyAddOne}</li>
          </ul>
        </section>
      )}
    </Layout>
  );
}
