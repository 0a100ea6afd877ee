/** The form of a new cohort, or why there can be none. */
import { plain, reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import type { Faults, TypedCohort } from './cohort-form.ts';
import { COHORT_WORDS } from './cohort-words.ts';
import { guideRef } from './cohort.page.tsx';
import { DatesFields, withSteps } from './dates.view.tsx';

/** The words of what is wrong. */
export function errorsOf(faults: Faults, shell: Shell): Errors {
  const { faults: words } = COHORT_WORDS[shell.lang];
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words[fault]]));
}

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
      <ErrorSummary title={w.notCreated} errors={withSteps(errors, reading(guide, shell.lang))} />
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
