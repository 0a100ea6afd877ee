/** Pages of the outbox: the list with its filters, and one letter. */
import { isLetterKind, kindOf } from '../letter/kinds.ts';
import { OUTBOX_STATES, type OutboxAsked, type OutboxLetter, type OutboxLine, type OutboxState } from '../letter/outbox.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal, type Tone } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { LETTERS_WORDS } from './letters-words.ts';
import { OUTBOX_WORDS } from './outbox-words.ts';

const TONES: Readonly<Record<OutboxState, Tone>> = {
  dead: 'block',
  bounced: 'block',
  held: 'check',
  waiting: 'wait',
  sent: 'conform',
  dropped: 'unknown',
};

export interface OutboxProps {
  shell: Shell;
  zone: string;
  counts: Readonly<Record<OutboxState, number>>;
  lines: readonly OutboxLine[];
  asked: OutboxAsked;
  pages: number;
  /** Whether a mail server is set. */
  mails: boolean;
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

/** What a letter is called; its kind may be one of an earlier version. */
function kindName(kind: string, { lang }: Shell): string {
  const w = OUTBOX_WORDS[lang];
  if (isLetterKind(kind)) return LETTERS_WORDS[lang].kinds[kind][0];
  return kind === 'deposit-receipt' ? w.receipt : w.other;
}

/** What two people say to each other is not the office's to read. */
const isPrivate = (kind: string) => isLetterKind(kind) && kindOf(kind).confidential === true;
/** Secrets stand as dots. */
const hidden = (text: string) => text.replaceAll(/⟦[^⟧]*⟧/g, '•••••');
const subjectOf = ({ kind, subject }: OutboxLine, shell: Shell) => (isPrivate(kind) ? kindName(kind, shell) : hidden(subject));

function Again({ id, shell, to }: { id: string; shell: Shell; to: string }) {
  return (
    <form method="post" action="/outbox">
      <button class="button quiet small" type="submit" name="letter" value={id}>
        {OUTBOX_WORDS[shell.lang].again}
        <span class="visually-hidden">{` ${to}`}</span>
      </button>
    </form>
  );
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
        <Signal tone={TONES[line.state]}>{w.state[line.state]}</Signal>
        {line.problem ? (
          <span class="small soft block-line">
            {`${w.attempts(line.attempts)}, `}
            <bdi>{line.problem}</bdi>
          </span>
        ) : null}
      </td>
      {mails ? (
        <td data-label={w.columns.action}>{line.again ? <Again id={line.id} shell={shell} to={line.address} /> : null}</td>
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
      <form class="actions" method="get" action="/outbox" role="search">
        {asked.state === null ? null : <input type="hidden" name="show" value={asked.state} />}
        <label for="q">{w.search}</label>
        <input class="field" id="q" name="q" type="search" value={asked.query} maxLength={100} />
        <button class="button quiet small" type="submit">
          {w.searchDo}
        </button>
      </form>
    </div>
  );
}

/** `/outbox`. */
export function OutboxPage(props: OutboxProps) {
  const { shell, counts, lines, asked, pages, mails, done, refused, office } = props;
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
        <p class="lede">{mails ? w.lede : w.noServer}</p>
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
      {pages > 1 ? (
        <nav class="actions" aria-label={w.pages}>
          {asked.page > 1 ? <a href={outboxUrl({ ...asked, page: asked.page - 1 })}>{w.before}</a> : null}
          <span>{w.page(asked.page, pages)}</span>
          {asked.page < pages ? <a href={outboxUrl({ ...asked, page: asked.page + 1 })}>{w.after}</a> : null}
        </nav>
      ) : null}
    </Layout>
  );
}

/** What to do about a letter that did not arrive: whose address is corrected where, whence an invitation leaves again. */
function Ways({ letter, shell, office }: { letter: OutboxLetter; shell: Shell; office: boolean }) {
  const w = OUTBOX_WORDS[shell.lang];
  const { state, mission, person, links, again } = letter;
  const isBack = state === 'dead' || state === 'bounced';
  return (
    <>
      {state === 'dropped' ? <p>{w.dropped}</p> : null}
      {isBack ? <p>{again ? w.wrongAddress : w.inviteAgain}</p> : null}
      <p class="links">
        {mission ? <a href={`/missions/${mission}`}>{w.mission}</a> : null}
        {mission && links ? <a href={`/missions/${mission}/links`}>{w.invitations}</a> : null}
        {office && person ? <a href={`/persons/${person.id}`}>{w.person}</a> : null}
      </p>
    </>
  );
}

/** When it was written, to whom, what became of it. */
function Facts({ letter, shell, zone }: { letter: OutboxLetter; shell: Shell; zone: string }) {
  const w = OUTBOX_WORDS[shell.lang];
  return (
    <dl class="facts">
      <dt>{w.columns.written}</dt>
      <dd class="num">{instant(letter.writtenAt, shell.lang, zone)}</dd>
      <dt>{w.to}</dt>
      <dd>
        <bdi>{letter.address}</bdi>
      </dd>
      {letter.person && letter.person.email !== letter.address ? (
        <>
          <dt>{w.now}</dt>
          <dd>
            <bdi>{letter.person.email}</bdi>
          </dd>
        </>
      ) : null}
      {letter.replyTo ? (
        <>
          <dt>{w.answers}</dt>
          <dd>
            <bdi>{letter.replyTo}</bdi>
          </dd>
        </>
      ) : null}
      <dt>{w.columns.state}</dt>
      <dd>
        <Signal tone={TONES[letter.state]}>{w.state[letter.state]}</Signal>
        {letter.sentAt ? ` ${instant(letter.sentAt, shell.lang, zone)}` : null}
      </dd>
      {letter.problem ? (
        <>
          <dt>{w.why}</dt>
          <dd>
            <bdi>{letter.problem}</bdi>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** `/outbox/:letter`: what it says, without its secrets. */
export function LetterSentPage({
  shell,
  zone,
  letter,
  mails,
  office,
}: {
  shell: Shell;
  zone: string;
  letter: OutboxLetter;
  mails: boolean;
  office: boolean;
}) {
  const w = OUTBOX_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.tab} current="letter" unlisted>
      <header>
        <p class="crumb">
          <a href="/outbox">{w.tab}</a>
        </p>
        <h1>{w.letterTitle[letter.state]}</h1>
        {letter.text.includes('⟦') ? <p class="small soft">{w.secret}</p> : null}
      </header>
      <Facts letter={letter} shell={shell} zone={zone} />
      <Ways letter={letter} shell={shell} office={office} />
      {mails && letter.again ? <Again id={letter.id} shell={shell} to={letter.person?.email ?? letter.address} /> : null}
      <article class="sheet letter">
        <h2>
          <bdi>{subjectOf(letter, shell)}</bdi>
        </h2>
        {isPrivate(letter.kind) ? <p class="soft">{w.confidential}</p> : <p class="letter-text">{hidden(letter.text)}</p>}
      </article>
    </Layout>
  );
}
