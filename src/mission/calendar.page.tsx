/** The calendar of a cohort: its dates, what a change would take away. */
import { CohortCrumb } from './crumb.view.tsx';
import type { Milestone } from '../guide/programme.ts';
import { Says } from '../guide/reading/provenance.view.tsx';
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { day, instant } from '../ui/typography.ts';
import type { FarDate, TypedDates } from './cohort-form.ts';
import { COHORT_WORDS } from './cohort-words.ts';
import { DatesFields, withSteps } from './dates.view.tsx';
import type { Cohort } from './mission.ts';

/** Time that a change would take away, and what is deposited under the date it changes. */
export interface Shortening {
  milestone: Milestone;
  from: string;
  to: string;
  deposits: number;
}

export interface CalendarProps {
  shell: Shell;
  cohort: Cohort;
  guide: Guide;
  typed: TypedDates;
  errors: Errors;
  /** Steps without a date. */
  undated: number;
  order: readonly { first: Milestone; next: Milestone }[];
  far: readonly FarDate[];
  /** Asked about before it is done. */
  shortenings: readonly Shortening[];
  saved: boolean;
}

function OrderNotice({ shell, guide, order }: CalendarProps) {
  const w = COHORT_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  if (!order.length) return null;
  return (
    <section class="notice check">
      <h2>
        <Signal tone="check">{w.orderTitle}</Signal>
      </h2>
      <ul>
        {order.map(({ first, next }) => (
          <li key={next.id}>{w.order(plain(first.title, r), plain(next.title, r))}</li>
        ))}
      </ul>
      <p>{w.orderAfter}</p>
    </section>
  );
}

function FarNotice({ shell, cohort, guide, far }: CalendarProps) {
  const w = COHORT_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  if (!far.length) return null;
  return (
    <section class="notice check">
      <h2>
        <Signal tone="check">{w.farTitle(cohort.year)}</Signal>
      </h2>
      <ul>
        {far.map(({ milestone, day: on, kept }) => (
          <li key={milestone.id}>{w.far(plain(milestone.title, r), day(on, shell.lang), kept)}</li>
        ))}
      </ul>
      <p>{w.farAfter}</p>
    </section>
  );
}

function ShorterField({ shell, guide, shortenings, errors }: CalendarProps) {
  const w = COHORT_WORDS[shell.lang];
  const r = reading(guide, shell.lang);
  if (!shortenings.length) return null;
  const at = (iso: string) => instant(new Date(iso), shell.lang, guide.timezone);
  return (
    <section class="notice check">
      <h2>
        <Signal tone="check">{w.shorterTitle}</Signal>
      </h2>
      <ul>
        {shortenings.map(({ milestone, from, to, deposits }) => (
          <li key={milestone.id}>
            {w.shorter(plain(milestone.title, r), at(from), at(to))} {deposits ? w.filed(deposits) : w.filedNone}
          </li>
        ))}
      </ul>
      <p class={errors['shorten'] ? 'form-field wrong' : 'form-field'}>
        <label>
          <input type="checkbox" id="shorten" name="shorten" value="yes" /> {w.confirmShorter}
        </label>
      </p>
    </section>
  );
}

/** The dates of a cohort, to see and to change. */
export function CalendarPage(props: CalendarProps) {
  const { shell, cohort, guide, typed, errors, saved } = props;
  const w = COHORT_WORDS[shell.lang];
  const title = w.calendarTitle(props.undated);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <CohortCrumb cohort={cohort} cohorts={w.cohorts} href={`/cohorts/${cohort.id}/deposits`} />
        <h1>{title}</h1>
        <p class="lede">
          {`${w.bound} `}
          <a href={`/guides/${guide.guide}/${encodeURIComponent(guide.version)}`}>
            <Says text={guide.title} r={reading(guide, shell.lang)} />
            {`, ${w.version} ${guide.version}`}
          </a>
        </p>
        {saved ? (
          <p role="status">
            <Signal tone="conform">{w.saved}</Signal>
          </p>
        ) : null}
      </header>
      <ErrorSummary title={w.notSaved} errors={withSteps(errors, reading(guide, shell.lang))} />
      {props.shortenings.length ? null : <FarNotice {...props} />}
      {props.shortenings.length ? null : <OrderNotice {...props} />}
      <form class="form" method="post" action={`/cohorts/${cohort.id}/calendar`}>
        <ShorterField {...props} />
        <DatesFields r={reading(guide, shell.lang)} typed={typed} errors={errors} />
        <div class="actions">
          <button class="button" type="submit">
            {w.save}
          </button>
        </div>
      </form>
    </Layout>
  );
}
