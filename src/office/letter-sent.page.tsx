/** A letter of the outbox: what became of it, what to do about it, what it says. */
import { LetterFacts } from '../letter/facts.view.tsx';
import type { OutboxLetter } from '../letter/outbox.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { SendAgain, hidden, isPrivate, subjectOf } from './outbox-letter.view.tsx';
import { OUTBOX_WORDS } from './outbox-words.ts';

const bringsSecret = ({ text }: OutboxLetter) => text.includes('⟦');

/** What to do about a letter that did not arrive: whose address is corrected where, whence an invitation leaves again. */
function Ways({ letter, shell, office }: { letter: OutboxLetter; shell: Shell; office: boolean }) {
  const w = OUTBOX_WORDS[shell.lang];
  const { state, mission, person, links, again } = letter;
  const isBack = state === 'dead' || state === 'bounced' || (state === 'held' && !again);
  const leaves = bringsSecret(letter) ? w.wrongAddressOfLink : w.wrongAddress;
  return (
    <>
      {state === 'dropped' ? <p>{w.dropped}</p> : null}
      {isBack ? <p>{again ? leaves : w.inviteAgain}</p> : null}
      <p class="links">
        {mission ? <a href={`/missions/${mission}`}>{w.mission}</a> : null}
        {mission && links ? <a href={`/missions/${mission}/links`}>{w.invitations}</a> : null}
        {office && person ? <a href={`/persons/${person.id}`}>{w.person}</a> : null}
      </p>
    </>
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
        {bringsSecret(letter) ? <p class="small soft">{w.secret}</p> : null}
      </header>
      <LetterFacts letter={letter} lang={shell.lang} zone={zone} />
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
