/** The page that says what came of something done to many: how much, what not and why, what is still to do. */
import type { Cohort, Mission } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { type Asked, matrixUrl } from './matrix.ts';
import type { Act, Told } from './matrix-bulk.ts';
import { BulkCrumb, LeftList } from './matrix-bulk.page.tsx';
import { BULK_WORDS } from './matrix-bulk-words.ts';

interface DoneProps {
  shell: Shell;
  cohort: Cohort;
  act: Act;
  /** Null while it runs. */
  told: Told | null;
  /** Those that were left aside. */
  missions: readonly Mission[];
  filter: Asked;
  /** What was asked for and is not done yet: after which mission, how many. */
  rest: { after: string; count: number } | null;
}

/** The page. */
export function DonePage({ shell, cohort, act, told, missions, filter, rest }: DoneProps) {
  const { lang } = shell;
  const w = BULK_WORDS[lang];
  const title = told ? w.done[act](told) : w.running;
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <BulkCrumb cohort={cohort} filter={filter} lang={lang} />
        <h1>{title}</h1>
        <p class="lede">{told ? w.doneText(told.missions) : w.runningText}</p>
      </header>
      {told?.left.length ? (
        <LeftList title={w.leftDone} left={told.left} missions={missions} lang={lang} />
      ) : told ? (
        <p>{w.allDone}</p>
      ) : null}
      <p class="actions">
        {rest ? (
          <a class="button" href={matrixUrl(cohort.id, filter, { to: '/bulk', query: { act, scope: 'all', after: rest.after } })}>
            {w.next(rest.count)}
          </a>
        ) : null}
        <a class={rest ? 'button quiet' : 'button'} href={matrixUrl(cohort.id, filter)}>
          {w.back}
        </a>
      </p>
    </Layout>
  );
}
