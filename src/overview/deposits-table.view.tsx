/** The rows of the deposits of a cohort: how each stands, what its report says, what may be done about it. */
import type { Verdict } from '../conformity/finding.ts';
import { plain, type Reading } from '../guide/reading/reading.ts';
import { type Cohort, listedNameOf, nameOf } from '../mission/mission.ts';
import { apart } from '../thread/thread.ts';
import type { Shell } from '../ui/layout.tsx';
import { Signal, type Tone } from '../ui/signal.tsx';
import { instant, lasting } from '../ui/typography.ts';
import { depositsUrl, reopenUrl } from './deposits-url.ts';
import { ReopenForm } from './forms.view.tsx';
import { type Asked, awaited, type Counts, type Row } from './rows.ts';
import { OFFICE_WORDS } from './words.ts';

/** What the rows show, and what may be done from them. */
export interface DepositsTableProps {
  shell: Shell;
  cohort: Cohort;
  asked: Asked;
  /** Of what is looked for. */
  found: Counts;
  /** The rows of this page. */
  rows: readonly Row[];
  /** What the person may do beside reading. */
  may: { extend: boolean; reopen(row: Row): boolean };
  /** Rows that were reopened and not used: "mission deliverable". */
  reopened: ReadonlySet<string>;
}

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
  if (!deposit) {
    const waited = awaited(row);
    if (waited === 'overdue' && deadline) {
      const since = apart(Date.parse(deadline.at), row.readAt, r.guide.timezone, r.lang);
      return <Signal tone="block">{w.missingOverdue(since)}</Signal>;
    }
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
        <Signal tone="check">{w.lateBy(lasting(seconds(late), r.lang))}</Signal>
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

function RowView({ row, props, r }: { row: Row; props: DepositsTableProps; r: Reading }) {
  const w = OFFICE_WORDS[r.lang];
  const { mission, deliverable, deadline } = row;
  const { student } = mission;
  return (
    <tr>
      <th scope="row">
        <a href={`/missions/${mission.id}`}>
          <bdi>{listedNameOf(student)}</bdi>
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
              <span class="visually-hidden">{` ${nameOf(student)}`}</span>
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

/** The table, a row a deliverable of a student; or that there is none. */
export function DepositsTable({ props, r }: { props: DepositsTableProps; r: Reading }) {
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
