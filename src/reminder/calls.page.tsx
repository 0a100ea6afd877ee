/** The call list of a cohort: who, what is missing, since when, what was done, the calls that were made. */
import { CohortCrumb } from '../mission/crumb.view.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { CALLS_WORDS } from './calls-words.ts';
import { type CallsProps, CallsTable, FirstList } from './calls.view.tsx';

/** `/cohorts/:cohort/calls`. */
export function CallsPage(props: CallsProps) {
  const { shell, cohort, calls, typed, said, mayNote, mayReadOutbox } = props;
  const w = CALLS_WORDS[shell.lang];
  const toCall = calls.filter(({ again }) => again === null);
  const called = calls.filter(({ again }) => again !== null);
  return (
    <Layout shell={shell} title={w.tab(cohort.name)} current="cohort" unlisted>
      <header>
        <CohortCrumb cohort={cohort} cohorts={w.cohorts} />
        <h1>{w.title(toCall.length)}</h1>
        <p class="lede">{toCall.length > 0 ? w.lede : called.length > 0 ? w.allCalled : props.first.length > 0 ? '' : w.empty}</p>
        {said ? (
          <p role="status">
            <Signal tone="conform">{said}</Signal>
          </p>
        ) : null}
        <p class="links">
          {calls.length > 0 && mayNote ? <a href={`/cohorts/${cohort.id}/calls.csv`}>{w.file}</a> : null}
          {mayReadOutbox ? <a href="/outbox">{w.outbox}</a> : null}
        </p>
      </header>
      <ErrorSummary title={w.refusedTitle} errors={typed?.errors ?? {}} />
      {toCall.length > 0 ? <CallsTable calls={toCall} caption={w.table} props={props} /> : null}
      {props.first.length > 0 ? <FirstList {...props} /> : null}
      {called.length > 0 ? (
        <section aria-labelledby="called-title">
          <h2 id="called-title">{w.called.title(called.length)}</h2>
          <p class="soft">{w.called.lede}</p>
          <CallsTable calls={called} caption={w.called.table} props={props} />
        </section>
      ) : null}
    </Layout>
  );
}
