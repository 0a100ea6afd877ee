/** The page that takes the file of a cohort: what to choose, what an import does, those of before. */
import { CohortCrumb } from '../mission/crumb.view.tsx';
import type { Cohort } from '../mission/mission.ts';
import { describedBy, type Errors, ErrorSummary, FormField } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';
import { IMPORT_WORDS } from './import-words.ts';
import type { RunState } from './import-states.ts';

/** A run as the list shows it. */
export interface RunEntry {
  id: string;
  file: { name: string };
  state: RunState;
  /** Milliseconds. */
  createdAt: number;
}

export interface ImportPageProps {
  shell: Shell;
  cohort: Cohort;
  timezone: string;
  errors: Errors;
  runs: readonly RunEntry[];
}

/** Where one is: cohorts, this one. */
export function ImportCrumb({ shell, cohort, inside = false }: { shell: Shell; cohort: Cohort; inside?: boolean }) {
  const w = IMPORT_WORDS[shell.lang];
  return (
    <CohortCrumb cohort={cohort} cohorts={w.cohorts}>
      {inside ? <a href={`/cohorts/${cohort.id}/import`}>{w.crumb}</a> : null}
    </CohortCrumb>
  );
}

function Files({ shell, cohort, what }: { shell: Shell; cohort: Cohort; what: 'template' | 'people' }) {
  const w = IMPORT_WORDS[shell.lang];
  const address = what === 'template' ? `/cohorts/${cohort.id}/import/template` : `/cohorts/${cohort.id}/people`;
  return (
    <div class="sheet">
      <h3>{w[what]}</h3>
      <p class="soft">{what === 'template' ? w.templateLede : w.peopleLede}</p>
      <p class="actions">
        {(['xlsx', 'csv'] as const).map((kind) => (
          <a key={kind} class="button quiet small" href={`${address}.${kind}`}>
            <span class="visually-hidden">{`${w[what]} `}</span>
            {w[kind]}
          </a>
        ))}
      </p>
    </div>
  );
}

function LastRuns({ shell, cohort, runs, timezone }: ImportPageProps) {
  const w = IMPORT_WORDS[shell.lang];
  if (runs.length === 0) return null;
  return (
    <section>
      <h2>{w.last}</h2>
      <ul class="import-runs">
        {runs.map((run) => (
          <li key={run.id}>
            <a href={`/cohorts/${cohort.id}/import/${run.id}`}>
              <bdi>{run.file.name}</bdi>
            </a>
            <span class="soft">{` · ${instant(new Date(run.createdAt), shell.lang, timezone)} · ${w.states[run.state]}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** /cohorts/:cohort/import. */
export function ImportPage(props: ImportPageProps) {
  const { shell, cohort, errors } = props;
  const w = IMPORT_WORDS[shell.lang];
  const described = describedBy('file', { hint: true, error: errors['file'] !== undefined });
  return (
    <Layout shell={shell} title={w.title} current="cohort" unlisted>
      <header>
        <ImportCrumb shell={shell} cohort={cohort} />
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </header>
      <ErrorSummary title={w.notRead} errors={errors} />
      <form class="form" method="post" action={`/cohorts/${cohort.id}/import`} encType="multipart/form-data">
        <FormField name="file" label={w.file} hint={w.fileHint} error={errors['file']}>
          <div class="drop">
            <input
              id="file"
              name="file"
              type="file"
              accept=".csv,.xlsx,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              aria-describedby={described}
            />
          </div>
        </FormField>
        <div class="actions">
          <button class="button" type="submit">
            {w.read}
          </button>
        </div>
      </form>
      <section>
        <h2>{w.rules}</h2>
        <ul>
          {w.ruleList.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <div class="import-files">
          <Files shell={shell} cohort={cohort} what="template" />
          <Files shell={shell} cohort={cohort} what="people" />
        </div>
      </section>
      <LastRuns {...props} />
    </Layout>
  );
}
