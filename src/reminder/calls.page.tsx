/** The call list of a cohort: who, what is missing, since when, what was done. */
import type { Cohort } from '../mission/mission.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { REMINDER_WORDS } from './words.ts';

/** Someone to call, in words. */
export interface Call {
  key: string;
  name: string;
  email: string;
  role: string;
  /** What is missing, for whom; `mission` is the path of its page. */
  items: readonly { key: string; mission: string; student: string; what: string; late: string }[];
  done: readonly string[];
}

/** `/cohorts/:cohort/calls`. */
export function CallsPage(props: { shell: Shell; cohort: Cohort; calls: readonly Call[] }) {
  const { shell, cohort, calls } = props;
  const w = REMINDER_WORDS[shell.lang].calls;
  return (
    <Layout shell={shell} title={w.tab(cohort.name)} current="cohort" unlisted>
      <header>
        <p class="crumb">
          <a href="/cohorts">{w.cohorts}</a>
          {' / '}
          <a href={`/cohorts/${cohort.id}`}>
            <bdi>{cohort.name}</bdi>
          </a>
        </p>
        <h1>{w.title(calls.length)}</h1>
        <p class="lede">{calls.length > 0 ? w.lede : w.empty}</p>
      </header>
      {calls.length > 0 ? (
        <table class="deposits calls">
          <caption>{w.table}</caption>
          <thead>
            <tr>
              <th scope="col">{w.person}</th>
              <th scope="col">{w.what}</th>
              <th scope="col">{w.reminders}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr key={call.key}>
                <th scope="row">
                  <bdi>{call.name}</bdi>
                  <span class="small soft block-line">{call.role}</span>
                  <a class="small" href={`mailto:${encodeURIComponent(call.email)}`}>
                    <bdi>{call.email}</bdi>
                  </a>
                </th>
                <td data-label={w.what}>
                  {call.items.map(({ key, mission, student, what, late }) => (
                    <p key={key}>
                      {`${what}, `}
                      <a href={mission}>
                        <bdi>{student}</bdi>
                      </a>{' '}
                      <Signal tone="block">{late}</Signal>
                    </p>
                  ))}
                </td>
                <td data-label={w.reminders}>
                  {call.done.map((each) => (
                    <span key={each} class="small block-line">
                      {each}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Layout>
  );
}
