/** The deposits of a cohort: what is missing, late, blocked, contested, and what may be done about it. */
import type { Verdict } from '../conformity/finding.ts';
import { plain, reading, type Reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import type { Cohort, Extension, Mission } from '../mission/mission.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal, type Tone } from '../ui/signal.tsx';
import { instant, lasting } from '../ui/typography.ts';
import { ExtensionForm, GivenTime, ReopenForm } from './forms.view.tsx';
import type { TypedExtension } from './extension-form.ts';
import { type Asked, awaited, type Counts, type Row, SHOWS, type Show } from './rows.ts';
import { OFFICE_WORDS } from './words.ts';

export interface DepositsProps {
  shell: Shell;
  cohort: Cohort;
  guide: Guide;
  asked: Asked;
  /** Of the whole cohort; of what is looked for. */
  counts: Counts;
  found: Counts;
  /** The rows of this page. */
  rows: readonly Row[];
  page: number;
  pages: number;
  /** What the person may do beside reading. */
  may: { extend: boolean; reopen(row: Row): boolean };
  /** Rows that were reopened and not used: "mission deliverable". */
  reopened: ReadonlySet<string>;
  /** More time that was given: the last ones, and how many in all. */
  given: readonly { student: string | null; extension: Extension }[];
  givenTotal: number;
  /** The form of more time; `student`: whom it was opened for; `extensions`: those of everyone. */
  extension: { typed: TypedExtension; errors: Errors; student: Mission | null; extensions: readonly Extension[] };
  done: 'extended' | 'reopened' | null;
}

/** What else an address says: what hangs from the list, whose form of more time is open, what was just done. */
interface More {
  to?: '/deposits.csv' | '/deposits.zip' | '/extensions';
  extend?: { mission: string; milestone: string };
  done?: NonNullable<DepositsProps['done']>;
}

/** The query of an address of the list. */
function searchOf({ show, query, page }: Partial<Asked>): URLSearchParams {
  const search = new URLSearchParams();
  if (show && show !== 'all') search.set('show', show);
  if (query) search.set('q', query);
  if (page && page > 1) search.set('page', String(page));
  return search;
}
const withSearch = (path: string, search: URLSearchParams) => (search.size > 0 ? `${path}?${search}` : path);

/** The address of the list, or of what hangs from it, under the filter. */
export function depositsUrl(cohort: string, asked: Partial<Asked>, { to, extend, done }: More = {}): string {
  const search = searchOf(asked);
  if (extend) search.set('extend', extend.mission);
  if (extend?.milestone) search.set('step', extend.milestone);
  if (done) search.set('done', done);
  return withSearch(`/cohorts/${cohort}${to ?? '/deposits'}`, search) + (extend ? '#more-time' : '');
}

/** Where a row is reopened; the list comes back as it was. */
const reopenUrl = (mission: string, deliverable: string, asked: Asked) =>
  withSearch(`/missions/${mission}/deposits/${deliverable}/reopen`, searchOf(asked));

const TONES: Readonly<Record<Verdict, Tone>> = {
  conform: 'conform',
  'to-check': 'check',
  blocked: 'block',
  undetermined: 'unknown',
};

/** Seconds of a duration in milliseconds, never less than one. */
const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));

function State({ row, r }: { row: Row; r: Reading }) {
  const w = OFFICE_WORDS[r.lang];
  const { deposit, deadline, late } = row;
  const at = (iso: string) => instant(new Date(iso), r.lang, r.guide.timezone);
  const time = () => lasting(seconds(late ?? 0), r.lang);
  if (!deposit) {
    const waited = awaited(row);
    if (waited === 'overdue') return <Signal tone="block">{w.missingOverdue(time())}</Signal>;
    if (waited !== 'due') return <span class="soft">{waited === 'optional' ? w.missingOptional : w.brokenOff}</span>;
    return <Signal tone="wait">{deadline ? w.missingDue(at(deadline.at)) : w.missingUndated}</Signal>;
  }
  return (
    <>
      <a href={`/deposits/${deposit.id}`}>{w.deposit(deposit.number)}</a>{' '}
      <span class="num">{w.received(at(deposit.receivedAt))}</span>{' '}
      {late === null ? (
        <span class="soft">{w.noDeadline}</span>
      ) : late > 0 ? (
        <Signal tone="check">{w.lateBy(time())}</Signal>
      ) : (
        <span class="soft">{w.inTime}</span>
      )}
    </>
  );
}

