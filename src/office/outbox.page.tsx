/** Pages of the outbox: the list with its filters, and one letter. */
import { Pager } from '../ui/pager.tsx';
import { LetterSignal } from '../letter/facts.view.tsx';
import { OUTBOX_STATES, type OutboxAsked, type OutboxLine, type OutboxState } from '../letter/outbox.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { LETTERS_WORDS } from './letters-words.ts';
import { SendAgain, kindName, subjectOf } from './outbox-letter.view.tsx';
import { OUTBOX_WORDS } from './outbox-words.ts';

export interface OutboxProps {
  shell: Shell;
  zone: string;
  counts: Readonly<Record<OutboxState, number>>;
  lines: readonly OutboxLine[];
  asked: OutboxAsked;
  pages: number;
  /** Whether a mail server is set. */
  mails: boolean;
  /** Whether the school is the demo's. */
  demo: boolean;
  /** How many letters were just sent again. */
  done: number;
  refused: boolean;
  /** Whether the reader is of the office. */
  office: boolean;
}

function outboxUrl({ state, query, page }: OutboxAsked): string {
  const search = new URLSearchParams();
  if (state) search.set('show', state);
  if (query) search.set('q', query);
  if (page > 1) search.set('page', String(page));
  return search.size > 0 ? `/outbox?${search}` : '/outbox';
}

function Line({ line, props }: { line: OutboxLine; props: OutboxProps }) {
  const { shell, zone, mails } = props;
  const w = OUTBOX_WORDS[shell.lang];
  return (
    <tr>
      <td data-label={w.columns.written}>
        <span class="num">{instant(line.writtenAt, shell.lang, zone)}</span>
      </td>
      <th scope="row" data-label={w.columns.to}>
        <bdi>{line.address}</bdi>
      </th>
      <td data-label={w.columns.letter}>
        <a href={`/outbox/${line.id}`}>
          <bdi>{subjectOf(line, shell)}</bdi>
        </a>
        <span class="small soft block-line">{kindName(line.kind, shell)}</span>
      </td>
      <td data-label={w.columns.state}>
        <LetterSignal state={line.state} lang={shell.lang} />
        {line.problem ? (
          <span class="small soft block-line">
            {line.attempts > 0 ? `${w.attempts(line.attempts)}, ` : null}
            <bdi>{line.problem}</bdi>
          </span>
        ) : null}
      </td>
      {mails ? (
        <td data-label={w.columns.action}>{line.again ? <SendAgain id={line.id} shell={shell} to={line.address} /> : null}</td>
      ) : null}
    </tr>
  );
}

function Filters({ props }: { props: OutboxProps }) {
  const { shell, asked, counts } = props;
  const w = OUTBOX_WORDS[shell.lang];
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const link = (state: OutboxState | null, words: string) => (
    <a
      key={words}
      class="button quiet small"
      href={outboxUrl({ ...asked, state, page: 1 })}
      aria-current={state === asked.state ? 'true' : undefined}
    >
      {words}
    </a>
  );
  return (
    <div class="filters">
      <nav class="actions" aria-label={w.filters}>
        {link(null, `${w.all} ${all}`)}
        {OUTBOX_STATES.map((state) => link(state, `${w.states[state]} ${counts[state]}`))}
      </nav>
      <form class="filter-bar" method="get" action="/outbox" role="search">
        {asked.state === null ? null : <input type="hidden" name="show" value={asked.state} />}
        <label>
          {w.search}
          <input class="field" id="q" name="q" type="search" value={asked.query} maxLength={100} />
        </label>
        <button class="button quiet" type="submit">
          {w.searchDo}
        </button>
      </form>
    </div>
  );
}

/** `/outbox`. */
export function OutboxPage(props: OutboxProps) {
  const { shell, counts, lines, asked, pages, mails, demo, done, refused, office } = props;
  const w = OUTBOX_WORDS[shell.lang];
  const bulk = (['dead', 'held'] as const).filter((state) => mails && counts[state] > 0);
  return (
    <Layout shell={shell} title={w.tab} current="letter" unlisted>
      <header>
        {office ? (
          <p class="crumb">
            <a href="/letters">{LETTERS_WORDS[shell.lang].tab}</a>
          </p>
        ) : null}
        <h1>{w.title(counts)}</h1>
        <p class="lede">{mails ? w.lede : demo ? <a href="/demo/mail">{w.demo}</a> : w.noServer}</p>
        {done > 0 ? (
          <p role="status">
            <Signal tone="conform">{w.done(done)}</Signal>
          </p>
        ) : null}
        {refused ? (
          <p role="alert">
            <Signal tone="block">{w.refusedAgain}</Signal>
          </p>
        ) : null}
      </header>
      {bulk.length > 0 ? (
        <form class="actions" method="post" action="/outbox">
          {bulk.map((state) => (
            <button key={state} class="button" type="submit" name="all" value={state}>
              {w.againAll[state](counts[state])}
            </button>
          ))}
        </form>
      ) : null}
      <Filters props={props} />
      {lines.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <table class="deposits outbox" aria-label={w.tab}>
          <thead>
            <tr>
              <th scope="col">{w.columns.written}</th>
              <th scope="col">{w.columns.to}</th>
              <th scope="col">{w.columns.letter}</th>
              <th scope="col">{w.columns.state}</th>
              {mails ? <th scope="col">{w.columns.action}</th> : null}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} props={props} />
            ))}
          </tbody>
        </table>
      )}
      <Pager lang={shell.lang} page={asked.page} pages={pages} href={(page) => outboxUrl({ ...asked, page })} />
    </Layout>
  );
}
