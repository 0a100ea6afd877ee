/** A letter of the outbox: when it was written, to whom, what became of it. */
import type { Lang } from '../ui/lang.ts';
import { Signal, type Tone } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { FACTS_WORDS } from './facts-words.ts';
import type { OutboxLetter, OutboxState } from './outbox.ts';

const TONES: Readonly<Record<OutboxState, Tone>> = {
  dead: 'block',
  bounced: 'block',
  held: 'check',
  waiting: 'wait',
  sent: 'conform',
  dropped: 'unknown',
};

/** What became of a letter. */
export const LetterSignal = ({ state, lang }: { state: OutboxState; lang: Lang }) => (
  <Signal tone={TONES[state]}>{FACTS_WORDS[lang].states[state]}</Signal>
);

const Fact = ({ name, value }: { name: string; value: string | null }) =>
  value ? (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  ) : null;

/** What is known of a letter. `received`: as its reader has it, who does not know what it went through. */
export function LetterFacts(props: { letter: OutboxLetter; lang: Lang; zone: string; received?: boolean }) {
  const { letter, lang, zone, received = false } = props;
  const w = FACTS_WORDS[lang];
  const now = letter.person?.email ?? letter.address;
  return (
    <dl class="facts">
      <dt>{w.written}</dt>
      <dd class="num">{instant(letter.writtenAt, lang, zone)}</dd>
      <Fact name={w.to} value={letter.address} />
      {received ? null : <Fact name={w.now} value={now === letter.address ? null : now} />}
      <Fact name={w.answers} value={letter.replyTo} />
      {received ? null : (
        <>
          <dt>{w.state}</dt>
          <dd>
            <LetterSignal state={letter.state} lang={lang} />
            {letter.sentAt ? ` ${instant(letter.sentAt, lang, zone)}` : null}
          </dd>
          <Fact name={w.why} value={letter.problem} />
        </>
      )}
    </dl>
  );
}
