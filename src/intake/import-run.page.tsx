/** The page of one import: what it would do, what stands in its way, what its columns say; then how far it is, and what it did. */
import { CHECK_WORDS } from '../conformity/web-words.ts';
import type { Cohort } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import type { Tone } from '../ui/signal.tsx';
import type { Done, Outcome, Plan } from './import-plan.ts';
import { obstacleTitle } from './import-told.ts';
import { IMPORT_WORDS, type ImportWords } from './import-words.ts';
import { ImportCrumb } from './import.page.tsx';

export interface Common {
  shell: Shell;
  cohort: Cohort;
  run: { id: string; file: { name: string } };
}

/** What became of a line → how it is signalled. */
export const TONES: Readonly<Record<Outcome, Tone>> = { created: 'conform', updated: 'check', unchanged: 'wait' };

/** What stands first: errors, then doubts, then what would be done. */
export function titleOf(plan: Plan, w: ImportWords): string {
  const obstacle = obstacleTitle(plan, w);
  if (obstacle !== null) return obstacle;
  return plan.created + plan.updated > 0 ? w.runTitles.ready(plan) : w.runTitles.nothing;
}

/** The top of a page of an import. */
export function Heading({ shell, cohort, run, title }: Common & { title: string }) {
  return (
    <>
      <ImportCrumb shell={shell} cohort={cohort} inside />
      <h1 data-wait-title>{title}</h1>
      <p class="lede">
        <bdi>{run.file.name}</bdi>
      </p>
    </>
  );
}

/** An import under way: the page asks how far it is by itself, with or without JavaScript. */
export function ApplyingPage({ shell, cohort, run, progress }: Common & { progress: number }) {
  const w = IMPORT_WORDS[shell.lang];
  const title = w.runTitles.applying(progress);
  return (
    <Layout shell={shell} title={title} current="cohort" islands={['wait']} refresh={2} unlisted>
      <header>
        <Heading {...{ shell, cohort, run, title }} />
      </header>
      <div class="meter sheet" data-wait={CHECK_WORDS[shell.lang].cut}>
        <p class="big" role="status" data-wait-words>
          {title}
        </p>
        <progress aria-label={title} value={progress} max={100} data-wait-bar />
        <p class="small soft">{w.refreshes}</p>
      </div>
    </Layout>
  );
}

/** What an import did. */
export function DonePage({ shell, cohort, run, result }: Common & { result: Done }) {
  const w = IMPORT_WORDS[shell.lang];
  const title = w.runTitles.done(result);
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <Heading {...{ shell, cohort, run, title }} />
        <p>{w.doneLede(result)}</p>
        {result.tutors && result.tutors.created + result.tutors.updated > 0 ? <p>{w.tutorsDone(result.tutors)}</p> : null}
      </header>
      <p class="actions">
        <a class="button" href={`/cohorts/${cohort.id}`}>
          {w.seeCohort}
        </a>
        <a class="button quiet" href={`/cohorts/${cohort.id}/import`}>
          {w.another}
        </a>
      </p>
    </Layout>
  );
}
