/** The rows of a call list: who, what is missing, what was done, the calls that were made. */
import type { Cohort } from '../mission/mission.ts';
import { describedBy, type Errors, FormField, TextArea } from '../ui/form.tsx';
import type { Lang } from '../ui/lang.ts';
import type { Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { CALLS_WORDS } from './calls-words.ts';

/** Someone of the list, in words. */
export interface Call {
  /** Who it is. */
  key: string;
  name: string;
  email: string;
  role: string;
  /** What is missing, for whom; `mission` is the path of its page. */
  items: readonly { key: string; mission: string; student: string; what: string; late: string }[];
  done: readonly string[];
  /** What the mail server said of their address, and where it is corrected; null: it takes letters. */
  refused: { said: string; correct: string } | null;
  /** When they come back to the list; null for who is to be called. */
  again: string | null;
  made: readonly { id: string; words: string; note: string }[];
}

/** Someone who is to be reminded before anyone calls them. */
export interface First {
  key: string;
  name: string;
  role: string;
  what: readonly string[];
  missions: readonly string[];
}

/** A call as typed, with what is wrong. */
export interface TypedCall {
  person: string;
  on: string;
  note: string;
  errors: Errors;
}

export interface CallsProps {
  shell: Shell;
  cohort: Cohort;
  calls: readonly Call[];
  /** Those whom no reminder reached, though one may. */
  first: readonly First[];
  /** The day of the cohort, YYYY-MM-DD. */
  today: string;
  typed: TypedCall | null;
  /** What was just done, in words; null for nothing. */
  said: string | null;
  /** Whether the reader notes calls and reads the outbox. */
  mayNote: boolean;
  mayReadOutbox: boolean;
}

function Who({ call, lang }: { call: Call; lang: Lang }) {
  const w = CALLS_WORDS[lang];
  return (
    <th scope="row">
      <bdi>{call.name}</bdi>
      <span class="small soft block-line">{call.role}</span>
      <a class="small" href={`mailto:${encodeURIComponent(call.email)}`}>
        <bdi>{call.email}</bdi>
      </a>
      {call.refused ? (
        <span class="block-line">
          <Signal tone="block">{w.refused}</Signal>
          {call.refused.said ? (
            <span class="small soft block-line">
              <bdi>{call.refused.said}</bdi>
            </span>
          ) : null}
          <a class="small" href={call.refused.correct}>
            {w.correct}
            <span class="visually-hidden">{` ${call.name}`}</span>
          </a>
        </span>
      ) : null}
    </th>
  );
}

function NoteForm({ call, props }: { call: Call; props: CallsProps }) {
  const { shell, cohort, today, typed } = props;
  const w = CALLS_WORDS[shell.lang].note;
  const mine = typed?.person === call.key ? typed : null;
  const [on, note] = [`on-${call.key}`, `note-${call.key}`];
  const errors = mine?.errors ?? {};
  const control = (name: string, hint: boolean) => ({
    class: 'field',
    id: name,
    name,
    'aria-invalid': errors[name] ? ('true' as const) : undefined,
    'aria-describedby': describedBy(name, { hint, error: name in errors }),
  });
  return (
    <details class="more" open={mine !== null}>
      <summary>
        {w.open}
        <span class="visually-hidden">{` ${call.name}`}</span>
      </summary>
      <form class="form" method="post" action={`/cohorts/${cohort.id}/calls`}>
        <input type="hidden" name="person" value={call.key} />
        <FormField name={on} label={w.on} error={errors[on]}>
          <input {...control(on, false)} type="date" max={today} value={mine?.on ?? today} />
        </FormField>
        <TextArea id={note} label={w.words} hint={w.hint} error={errors[note]} rows={2} value={mine?.note ?? ''} />
        <button class="button small" type="submit">
          {w.save}
        </button>
      </form>
    </details>
  );
}

function Calls({ call, props }: { call: Call; props: CallsProps }) {
  const { shell, cohort, mayNote } = props;
  const w = CALLS_WORDS[shell.lang];
  return (
    <td data-label={w.call}>
      {call.again ? <Signal tone="wait">{call.again}</Signal> : null}
      {call.made.map(({ id, words, note }) => (
        <div key={id} class="call-made">
          <p class="small">{words}</p>
          {note ? (
            <p class="small soft">
              <bdi>{note}</bdi>
            </p>
          ) : null}
          {mayNote ? (
            <form method="post" action={`/cohorts/${cohort.id}/calls`}>
              <button class="button quiet small" type="submit" name="undo" value={id}>
                {w.undo}
                <span class="visually-hidden">{` ${call.name}`}</span>
              </button>
            </form>
          ) : null}
        </div>
      ))}
      {mayNote ? <NoteForm call={call} props={props} /> : null}
    </td>
  );
}

/** People to call, a row each. */
export function CallsTable({ calls, caption, props }: { calls: readonly Call[]; caption: string; props: CallsProps }) {
  const w = CALLS_WORDS[props.shell.lang];
  return (
    <table class="deposits calls">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{w.person}</th>
          <th scope="col">{w.what}</th>
          <th scope="col">{w.reminders}</th>
          <th scope="col">{w.call}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.key}>
            <Who call={call} lang={props.shell.lang} />
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
            <Calls call={call} props={props} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Missions that one page of reminders is asked for: an address holds no more. */
const ASKED = 100;
/** Lines shown of a list; the rest is counted. */
const SHOWN = 100;

/** Those to remind first, with the way to do it: what leaves is shown before it does. */
export function FirstList({ first, cohort, shell, mayNote }: Pick<CallsProps, 'first' | 'cohort' | 'shell' | 'mayNote'>) {
  const w = CALLS_WORDS[shell.lang].first;
  const missions = [...new Set(first.flatMap((each) => each.missions))].slice(0, ASKED);
  const query = new URLSearchParams([['act', 'remind'], ...missions.map((id) => ['m', id])]);
  return (
    <section class="stack" aria-labelledby="first-title">
      <h2 id="first-title">{w.title(first.length)}</h2>
      <p class="soft">{w.lede}</p>
      {mayNote ? (
        <p class="actions">
          <a class="button" href={`/cohorts/${cohort.id}/bulk?${query}`}>
            {w.remind}
          </a>
        </p>
      ) : null}
      <ul class="lines">
        {first.slice(0, SHOWN).map(({ key, name, role, what }) => (
          <li key={key}>
            <bdi class="strong">{name}</bdi>
            <span class="soft">{role}</span>
            <ul class="small asked">
              {what.map((each) => (
                <li key={each}>
                  <bdi>{each}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {first.length > SHOWN ? <p class="soft">{w.more(first.length - SHOWN)}</p> : null}
    </section>
  );
}
