/** The pages of cohorts: their list, the form that creates one. */
import { plain, reading } from '../guide/reading/reading.ts';
import { Says } from '../guide/reading/provenance.view.tsx';
import type { Guide } from '../guide/schema.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import type { Faults, TypedCohort } from './cohort-form.ts';
import { COHORT_WORDS } from './cohort-words.ts';
import { DatesFields } from './dates.view.tsx';
import type { Cohort } from './mission.ts';

/** A cohort of the list. */
export interface CohortEntry {
  cohort: Cohort;
  /** Null when its guide is no longer on the shelf. */
  guide: Guide | null;
  students: number;
  /** Steps without a date. */
  undated: number;
}

/** The words of what is wrong. */
export function errorsOf(faults: Faults, shell: Shell): Errors {
  const { faults: words } = COHORT_WORDS[shell.lang];
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words[fault]]));
}

function Card({ entry, shell }: { entry: CohortEntry; shell: Shell }) {
  const w = COHORT_WORDS[shell.lang];
  const { cohort, guide, students, undated } = entry;
  return (
    <li class="sheet">
      <h2>
        <a href={`/cohorts/${cohort.id}`}>
          <bdi>{cohort.name}</bdi>
        </a>
      </h2>
      <p class="soft">
        {guide ? <Says text={guide.title} r={reading(guide, shell.lang)} /> : cohort.guide}
        {`, ${w.version} ${cohort.version} · ${cohort.year} · ${w.students(students)}`}
      </p>
      {undated ? (
        <p>
          <Signal tone="check">{w.undatedShort(undated)}</Signal>
        </p>
      ) : null}
      <p class="actions">
        <a class="button small" href={`/cohorts/${cohort.id}`}>
          {w.open}
          <span class="visually-hidden">{` ${cohort.name}`}</span>
        </a>
        <a class="button quiet small" href={`/cohorts/${cohort.id}/deposits`}>
          {w.deposits}
          <span class="visually-hidden">{` ${cohort.name}`}</span>
        </a>
        <a class="button quiet small" href={`/cohorts/${cohort.id}/calendar`}>
          {w.calendar}
          <span class="visually-hidden">{` ${cohort.name}`}</span>
        </a>
        <a class="button quiet small" href={`/cohorts/${cohort.id}/import`}>
          {w.import}
          <span class="visually-hidden">{` ${cohort.name}`}</span>
        </a>
        <a class="button quiet small" href={`/cohorts/${cohort.id}/invitation`}>
          {w.joining}
          <span class="visually-hidden">{` ${cohort.name}`}</span>
        </a>
      </p>
    </li>
  );
}

/** The cohorts of those who lead or keep them; an empty list says what a cohort is. */
export function CohortsPage({ shell, cohorts }: { shell: Shell; cohorts: readonly CohortEntry[] }) {
  const w = COHORT_WORDS[shell.lang];
  const title = w.listTitle(cohorts.length);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <h1>{title}</h1>
        {cohorts.length ? null : <p class="lede">{w.emptyLede}</p>}
        <p class="actions">
          <a class="button" href="/cohorts/new">
            {w.create}
          </a>
        </p>
      </header>
      {cohorts.length ? (
        <ul class="guide-list">
          {cohorts.map((entry) => (
            <Card key={entry.cohort.id} entry={entry} shell={shell} />
          ))}
        </ul>
      ) : (
        <ol class="prose">
          {w.emptySteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </Layout>
  );
}

/** How a form names a version of a guide. */
export const guideRef = (guide: Pick<Guide, 'guide' | 'version'>) => `${guide.guide}/${guide.version}`;

export interface NewCohortProps {
  shell: Shell;
  /** Those that a cohort may be bound to, newest version of a guide first. */
  guides: readonly Guide[];
  /** The one whose dates are shown. */
  guide: Guide;
  typed: TypedCohort;
  errors: Errors;
}

function GuideField({ shell, guides, guide, errors }: NewCohortProps) {
  const w = COHORT_WORDS[shell.lang];
  return (
    <FormField name="guide" label={w.guide} hint={w.guideHint} error={errors['guide']}>
      <select
        class="field"
        id="guide"
        name="guide"
        aria-describedby={describedBy('guide', { hint: true, error: errors['guide'] !== undefined })}
      >
        {guides.map((g) => (
          <option key={guideRef(g)} value={guideRef(g)} selected={g === guide}>
            {`${plain(g.title, reading(g, shell.lang))}, ${g.version}`}
          </option>
        ))}
      </select>
      {guides.length > 1 ? (
        <p>
          <button class="button quiet small" type="submit" formMethod="get" formNoValidate>
            {w.showDates}
          </button>
        </p>
      ) : null}
      <input type="hidden" name="shown" value={guideRef(guide)} />
    </FormField>
  );
}

/** The form that creates a cohort. */
export function NewCohortPage(props: NewCohortProps) {
  const { shell, guide, typed, errors } = props;
  const w = COHORT_WORDS[shell.lang];
  const described = (name: string) => describedBy(name, { hint: true, error: errors[name] !== undefined });
  return (
    <Layout shell={shell} title={w.newTitle} current="cohort" unlisted>
      <header>
        <p class="crumb">
          <a href="/cohorts">{w.cohorts}</a>
        </p>
        <h1>{w.newTitle}</h1>
        <p class="lede">{w.newLede}</p>
      </header>
      <ErrorSummary title={w.notCreated} errors={errors} />
      <form class="form" method="post" action="/cohorts/new">
        <FormField name="name" label={w.name} hint={w.nameHint} error={errors['name']}>
          <input class="field" id="name" name="name" type="text" value={typed.name} aria-describedby={described('name')} />
        </FormField>
        <GuideField {...props} />
        <FormField name="year" label={w.year} hint={w.yearHint(guide.year)} error={errors['year']}>
          <input
            class="field"
            id="year"
            name="year"
            inputMode="numeric"
            value={typed.year}
            aria-describedby={described('year')}
          />
        </FormField>
        <DatesFields r={reading(guide, shell.lang)} typed={typed.dates} errors={errors} />
        <div class="actions">
          <button class="button" type="submit">
            {w.create}
          </button>
        </div>
      </form>
    </Layout>
  );
}

/** What is said where no guide may be chosen. */
export function NoGuidePage({ shell }: { shell: Shell }) {
  const w = COHORT_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.noGuide} current="cohort" unlisted>
      <header>
        <h1>{w.noGuide}</h1>
      </header>
      <p class="actions">
        <a class="button" href="/guides">
          {w.guide}
        </a>
      </p>
    </Layout>
  );
}
