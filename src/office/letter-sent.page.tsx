/** A letter of the outbox: what became of it, what to do about it, what it says. */
import type { OutboxLetter } from '../letter/outbox.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { SendAgain, hidden, isPrivate, subjectOf, TONES } from './outbox-letter.view.tsx';
import { OUTBOX_WORDS } from './outbox-words.ts';

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
      {mails && letter.again ? <SendAgain id={letter.id} shell={shell} to={letter.person?.email ?? letter.address} /> : null}
      <article class="sheet letter">
        <h2>
          <bdi>{subjectOf(letter, shell)}</bdi>
        </h2>
        {isPrivate(letter.kind) ? <p class="soft">{w.confidential}</p> : <p class="letter-text">{hidden(letter.text)}</p>}
      </article>
    </Layout>
  );
}
