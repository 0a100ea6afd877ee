/** The deposits of a cohort: what is missing, late, blocked, contested, and what may be done about it. */
import { reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { CohortCrumb } from '../mission/crumb.view.tsx';
import type { Extension, Mission } from '../mission/mission.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { Pager } from '../ui/pager.tsx';
import { Signal } from '../ui/signal.tsx';
import { DepositsTable, type DepositsTableProps } from './deposits-table.view.tsx';
import { depositsUrl } from './deposits-url.ts';
import type { TypedExtension } from './extension-form.ts';
import { ExtensionForm, GivenTime } from './forms.view.tsx';
import { type Counts, type Show, SHOWS } from './rows.ts';
import { OFFICE_WORDS } from './words.ts';

/** What the page shows beside its rows. */
export interface DepositsProps extends DepositsTableProps {
  guide: Guide;
  /** Of the whole cohort. */
  counts: Counts;
  page: number;
  pages: number;
  /** More time that was given: the last ones, and how many in all. */
  given: readonly { student: string | null; extension: Extension }[];
  givenTotal: number;
  /** The form of more time; `student`: whom it was opened for; `extensions`: those of everyone. */
  extension: { typed: TypedExtension; errors: Errors; student: Mission | null; extensions: readonly Extension[] };
  done: 'extended' | 'reopened' | null;
}

function Filters({ props }: { props: DepositsProps }) {
  const { shell, cohort, asked, found } = props;
  const w = OFFICE_WORDS[shell.lang];
  const link = (show: Show) => (
    <a
      key={show}
      class="button quiet small"
      href={depositsUrl(cohort.id, { ...asked, show, page: 1 })}
      aria-current={show === asked.show ? 'true' : undefined}
    >
      {`${w.shows[show]} ${found[show]}`}
    </a>
  );
  return (
    <div class="filters">
      <form class="filter-bar" method="get" action={`/cohorts/${cohort.id}/deposits`} role="search">
        {asked.show === 'all' ? null : <input type="hidden" name="show" value={asked.show} />}
        <label>
          {w.search}
          <input class="field" id="q" name="q" type="search" value={asked.query} maxLength={100} placeholder={w.searchHint} />
        </label>
        <button class="button quiet" type="submit">
          {w.searchDo}
        </button>
        {asked.query ? <a href={depositsUrl(cohort.id, { show: asked.show })}>{w.reset}</a> : null}
        <span class="actions push">
          <a
            class="button quiet"
            href={depositsUrl(cohort.id, { ...asked, page: 1 }, { to: '/deposits.csv' })}
            title={w.exportHint}
            download
          >
            {w.csv}
          </a>
          <a
            class="button quiet"
            href={depositsUrl(cohort.id, { ...asked, page: 1 }, { to: '/deposits.zip' })}
            title={w.exportHint}
            download
          >
            {w.zip}
          </a>
        </span>
      </form>
      <nav class="actions" aria-label={w.filters}>
        {SHOWS.map(link)}
      </nav>
    </div>
  );
}

/** The page: a sentence about the state, filters, rows by risk, what a lead may give. */
export function DepositsPage(props: DepositsProps) {
  const { shell, cohort, guide, asked, counts, may, extension, done, given, givenTotal } = props;
  const w = OFFICE_WORDS[shell.lang];
  const action = depositsUrl(cohort.id, asked, { to: '/extensions' });
  const form = may.extend ? <ExtensionForm {...{ shell, guide, cohort, action, ...extension }} /> : null;
  const isGiving = extension.typed.mission !== '' || Object.keys(extension.errors).length > 0;
  return (
    <Layout shell={shell} title={w.tab(cohort.name)} current="cohort" unlisted>
      <header>
        <CohortCrumb cohort={cohort} cohorts={w.cohorts} />
        <h1>{w.title(counts)}</h1>
        {done ? (
          <p role="status">
            <Signal tone="conform">{w.done[done]}</Signal>
          </p>
        ) : null}
      </header>
      {counts.all ? (
        <>
          <ErrorSummary title={w.refused} errors={extension.errors} />
          {isGiving ? form : null}
          <Filters props={props} />
          <DepositsTable props={props} r={reading(guide, shell.lang)} />
          <Pager
            lang={shell.lang}
            page={props.page}
            pages={props.pages}
            href={(page) => depositsUrl(cohort.id, { ...asked, page })}
          />
          {isGiving ? null : form}
          <GivenTime {...{ shell, guide, given }} total={givenTotal} />
        </>
      ) : (
        <p>{w.empty}</p>
      )}
    </Layout>
  );
}
