/** The pages of cohorts: their list, the form that creates one. */
import { Says } from '../guide/reading/provenance.view.tsx';
import { reading } from '../guide/reading/reading.ts';
import type { Guide } from '../guide/schema.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { COHORT_WORDS } from './cohort-words.ts';
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