function Report({ row, r }: { row: Row; r: Reading }) {
  const w = OFFICE_WORDS[r.lang];
  const { deposit } = row;
  if (!deposit) return null;
  const { verdict, checkState, contested } = deposit;
  return (
    <>
      {verdict ? (
        <Signal tone={TONES[verdict]} chip>
          {w.verdicts[verdict]}
        </Signal>
      ) : (
        <Signal tone={checkState === 'failed' ? 'unknown' : 'wait'} chip>
          {checkState === 'failed' ? w.checkFailed : w.checking}
        </Signal>
      )}
      {contested ? <span class="small"> {w.contested(contested)}</span> : null}
    </>
  );
}

function RowView({ row, props, r }: { row: Row; props: DepositsProps; r: Reading }) {
  const w = OFFICE_WORDS[r.lang];
  const { mission, deliverable, deadline } = row;
  const { student } = mission;
  const name = `${student.lastName} ${student.firstName}`;
  return (
    <tr>
      <th scope="row">
        <a href={`/missions/${mission.id}`}>
          <bdi>{name}</bdi>
        </a>
      </th>
      <td data-label={w.deliverable}>{plain(deliverable.title, r)}</td>
      <td data-label={w.state}>
        <State row={row} r={r} />
        {deadline?.extension ? <bdi class="small soft block-line">{w.extended(deadline.extension.reason)}</bdi> : null}
      </td>
      <td data-label={w.report}>
        <Report row={row} r={r} />
      </td>
      {props.may.extend ? (
        <td data-label={w.actions}>
          {mission.brokenOff ? null : (
            <a
              href={depositsUrl(props.cohort.id, props.asked, {
                extend: { mission: mission.id, milestone: deliverable.milestone ?? '' },
              })}
            >
              {w.giveOne}
              <span class="visually-hidden">{` ${name}`}</span>
            </a>
          )}
          {props.reopened.has(`${mission.id} ${deliverable.id}`) ? <p class="small soft">{w.reopened}</p> : null}
          {props.may.reopen(row) ? (
            <ReopenForm
              {...{ shell: props.shell, mission, deliverable }}
              action={reopenUrl(mission.id, deliverable.id, props.asked)}
            />
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

function Table({ props, r }: { props: DepositsProps; r: Reading }) {
  const w = OFFICE_WORDS[r.lang];
  if (!props.rows.length) return <p>{w.none}</p>;
  return (
    <table class="deposits">
      <caption>{w.table(props.found[props.asked.show])}</caption>
      <thead>
        <tr>
          <th scope="col">{w.student}</th>
          <th scope="col">{w.deliverable}</th>
          <th scope="col">{w.state}</th>
          <th scope="col">{w.report}</th>
          {props.may.extend ? <th scope="col">{w.actions}</th> : null}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <RowView key={`${row.mission.id} ${row.deliverable.id}`} row={row} props={props} r={r} />
        ))}
      </tbody>
    </table>
  );
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

function Pager({ props }: { props: DepositsProps }) {
  const { shell, cohort, asked, page, pages } = props;
  const w = OFFICE_WORDS[shell.lang];
  if (pages < 2) return null;
  return (
    <nav class="actions" aria-label={w.pages}>
      {page > 1 ? <a href={depositsUrl(cohort.id, { ...asked, page: page - 1 })}>{w.before}</a> : null}
      <span>{w.page(page, pages)}</span>
      {page < pages ? <a href={depositsUrl(cohort.id, { ...asked, page: page + 1 })}>{w.after}</a> : null}
    </nav>
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
        <p class="crumb">
          <a href="/cohorts">{w.cohorts}</a>
          {' / '}
          <a href={`/cohorts/${cohort.id}`}>
            <bdi>{cohort.name}</bdi>
          </a>
          {' / '}
          <a href={`/cohorts/${cohort.id}/calendar`}>{w.calendar}</a>
        </p>
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
          <Table props={props} r={reading(guide, shell.lang)} />
          <Pager props={props} />
          {isGiving ? null : form}
          <GivenTime {...{ shell, guide, given }} total={givenTotal} />
        </>
      ) : (
        <p>{w.empty}</p>
      )}
    </Layout>
  );
}
